import RandomStreams

// Rules of places beside their count and hours: limits, turnaround, and extra units when another place is full.

extension Replication {
  /// Takes over the rules of a place.
  mutating func setRules(of place: Int) {
    places[place].skipsUnfit = network.places[place].skipsUnfit
    places[place].queueLimit = network.places[place].queueLimit
    places[place].isCleaned = network.places[place].turnaround != .none
    places[place].limitsStarts = !network.places[place].startsPerDay.isEmpty
    if places[place].limitsStarts { places[place].startsLeft = 0 }
  }

  /// A date begins: starts left of the last are lost.
  mutating func loseStarts() {
    for place in 0..<layout.places where places[place].limitsStarts { places[place].startsLeft = 0 }
  }

  /// So many may start today in each place that has a limit, by the counts and hours that hold from midnight on.
  mutating func giveStarts() {
    let day = network.timing.dayZero + Int32(now / WeeklySchedule.day)
    for place in 0..<layout.places where places[place].limitsStarts {
      places[place].startsLeft = network.places[place].startsPerDay[WeeklySchedule.weekday(ofDay: day)]
      markDirty(Int32(place))
      if places[place].startsLeft > 0 { swapRings(through: Int32(place)) }
    }
  }

  /// Opens or closes the extra units of a place, by the units used and open of the place it watches.
  mutating func review(_ place: Int32) {
    let surge = network.places[Int(place)].surge
    let watched = places[Int(surge.watched)]
    let (used, open) = (Double(watched.used), Double(max(watched.capacity, watched.used)))
    let before = places[Int(place)].surge
    if used > surge.above * open { places[Int(place)].surge = surge.units }
    if used < surge.below * open { places[Int(place)].surge = 0 }
    if places[Int(place)].surge != before { setCapacity(of: place) }
  }

  /// Whether a stay could begin at once: the patient holds one of its places, or one has room.
  func hasRoom(_ slot: Int32, step index: Int32) -> Bool {
    let step = network.steps[Int(index)]
    var units = step.units
    if step.unitsVary {
      // The units that the patient would need, without beginning the visit.
      let visit = patients.visits(of: slot, to: index) + 1
      var stream = RandomStream(key: patients[slot].key, step.key, visit, purpose: Purpose.visit)
      let branch = branch(of: slot, step: step, at: stream.nextUniform())
      units = drawUnits(slot, step: step, branch: branch, visit: visit)
    }
    let level = network.cohorts[Int(patients[slot].cohort)].level
    for option in Int(step.firstOption)..<Int(step.firstOption + step.optionCount) {
      let place = network.placeOptions[option]
      if place == patients[slot].place || canBegin(at: place, units: units, level: level) { return true }
    }
    return false
  }
}
