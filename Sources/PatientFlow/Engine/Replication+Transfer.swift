import Memory
import EventSimulation
import RandomStreams

// From securing a place to being in it.

extension Replication {
  /// Gives a patient the units of a place that it needs, and lets it go there.
  ///
  /// - Parameter isSwap: whether the place held is given to another patient of a ring at this moment: then it is left at
  ///   once, without turnaround, and nobody holds two places.
  mutating func secure(_ slot: Int32, place: Int32, step: StepPointer, isSwap: Bool = false) {
    note(.secures, slot, place: place)
    recorder.wait(place, now - patients[slot].queueSince)
    if places[Int(place)].limitsStarts { places[Int(place)].startsLeft -= 1 }
    if step.pointee.transfer != .none {
      beginTransfer(slot, to: place, step: step, isSwap: isSwap)
      return
    }
    leaveFor(place, slot, step: step, isSwap: isSwap)
    use(place, by: patients[slot].need)
    enter(slot, place: place, step: step)
  }

  /// Leaves the place held, if any, for another.
  @inline(__always)
  private mutating func leaveFor(_ place: Int32, _ slot: Int32, step: StepPointer, isSwap: Bool) {
    if patients[slot].place < 0 { return }
    if step.pointee.factors >= 0 { lengthen(slot, by: step.pointee.factors) }
    leavePlace(slot, nextSetting: places[Int(place)].setting, isSwap: isSwap)
  }

  /// Holds the units of a place while under way to it. Draws used: what the transfer takes, of its own.
  private mutating func beginTransfer(_ slot: Int32, to place: Int32, step: StepPointer, isSwap: Bool) {
    if isSwap && patients[slot].place >= 0 {
      if step.pointee.factors >= 0 { lengthen(slot, by: step.pointee.factors) }
      leavePlace(slot, nextSetting: -1, isSwap: true)
    }
    use(place, by: patients[slot].need)
    patients[slot].heading = place
    patients[slot].activity = .moving
    patients[slot].stepStamp &+= 1
    setReason(slot, step.pointee.workReason)
    var stream = RandomStream(
      key: patients[slot].key, step.pointee.key, patients[slot].visit, purpose: Purpose.transfer)
    let arrives = now + Self.duration(network.distributions.sample(step.pointee.transfer, from: &stream))
    events.schedule(
      FlowEvent(patient: slot, stamp: patients[slot].stepStamp, kind: .arrives), at: arrives, phase: Phase.departure)
    // Between queue and stay, only those risks go on that are at work in both.
    if step.pointee.riskCount > 0 { scheduleStepRisk(slot, phase: [.queue, .stay], endsAt: arrives) }
  }

  /// Arrives in the place secured.
  mutating func endTransfer(_ slot: Int32) {
    let step = tables.step(patients[slot].step)
    let place = patients[slot].heading
    patients[slot].heading = -1
    leaveFor(place, slot, step: step, isSwap: false)
    enter(slot, place: place, step: step)
  }

  /// Gives up the place that a patient is under way to.
  mutating func abandonTransfer(_ slot: Int32) {
    let place = patients[slot].heading
    patients[slot].heading = -1
    use(place, by: -patients[slot].need)
    markDirty(place)
  }

  /// Is in a place from now on, the units of which are counted already.
  @inline(__always)
  private mutating func enter(_ slot: Int32, place: Int32, step: StepPointer) {
    let patient = patients.address(of: slot)
    if step.pointee.pathway >= 0 {
      recorder.start(step.pointee.pathway, month: month, after: now - patient.pointee.queueSince)
    }
    patient.pointee.place = place
    patient.pointee.units = patient.pointee.need
    patient.pointee.placeSince = now
    patient.pointee.placeDelay = 0
    patient.pointee.placeReview = 0
    patient.pointee.placeCensus = recorder.stayBegins(row: Int(place))
    if patient.pointee.settingSince == Patient.never {
      patient.pointee.settingSince = now
      patient.pointee.settingDelay = 0
      patient.pointee.settingReview = 0
      let row = Int(places[Int(place)].settingRow)
      if row >= 0 { patient.pointee.settingCensus = recorder.stayBegins(row: row) }
    }
    note(.arrivesInPlace, slot, place: place)
    startStay(slot, step: step)
  }

  // MARK: Turnaround

  /// Keeps the units that a patient has just left occupied for a while, or gives them on at once where that is no time.
  ///
  /// Draws used: what the turnaround takes, of its own, by the patient's last stay.
  mutating func beginTurnaround(of place: Int32, units: Int32, after slot: Int32) {
    let (step, visit) = (patients[slot].stayStep, patients[slot].stayVisit)
    var stream = RandomStream(
      key: patients[slot].key, tables.step(step).pointee.key, visit, purpose: Purpose.turnaround)
    let ends = now + Self.duration(network.distributions.sample(network.places[Int(place)].turnaround, from: &stream))
    places[Int(place)].cleaning += units
    events.schedule(
      FlowEvent(patient: place, stamp: UInt32(units), kind: .cleaned), at: ends, phase: Phase.departure)
  }

  /// Units that nobody is in are free again.
  mutating func endTurnaround(of place: Int32, units: Int32) {
    places[Int(place)].cleaning -= units
    use(place, by: -units)
    markDirty(place)
  }
}
