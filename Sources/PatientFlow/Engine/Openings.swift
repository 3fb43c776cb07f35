import Memory

/// When schedules are open next, by a look at the hour of the week.
struct Openings: Sendable {
  private static let hour = WeeklySchedule.day / 24
  /// Moment of the week of time zero.
  private let offset: Int64
  /// For each hour of the week, 168 for each schedule: 0 if all of it is open; if all of it is shut, the moment of the
  /// week at which the schedule opens next (past the week's end where that is after Sunday); -1 where it takes a
  /// closer look.
  private let openings: Arena<Int64>

  /// The openings of schedules; one with exceptional dates always takes a closer look.
  init(of schedules: [WeeklySchedule], dayZero: Int32) {
    offset = Int64(WeeklySchedule.weekday(ofDay: dayZero)) * WeeklySchedule.day
    openings = Arena(
      schedules.flatMap { schedule in
        (0..<168).map { hour in Self.opening(of: schedule, begins: hour * Self.hour) }
      })
  }

  private static func opening(of schedule: WeeklySchedule, begins: Int64) -> Int64 {
    if !schedule.exceptions.isEmpty { return -1 }
    // A Monday as day zero, so that times are moments of the week.
    let monday: Int32 = 4
    let isOpen = schedule.value(at: begins, dayZero: monday) > 0
    for each in schedule.week where each.at > begins && each.at < begins + hour && (each.value > 0) != isOpen {
      return -1
    }
    if isOpen { return 0 }
    let next = schedule.nextOpen(from: begins, dayZero: monday)
    return next == .max ? -1 : next
  }

  /// The first moment at or after a time at which a schedule is open, or nil where this table does not know.
  @inline(__always)
  func next(of schedule: Int, from time: Int64) -> Int64? {
    let ofWeek = (time + offset) % WeeklySchedule.week
    let opening = openings[schedule * 168 + Int(ofWeek / Self.hour)]
    if opening == 0 { return time }
    return opening < 0 ? nil : time + opening - ofWeek
  }
}
