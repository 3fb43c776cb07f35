import Memory
import Statistics

/// What one replication found. Values are worked out when asked for.
public struct ReplicationResult: Sendable {
  let network: Network
  let recorder: Recorder
  /// Events handled.
  public let events: Int64
  var layout: Layout { recorder.layout }

  init(network: Network, recorder: Recorder, events: Int64) {
    self.network = network
    self.recorder = recorder
    self.events = events
  }

  /// Patients moved in rings of full places that want each other's place, over the measured time.
  public var swaps: Int64 { recorder.swaps.elements.reduce(0, +) }

  /// One value; NaN when there was no case.
  public func value(_ key: MeasureKey) -> Double {
    var reader = ResultReader(self)
    return reader.value(key)
  }

  /// Many values. Much faster than one by one where neighbours differ only in the statistic.
  public func values(_ keys: [MeasureKey]) -> [Double] {
    var reader = ResultReader(self)
    return keys.map { reader.value($0) }
  }

  /// Days with a census in the measured time.
  public var censusDays: Int { recorder.censusSegments.count }

  /// A census series, one value a day: `delayedPatients` (of places, settings and reasons), `occupancy` and `open`
  /// (places, settings), `queue` (places, staff). Empty for anything else.
  public func daily(_ measure: Measure, _ subject: Subject) -> [Int32] {
    daily(columns: censusColumns(measure, subject, atoms: Array(0..<layout.atoms)))
  }

  /// Sum of some census columns on every day, at most the greatest 32-bit number (which several unlimited places may
  /// exceed); empty without columns.
  func daily(columns: [Int]) -> [Int32] {
    if columns.isEmpty { return [] }
    let width = layout.censusColumns
    return (0..<censusDays).map { day in
      var sum: Int64 = 0
      for column in columns { sum += Int64(recorder.census[day * width + column]) }
      return Int32(clamping: sum)
    }
  }

  /// The census columns that a series adds up.
  func censusColumns(_ measure: Measure, _ subject: Subject, atoms: [Int]) -> [Int] {
    switch (measure, subject.kind) {
    case (.occupancy, _): places(of: subject).map { layout.usedColumn + $0 }
    case (.open, _): places(of: subject).map { layout.openColumn + $0 }
    case (.queue, .place): [layout.queueColumn + Int(subject.index)]
    case (.queue, .staff): [layout.queueColumn + layout.places + Int(subject.index)]
    case (.delayedPatients, .place), (.delayedPatients, .setting):
      places(of: subject).flatMap { place in atoms.map { layout.delayedColumn + place * layout.atoms + $0 } }
    case (.delayedPatients, .placeReason), (.delayedPatients, .settingReason):
      pairs(of: subject).map { layout.pairColumn + $0 }
    default: []
    }
  }

  /// The places that a place, a setting, or a reason within one is about.
  func places(of subject: Subject) -> [Int] {
    switch subject.kind {
    case .place, .placeReason: [Int(subject.index)]
    case .setting, .settingReason: network.places.indices.filter { network.places[$0].setting == subject.index }
    default: []
    }
  }

  /// The (place, reason) pairs of a reason within a place or setting.
  func pairs(of subject: Subject) -> [Int] {
    places(of: subject).compactMap { layout.pairIfAny($0, Int(subject.reason)) }
  }

  /// Means by hour of the week, 168 from Monday 00:00, of the level at the half hour: `occupancy`, `delayedPatients`
  /// (places, settings), `queue` (places, staff). Empty for anything else, or when hours were not observed.
  public func hourOfWeek(_ measure: Measure, _ subject: Subject) -> [Double] {
    if !recorder.hasHours { return [] }
    let columns: [Int] =
      switch (measure, subject.kind) {
      case (.occupancy, _): places(of: subject)
      case (.delayedPatients, .place), (.delayedPatients, .setting): places(of: subject).map { layout.places + $0 }
      case (.queue, .place): [2 * layout.places + Int(subject.index)]
      case (.queue, .staff): [3 * layout.places + Int(subject.index)]
      default: []
      }
    if columns.isEmpty { return [] }
    let width = 2 * layout.places + layout.queues
    return (0..<168).map { hour in
      var sum: Int64 = 0
      for column in columns { sum += recorder.hourly[hour * width + column] }
      return recorder.hourlyCounts[hour] == 0 ? .nan : Double(sum) / Double(recorder.hourlyCounts[hour])
    }
  }

  /// Where a flow comes from.
  public enum FlowOrigin: Sendable, Hashable {
    /// New patients of a source.
    case source(Int)
    /// Patients who leave a step (also by a risk, or by returning after an exit).
    case step(Int)
  }

  /// Patients who went from somewhere to a step within a period.
  public func flow(from origin: FlowOrigin, to step: Int, period: Int) -> Int64 {
    let row =
      switch origin {
      case .source(let source): source
      case .step(let step): layout.sources + step
      }
    var sum: Int64 = 0
    for segment in layout.segmentsOfPeriod[period] {
      if layout.canFlow(row, to: step) { sum += recorder.flows[layout.flow(segment, row, to: Int32(step))] }
    }
    return sum
  }

  /// Share of time at each level from 0 up: `occupancy` of a place or setting, `queue` of a place or pool.
  public func timeShares(_ measure: Measure, _ subject: Subject, period: Int) -> [Double] {
    let quantity: Int
    switch (measure, subject.kind) {
    case (.occupancy, .place): quantity = Int(subject.index)
    case (.occupancy, .setting): quantity = layout.row(ofSetting: subject.index)
    case (.queue, .place): quantity = layout.staySubjects + Int(subject.index)
    case (.queue, .staff): quantity = layout.staySubjects + layout.places + Int(subject.index)
    default: return []
    }
    return levels(quantity, period: period).shares
  }

  /// A class of a distribution and how many cases fell into it.
  public struct Bin: Sendable {
    /// Lower edge, in the measure's unit.
    public var from: Double
    /// Upper edge.
    public var to: Double
    /// Cases.
    public var count: Int64
  }

  /// Cases by value: `lengthOfStay` and `delay` (days) of places and settings, `wait` (hours) of places and staff.
  public func histogram(_ measure: Measure, _ subject: Subject, group: Group, period: Int) -> [Bin] {
    let tally: QuantileTally
    switch measure {
    case .lengthOfStay: tally = merged(recorder.stays, stayCells(subject, group, period: period))
    case .delay: tally = delays(subject, group, period: period)
    case .wait: tally = merged(recorder.waits, queueCells(subject, period: period))
    default: return []
    }
    let unit = Double(measure == .wait ? WeeklySchedule.day / 24 : WeeklySchedule.day)
    return tally.histogram().map { Bin(from: Double($0.from) / unit, to: Double($0.to) / unit, count: $0.count) }
  }

  /// A month of a pathway.
  public struct PathwayMonth: Sendable {
    /// The month, as year × 12 + month − 1.
    public var month: Int
    /// Patients who asked for a stay that carries the label.
    public var referrals: Int64
    /// Patients who began one.
    public var starts: Int64
    /// Days from asking to starting, summed over those who started.
    public var waitDays: Double
    /// Starts that the units open in the month allow: unit-days of the places that such stays use, by the daily census,
    /// over the mean stay there in the measured time.
    public var possibleStarts: Double
    /// Days of the month within the measured time.
    public var days: Int64
  }

  /// The months of the measured time.
  public var monthCount: Int { layout.months }

  /// What happened on a pathway in a month.
  public func month(_ index: Int, pathway: Int) -> PathwayMonth {
    let cell = index * layout.pathways + pathway
    let places = places(ofPathway: pathway)
    var open: Int64 = 0
    var (stays, stayTime): (Int64, Double) = (0, 0)
    for place in places {
      open += recorder.openUnitDays[index * layout.places + place]
      for each in stayCells(Subject(.place, Int32(place)), .all, period: 0) {
        let total = recorder.stays.total(each)
        stays += total.count
        stayTime += total.sum
      }
    }
    let meanStay = stayTime / Double(stays) / Double(WeeklySchedule.day)
    return PathwayMonth(
      month: layout.firstMonth + index, referrals: recorder.referrals[cell], starts: recorder.starts[cell],
      waitDays: Double(recorder.startWaits[cell]) / Double(WeeklySchedule.day),
      possibleStarts: stays == 0 ? 0 : Double(open) / meanStay,
      days: recorder.daysOfMonth[index])
  }

  /// The places of stays that carry a pathway's label.
  public func places(ofPathway pathway: Int) -> [Int] {
    var found: [Int] = []
    for step in network.steps where step.kind == .stay && Int(step.pathway) == pathway {
      for place in network.options(of: step) where !found.contains(Int(place)) { found.append(Int(place)) }
    }
    return found
  }

  // MARK: Putting segments together

  /// Time at each level of a quantity in a period.
  func levels(_ quantity: Int, period: Int) -> LevelDistribution {
    let width = layout.staySubjects + layout.queues
    var sum: [Int64] = []
    for segment in layout.segmentsOfPeriod[period] {
      let times = recorder.finishedHistories[segment * width + quantity]
      if times.count > sum.count { sum += [Int64](repeating: 0, count: times.count - sum.count) }
      for level in times.indices { sum[level] += times[level] }
    }
    return LevelDistribution(timeAtLevels: sum)
  }

  /// Integral of a quantity over a period, in unit-days.
  func area(_ quantity: Int, period: Int) -> Double {
    var sum = 0.0
    for segment in layout.segmentsOfPeriod[period] {
      sum += recorder.finishedAreas[segment * layout.areas + quantity]
    }
    return sum / Double(WeeklySchedule.day)
  }

  /// Length of a period in days.
  func days(of period: Int) -> Double {
    let segments = layout.segmentsOfPeriod[period]
    if segments.isEmpty { return 0 }
    return Double(layout.boundaries[segments.upperBound] - layout.boundaries[segments.lowerBound])
      / Double(WeeklySchedule.day)
  }

  /// Cells of the stays of a place or setting.
  func stayCells(_ subject: Subject, _ group: Group, period: Int) -> [Int] {
    let row: Int
    switch subject.kind {
    case .place, .placeReason: row = Int(subject.index)
    case .setting, .settingReason: row = layout.row(ofSetting: subject.index)
    case .exit: row = Int(subject.index)
    default: row = 0
    }
    let atoms = layout.atoms(of: group)
    return layout.segmentsOfPeriod[period].flatMap { segment in
      atoms.map { (row * layout.segments + segment) * layout.atoms + $0 }
    }
  }

  /// Delays of the stays of a place or setting: where none can be delayed, as many zeros as stays.
  func delays(_ subject: Subject, _ group: Group, period: Int) -> QuantileTally {
    let cells = stayCells(subject, group, period: period)
    if cells.isEmpty || canDelay(subject) { return merged(recorder.delays, cells) }
    return QuantileTally(zeros: stays(cells), thresholds: [0])
  }

  /// Whether the stays of a place or setting may be delayed at all.
  func canDelay(_ subject: Subject) -> Bool {
    layout.canDelay(row: subject.kind == .setting ? layout.row(ofSetting: subject.index) : Int(subject.index))
  }

  /// How many stays some cells count.
  func stays(_ cells: [Int]) -> Int64 {
    var count: Int64 = 0
    for cell in cells { count += recorder.stays.total(cell).count }
    return count
  }

  /// Cells of a row of counts by segment.
  func rowCells(_ row: Int, period: Int) -> [Int] {
    layout.segmentsOfPeriod[period].map { row * layout.segments + $0 }
  }

  /// Cells of the queue of a place or pool.
  func queueCells(_ subject: Subject, period: Int) -> [Int] {
    rowCells(subject.kind == .staff ? layout.places + Int(subject.index) : Int(subject.index), period: period)
  }

  /// The tallies of some cells as one.
  func merged(_ tallies: TallyTable, _ cells: [Int]) -> QuantileTally {
    guard var sum = cells.first.map({ tallies[$0] }) else { return QuantileTally(thresholds: []) }
    for cell in cells.dropFirst() where tallies.total(cell).count > 0 { sum.merge(tallies[cell]) }
    return sum
  }
}

extension Network {
  /// Whether any stay carries a pathway's label.
  public func hasStays(ofPathway pathway: Int) -> Bool {
    steps.contains { $0.kind == .stay && Int($0.pathway) == pathway }
  }
}
