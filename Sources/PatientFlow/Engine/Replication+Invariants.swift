extension Replication {
  /// What must hold after every event. A breach is a mistake in the program and stops it.
  ///
  /// - Patients are conserved: who came in is inside or has left.
  /// - Everyone holds one place or none, and the units used are those held.
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
      inside += 1
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
      if patient.activity == .working {
        busy[Int(network.steps[Int(patient.step)].staff)] += network.steps[Int(patient.step)].units
      }
    }
    precondition(enteredCount - leftCount == inside, "Patients are not conserved.")
    for place in 0..<layout.places {
      let state = places[place]
      precondition(used[place] == state.used, "The units in use are not those that patients hold.")
      let first = requests.first(of: Int32(place))
      if first >= 0 && state.admits {
        let units = network.steps[Int(patients[requests[first].patient].step)].units
        precondition(state.capacity - state.used < units, "Someone waits for a unit that is free.")
      }
    }
    for pool in 0..<layout.pools {
      precondition(busy[pool] == pools[pool].busy, "The staff at work are not those of the tasks in progress.")
      let first = requests.first(of: Int32(layout.places + pool))
      let next = pools[pool].firstPaused >= 0 ? pools[pool].firstPaused : first < 0 ? -1 : requests[first].patient
      if next >= 0 {
        let units = network.steps[Int(patients[next].step)].units
        precondition(pools[pool].onDuty - pools[pool].busy < units, "A task waits for staff who are free.")
      }
    }
    precondition(dirtyCount == 0, "Something free was not offered.")
    precondition(!hasIdleRing(), "Patients wait in a ring that could turn.")
  }
}
