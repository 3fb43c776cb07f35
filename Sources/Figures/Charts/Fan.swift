import Statistics

extension Charts {
  /// Fan chart of a daily count: how it differs between simulated years, beside the baseline and the capacity.
  ///
  /// The lines of up to 400 days are drawn day by day, the bands every second day from 200 days on.
  public static func fan(_ data: DailyComparison, of outcome: Outcome, id: String) -> FigureFrame? {
    let days = min(data.days.count, data.scenario.p50.count)
    guard days > 1, days <= 20_000, range(data.scenario.p50) != nil else { return nil }
    let chart = FanChart(data, outcome, days: days)
    let title = Findings.course(data, of: outcome)
    let description = chart.description
    return FigureFrame(
      id: id, title: title,
      subtitle: subtitle([
        data.subject, data.unit + (data.kind == .delayed ? " at the daily census" : " by day"), label(outcome),
        replications(outcome.replications),
      ]),
      description: description, note: chart.note, csv: "daily.csv",
      drawing: chart.draw(id: id, title: title, description: description), table: chart.table)
  }
}

/// The parts of a fan chart.
private struct FanChart {
  let data: DailyComparison
  let outcome: Outcome
  let days: Int
  /// Days between points of lines and of bands.
  let lineStep: Int
  let bandStep: Int
  let x: Scale
  let y: Scale
  let hasBaseline: Bool
  let hasBands: Bool

  private static let (left, right, top, bottom) = (46.0, 418.0, 44.0, 270.0)

  init(_ data: DailyComparison, _ outcome: Outcome, days: Int) {
    self.data = data
    self.outcome = outcome
    self.days = days
    lineStep = (days + 399) / 400
    bandStep = days / lineStep > 200 ? lineStep * 2 : lineStep
    hasBaseline = !outcome.isBaseline && range(data.baseline.p50) != nil
    let scenario = data.scenario
    hasBands = outcome.replications > 1 && scenario.p05.count >= days && scenario.p95.count >= days
    var (low, high) = (0.0, 0.0)
    for values in [
      scenario.p05, scenario.p25, scenario.p50, scenario.p75, scenario.p95, scenario.example,
      hasBaseline ? data.baseline.p50 : [],
    ] {
      guard let own = range(values) else { continue }
      (low, high) = (min(low, own.low), max(high, own.high))
    }
    for step in data.capacity where drawable(step.open).isFinite && step.offset < days { high = max(high, step.open) }
    x = Scale(from: 0, to: Double(days - 1), start: Self.left, length: Self.right - Self.left)
    y = Scale(holding: low, high, start: Self.bottom, length: Self.top - Self.bottom)
  }

  /// Whether the half band is there as well.
  private var hasHalf: Bool { hasBands && data.scenario.p25.count >= days && data.scenario.p75.count >= days }

  func draw(id: String, title: String, description: String) -> Markup {
    var canvas = Canvas(
      "fan", id: id, width: Charts.width, height: 300, title: title, description: description, x: x, y: y)
    frame(&canvas)
    canvas.raw("<g class=\"course\" transform=\"translate(")
    canvas.number(x(0))
    canvas.raw(" ")
    canvas.number(y(0))
    canvas.raw(")scale(")
    canvas.precise(x.perUnit)
    canvas.raw(" .1)\">")
    let (scenario, unit) = (data.scenario, y.perUnit)
    if hasBands { canvas.band(scenario.p05, scenario.p95, step: bandStep, unit: unit, "band90") }
    if hasHalf { canvas.band(scenario.p25, scenario.p75, step: bandStep, unit: unit, "band50") }
    if hasBands && range(scenario.example) != nil {
      canvas.course(scenario.example, step: lineStep, unit: unit, "example")
    }
    if hasBaseline { canvas.course(data.baseline.p50, step: lineStep, unit: unit, "baseline") }
    canvas.course(scenario.p50, step: lineStep, unit: unit, "median")
    canvas.raw("</g>")
    capacity(&canvas)
    labels(&canvas)
    return canvas.end()
  }

  /// Period, grid, both axes.
  private func frame(_ canvas: inout Canvas) {
    if let period = data.days.period {
      let (from, to) = (x(Double(period.lowerBound)), x(Double(period.upperBound) + 1))
      canvas.rectangle(from, Self.top, to - from, Self.bottom - Self.top, "period")
      let isLate = from > (Self.left + Self.right) / 2
      let name = Fit.clip(outcome.period, width: isLate ? to - Self.left : Self.right - from + 120, size: 13)
      if period.upperBound - period.lowerBound + 1 < days {
        canvas.text(name, isLate ? to : from, Self.top - 6, isLate ? "s e" : "s")
      }
    }
    canvas.text(Fit.clip(data.unit, width: 300, size: 13), 0, 14, "s")
    canvas.path("grid") {
      for mark in y.marks {
        $0.point("M", Self.left, y(mark))
        $0.go("H", Self.right)
      }
    }
    for mark in y.marks { canvas.text(y.text(mark), Self.left - 6, y(mark) + 4.5, "s e") }
    months(&canvas)
  }

  /// A tick for each mark, and as many of their labels as have room.
  private func months(_ canvas: inout Canvas) {
    let marks = data.days.marks.filter { $0.offset >= 0 && $0.offset < days }
    canvas.path("tick") {
      for mark in marks {
        $0.point("M", x(Double(mark.offset)), Self.bottom)
        $0.raw("v5")
      }
    }
    var end = -Double.infinity
    let every = Self.every(marks, x)
    for (index, mark) in marks.enumerated() where index % every == 0 {
      let place = x(Double(mark.offset))
      let text = Fit.clip(mark.label, width: 120, size: 13)
      let width = Fit.width(text, size: 13)
      if place < end + 8 || place + width > Self.right + 60 { continue }
      canvas.text(text, place, Self.bottom + 20, "s")
      end = place + width
    }
  }

  /// Every how many marks one can be labelled: 1, 2, 3, 6, 12, …
  private static func every(_ marks: [Days.Mark], _ x: Scale) -> Int {
    guard let first = marks.first, let last = marks.last, marks.count > 1 else { return 1 }
    let pitch = Double(last.offset - first.offset) * x.perUnit / Double(marks.count - 1)
    for every in [1, 2, 3, 6, 12, 24] where pitch * Double(every) >= 70 { return every }
    return 48
  }

  /// The dashed line of the capacity, which steps when it changes.
  private func capacity(_ canvas: inout Canvas) {
    let steps = data.capacity.filter { $0.offset < days && drawable($0.open).isFinite }
    guard let first = steps.first else { return }
    canvas.path("capacity") {
      $0.point("M", x(Double(first.offset)), y(first.open))
      for step in steps.dropFirst() {
        $0.go("H", x(Double(step.offset)))
        $0.go("V", y(step.open))
      }
      $0.go("H", Self.right)
    }
  }

  /// Direct labels at the right end, moved apart, each tied to its series.
  private func labels(_ canvas: inout Canvas) {
    var labels: [(text: String, y: Double, kind: StaticString)] = []
    func last(_ values: [Double]) -> Double? {
      var index = min(days, values.count) - 1
      while index >= 0 {
        if drawable(values[index]).isFinite { return values[index] }
        index -= 1
      }
      return nil
    }
    let scenario = data.scenario
    if let value = last(scenario.p50) { labels.append((hasBands ? "Median" : "Simulated year", y(value), "s c1 b")) }
    if hasBands, let outer = last(scenario.p95), let inner = last(hasHalf ? scenario.p75 : scenario.p50) {
      labels.append(("9 years in 10", y((outer + inner) / 2), "s c1"))
    }
    if hasHalf, let outer = last(scenario.p75), let inner = last(scenario.p50) {
      labels.append(("5 years in 10", y((outer + inner) / 2), "s c1"))
    }
    if hasBands, let value = last(scenario.example) { labels.append(("One possible year", y(value), "s")) }
    if hasBaseline, let value = last(data.baseline.p50) { labels.append(("Baseline median", y(value), "s c0")) }
    if let step = data.capacity.last(where: { $0.offset < days && drawable($0.open).isFinite }) {
      labels.append(("Capacity " + Rounding.text(step.open, decimals: 0), y(step.open), "s c3"))
    }
    labels.sort { $0.y < $1.y }
    let places = Apart.centres(
      labels.map { $0.y }, sizes: labels.map { _ in 16 }, within: 24...(Self.bottom + 20))
    canvas.path("leader") {
      for (label, place) in zip(labels, places) {
        $0.point("M", Self.right + 1, label.y)
        $0.point("L", Self.right + 10, place)
      }
    }
    for (label, place) in zip(labels, places) {
      canvas.text(
        Fit.clip(label.text, width: Charts.width - Self.right - 13, size: 13), Self.right + 13, place + 4.5, label.kind)
    }
  }

  var description: String {
    guard let own = range(data.scenario.p50) else { return "" }
    let decimals = own.high >= 20 ? 0 : 1
    var text =
      "Line chart over " + String(days) + " days. The median lies between " + Rounding.text(own.low, decimals: decimals)
      + " and " + Rounding.text(own.high, decimals: decimals) + " " + Fit.clip(data.unit, count: 60) + "."
    if hasBaseline, let other = range(data.baseline.p50) {
      text +=
        " The baseline’s lies between " + Rounding.text(other.low, decimals: decimals) + " and "
        + Rounding.text(other.high, decimals: decimals) + "."
    }
    return text
  }

  var note: String {
    guard hasBands else { return "One simulated year: how years differ cannot be told from it." }
    return
      "Line: median of the simulated years (replications). Bands: where the number lies in 5 and in 9 of 10 of them, "
      + "so how much years differ, not how well the average is known."
      + (lineStep > 1 ? " Drawn for every " + String(lineStep) + " days." : "")
  }

  /// Means of the daily numbers by month.
  var table: Markup {
    let most = range(data.scenario.p95)?.high ?? range(data.scenario.p50)?.high ?? 0
    let decimals = most >= 20 ? 0 : most >= 2 ? 1 : 2
    var columns = ["Days from", "Mean", "Median", "5th percentile", "95th percentile"]
    if hasBaseline { columns += ["Baseline: mean", "Median", "5th percentile", "95th percentile"] }
    var table = DataTable(
      caption: "Averages of the daily numbers, in " + Fit.clip(data.unit, count: 60), columns: columns)
    var marks = data.days.marks.filter { $0.offset >= 0 && $0.offset < days }
    if marks.first.map({ $0.offset > 0 }) ?? true { marks.insert(Days.Mark(offset: 0, label: "First day"), at: 0) }
    for (index, mark) in marks.enumerated().prefix(60) {
      let end = index + 1 < marks.count && index < 59 ? marks[index + 1].offset : days
      func average(_ values: [Double]) -> String {
        var (sum, count) = (0.0, 0.0)
        for day in mark.offset..<max(mark.offset, end) where day < values.count && drawable(values[day]).isFinite {
          sum += values[day]
          count += 1
        }
        return Rounding.text(count > 0 ? sum / count : .nan, decimals: decimals)
      }
      var cells = [data.scenario.mean, data.scenario.p50, data.scenario.p05, data.scenario.p95].map(average)
      if hasBaseline {
        cells += [data.baseline.mean, data.baseline.p50, data.baseline.p05, data.baseline.p95].map(average)
      }
      table.row(mark.label, cells)
    }
    return table.end()
  }
}
