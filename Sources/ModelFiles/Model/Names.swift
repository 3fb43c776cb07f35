/// What something is called: its id in the model file, and the label that people read.
public struct Name: Sendable, Hashable {
  /// Id in the model file. Reasons and pathways have no id of their own: theirs is the label.
  public var id: String
  /// What reports write; the id where no label was given.
  public var label: String

  /// A name; the label is the id unless given.
  public init(_ id: String, label: String? = nil) {
    self.id = id
    self.label = label ?? id
  }
}

/// The names of everything in a network, in the order of its tables.
public struct Names: Sendable, Equatable {
  /// Kinds of patient.
  public var cohorts: [Name] = []
  /// Sources of arrivals.
  public var sources: [Name] = []
  /// Places.
  public var places: [Name] = []
  /// What a unit of each place is called: "bed".
  public var units: [String] = []
  /// Staff pools.
  public var staff: [Name] = []
  /// Steps.
  public var steps: [Name] = []
  /// Steps that are exits, as indices into `steps`.
  public var exits: [Int] = []
  /// Delay reasons.
  public var reasons: [Name] = []
  /// Pathway labels.
  public var pathways: [Name] = []
  /// Settings in use; the label is for all places of one together.
  public var settings: [Name] = []
  /// Named periods; `periods[k]` is period k + 1 of the results.
  public var periods: [Name] = []

  /// No names.
  public init() {}
}
