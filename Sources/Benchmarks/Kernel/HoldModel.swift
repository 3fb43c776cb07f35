/// The hold model: the classical trial of an event list (J. G. Vaucher, P. Duval, "A comparison of simulation event list
/// algorithms", Communications of the ACM 18, 1975).
///
/// So many events are pending at all times. A *hold* takes the next one and schedules it again after an exponential
/// time. What else is done is one draw, and adding time and name to a digest that depends on the order; together about
/// 3 ns.
struct HoldModel {
  /// Events that are pending.
  let pending: Int
  /// Mean time until an event is due again, in microseconds: an hour.
  static let mean = 3.6e9

  /// What came of some holds.
  struct Outcome {
    /// Stands for the events and their moments, in the order in which they were taken.
    var digest: UInt64 = 0
    /// Time of the holds after the first ones, in nanoseconds.
    var nanoseconds: UInt64 = 0
  }

  /// Fills a list, lets it settle for two holds an event, and times so many holds.
  func run<Events: PendingEvents>(on list: Events.Type, holds: Int) -> Outcome {
    var events = Events()
    var draws = ExponentialDraws(seed: UInt64(pending))
    for event in 0..<Int32(pending) { events.schedule(event, at: Int64(Self.mean * draws.next())) }
    var outcome = Outcome()
    Self.hold(&events, &draws, times: 2 * pending, &outcome.digest)
    let timed = Stopwatch.time { Self.hold(&events, &draws, times: holds, &outcome.digest) }
    outcome.nanoseconds = timed.nanoseconds
    return outcome
  }

  @inline(never)
  private static func hold<Events: PendingEvents>(
    _ events: inout Events, _ draws: inout ExponentialDraws, times: Int, _ digest: inout UInt64
  ) {
    var sum = digest
    for _ in 0..<times {
      let (time, event) = events.takeNext()
      sum = ((sum &<< 5 | sum &>> 59) &+ UInt64(bitPattern: time)) ^ UInt64(UInt32(bitPattern: event))
      events.schedule(event, at: time &+ Int64(mean * draws.next()))
    }
    digest = sum
  }
}
extension HoldModel {
  /// Digests of four million holds by the number pending: those of any list that keeps the contract.
  static let publishedDigests: [Int: UInt64] = [
    256: 0x768F_73B1_6568_3EAC, 4_096: 0x53A6_490C_EB20_5735, 65_536: 0x874A_51A6_437D_A468,
  ]
}
