import Statistics

extension Charts {
  /// How full each place is: units in use within an outline of those open, and in numbers.
  ///
  /// A place without a limit has no outline; only what it uses is told.
  public static func places(_ places: [PlaceRow], of outcome: Outcome, id: String) -> FigureFrame? {
    let rows = places.prefix(40).filter { drawable($0.used.scenario.mean).isFinite }
    guard !rows.isEmpty else { return nil }
    var most = 1.0
    for row in rows {
      let share = drawable(row.occupancy.scenario.mean)
      if isLimited(row) && share.isFinite { most = max(most, min(share, 10)) }
    }
    let title = Findings.places(places, of: outcome)
    let x = Scale(from: 0, to: most * 100, start: 150, length: 220, marks: 4)
    let (top, pitch) = (6.0, 44.0)
    let bottom = top + Double(rows.count) * pitch
    let description =
      "Bars for " + String(rows.count) + (rows.count == 1 ? " place" : " places")
      + ", each the share of what is open that is in use. " + Fit.clip(rows[0].label, count: 80) + ": "
      + Fit.clip(words(rows[0]), count: 120) + "."
    var canvas = Canvas(
      "places", id: id, width: width, height: bottom + 24, title: title, description: description, x: x)
    canvas.axis(below: x, from: top, to: bottom) { x.text($0) + ($0 == 0 ? "" : " %") }
    for (index, row) in rows.enumerated() {
      let middle = top + (Double(index) + 0.5) * pitch
      canvas.label(row.label, 0, middle: middle, width: 142)
      let share = row.occupancy.scenario
      let hasBar = isLimited(row) && drawable(share.mean).isFinite && row.open.scenario.mean > 0
      if hasBar {
        canvas.rectangle(x(0), middle - 10, x(share.mean * 100) - x(0), 20, "bar")
        canvas.rectangle(x(0), middle - 13, x(100) - x(0), 26, "open")
        canvas.interval(low: share.low * 100, high: share.high * 100, on: x, y: middle)
        let before = drawable(row.occupancy.baseline.mean)
        if !outcome.isBaseline && before.isFinite && row.open.baseline.mean > 0 {
          canvas.line(x(before * 100), middle - 18, x(before * 100), middle + 18, "baseline")
        }
      }
      canvas.text(words(row, within: 176), 384, hasBar ? middle - 2 : middle + 5, "b")
      if hasBar { canvas.text(secondLine(row, outcome), 384, middle + 14, "s") }
    }
    return FigureFrame(
      id: id, title: title,
      subtitle: subtitle([
        "units in use as a share of those open", outcome.period, label(outcome), replications(outcome.replications),
      ]), description: description,
      note: (outcome.isBaseline ? "" : "Upright dashed mark: baseline. ") + intervalNote, csv: "summary.csv",
      drawing: canvas.end(), table: table(Array(rows), outcome))
  }

  private static func isLimited(_ row: PlaceRow) -> Bool { row.open.scenario.mean <= 5e8 }

  /// "576 of 607 beds".
  private static func words(_ row: PlaceRow) -> String {
    let used = Rounding.text(row.used.scenario.mean, decimals: row.used.scenario.mean < 10 ? 1 : 0)
    if !isLimited(row) { return count(used, of: row.unit) + ", no limit" }
    let open = Rounding.text(
      row.open.scenario.mean, decimals: row.open.scenario.mean.rounded() == row.open.scenario.mean ? 0 : 1)
    return used + " of " + count(open, of: row.unit)
  }

  /// The same, without the unit where that is too long for the room there is.
  private static func words(_ row: PlaceRow, within room: Double) -> String {
    let whole = words(row)
    if Fit.width(whole, size: 14, isBold: true) <= room { return whole }
    var short = row
    short.unit = ""
    return words(short)
  }

  /// "94.9 %, baseline 95.4 %".
  private static func secondLine(_ row: PlaceRow, _ outcome: Outcome) -> String {
    let now = Rounding.text(row.occupancy.scenario.mean * 100, decimals: 1) + " %"
    let before = drawable(row.occupancy.baseline.mean)
    if outcome.isBaseline { return now }
    if !before.isFinite || !(row.open.baseline.mean > 0) { return now + ", not in baseline" }
    return now + ", baseline " + Rounding.text(before * 100, decimals: 1) + " %"
  }

  private static func table(_ rows: [PlaceRow], _ outcome: Outcome) -> Markup {
    var columns = ["Place", "In use", "Open", "Occupancy, %", "95 % interval"]
    if !outcome.isBaseline { columns += ["Baseline: in use", "Open", "Occupancy, %"] }
    var table = DataTable(caption: "Average use of each place", columns: columns)
    func open(_ interval: Interval) -> String {
      interval.mean > 5e8 ? "no limit" : Rounding.text(interval.mean, decimals: 1)
    }
    for row in rows {
      let isLimited = isLimited(row)
      var cells = [
        Rounding.text(row.used.scenario.mean, decimals: 1), open(row.open.scenario),
        Rounding.text(isLimited ? row.occupancy.scenario.mean * 100 : .nan, decimals: 1),
        isLimited ? DataTable.range(row.occupancy.scenario, scale: 100, decimals: 1) : "–",
      ]
      if !outcome.isBaseline {
        cells += [
          Rounding.text(row.used.baseline.mean, decimals: 1), open(row.open.baseline),
          Rounding.text(isLimited ? row.occupancy.baseline.mean * 100 : .nan, decimals: 1),
        ]
      }
      table.row(row.label, cells)
    }
    return table.end()
  }
}
