import Memory

extension Replication {
  /// What must hold after every event. A breach is a mistake in the program and stops it.
  ///
  /// - Patients are conserved: who came in is inside or has left.
  /// - Everyone holds one place or none, or two while under way between them; the units used are those held and those
  ///   in turnaround. Units that fall are what the stay takes by now.
  /// - Units in use are above the count only after a cut; nobody who fits waits at the head of an open queue, and no
  ///   ring that could turn waits.
  /// - The reasons of a patient's delay add up to the delay.
  /// - Staff at work are those of the tasks in progress, and not above those on duty where tasks pause.
  ///
  /// - Complexity: O(patients + places + requests).
  func checkInvariants() {
    var inside: Int64 = 0
    var used = [Int32](repeating: 0, count: layout.places)
    var busy = [Int32](repeating: 0, count: layout.pools)
    for slot in 0..<patients.slotCount {
      let patient = patients[slot]
      if patient.activity == .absent { continue }
      if patient.activity == .away {
        precondition(patient.place < 0, "Someone who is away holds a place.")
        continue
      }
      if patient.parent >= 0 {
        // A strand: no patient, but at work.
        precondition(patient.place < 0 && patients[patient.parent].firstStrand >= 0, "A strand has no patient.")
        if patient.activity == .working { busy[Int(network.steps[Int(patient.step)].staff)] += patient.need }
        continue
      }
      inside += 1
      precondition((patient.activity == .moving) == (patient.heading >= 0), "Someone goes nowhere.")
      if patient.heading >= 0 { used[Int(patient.heading)] += patient.need }
      if patient.place >= 0 {
        used[Int(patient.place)] += patient.units
        var byReason: Int64 = 0
        var entry = patient.firstReasonTime
        while entry >= 0 {
          byReason += reasonTimes[entry].inPlace
          entry = reasonTimes[entry].next
        }
        precondition(byReason == patient.placeDelay, "The reasons of a delay do not add up to it.")
        let current = patient.reason >= 0 ? now - patient.delayedSince : 0
        let expected = patient.isReady ? now - patient.readyAt : 0
        precondition(patient.placeDelay + current >= expected, "Part of a delay has no reason.")
        precondition(
          !patient.isReady || patient.reason >= 0 || now == patient.readyAt, "A delay goes on without a reason.")
      } else {
        precondition(!patient.isReady, "Someone in no place is ready to leave one.")
      }
      if patient.activity == .staying { checkUnits(of: patient) }
      if patient.activity == .working { busy[Int(network.steps[Int(patient.step)].staff)] += patient.need }
    }
    precondition(enteredCount - leftCount == inside, "Patients are not conserved.")
    for place in 0..<layout.places {
      let state = places[place]
      precondition(
        used[place] + state.cleaning == state.used, "The units in use are not those that patients hold or have left.")
      precondition(state.cleaning >= 0 && state.startsLeft >= 0, "More was given than there was.")
      precondition(requests.waiting[place] <= state.queueLimit, "More wait than may.")
      var request = requests.first(of: Int32(place))
      while request >= 0 && state.admits && state.startsLeft > 0 {
        let units = patients[requests[request].patient].need
        precondition(state.capacity - state.used < units, "Someone waits for a unit that is free.")
        request = state.skipsUnfit ? requests.after(request) : -1
      }
    }
    for pool in 0..<layout.pools {
      precondition(busy[pool] == pools[pool].busy, "The staff at work are not those of the tasks in progress.")
      let first = requests.first(of: Int32(layout.places + pool))
      let next = pools[pool].firstPaused >= 0 ? pools[pool].firstPaused : first < 0 ? -1 : requests[first].patient
      if next >= 0 {
        let units = patients[next].need
        precondition(pools[pool].onDuty - pools[pool].busy < units, "A task waits for staff who are free.")
      }
    }
    precondition(dirtyCount == 0, "Something free was not offered.")
    precondition(!hasIdleRing(), "Patients wait in a ring that could turn.")
  }
  /// The units of a stay are not above what it takes by now; at the very moment of a fall they may be one event behind.
  private func checkUnits(of patient: Patient) {
    let index = network.branches[Int(patient.branch)].units
    if index < 0 || !network.unitRules[Int(index)].falls { return }
    let (elapsed, length) = (now - patient.workSince, patient.workEnds - patient.workSince)
    let most = network.unitRules[Int(index)].units(at: max(0, elapsed - 1), length: length)
    precondition(elapsed == 0 || patient.units <= most, "A stay keeps units that it has given back.")
  }
}
