import Statistics

extension Charts {
  /// What is asked of places and staff as a share of what there is, beside a line at 100 %.
  public static func load(_ rows: [LoadRow], id: String) -> FigureFrame? {
    let rows = rows.prefix(60).filter { drawable($0.offered) >= 0 && $0.capacity > 0 }
    guard !rows.isEmpty else { return nil }
    var most = 100.0
    for row in rows { most = max(most, min(share(row), 300)) }
    let title = Findings.load(rows)
    let x = Scale(holding: 0, most, start: 150, length: 230, marks: 4)
    let (top, pitch) = (10.0, 44.0)
    let bottom = top + Double(rows.count) * pitch
    let description =
      "Bars for what is asked of each place or staff as a share of what there is, beside a line at 100 %. " + title
      + "."
    var canvas = Canvas("load", id: id, width: width, height: bottom + 24, title: title, description: description, x: x)
    canvas.axis(below: x, from: top, to: bottom) { x.text($0) + ($0 == 0 ? "" : " %") }
    for (index, row) in rows.enumerated() {
      let middle = top + (Double(index) + 0.5) * pitch
      canvas.label(row.label, 0, middle: middle, width: 142)
      let share = share(row)
      let isOver = share > 100
      if isLimited(row) {
        canvas.rectangle(x(0), middle - 10, x(share) - x(0), 20, isOver ? "bar over" : "bar")
        canvas.text(
          Rounding.text(share, decimals: share >= 1000 ? 0 : 1) + " %" + (isOver ? ", more than" : ""), 394,
          middle - 2, isOver ? "b c3" : "b")
        canvas.text(isOver ? "there is" : numbers(row, width: 166), 394, middle + 15, isOver ? "b c3" : "s")
      } else {
        canvas.text("no limit", 394, middle - 2)
        canvas.text(Fit.clip(count(amount(row.offered), row.unit), width: 166, size: 13), 394, middle + 15, "s")
      }
    }
    canvas.line(x(100), top - 6, x(100), bottom, "limit")
    var table = DataTable(
      caption: "What is asked and what there is", columns: ["Place or staff", "Asked", "There", "Unit", "Share", "Sum"])
    for row in rows {
      table.row(
        row.label,
        [
          amount(row.offered), isLimited(row) ? amount(row.capacity) : "no limit", row.unit,
          isLimited(row) ? Rounding.text(share(row), decimals: 1) + " %" : "–", row.arithmetic,
        ])
    }
    return FigureFrame(
      id: id, title: title, subtitle: "work asked of each place and staff as a share of what there is",
      description: description,
      note: "Computed from the model before anything is simulated. Above 100 % a queue grows as long as that lasts.",
      csv: "", drawing: canvas.end(), table: table.end())
  }

  private static func isLimited(_ row: LoadRow) -> Bool { row.capacity <= 5e8 }

  private static func share(_ row: LoadRow) -> Double {
    isLimited(row) ? min(row.offered / row.capacity * 100, 1e9) : 0
  }

  private static func amount(_ value: Double) -> String {
    Rounding.text(value, decimals: value >= 100 || value.rounded() == value ? 0 : 1)
  }

  private static func count(_ text: String, _ unit: String) -> String { text + " " + unit }

  private static func numbers(_ row: LoadRow, width: Double) -> String {
    Fit.clip(amount(row.offered) + " of " + count(amount(row.capacity), row.unit), width: width, size: 13)
  }
}
