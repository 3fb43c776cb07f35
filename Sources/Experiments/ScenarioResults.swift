import ModelFiles
import PatientFlow
import Statistics

/// What the replications of one scenario gave, folded in the order of replications.
public struct ScenarioResults: Sendable {
  /// The scenario.
  public let scenario: Scenario
  /// What was kept.
  public let selection: Selection
  /// How many replications it holds.
  public private(set) var replications = 0
  /// Events simulated in all replications.
  public private(set) var events: Int64 = 0
  /// Exchanges of places among rings of waiting patients, in all replications.
  public private(set) var swaps: Int64 = 0

  private var values: [Double] = []
  private var daily: [Int32] = []
  private var hourly: [Double] = []
  private var levels: [[Double]]
  private var lengths: [[Int64]]
  private var flows: [Int64] = []
  private var open: [Int64] = []
  private var monthSums: [ReplicationResult.PathwayMonth] = []
  private let positions: [MeasureKey: Int]

  /// Results without a replication.
  init(_ scenario: Scenario, _ selection: Selection) {
    self.scenario = scenario
    self.selection = selection
    levels = selection.levels.map { _ in [] }
    lengths = selection.lengths.map { _ in [] }
    positions = Dictionary(zip(selection.keys, selection.keys.indices), uniquingKeysWith: { first, _ in first })
  }

  /// Adds the next replication.
  mutating func fold(_ record: ReplicationRecord) {
    replications += 1
    dayCount = record.dayCount
    events += record.events
    swaps += record.swaps
    values += record.values
    daily += record.daily
    flows += record.flows
    add(record.hourly, to: &hourly)
    add(record.open, to: &open)
    for index in levels.indices { add(record.levels[index], to: &levels[index]) }
    for index in lengths.indices { add(record.lengths[index], to: &lengths[index]) }
    if monthSums.isEmpty {
      monthSums = record.months
    } else {
      for index in monthSums.indices { monthSums[index] += record.months[index] }
    }
  }

  // MARK: Numbers

  /// Position in `selection.keys` of a number, or nil.
  public func position(of key: MeasureKey) -> Int? { positions[key] }

  /// Position in `selection.keys` of the number that another scenario, with its names, calls `key`.
  public func position(of key: MeasureKey, named names: Names) -> Int? {
    translate(key, from: names, to: scenario.names).flatMap { positions[$0] }
  }

  /// A number in every replication, NaN where there was no case.
  public func values(at position: Int) -> [Double] {
    (0..<replications).map { values[$0 * selection.keys.count + position] }
  }

  /// A number in every replication, by its key; nil when it was not kept.
  public func values(of key: MeasureKey) -> [Double]? { positions[key].map { values(at: $0) } }

  /// What the replications say about a number; without a value when it was not kept.
  public func interval(of key: MeasureKey) -> Interval { Interval(of: values(of: key) ?? []) }

  // MARK: Series

  /// Days of the measured time that have a census.
  public private(set) var dayCount = 0

  /// What a daily series was on one day in every replication.
  public func daily(series: Int, day: Int) -> [Int32] {
    let size = selection.daily.count * dayCount
    return (0..<replications).map { daily[$0 * size + series * dayCount + day] }
  }

  /// Mean of an hourly series in one hour of the week, 0 the hour after Monday's midnight.
  public func hourly(series: Int, hour: Int) -> Double { hourly[series * 168 + hour] / Double(replications) }

  /// Units of a place open on each day, at the census: mean over the replications.
  public func openUnits(ofPlace place: Int) -> [Double] {
    open[place * dayCount..<(place + 1) * dayCount].map { Double($0) / Double(replications) }
  }

  // MARK: Spreads

  /// Share of time at each level, from 0.
  public func timeShares(_ spread: Int) -> [Double] { levels[spread].map { $0 / Double(replications) } }

  /// Share of patients in each bin of `Bins.of`, all replications together; empty when there was no patient.
  public func patientShares(_ spread: Int) -> [Double] {
    let total = lengths[spread].reduce(0, +)
    return total == 0 ? [] : lengths[spread].map { Double($0) / Double(total) }
  }

  // MARK: Flows

  /// Patients who took a way in the period at a position of `selection.periods`, in every replication.
  public func flow(passage: Int, period: Int) -> [Int64] {
    let size = selection.passages.count * selection.periods.count
    return (0..<replications).map { flows[$0 * size + period * selection.passages.count + passage] }
  }

  /// Months that the measured time touches.
  public var monthCount: Int {
    scenario.network.pathwayCount == 0 ? 0 : monthSums.count / scenario.network.pathwayCount
  }

  /// A pathway's month, all replications together: its `days` too are those of all replications.
  public func month(_ month: Int, pathway: Int) -> ReplicationResult.PathwayMonth {
    monthSums[month * scenario.network.pathwayCount + pathway]
  }

  private func add<Number: AdditiveArithmetic>(_ more: [Number], to sums: inout [Number]) {
    while sums.count < more.count { sums.append(.zero) }
    for index in more.indices { sums[index] += more[index] }
  }
}

extension ReplicationResult.PathwayMonth {
  fileprivate static func += (sum: inout ReplicationResult.PathwayMonth, more: ReplicationResult.PathwayMonth) {
    sum.referrals += more.referrals
    sum.starts += more.starts
    sum.possibleStarts += more.possibleStarts
    sum.waitDays += more.waitDays
    sum.days += more.days
  }
}
