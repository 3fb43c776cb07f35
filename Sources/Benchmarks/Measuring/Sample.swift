import Dispatch

/// What one run of a workload took, and what it came to.
public struct Sample: Sendable {
  /// Events of the timed part; what counts as one is the workload's to say.
  public var events: Int
  /// Time of the timed part, in nanoseconds.
  public var nanoseconds: UInt64
  /// How many times over the work that `seconds` is told for was done (40 simulated years, say).
  public var units: Double
  /// What must be right.
  public var check: Check
  /// How many times as fast two threads were as one; nil where that is not asked.
  public var speedup: Double?

  /// A sample.
  public init(events: Int, nanoseconds: UInt64, units: Double = 1, check: Check, speedup: Double? = nil) {
    self.events = events
    self.nanoseconds = nanoseconds
    self.units = units
    self.check = check
    self.speedup = speedup
  }

  /// Nanoseconds an event.
  var nanosecondsPerEvent: Double { Double(nanoseconds) / Double(max(events, 1)) }
  /// Seconds a unit of work.
  var seconds: Double { Double(nanoseconds) / 1e9 / units }
}

/// The clock on the wall.
enum Stopwatch {
  /// What some work gives, and the nanoseconds that it took.
  static func time<Result>(_ work: () throws -> Result) rethrows -> (result: Result, nanoseconds: UInt64) {
    let began = DispatchTime.now().uptimeNanoseconds
    let result = try work()
    return (result, max(DispatchTime.now().uptimeNanoseconds - began, 1))
  }
}
