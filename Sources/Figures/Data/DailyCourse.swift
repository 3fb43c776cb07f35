/// What a count was day by day: how it is spread over the simulated years, and one of them.
///
/// Each array has one value a day, or is empty.
public struct DailyCourse: Sendable {
  /// Mean over the replications.
  public var mean: [Double] = []
  /// Quantiles over the replications.
  public var p05: [Double] = []
  /// Lower quartile.
  public var p25: [Double] = []
  /// Median.
  public var p50: [Double] = []
  /// Upper quartile.
  public var p75: [Double] = []
  /// 95th percentile.
  public var p95: [Double] = []
  /// One of them: "one possible year".
  public var example: [Double] = []

  /// Nothing.
  public init() {}
}

/// The capacity of a place from a day on.
public struct CapacityStep: Sendable {
  /// Days after the first.
  public var offset: Int
  /// Units open from then on (a mean over replications, where it is uncertain).
  public var open: Double

  /// So many units from a day on.
  public init(offset: Int, open: Double) {
    self.offset = offset
    self.open = open
  }
}

/// A daily count of a place in a scenario and in the baseline.
public struct DailyComparison: Sendable {
  /// What is counted.
  public enum Kind: UInt8, Sendable {
    /// Patients in delay at the census.
    case delayed
    /// Units in use at the census.
    case occupancy
    /// Patients asking for a place.
    case queue
    /// Anything else.
    case other
  }

  /// What is counted.
  public var kind: Kind
  /// Of what: "Acute beds".
  public var subject: String
  /// "patients", "beds".
  public var unit: String
  /// The days.
  public var days: Days
  /// In the scenario.
  public var scenario: DailyCourse
  /// In the baseline; without values when the scenario is the baseline.
  public var baseline: DailyCourse
  /// Capacity in the scenario, ascending; empty where none is drawn (delayed patients, unlimited places).
  public var capacity: [CapacityStep]

  /// A comparison with every part given.
  public init(
    kind: Kind, subject: String, unit: String, days: Days, scenario: DailyCourse, baseline: DailyCourse = DailyCourse(),
    capacity: [CapacityStep] = []
  ) {
    self.kind = kind
    self.subject = subject
    self.unit = unit
    self.days = days
    self.scenario = scenario
    self.baseline = baseline
    self.capacity = capacity
  }
}
