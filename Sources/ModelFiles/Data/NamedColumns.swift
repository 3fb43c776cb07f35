/// A column that a CSV file may have.
struct CSVColumn: Sendable {
  /// Its name, in words.
  let name: String
  /// Whether it must be there.
  let isNeeded: Bool
  /// What it holds, in one sentence.
  let meaning: String
}

/// The rows of a CSV file whose columns have been looked up.
struct NamedRows: Sendable {
  let table: CSVTable
  private let columns: [String: Int]

  init(_ table: CSVTable, _ columns: [String: Int]) {
    self.table = table
    self.columns = columns
  }

  /// The path of the file.
  var file: String { table.text.path }

  /// What a row says in a column, and where; nil where there is no such column.
  func cell(_ row: Int, _ column: String) -> Located<String>? {
    columns[column].map { index in
      let cell = table.cell(row, index)
      return Located(table.string(cell), cell.span)
    }
  }
}

extension Reader {
  /// The cells of the file that a value names; what is wrong with the file is reported, once.
  mutating func table(_ cursor: Cursor) -> CSVTable? {
    guard let path = text(cursor) else { return nil }
    switch files.files[path.value] {
    case .table(let table)?:
      guard table.faults.isEmpty else {
        if reportedFiles.insert(path.value).inserted { diagnostics += table.faults }
        return nil
      }
      return table
    case .unreadable(let why)?:
      fault(.dataFile, "the file \(quoted(path.value)) cannot be read: \(why)", at: path.span)
    case nil: fault(.dataFile, "the file \(quoted(path.value)) cannot be read", at: path.span)
    }
    return nil
  }

  /// The rows of the file that a value names, with these columns and no others.
  mutating func rows(_ cursor: Cursor, columns known: [CSVColumn]) -> NamedRows? {
    guard let table = table(cursor) else { return nil }
    let file = table.text.path
    var columns: [String: Int] = [:]
    var isGood = true
    var meant: Set<String> = []
    for (index, cell) in table.header.enumerated() {
      let name = Self.columnName(table.string(cell))
      let span = cell.span
      if known.contains(where: { $0.name == name }) {
        if columns.updateValue(index, forKey: name) == nil { continue }
        isGood = false
        fault(.csvColumn, "there are two columns called \(quoted(name))", in: file, at: span)
      } else {
        isGood = false
        let near = nearest(name, among: known.map(\.name))
        meant.formUnion(near)
        fault(
          .csvColumn, "\(quoted(table.string(cell))) is not a column of this file", in: file, at: span,
          hint: didYouMean(near), help: ["accepted: " + known.map(\.name).joined(separator: ", ")])
      }
    }
    for column in known where column.isNeeded && columns[column.name] == nil && !meant.contains(column.name) {
      isGood = false
      fault(
        .csvColumn, "there is no column called \(quoted(column.name))", in: file,
        at: Span(table.header[0].span.start, table.header[0].span.start + 1), help: [column.meaning.asClause])
    }
    return isGood ? NamedRows(table, columns) : nil
  }

  /// A column's name as it is compared: small letters, blanks for what stands between words.
  static func columnName(_ text: String) -> String {
    String(text.lowercased().map { $0 == "_" || $0 == "-" ? " " : $0 })
  }

  /// A number of a cell, within limits.
  mutating func number(
    _ cell: Located<String>, within limits: ClosedRange<Double>, _ what: String, in file: String
  ) -> Double? {
    let isPlain = cell.value.utf8.allSatisfy { $0.isDigit || $0 == .point || $0 == .minus }
    guard isPlain, !cell.value.isEmpty, let number = Double(cell.value), number.isFinite else {
      fault(
        .csvValue, cell.value.isEmpty ? "\(what) is missing" : "\(quoted(cell.value)) is not \(what)", in: file,
        at: cell.span, help: ["write a number such as 12 or 3.5, without a unit"])
      return nil
    }
    guard limits.contains(number) else {
      let bound = number < limits.lowerBound ? limits.lowerBound : limits.upperBound
      fault(
        .csvValue, "\(what) is \(number < bound ? "at least" : "at most") \(grouped(bound)); this is \(cell.value)",
        in: file, at: cell.span)
      return nil
    }
    return number
  }
}
