/// A day of the Gregorian calendar.
///
/// Days are counted from 1 January 1970. The arithmetic puts the leap day at the end of a year that begins
/// in March, in cycles of 400 years (146,097 days), so that no table and no loop is needed.
///
/// ```swift
/// CivilDate(dayNumber: 19_083) == CivilDate(year: 2022, month: 4, day: 1)
/// CivilDate.weekday(ofDayNumber: 19_083) == 4   // a Friday
/// ```
public struct CivilDate: Sendable, Hashable, BitwiseCopyable {
  /// Year of the common era.
  public var year: Int32
  /// 1 to 12.
  public var month: Int32
  /// 1 to 31.
  public var day: Int32

  /// A date from its parts, which are not checked; see `isReal`.
  public init(year: Int32, month: Int32, day: Int32) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// The date of a day number. O(1).
  public init(dayNumber: Int32) {
    let shifted = dayNumber + 719_468
    let cycle = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfCycle = shifted - cycle * 146_097
    let yearOfCycle = (dayOfCycle - dayOfCycle / 1_460 + dayOfCycle / 36_524 - dayOfCycle / 146_096) / 365
    let dayOfYear = dayOfCycle - (365 * yearOfCycle + yearOfCycle / 4 - yearOfCycle / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    year = yearOfCycle + cycle * 400 + (month <= 2 ? 1 : 0)
  }

  /// Days from 1 January 1970 to this date. O(1).
  public var dayNumber: Int32 {
    let yearFromMarch = month <= 2 ? year - 1 : year
    let cycle = (yearFromMarch >= 0 ? yearFromMarch : yearFromMarch - 399) / 400
    let yearOfCycle = yearFromMarch - cycle * 400
    let monthFromMarch = month > 2 ? month - 3 : month + 9
    let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
    let dayOfCycle = yearOfCycle * 365 + yearOfCycle / 4 - yearOfCycle / 100 + dayOfYear
    return cycle * 146_097 + dayOfCycle - 719_468
  }

  /// Whether the calendar has this date.
  public var isReal: Bool {
    (1...12).contains(month) && day >= 1 && day <= CivilDate.length(ofMonth: month, year: year)
  }

  /// Days in a month of a year.
  public static func length(ofMonth month: Int32, year: Int32) -> Int32 {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Whether a year has a 29 February.
  public static func isLeap(_ year: Int32) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  /// Day of the week of a day number: 0 Monday … 6 Sunday. O(1).
  public static func weekday(ofDayNumber day: Int32) -> Int32 {
    let remainder = (day + 3) % 7
    return remainder < 0 ? remainder + 7 : remainder
  }
}
