/// One thing that happened to a patient, as event logs tell it.
public struct PatientEvent: Sendable, Equatable, BitwiseCopyable {
  /// What happened.
  public enum Kind: UInt8, Sendable, BitwiseCopyable {
    case arrives, asks, secures, arrivesInPlace, ready, taskStarts, taskEnds, leaves, exits
  }

  /// Day of the patient's first arrival, since 1 January 1970.
  public var day: Int32
  /// Index of the patient within its source and day, or within the place that lists it, from 0.
  public var indexInDay: Int32
  /// Source the patient came from; -1 - place of who was there at the beginning, listed by the place.
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

/// What happened to the patients of a replication, if anyone wants to know.
public struct PatientLog: Sendable {
  /// Whether events are recorded.
  public let isOn: Bool
  /// The events so far, in order of time.
  public private(set) var events: [PatientEvent] = []

  /// An empty log.
  public init(isOn: Bool) { self.isOn = isOn }

  /// Puts the events so far in order of time; those of one moment stay as they are.
  mutating func sort() {
    let order = events.indices.sorted { (events[$0].time, $0) < (events[$1].time, $1) }
    events = order.map { events[$0] }
  }

  /// Appends an event.
  mutating func record(_ event: PatientEvent) { events.append(event) }
}
