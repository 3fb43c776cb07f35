import Statistics

/// One number in a scenario and in the baseline.
public struct Comparison: Sendable {
  /// In the baseline.
  public var baseline: Interval
  /// In the scenario.
  public var scenario: Interval
  /// Scenario less baseline, paired by replication.
  public var difference: Interval

  /// A comparison from its parts.
  public init(baseline: Interval, scenario: Interval, difference: Interval) {
    self.baseline = baseline
    self.scenario = scenario
    self.difference = difference
  }
}

/// A focus measure and what became of it.
public struct FocusRow: Sendable {
  /// What it is.
  public var words: MeasureWords
  /// Its values.
  public var values: Comparison

  /// A measure with its values.
  public init(words: MeasureWords, values: Comparison) {
    self.words = words
    self.values = values
  }
}

/// A labelled part of a sum (a reason of delay) in a scenario and in the baseline.
public struct PartRow: Sendable {
  /// "Community bed".
  public var label: String
  /// Its values.
  public var values: Comparison

  /// A part with its values.
  public init(label: String, values: Comparison) {
    self.label = label
    self.values = values
  }
}

/// Delayed patients of a place, split by what they wait for; the parts add up to the total.
public struct DelayReasons: Sendable {
  /// The place.
  public var subject: String
  /// "patients".
  public var unit: String
  /// All delayed patients.
  public var total: Comparison
  /// Those who wait for each thing.
  public var parts: [PartRow]

  /// A split.
  public init(subject: String, unit: String, total: Comparison, parts: [PartRow]) {
    self.subject = subject
    self.unit = unit
    self.total = total
    self.parts = parts
  }
}

/// How long something lasts, as shares of patients by length in days.
public struct LengthSpread: Sendable {
  /// What lasts.
  public enum Kind: UInt8, Sendable {
    /// A stay.
    case stay
    /// The delay at its end.
    case delay
  }

  /// What lasts.
  public var kind: Kind
  /// Where.
  public var subject: String
  /// Lower edges of the bins, in days, the first 0; the last bin has no end.
  public var edges: [Double]
  /// Shares of patients in the scenario, by bin.
  public var scenario: [Double]
  /// In the baseline; empty when the scenario is the baseline.
  public var baseline: [Double]

  /// A spread from its parts.
  public init(kind: Kind, subject: String, edges: [Double], scenario: [Double], baseline: [Double] = []) {
    self.kind = kind
    self.subject = subject
    self.edges = edges
    self.scenario = scenario
    self.baseline = baseline
  }
}

/// A place: how full it is, and of what its stays consist. Or all places of a setting together, of which only the stays
/// are told.
public struct PlaceRow: Sendable {
  /// Its label.
  public var label: String
  /// Whether it is all places of a setting together.
  public var isSetting: Bool
  /// What a unit is called: "bed".
  public var unit: String
  /// Units in use, mean over time; without values for all places of a setting together.
  public var used: Comparison
  /// Units open, mean over time.
  public var open: Comparison
  /// Used over open.
  public var occupancy: Comparison
  /// Length of stay, mean, in days, delay included.
  public var stay: Comparison
  /// Delay, mean of all stays, in days.
  public var delay: Comparison

  /// A place with its numbers.
  public init(
    label: String, isSetting: Bool = false, unit: String, used: Comparison, open: Comparison, occupancy: Comparison,
    stay: Comparison, delay: Comparison
  ) {
    self.label = label
    self.isSetting = isSetting
    self.unit = unit
    self.used = used
    self.open = open
    self.occupancy = occupancy
    self.stay = stay
    self.delay = delay
  }
}

/// Everything that figures and sentences say about one scenario beside the baseline.
public struct Outcome: Sendable {
  /// The scenario's label.
  public var label: String
  /// Whether it is the baseline itself: then nothing is compared.
  public var isBaseline: Bool
  /// The period told: "winter after opening".
  public var period: String
  /// Replications behind it.
  public var replications: Int
  /// What a replication is called: "simulated year".
  public var replicationName: String
  /// The focus measures.
  public var focus: [FocusRow]
  /// Daily counts.
  public var daily: [DailyComparison]
  /// Delays by reason, or nil where nothing has a reason.
  public var reasons: DelayReasons?
  /// Lengths of stay and delay.
  public var lengths: [LengthSpread]
  /// All places; before them the setting that the answer is about, if it is about one that has several.
  public var places: [PlaceRow]

  /// "50 simulated years".
  public var replicationsText: String { "\(replications) \(replicationName)\(replications == 1 ? "" : "s")" }

  /// An outcome without numbers.
  public init(
    label: String, isBaseline: Bool, period: String, replications: Int, replicationName: String = "simulated year"
  ) {
    self.label = label
    self.isBaseline = isBaseline
    self.period = period
    self.replications = replications
    self.replicationName = replicationName
    focus = []
    daily = []
    reasons = nil
    lengths = []
    places = []
  }
}
