import Memory
import Statistics

/// Works out values of a result, and keeps the last tally put together, which the next statistic often needs too.
struct ResultReader {
  private let result: ReplicationResult
  private var lastTally: (key: MeasureKey, tally: QuantileTally)?
  private var lastLevels: (key: MeasureKey, levels: LevelDistribution)?

  init(_ result: ReplicationResult) {
    self.result = result
  }

  private var layout: Layout { result.layout }
  private var recorder: Recorder { result.recorder }
  private static let dayLength = Double(WeeklySchedule.day)
  private static let hourLength = Double(WeeklySchedule.day / 24)

  mutating func value(_ key: MeasureKey) -> Double {
    let period = Int(key.period)
    let days = result.days(of: period)
    if days == 0 { return .nan }
    switch key.measure {
    case .lengthOfStay: return lengthOfStay(key)
    case .delay:
      return key.subject.kind == .placeReason || key.subject.kind == .settingReason ? delayByReason(key) : delay(key)
    case .awaitingReview:
      let cells = result.stayCells(key.subject, key.group, period: period)
      return ratio(sum(recorder.reviews, cells), Double(result.stays(cells))) / Self.dayLength
    case .daysDelayed: return daysDelayed(key)
    case .delayedPatients: return delayedPatients(key, days: days)
    case .delayedBedDays:
      return total(result.places(of: key.subject)) {
        result.area(layout.firstDelayedUnitsArea + $0, period: period)
      } / days
    case .longStayPatients: return longStayPatients(key)
    case .occupancy: return occupancy(key, days: days)
    case .occupancyShare: return occupancyShare(key)
    case .open: return open(key.subject, period) / days
    case .empty: return (open(key.subject, period) - used(key.subject, period)) / days
    case .queue:
      let row = key.subject.kind == .staff ? layout.places + Int(key.subject.index) : Int(key.subject.index)
      return level(key, layout.staySubjects + row)
    case .wait: return wait(key, days: days)
    case .utilisation:
      let pool = Int(key.subject.index)
      return ratio(
        result.area(layout.firstBusyArea + pool, period: period),
        result.area(layout.firstDutyArea + pool, period: period))
    case .arrivals: return Double(count(recorder.arrivals, Int(key.subject.index), period)) / days
    case .admissions:
      let row = key.subject.kind == .setting ? layout.row(ofSetting: key.subject.index) : Int(key.subject.index)
      return Double(count(recorder.admissions, row, period)) / days
    case .returns: return Double(count(recorder.returns, Int(key.subject.index), period)) / days
    case .swaps: return Double(count(recorder.swaps, 0, period)) / days
    case .exits: return exits(key, days: days)
    case .timeInSystem:
      let cells = result.stayCells(key.subject, key.group, period: period)
      return statistic(key.statistic, of: tally(key, recorder.timesInSystem, cells), unit: Self.dayLength)
    case .cost: return cost(key, days: days)
    }
  }

  // MARK: Stays

  private mutating func lengthOfStay(_ key: MeasureKey) -> Double {
    let tally = tally(key, recorder.stays, result.stayCells(key.subject, key.group, period: Int(key.period)))
    switch key.statistic {
    case .shareOver7d: return share(tally, above: 0)
    case .shareOver14d: return share(tally, above: 1)
    case .shareOver21d: return share(tally, above: 2)
    default: return statistic(key.statistic, of: tally, unit: Self.dayLength)
    }
  }

  private mutating func delay(_ key: MeasureKey) -> Double {
    let tally = tally(key) { result in result.delays(key.subject, key.group, period: Int(key.period)) }
    switch key.statistic {
    case .meanOfDelayed: return ratio(tally.sum, Double(tally.countAbove(0))) / Self.dayLength
    case .shareDelayed: return share(tally, above: 0)
    default: return statistic(key.statistic, of: tally, unit: Self.dayLength)
    }
  }

  private func delayByReason(_ key: MeasureKey) -> Double {
    let period = Int(key.period)
    let atoms = layout.atoms(of: key.group)
    let stays = result.stays(result.stayCells(key.subject, key.group, period: period))
    var time: Int64 = 0
    for segment in layout.segmentsOfPeriod[period] {
      if key.subject.kind == .placeReason {
        for pair in result.pairs(of: key.subject) {
          for atom in atoms {
            time += recorder.pairDelays[(segment * layout.pairs.count + pair) * layout.atoms + atom]
          }
        }
      } else {
        for atom in atoms { time += recorder.settingReasonDelay(segment, key.subject, atom: atom) }
      }
    }
    return ratio(Double(time), Double(stays)) / Self.dayLength
  }

  private mutating func daysDelayed(_ key: MeasureKey) -> Double {
    let cells = result.stayCells(key.subject, key.group, period: Int(key.period))
    let stays = Double(result.stays(cells))
    if !result.canDelay(key.subject) {
      let none: Double = key.statistic == .shareOnReadyDate ? stays : 0
      return ratio(none, stays)
    }
    let offset: Int
    switch key.statistic {
    case .shareOnReadyDate: offset = 1
    case .share1d: offset = 2
    case .share2to3d: offset = 3
    case .share4to6d: offset = 4
    case .share7to13d: offset = 5
    case .share14to20d: offset = 6
    case .share21d: offset = 7
    default: offset = 0
    }
    return ratio(sum(recorder.daysDelayed, cells.map { $0 * 8 + offset }), stays)
  }

  // MARK: Patients at a time

  private func delayedPatients(_ key: MeasureKey, days: Double) -> Double {
    let period = Int(key.period)
    let atoms = layout.atoms(of: key.group)
    let isReason = key.subject.kind == .placeReason || key.subject.kind == .settingReason
    if key.statistic == .mean {
      if isReason {
        return total(result.pairs(of: key.subject)) { result.area(layout.firstPairArea + $0, period: period) }
          / days
      }
      return total(result.places(of: key.subject)) { place in
        total(atoms) { result.area(layout.firstDelayedArea + place * layout.atoms + $0, period: period) }
      } / days
    }
    let series = censusValues(
      result.daily(columns: result.censusColumns(.delayedPatients, key.subject, atoms: atoms)), period: period)
    return key.statistic == .census ? mean(series) : quantile(series, 0.95)
  }

  private func longStayPatients(_ key: MeasureKey) -> Double {
    let period = Int(key.period)
    let row = key.subject.kind == .setting ? layout.row(ofSetting: key.subject.index) : Int(key.subject.index)
    func count(_ offset: Int) -> Double {
      sum(recorder.longStays, result.rowCells(row, period: period).map { $0 * 4 + offset })
    }
    let censuses = Double(censusValues(recorder.censusSegments, period: period).count)
    switch key.statistic {
    case .over7d: return ratio(count(1), censuses)
    case .over14d: return ratio(count(2), censuses)
    case .over21d: return ratio(count(3), censuses)
    case .shareOver7d: return ratio(count(1), count(0))
    case .shareOver14d: return ratio(count(2), count(0))
    default: return ratio(count(3), count(0))
    }
  }

  private mutating func occupancy(_ key: MeasureKey, days: Double) -> Double {
    let row = key.subject.kind == .setting ? layout.row(ofSetting: key.subject.index) : Int(key.subject.index)
    if key.statistic == .shareFull {
      return result.area(layout.firstFullArea + row, period: Int(key.period)) / days
    }
    return level(key, row)
  }

  private mutating func occupancyShare(_ key: MeasureKey) -> Double {
    let period = Int(key.period)
    if key.statistic == .mean { return ratio(used(key.subject, period), open(key.subject, period)) }
    let limit = key.statistic == .shareOfDaysOver92 ? 0.92 : 0.95
    let used = censusValues(result.daily(.occupancy, key.subject), period: period)
    let open = censusValues(result.daily(.open, key.subject), period: period)
    var over = 0.0
    var days = 0.0
    for (used, open) in zip(used, open) where open > 0 {
      days += 1
      if Double(used) > limit * Double(open) { over += 1 }
    }
    return ratio(over, days)
  }

  private func open(_ subject: Subject, _ period: Int) -> Double {
    total(result.places(of: subject)) { result.area($0, period: period) }
  }

  private func used(_ subject: Subject, _ period: Int) -> Double {
    total(result.places(of: subject)) { result.levels($0, period: period).area } / Self.dayLength
  }

  // MARK: Queues, exits, money

  private mutating func wait(_ key: MeasureKey, days: Double) -> Double {
    let cells = result.queueCells(key.subject, period: Int(key.period))
    let tally = tally(key, recorder.waits, cells)
    switch key.statistic {
    case .shareOver12h: return share(tally, above: 0)
    case .shareOver2d: return share(tally, above: 1)
    case .withdrawn: return sum(recorder.withdrawn, cells) / days
    default: return statistic(key.statistic, of: tally, unit: Self.hourLength)
    }
  }

  private func exits(_ key: MeasureKey, days: Double) -> Double {
    let cells = result.stayCells(key.subject, key.group, period: Int(key.period))
    func count(_ offset: Int) -> Double { sum(recorder.exits, cells.map { $0 * 9 + offset }) }
    var all = 0.0
    for weekday in 0..<7 { all += count(weekday) }
    switch key.statistic {
    case .perDay: return all / days
    case .shareBefore12: return ratio(count(7), all)
    case .shareBefore17: return ratio(count(8), all)
    default:
      // Exits on a day of the week, for each such day of the period.
      let weekday = Int(key.statistic.rawValue) - Int(Statistic.monday.rawValue)
      return ratio(count(weekday), weekdays(weekday, period: Int(key.period)))
    }
  }

  /// How many days of a period (parts counted as parts) fall on a day of the week.
  private func weekdays(_ weekday: Int, period: Int) -> Double {
    let segments = layout.segmentsOfPeriod[period]
    let begins = layout.boundaries[segments.lowerBound]
    let ends = layout.boundaries[segments.upperBound]
    let length = WeeklySchedule.day
    var sum = 0.0
    var day = begins / length
    while day * length < ends {
      if WeeklySchedule.weekday(ofDay: result.network.timing.dayZero + Int32(day)) == weekday {
        sum += Double(min(ends, (day + 1) * length) - max(begins, day * length)) / Double(length)
      }
      day += 1
    }
    return sum
  }

  private func cost(_ key: MeasureKey, days: Double) -> Double {
    let period = Int(key.period)
    let network = result.network
    let places: [Int]
    var pools: [Int] = []
    switch key.subject.kind {
    case .staff:
      places = []
      pools = [Int(key.subject.index)]
    case .all:
      places = Array(0..<layout.places)
      pools = Array(0..<layout.pools)
    default: places = result.places(of: key.subject)
    }
    let isPriced =
      places.contains { network.places[$0].costPerOpenDay != 0 || network.places[$0].costPerUsedDay != 0 }
      || pools.contains { network.staff[$0].costPerHour != 0 }
    if !isPriced { return .nan }
    if key.statistic == .ofDelayPerDay {
      return total(places) { place in
        result.area(layout.firstDelayedUnitsArea + place, period: period)
          * (network.places[place].costPerOpenDay + network.places[place].costPerUsedDay)
      } / days
    }
    let ofPlaces = total(places) { place in
      result.area(place, period: period) * network.places[place].costPerOpenDay
        + result.levels(place, period: period).area / Self.dayLength * network.places[place].costPerUsedDay
    }
    let ofStaff = total(pools) { pool in
      result.area(layout.firstDutyArea + pool, period: period) * 24 * network.staff[pool].costPerHour
    }
    return (ofPlaces + ofStaff) / days
  }

  // MARK: Parts

  private mutating func tally(_ key: MeasureKey, _ tallies: TallyTable, _ cells: [Int]) -> QuantileTally {
    tally(key) { $0.merged(tallies, cells) }
  }

  private mutating func tally(_ key: MeasureKey, _ putTogether: (ReplicationResult) -> QuantileTally) -> QuantileTally {
    var unspecific = key
    unspecific.statistic = .mean
    if let lastTally, lastTally.key == unspecific { return lastTally.tally }
    let tally = putTogether(result)
    lastTally = (unspecific, tally)
    return tally
  }

  /// Mean, 95th percentile or peak of a level over time.
  private mutating func level(_ key: MeasureKey, _ quantity: Int) -> Double {
    var unspecific = key
    unspecific.statistic = .mean
    let levels: LevelDistribution
    if let lastLevels, lastLevels.key == unspecific {
      levels = lastLevels.levels
    } else {
      levels = result.levels(quantity, period: Int(key.period))
      lastLevels = (unspecific, levels)
    }
    switch key.statistic {
    case .p95: return Double(levels.quantile(0.95))
    case .peak: return Double(levels.peak)
    default: return levels.mean
    }
  }

  private func statistic(_ statistic: Statistic, of tally: QuantileTally, unit: Double) -> Double {
    if tally.count == 0 { return .nan }
    switch statistic {
    case .median: return tally.quantile(0.5) / unit
    case .p90: return tally.quantile(0.9) / unit
    case .p95: return tally.quantile(0.95) / unit
    default: return tally.sum / Double(tally.count) / unit
    }
  }

  private func share(_ tally: QuantileTally, above threshold: Int) -> Double {
    ratio(Double(tally.countAbove(threshold)), Double(tally.count))
  }

  private func ratio(_ part: Double, _ whole: Double) -> Double { whole > 0 ? part / whole : .nan }

  private func sum(_ counts: Arena<Int64>, _ cells: [Int]) -> Double {
    var sum: Int64 = 0
    for cell in cells { sum += counts[cell] }
    return Double(sum)
  }

  private func count(_ counts: Arena<Int64>, _ row: Int, _ period: Int) -> Int64 {
    var sum: Int64 = 0
    for cell in result.rowCells(row, period: period) { sum += counts[cell] }
    return sum
  }

  private func total(_ parts: [Int], _ value: (Int) -> Double) -> Double {
    var sum = 0.0
    for part in parts { sum += value(part) }
    return sum
  }

  /// The days of a census series that belong to a period.
  private func censusValues(_ series: [Int32], period: Int) -> [Int32] {
    let segments = layout.segmentsOfPeriod[period]
    return series.indices.filter { segments.contains(Int(recorder.censusSegments[$0])) }.map { series[$0] }
  }

  private func mean(_ series: [Int32]) -> Double {
    var sum: Int64 = 0
    for value in series { sum += Int64(value) }
    return ratio(Double(sum), Double(series.count))
  }

  private func quantile(_ series: [Int32], _ p: Double) -> Double {
    if series.isEmpty { return .nan }
    return Statistics.quantile(ofSorted: series.map(Double.init).sorted(), p)
  }
}
