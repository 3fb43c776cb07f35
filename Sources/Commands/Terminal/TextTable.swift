/// Rows and columns as text, never wider than the console: cells that are too long go on in the next line.
struct TextTable {
  /// On which side the cells of a column line up.
  enum Side: Sendable { case left, right }

  private var sides: [Side]
  private var rows: [[String]]
  private let indent = "  "

  /// A table with a header.
  init(_ header: [String], _ sides: [Side]) {
    precondition(header.count == sides.count, "every column has a heading")
    self.sides = sides
    rows = [header]
  }

  /// Adds a row.
  mutating func add(_ row: [String]) {
    precondition(row.count == sides.count, "a row has a cell for every column")
    rows.append(row.map(SafeText.line))
  }

  /// The table as lines, each ended; left columns are narrowed, widest first, until it fits.
  func text(width: Int = Console.width) -> String {
    var widths = sides.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    let gaps = indent.count + 2 * (sides.count - 1)
    while widths.reduce(gaps, +) > width {
      let candidates = sides.indices.filter { sides[$0] == .left && widths[$0] > 8 }
      guard let widest = candidates.max(by: { widths[$0] < widths[$1] }) else { break }
      widths[widest] -= 1
    }
    return rows.map { line($0, widths) }.joined()
  }

  private func line(_ row: [String], _ widths: [Int]) -> String {
    let cells = row.indices.map { column in
      SafeText.wrapped(row[column], width: widths[column]).split(separator: "\n", omittingEmptySubsequences: false)
        .flatMap { Self.pieces(String($0), widths[column]) }
    }
    let height = cells.map(\.count).max() ?? 1
    return (0..<height).map { index in
      let parts = cells.indices.map { column -> String in
        let cell = index < cells[column].count ? cells[column][index] : ""
        let space = String(repeating: " ", count: max(0, widths[column] - cell.count))
        return sides[column] == .left ? cell + space : space + cell
      }
      var line = indent + parts.joined(separator: "  ")
      while line.last == " " { line.removeLast() }
      return line + "\n"
    }.joined()
  }

  /// A word longer than its column, in pieces.
  private static func pieces(_ text: String, _ width: Int) -> [String] {
    var (rest, pieces) = (Substring(text), [String]())
    while rest.count > max(width, 1) {
      pieces.append(String(rest.prefix(max(width, 1))))
      rest = rest.dropFirst(max(width, 1))
    }
    return pieces + [String(rest)]
  }
}
