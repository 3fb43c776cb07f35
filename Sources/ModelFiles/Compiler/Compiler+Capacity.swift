import PatientFlow

extension Compiler {
  /// Cohorts; distinct priorities in ascending order become levels, no priority the last one.
  mutating func compileCohorts() {
    let keys = Self.keys(document.cohorts.map(\.name.value))
    let priorities = Set(document.cohorts.compactMap(\.priority)).sorted()
    let hasUnranked = document.cohorts.contains { $0.priority == nil }
    network.priorityLevels = max(1, priorities.count + (hasUnranked ? 1 : 0))
    network.cohorts = zip(document.cohorts, keys).map { entry, key in
      let level = entry.priority.flatMap { priorities.firstIndex(of: $0) } ?? priorities.count
      return Cohort(key: key, level: Int32(level))
    }
    names.cohorts = document.cohorts.map { Name($0.name.value, label: $0.label) }
  }

  /// Places, and the settings in use in the order of the vocabulary.
  mutating func compilePlaces() {
    let used = Set(document.places.map(\.setting))
    let settings = Vocabulary.settings.filter(used.contains)
    names.settings = settings.map { Name($0, label: Vocabulary.label(ofSetting: $0)) }
    network.settingCount = settings.count
    let keys = Self.keys(document.places.map(\.name.value))
    for (entry, key) in zip(document.places, keys) {
      let count = entry.count.isInfinite ? Place.unlimited : entry.count
      let setting = settings.firstIndex(of: entry.setting) ?? 0
      var place = Place(key: key, setting: Int32(setting), count: count, admits: schedule(entry.admits))
      place.capacity = plan(entry.changes, key: key, base: count)
      compileRules(entry.rules, &place)
      place.costPerOpenDay = entry.costPerDay
      place.costPerUsedDay = entry.costPerUsedDay
      network.places.append(place)
      names.places.append(Name(entry.name.value, label: entry.label))
      names.units.append(entry.unit)
    }
  }

  private mutating func compileRules(_ rules: PlaceRules, _ place: inout Place) {
    place.startsPerDay = (rules.startsPerDay ?? []).map { Int32($0) }
    place.skipsUnfit = rules.skipsUnfit
    if let limit = rules.queueLimit, let ifFull = rules.ifFull {
      place.queueLimit = Int32(limit)
      place.ifFull = index(ifFull.value, in: stepIndex)
    }
    place.turnaround = rules.turnaround.map { distribution($0) } ?? .none
    if let surge = rules.surge {
      place.surge.units = Int32(surge.units)
      place.surge.watched = index(surge.place.value, in: placeIndex)
      place.surge.above = surge.above
      place.surge.below = surge.below
      place.surge.timeOfDay = surge.timeOfDay
    }
  }

  /// Staff pools.
  mutating func compileStaff() {
    let keys = Self.keys(document.staff.map(\.name.value))
    for (entry, key) in zip(document.staff, keys) {
      var pool = StaffPool(key: key, rota: schedule(entry.hours), productive: entry.productive)
      pool.atShiftEnd = entry.finishesAtShiftEnd ? .finish : .pause
      pool.changes = plan(entry.changes, key: key, base: 0)
      pool.costPerHour = entry.costPerHour
      network.staff.append(pool)
      names.staff.append(Name(entry.name.value, label: entry.label))
    }
  }

  /// Sources of arrivals.
  mutating func compileSources() {
    let keys = Self.keys(document.sources.map(\.name.value))
    for (entry, key) in zip(document.sources, keys) {
      var source = Source(key: key, firstStep: index(entry.to.value, in: stepIndex), perDay: entry.perDay)
      if let daily = entry.daily {
        let (begins, start, end) = document.days
        source.daily = (begins..<end).map { daily.value(of: $0, start: start) ?? 0 }
        source.isCounted = daily.isCounted
      }
      source.weekday = entry.weekday ?? source.weekday
      source.monthly = entry.monthly ?? source.monthly
      if let hourly = entry.hourly { source.cumulativeByHour = Self.cumulative(hourly.map { $0 / 24 }) }
      source.growthPerYear = entry.growth
      source.dispersion = entry.dispersion
      let shares = entry.cohorts ?? document.cohorts.prefix(1).map { Part(name: $0.name, share: 1) }
      source.cumulativeCohortShares = Self.cumulative(shares.map(\.share))
      source.cohorts = shares.map { index($0.name.value, in: cohortIndex) }
      source.changes = plan(entry.changes, key: key, base: 1)
      if let batch = entry.batch {
        (source.batch, source.batchMean) = means.addUnits(batch, to: &network.distributions)
      }
      network.sources.append(source)
      names.sources.append(Name(entry.name.value, label: entry.label))
    }
  }

  /// Cumulative sums of shares; the last is exactly 1, and so is all that follows the last share above 0.
  static func cumulative(_ shares: [Double]) -> [Double] {
    var sum = 0.0
    var result = shares.map { share in
      sum += share
      return min(sum, 1)
    }
    guard let last = shares.lastIndex(where: { $0 > 0 }) else { return result }
    for index in last..<result.count { result[index] = 1 }
    return result
  }
}
