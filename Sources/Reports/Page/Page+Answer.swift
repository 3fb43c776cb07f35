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
    page.text(Sentences.answer(each.outcome).replacing(" %", with: "\u{A0}%"))
    page.raw("</p><div class=\"pair\"><div>")
    AnswerTable(each.outcome).write(into: &page)
    writeCaveats(into: &page)
    page.raw("</div><div>")
    if let figures = each.figures, !figures.reasons.bytes.isEmpty {
      page.append(figures.reasons)
    } else {
      writeReasons(each.outcome, into: &page)
    }
    page.raw("</div></div>")
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
      columns: ["Scenario", "Average", "Difference", "95 % interval"], rows: [baseline] + rows)
    for group in outcomes.alike(among: told) {
      page.paragraph("The same numbers in every focus measure: \(group.joined(separator: "; ")).")
    }
    page.raw("<details><summary>Every scenario in words</summary>")
    page.list(told.map { Sentences.answer($0.outcome) })
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
