import Experiments
import Figures
import Statistics

/// What the CSV files of a results folder hold, as far as the page needs it; by scenario, in the order of `run.json`.
struct RunTables {
  /// Which number a row of `summary.csv` or `differences.csv` holds.
  struct Number: Hashable {
    var period: String
    var measure: String
    var of: String
    var group = "all"
    var statistic = "mean"
  }

  /// Which series a row of `daily.csv` or `hourly.csv` belongs to, or which distribution.
  struct Series: Hashable {
    var measure: String
    var of: String
  }

  /// A way and how many take it.
  struct Flow {
    var from: String
    var to: String
    var perWeek: Interval
  }

  /// Bins with their lower edges, and the share of patients in each.
  struct Spread {
    var edges: [Double] = []
    var shares: [Double] = []
  }

  var values: [[Number: Interval]]
  var differences: [[Number: Interval]]
  var daily: [[Series: DailyCourse]]
  var hourly: [[Series: [Double]]]
  var flows: [[Flow]]
  var spreads: [[Series: Spread]]

  private let scenarios: [String: Int]
  private let record: RunRecord
  private let days: Int
  private let firstDay: Int32
  private let named: Set<Number>

  /// Reads the files of the run that a record describes.
  ///
  /// - Parameter open: gives the bytes of a file and the path for messages, by its name.
  init(
    of record: RunRecord, calendar: RunCalendar, open: (String) throws(FolderFault) -> (path: String, bytes: [UInt8])
  ) throws(FolderFault) {
    self.record = record
    days = calendar.count
    firstDay = calendar.firstDay
    scenarios = Dictionary(record.scenarios.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    named = Set((record.focusWords + record.observed.map(\.words)).map(Number.init))
    values = record.scenarios.map { _ in [:] }
    differences = record.scenarios.map { _ in [:] }
    daily = record.scenarios.map { _ in [:] }
    hourly = record.scenarios.map { _ in [:] }
    flows = record.scenarios.map { _ in [] }
    spreads = record.scenarios.map { _ in [:] }
    try readNumbers(open)
    try readDaily(open)
    try readHourly(open)
    try readFlows(open)
    try readSpreads(open)
  }

  private typealias Open = (String) throws(FolderFault) -> (path: String, bytes: [UInt8])

  /// Hands over the rows of a file one by one.
  private func rows(
    of name: String, _ columns: [String], _ open: Open,
    _ body: (CSVReader, Int) throws(FolderFault) -> Void
  ) throws(FolderFault) {
    let (path, bytes) = try open(name)
    var reader = try CSVReader(path: path, bytes: bytes, columns: columns)
    var (id, index) = ("", 0)
    while try reader.next() {
      if id.isEmpty || !reader.cell(0, is: id) {
        id = reader.text(0)
        guard let known = scenarios[id] else {
          throw reader.fault("run.json has no scenario \"\(id.clipped(to: 60))\"")
        }
        index = known
      }
      try body(reader, index)
    }
  }

  // MARK: Numbers

  private mutating func readNumbers(_ open: Open) throws(FolderFault) {
    let name = ["period", "measure", "of", "group", "statistic", "unit"]
    var found = values
    try rows(of: "summary.csv", ["scenario"] + name + ["mean", "low95", "high95", "median", "replications"], open) {
      row, scenario throws(FolderFault) in
      guard let name = number(row, from: 1) else { return }
      found[scenario][name] = Interval(
        count: try row.whole(11, in: 0...Experiment.mostReplications), mean: try row.number(7), low: try row.number(8),
        high: try row.number(9), median: try row.number(10))
    }
    values = found
    found = differences
    try rows(
      of: "differences.csv", ["scenario", "baseline"] + name + ["difference", "low95", "high95", "replications"], open
    ) { row, scenario throws(FolderFault) in
      guard let name = number(row, from: 2) else { return }
      found[scenario][name] = Interval(
        count: try row.whole(11, in: 0...Experiment.mostReplications), mean: try row.number(8), low: try row.number(9),
        high: try row.number(10), median: .nan)
    }
    differences = found
  }

  /// The number that a row holds, if the page needs it.
  private func number(_ row: CSVReader, from column: Int) -> Number? {
    let name = Number(
      period: row.text(column), measure: row.text(column + 1), of: row.text(column + 2), group: row.text(column + 3),
      statistic: row.text(column + 4))
    if named.contains(name) { return name }
    let isUsual =
      name.period == record.time.headline && name.group == "all"
      && ["mean", "census"].contains(name.statistic) && Self.measures.contains(name.measure)
    return isUsual ? name : nil
  }

  private static let measures: Set<String> = [
    "delayedPatients", "occupancy", "open", "occupancyShare", "lengthOfStay", "delay",
  ]

  // MARK: Series

  private mutating func readDaily(_ open: Open) throws(FolderFault) {
    var found = daily
    let columns = [
      "scenario", "date", "measure", "of", "unit", "mean", "p05", "p25", "p50", "p75", "p95", "example",
    ]
    var file = "daily.csv"
    try rows(
      of: "daily.csv", columns,
      { name throws(FolderFault) in
        let opened = try open(name)
        file = opened.path
        return opened
      }
    ) { row, scenario throws(FolderFault) in
      guard row.cell(2, is: "delayedPatients") || row.cell(2, is: "occupancy") else { return }
      let series = Series(measure: row.text(2), of: row.text(3))
      if !series.isOfPlaceOrSetting { return }
      let expected = found[scenario][series]?.mean.count ?? 0
      guard expected < days, row.cell(1, is: DateText.date(firstDay + Int32(expected))) else {
        throw row.fault("the days of a series do not follow each other from the first day to the last")
      }
      let numbers = [
        try row.number(5), try row.number(6), try row.number(7), try row.number(8), try row.number(9),
        try row.number(10), try row.number(11),
      ]
      if numbers.contains(where: \.isNaN) { throw row.fault("a day of a series is without a number") }
      found[scenario][series, default: DailyCourse()].append(numbers)
    }
    for series in found.flatMap(\.values) where series.mean.count != days {
      throw FolderFault(
        .damaged, file, reason: "a series has \(series.mean.count) days where the run has \(days)")
    }
    daily = found
  }

  private mutating func readHourly(_ open: Open) throws(FolderFault) {
    var found = hourly
    try rows(of: "hourly.csv", ["scenario", "measure", "of", "weekday", "hour", "unit", "mean"], open) {
      row, scenario throws(FolderFault) in
      let series = Series(measure: row.text(1), of: row.text(2))
      if !series.isOfPlaceOrSetting { return }
      guard let weekday = DateText.weekdays.firstIndex(of: row.text(3)) else {
        throw row.fault("a weekday is not one of Monday to Sunday")
      }
      let hour = try row.whole(4, in: 0...23)
      found[scenario][series, default: [Double](repeating: .nan, count: 168)][weekday * 24 + hour] =
        try row.number(6)
    }
    hourly = found.map { $0.filter { !$0.value.contains(where: \.isNaN) } }
  }

  // MARK: Flows and spreads

  private mutating func readFlows(_ open: Open) throws(FolderFault) {
    var found = flows
    try rows(of: "flows.csv", ["scenario", "period", "from", "to", "perWeek", "low95", "high95"], open) {
      row, scenario throws(FolderFault) in
      guard row.cell(1, is: record.time.headline) || row.text(1) == record.time.headline else { return }
      let estimate = Interval(
        count: record.replications.completed, mean: try row.number(4), low: try row.number(5),
        high: try row.number(6), median: .nan)
      found[scenario].append(Flow(from: row.text(2), to: row.text(3), perWeek: estimate))
    }
    flows = found
  }

  private mutating func readSpreads(_ open: Open) throws(FolderFault) {
    var found = spreads
    let columns = ["scenario", "period", "measure", "of", "group", "unit", "from", "to", "share"]
    try rows(of: "distributions.csv", columns, open) { row, scenario throws(FolderFault) in
      guard row.cell(2, is: "lengthOfStay") || row.cell(2, is: "delay"), row.cell(4, is: "all"),
        row.text(1) == record.time.headline
      else { return }
      let series = Series(measure: row.text(2), of: row.text(3))
      let (edge, share) = (try row.number(6), try row.number(8))
      let last = found[scenario][series]?.edges.last ?? -1
      guard edge > last, edge >= 0, share >= 0, share <= 1.000001 else {
        throw row.fault("the bins of a distribution do not follow each other with shares from 0 to 1")
      }
      found[scenario][series, default: Spread()].edges.append(edge)
      found[scenario][series, default: Spread()].shares.append(share)
    }
    spreads = found
  }
}

extension RunTables.Number {
  /// The number that words are for.
  init(_ words: RunRecord.Words) {
    self.init(
      period: words.period, measure: words.measure, of: words.of, group: words.group, statistic: words.statistic)
  }
}

extension RunTables.Series {
  /// Whether it is about a whole place or setting, not a reason within one.
  fileprivate var isOfPlaceOrSetting: Bool { of.hasPrefix("place:") || of.hasPrefix("setting:") }
}

extension DailyCourse {
  /// Adds a day: mean, the five quantiles, the example.
  fileprivate mutating func append(_ day: [Double]) {
    mean.append(day[0])
    p05.append(day[1])
    p25.append(day[2])
    p50.append(day[3])
    p75.append(day[4])
    p95.append(day[5])
    example.append(day[6])
  }
}
