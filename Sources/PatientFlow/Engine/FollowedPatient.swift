/// Which patient of a source is meant.
public enum PatientChoice: Sendable, Equatable {
  /// By the day of the first arrival (days since 1 January 1970) and the index within source and day, from 0.
  case ofDay(source: Int32, day: Int32, index: Int32)
  /// By the order of first arrivals of the source, from 1, warm-up included.
  case inOrder(source: Int32, number: Int64)
}

/// A patient that a log follows, and what is told of it beside its events.
///
/// Delay is told as the engine accounts for it, so that the parts add up to the delay of each stay.
public struct FollowedPatient: Sendable {
  /// From a moment on, delay has a reason (-1: there is none).
  public struct Stretch: Sendable, Equatable, BitwiseCopyable {
    /// The moment.
    public var time: Int64
    /// Index of the reason, or -1.
    public var reason: Int32
  }

  /// How long a stay in a place was delayed under a reason.
  public struct Delay: Sendable, Equatable, BitwiseCopyable {
    /// When the patient left the place.
    public var left: Int64
    /// Index of the place.
    public var place: Int32
    /// Index of the reason.
    public var reason: Int32
    /// In microseconds.
    public var time: Int64
  }

  /// Whom to look for.
  public let choice: PatientChoice
  /// Arrivals of the source so far, returns apart.
  public private(set) var arrivals: Int64 = 0
  /// Those of them on the day asked for.
  public private(set) var arrivalsOfDay: Int64 = 0
  /// When the delay went on under another reason.
  public internal(set) var stretches: [Stretch] = []
  /// Delay by reason of the stays that have ended.
  public internal(set) var delays: [Delay] = []

  /// Source, day and index of the patient, once it has arrived.
  private var source: Int32
  private var day: Int32 = 0
  private var index: Int32 = -1

  init(_ choice: PatientChoice) {
    self.choice = choice
    switch choice {
    case .ofDay(let source, _, _), .inOrder(let source, _): self.source = source
    }
  }

  /// Whether it is the one in a record of the table of patients.
  func isFound(_ patient: Patient) -> Bool {
    patient.indexInDay == index && patient.day == day && patient.source == source
  }

  /// Whether an event is of the one who is followed. A first arrival, which no step comes before, is counted.
  mutating func isOf(_ event: PatientEvent) -> Bool {
    if event.source != source { return false }
    if event.kind == .arrives && event.step < 0 {
      arrivals += 1
      switch choice {
      case .ofDay(_, let wanted, let number):
        if event.day == wanted {
          arrivalsOfDay += 1
          if event.indexInDay == number { (day, index) = (event.day, event.indexInDay) }
        }
      case .inOrder(_, let number):
        if arrivals == number { (day, index) = (event.day, event.indexInDay) }
      }
    }
    return event.day == day && event.indexInDay == index
  }
}
