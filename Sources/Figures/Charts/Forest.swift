import Statistics

/// A row of a forest plot: a scenario and its difference from the baseline.
public struct ForestRow: Sendable {
  /// The scenario's label.
  public var label: String
  /// Scenario less baseline, paired by replication, in the measure's own unit (before `words.scale`).
  public var difference: Interval

  /// A row.
  public init(label: String, difference: Interval) {
    self.label = label
    self.difference = difference
  }
}

extension Charts {
  /// Forest plot of one measure in its own unit: differences from the baseline with their 95 % bars, beside zero.
  public static func forest(words: MeasureWords, period: String, rows: [ForestRow], id: String) -> FigureFrame? {
    let rows = Array(rows.prefix(60))
    guard let range = ends(rows, words) else { return nil }
    let title = Findings.forest(words, rows.map { $0.difference })
    let x = Scale(holding: range.low, range.high, start: 182, length: 206, marks: 4)
    let (top, pitch) = (10.0, 42.0)
    let bottom = top + Double(rows.count) * pitch
    let description =
      "Dot for each scenario’s difference from the baseline, with a bar for its 95 % confidence interval. "
      + Fit.clip(rows[0].label, count: 80) + ": " + Fit.clip(Sentences.difference(rows[0].difference, words), count: 80)
      + "."
    var canvas = Canvas(
      "forest", id: id, width: width, height: bottom + 44, title: title, description: description, x: x)
    canvas.axis(below: x, from: top, to: bottom) { x.text($0) }
    canvas.line(x(0), top - 6, x(0), bottom, "zero")
    let (less, more) = Findings.directions(words)
    if x.low < 0 { canvas.text("← " + less, x(0) - 8, bottom + 36, "s e") }
    if x.high > 0 { canvas.text(more + " →", x(0) + 8, bottom + 36, "s") }
    let unit = words.unit == "%" ? "percentage points" : words.unit
    // Where zero lies far to the right, the word beside it reaches to where the unit would stand.
    let isTaken = x.high > 0 && x(0) + 12 + Fit.width(more + " →", size: 13) > 400
    canvas.text(Fit.clip(unit, width: 152, size: 13), isTaken ? 404 : 400, bottom + (isTaken ? 16 : 36), "s")
    for (index, row) in rows.enumerated() {
      let middle = top + (Double(index) + 0.5) * pitch
      canvas.label(row.label, 0, middle: middle, width: 176)
      draw(&canvas, row.difference, words, x, middle)
    }
    return FigureFrame(
      id: id, title: title, subtitle: subtitle(["difference from the baseline", unit, period]),
      description: description,
      note: "Dot: average difference over pairs of simulated years with the same patients; bar: its 95 % confidence "
        + "interval. A bar across zero shows no clear difference.", csv: "differences.csv", drawing: canvas.end(),
      table: table(rows, words, unit))
  }

  private static func draw(
    _ canvas: inout Canvas, _ difference: Interval, _ words: MeasureWords, _ x: Scale, _ middle: Double
  ) {
    let finding = Sentences.finding(difference)
    let mean = drawable(difference.mean * words.scale)
    canvas.interval(low: difference.low * words.scale, high: difference.high * words.scale, on: x, y: middle)
    if mean.isFinite { canvas.dot(x(mean), middle, radius: 5, finding == .clear ? "dot" : "dot hollow") }
    let text = mean.isFinite ? Sentences.difference(difference, words, isShort: true) : "not known"
    let hasInterval = mean.isFinite && (finding == .clear || finding == .unclear)
    canvas.text(
      Fit.clip(text, width: 172, size: 14), 400, hasInterval ? middle - 2 : middle + 5, finding == .clear ? "b" : "")
    if hasInterval {
      canvas.text(Fit.clip(Sentences.interval(difference, words), width: 160, size: 13), 400, middle + 15, "s")
    }
  }

  /// The smallest and largest number of the panel; nil without any.
  private static func ends(_ rows: [ForestRow], _ words: MeasureWords) -> (low: Double, high: Double)? {
    var values: [Double] = []
    for row in rows {
      values += [row.difference.mean, row.difference.low, row.difference.high].map { $0 * words.scale }
    }
    return range(values)
  }

  private static func table(_ rows: [ForestRow], _ words: MeasureWords, _ unit: String) -> Markup {
    var table = DataTable(
      caption: "Scenario less baseline, in " + Fit.clip(unit, count: 60),
      columns: ["Scenario", "Difference", "95 % interval", "Simulated years", "In words"])
    for row in rows {
      let decimals = min(3, words.decimals(of: row.difference) + 1)
      table.row(
        row.label,
        [
          Rounding.text(drawable(row.difference.mean * words.scale), decimals: decimals),
          DataTable.range(row.difference, scale: words.scale, decimals: decimals), String(row.difference.count),
          drawable(row.difference.mean).isFinite ? Sentences.difference(row.difference, words) : "not known",
        ])
    }
    return table.end()
  }
}
