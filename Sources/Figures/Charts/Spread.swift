import Statistics

extension Charts {
  /// Cumulative curve of lengths: what share of the patients is gone, or has been delayed, at most so many days.
  public static func spread(_ data: LengthSpread, of outcome: Outcome, id: String) -> FigureFrame? {
    guard let scenario = Cumulative(data.edges, data.scenario) else { return nil }
    let baseline = outcome.isBaseline ? nil : Cumulative(data.edges, data.baseline)
    let longest = max(scenario.length(of: 0.99), baseline?.length(of: 0.99) ?? 0)
    let x = Scale(from: 0, to: min(60, max(22, longest)), start: 46, length: 352, marks: 8)
    let y = Scale(from: 0, to: 100, start: 250, length: -230, marks: 5)
    let title = Findings.spread(data, of: outcome)
    let marks = [1.0, 7, 14, 21]
    let word = data.kind == .stay ? "gone" : "delayed no longer"
    var description = "Cumulative curve: after"
    for (index, day) in marks.enumerated() {
      description += index == 0 ? " " : index == 3 ? " and " : ", "
      description += String(Int(day)) + (day == 1 ? " day " : " days ") + percent(scenario.share(to: day))
    }
    description += " of the patients are " + word + "."

    var canvas = Canvas(
      "spread", id: id, width: width, height: 302, title: title, description: description, x: x, y: y)
    canvas.path("grid") {
      for mark in y.marks {
        $0.point("M", x(0), y(mark))
        $0.go("H", x(x.high))
      }
    }
    for mark in y.marks { canvas.text(y.text(mark) + (mark == 100 ? " %" : ""), x(0) - 3, y(mark) + 4.5, "s e") }
    for mark in x.marks { canvas.text(x.text(mark), x(mark), y(0) + 18, "s m") }
    canvas.text(data.kind == .stay ? "days after arriving" : "days of delay", x(0), y(0) + 40, "s")
    canvas.path("mark") {
      for day in marks {
        $0.point("M", x(day), y(0))
        $0.go("V", y(scenario.share(to: day) * 100))
      }
    }
    if let baseline { canvas.path("baseline") { baseline.draw(&$0, x, y) } }
    canvas.path("median") { scenario.draw(&$0, x, y) }
    for day in marks { canvas.dot(x(day), y(scenario.share(to: day) * 100), radius: 4, "dot") }
    side(&canvas, marks, scenario, baseline, isStay: data.kind == .stay)
    var table = DataTable(
      caption: "Share of patients " + (data.kind == .stay ? "gone" : "delayed") + " by length",
      columns: baseline == nil ? ["Days, at most", "Share"] : ["Days, at most", "Share", "Baseline"])
    for day in [1.0, 2, 3, 5, 7, 10, 14, 21, 28, 42, 60] {
      table.row(
        String(Int(day)), [percent(scenario.share(to: day))] + (baseline.map { [percent($0.share(to: day))] } ?? []))
    }
    return FigureFrame(
      id: id, title: title,
      subtitle: subtitle([
        data.subject, data.kind == .stay ? "share of stays that have ended by day" : "share of stays by days delayed",
        outcome.period, label(outcome), replications(outcome.replications),
      ]), description: description,
      note: (baseline == nil ? "" : "Solid: scenario; dashed: baseline. ")
        + "All patients of all simulated years together; the curve shows how patients differ, not how well an average is known.",
      csv: "distributions.csv", drawing: canvas.end(), table: table.end())
  }

  /// The marked shares at the right of the curve.
  private static func side(
    _ canvas: inout Canvas, _ marks: [Double], _ scenario: Cumulative, _ baseline: Cumulative?, isStay: Bool
  ) {
    let x = 410.0
    canvas.text(isStay ? "Gone after" : "Delayed at most", x, 34, "s")
    for (index, day) in marks.enumerated() {
      let y = 62 + Double(index) * 50
      canvas.text(
        String(Int(day)) + (day == 1 ? " day: " : " days: ") + percent(scenario.share(to: day)), x, y, "b c1")
      if let baseline { canvas.text("baseline " + percent(baseline.share(to: day)), x, y + 18, "s") }
    }
  }

  private static func percent(_ share: Double) -> String {
    let value = share * 100
    return Rounding.text(value, decimals: value > 99 && value < 99.95 || value < 1 && value > 0.05 ? 1 : 0) + " %"
  }
}

/// Shares of patients added up by length.
private struct Cumulative {
  /// Days at which the sum is known: the upper edges, ascending.
  private var days: [Double] = [0]
  /// The sum up to each.
  private var sums: [Double] = [0]

  /// Sums of shares, each from its lower edge on; nil without any share.
  init?(_ edges: [Double], _ shares: [Double]) {
    guard edges.count > 1 else { return nil }
    var (sum, total) = (0.0, 0.0)
    for share in shares where share > 0 && share <= 1e12 { total += share }
    guard total > 0 else { return nil }
    // Shares that miss 1 by more than rounding are taken as parts of their own sum.
    let divisor = (total - 1).magnitude < 0.01 ? 1 : total
    for index in 0..<min(shares.count, edges.count - 1) {
      if shares[index] > 0 && shares[index] <= 1e12 { sum += shares[index] / divisor }
      let edge = drawable(edges[index + 1])
      if edge > days[days.count - 1] {
        days.append(edge)
        sums.append(min(sum, 1))
      }
    }
  }

  /// The share of patients up to a length, in between by straight lines.
  func share(to day: Double) -> Double {
    for index in 1..<max(1, days.count) where days[index] >= day {
      let width = days[index] - days[index - 1]
      return sums[index - 1] + (sums[index] - sums[index - 1]) * (day - days[index - 1]) / width
    }
    return sums[sums.count - 1]
  }

  /// The shortest known length that holds a share; the longest known where none does.
  func length(of share: Double) -> Double {
    for index in 0..<days.count where sums[index] >= share { return days[index] }
    return days[days.count - 1]
  }

  /// The curve as path commands, in per cent.
  func draw(_ canvas: inout Canvas, _ x: Scale, _ y: Scale) {
    canvas.point("M", x(0), y(0))
    for index in 1..<max(1, days.count) {
      if days[index] > x.high {
        canvas.point("L", x(x.high), y(share(to: x.high) * 100))
        return
      }
      canvas.point("L", x(days[index]), y(sums[index] * 100))
    }
  }
}
