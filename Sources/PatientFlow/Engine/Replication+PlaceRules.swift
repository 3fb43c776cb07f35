import Memory
import RandomStreams

// Rules of places beside their count and hours: limits, turnaround, and extra units when another place is full.

extension Replication {
  /// Takes over the rules of a place.
  mutating func setRules(of place: Int) {
    let row = layout.row(ofSetting: network.places[place].setting)
    places[place].setting = network.places[place].setting
    places[place].settingRow = row < layout.places ? -1 : Int32(row)
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
    for place in 0..<layout.places where places[place].limitsStarts {
      places[place].startsLeft = network.places[place].startsPerDay[weekday]
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
  mutating func hasRoom(_ slot: Int32, step index: Int32) -> Bool {
    let step = tables.step(index)
    var units = step.pointee.units
    if step.pointee.unitsVary {
      // The units that the patient would need, without beginning the visit.
      let visit = patients.visits(of: slot, to: index) + 1
      var stream = RandomStream(key: patients[slot].key, step.pointee.key, visit, purpose: Purpose.visit)
      let branch = tables.branch(of: step, cohort: patients[slot].cohort, at: stream.nextUniform())
      units = drawUnits(slot, step: step, branch: Int(branch), visit: visit)
    }
    let level = tables.level(of: patients[slot].cohort)
    for option in Int(step.pointee.firstOption)..<Int(step.pointee.firstOption + step.pointee.optionCount) {
      let place = tables.option(option)
      if place == patients[slot].place || canBegin(at: place, units: units, level: level) { return true }
    }
    return false
  }
}
