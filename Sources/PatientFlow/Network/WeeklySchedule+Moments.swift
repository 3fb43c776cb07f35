extension WeeklySchedule {
  /// Microseconds in a week.
  public static let week: Int64 = 7 * day

  /// Day of the week of a day number since 1 January 1970; Monday is 0.
  public static func weekday(ofDay day: Int32) -> Int {
    let shifted = (Int(day) + 3) % 7
    return shifted < 0 ? shifted + 7 : shifted
  }

  /// The number in force at `time`, where time 0 is the midnight that begins `dayZero`.
  ///
  /// - Complexity: O(breaks of a day or week).
  public func value(at time: Int64, dayZero: Int32) -> Int32 {
    let day = Int32(time / Self.day)
    let ofDay = time % Self.day
    if let own = exception(on: dayZero + day) {
      return Self.value(of: exceptions[own].breaks, at: ofDay)
    }
    return Self.value(of: week, at: Int64(Self.weekday(ofDay: dayZero + day)) * Self.day + ofDay)
  }

  /// The first moment after `time` at which the number may change: a break, or a midnight next to an exceptional date.
  /// `Int64.max` when it never changes.
  ///
  /// - Complexity: O(breaks of a week + exceptional dates).
  public func nextChange(after time: Int64, dayZero: Int32) -> Int64 {
    var day = Int32(time / Self.day)
    var ofDay = time % Self.day
    // When nothing has changed for more than a week, nothing will before the next exceptional date.
    var quietDays = 0
    while true {
      if quietDays > 8 {
        guard let next = exceptions.first(where: { $0.day >= dayZero + day }) else { return .max }
        day = max(day, next.day - dayZero - 1)
        quietDays = 0
      }
      let midnight = Int64(day) * Self.day
      if let own = exception(on: dayZero + day) {
        for each in exceptions[own].breaks where each.at > ofDay { return midnight + each.at }
      } else {
        let weekdayStart = Int64(Self.weekday(ofDay: dayZero + day)) * Self.day
        for each in week where each.at > weekdayStart + ofDay && each.at < weekdayStart + Self.day {
          return midnight + each.at - weekdayStart
        }
      }
      // Midnight itself counts as a change when the number differs across it.
      let next = midnight + Self.day
      if value(at: next, dayZero: dayZero) != value(at: next - 1, dayZero: dayZero) { return next }
      day += 1
      ofDay = 0
      quietDays += 1
    }
  }

  /// The first moment at or after `time` at which the number is above 0; `Int64.max` if there is none within 400 days.
  public func nextOpen(from time: Int64, dayZero: Int32) -> Int64 {
    if exceptions.isEmpty { return nextOpenOfWeek(from: time, dayZero: dayZero) }
    var moment = time
    let limit = time + 400 * Self.day
    while value(at: moment, dayZero: dayZero) <= 0 {
      moment = nextChange(after: moment, dayZero: dayZero)
      if moment > limit { return .max }
    }
    return moment
  }

  /// The same for a schedule without exceptional dates: the break in force is found by halving.
  private func nextOpenOfWeek(from time: Int64, dayZero: Int32) -> Int64 {
    let monday = Int64(Self.weekday(ofDay: dayZero)) * Self.day
    let ofWeek = (time + monday) % Self.week
    // The break in force, by halving; then those behind it, once round the week.
    var low = 0
    var high = week.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if week[middle].at <= ofWeek { low = middle } else { high = middle - 1 }
    }
    if week[low].value > 0 { return time }
    var wrapped: Int64 = 0
    for _ in week.indices {
      low += 1
      if low == week.count {
        low = 0
        wrapped = Self.week
      }
      if week[low].value > 0 { return time + wrapped + week[low].at - ofWeek }
    }
    return .max
  }

  private func exception(on day: Int32) -> Int? {
    if exceptions.isEmpty { return nil }
    for index in exceptions.indices where exceptions[index].day == day { return index }
    return nil
  }

  private static func value(of breaks: [Break], at moment: Int64) -> Int32 {
    var found: Int32 = 0
    for each in breaks {
      if each.at > moment { break }
      found = each.value
    }
    return found
  }
}
