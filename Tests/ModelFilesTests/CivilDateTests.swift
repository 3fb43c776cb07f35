import Foundation
import PatientFlow
import Testing

@Suite struct TheCivilCalendar {
  @Test func countsEveryDayFrom1600To2400() {
    var date = CivilDate(year: 1600, month: 1, day: 1)
    var number = date.dayNumber
    var weekday = CivilDate.weekday(ofDayNumber: number)
    #expect(number == -135_140)
    var wrong = 0
    while date.year < 2400 {
      if CivilDate(dayNumber: number) != date || date.dayNumber != number || !date.isReal { wrong += 1 }
      if CivilDate.weekday(ofDayNumber: number) != weekday { wrong += 1 }
      number += 1
      weekday = (weekday + 1) % 7
      date = Self.next(date)
    }
    #expect(wrong == 0)
    #expect(number == 157_054)
  }

  /// The day after, by the rule people know.
  static func next(_ date: CivilDate) -> CivilDate {
    let isLeap = date.year % 400 == 0 || (date.year % 4 == 0 && date.year % 100 != 0)
    let lengths: [Int32] = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    if date.day < lengths[Int(date.month) - 1] {
      return CivilDate(year: date.year, month: date.month, day: date.day + 1)
    }
    if date.month < 12 { return CivilDate(year: date.year, month: date.month + 1, day: 1) }
    return CivilDate(year: date.year + 1, month: 1, day: 1)
  }

  @Test(arguments: [
    (2022, 4, 1, 19_083, 4), (1970, 1, 1, 0, 3), (1969, 12, 31, -1, 2), (2000, 2, 29, 11_016, 1),
    (2024, 2, 29, 19_782, 3), (1900, 3, 1, -25_508, 3), (2100, 2, 28, 47_540, 6),
  ])
  func knowsDatesFromTheCalendar(year: Int32, month: Int32, day: Int32, number: Int32, weekday: Int32) {
    let date = CivilDate(year: year, month: month, day: day)
    #expect(date.dayNumber == number)
    #expect(CivilDate(dayNumber: number) == date)
    #expect(CivilDate.weekday(ofDayNumber: number) == weekday)
  }

  @Test func agreesWithFoundation() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
    for number in stride(from: Int32(-20_000), to: 60_000, by: 97) {
      let parts = calendar.dateComponents(
        [.year, .month, .day, .weekday], from: Date(timeIntervalSince1970: Double(number) * 86_400))
      let date = CivilDate(dayNumber: number)
      #expect(parts.year == Int(date.year) && parts.month == Int(date.month) && parts.day == Int(date.day))
      #expect(((parts.weekday ?? 0) + 5) % 7 == Int(CivilDate.weekday(ofDayNumber: number)))
    }
  }

  @Test(arguments: [(2022, 2, 29), (1900, 2, 29), (2022, 13, 1), (2022, 0, 1), (2022, 4, 31), (2022, 1, 0)])
  func knowsWhichDatesAreNotReal(year: Int32, month: Int32, day: Int32) {
    #expect(!CivilDate(year: year, month: month, day: day).isReal)
  }
}
