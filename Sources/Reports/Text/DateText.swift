import Experiments
import PatientFlow

/// Dates and times as files and sentences write them.
public enum DateText {
  /// "2022-07-04" for a day number since 1 January 1970.
  public static func date(_ day: Int32) -> String {
    let date = CivilDate(dayNumber: day)
    return "\(padded(date.year, 4))-\(padded(date.month, 2))-\(padded(date.day, 2))"
  }

  /// "4 July 2022".
  public static func long(_ day: Int32) -> String {
    let date = CivilDate(dayNumber: day)
    return "\(date.day) \(months[Int(date.month) - 1]) \(date.year)"
  }

  /// "4 Jul 2022".
  static func short(_ day: Int32) -> String {
    let date = CivilDate(dayNumber: day)
    return "\(date.day) \(monthName(date))"
  }

  /// "Jul 2022".
  static func monthName(_ date: CivilDate) -> String { "\(months[Int(date.month) - 1].prefix(3)) \(date.year)" }

  /// "2022-07" for a month counted as year × 12 + month − 1.
  public static func month(_ month: Int) -> String { "\(padded(month / 12, 4))-\(padded(month % 12 + 1, 2))" }

  /// "23:59" for a time of day.
  static func clock(_ timeOfDay: Int64) -> String {
    let minute = timeOfDay / 60_000_000
    return padded(minute / 60, 2) + ":" + padded(minute % 60, 2)
  }

  /// "2022-07-04T08:15:00.000001": a moment of the simulation, local wall clock.
  public static func moment(_ time: Int64, dayZero: Int32) -> String {
    // A moment before the beginning belongs to the day that it is in.
    let day = (time - (time < 0 ? WeeklySchedule.day - 1 : 0)) / WeeklySchedule.day
    let time = time - day * WeeklySchedule.day
    let second = time / 1_000_000
    let clock = [second / 3_600, second / 60 % 60, second % 60].map { padded($0, 2) }.joined(separator: ":")
    return date(dayZero + Int32(day)) + "T" + clock + "." + padded(time % 1_000_000, 6)
  }

  /// Names of the weekdays, Monday first.
  public static let weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]

  private static func padded<Whole: BinaryInteger>(_ number: Whole, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}

extension DateText {
  /// "2022-07-04T08:15:00Z".
  public static func utc(secondsSince1970 seconds: Int64) -> String {
    let (day, ofDay) = seconds >= 0 ? (seconds / 86_400, seconds % 86_400) : (0, 0)
    return String(moment(ofDay * 1_000_000, dayZero: Int32(clamping: day)).dropLast(7)) + "Z"
  }
}

extension DateText {
  /// Day number since 1 January 1970 of "2022-07-04"; nil for any other text.
  public static func day(_ text: String) -> Int32? { RunCalendar.day(text) }
}
