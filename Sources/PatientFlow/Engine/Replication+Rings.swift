import Memory

extension Replication {
  /// Moves patients of a ring at once, if one has closed: each waits for the place that the next one holds.
  ///
  /// Nobody who waits ahead of them loses by it: the places change hands only because all move together. A ring that
  /// lacks units somewhere (in use above the count after a cut, or more needed than are given up) is remembered in its
  /// places and tried again when one of them has something to give.
  ///
  /// - Returns: whether patients were moved.
  @discardableResult
  mutating func swapRing(from held: Int32, to wanted: Int32) -> Bool {
    guard let ring = findRing(from: held, to: wanted) else { return false }
    // ring[k] wants the place that ring[k + 1] holds.
    var wantedPlaces: [Int32] = []
    for index in ring.indices { wantedPlaces.append(patients[ring[(index + 1) % ring.count]].place) }
    if !canTurn(ring) {
      for place in wantedPlaces { places[Int(place)].hasStuckRing = true }
      return false
    }
    for slot in ring { leaveQueues(slot, withdraws: false) }
    for (index, slot) in ring.enumerated() {
      recorder.swap()
      secure(
        slot, place: wantedPlaces[index], step: tables.step(patients[slot].step),
        isSwap: true)
    }
    return true
  }

  /// Swaps the rings that pass through a place which has begun to admit, or in which room has come free.
  mutating func swapRings(through place: Int32) {
    for number in layout.ringHolders(wanting: place) {
      let held = layout.ringHolder(number)
      while blocked[Int(held) * layout.places + Int(place)] > 0, swapRing(from: held, to: place) {}
    }
  }

  /// Whether everyone in a ring finds the units needed once the others have moved.
  private func canTurn(_ ring: [Int32]) -> Bool {
    for (index, slot) in ring.enumerated() {
      let next = patients[ring[(index + 1) % ring.count]]
      let state = places[Int(next.place)]
      if state.capacity - state.used + next.units < patients[slot].need || state.startsLeft <= 0 { return false }
    }
    return true
  }

  /// Whether a ring waits that could turn.
  func hasIdleRing() -> Bool {
    for held in 0..<Int32(layout.places) {
      for wanted in 0..<Int32(layout.places)
      where blocked[Int(held) * layout.places + Int(wanted)] > 0 && layout.canRing(held: held, wanted: wanted) {
        if let ring = findRing(from: held, to: wanted), canTurn(ring) { return true }
      }
    }
    return false
  }

  /// Patients of the shortest ring that the waiting of someone in `held` for `wanted` closes, or nil.
  ///
  /// - Complexity: O(places²), and only where the routes allow rings at all.
  private func findRing(from held: Int32, to wanted: Int32) -> [Int32]? {
    let count = layout.places
    if !places[Int(wanted)].admits { return nil }
    // Breadth first from `wanted` along "someone in a waits for b", until `held` is reached.
    var before = [Int32](repeating: -1, count: count)
    var open: [Int32] = [wanted]
    var index = 0
    while index < open.count && before[Int(held)] < 0 {
      let from = open[index]
      index += 1
      for to in 0..<Int32(count)
      where blocked[Int(from) * count + Int(to)] > 0 && places[Int(to)].admits && before[Int(to)] < 0 && to != wanted {
        before[Int(to)] = from
        open.append(to)
      }
    }
    if before[Int(held)] < 0 { return nil }
    var path: [Int32] = [held]
    while let last = path.last, last != wanted { path.append(before[Int(last)]) }
    path.reverse()
    // path = wanted, …, held; the patient in each place wants the next, and the one in `held` wants the first.
    var ring: [Int32] = []
    for position in path.indices {
      let place = path[position]
      let next = path[(position + 1) % path.count]
      var request = requests.first(of: next)
      while request >= 0, patients[requests[request].patient].place != place { request = requests.after(request) }
      if request < 0 { return nil }
      let slot = requests[request].patient
      if ring.contains(slot) { return nil }
      ring.append(slot)
    }
    return ring
  }
}
