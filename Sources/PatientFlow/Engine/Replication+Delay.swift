extension Replication {
  /// Ends the current stretch of a delayed patient's delay and begins the next under a reason; -1 ends the delay.
  ///
  /// Does nothing for patients who are in no place or not yet ready to leave it.
  @inline(__always)
  mutating func setReason(_ slot: Int32, _ reason: Int32) {
    let patient = patients.address(of: slot)
    if patient.pointee.place >= 0 && patient.pointee.isReady && patient.pointee.reason != reason {
      changeReason(slot, reason)
    } else if patient.pointee.parent >= 0 {
      setReason(ofStrand: slot, reason)
    }
  }

  /// Ends the current stretch of the delay of a patient who is delayed in a place, or was not and is from now on.
  private mutating func changeReason(_ slot: Int32, _ reason: Int32) {
    let patient = patients.address(of: slot)
    let before = patient.pointee.reason
    let place = patient.pointee.place
    if before >= 0 {
      addDelay(patient, now - patient.pointee.delayedSince, reason: before)
      recorder.delayed(place, reason: before, by: -1, at: now)
    }
    if reason >= 0 { recorder.delayed(place, reason: reason, by: 1, at: now) }
    if (before ^ reason) < 0 {
      let atom = layout.atom(cohort: patient.pointee.cohort, pathway: patient.pointee.pathway)
      recorder.delayed(place, atom: atom, units: patient.pointee.units, by: reason < 0 ? -1 : 1, at: now)
    }
    patient.pointee.reason = reason
    patient.pointee.delayedSince = now
    if log.isOn { log.delay(patient.pointee, reason: reason, at: now) }
  }

  /// Adds time to a patient's delay.
  @inline(__always)
  mutating func addDelay(_ patient: UnsafeMutablePointer<Patient>, _ time: Int64, reason: Int32) {
    if time <= 0 { return }
    patient.pointee.placeDelay += time
    patient.pointee.settingDelay += time
    reasonTimes.add(time, reason: reason, to: &patient.pointee.firstReasonTime)
  }
}
