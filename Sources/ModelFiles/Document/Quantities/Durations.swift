/// Durations, in microseconds.
enum DurationUnit: String, CaseIterable, Sendable {
  case minute = "min"
  case hour = "h"
  case day = "d"
  case week = "wk"

  /// Its length in microseconds.
  var microseconds: Double {
    switch self {
    case .minute: 60_000_000
    case .hour: 3_600_000_000
    case .day: 86_400_000_000
    case .week: 604_800_000_000
    }
  }

  /// Words people write instead of it.
  static let others: [String: DurationUnit] = [
    "m": .minute, "mins": .minute, "minute": .minute, "minutes": .minute, "hr": .hour, "hrs": .hour, "hour": .hour,
    "hours": .hour, "day": .day, "days": .day, "w": .week, "wks": .week, "week": .week, "weeks": .week,
  ]
}

extension Reader {
  /// A duration in microseconds.
  mutating func duration(_ cursor: Cursor) -> Double? {
    let span = cursor.node.span
    if let bare = cursor.node.number {
      fault(
        .durationForm, "\(quoted(cursor.name)) is a duration and \(shortestNumber(bare)) has no unit", at: span,
        hint: "write \"\(shortestNumber(bare)) d\" if days are meant", help: ["units: min, h, d, wk"])
      return nil
    }
    guard let text = cursor.node.string else {
      wrongKind(cursor, .duration)
      return nil
    }
    let (digits, unit) = split(text)
    guard let amount = Double(digits), amount.isFinite else {
      fault(.durationForm, "\(quoted(text)) is not a duration", at: span, help: ["write \(Form.duration.words)"])
      return nil
    }
    guard let known = DurationUnit(rawValue: unit) else {
      explainUnit(unit, digits, text, span)
      return nil
    }
    guard amount >= 0 else {
      fault(.durationForm, "a duration cannot be below 0; this is \(quoted(text))", at: span)
      return nil
    }
    let microseconds = (amount * known.microseconds).rounded()
    guard microseconds <= Limits.durationDays * DurationUnit.day.microseconds else {
      fault(.tooLarge, "\(quoted(text)) is longer than a duration can be: 1,000 years", at: span)
      return nil
    }
    return microseconds
  }

  private mutating func explainUnit(_ unit: String, _ digits: String, _ text: String, _ span: Span) {
    if unit.isEmpty {
      fault(
        .durationForm, "\(quoted(text)) has no unit", at: span, hint: "write \"\(digits) d\" if days are meant",
        help: ["units: min, h, d, wk"])
      return
    }
    let meant = DurationUnit(rawValue: unit.lowercased()) ?? DurationUnit.others[unit.lowercased()]
    let isLong = ["y", "yr", "year", "years", "month", "months", "mo"].contains(unit.lowercased())
    fault(
      .durationForm, "\(quoted(unit)) is not a unit of time here", at: span,
      hint: meant.map { "write \"\(digits) \($0.rawValue)\"" },
      help: ["units: min, h, d, wk"] + (isLong ? ["months and years differ in length: give days"] : []))
  }

  /// The digits at the beginning of a text, and the rest without blanks around it.
  func split(_ text: String) -> (digits: String, unit: String) {
    let trimmed = text.trimmingBlanks
    let end = trimmed.firstIndex { !($0.isASCII && ($0.isNumber || $0 == "." || $0 == "-" || $0 == "+")) }
    guard let end else { return (trimmed, "") }
    return (String(trimmed[..<end]), String(trimmed[end...]).trimmingBlanks)
  }
}

extension String {
  /// Without blanks at both ends.
  var trimmingBlanks: String {
    guard let first = firstIndex(where: { $0 != " " }), let last = lastIndex(where: { $0 != " " }) else { return "" }
    return String(self[first...last])
  }
}
