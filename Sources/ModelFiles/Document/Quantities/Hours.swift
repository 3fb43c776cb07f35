import PatientFlow

/// Hours as a model file gives them.
struct Hours: Sendable, Equatable {
  /// The schedule (0 shut, 1 open, or the number on duty); nil is always.
  var schedule: WeeklySchedule?
  var span: Span
}

extension Reader {
  /// The names of the days, Monday first.
  static let dayNames = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

  /// Opening hours, or "always".
  mutating func hours(_ cursor: Cursor?) -> Hours? {
    figure(cursor) { reader, cursor in
      if cursor.node.string == "always" { return Hours(schedule: nil, span: cursor.node.span) }
      return reader.week(cursor, .hours) { reader, day in
        reader.openSpans(day).map { ($0.begins, $0.ends, 1, $0.span) }
      }
    }
  }

  /// Working hours with the number on duty.
  mutating func rota(_ cursor: Cursor?) -> Hours? {
    figure(cursor) { reader, cursor in
      reader.week(cursor, .rota) { reader, day in reader.shifts(day) }
    }
  }

  private typealias Shift = (begins: Int64, ends: Int64, value: Int32, span: Span)

  /// The schedule of an object whose keys are days; `read` gives the spans of one day.
  private mutating func week(
    _ cursor: Cursor, _ form: Form, _ read: (inout Reader, Cursor) -> [Shift]
  ) -> Hours? {
    guard let members = cursor.node.members else {
      wrongKind(cursor, form)
      return nil
    }
    var builder = WeekBuilder()
    var exceptions: [Int32] = []
    let faultsBefore = diagnostics.count
    for member in members {
      var inner = cursor.inside(member.key, member.value, evidence: cursor.evidence)
      inner.name = cursor.name
      if member.key == "except" {
        exceptions = list(inner, of: "dates").compactMap { day($0) }
        continue
      }
      guard let days = days(member) else { continue }
      let shifts = read(&self, inner)
      for day in days {
        guard builder.claim(day) else {
          fault(
            .hoursForm, "\(quoted(member.key)) gives \(quoted(Self.dayNames[day])) a second time", at: member.keySpan,
            help: ["write several spans of one day as a list: \"sat\": [\"09:00-12:00\", \"13:00-15:00\"]"])
          break
        }
        for shift in shifts { builder.add(day: day, from: shift.begins, to: shift.ends, value: shift.value) }
      }
      for shift in shifts where shift.begins == shift.ends {
        fault(.hoursForm, "this span ends when it begins", at: shift.span, help: ["a whole day is \"00:00-24:00\""])
      }
    }
    if builder.overlaps {
      fault(.hoursForm, "two spans of \(quoted(cursor.name)) overlap", at: cursor.node.span.opening)
    }
    guard diagnostics.count == faultsBefore else { return nil }
    return Hours(schedule: builder.schedule(except: exceptions), span: cursor.node.span)
  }

  /// "08:00-18:00", or a list of such spans.
  private mutating func openSpans(_ cursor: Cursor) -> [(begins: Int64, ends: Int64, span: Span)] {
    if let elements = cursor.node.elements {
      return elements.enumerated().flatMap { openSpans(cursor.element($0.offset, $0.element)) }
    }
    guard let text = cursor.node.string else {
      wrongKind(cursor, .hours)
      return []
    }
    guard let ends = timeSpan(text) else {
      explainSpan(text, cursor.node.span)
      return []
    }
    return [(ends.begins, ends.ends, cursor.node.span)]
  }

  /// {"08:00-18:00": 12}
  private mutating func shifts(_ cursor: Cursor) -> [Shift] {
    guard let members = cursor.node.members else {
      wrongKind(cursor, .rota)
      return []
    }
    return members.compactMap { member in
      var inner = cursor.inside(member.key, member.value, evidence: cursor.evidence)
      inner.name = cursor.name
      guard let ends = timeSpan(member.key) else {
        explainSpan(member.key, member.keySpan)
        return nil
      }
      let isWrapped = member.value.member("value") != nil
      guard
        let number = numeric(inner, isRecorded: isWrapped, { $0.wholeNumber($1, within: 0...Limits.units) })
      else { return nil }
      return (ends.begins, ends.ends, Int32(number), member.keySpan)
    }
  }

  private mutating func explainSpan(_ text: String, _ span: Span) {
    fault(
      .hoursForm, "\(quoted(text)) is not a span of hours", at: span,
      help: ["write \"08:00-18:00\"; \"22:00-06:00\" goes over midnight; a day ends at 24:00"])
  }

  /// Both ends in microseconds after midnight; the second is after the first, over midnight if need be.
  private func timeSpan(_ text: String) -> (begins: Int64, ends: Int64)? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, let begins = timeOfDay(parts[0], upTo: microsecondsPerDay - 1),
      let ends = timeOfDay(parts[1], upTo: microsecondsPerDay)
    else { return nil }
    return (begins, ends < begins ? ends + microsecondsPerDay : ends)
  }

  /// The days of "mon", "mon-fri" or "sat-mon".
  /// The days of a key such as "mon-fri", or nil.
  mutating func days(_ member: Node.Member) -> [Int]? {
    let parts = member.key.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    let indices = parts.compactMap { Self.dayNames.firstIndex(of: $0) }
    guard (1...2).contains(parts.count), indices.count == parts.count, let first = indices.first,
      let last = indices.last
    else {
      fault(
        .hoursForm, "\(quoted(member.key)) is not a day or days of the week", at: member.keySpan,
        hint: didYouMean(nearest(member.key, among: Self.dayNames + ["mon-fri", "mon-sun", "sat-sun", "except"])),
        help: ["days: " + Self.dayNames.joined(separator: ", ") + "; several in a row as \"mon-fri\""])
      return nil
    }
    let length = (last - first + 7) % 7
    return (0...length).map { (first + $0) % 7 }
  }
}

/// Puts the spans of a week together.
private struct WeekBuilder {
  private var claimed = [Bool](repeating: false, count: 7)
  /// Spans by the day on which they begin, in microseconds after that day's midnight.
  private var shifts = [[(from: Int64, to: Int64, value: Int32)]](repeating: [], count: 7)

  /// Whether a day is mentioned for the first time.
  mutating func claim(_ day: Int) -> Bool {
    defer { claimed[day] = true }
    return !claimed[day]
  }

  mutating func add(day: Int, from: Int64, to: Int64, value: Int32) {
    shifts[day].append((from, to, value))
  }

  /// Whether two spans share a moment.
  var overlaps: Bool {
    (0..<7).contains { day in
      let all = spans(on: day, startedToday: true, startedYesterday: true)
      return zip(all, all.dropFirst()).contains { $0.to > $1.from }
    }
  }

  /// What of all spans falls on a day: those begun on it, and the tails of those begun the day before.
  private func spans(
    on day: Int, startedToday: Bool, startedYesterday: Bool
  ) -> [(from: Int64, to: Int64, value: Int32)] {
    let tails = startedYesterday ? shifts[(day + 6) % 7].filter { $0.to > microsecondsPerDay } : []
    let own = startedToday ? shifts[day] : []
    let all =
      tails.map { (0, $0.to - microsecondsPerDay, $0.value) }
      + own.map { ($0.from, min($0.to, microsecondsPerDay), $0.value) }
    return all.sorted { $0.0 < $1.0 }
  }

  private func breaks(
    on day: Int, startedToday: Bool = true, startedYesterday: Bool = true
  ) -> [WeeklySchedule.Break] {
    var breaks = [WeeklySchedule.Break(at: 0, value: 0)]
    for span in spans(on: day, startedToday: startedToday, startedYesterday: startedYesterday) {
      Self.append(WeeklySchedule.Break(at: span.from, value: span.value), to: &breaks)
      if span.to < microsecondsPerDay { Self.append(WeeklySchedule.Break(at: span.to, value: 0), to: &breaks) }
    }
    return breaks
  }

  /// A break at the time of the last one replaces it; one that changes nothing is left out.
  private static func append(_ next: WeeklySchedule.Break, to breaks: inout [WeeklySchedule.Break]) {
    if breaks.last?.at == next.at { breaks.removeLast() }
    if breaks.last?.value != next.value { breaks.append(next) }
  }

  /// The schedule. On excepted days no span begins; what began the evening before goes on past midnight.
  func schedule(except days: [Int32]) -> WeeklySchedule {
    var week: [WeeklySchedule.Break] = []
    for day in 0..<7 {
      for next in breaks(on: day) {
        let moved = WeeklySchedule.Break(at: next.at + Int64(day) * microsecondsPerDay, value: next.value)
        Self.append(moved, to: &week)
      }
    }
    let excepted = Set(days)
    let touched = Set(days + days.map { $0 + 1 }).sorted()
    let exceptions = touched.compactMap { day -> WeeklySchedule.Exception? in
      let weekday = Int(CivilDate.weekday(ofDayNumber: day))
      let own = breaks(
        on: weekday, startedToday: !excepted.contains(day), startedYesterday: !excepted.contains(day - 1))
      if !excepted.contains(day), own == breaks(on: weekday) { return nil }
      return WeeklySchedule.Exception(day: day, breaks: own)
    }
    return WeeklySchedule(week: week, exceptions: exceptions)
  }
}
