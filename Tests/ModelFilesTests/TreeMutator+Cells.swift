@testable import ModelFiles

extension TreeMutator {
  /// What may stand in a cell of a CSV file, or between cells.
  static let cells = [
    "", " ", "0", "-1", "1.5", "1e9", "nan", "inf", "1e309", "365251", "100001", "2022-04-01", "2022-02-30",
    "01/04/2022",
    "acute", "p2", "care", "rehab", "p2Stay", "p1Care", "hubTriage", "goHome", "frail", "nobody", "place", "days in",
    "days_waiting", "rate", "count", "date", "\"", "\"\"", "\"a,b\"", "\"a\"\"b\"", "=1+1", "\u{202E}", "\u{1B}[31m",
    "\u{0}",
    "é", ",", ",,,,", "\r", "\n", "\r\n", ";", "\t", String(repeating: "9", count: 400),
    String(repeating: ",", count: 90),
  ]

  /// Damages the bytes of a CSV file: one to four cells, rows or bytes.
  mutating func damage(_ bytes: inout [UInt8]) {
    for _ in 0...below(4) {
      let begins = bytes.indices.filter { $0 == 0 || bytes[$0 - 1] == .comma || bytes[$0 - 1] == .lineFeed }
      guard !begins.isEmpty else {
        bytes = Array(Self.cells[below(Self.cells.count)].utf8)
        continue
      }
      let start = begins[below(begins.count)]
      let end = bytes[start...].firstIndex { $0 == .comma || $0 == .lineFeed } ?? bytes.count
      let line = bytes[start...].firstIndex(of: .lineFeed).map { $0 + 1 } ?? bytes.count
      let piece = Array(Self.cells[below(Self.cells.count)].utf8)
      switch below(8) {
      case 0...3: bytes.replaceSubrange(start..<end, with: piece)
      case 4: bytes.insert(contentsOf: piece, at: start)
      case 5: bytes.removeSubrange(start..<line)
      case 6: bytes.insert(contentsOf: bytes[start..<line], at: begins[below(begins.count)])
      default: bytes[below(bytes.count)] = UInt8(below(256))
      }
    }
  }
}
