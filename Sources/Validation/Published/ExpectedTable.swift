/// An expected value: a row of the table beside a published model.
public struct ExpectedRow: Sendable, Equatable {
  /// A control moved to a value, or over a range.
  public struct Move: Sendable, Equatable {
    /// Label of the control.
    public var control: String
    /// The value, or the ends of a range.
    public var values: ClosedRange<Double>
  }

  /// Line of the table.
  public var line: Int
  /// Name of the scenario, "baseline" for the model itself.
  public var scenario: String
  /// The control that is moved, or nil.
  public var move: Move?
  /// What is compared.
  public var quantity: Quantity
  /// What readers see.
  public var label: String
  /// What is expected.
  public var value: Double
  /// Its standard error; 0 when it has none.
  public var standardError: Double
  /// How far the simulated value may be off. It comes from the case, never from a run.
  public var tolerance: Tolerance
  /// Which kind of truth it is.
  public var truth: Truth
  /// Where it stands in the source.
  public var source: String
  /// Why it is known to be missed; nil when it is not.
  public var known: String?
}

/// What an expected value rests on.
public enum Truth: String, Sendable, CaseIterable {
  /// A formula.
  case exact
  /// A printed or stored result of the authors.
  case published
  /// Read off the authors' figures.
  case digitised
  /// The authors' own code, run again.
  case rerun
  /// An independent program written from the description.
  case rebuild

}

/// What is wrong with a line of an expected table.
public struct TableFault: Error, Sendable, Equatable {
  /// File name.
  public var path: String
  /// Line, from 1.
  public var line: Int
  /// What is wrong, a sentence without a full stop.
  public var reason: String

  /// `Models/published/x.expected.csv:12: reason`.
  public var description: String { "\(path):\(line): \(reason)" }
}

/// The table of expected values beside a published model, tidy: one value a row.
public struct ExpectedTable: Sendable {
  /// The columns, in order. `at` is empty, or `LABEL=VALUE` or `LABEL=FROM..TO` of a control of the model; `known` is
  /// empty, or the reason why the row is known to be missed.
  public static let columns = [
    "scenario", "at", "quantity", "label", "value", "standardError", "tolerance", "truth", "source", "known",
  ]

  /// The rows, as written.
  public private(set) var rows: [ExpectedRow] = []
  /// All that is wrong with the table by itself; names of the model are not looked up.
  public private(set) var faults: [TableFault] = []
  private let path: String

  /// Reads a table.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    let text = TableText(bytes)
    guard text.rows.first?.cells == Self.columns else {
      add(text.rows.first?.line ?? 1, "the first line does not name the columns \(Self.columns.joined(separator: ","))")
      return
    }
    for row in text.rows.dropFirst() { read(row) }
    if let fault = text.fault { add(fault.line, fault.reason) }
    if rows.isEmpty && faults.isEmpty { add(1, "the table has no row") }
  }

  private mutating func read(_ row: TableText.Row) {
    let (line, cells) = (row.line, row.cells)
    guard cells.count == Self.columns.count else {
      return add(line, "a row has \(cells.count) cells where the header has \(Self.columns.count)")
    }
    let quantity = Quantity(cells[2])
    if quantity == nil { add(line, "\"\(cells[2])\" is no quantity") }
    let value = Double(cells[4])
    if !(value?.isFinite ?? false) { add(line, "value is \"\(cells[4])\", which is no number") }
    let error = cells[5].isEmpty ? 0 : Double(cells[5])
    if !(error.map { $0.isFinite && $0 >= 0 } ?? false) {
      add(line, "standardError is \"\(cells[5])\", which is no number from 0")
    }
    let tolerance = Tolerance(cells[6])
    if tolerance == nil {
      add(line, "\"\(cells[6])\" is no tolerance; write 0.005, 4 %, 3.5 se, 2.5 own se, or several with or")
    }
    let truth = Truth(rawValue: cells[7])
    if truth == nil {
      add(line, "truth is \"\(cells[7])\"; it is one of \(Truth.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    let move = Self.move(cells[1])
    if move == nil && !cells[1].isEmpty {
      add(line, "\"\(cells[1])\" moves no control; write LABEL=VALUE or LABEL=FROM..TO")
    }
    for index in [0, 3, 8] where cells[index].isEmpty { add(line, "\(Self.columns[index]) is empty") }
    if let quantity, let move, let fault = Self.mismatch(quantity, move) { add(line, fault) }
    if case .lowest? = quantity, cells[1].isEmpty { add(line, "lowest(…) needs a range of a control to look over") }
    guard let quantity, let value, let error, let tolerance, let truth else { return }
    rows.append(
      ExpectedRow(
        line: line, scenario: cells[0], move: move, quantity: quantity, label: cells[3], value: value,
        standardError: error, tolerance: tolerance, truth: truth, source: cells[8],
        known: cells[9].isEmpty ? nil : cells[9]))
  }

  private static func mismatch(_ quantity: Quantity, _ move: ExpectedRow.Move) -> String? {
    let isRange = move.values.lowerBound < move.values.upperBound
    if case .lowest = quantity { return isRange ? nil : "lowest(…) looks over a range: LABEL=FROM..TO" }
    return isRange ? "only lowest(…) looks over a range of a control" : nil
  }

  private static func move(_ text: String) -> ExpectedRow.Move? {
    guard let equals = text.lastIndex(of: "=") else { return nil }
    let ends = text[text.index(after: equals)...].split(separator: "..", omittingEmptySubsequences: false)
      .map { Double($0) }
    guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1], first <= last,
      first.isFinite, last.isFinite
    else { return nil }
    return ExpectedRow.Move(control: String(text[..<equals]), values: first...last)
  }

  private mutating func add(_ line: Int, _ reason: String) {
    faults.append(TableFault(path: path, line: line, reason: reason))
  }
}
