import Figures
import Statistics

/// What figures and sentences say about the scenarios of a run, taken from its tables.
struct Outcomes {
  private let run: RunFolder

  /// The outcomes of a run.
  init(_ run: RunFolder) { self.run = run }

  private var record: RunRecord { run.record }
  private var headline: String { record.time.headline }

  /// Indices of the scenarios that are told: all but the baseline, or the baseline where there is no other.
  var told: [Int] { record.scenarios.count > 1 ? Array(1..<record.scenarios.count) : [0] }

  /// Everything that is said about a scenario.
  func outcome(_ scenario: Int) -> Outcome {
    var outcome = Outcome(
      label: record.scenarios[scenario].label, isBaseline: scenario == 0, period: run.period(headline),
      replications: record.replications.completed, replicationName: run.replication)
    outcome.focus = record.focusWords.map { words in
      FocusRow(words: MeasureWords(words), values: comparison(RunTables.Number(words), scenario))
    }
    outcome.daily = daily(scenario)
    outcome.reasons = reasons(scenario)
    outcome.lengths = lengths(scenario)
    outcome.places = places(scenario)
    return outcome
  }

  /// A number in a scenario and in the baseline; without values where the run has none.
  func comparison(_ number: RunTables.Number, _ scenario: Int) -> Comparison {
    Comparison(
      baseline: run.tables.values[0][number] ?? .absent, scenario: run.tables.values[scenario][number] ?? .absent,
      difference: run.tables.differences[scenario][number] ?? .absent)
  }

  // MARK: Parts

  /// The place or setting that the answer is about: that of the first focus measure that has one.
  var chief: String? {
    record.focusWords.first { $0.of.hasPrefix("place:") || $0.of.hasPrefix("setting:") }?.of
      ?? record.names.places.first?.of
  }

  /// The setting that the answer is about, with its places; nil where it is about a place.
  var chiefSetting: (name: RunRecord.Named, places: [RunRecord.Named])? {
    let chief = chief
    guard let name = record.names.settings.first(where: { $0.of == chief }) else { return nil }
    return (name, record.names.places.filter { $0.setting == chief })
  }

  /// Daily series of the focus measures' places and settings first, then how full the other places are.
  private func daily(_ scenario: Int) -> [DailyComparison] {
    let focus = record.focusWords.map(\.of)
    let named = record.names.places + record.names.settings
    let wanted =
      named.filter { focus.contains($0.of) }.flatMap { thing in
        ["delayedPatients", "occupancy"].map { (RunTables.Series(measure: $0, of: thing.of), thing) }
      }
      + record.names.places.filter { !focus.contains($0.of) }.map {
        (RunTables.Series(measure: "occupancy", of: $0.of), $0)
      }
    let days = run.calendar.days
    return wanted.compactMap { series, thing in
      guard let course = run.tables.daily[scenario][series] else { return nil }
      let isDelay = series.measure == "delayedPatients"
      return DailyComparison(
        kind: isDelay ? .delayed : .occupancy, subject: thing.label,
        unit: isDelay ? "patients" : thing.plural, days: days, scenario: course,
        baseline: scenario == 0 ? DailyCourse() : run.tables.daily[0][series] ?? DailyCourse(),
        capacity: isDelay ? [] : capacity(of: thing.of, scenario))
    }.prefix(Self.mostSeries).map { $0 }
  }

  private static let mostSeries = 8

  /// Units open by day; none where the place is unlimited or the thing is a setting.
  private func capacity(of place: String, _ scenario: Int) -> [CapacityStep] {
    guard let capacity = record.scenarios[scenario].capacity.first(where: { $0.of == place }) else { return [] }
    return zip(capacity.days, capacity.open).map { CapacityStep(offset: $0, open: $1) }
  }

  private func reasons(_ scenario: Int) -> DelayReasons? {
    guard let chief, let label = run.label(of: chief) else { return nil }
    let number = { (of: String) in
      RunTables.Number(period: headline, measure: "delayedPatients", of: of, statistic: "census")
    }
    let parts = record.names.reasons.compactMap { reason -> PartRow? in
      let values = comparison(number("reason:\(chief)/\(reason)"), scenario)
      if values.scenario.count == 0 && values.baseline.count == 0 { return nil }
      return PartRow(label: reason.clipped(), values: values)
    }
    let total = comparison(number(chief), scenario)
    if parts.isEmpty || total.scenario.count == 0 { return nil }
    return DelayReasons(subject: label, unit: "patients", total: total, parts: parts)
  }

  private func lengths(_ scenario: Int) -> [LengthSpread] {
    guard let chief, let label = run.label(of: chief) else { return [] }
    return [("lengthOfStay", LengthSpread.Kind.stay), ("delay", .delay)].compactMap { measure, kind in
      let series = RunTables.Series(measure: measure, of: chief)
      guard let spread = run.tables.spreads[scenario][series] else { return nil }
      let before = run.tables.spreads[0][series]
      let baseline = scenario == 0 || before?.edges != spread.edges ? [] : before?.shares ?? []
      return LengthSpread(kind: kind, subject: label, edges: spread.edges, scenario: spread.shares, baseline: baseline)
    }
  }

  /// Every place; before them the chief setting, if it has several.
  private func places(_ scenario: Int) -> [PlaceRow] {
    let number = { (measure: String, of: String) in
      comparison(RunTables.Number(period: headline, measure: measure, of: of), scenario)
    }
    let setting = chiefSetting.flatMap { $0.places.count > 1 ? $0.name : nil }.map { setting in
      PlaceRow(
        label: setting.label, isSetting: true, unit: setting.single, used: .absent, open: .absent, occupancy: .absent,
        stay: number("lengthOfStay", setting.of), delay: number("delay", setting.of))
    }
    let places = record.names.places.compactMap { place -> PlaceRow? in
      let used = number("occupancy", place.of)
      if used.scenario.count == 0 { return nil }
      return PlaceRow(
        label: place.label, unit: place.single, used: used, open: number("open", place.of),
        occupancy: number("occupancyShare", place.of), stay: number("lengthOfStay", place.of),
        delay: number("delay", place.of))
    }
    return [setting].compactMap { $0 } + places
  }
}

extension Interval {
  /// No value at all.
  static let absent = Interval(count: 0, mean: .nan, low: .nan, high: .nan, median: .nan)
}

extension Comparison {
  /// No value at all.
  static let absent = Comparison(baseline: .absent, scenario: .absent, difference: .absent)
}

extension RunRecord.Named {
  /// What one of its units is called.
  var single: String { UnitWords.single(unit) }
  /// What its units are called in the plural.
  var plural: String { UnitWords.plural(unit) }
}

/// What the units of a place are called, in the page and in its simulator alike.
enum UnitWords {
  /// One of them; "place" where the model does not say.
  static func single(_ unit: String?) -> String { unit.flatMap { $0.isEmpty ? nil : $0 } ?? "place" }

  /// Several of them.
  static func plural(_ unit: String?) -> String {
    let single = single(unit)
    return single.hasSuffix("s") ? single : single + "s"
  }
}

extension MeasureWords {
  /// The words as `run.json` has them.
  init(_ words: RunRecord.Words) {
    let comparison: Comparison =
      switch words.comparison {
      case "count": .count
      case "time": .time
      default: .level
      }
    let clause: Clause =
      switch words.clause {
      case "delayedAtCensus": .delayedAtCensus
      case "delayedOnAverage": .delayedOnAverage
      case "delay": .delay
      case "lengthOfStay": .lengthOfStay
      default: .other
      }
    self.init(
      title: words.title, subject: words.subject, unit: words.unit, comparison: comparison, scale: words.scale,
      clause: clause, isHospital: words.isHospital, census: words.census)
  }
}
