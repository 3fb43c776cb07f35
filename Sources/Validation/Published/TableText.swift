/// Rows of a CSV file (RFC 4180) with the lines they begin on. Line ends may be CRLF or LF; a byte order mark at the
/// beginning is passed over.
struct TableText {
  /// A row: its cells, and the line it begins on.
  struct Row: Equatable {
    var line: Int
    var cells: [String]
  }

  /// The rows, without empty lines.
  private(set) var rows: [Row] = []
  /// What keeps the text from being a table, and where; nil when nothing does.
  private(set) var fault: (line: Int, reason: String)?

  /// The rows of a text, up to the first place that is not CSV. O(bytes).
  init(_ bytes: [UInt8]) {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var reader = Reader(bytes: bytes, position: start)
    while reader.position < bytes.count {
      let line = reader.line
      guard let cells = reader.row() else {
        fault = (line, "a quotation mark is not closed, or something follows a closed one")
        return
      }
      if cells != [""] { rows.append(Row(line: line, cells: cells)) }
    }
  }

  private struct Reader {
    let bytes: [UInt8]
    var position: Int
    var line = 1

    /// The cells of the next row, or nil when its quotation marks are wrong.
    mutating func row() -> [String]? {
      var cells: [String] = []
      while true {
        guard let cell = cell() else { return nil }
        cells.append(cell)
        guard position < bytes.count, bytes[position] == UInt8(ascii: ",") else { break }
        position += 1
      }
      if position < bytes.count, bytes[position] == UInt8(ascii: "\r") { position += 1 }
      if position < bytes.count {
        guard bytes[position] == UInt8(ascii: "\n") else { return nil }
        position += 1
        line += 1
      }
      return cells
    }

    private mutating func cell() -> String? {
      var text: [UInt8] = []
      let quote = UInt8(ascii: "\"")
      guard position < bytes.count, bytes[position] == quote else {
        while position < bytes.count, !isEnd(bytes[position]) {
          text.append(bytes[position])
          position += 1
        }
        return String(decoding: text, as: UTF8.self)
      }
      position += 1
      while position < bytes.count {
        let byte = bytes[position]
        position += 1
        if byte == quote {
          guard position < bytes.count, bytes[position] == quote else {
            return String(decoding: text, as: UTF8.self)
          }
          position += 1
        } else if byte == UInt8(ascii: "\n") {
          line += 1
        }
        text.append(byte)
      }
      return nil
    }

    private func isEnd(_ byte: UInt8) -> Bool {
      byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
    }
  }
}
