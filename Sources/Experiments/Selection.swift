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
  /// The ways that patients can take.
  public var passages: [Passage]

  /// What a scenario of a model keeps: with `full` detail everything; otherwise what the focus measures, the
  /// observed rows and the report need.
  public init(of scenario: Scenario, in model: ModelFile, detail: Detail) {
    let baseline = model.scenarios[0].names
    let own = { (key: MeasureKey) in translate(key, from: baseline, to: scenario.names) }
    let focus = model.focus.compactMap(own)
    let wanted = focus + model.observed.map(\.key).compactMap(own)
    let catalogue = Catalogue(of: scenario.network, detail: detail).keys
    let headline = Int32(model.headline)

    keys = catalogue
    var known = Set(catalogue)
    for key in wanted where known.insert(key).inserted { keys.append(key) }

    switch detail {
    case .full:
      told = Array(keys.indices)
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
      let shown = Set(wanted.flatMap { [$0.over(headline), $0.over(0), $0] })
      for key in unique(wanted.flatMap { [$0.over(0), $0.over(headline)] }) where known.insert(key).inserted {
        keys.append(key)
      }
      told = keys.indices.filter { [keys] in shown.contains(keys[$0]) }
      daily = unique(wanted.compactMap(Self.series))
      hourly = daily.filter { $0.subject.reason < 0 }
      let places = unique(focus.map(\.subject).filter { $0.kind == .place })
      levels = places.map { Spread(measure: .occupancy, subject: $0, group: .all, period: headline) }
      lengths = places.flatMap { place in
        [Measure.lengthOfStay, .delay].map { Spread(measure: $0, subject: place, group: .all, period: headline) }
      }
    }
    passages = Self.passages(of: scenario.network)
  }

  /// Memory that one replication's share of the results takes.
  func bytesPerReplication(of network: Network) -> Int64 {
    let days = (network.timing.end - network.timing.start) / WeeklySchedule.day
    let periods = network.timing.periods.count + 1
    return 8 * Int64(keys.count) + 4 * Int64(daily.count) * days + 8 * Int64(passages.count * periods)
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
    case .occupancy, .occupancyShare, .lengthOfStay, .longStayPatients, .empty:
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
            next.append(network.branches[Int(branch)].next)
          }
        }
      }
      for risk in step.firstRisk..<(step.firstRisk + step.riskCount) { next.append(network.risks[Int(risk)].next) }
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

/// The number that a key of one scenario means in another scenario, or nil when that has no such place, step or group.
func translate(_ key: MeasureKey, from: Names, to: Names) -> MeasureKey? {
  guard let text = try? MeasureNaming.key(MeasureNaming.text(key, from), to, period: key.period) else { return nil }
  return text
}
