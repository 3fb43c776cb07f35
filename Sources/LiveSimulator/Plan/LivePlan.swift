import Figures
import PatientFlow

/// Everything the page needs to simulate: the networks, what the reader may move in them, what is measured, and the
/// words for it.
public struct LivePlan: Sendable {
  /// Names the random draws.
  public var seed: UInt64
  /// The baseline, then the scenarios that one can start from.
  public var starts: [LiveStart]
  /// What is measured and how it is called.
  public var content: LiveContent

  /// A plan from its parts.
  public init(seed: UInt64, starts: [LiveStart], content: LiveContent) {
    self.seed = seed
    self.starts = starts
    self.content = content
  }
}

/// What one can start from: a scenario's network, and how the controls change it.
public struct LiveStart: Sendable, Equatable {
  /// The network's words.
  public var words: [UInt64]
  /// By control: the words that each of its values puts into the network.
  public var controls: [LiveControl]
  /// The numbers of a record in this network's indices, in the order of `LiveContent`; nil where it has no such number.
  public var keys: [MeasureKey?]
  /// The daily series in this network's indices, in the order of `LiveContent.daily`.
  public var daily: [LiveSeries]
  /// The place or setting whose lengths are told.
  public var lengths: Subject?

  /// A start from its parts.
  public init(
    words: [UInt64], controls: [LiveControl], keys: [MeasureKey?], daily: [LiveSeries], lengths: Subject?
  ) {
    self.words = words
    self.controls = controls
    self.keys = keys
    self.daily = daily
    self.lengths = lengths
  }
}

/// A control as the words that its values put into a network.
public struct LiveControl: Sendable, Equatable {
  /// Where the words go.
  public var places: [Int32]
  /// For each value of the control, one word for each of `places`.
  public var values: [[UInt64]]

  /// A control with what its values put where.
  public init(places: [Int32], values: [[UInt64]]) {
    self.places = places
    self.values = values
  }
}

/// A quantity followed by the day.
public struct LiveSeries: Sendable, Equatable {
  /// What is counted.
  public var measure: Measure
  /// Where.
  public var subject: Subject

  /// The count `measure` of a subject.
  public init(_ measure: Measure, _ subject: Subject) {
    self.measure = measure
    self.subject = subject
  }
}

/// What a record holds, and the words for it.
///
/// A record is a list of numbers: those of the focus measures, of delayed patients (all of a place, then by reason), of
/// every place (units in use, units open, occupancy, length of stay, delay), then the daily series, each with a number a
/// day, then the cases by length of stay and by length of delay.
public struct LiveContent: Sendable {
  /// The focus measures.
  public var focus: [MeasureWords]
  /// The place whose delayed patients are split by reason; empty when there is none.
  public var reasonsOf: String
  /// The reasons.
  public var reasons: [String]
  /// The places; before them the setting that the answer is about, if it is about one that has several.
  public var places: [LivePlace]
  /// The daily series; those of a place's open units carry the capacity of the series before them.
  public var daily: [LiveDaily]
  /// Whose lengths are told; empty when nobody's are.
  public var lengthsOf: String
  /// The period told: "winter after opening".
  public var period: String
  /// What a replication is called: "simulated year".
  public var replicationName: String
  /// The days of the daily series.
  public var days: Days

  /// A content without measures.
  public init(period: String, replicationName: String, days: Days) {
    focus = []
    reasonsOf = ""
    reasons = []
    places = []
    daily = []
    lengthsOf = ""
    self.period = period
    self.replicationName = replicationName
    self.days = days
  }

  /// Numbers of a record before its daily series.
  public var keyCount: Int { focus.count + 1 + reasons.count + 5 * places.count }
}

/// A place as reports call it, or all places of a setting together.
public struct LivePlace: Sendable {
  /// Its label.
  public var label: String
  /// What a unit is called; empty for all places of a setting together, of which only the stays are told.
  public var unit: String

  /// A place with its words.
  public init(label: String, unit: String) {
    self.label = label
    self.unit = unit
  }
}

/// A daily series as reports call it.
public struct LiveDaily: Sendable {
  /// What it counts; nil for the open units that are the capacity of the series before.
  public var kind: DailyComparison.Kind?
  /// Of what.
  public var subject: String
  /// In what unit.
  public var unit: String

  /// A series with its words.
  public init(kind: DailyComparison.Kind?, subject: String, unit: String) {
    self.kind = kind
    self.subject = subject
    self.unit = unit
  }
}
