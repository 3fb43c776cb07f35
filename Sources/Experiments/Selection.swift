import ModelFiles
import PatientFlow

/// What is kept of every replication of one scenario.
///
/// Indices are those of the scenario's own network, which may have places or steps that the baseline lacks.
public struct Selection: Sendable {
  /// A quantity followed over time.
  public struct Series: Sendable, Hashable {
    /// What is counted.
    public var measure: Measure
    /// Where.
    public var subject: Subject

    /// A series of a quantity somewhere.
    public init(measure: Measure, subject: Subject) {
      self.measure = measure
      self.subject = subject
    }
  }

  /// How something is spread over patients or over time.
  public struct Spread: Sendable, Hashable {
    /// Of what.
    public var measure: Measure
    /// Where.
    public var subject: Subject
    /// Of which patients.
    public var group: Group
    /// Over which period.
    public var period: Int32
  }

  /// A way from a source or step to a step.
  public struct Passage: Sendable, Hashable {
    /// Where patients come from.
    public var from: ReplicationResult.FlowOrigin
    /// The step they go to.
    public var to: Int
  }

  /// Every number kept.
  public var keys: [MeasureKey]
  /// Positions in `keys` of those that are told replication by replication.
  public var told: [Int]
  /// Daily series.
  public var daily: [Series]
  /// Weekly profiles by the hour.
  public var hourly: [Series]
  /// Shares of time by level: occupancy, queue.
  public var levels: [Spread]
  /// Shares of patients by length: stays, delays, waits.
  public var lengths: [Spread]
  /// Periods that the ways are told for.
  public var periods: [Int32]
  /// The ways that patients can take.
  public var passages: [Passage]

  /// What a scenario of a model keeps: with `full` detail everything; otherwise the standard
  /// catalogue in the headline period, the focus measures and observed rows over the whole measured time too, and
  /// the daily course of the place that the first focus measure is about. If that is a setting, also its stays, and its
  /// delayed patients by reason, as the standard catalogue has them of places.
  public init(of scenario: Scenario, in model: ModelFile, detail: Detail) {
    let baseline = model.scenarios[0].names
    let own = { (key: MeasureKey) in translate(key, from: baseline, to: scenario.names) }
    let focus = model.focus.compactMap(own)
    let wanted = focus + model.observed.map(\.key).compactMap(own)
    let headline = Int32(model.headline)
    let catalogue = Catalogue(of: scenario.network, detail: detail).keys
    keys = unique(
      catalogue.filter { detail == .full || $0.period == headline } + wanted + wanted.map { $0.over(0) }
        + Self.ofSetting(focus.first?.subject, in: scenario.network, period: headline))

    switch detail {
    case .full:
      told = Array(keys.indices)
      periods = Array(0...Int32(scenario.network.timing.periods.count))
      let series = unique(
        keys.filter { $0.group == .all && Self.dailyMeasures.contains($0.measure) }
          .map { Series(measure: $0.measure, subject: $0.subject) })
      daily = series
      hourly = series.filter { $0.measure != .open && $0.subject.reason < 0 }
      levels = unique(
        keys.filter { Self.hasLevels($0.measure, $0.subject) }
          .map { Spread(measure: $0.measure, subject: $0.subject, group: .all, period: $0.period) })
      lengths = unique(
        keys.filter { Self.lengthMeasures.contains($0.measure) && $0.subject.reason < 0 }
          .map { Spread(measure: $0.measure, subject: $0.subject, group: $0.group, period: $0.period) })
    case .standard:
      let isBaseline = scenario.id == model.scenarios[0].id
      let shown = Set(isBaseline ? wanted : focus)
      told = keys.indices.filter { [keys] in shown.contains(keys[$0]) }
      periods = unique([headline])
      // The place (or setting) that the first focus measure is about is the one whose course is told.
      let chief = focus.first?.subject
      daily = unique(focus.filter { $0.subject == chief }.compactMap(Self.series))
      hourly = Array(daily.filter { $0.subject.reason < 0 }.prefix(1))
      levels = []
      lengths = [chief].compactMap { $0 }.filter { $0.kind == .place || $0.kind == .setting }.flatMap { subject in
        [Measure.lengthOfStay, .delay].map { Spread(measure: $0, subject: subject, group: .all, period: headline) }
      }
    }
    passages = Self.passages(of: scenario.network)
  }

  /// Nothing but some numbers, and some daily series.
  public init(keys: [MeasureKey], daily: [Series]) {
    self.keys = keys
    self.daily = daily
    (told, hourly, levels, lengths, periods, passages) = ([], [], [], [], [], [])
  }

  /// Memory that one replication's share of the results takes.
  func bytesPerReplication(of network: Network) -> Int64 {
    let days = (network.timing.end - network.timing.start) / WeeklySchedule.day
    return 8 * Int64(keys.count) + 4 * Int64(daily.count) * days + 8 * Int64(passages.count * periods.count)
  }

  /// What reports tell of a setting that the answer is about: mean stay and delay, delayed patients by reason at the
  /// census. Nothing of any other subject.
  private static func ofSetting(_ subject: Subject?, in network: Network, period: Int32) -> [MeasureKey] {
    guard let subject, subject.kind == .setting else { return [] }
    let stays = [Measure.lengthOfStay, .delay].map { MeasureKey($0, subject, .all, .mean, period: period) }
    return stays
      + Catalogue(of: network, detail: .full).keys.filter {
        $0.measure == .delayedPatients && $0.statistic == .census && $0.period == period
          && $0.subject.kind == .settingReason && $0.subject.index == subject.index
      }
  }

  private static let dailyMeasures: Set<Measure> = [.delayedPatients, .occupancy, .queue, .open]
  private static let lengthMeasures: Set<Measure> = [.lengthOfStay, .delay, .wait]

  private static func hasLevels(_ measure: Measure, _ subject: Subject) -> Bool {
    (measure == .occupancy && subject.kind == .place) || measure == .queue
  }

  /// The daily series that stands behind a measure, if there is one.
  private static func series(of key: MeasureKey) -> Series? {
    switch key.measure {
    case .delayedPatients, .delay, .delayedBedDays, .daysDelayed:
      Series(measure: .delayedPatients, subject: key.subject)
    case .occupancy, .occupancyShare, .empty:
      Series(measure: .occupancy, subject: key.subject)
    case .queue, .wait: Series(measure: .queue, subject: key.subject)
    case .open: Series(measure: .open, subject: key.subject)
    default: nil
    }
  }

  /// Every way from a source or step to a step that the network has, in the order of its tables.
  private static func passages(of network: Network) -> [Passage] {
    var found: [Passage] = []
    for (index, source) in network.sources.enumerated() {
      found.append(Passage(from: .source(index), to: Int(source.firstStep)))
    }
    for (index, step) in network.steps.enumerated() {
      var next: [Int32] = []
      if step.firstRoute >= 0 {
        let count = step.routesByCohort ? Int32(network.cohorts.count) : 1
        for route in step.firstRoute..<(step.firstRoute + count) {
          let here = network.routes[Int(route)]
          for branch in here.firstBranch..<(here.firstBranch + here.branchCount) {
            let way = network.branches[Int(branch)]
            if way.ifRoom >= 0 { next.append(way.ifRoom) }
            next.append(way.next)
          }
        }
      }
      for risk in step.firstRisk..<(step.firstRisk + step.riskCount) { next.append(network.risks[Int(risk)].next) }
      if step.kind == .stay {
        let places = network.placeOptions[Int(step.firstOption)..<Int(step.firstOption + step.optionCount)]
        next += places.map { network.places[Int($0)].ifFull }.filter { $0 >= 0 }
      }
      if step.returning >= 0 { next.append(network.returns[Int(step.returning)].next) }
      found += next.map { Passage(from: .step(index), to: Int($0)) }
    }
    return unique(found)
  }
}

extension MeasureKey {
  /// The same number over another period.
  func over(_ period: Int32) -> MeasureKey {
    var key = self
    key.period = period
    return key
  }
}

/// The elements without repetitions, in order of first appearance.
func unique<Element: Hashable>(_ elements: [Element]) -> [Element] {
  var seen: Set<Element> = []
  return elements.filter { seen.insert($0).inserted }
}
