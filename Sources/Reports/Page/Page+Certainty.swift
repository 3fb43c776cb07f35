import Figures
import Statistics

/// Section 7: every focus measure over all scenarios, paired differences with their intervals.
extension Page {
  func writeCertainty(into page: inout Markup) {
    page.section("certainty", "How sure are the differences") { page in
      if told.allSatisfy(\.outcome.isBaseline) {
        return page.paragraph("There is no scenario to compare with the baseline.")
      }
      page.paragraph(
        """
        Baseline and scenario meet the same patients with the same luck, simulated year by simulated year, so their \
        difference is known better than either. The interval says how well the average difference is known; it does \
        not say how much one year differs from another.
        """)
      page.raw("<div class=\"figures\">")
      for position in record.focusWords.indices { writeForest(position, into: &page) }
      page.raw("</div>")
    }
  }

  private func writeForest(_ position: Int, into page: inout Markup) {
    let rows = told.map { (label: $0.outcome.label, row: $0.outcome.focus[position]) }
    guard let words = rows.first?.row.words else { return }
    page.raw("<div>")
    defer { page.raw("</div>") }
    let plot = Charts.forest(
      words: words, period: run.period(record.time.headline),
      rows: rows.map { ForestRow(label: $0.label, difference: $0.row.values.difference) }, id: "forest\(position)")
    if let plot { return plot.write(into: &page, level: 3) }
    page.heading(words.heading)
    page.table(
      caption: "\(words.unit), \(run.period(record.time.headline))",
      columns: ["Scenario", "Average", "Difference", "95 % interval"],
      rows: rows.map { label, row in
        let cells = ComparisonText(row.words, row.values, withUnit: false)
        return TableRow(label, [cells.scenario, cells.difference, cells.interval])
      })
  }
}
