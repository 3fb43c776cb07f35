import EventSimulation
import RandomStreams

// Tasks and waits that run side by side (`together`), or beside a clinical stay (`prepare`).
//
// Each strand is a record of its own in the table of patients, so that it queues for staff, works, pauses and waits as
// patients do; it holds no place and is counted nowhere. While several run side by side, what a delay is called at the
// moment is the reason of the first of them that is not finished; once all are, the delay was that of the one which
// finished last, by its own course.

extension Replication {
  // MARK: Side by side

  /// Begins all strands of a step; the patient goes on when the last has ended.
  mutating func beginTogether(_ slot: Int32, step: StepPointer) {
    // The stretch of delay before ends here, also where it had the same reason.
    if patients[slot].reason >= 0 {
      addDelay(patients.address(of: slot), now - patients[slot].delayedSince, reason: patients[slot].reason)
      patients[slot].delayedSince = now
    }
    for strand in (step.pointee.firstStrand..<(step.pointee.firstStrand + step.pointee.strandCount)).reversed() {
      beginStrand(of: slot, step: network.strands[Int(strand)])
    }
    showReasonOfStrands(slot)
    if step.pointee.riskCount > 0 { scheduleStepRisk(slot, phase: .stay, endsAt: Cursors.never) }
  }

  private mutating func beginStrand(of parent: Int32, step: Int32) {
    let slot = patients.admit()
    patients[slot].key = patients[parent].key
    patients[slot].day = patients[parent].day
    patients[slot].indexInDay = patients[parent].indexInDay
    patients[slot].source = patients[parent].source
    patients[slot].cohort = patients[parent].cohort
    patients[slot].arrivedAt = now
    patients[slot].parent = parent
    patients[slot].nextStrand = patients[parent].firstStrand
    patients[parent].firstStrand = slot
    begin(slot, step: step, row: 0)
  }

  /// A strand has come to its end.
  mutating func endStrand(_ slot: Int32) {
    let parent = patients[slot].parent
    setReason(ofStrand: slot, -1)
    unlink(slot, from: parent)
    let isLast = patients[parent].firstStrand < 0
    if isLast && patients[parent].activity == .waiting { takeOverDelay(of: slot, parent) }
    forget(slot)
    if !isLast {
      showReasonOfStrands(parent)
    } else if patients[parent].activity != .staying {
      goOn(parent)
    }
  }

  /// What a strand does is over, for whatever reason; nothing of it remains.
  private mutating func forget(_ slot: Int32) {
    reasonTimes.release(&patients[slot].firstReasonTime)
    patients.release(slot)
  }

  private mutating func unlink(_ slot: Int32, from parent: Int32) {
    let next = patients[slot].nextStrand
    if patients[parent].firstStrand == slot {
      patients[parent].firstStrand = next
      return
    }
    var before = patients[parent].firstStrand
    while patients[before].nextStrand != slot { before = patients[before].nextStrand }
    patients[before].nextStrand = next
  }

  /// Gives up all strands beside a patient's step.
  mutating func abandonStrands(_ parent: Int32) {
    if patients[parent].activity == .waiting {
      // Nothing has finished last: the delay is that of the strand whose reason it had.
      let first = patients[parent].firstStrand
      setReason(ofStrand: first, -1)
      takeOverDelay(of: first, parent)
    }
    while patients[parent].firstStrand >= 0 {
      let slot = patients[parent].firstStrand
      patients[parent].firstStrand = patients[slot].nextStrand
      switch patients[slot].activity {
      case .queueing, .working, .paused: abandonTask(slot)
      default: break
      }
      forget(slot)
    }
  }

  // MARK: Reasons

  /// Ends the current stretch of a strand's own course and begins the next.
  mutating func setReason(ofStrand slot: Int32, _ reason: Int32) {
    let (before, parent) = (patients[slot].reason, patients[slot].parent)
    if before == reason { return }
    let time = now - patients[slot].delayedSince
    if before >= 0 && time > 0 { reasonTimes.add(time, reason: before, to: &patients[slot].firstReasonTime) }
    patients[slot].reason = reason
    patients[slot].delayedSince = now
    if reason < 0 { return }
    if patients[parent].activity == .lingering {
      setReason(parent, reason)
    } else if patients[parent].activity == .waiting && patients[parent].reason >= 0 {
      showReasonOfStrands(parent)
    }
  }

  /// Calls the delay of a patient by the first strand that goes on; the stretch goes on.
  private mutating func showReasonOfStrands(_ slot: Int32) {
    let (before, place) = (patients[slot].reason, patients[slot].place)
    let reason = patients[patients[slot].firstStrand].reason
    if before < 0 || reason < 0 {
      setReason(slot, reason)
      return
    }
    if before == reason || place < 0 || !patients[slot].isReady { return }
    recorder.delayed(place, reason: before, by: -1, at: now)
    recorder.delayed(place, reason: reason, by: 1, at: now)
    patients[slot].reason = reason
    if log.isOn { log.delay(patients[slot], reason: reason, at: now) }
  }

  /// The delay since all strands began was that of one of them.
  private mutating func takeOverDelay(of slot: Int32, _ parent: Int32) {
    if patients[parent].place < 0 || !patients[parent].isReady { return }
    var entry = patients[slot].firstReasonTime
    while entry >= 0 {
      let times = reasonTimes[entry]
      addDelay(patients.address(of: parent), times.inPlace, reason: times.reason)
      entry = times.next
    }
    patients[parent].delayedSince = now
  }

  // MARK: Beside a stay

  /// Schedules the beginning of what is prepared beside a stay. Draws used: the lead, of its own.
  mutating func schedulePreparation(_ slot: Int32, step: StepPointer) {
    var stream = RandomStream(key: patients[slot].key, step.pointee.key, patients[slot].visit, purpose: Purpose.lead)
    let begins = patients[slot].workEnds - Self.duration(network.distributions.sample(step.pointee.lead, from: &stream))
    events.schedule(
      FlowEvent(patient: slot, stamp: patients[slot].stepStamp, kind: .prepares), at: max(now, begins),
      phase: Phase.departure)
  }

  /// Begins what is prepared beside a stay.
  mutating func prepare(_ slot: Int32) {
    beginStrand(of: slot, step: network.strands[Int(tables.step(patients[slot].step).pointee.firstStrand)])
  }

  /// The stay is over, and what was to be prepared is not: that is delay under its own reason.
  mutating func linger(_ slot: Int32) {
    patients[slot].activity = .lingering
    patients[slot].stepStamp &+= 1
    setReason(slot, patients[patients[slot].firstStrand].reason)
  }
}
