/// Arrivals by date, from a file.
struct DailyArrivals: Sendable {
  /// Where the model names the file.
  var file: Located<String>
  /// By day number since 1 January 1970: the patients expected, or counted.
  var days: [Int32: Double]
  /// Whether they are counted, exactly, rather than expected.
  var isCounted: Bool

  /// Days of the file that stand for those before it, over and over: whole weeks, so that weekdays stay what they are.
  private static let longestCycle: Int32 = 28

  /// The highest number of a day.
  var most: Double { days.values.max() ?? 0 }
  private var first: Int32 { days.keys.min() ?? 0 }
  private var last: Int32 { days.keys.max() ?? 0 }

  /// How many of its first days stand for those before it: 28, or as many whole weeks as it has.
  var cycle: Int32 { min(Self.longestCycle, (last - first + 1) / 7 * 7) }

  /// Whether days of a simulation that begins on a day come before the file.
  func repeats(from begins: Int32) -> Bool { begins < first }

  /// The number of a day, or nil where nothing is said of it. Only days before `start` may come before the file.
  func value(of day: Int32, start: Int32) -> Double? {
    if let value = days[day] { return value }
    guard day < first, day < start, cycle > 0 else { return nil }
    let after = (day - first) % cycle
    return days[first + (after < 0 ? after + cycle : after)]
  }
}

extension Reader {
  /// Arrivals by date.
  mutating func dailyArrivals(_ cursor: Cursor) -> DailyArrivals? {
    guard let path = text(cursor), let rows = rows(cursor, columns: Vocabulary.arrivalColumns) else { return nil }
    guard rows.table.rowCount > 0 else {
      fault(.nothingThere, "\(quoted(path.value)) has no rows", at: path.span)
      return nil
    }
    let isCounted = rows.cell(0, "count") != nil
    let column = isCounted ? "count" : "rate"
    guard rows.cell(0, "count") == nil || rows.cell(0, "rate") == nil, rows.cell(0, column) != nil else {
      fault(
        .csvColumn, "a file of arrivals has a column \"rate\" or a column \"count\"", in: rows.file,
        at: Span(rows.table.header[0].span.start, rows.table.header[0].span.start + 1),
        help: Vocabulary.arrivalColumns.dropFirst().map { "\(quoted($0.name)): \($0.meaning.asClause)" })
      return nil
    }
    var days: [Int32: Double] = [:]
    var faults = 0
    for row in 0..<rows.table.rowCount where faults < CSVTable.faultLimit {
      guard let date = rows.cell(row, "date"), let cell = rows.cell(row, column),
        let day = day(date, in: rows.file),
        let number = number(cell, within: 0...Limits.arrivalsPerDay, "a number of patients", in: rows.file)
      else {
        faults += 1
        continue
      }
      if isCounted, number != number.rounded() {
        fault(.csvValue, "patients are counted in whole numbers; this is \(cell.value)", in: rows.file, at: cell.span)
        faults += 1
      }
      if days.updateValue(number, forKey: day) != nil {
        fault(.csvValue, "\(quoted(date.value)) is there twice", in: rows.file, at: date.span)
        faults += 1
      }
    }
    return faults == 0 ? DailyArrivals(file: path, days: days, isCounted: isCounted) : nil
  }

  /// Reports the first day that a file of arrivals leaves out, or notes which days stand for others.
  mutating func checkDays(_ source: SourceEntry, _ document: Document) {
    guard let daily = source.daily else { return }
    let (begins, start, end) = document.days
    if let missing = (begins..<end).first(where: { daily.value(of: $0, start: start) == nil }) {
      let date = dateText(Int64(missing) * microsecondsPerDay)
      var help = [
        "every day from \(dateText(Int64(start) * microsecondsPerDay)) to \(dateText(Int64(end - 1) * microsecondsPerDay)) is simulated and measured"
      ]
      if missing < start {
        help = [
          "the warm-up begins on \(dateText(Int64(begins) * microsecondsPerDay)); days of it that come before a file repeat the file's first days, if there is a week of them"
        ]
      }
      fault(
        .missingDates, "\(quoted(daily.file.value)) says nothing of \(date)", at: daily.file.span, help: help)
    } else if daily.repeats(from: begins) {
      note(
        .repeatedDays, "the days of the warm-up before this file begins repeat its first \(daily.cycle) days",
        at: daily.file.span)
    }
  }

  private mutating func day(_ cell: Located<String>, in file: String) -> Int32? {
    let before = diagnostics.count
    let node = Node(.string(cell.value), cell.span)
    let found = day(Cursor(node: node, path: "", name: "date", evidence: nil))
    for index in before..<diagnostics.count {
      diagnostics[index].file = file
      diagnostics[index].code = DiagnosticCode.csvValue.rawValue
    }
    return found
  }
}

extension Document {
  /// The day on which the simulation begins, the first measured day, and the day after the last.
  var days: (begins: Int32, start: Int32, end: Int32) {
    func day(_ moment: Int64) -> Int32 { Int32((Double(moment) / Double(microsecondsPerDay)).rounded(.down)) }
    return (day(start.value - warmUp), day(start.value), day(end - 1) + 1)
  }
}
