import PatientFlow
import Testing

/// The calendar.
@Suite struct CalendarTests {
  @Test func everyDayOfFourHundredYearsFollowsTheOneBefore() {
    var date = CivilDate(year: 1801, month: 1, day: 1)
    let first = date.dayNumber
    for number in first...(first + 146_097) {
      #expect(CivilDate(dayNumber: number) == date && date.dayNumber == number && date.isReal)
      date.day += 1
      if date.day > CivilDate.length(ofMonth: date.month, year: date.year) {
        date.day = 1
        date.month += 1
      }
      if date.month > 12 {
        date.month = 1
        date.year += 1
      }
    }
    // The Gregorian calendar repeats after 400 years.
    #expect(CivilDate(year: 2201, month: 1, day: 1).dayNumber == first + 146_097)
  }

  @Test func knownDates() {
    #expect(CivilDate(year: 1970, month: 1, day: 1).dayNumber == 0)
    #expect(CivilDate(year: 2022, month: 4, day: 1).dayNumber == 19_083)
    #expect(CivilDate.weekday(ofDayNumber: 0) == 3)
    #expect(CivilDate.weekday(ofDayNumber: 19_083) == 4)
    #expect(CivilDate.weekday(ofDayNumber: -1) == 2)
    #expect(WeeklySchedule.weekday(ofDay: 4) == 0)
    #expect(CivilDate(year: 2000, month: 2, day: 29).isReal)
    #expect(!CivilDate(year: 1900, month: 2, day: 29).isReal)
    #expect(!CivilDate(year: 2022, month: 4, day: 31).isReal)
    #expect(!CivilDate(year: 2022, month: 13, day: 1).isReal)
    #expect(!CivilDate(year: 2022, month: 1, day: 0).isReal)
  }
}
