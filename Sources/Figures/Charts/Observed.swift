import Statistics

extension Charts {
  /// Measured numbers beside simulated ones, each row in its own unit: the tolerance has the same width everywhere.
  public static func observed(_ rows: [ObservedComparison], id: String) -> FigureFrame? {
    let rows = rows.prefix(60).filter { drawable($0.observed).isFinite && drawable($0.simulated.mean).isFinite }
    guard !rows.isEmpty else { return nil }
    let title = Findings.observed(rows)
    let (top, pitch) = (34.0, 50.0)
    let bottom = top + Double(rows.count) * pitch
    let description =
      "For each number a band of what is tolerated about the measured value, and a dot for the simulated average. "
      + title
      + "."
    var canvas = Canvas("observed", id: id, width: width, height: bottom + 4, title: title, description: description)
    canvas.text("Band: measured ± tolerance", centre, 15, "s m")
    canvas.line(centre, 22, centre, bottom, "zero")
    for (index, row) in rows.enumerated() { draw(&canvas, row, top + (Double(index) + 0.5) * pitch) }
    return FigureFrame(
      id: id, title: title,
      subtitle: "simulated averages of the baseline beside measured numbers, each in its own unit",
      description: description, note: "Line: measured; dot: simulated. " + intervalNote, csv: "summary.csv",
      drawing: canvas.end(), table: table(rows))
  }

  /// Where the measured values lie, and half the width of the tolerance.
  private static let (centre, half) = (300.0, 50.0)

  private static func draw(_ canvas: inout Canvas, _ row: ObservedComparison, _ middle: Double) {
    let scale = row.words.scale
    let tolerance = drawable(row.tolerance * scale) > 0 ? drawable(row.tolerance * scale) : 0
    let observed = row.observed * scale
    // A row is two tolerances wide to either side; without a tolerance, the simulated value lies at half of that.
    let gap = (row.simulated.mean - row.observed).magnitude * scale
    let unit = max(tolerance > 0 ? tolerance : gap > 0 ? gap : 1, observed.magnitude * 1e-9, 1e-9)
    let x = Scale(from: observed - 2 * unit, to: observed + 2 * unit, start: centre - 2 * half, length: 4 * half)
    canvas.label(row.words.heading, 0, middle: middle - (row.period.isEmpty ? 0 : 6), width: 188, size: 13, "s")
    if !row.period.isEmpty && Fit.width(row.words.heading, size: 13) <= 188 {
      canvas.text(Fit.clip(row.period, width: 188, size: 13), 0, middle + 14, "s q")
    }
    canvas.beginRow(zero: centre - observed * x.perUnit, unit: x.perUnit)
    if tolerance > 0 { canvas.rectangle(centre - half, middle - 12, 2 * half, 24, "tolerance") }
    canvas.line(centre, middle - 15, centre, middle + 15, "measured")
    let mean = row.simulated.mean * scale
    if mean > x.high || mean < x.low {
      let sign = mean > x.high ? 1.0 : -1
      canvas.path("dot") {
        $0.point("M", centre + sign * 2 * half, middle)
        $0.go(sign > 0 ? "l-9" : "l9", -6)
        $0.raw("v12z")
      }
    } else {
      canvas.interval(low: row.simulated.low * scale, high: row.simulated.high * scale, on: x, y: middle)
      canvas.dot(x(mean), middle, radius: 5, row.isInside ? "dot" : "dot hollow")
    }
    canvas.raw("</g>")
    let words = number(row.simulated.mean, row) + (row.isInside ? ", inside" : ", outside")
    canvas.text(Fit.clip(words, width: 144, size: 14), 414, middle - 3, row.isInside ? "b" : "b c3")
    let target =
      "measured " + number(row.observed, row, withUnit: false) + " ± " + number(row.tolerance, row, withUnit: false)
    canvas.text(Fit.clip(target, width: 144, size: 13), 414, middle + 14, "s")
  }

  private static func number(_ value: Double, _ row: ObservedComparison, withUnit: Bool = true) -> String {
    let size = (drawable(row.tolerance) * row.words.scale).magnitude
    let decimals = size >= 10 ? 0 : size >= 0.5 ? 1 : 2
    let isShort = Fit.width(row.words.unit, size: 14) <= 36
    return row.words.text(value, decimals: decimals, withUnit: withUnit && isShort)
  }

  private static func table(_ rows: [ObservedComparison]) -> Markup {
    var table = DataTable(
      caption: "Measured and simulated",
      columns: [
        "Measure", "Period", "Unit", "Measured", "Tolerance", "Simulated", "95 % interval", "Verdict", "Measured by",
      ])
    for row in rows {
      let decimals = row.words.decimals(of: row.simulated)
      table.row(
        row.words.heading,
        [
          row.period, row.words.unit, number(row.observed, row, withUnit: false),
          "± " + number(row.tolerance, row, withUnit: false),
          Rounding.text(row.simulated.mean * row.words.scale, decimals: decimals),
          DataTable.range(row.simulated, scale: row.words.scale, decimals: decimals),
          row.isInside ? "inside" : "outside", row.source,
        ])
    }
    return table.end()
  }
}
