/// A date of the Gregorian calendar.
public struct CivilDate: Sendable, Equatable {
  /// Year, month 1 to 12, day of the month from 1.
  public var year, month, day: Int

  /// The date of a day number since 1 January 1970.
  ///
  /// Counts eras of 400 years from 1 March of year 0, as in H. Hinnant, "chrono-compatible low-level date algorithms".
  public init(day number: Int32) {
    let shifted = Int(number) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
    month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }
}
