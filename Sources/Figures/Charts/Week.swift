import Statistics

extension Charts {
  /// Heat map of a number by hour (downwards) and weekday (across), with the numbers in the cells.
  public static func week(_ table: WeekTable, id: String) -> FigureFrame? {
    guard table.values.count == 168, let (low, high) = range(table.values) else { return nil }
    let decimals = high - low >= 8 || high >= 100 ? 0 : high - low >= 0.8 ? 1 : 2
    let names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    let title = Findings.week(table)
    let (most, least) = (extreme(table.values) { $0 > $1 }, extreme(table.values) { $0 < $1 })
    let unit = Fit.clip(table.unit, count: 60)
    let description =
      "Heat map of 7 weekdays by 24 hours. Most on " + moment(most, names) + ", "
      + Rounding.text(table.values[most], decimals: decimals) + " " + unit + "; least on " + moment(least, names) + ", "
      + Rounding.text(table.values[least], decimals: decimals) + "."
    var canvas = Canvas(
      "week", id: id, width: cell.left + 7 * cell.width, height: 26 + 24 * cell.height, title: title,
      description: description)
    draw(&canvas, table.values, low, high, decimals, names)
    return FigureFrame(
      id: id, title: title, subtitle: subtitle([table.subject, unit + ", average of the hour"]),
      description: description,
      note: "The darker, the more; averages over all simulated years.", csv: "hourly.csv", drawing: canvas.end(),
      table: numbers(table.values, unit, decimals, names))
  }

  private static let cell = (left: 46.0, top: 22.0, width: 50.0, height: 18.0)

  private static func draw(
    _ canvas: inout Canvas, _ values: [Double], _ low: Double, _ high: Double, _ decimals: Int, _ names: [String]
  ) {
    // One path a tint: equal neighbours below one another become one rectangle.
    let tints = values.map { tint($0, low, high) }
    for tint in 0..<Palette.heat.count where tints.contains(tint) {
      canvas.path(classes[tint]) {
        for day in 0..<7 {
          var hour = 0
          while hour < 24 {
            var end = hour
            while end < 24 && tints[day * 24 + end] == tint { end += 1 }
            if end > hour {
              $0.point("M", cell.left + Double(day) * cell.width, cell.top + Double(hour) * cell.height)
              $0.raw("h50")
              $0.go("v", Double(end - hour) * cell.height)
              $0.raw("h-50z")
            }
            hour = max(end, hour + 1)
          }
        }
      }
    }
    canvas.raw("<g class=\"m s\">")
    for (day, name) in names.enumerated() { canvas.text(name, cell.left + (Double(day) + 0.5) * cell.width, 15) }
    for hour in 0..<24 {
      canvas.raw("<text y=\"")
      canvas.number(cell.top + Double(hour) * cell.height + 13.5)
      canvas.raw("\"><tspan x=\"20\">")
      canvas.raw(hour < 10 ? "0" : "")
      canvas.number(hour)
      canvas.raw(":00</tspan>")
      for day in 0..<7 {
        let index = day * 24 + hour
        canvas.raw("<tspan x=\"")
        canvas.number(cell.left + (Double(day) + 0.5) * cell.width)
        if tints[index] >= 0 && Palette.isTextWhite(on: Palette.heat[tints[index]]) { canvas.raw("\" class=\"w") }
        canvas.raw("\">")
        canvas.escaped(Rounding.text(drawable(values[index]), decimals: decimals))
        canvas.raw("</tspan>")
      }
      canvas.raw("</text>")
    }
    canvas.raw("</g>")
  }

  private static let classes: [StaticString] = ["t0", "t1", "t2", "t3", "t4", "t5", "t6", "t7"]

  /// The tint of a value; −1 for none.
  private static func tint(_ value: Double, _ low: Double, _ high: Double) -> Int {
    let value = drawable(value)
    guard value.isFinite else { return -1 }
    guard high > low else { return 0 }
    return min(Palette.heat.count - 1, Int((value - low) / (high - low) * Double(Palette.heat.count)))
  }

  /// Index of the first value that none is beyond.
  private static func extreme(_ values: [Double], _ isBeyond: (Double, Double) -> Bool) -> Int {
    var best: Int?
    for (index, value) in values.enumerated() where drawable(value).isFinite {
      guard let known = best else {
        best = index
        continue
      }
      if isBeyond(value, values[known]) { best = index }
    }
    return best ?? 0
  }

  private static func moment(_ index: Int, _ names: [String]) -> String {
    names[index / 24] + " at " + hour(index % 24)
  }

  private static func hour(_ hour: Int) -> String { (hour < 10 ? "0" : "") + String(hour) + ":00" }

  private static func numbers(_ values: [Double], _ unit: String, _ decimals: Int, _ names: [String]) -> Markup {
    var table = DataTable(caption: "Average by hour and weekday, in " + unit, columns: ["Hour"] + names)
    for hour in 0..<24 {
      table.row(
        self.hour(hour), (0..<7).map { Rounding.text(drawable(values[$0 * 24 + hour]), decimals: decimals) })
    }
    return table.end()
  }
}
