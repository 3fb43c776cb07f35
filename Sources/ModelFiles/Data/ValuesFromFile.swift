import RandomStreams

extension Reader {
  /// The values of a column of a CSV file.
  mutating func fileValues(_ entries: Entries, of scale: Scale) -> Distribution.Form? {
    guard let file = entries["file"] else { return nil }
    for key in ["values", "weights"] where entries[key] != nil {
      fault(.besideFile, "\(quoted(key)) cannot stand beside \"file\"", at: entries.keySpan(key))
      return nil
    }
    var unit: Double? = 1
    if case .time = scale {
      unit = entries["unit"].flatMap { word($0, oneOf: DurationUnit.allCases.map(\.rawValue)) }
        .flatMap { DurationUnit(rawValue: $0.value)?.microseconds }
      if entries["unit"] == nil { missing("unit", entries, "min, h, d or wk: the unit of the values") }
    } else if entries["unit"] != nil {
      fault(.besideFile, "these values have no unit", at: entries.keySpan("unit"))
      return nil
    }
    if entries["column"] == nil { missing("column", entries, "the name of the column that holds the values") }
    guard let unit, let column = text(entries["column"]), let table = table(file) else { return nil }
    let names = table.header.map { table.string($0) }
    guard let index = names.firstIndex(where: { Self.columnName($0) == Self.columnName(column.value) }) else {
      fault(
        .csvColumn, "there is no column \(quoted(column.value)) in \(quoted(table.text.path))", at: column.span,
        hint: didYouMean(nearest(column.value, among: names)), help: ["columns: \(shortList(names))"])
      return nil
    }
    guard let values = values(of: table, index, scale, unit: unit) else { return nil }
    if values.isEmpty {
      fault(.nothingThere, "\(quoted(table.text.path)) has no rows", at: file.node.span)
      return nil
    }
    warnOfOwnValues(values, at: file.node.span)
    return .shape(.empirical(values: values, weights: nil))
  }

  private mutating func missing(_ key: String, _ entries: Entries, _ meaning: String) {
    fault(
      .missingKey, "values from a file need \(quoted(key))", at: entries.cursor.node.span.opening,
      help: ["\(quoted(key)): \(meaning)"])
  }

  private mutating func values(of table: CSVTable, _ column: Int, _ scale: Scale, unit: Double) -> [Double]? {
    let most: Double =
      switch scale {
      case .time: Limits.durationDays * DurationUnit.day.microseconds / unit
      case .factor: 1000
      case .count: 10_000
      }
    var values: [Double] = []
    var faults = 0
    for row in 0..<table.rowCount where faults < CSVTable.faultLimit {
      let cell = table.cell(row, column)
      let located = Located(table.string(cell), cell.span)
      guard let value = number(located, within: 0...most, "a value", in: table.text.path) else {
        faults += 1
        continue
      }
      values.append((value * unit).rounded(scale))
    }
    return faults == 0 ? values : nil
  }

  /// Fewer different values than these, or values that occur once among fewer than `smallFile`, may tell of persons.
  private static let fewValues = 10
  private static let smallFile = 200

  /// Says where values are so few, or so much one patient's own, that they may tell of persons: they go into results.
  private mutating func warnOfOwnValues(_ values: [Double], at span: Span) {
    var counts: [Double: Int] = [:]
    for value in values { counts[value, default: 0] += 1 }
    let single = values.count < Self.smallFile ? counts.values.count { $0 == 1 } : 0
    guard counts.count < Self.fewValues || single > 0 else { return }
    let why =
      counts.count < Self.fewValues
      ? "only \(counts.count) different value\(counts.count == 1 ? "" : "s")"
      : "\(values.count) values, of which \(single) occur\(single == 1 ? "s" : "") once"
    warn(
      .ownValues, "this column has \(why), which may be single patients' own", at: span,
      help: [
        "the values are published with the results: they are in the simulator of the page",
        "a warning is given below \(Self.fewValues) different values, and where one occurs once among fewer than \(Self.smallFile)",
        "round them in the file, or give \"quantiles\" or a fitted shape instead",
      ])
  }
}

extension Double {
  /// A duration in whole microseconds; other values as they are.
  fileprivate func rounded(_ scale: Scale) -> Double {
    if case .time = scale { rounded() } else { self }
  }
}
