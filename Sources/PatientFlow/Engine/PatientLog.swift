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

/// What happened to the patients of a replication, if anyone wants to know: to all of them, or to one.
public struct PatientLog: Sendable {
  /// Whether events are recorded.
  public let isOn: Bool
  /// The events so far, in order of time.
  public private(set) var events: [PatientEvent] = []
  /// The one patient that is followed, and what else is told of it; nil where all are.
  public private(set) var followed: FollowedPatient?

  /// An empty log.
  public init(isOn: Bool) { self.isOn = isOn }

  /// Puts the events so far in order of time; those of one moment stay as they are.
  mutating func sort() {
    let order = events.indices.sorted { (events[$0].time, $0) < (events[$1].time, $1) }
    events = order.map { events[$0] }
  }

  /// An empty log of one patient: what is not about it takes no memory.
  public init(following choice: PatientChoice) {
    isOn = true
    followed = FollowedPatient(choice)
  }

  /// Appends an event, unless it is of someone who is not followed.
  mutating func record(_ event: PatientEvent) {
    if followed == nil || followed?.isOf(event) == true { events.append(event) }
  }

  /// Tells of a followed patient that its delay goes on under another reason; -1 ends it.
  mutating func delay(_ patient: Patient, reason: Int32, at now: Int64) {
    if followed?.isFound(patient) == true { followed?.stretches.append(.init(time: now, reason: reason)) }
  }

  /// Tells of a followed patient how long its stay in a place, which ends, was delayed under a reason.
  mutating func delayOfStay(_ patient: Patient, reason: Int32, time: Int64, at now: Int64) {
    if followed?.isFound(patient) != true { return }
    followed?.delays.append(.init(left: now, place: patient.place, reason: reason, time: time))
  }
}
