import PatientFlow
import Testing

/// Opening hours and rotas.
@Suite struct ScheduleTests {
  private let day = WeeklySchedule.day
  private let hour = WeeklySchedule.day / 24

  /// Every moment at which the number differs from the minute before, found by looking at each minute.
  private func changes(of schedule: WeeklySchedule, days: Int64, dayZero: Int32) -> [Int64] {
    let minute = hour / 60
    return (1..<(days * 24 * 60)).map { $0 * minute }.filter {
      schedule.value(at: $0, dayZero: dayZero) != schedule.value(at: $0 - minute, dayZero: dayZero)
    }
  }

  @Test func changesAreThoseThatOneSeesLookingEveryMinute() {
    // Shut on Saturday and Sunday; a bank holiday on day 17 (Thursday 22 January 1970); shorter hours on day 25.
    var week: [WeeklySchedule.Break] = [.init(at: 0, value: 0)]
    for weekday in 0..<Int64(5) {
      week.append(.init(at: weekday * day + 9 * hour, value: 3))
      week.append(.init(at: weekday * day + 17 * hour, value: 0))
    }
    let schedule = WeeklySchedule(
      week: week,
      exceptions: [
        .init(day: 4 + 17, breaks: [.init(at: 0, value: 0)]),
        .init(day: 4 + 25, breaks: [.init(at: 0, value: 1), .init(at: 12 * hour, value: 0)]),
      ])
    let expected = changes(of: schedule, days: 40, dayZero: 4)
    var found: [Int64] = []
    var moment = schedule.nextChange(after: 0, dayZero: 4)
    while moment < 40 * day {
      found.append(moment)
      moment = schedule.nextChange(after: moment, dayZero: 4)
    }
    #expect(found == expected)
    #expect(schedule.nextOpen(from: 16 * day + 18 * hour, dayZero: 4) == 18 * day + 9 * hour)
  }

  @Test func aBankHolidayYearsAheadIsNotMissed() {
    // Always open, but for one day after more than three years.
    let schedule = WeeklySchedule(
      week: [.init(at: 0, value: 1)], exceptions: [.init(day: 4 + 1200, breaks: [.init(at: 0, value: 0)])])
    #expect(schedule.nextChange(after: 0, dayZero: 4) == 1200 * day)
    #expect(schedule.nextChange(after: 1200 * day, dayZero: 4) == 1201 * day)
    #expect(schedule.nextChange(after: 1201 * day, dayZero: 4) == .max)
    #expect(schedule.nextOpen(from: 1200 * day, dayZero: 4) == 1201 * day)
    #expect(WeeklySchedule(week: [.init(at: 0, value: 0)]).nextOpen(from: 0, dayZero: 4) == .max)
  }
}
