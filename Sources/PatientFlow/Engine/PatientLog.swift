/// One thing that happened to a patient, as event logs tell it.
public struct PatientEvent: Sendable, Equatable, BitwiseCopyable {
  /// What happened.
  public enum Kind: UInt8, Sendable, BitwiseCopyable {
    case arrives, asks, secures, arrivesInPlace, ready, taskStarts, taskEnds, leaves, exits
  }

  /// Day of the patient's first arrival, since 1 January 1970.
  public var day: Int32
  /// Index of the patient within its source and day, from 0.
  public var indexInDay: Int32
  /// Source the patient came from.
  public var source: Int32
  /// The patient's cohort.
  public var cohort: Int32
  /// When it happened.
  public var time: Int64
  /// Step the patient is in, or -1.
  public var step: Int32
  /// Place concerned (the one asked for, secured, held or left), or -1.
  public var place: Int32
  /// What happened.
  public var kind: Kind
  /// Reason of the delay that begins, or -1.
  public var reason: Int32
}

/// Something that is told what happens to patients. Specialised away when it does nothing.
public protocol PatientLog: Sendable {
  /// Whether `record` does anything at all.
  static var isOn: Bool { get }
  /// Called for every event of a patient from the first arrival on, in order of time.
  mutating func record(_ event: PatientEvent)
}

/// Nobody listens.
public struct NoLog: PatientLog {
  /// Nothing is recorded.
  public static var isOn: Bool { false }
  /// A log that does nothing.
  public init() {}
  /// Does nothing.
  public mutating func record(_ event: PatientEvent) {}
}

/// Keeps every event in memory.
public struct EventLog: PatientLog {
  /// Events are recorded.
  public static var isOn: Bool { true }
  /// The events, in order of time.
  public private(set) var events: [PatientEvent] = []
  /// An empty log.
  public init() {}
  /// Appends the event.
  public mutating func record(_ event: PatientEvent) { events.append(event) }
}
