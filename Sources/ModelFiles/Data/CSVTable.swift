/// A CSV file as cells with their places (RFC 4180): commas between cells, double quotes around what holds one, quotes
/// doubled inside quotes, a first line with the names of the columns.
///
/// Line ends may be LF, CRLF or CR, and a byte order mark is passed over. A cell ends on its line. Rows without any
/// text are passed over, as spreadsheets leave them behind.
struct CSVTable: Sendable {
  /// A cell: where its text stands, without quotes around it.
  struct Cell: Sendable {
    var span: Span
    /// Whether quotes inside are doubled.
    var hasQuotes = false
  }

  /// The bytes; the path is relative to the model's folder.
  let text: SourceText
  /// Cells of the first line.
  private(set) var header: [Cell] = []
  /// Cells of the rows, one row after another.
  private var cells: [Cell] = []
  /// How many rows there are.
  private(set) var rowCount = 0
  /// What is wrong with the file.
  private(set) var faults: [Diagnostic] = []

  /// Faults after which reading stops.
  static let faultLimit = 20

  /// Reads a text. O(bytes).
  init(_ text: SourceText) {
    self.text = text
    read()
  }

  /// The cell of a row, from 0, in a column.
  func cell(_ row: Int, _ column: Int) -> Cell { cells[row * header.count + column] }

  /// What a cell says, without blanks around it.
  func string(_ cell: Cell) -> String {
    let raw = text.bytes[cell.span.start..<cell.span.end]
    guard cell.hasQuotes else { return String(decoding: raw, as: UTF8.self).trimmingBlanks }
    var isSecond = false
    let bytes = raw.filter { byte in
      isSecond = byte == .quote && !isSecond
      return byte != .quote || isSecond
    }
    return String(decoding: bytes, as: UTF8.self).trimmingBlanks
  }

  // MARK: Reading

  private mutating func read() {
    let bytes = text.bytes
    if let bad = UTF8Check.faults(in: bytes, limit: 1).first {
      fault("this is not UTF-8 text", at: Span(bad, bad + 1), help: ["save the file as \"CSV UTF-8\""])
      return
    }
    var position = bytes.has([0xEF, 0xBB, 0xBF], at: 0) ? 3 : 0
    var row: [Cell] = []
    while position < bytes.count, faults.count < Self.faultLimit {
      let begins = position
      let isGood = readRow(&position, &row)
      let isBlank = row.allSatisfy { $0.span.start == $0.span.end }
      if !isGood || isBlank { continue }
      if header.isEmpty {
        guard row.count <= Limits.fileColumns else {
          fault(
            "a file has at most \(Limits.fileColumns) columns; this has \(row.count)", at: row[Limits.fileColumns].span)
          return
        }
        header = row
      } else if row.count != header.count {
        let (has, needs) = (plural(row.count, "cell"), plural(header.count, "column"))
        fault("this row has \(has), and the first line names \(needs)", at: Span(begins, begins + 1))
      } else {
        guard rowCount < Limits.fileRows else {
          fault("a file has at most \(grouped(Double(Limits.fileRows))) rows", at: Span(begins, begins + 1))
          return
        }
        cells += row
        rowCount += 1
      }
    }
    if header.isEmpty, faults.isEmpty { fault("the file is empty", at: Span(0, 0)) }
  }

  /// Reads the cells of a line, and goes past its end; false where one is not written as a cell.
  private mutating func readRow(_ position: inout Int, _ row: inout [Cell]) -> Bool {
    let bytes = text.bytes
    row.removeAll(keepingCapacity: true)
    var isGood = true
    while true {
      if position < bytes.count, bytes[position] == .quote {
        if !readQuoted(&position, &row) { isGood = false }
      } else {
        var end = position
        while end < bytes.count, bytes[end] != .comma, !bytes[end].isLineEnd { end += 1 }
        row.append(Cell(span: trimmed(position, end)))
        position = end
      }
      guard position < bytes.count, bytes[position] == .comma else { break }
      position += 1
    }
    if bytes.has([.carriageReturn, .lineFeed], at: position) {
      position += 2
    } else {
      position += 1
    }
    return isGood
  }

  private mutating func readQuoted(_ position: inout Int, _ row: inout [Cell]) -> Bool {
    let bytes = text.bytes
    let opening = position
    var end = opening + 1
    var hasQuotes = false
    while end < bytes.count, !bytes[end].isLineEnd {
      if bytes[end] == .quote {
        guard bytes.byte(at: end + 1) == .quote else { break }
        hasQuotes = true
        end += 1
      }
      end += 1
    }
    guard end < bytes.count, bytes[end] == .quote else {
      fault("this cell has no closing quotation mark on its line", at: Span(opening, opening + 1))
      position = end
      return false
    }
    row.append(Cell(span: Span(opening + 1, end), hasQuotes: hasQuotes))
    position = end + 1
    guard position < bytes.count, bytes[position] != .comma, !bytes[position].isLineEnd else { return true }
    fault("something stands between a closing quotation mark and the next comma", at: Span(position, position + 1))
    while position < bytes.count, bytes[position] != .comma, !bytes[position].isLineEnd { position += 1 }
    return false
  }

  private func trimmed(_ start: Int, _ end: Int) -> Span {
    var (start, end) = (start, end)
    while start < end, text.bytes[start].isBlank { start += 1 }
    while end > start, text.bytes[end - 1].isBlank { end -= 1 }
    return Span(start, end)
  }

  private mutating func fault(_ message: String, at span: Span, help: [String] = []) {
    faults.append(Diagnostic(.error, .csvForm, message, at: span, help: help, file: text.path))
  }

  private func plural(_ count: Int, _ word: String) -> String { "\(count) \(word)\(count == 1 ? "" : "s")" }
}
