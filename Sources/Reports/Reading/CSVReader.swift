/// Rows of a CSV file (RFC 4180), read one after the other.
///
/// It undoes what `CSVTable` does: quotes, and the apostrophe before text that a spreadsheet would run. Line ends may
/// be CRLF or LF and a byte order mark is passed over, for files that went through a spreadsheet.
struct CSVReader {
  /// The line that the present row began on.
  private(set) var line = 0

  private let path: String
  private let bytes: [UInt8]
  private let columns: [String]
  private var position = 0
  private var nextLine = 1
  private var cells: [(range: Range<Int>, isQuoted: Bool)] = []

  /// Begins to read a file whose header must name exactly these columns.
  init(path: String, bytes: [UInt8], columns: [String]) throws(FolderFault) {
    self.path = path
    self.bytes = bytes
    self.columns = columns
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    var isHeader = false
    do throws(FolderFault) { isHeader = try next() && cells.indices.map({ text($0) }) == columns } catch {}
    if !isHeader { throw fault("its first line does not name the columns \(columns.joined(separator: ", "))") }
  }

  /// Goes to the next row; false after the last.
  mutating func next() throws(FolderFault) -> Bool {
    line = nextLine
    cells.removeAll(keepingCapacity: true)
    if position >= bytes.count { return false }
    while true {
      try readCell()
      guard position < bytes.count, bytes[position] == UInt8(ascii: ",") else { break }
      position += 1
    }
    if position < bytes.count && bytes[position] == 13 { position += 1 }
    if position < bytes.count {
      if bytes[position] != 10 { throw fault("something stands between a closing quote and the next comma") }
      position += 1
    }
    nextLine += 1
    if cells.count != columns.count {
      throw fault("a row has \(cells.count) cells where the header has \(columns.count)")
    }
    return true
  }

  /// A cell of the present row as text.
  func text(_ column: Int) -> String {
    let cell = cells[column]
    var text = bytes[cell.range]
    if cell.isQuoted && text.contains(UInt8(ascii: "\"")) {
      var isSecond = false
      text = ArraySlice(
        text.filter { byte in
          isSecond = byte == UInt8(ascii: "\"") && !isSecond
          return byte != UInt8(ascii: "\"") || isSecond
        })
    }
    if text.first == UInt8(ascii: "'"), let second = text.dropFirst().first, CSVTable.runsFrom.contains(second) {
      text = text.dropFirst()
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Whether a cell holds exactly this text; quicker than reading it. The text needs no quotes.
  func cell(_ column: Int, is text: String) -> Bool { bytes[cells[column].range].elementsEqual(text.utf8) }

  /// A cell of the present row as a number; NaN for an empty cell.
  func number(_ column: Int) throws(FolderFault) -> Double {
    if cells[column].range.isEmpty { return .nan }
    let text = String(decoding: bytes[cells[column].range], as: UTF8.self)
    guard let number = Double(text), number.magnitude <= Self.largest else {
      throw fault("\(columns[column]) is \(Self.shown(text)), which is no number that a run gives")
    }
    return number
  }

  /// A cell of the present row as a whole number in a range.
  func whole(_ column: Int, in range: ClosedRange<Int>) throws(FolderFault) -> Int {
    let text = String(decoding: bytes[cells[column].range], as: UTF8.self)
    guard let number = Int(text), range.contains(number) else {
      throw fault(
        "\(columns[column]) is \(Self.shown(text)); it goes from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  /// A fault of the present row.
  func fault(_ reason: String) -> FolderFault { FolderFault(.damaged, path, line: line, reason: reason) }

  /// No result is larger: beyond it numbers are no longer whole.
  private static let largest = 1e15

  /// A text as it may stand in a message.
  private static func shown(_ text: String) -> String { "\"" + text.clipped(to: 40) + "\"" }

  private mutating func readCell() throws(FolderFault) {
    let isQuoted = position < bytes.count && bytes[position] == UInt8(ascii: "\"")
    if isQuoted { position += 1 }
    let start = position
    while position < bytes.count {
      let byte = bytes[position]
      if isQuoted {
        if byte == UInt8(ascii: "\"") {
          let isDoubled = position + 1 < bytes.count && bytes[position + 1] == byte
          if !isDoubled { break }
          position += 1
        } else if byte == 10 {
          nextLine += 1
        }
      } else if byte == UInt8(ascii: ",") || byte == 10 || (byte == 13 && isLineEnd(position)) {
        break
      }
      position += 1
    }
    cells.append((start..<position, isQuoted))
    if isQuoted {
      if position >= bytes.count { throw fault("a quote is not closed") }
      position += 1
    }
  }

  /// Whether a carriage return ends the line: at the end of the file, or before a line feed.
  private func isLineEnd(_ position: Int) -> Bool { position + 1 >= bytes.count || bytes[position + 1] == 10 }
}
