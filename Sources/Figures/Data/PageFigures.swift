import Statistics

/// A number by weekday and hour: 168 values from Monday 00:00.
public struct WeekTable: Sendable {
  /// What: "Delayed patients".
  public var title: String
  /// Where: "Acute beds".
  public var subject: String
  /// "patients".
  public var unit: String
  /// 168 means, Monday 00:00 first.
  public var values: [Double]

  /// A table with its values.
  public init(title: String, subject: String, unit: String, values: [Double]) {
    self.title = title
    self.subject = subject
    self.unit = unit
    self.values = values
  }
}

/// A pathway map: what patients go through, and what a scenario changes in it.
public struct PathwayMap: Sendable {
  /// What a node is.
  public enum Kind: UInt8, Sendable { case source, stay, task, wait, exit }

  /// A source or step.
  public struct Node: Sendable {
    /// What it is.
    public var kind: Kind
    /// What people read: "Emergency stay".
    public var label: String
    /// A second line: "Acute beds, 607", "Discharge hub".
    public var detail: String
    /// Whether the scenario changes it or what it uses.
    public var isChanged: Bool
    /// What is changed, in short ("0 → 60 beds"); empty without change.
    public var change: String

    /// A node.
    public init(kind: Kind, label: String, detail: String, isChanged: Bool = false, change: String = "") {
      self.kind = kind
      self.label = label
      self.detail = detail
      self.isChanged = isChanged
      self.change = change
    }
  }

  /// A way that patients take.
  public struct Edge: Sendable {
    /// Index of the node that it leaves.
    public var from: Int
    /// Index of the node that it reaches.
    public var to: Int
    /// Patients a week.
    public var perWeek: Double

    /// A way.
    public init(from: Int, to: Int, perWeek: Double) {
      self.from = from
      self.to = to
      self.perWeek = perWeek
    }
  }

  /// Sources first, then steps.
  public var nodes: [Node]
  /// The ways that are taken; those that nobody takes are left out.
  public var edges: [Edge]

  /// A map.
  public init(nodes: [Node], edges: [Edge]) {
    self.nodes = nodes
    self.edges = edges
  }
}

/// A model's number beside a measured one.
public struct ObservedComparison: Sendable {
  /// What it is.
  public var words: MeasureWords
  /// The period: "all", "winter after opening".
  public var period: String
  /// What was measured, in the measure's own unit (before `words.scale`).
  public var observed: Double
  /// How far the model may lie from it, in the same unit.
  public var tolerance: Double
  /// What the model gives.
  public var simulated: Interval
  /// Where it was measured; empty when nobody says.
  public var source: String

  /// Whether the model's mean is within the tolerance.
  public var isInside: Bool { (simulated.mean - observed).magnitude <= tolerance }

  /// A row with every part given.
  public init(
    words: MeasureWords, period: String, observed: Double, tolerance: Double, simulated: Interval, source: String
  ) {
    self.words = words
    self.period = period
    self.observed = observed
    self.tolerance = tolerance
    self.simulated = simulated
    self.source = source
  }
}

/// What is asked of a place or staff beside what there is.
public struct LoadRow: Sendable {
  /// Label.
  public var label: String
  /// "beds", "hours a week".
  public var unit: String
  /// Offered, averaged over the measured time.
  public var offered: Double
  /// There, averaged over the measured time; infinite when unlimited.
  public var capacity: Double
  /// The same as a sum in words.
  public var arithmetic: String

  /// A row.
  public init(label: String, unit: String, offered: Double, capacity: Double, arithmetic: String) {
    self.label = label
    self.unit = unit
    self.offered = offered
    self.capacity = capacity
    self.arithmetic = arithmetic
  }
}
