import Statistics

extension Charts {
  /// Needed and waiting days of a stay, stacked, for each place, and for all of a setting together where the answer is
  /// about them; the baseline as a thinner outlined bar below.
  public static func stays(_ places: [PlaceRow], of outcome: Outcome, id: String) -> FigureFrame? {
    let rows = places.prefix(40).filter { drawable($0.stay.scenario.mean) > 0 }
    guard !rows.isEmpty else { return nil }
    var most = 0.0
    for row in rows {
      most = max(most, row.stay.scenario.mean)
      let before = drawable(row.stay.baseline.mean)
      if !outcome.isBaseline && before.isFinite { most = max(most, before) }
    }
    let title = Findings.stays(places, of: outcome)
    let x = Scale(holding: 0, most, start: 150, length: 250, marks: 5)
    let (top, pitch) = (30.0, 46.0)
    let bottom = top + Double(rows.count) * pitch
    let description =
      "Stacked bars for " + String(rows.count)
      + (rows.count == 1 ? " place: " : " places: ")
      + "days of a stay that are needed, then days of waiting. " + Fit.clip(rows[0].label, count: 80) + ": "
      + text(Parts(rows[0].stay.scenario, rows[0].delay.scenario)) + " days."
    var canvas = Canvas(
      "stays", id: id, width: width, height: bottom + 42, title: title, description: description, x: x)
    canvas.rectangle(x(0), 4, 14, 12, "needed")
    canvas.text("needed", x(0) + 20, 15, "s")
    canvas.rectangle(x(0) + 90, 4, 14, 12, "waiting")
    canvas.text("waiting", x(0) + 110, 15, "s")
    canvas.text("needed + waiting", 412, 15, "s")
    canvas.axis(below: x, from: top - 4, to: bottom) { x.text($0) }
    canvas.text("days", x(0), bottom + 36, "s")
    for (index, row) in rows.enumerated() {
      let middle = top + (Double(index) + 0.5) * pitch
      let now = Parts(row.stay.scenario, row.delay.scenario)
      canvas.label(row.label, 0, middle: middle, width: 142)
      let hasBaseline = !outcome.isBaseline && drawable(row.stay.baseline.mean) > 0
      let y = hasBaseline ? middle - 16 : middle - 9
      canvas.rectangle(x(0), y, x(now.needed) - x(0), 18, "needed")
      canvas.rectangle(x(now.needed), y, x(now.needed + now.waiting) - x(now.needed), 18, "waiting")
      canvas.text(text(now), 412, y + 14, "b")
      guard hasBaseline else { continue }
      let before = Parts(row.stay.baseline, row.delay.baseline)
      canvas.rectangle(x(0), middle + 5, x(before.needed) - x(0), 9, "baseline")
      canvas.rectangle(
        x(before.needed), middle + 5, x(before.needed + before.waiting) - x(before.needed), 9, "baseline")
      canvas.text("baseline " + text(before), 412, middle + 16, "s")
    }
    return FigureFrame(
      id: id, title: title,
      subtitle: subtitle([
        "average days of a stay by place", outcome.period, label(outcome), replications(outcome.replications),
      ]), description: description,
      note: "Waiting days are those after the patient no longer needs the place."
        + (outcome.isBaseline ? "" : " Outlined: baseline.") + " Their 95 % confidence intervals are in the table.",
      csv: "summary.csv", drawing: canvas.end(), table: table(Array(rows), outcome))
  }

  /// The two parts of a mean stay, never negative.
  private struct Parts {
    let needed: Double
    let waiting: Double

    init(_ stay: Interval, _ delay: Interval) {
      let (stay, delay) = (drawable(stay.mean), drawable(delay.mean))
      let all = stay > 0 ? stay : 0
      waiting = delay > 0 ? min(delay, all) : 0
      needed = all - waiting
    }
  }

  private static func text(_ parts: Parts) -> String {
    Rounding.text(parts.needed, decimals: 1) + " + " + Rounding.text(parts.waiting, decimals: 1)
  }

  private static func table(_ rows: [PlaceRow], _ outcome: Outcome) -> Markup {
    var columns = ["Place", "Stay", "95 % interval", "Of it waiting", "95 % interval"]
    if !outcome.isBaseline { columns += ["Baseline: stay", "Of it waiting"] }
    var table = DataTable(caption: "Average days of a stay, and of it waiting", columns: columns)
    for row in rows {
      var cells = [
        Rounding.text(row.stay.scenario.mean, decimals: 2), DataTable.range(row.stay.scenario, decimals: 2),
        Rounding.text(row.delay.scenario.mean, decimals: 2), DataTable.range(row.delay.scenario, decimals: 2),
      ]
      if !outcome.isBaseline {
        cells += [
          Rounding.text(row.stay.baseline.mean, decimals: 2), Rounding.text(row.delay.baseline.mean, decimals: 2),
        ]
      }
      table.row(row.label, cells)
    }
    return table.end()
  }
}
