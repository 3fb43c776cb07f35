import Experiments
import Figures
import PatientFlow

/// The measured days of a run: those with a census, where there is any.
struct RunCalendar {
  /// The first, in days since 1 January 1970.
  var firstDay: Int32
  /// How many.
  var count: Int
  /// First and last day of the period that the answer is told for; nil for all days.
  var period: ClosedRange<Int>?

  /// The days of a record, or nil when its dates make no sense.
  init?(_ time: RunRecord.Time) {
    guard let first = Self.day(time.firstDay), let last = Self.day(time.lastDay), last >= first,
      last - first < Self.most, time.warmUpDays >= 0, time.warmUpDays < Double(Self.most)
    else { return nil }
    (firstDay, count) = (first, Int(last - first) + 1)
    if let days = time.censusDays, !days.isEmpty {
      guard days.count == 2, let begins = Self.day(days[0]), let ends = Self.day(days[1]), first <= begins,
        begins <= ends, ends <= last
      else { return nil }
      (firstDay, count) = (begins, Int(ends - begins) + 1)
    }
    guard let window = time.periods[time.headline] else { return }
    guard window.count == 2, let begins = Self.day(window[0]), let ends = Self.day(window[1]), begins >= first,
      begins <= ends, ends <= last
    else { return nil }
    let most = count - 1
    period = min(most, max(0, Int(begins - firstDay)))...min(most, max(0, Int(ends - firstDay)))
  }

  /// The days with their marks.
  var days: Days { Days(from: firstDay, count: count, period: period) }

  /// "1 December 2022 to 31 March 2023", the period told.
  var periodText: String {
    let days = period ?? 0...count - 1
    return DateText.long(firstDay + Int32(days.lowerBound)) + " to " + DateText.long(firstDay + Int32(days.upperBound))
  }

  /// Most days: the longest run that a model may ask for is shorter.
  private static let most: Int32 = 20_000

  /// The number of a day written "2022-07-04", or nil.
  static func day(_ text: String) -> Int32? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard text.utf8.count == 10, parts.count == 3, let year = Int32(parts[0]), let month = Int32(parts[1]),
      let day = Int32(parts[2]), (1...9_999).contains(year), (1...12).contains(month), (1...31).contains(day)
    else { return nil }
    let number = CivilDate(year: year, month: month, day: day).dayNumber
    return DateText.date(number) == text ? number : nil
  }
}
