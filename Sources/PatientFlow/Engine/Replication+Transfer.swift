import EventSimulation
import RandomStreams

// From securing a place to being in it.

extension Replication {
  /// Gives a patient the units of a place that it needs, and lets it go there.
  ///
  /// - Parameter isSwap: whether the place held is given to another patient of a ring at this moment: then it is left at
  ///   once, without turnaround, and nobody holds two places.
  mutating func secure(_ slot: Int32, place: Int32, step: Step, isSwap: Bool = false) {
    note(.secures, slot, place: place)
    recorder.wait(place, now - patients[slot].queueSince)
    if places[Int(place)].limitsStarts { places[Int(place)].startsLeft -= 1 }
    if step.transfer != .none {
      beginTransfer(slot, to: place, step: step, isSwap: isSwap)
      return
    }
    leaveFor(place, slot, step: step, isSwap: isSwap)
    setUse(of: place, capacity: places[Int(place)].capacity, used: places[Int(place)].used + patients[slot].need)
    enter(slot, place: place, step: step)
  }

  /// Leaves the place held, if any, for another.
  private mutating func leaveFor(_ place: Int32, _ slot: Int32, step: Step, isSwap: Bool) {
    if patients[slot].place < 0 { return }
    if step.factors >= 0 { lengthen(slot, by: step.factors) }
    leavePlace(slot, nextSetting: network.places[Int(place)].setting, isSwap: isSwap)
  }

  /// Holds the units of a place while under way to it. Draws used: what the transfer takes, of its own.
  private mutating func beginTransfer(_ slot: Int32, to place: Int32, step: Step, isSwap: Bool) {
    if isSwap && patients[slot].place >= 0 {
      if step.factors >= 0 { lengthen(slot, by: step.factors) }
      leavePlace(slot, nextSetting: -1, isSwap: true)
    }
    setUse(of: place, capacity: places[Int(place)].capacity, used: places[Int(place)].used + patients[slot].need)
    patients[slot].heading = place
    patients[slot].activity = .moving
    patients[slot].stepStamp &+= 1
    setReason(slot, step.workReason)
    var stream = RandomStream(key: patients[slot].key, step.key, patients[slot].visit, purpose: Purpose.transfer)
    let arrives = now + Self.duration(network.distributions.sample(step.transfer, from: &stream))
    events.schedule(
      FlowEvent(patient: slot, stamp: patients[slot].stepStamp, kind: .arrives), at: arrives, phase: Phase.departure)
    // Between queue and stay, only those risks go on that are at work in both.
    if step.riskCount > 0 { scheduleStepRisk(slot, phase: [.queue, .stay], endsAt: arrives) }
  }

  /// Arrives in the place secured.
  mutating func endTransfer(_ slot: Int32) {
    let step = network.steps[Int(patients[slot].step)]
    let place = patients[slot].heading
    patients[slot].heading = -1
    leaveFor(place, slot, step: step, isSwap: false)
    enter(slot, place: place, step: step)
  }

  /// Gives up the place that a patient is under way to.
  mutating func abandonTransfer(_ slot: Int32) {
    let place = patients[slot].heading
    patients[slot].heading = -1
    setUse(of: place, capacity: places[Int(place)].capacity, used: places[Int(place)].used - patients[slot].need)
    markDirty(place)
  }

  /// Is in a place from now on, the units of which are counted already.
  private mutating func enter(_ slot: Int32, place: Int32, step: Step) {
    let setting = network.places[Int(place)].setting
    if step.pathway >= 0 { recorder.start(step.pathway, month: month, after: now - patients[slot].queueSince) }
    patients[slot].place = place
    patients[slot].units = patients[slot].need
    patients[slot].placeSince = now
    patients[slot].placeDelay = 0
    patients[slot].placeReview = 0
    recorder.stayBegins(subject: Int(place), at: now)
    if patients[slot].settingSince == Patient.never {
      patients[slot].settingSince = now
      patients[slot].settingDelay = 0
      patients[slot].settingReview = 0
      recorder.stayBegins(subject: layout.places + Int(setting), at: now)
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
      key: patients[slot].key, network.steps[Int(step)].key, visit, purpose: Purpose.turnaround)
    let ends = now + Self.duration(network.distributions.sample(network.places[Int(place)].turnaround, from: &stream))
    places[Int(place)].cleaning += units
    events.schedule(
      FlowEvent(patient: place, stamp: UInt32(units), kind: .cleaned), at: ends, phase: Phase.departure)
  }

  /// Units that nobody is in are free again.
  mutating func endTurnaround(of place: Int32, units: Int32) {
    places[Int(place)].cleaning -= units
    setUse(of: place, capacity: places[Int(place)].capacity, used: places[Int(place)].used - units)
    markDirty(place)
  }
}
