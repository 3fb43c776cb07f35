import PatientFlow

/// Microseconds of a day.
let microsecondsPerDay: Int64 = 86_400_000_000
/// Microseconds of an hour.
let microsecondsPerHour: Int64 = 3_600_000_000
/// Microseconds of a minute.
let microsecondsPerMinute: Int64 = 60_000_000

extension Reader {
  /// A date, in microseconds from 1 January 1970; `endOfDay` reads a date without a time as the midnight that ends it.
  mutating func date(_ cursor: Cursor?, endOfDay: Bool = false) -> Located<Int64>? {
    guard let cursor else { return nil }
    guard let text = cursor.node.string else {
      wrongKind(cursor, .date)
      return nil
    }
    guard let (day, time) = moment(text, cursor) else { return nil }
    let midnight = Int64(day) * microsecondsPerDay
    let moment = midnight + (time ?? (endOfDay ? microsecondsPerDay : 0))
    return Located(moment, cursor.node.span)
  }

  /// A date without a time, as a day number.
  mutating func day(_ cursor: Cursor) -> Int32? {
    guard let text = cursor.node.string else {
      wrongKind(cursor, "a date such as \"2022-12-26\"")
      return nil
    }
    guard let (day, time) = moment(text, cursor) else { return nil }
    guard time == nil else {
      fault(.dateForm, "\(quoted(cursor.name)) lists whole days; \(quoted(text)) has a time", at: cursor.node.span)
      return nil
    }
    return day
  }

  private mutating func moment(_ text: String, _ cursor: Cursor) -> (day: Int32, time: Int64?)? {
    let parts = text.split(separator: "T", omittingEmptySubsequences: false)
    let digits = parts[0].split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count <= 2, digits.map(\.count) == [4, 2, 2],
      let year = wholeDigits(digits[0]), let month = wholeDigits(digits[1]), let day = wholeDigits(digits[2])
    else {
      fault(
        .dateForm, "\(quoted(text)) is not a date", at: cursor.node.span,
        help: ["write \(Form.date.words): year, month, day"])
      return nil
    }
    let date = CivilDate(year: Int32(year), month: Int32(month), day: Int32(day))
    guard date.isReal, Limits.years.contains(date.year) else {
      let why =
        Limits.years.contains(date.year)
        ? "the calendar has no \(quoted(text))"
        : "dates are between \(Limits.years.lowerBound) and \(Limits.years.upperBound); this is \(quoted(text))"
      fault(.dateForm, why, at: cursor.node.span)
      return nil
    }
    guard parts.count == 2 else { return (date.dayNumber, nil) }
    guard let time = timeOfDay(parts[1], upTo: microsecondsPerDay - 1) else {
      fault(
        .dateForm, "\(quoted(String(parts[1]))) is not a time of day", at: cursor.node.span,
        help: ["write \(Form.date.words)"])
      return nil
    }
    return (date.dayNumber, time)
  }

  /// A time of day in microseconds after midnight.
  mutating func timeOfDay(_ cursor: Cursor?) -> Int64? {
    guard let cursor else { return nil }
    guard let text = cursor.node.string else {
      wrongKind(cursor, .moment)
      return nil
    }
    guard let time = timeOfDay(text[...], upTo: microsecondsPerDay - 1) else {
      fault(
        .dateForm, "\(quoted(text)) is not a time of day", at: cursor.node.span, help: ["write \(Form.moment.words)"])
      return nil
    }
    return time
  }

  /// "08:30" in microseconds, or nil.
  func timeOfDay(_ text: Substring, upTo last: Int64) -> Int64? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, (1...2).contains(parts[0].count), parts[1].count == 2,
      let hour = wholeDigits(parts[0]), let minute = wholeDigits(parts[1]), minute < 60, hour <= 24
    else { return nil }
    let time = Int64(hour) * microsecondsPerHour + Int64(minute) * microsecondsPerMinute
    return time <= last ? time : nil
  }

  private func wholeDigits(_ text: Substring) -> Int? {
    text.allSatisfy { $0.isASCII && $0.isNumber } ? Int(text) : nil
  }
}

/// A moment as a model file writes it: the date, and the time unless it is midnight.
func dateText(_ moment: Int64) -> String {
  let day = Int32((Double(moment) / Double(microsecondsPerDay)).rounded(.down))
  let time = moment - Int64(day) * microsecondsPerDay
  let date = CivilDate(dayNumber: day)
  let text = "\(date.year)-\(padded(date.month))-\(padded(date.day))"
  guard time != 0 else { return text }
  let minutes = time / microsecondsPerMinute
  return text + "T\(padded(Int32(minutes / 60))):\(padded(Int32(minutes % 60)))"
}

private func padded(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
