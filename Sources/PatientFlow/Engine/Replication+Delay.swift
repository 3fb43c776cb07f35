extension Replication {
  /// Ends the current stretch of a delayed patient's delay and begins the next under a reason; -1 ends the delay.
  ///
  /// Does nothing for patients who are in no place or not yet ready to leave it.
  mutating func setReason(_ slot: Int32, _ reason: Int32) {
    let patient = patients[slot]
    if patient.place < 0 || !patient.isReady || patient.reason == reason { return }
    if patient.reason >= 0 {
      let time = now - patient.delayedSince
      if time > 0 {
        patients[slot].placeDelay += time
        patients[slot].settingDelay += time
        reasonTimes.add(time, reason: patient.reason, to: &patients[slot].firstReasonTime)
      }
      recorder.delayed(patient.place, reason: patient.reason, by: -1, at: now)
    }
    if reason >= 0 { recorder.delayed(patient.place, reason: reason, by: 1, at: now) }
    if (patient.reason < 0) != (reason < 0) {
      let atom = layout.atom(cohort: patient.cohort, pathway: patient.pathway)
      recorder.delayed(patient.place, atom: atom, units: patient.units, by: reason < 0 ? -1 : 1, at: now)
    }
    patients[slot].reason = reason
    patients[slot].delayedSince = now
  }
}
