import Foundation

/// Rows of a CSV file (RFC 4180: comma, CRLF, quotes doubled), written straight into a file.
///
/// Numbers are the shortest decimals that read back as the same value; no value is an empty cell. A text that a
/// spreadsheet would run as a formula is written with an apostrophe before it.
struct CSVTable {
  private let writer: FileWriter
  private let columns: Int
  private var cells = 0
  private var row: [UInt8] = []

  /// Begins a table by writing its header.
  init(_ writer: FileWriter, columns: [String]) throws(FileFault) {
    self.writer = writer
    self.columns = columns.count
    for column in columns { text(column) }
    try endRow()
  }

  /// Adds a cell of text.
  mutating func text(_ value: String) {
    begin()
    Self.append(value, to: &row)
  }

  /// Adds a cell with a number.
  mutating func number(_ value: Double) {
    begin()
    row += NumberText.shortest(value).utf8
  }

  /// Adds a cell with a number that sums up many, rounded to nine significant digits.
  mutating func rounded(_ value: Double) { number(NumberText.rounded(value)) }

  /// Adds a cell with a whole number.
  mutating func number<Whole: BinaryInteger>(_ value: Whole) {
    begin()
    row += String(value).utf8
  }

  /// Ends the row.
  mutating func endRow() throws(FileFault) {
    precondition(cells == columns, "a row has as many cells as the table has columns")
    row += [13, 10]
    try writer.write(row)
    row.removeAll(keepingCapacity: true)
    cells = 0
  }

  private mutating func begin() {
    if cells > 0 { row.append(UInt8(ascii: ",")) }
    cells += 1
  }

  /// First characters of a text that a spreadsheet would run as a formula.
  static let runsFrom = Array("=+-@\t\r".utf8)

  /// Encodes one text cell.
  static func append(_ value: String, to row: inout [UInt8]) {
    let bytes = Array(value.utf8)
    let runs = bytes.first.map { runsFrom.contains($0) } ?? false
    let quoted = bytes.contains { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 == 10 || $0 == 13 }
    if quoted { row.append(UInt8(ascii: "\"")) }
    if runs { row.append(UInt8(ascii: "'")) }
    for byte in bytes {
      row.append(byte)
      if byte == UInt8(ascii: "\"") { row.append(byte) }
    }
    if quoted { row.append(UInt8(ascii: "\"")) }
  }
}

/// Numbers as files write them.
enum NumberText {
  /// The nearest number of nine significant digits.
  static func rounded(_ value: Double) -> Double {
    value.isFinite ? Double(String(format: "%.8e", value)) ?? value : value
  }

  /// The shortest decimal that reads back as the same number; empty for one that is not finite.
  static func shortest(_ value: Double) -> String {
    if !value.isFinite { return "" }
    if value == 0 { return "0" }
    let text = value.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
