import Figures
import Statistics

/// Section 1: what each scenario changes, in a sentence, a table and the reasons; what could make it wrong.
extension Page {
  func writeAnswer(into page: inout Markup) {
    page.section("answer", "The answer") { page in
      for each in told { page.block(of: each.index) { writeAnswer(of: each, into: &$0) } }
      if told.count > 1 { writeOverview(into: &page) }
    }
  }

  private func writeAnswer(of each: Told, into page: inout Markup) {
    page.raw("<p class=\"answer\">")
    page.text(sentence(each).replacing(" %", with: "\u{A0}%"))
    page.raw("</p><div class=\"pair\"><div>")
    if each.outcome.isBaseline {
      writeBaselineTable(each.outcome, into: &page)
    } else {
      writeTable(each.outcome, into: &page)
    }
    writeCaveats(into: &page)
    page.raw("</div><div>")
    if let figures = each.figures, !figures.reasons.bytes.isEmpty {
      page.append(figures.reasons)
    } else {
      writeReasons(each.outcome, into: &page)
    }
    page.raw("</div></div>")
  }

  /// The answer in one sentence: the first focus measure.
  private func sentence(_ each: Told) -> String {
    guard let first = each.outcome.focus.first else {
      return "\(each.outcome.label): the model names no focus measure."
    }
    if each.outcome.isBaseline {
      let value = first.values.scenario
      let decimals = first.words.decimals(of: value)
      let interval =
        value.halfWidth.isFinite ? ", 95 % confidence interval \(Self.range(value, first.words, decimals))" : ""
      return "\(first.words.heading): \(first.words.text(value.mean, decimals: decimals)) on average\(interval)."
    }
    if !first.values.difference.mean.isFinite {
      return "\(each.outcome.label): there is no number for \(first.words.heading)."
    }
    return Sentences.sentence(
      label: each.outcome.label, first.words, baseline: first.values.baseline, scenario: first.values.scenario,
      difference: first.values.difference)
  }

  static func range(_ interval: Interval, _ words: MeasureWords, _ decimals: Int) -> String {
    guard interval.halfWidth.isFinite else { return "–" }
    return words.text(interval.low, decimals: decimals, withUnit: false) + " to "
      + words.text(interval.high, decimals: decimals, withUnit: false)
  }

  // MARK: Tables

  private func writeTable(_ outcome: Outcome, into page: inout Markup) {
    let rows = outcome.focus.map { row in
      let cells = ComparisonText(row.words, row.values, withUnit: true)
      return TableRow(row.words.heading, [cells.baseline, cells.scenario, cells.difference, cells.interval])
    }
    page.table(
      caption: "Averages of \(run.replications) (replications); difference with its 95 % confidence interval",
      columns: ["", "Baseline", "Scenario", "Difference", "95 % interval"], rows: rows)
  }

  private func writeBaselineTable(_ outcome: Outcome, into page: inout Markup) {
    let rows = outcome.focus.map { row in
      let decimals = row.words.decimals(of: row.values.scenario)
      return TableRow(
        row.words.heading,
        [
          row.words.text(row.values.scenario.mean, decimals: decimals),
          Self.range(row.values.scenario, row.words, decimals),
        ])
    }
    page.table(
      caption: "Averages of \(run.replications) (replications), with the 95 % confidence interval of the average",
      columns: ["", "Average", "95 % interval"], rows: rows)
  }

  /// What delayed patients wait for, where there is no figure of it.
  private func writeReasons(_ outcome: Outcome, into page: inout Markup) {
    guard let reasons = outcome.reasons else { return }
    let words = MeasureWords(title: "Delayed patients", subject: reasons.subject, unit: "patients", comparison: .count)
    let row = { (label: String, values: Comparison, isTotal: Bool) in
      let cells = ComparisonText(words, values, withUnit: false)
      return TableRow(label, [cells.baseline, cells.scenario, cells.difference], isTotal: isTotal)
    }
    let sorted = reasons.parts.sorted { $0.values.scenario.mean > $1.values.scenario.mean }
    page.heading("What delayed patients wait for")
    page.table(
      caption: "\(reasons.subject), patients at the daily census; the reasons add up to the total",
      columns: ["Reason", "Baseline", "Scenario", "Difference"],
      rows: sorted.map { row($0.label, $0.values, false) } + [row("All", reasons.total, true)])
  }

  // MARK: All scenarios

  /// The first focus measure in every scenario, and all sentences.
  private func writeOverview(into page: inout Markup) {
    guard let first = told.first?.outcome.focus.first else { return }
    page.heading("All scenarios beside the baseline")
    let decimals = first.words.decimals(of: first.values.baseline)
    let baseline = TableRow(
      record.scenarios[0].label,
      [first.words.text(first.values.baseline.mean, decimals: decimals, withUnit: false), "", ""])
    let rows = told.map { each in
      let cells = ComparisonText(each.outcome.focus[0].words, each.outcome.focus[0].values, withUnit: false)
      return TableRow(each.outcome.label, [cells.scenario, cells.difference, cells.interval])
    }
    page.table(
      caption:
        "\(first.words.heading) (\(first.words.unit)), \(run.period(record.time.headline)). The other measures are in section 7.",
      columns: ["", "Average", "Difference", "95 % interval"], rows: [baseline] + rows)
    for group in outcomes.alike(among: told) {
      page.paragraph("The same numbers in every focus measure: \(group.joined(separator: "; ")).")
    }
    page.raw("<details><summary>Every scenario in words</summary>")
    page.list(told.map(sentence))
    page.raw("</details>")
  }
}

extension Outcomes {
  /// Labels of scenarios whose focus measures are all the same, group by group.
  fileprivate func alike(among told: [Page.Told]) -> [[String]] {
    var groups: [(first: Outcome, labels: [String])] = []
    for each in told {
      let home = groups.firstIndex { group in
        zip(group.first.focus, each.outcome.focus).allSatisfy { $0.values.scenario == $1.values.scenario }
      }
      if let home {
        groups[home].labels.append(each.outcome.label)
      } else {
        groups.append((each.outcome, [each.outcome.label]))
      }
    }
    return groups.map(\.labels).filter { $0.count > 1 }
  }
}
