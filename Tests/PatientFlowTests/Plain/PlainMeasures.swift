import PatientFlow

/// The published measures of a plain run, each computed from the lists as it is defined.
struct PlainMeasures {
  let record: PlainRecord
  private let network: Network
  private static let day = Double(PlainHours.day)

  init(_ record: PlainRecord) {
    self.record = record
    network = record.network
  }

  /// The window of a period, within the measured time.
  private func window(_ period: Int32) -> Range<Int64> {
    let timing = network.timing
    if period == 0 { return timing.start..<timing.end }
    let own = timing.periods[Int(period) - 1]
    let begins = min(max(own.begins, timing.start), timing.end)
    return begins..<max(begins, min(max(own.ends, timing.start), timing.end))
  }

  /// One value; NaN when there was no case.
  func value(_ key: MeasureKey) -> Double {
    let window = window(key.period)
    if window.isEmpty { return .nan }
    let days = Double(window.count) / Self.day
    let subject = key.subject
    switch key.measure {
    case .lengthOfStay:
      return statistic(key.statistic, stays(key, window).map { $0.presence.to - $0.presence.from }, Self.day)
    case .delay:
      let delays = stays(key, window).map { stay in
        subject.reason >= 0 ? stay.delays[Int(subject.reason), default: 0] : stay.delays.values.reduce(0, +)
      }
      if key.statistic == .meanOfDelayed { return statistic(.mean, delays.filter { $0 > 0 }, Self.day) }
      return statistic(key.statistic, delays, Self.day)
    case .awaitingReview: return statistic(.mean, stays(key, window).map(\.review), Self.day)
    case .daysDelayed: return daysDelayed(key.statistic, stays(key, window).map(\.days))
    case .delayedPatients:
      let delays = delays(key)
      if key.statistic == .mean { return area(delays, window) { _ in 1 } / days }
      let counts = censuses(window).map { moment in Double(delays.count { $0.from <= moment && moment < $0.to }) }
      return key.statistic == .census ? mean(counts) : quantile(counts, 0.95)
    case .delayedBedDays: return area(delays(key), window) { Double($0.units) } / days
    case .longStayPatients: return longStays(key.statistic, subject, window)
    case .occupancy:
      return key.statistic == .shareFull
        ? mean(.full(subject), window) : level(key.statistic, .used(subject), window)
    case .occupancyShare: return occupancyShare(key.statistic, subject, window)
    case .open: return mean(.open(subject), window)
    case .empty: return mean(.open(subject), window) - mean(.used(subject), window)
    case .queue: return level(key.statistic, .queue(subject), window)
    case .wait:
      if key.statistic == .withdrawn { return perDay(record.withdrawals, subject, window) }
      let waits = record.waits.filter { $0.of == subject && window.contains($0.at) }.map(\.length)
      return statistic(key.statistic, waits, Self.day / 24)
    case .utilisation:
      let pool = Int(subject.index)
      return ratio(mean(.busy(pool), window), mean(.duty(pool), window))
    case .arrivals: return perDay(record.arrivals, subject, window)
    case .admissions: return perDay(record.presences.map { ($0.from, $0.subject) }, subject, window)
    case .returns: return perDay(record.returns, subject, window)
    case .swaps: return Double(record.swaps.count { window.contains($0) }) / days
    case .exits: return exits(key, window)
    case .timeInSystem:
      let exits = record.exits.filter { window.contains($0.at) && isIn(key.group, $0.cohort, $0.pathway) }
      return statistic(key.statistic, exits.map(\.timeInSystem), Self.day)
    case .cost: return cost(key.statistic, subject, window)
    }
  }

  /// Of how many cases a quantile is; 0 of other values.
  func cases(_ key: MeasureKey) -> Int {
    let window = window(key.period)
    if ![.median, .p90, .p95].contains(key.statistic) { return 0 }
    switch key.measure {
    case .lengthOfStay, .delay: return stays(key, window).count
    case .wait: return record.waits.count { $0.of == key.subject && window.contains($0.at) }
    case .timeInSystem: return record.exits.count { window.contains($0.at) }
    default: return 0
    }
  }

  // MARK: Who and where

  private func isIn(_ group: Group, _ cohort: Int, _ pathway: Int) -> Bool {
    switch group {
    case .all: true
    case .cohort(let own): cohort == Int(own)
    case .pathway(let own): pathway == Int(own)
    }
  }

  private func places(of subject: Subject) -> [Int] {
    network.places.indices.filter { place in
      switch subject.kind {
      case .place, .placeReason: place == Int(subject.index)
      case .setting, .settingReason: network.places[place].setting == subject.index
      case .all: true
      default: false
      }
    }
  }

  private func stays(_ key: MeasureKey, _ window: Range<Int64>) -> [PlainRecord.Stay] {
    let isSetting = key.subject.kind == .setting || key.subject.kind == .settingReason
    let subject = Subject(isSetting ? .setting : .place, key.subject.index)
    return record.stays.filter {
      $0.presence.subject == subject && window.contains($0.at) && isIn(key.group, $0.cohort, $0.pathway)
    }
  }

  private func delays(_ key: MeasureKey) -> [PlainRecord.Delay] {
    let places = places(of: key.subject)
    return record.delays.filter {
      places.contains($0.place) && isIn(key.group, $0.cohort, $0.pathway)
        && (key.subject.reason < 0 || $0.reason == Int(key.subject.reason))
    }
  }

  // MARK: Statistics

  private func ratio(_ part: Double, _ whole: Double) -> Double { whole > 0 ? part / whole : .nan }

  private func mean(_ values: [Double]) -> Double { ratio(values.reduce(0, +), Double(values.count)) }

  private func share<Value>(_ values: [Value], _ isMeant: (Value) -> Bool) -> Double {
    ratio(Double(values.count(where: isMeant)), Double(values.count))
  }

  /// Linear between order statistics, at position (n - 1) p.
  private func quantile(_ values: [Double], _ p: Double) -> Double {
    if values.isEmpty { return .nan }
    let sorted = values.sorted()
    let position = Double(sorted.count - 1) * p
    let below = Int(position)
    return sorted[below] + (position - Double(below)) * (sorted[min(below + 1, sorted.count - 1)] - sorted[below])
  }

  private func statistic(_ statistic: Statistic, _ times: [Int64], _ unit: Double) -> Double {
    let values = times.map(Double.init)
    func above(_ days: Double) -> Double { share(values) { $0 > days * Self.day } }
    switch statistic {
    case .median: return quantile(values, 0.5) / unit
    case .p90: return quantile(values, 0.9) / unit
    case .p95: return quantile(values, 0.95) / unit
    case .shareOver7d: return above(7)
    case .shareOver14d: return above(14)
    case .shareOver21d: return above(21)
    case .shareOver12h: return above(0.5)
    case .shareOver2d: return above(2)
    case .shareDelayed: return above(0)
    default: return mean(values) / unit
    }
  }

  private func daysDelayed(_ statistic: Statistic, _ days: [Int64]) -> Double {
    let bands: [Statistic: ClosedRange<Int64>] = [
      .shareOnReadyDate: 0...0, .share1d: 1...1, .share2to3d: 2...3, .share4to6d: 4...6, .share7to13d: 7...13,
      .share14to20d: 14...20, .share21d: 21...(.max),
    ]
    if let band = bands[statistic] { return share(days) { band.contains($0) } }
    return mean(days.map(Double.init))
  }

  private func perDay(_ list: [(at: Int64, of: Subject)], _ subject: Subject, _ window: Range<Int64>) -> Double {
    Double(list.count { $0.of == subject && window.contains($0.at) }) / (Double(window.count) / Self.day)
  }

  private func area(_ delays: [PlainRecord.Delay], _ window: Range<Int64>, _ weight: (PlainRecord.Delay) -> Double)
    -> Double
  {
    var area = 0.0
    for delay in delays {
      let time = min(delay.to, window.upperBound) - max(delay.from, window.lowerBound)
      if time > 0 { area += weight(delay) * Double(time) }
    }
    return area / Self.day
  }

  // MARK: Levels

  /// The stretches of a window with their levels.
  private func course(_ level: PlainRecord.Level, _ window: Range<Int64>) -> [(time: Int64, level: Int)] {
    let changes = record.levels[level, default: []]
    return changes.indices.compactMap { index in
      let ends = index + 1 < changes.count ? changes[index + 1].at : window.upperBound
      let time = min(ends, window.upperBound) - max(changes[index].at, window.lowerBound)
      return time > 0 ? (time, changes[index].level) : nil
    }
  }

  private func mean(_ level: PlainRecord.Level, _ window: Range<Int64>) -> Double {
    course(level, window).reduce(0) { $0 + Double($1.time) * Double($1.level) } / Double(window.count)
  }

  /// The level at a moment, after all that happens at it.
  func level(_ level: PlainRecord.Level, at moment: Int64) -> Int {
    record.levels[level, default: []].last { $0.at <= moment }?.level ?? 0
  }

  private func level(_ statistic: Statistic, _ level: PlainRecord.Level, _ window: Range<Int64>) -> Double {
    if statistic == .mean { return mean(level, window) }
    let sorted = course(level, window).sorted { $0.level < $1.level }
    if statistic == .peak { return Double(sorted.last?.level ?? -1) }
    var passed: Int64 = 0
    for (time, level) in sorted {
      passed += time
      if Double(passed) >= 0.95 * Double(window.count) { return Double(level) }
    }
    return -1
  }

  /// The moments of the census within a window.
  func censuses(_ window: Range<Int64>) -> [Int64] {
    let days = window.lowerBound / PlainHours.day...window.upperBound / PlainHours.day
    return days.map { $0 * PlainHours.day + network.timing.censusTimeOfDay }
      .filter { window.contains($0) && $0 >= network.timing.warmUpBegins }
  }

  private func occupancyShare(_ statistic: Statistic, _ subject: Subject, _ window: Range<Int64>) -> Double {
    if statistic == .mean { return ratio(mean(.used(subject), window), mean(.open(subject), window)) }
    let limit = statistic == .shareOfDaysOver92 ? 0.92 : 0.95
    let open = censuses(window).filter { level(.open(subject), at: $0) > 0 }
    return share(open) { Double(level(.used(subject), at: $0)) > limit * Double(level(.open(subject), at: $0)) }
  }

  private func longStays(_ statistic: Statistic, _ subject: Subject, _ window: Range<Int64>) -> Double {
    let days: [Statistic: Int64] = [
      .over7d: 7, .over14d: 14, .over21d: 21, .shareOver7d: 7, .shareOver14d: 14, .shareOver21d: 21,
    ]
    let length = days[statistic, default: 0] * PlainHours.day
    let censuses = censuses(window)
    var (present, long) = (0.0, 0.0)
    for each in record.presences where each.subject == subject {
      for moment in censuses where each.from <= moment && moment < each.to {
        present += 1
        if moment - each.from >= length { long += 1 }
      }
    }
    return [.over7d, .over14d, .over21d].contains(statistic)
      ? ratio(long, Double(censuses.count)) : ratio(long, present)
  }

  // MARK: Exits and money

  private func exits(_ key: MeasureKey, _ window: Range<Int64>) -> Double {
    let exits = record.exits.filter {
      window.contains($0.at) && $0.step == Int(key.subject.index) && isIn(key.group, $0.cohort, $0.pathway)
    }
    func weekday(_ moment: Int64) -> Int32 {
      CivilDate.weekday(ofDayNumber: network.timing.dayZero + Int32(moment / PlainHours.day))
    }
    let weekdays: [Statistic] = [.monday, .tuesday, .wednesday, .thursday, .friday, .saturday, .sunday]
    switch key.statistic {
    case .perDay: return Double(exits.count) / (Double(window.count) / Self.day)
    case .shareBefore12: return share(exits) { Double($0.at % PlainHours.day) < Self.day / 2 }
    case .shareBefore17: return share(exits) { Double($0.at % PlainHours.day) < 17 * Self.day / 24 }
    default:
      guard let wanted = weekdays.firstIndex(of: key.statistic) else { return .nan }
      var days = 0.0
      for day in window.lowerBound / PlainHours.day...window.upperBound / PlainHours.day {
        let (begins, ends) = (day * PlainHours.day, (day + 1) * PlainHours.day)
        let part = min(ends, window.upperBound) - max(begins, window.lowerBound)
        if part > 0 && weekday(begins) == Int32(wanted) { days += Double(part) / Self.day }
      }
      return ratio(Double(exits.count { weekday($0.at) == Int32(wanted) }), days)
    }
  }

  private func cost(_ statistic: Statistic, _ subject: Subject, _ window: Range<Int64>) -> Double {
    let places = subject.kind == .staff ? [] : places(of: subject)
    let pools = network.staff.indices.filter {
      subject.kind == .all || subject.kind == .staff && Int(subject.index) == $0
    }
    let rates = places.map { network.places[$0].costPerOpenDay + network.places[$0].costPerUsedDay }
    if rates.allSatisfy({ $0 == 0 }) && pools.allSatisfy({ network.staff[$0].costPerHour == 0 }) { return .nan }
    if statistic == .ofDelayPerDay {
      let sums = zip(places, rates).map { place, rate in
        rate * area(record.delays.filter { $0.place == place }, window) { Double($0.units) }
      }
      return sums.reduce(0, +) / (Double(window.count) / Self.day)
    }
    var cost = 0.0
    for place in places {
      let subject = Subject(.place, Int32(place))
      cost += mean(.open(subject), window) * network.places[place].costPerOpenDay
      cost += mean(.used(subject), window) * network.places[place].costPerUsedDay
    }
    for pool in pools { cost += mean(.duty(pool), window) * 24 * network.staff[pool].costPerHour }
    return cost
  }
}
