import Statistics

/// The focus measures of an outcome as a table: the baseline, the scenario, and how they differ.
public struct AnswerTable: Sendable {
  private let outcome: Outcome

  /// The table of an outcome.
  public init(_ outcome: Outcome) { self.outcome = outcome }

  /// Writes the table in its scrolling box.
  public func write(into page: inout Markup) {
    if outcome.isBaseline { writeAverages(into: &page) } else { writeComparisons(into: &page) }
  }

  private var count: String {
    outcome.replications == 1 ? "One \(outcome.replicationName)" : "Averages of \(outcome.replicationsText)"
  }

  private func writeComparisons(into page: inout Markup) {
    var rows: [TableRow] = []
    for row in outcome.focus {
      let cells = ComparisonText(row.words, row.values, withUnit: true)
      rows.append(TableRow(row.words.heading, [cells.baseline, cells.scenario, cells.difference, cells.interval]))
    }
    page.table(
      caption: "\(count) (replications); difference with its 95 % confidence interval",
      columns: ["Measure", "Baseline", "Scenario", "Difference", "95 % interval"], rows: rows)
  }

  private func writeAverages(into page: inout Markup) {
    var rows: [TableRow] = []
    for row in outcome.focus {
      let decimals = row.words.decimals(of: row.values.scenario)
      rows.append(
        TableRow(
          row.words.heading,
          [
            row.words.text(row.values.scenario.mean, decimals: decimals),
            Sentences.range(row.values.scenario, row.words, decimals),
          ]))
    }
    page.table(
      caption: "\(count) (replications), with the 95 % confidence interval of the average",
      columns: ["Measure", "Average", "95 % interval"], rows: rows)
  }
}
