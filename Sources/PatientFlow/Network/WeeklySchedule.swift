/// A number that depends on the hour of the week, with exceptions by date: opening hours (0 shut, 1 open) or a rota (how many are on duty).
///
/// Local wall clock; days have 24 hours all year.
public struct WeeklySchedule: Sendable, Equatable {
  /// Microseconds in a day.
  public static let day: Int64 = 86_400_000_000

  /// A moment of the week at which the number changes.
  public struct Break: Sendable, Equatable, BitwiseCopyable {
    /// Microseconds from Monday midnight (in a week), or from midnight (in an exceptional day).
    public var at: Int64
    /// The number from then on.
    public var value: Int32

    /// The number `value` from `at` on.
    public init(at: Int64, value: Int32) {
      self.at = at
      self.value = value
    }
  }

  /// A date that has hours of its own.
  public struct Exception: Sendable, Equatable {
    /// Days since 1 January 1970.
    public var day: Int32
    /// Breaks of that day; the first is at 0.
    public var breaks: [Break]

    /// The hours of one date.
    public init(day: Int32, breaks: [Break]) {
      self.day = day
      self.breaks = breaks
    }
  }

  /// Breaks of the week in ascending order; the first is at 0 (Monday midnight).
  public var week: [Break]
  /// Exceptional dates in ascending order.
  public var exceptions: [Exception]

  /// A schedule from its parts.
  public init(week: [Break], exceptions: [Exception] = []) {
    self.week = week
    self.exceptions = exceptions
  }
}
