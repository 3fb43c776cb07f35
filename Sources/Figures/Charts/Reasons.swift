import Statistics

extension Charts {
  /// Delayed patients by what they wait for: bars in descending order, the baseline as outlines behind them.
  ///
  /// At most twelve parts are drawn, the rest as "Other reasons"; the table has them all and their sum.
  public static func reasons(_ data: DelayReasons, of outcome: Outcome, id: String) -> FigureFrame? {
    let sorted = ordered(data.parts)
    let drawn = gathered(sorted)
    var most = 0.0
    for part in drawn {
      most = max(most, part.values.scenario.mean)
      let high = drawable(part.values.scenario.high)
      if high.isFinite { most = max(most, high) }
      let before = drawable(part.values.baseline.mean)
      if !outcome.isBaseline && before.isFinite { most = max(most, before) }
    }
    guard most > 0 else { return nil }

    let title = Findings.reasons(data, of: outcome)
    let x = Scale(holding: 0, most, start: 190, length: 230, marks: 4)
    let pitch = 42.0
    let bottom = 8 + Double(drawn.count) * pitch
    let decimals = outcome.replications > 1 ? min(1, Charts.decimals([data.total.scenario])) : 0
    let description =
      "Bar chart of " + String(drawn.count) + " reasons, the largest first: " + Fit.clip(drawn[0].label, count: 80)
      + ", "
      + Rounding.text(drawn[0].values.scenario.mean, decimals: max(1, decimals)) + " of "
      + Rounding.text(data.total.scenario.mean, decimals: max(1, decimals)) + " " + Fit.clip(data.unit, count: 60) + "."
    var canvas = Canvas(
      "reasons", id: id, width: width, height: bottom + 24, title: title, description: description, x: x)
    canvas.axis(below: x, from: 4, to: bottom) { x.text($0) }
    for (index, part) in drawn.enumerated() {
      let middle = 8 + (Double(index) + 0.5) * pitch
      let (scenario, baseline) = (part.values.scenario, part.values.baseline)
      canvas.label(part.label, 0, middle: middle, width: 180)
      canvas.rectangle(x(0), middle - 9, x(scenario.mean) - x(0), 18, "bar")
      let before = drawable(baseline.mean)
      if !outcome.isBaseline && before > 0 { canvas.rectangle(x(0), middle - 14, x(before) - x(0), 28, "baseline") }
      canvas.interval(low: max(0, scenario.low), high: scenario.high, on: x, y: middle)
      let value = Rounding.text(scenario.mean, decimals: max(1, decimals))
      if outcome.isBaseline || !before.isFinite {
        canvas.text(value, 432, middle + 5, "b")
      } else {
        canvas.text(value, 432, middle - 2, "b")
        canvas.text("baseline " + Rounding.text(before, decimals: max(1, decimals)), 432, middle + 14, "s")
      }
    }
    return FigureFrame(
      id: id, title: title,
      subtitle: subtitle([
        data.subject, data.unit + ", average by reason", outcome.period, label(outcome),
        replications(outcome.replications),
      ]), description: description,
      note: (outcome.isBaseline ? "" : "Filled: scenario; outlined: baseline. ") + intervalNote, csv: "summary.csv",
      drawing: canvas.end(), table: table(data, sorted, outcome))
  }

  /// Parts with a number in descending order, equal ones as they came.
  private static func ordered(_ parts: [PartRow]) -> [PartRow] {
    var indexed: [(index: Int, part: PartRow)] = []
    for part in parts where drawable(part.values.scenario.mean).isFinite { indexed.append((indexed.count, part)) }
    indexed.sort {
      let (first, second) = ($0.part.values.scenario.mean, $1.part.values.scenario.mean)
      return first == second ? $0.index < $1.index : first > second
    }
    return indexed.map { $0.part }
  }

  /// Those that are drawn: without parts that are nothing, and no more than twelve.
  private static func gathered(_ sorted: [PartRow]) -> [PartRow] {
    let parts = sorted.filter { $0.values.scenario.mean > 0 || drawable($0.values.baseline.mean) > 0 }
    if parts.count <= 12 { return parts }
    var (scenario, baseline) = (0.0, 0.0)
    for part in parts[11...] {
      scenario += part.values.scenario.mean
      let before = drawable(part.values.baseline.mean)
      if before.isFinite { baseline += before }
    }
    func sum(_ value: Double) -> Interval { Interval(count: 1, mean: value, low: .nan, high: .nan, median: .nan) }
    let rest = Comparison(baseline: sum(baseline), scenario: sum(scenario), difference: sum(scenario - baseline))
    return Array(parts[..<11]) + [PartRow(label: "Other reasons", values: rest)]
  }

  /// All parts and their sum, with enough decimals that they add up but for rounding.
  private static func table(_ data: DelayReasons, _ sorted: [PartRow], _ outcome: Outcome) -> Markup {
    var sum = 0.0
    for part in sorted { sum += part.values.scenario.mean }
    let total = data.total.scenario.mean
    let addsUp = (sum - total).magnitude <= 0.01 * max(1, total.magnitude)
    let decimals = total.magnitude < 2 ? 3 : 2
    var columns = ["Reason", "Average", "95 % interval"]
    if !outcome.isBaseline { columns += ["Baseline", "Difference", "95 % interval"] }
    var table = DataTable(
      caption: (addsUp ? "The reasons add up to all delayed patients" : "Delayed patients by reason")
        + ", in " + Fit.clip(data.unit, count: 60), columns: columns)
    func cells(_ values: Comparison) -> [String] {
      let own = [
        Rounding.text(values.scenario.mean, decimals: decimals),
        DataTable.range(values.scenario, decimals: decimals),
      ]
      if outcome.isBaseline { return own }
      return own + [
        Rounding.text(values.baseline.mean, decimals: decimals),
        Rounding.text(values.difference.mean, decimals: decimals),
        DataTable.range(values.difference, decimals: decimals),
      ]
    }
    for part in sorted { table.row(part.label, cells(part.values)) }
    table.row("All delayed patients", cells(data.total), isTotal: true)
    return table.end()
  }
}
