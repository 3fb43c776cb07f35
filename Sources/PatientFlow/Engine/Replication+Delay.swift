extension Replication {
  /// Ends the current stretch of a delayed patient's delay and begins the next under a reason; -1 ends the delay.
  ///
  /// Does nothing for patients who are in no place or not yet ready to leave it.
  mutating func setReason(_ slot: Int32, _ reason: Int32) {
    let before = patients[slot].reason
    let place = patients[slot].place
    if place < 0 || !patients[slot].isReady || before == reason {
      if patients[slot].parent >= 0 { setReason(ofStrand: slot, reason) }
      return
    }
    if before >= 0 {
      addDelay(slot, now - patients[slot].delayedSince, reason: before)
      recorder.delayed(place, reason: before, by: -1, at: now)
    }
    if reason >= 0 { recorder.delayed(place, reason: reason, by: 1, at: now) }
    if (before < 0) != (reason < 0) {
      let atom = layout.atom(cohort: patients[slot].cohort, pathway: patients[slot].pathway)
      recorder.delayed(place, atom: atom, units: patients[slot].units, by: reason < 0 ? -1 : 1, at: now)
    }
    patients[slot].reason = reason
    patients[slot].delayedSince = now
    if log.isOn { log.delay(patients[slot], reason: reason, at: now) }
  }

  /// Adds time to a patient's delay.
  @inline(__always)
  mutating func addDelay(_ slot: Int32, _ time: Int64, reason: Int32) {
    if time <= 0 { return }
    patients[slot].placeDelay += time
    patients[slot].settingDelay += time
    reasonTimes.add(time, reason: reason, to: &patients[slot].firstReasonTime)
  }
}
