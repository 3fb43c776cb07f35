import Experiments
import ModelFiles
import PatientFlow

/// The story of one patient: what happened when, why it waited, and how long its stays and delays were.
public struct PatientStory: Sendable {
  /// One thing that happened.
  public struct Row: Sendable {
    /// "2022-12-01".
    public var day: String
    /// "08:15:00".
    public var time: String
    /// The event as `patients.csv` calls it; "waits" where a delay goes on under another reason.
    public var event: String
    /// Label of the step, or empty.
    public var step: String
    /// Label of the place concerned, or empty.
    public var place: String
    /// Time since the row before; empty in the first.
    public var since: String
    /// Reason of the delay that begins, or empty.
    public var reason: String
  }

  /// A stay in a place.
  public struct Stay: Sendable {
    /// Label of the place.
    public var place: String
    /// How long the stay is, or was at the end of the measured time.
    public var length: String
    /// Its delay, or "none".
    public var delay: String
    /// The parts of the delay by reason, which add up to it.
    public var reasons: [(reason: String, time: String)]
  }

  /// "emergency:2022-12-01:3".
  public var name: String
  /// The cohort as reports call it.
  public var cohort: String
  /// The source as reports call it.
  public var source: String
  /// What happened, in order.
  public var rows: [Row]
  /// The stays in places, in order.
  public var stays: [Stay]
  /// Delay of all stays that have ended, or "none".
  public var delay: String
  /// The parts of the delay by reason, which add up to it.
  public var reasons: [(reason: String, time: String)]
  /// From first arrival to last exit; nil while the patient is still there at the end.
  public var timeInSystem: String?

  /// The story of a trace, or nil when there is no such patient.
  public init?(_ trace: PatientTrace, of scenario: Scenario) {
    guard let first = trace.events.first, let last = trace.events.last else { return nil }
    let names = scenario.names
    name = first.patientName(names)
    cohort = names.cohorts[Int(first.cohort)].label
    source = names.sources[Int(first.source)].label
    rows = Self.rows(trace, names, dayZero: scenario.network.timing.dayZero)
    stays = Self.stays(trace, names)
    let parts = Self.parts(trace.followed.delays, trace, names)
    delay = parts.whole == 0 ? "none" : Self.duration(Self.seconds(parts.whole))
    reasons = parts.shown
    timeInSystem = last.kind == .exits ? Self.duration(Self.seconds(last.time - first.time)) : nil
  }

  // MARK: Rows

  private static func rows(_ trace: PatientTrace, _ names: Names, dayZero: Int32) -> [Row] {
    var moments: [(time: Int64, event: PatientEvent?, reason: Int32)] = []
    var stretches = lastOfEachMoment(trace.followed.stretches)[...]
    for (index, event) in trace.events.enumerated() {
      moments.append((event.time, event, event.reason))
      let next = index + 1 < trace.events.count ? trace.events[index + 1].time : Int64.max
      guard next > event.time else { continue }
      while let stretch = stretches.first, stretch.time < next {
        stretches.removeFirst()
        let isTold = moments.contains { $0.time == stretch.time && $0.reason == stretch.reason }
        if stretch.reason >= 0 && !isTold { moments.append((stretch.time, nil, stretch.reason)) }
      }
    }
    var before: Int64?
    return moments.map { moment in
      defer { before = moment.time }
      let since = before.map { duration(seconds(moment.time) - seconds($0)) } ?? ""
      return row(moment.event, at: moment.time, reason: moment.reason, since: since, names, dayZero)
    }
  }

  private static func row(
    _ event: PatientEvent?, at time: Int64, reason: Int32, since: String, _ names: Names, _ dayZero: Int32
  ) -> Row {
    func label(_ table: [Name], _ index: Int32?) -> String {
      guard let index, table.indices.contains(Int(index)) else { return "" }
      return table[Int(index)].label
    }
    let moment = DateText.moment(time, dayZero: dayZero).split(whereSeparator: { "T.".contains($0) }).map(String.init)
    return Row(
      day: moment[0], time: moment[1], event: event?.kind.word ?? "waits", step: label(names.steps, event?.step),
      place: label(names.places, event?.place), since: since, reason: label(names.reasons, reason))
  }

  /// Of several reasons at one moment only the last takes time.
  private static func lastOfEachMoment(_ stretches: [FollowedPatient.Stretch]) -> [FollowedPatient.Stretch] {
    stretches.indices.filter { $0 + 1 == stretches.count || stretches[$0 + 1].time > stretches[$0].time }
      .map { stretches[$0] }
  }

  // MARK: Stays

  private static func stays(_ trace: PatientTrace, _ names: Names) -> [Stay] {
    var stays: [Stay] = []
    for (index, arrival) in trace.events.enumerated() where arrival.kind == .arrivesInPlace {
      let leaving = trace.events[index...].first { $0.kind == .leaves }
      let delays = leaving.map { leaving in trace.followed.delays.filter { $0.left == leaving.time } } ?? []
      // Two stays can end at one moment only where the second took no time: then it was not delayed.
      let own = delays.filter { $0.place == arrival.place }
      let parts = parts(own, trace, names)
      let length = seconds(leaving?.time ?? trace.end) - seconds(arrival.time)
      stays.append(
        Stay(
          place: names.places[Int(arrival.place)].label,
          length: leaving == nil ? "\(duration(length)) until the end, where it goes on" : duration(length),
          delay: parts.whole == 0 ? "none" : duration(seconds(parts.whole)), reasons: parts.shown))
    }
    return stays
  }

  /// Delays by reason in the order in which reasons first stood; rounded so that the seconds add up.
  private static func parts(
    _ delays: [FollowedPatient.Delay], _ trace: PatientTrace, _ names: Names
  ) -> (whole: Int64, shown: [(reason: String, time: String)]) {
    let times = Dictionary(delays.map { ($0.reason, $0.time) }, uniquingKeysWith: +)
    // Of things side by side the last to finish gives the reasons; it may never have been the one shown.
    var order: [Int32] = []
    for reason in trace.followed.stretches.map(\.reason) + delays.map(\.reason)
    where times[reason] != nil && !order.contains(reason) {
      order.append(reason)
    }
    var (whole, shown): (Int64, [(reason: String, time: String)]) = (0, [])
    for reason in order {
      let before = seconds(whole)
      whole += times[reason] ?? 0
      shown.append((names.reasons[Int(reason)].label, duration(seconds(whole) - before)))
    }
    return (whole, shown)
  }

  // MARK: Durations

  private static func seconds(_ time: Int64) -> Int64 { (time + 500_000) / 1_000_000 }

  /// "3 d 04:12:31", "04:12:31".
  static func duration(_ seconds: Int64) -> String {
    func padded(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let clock = [seconds / 3_600 % 24, seconds / 60 % 60, seconds % 60].map(padded).joined(separator: ":")
    return seconds >= 86_400 ? "\(seconds / 86_400) d \(clock)" : clock
  }
}
