import Figures

/// Section 2: what a scenario changes, on the map of pathways and as a list with reasons.
extension Page {
  func writeChanges(into page: inout Markup) {
    page.section("changes", "What was changed") { page in
      for each in told {
        page.block(of: each.index) { page in
          page.raw("<h3 class=\"scenario-name\">")
          page.text(each.outcome.label)
          page.raw("</h3>")
          writeReasonsForChange(record.scenarios[each.index], into: &page)
          writeChanges(of: record.scenarios[each.index], into: &page)
          if let figures = each.figures { page.append(figures.map) }
        }
      }
    }
  }

  private func writeReasonsForChange(_ scenario: RunRecord.Scenario, into page: inout Markup) {
    if let because = scenario.because {
      page.raw("<p>Because: ")
      page.text(because)
      page.raw(". ")
      writeSource(scenario.evidence, into: &page)
      page.raw("</p>")
    }
    if let base = scenario.basedOn, let index = record.scenarios.firstIndex(where: { $0.id == base }), index > 0 {
      page.paragraph("It builds on: \(record.scenarios[index].label).")
    }
  }

  private func writeChanges(of scenario: RunRecord.Scenario, into page: inout Markup) {
    if scenario.changes.isEmpty { return page.paragraph("Nothing: this is the model as it stands.") }
    let rows = scenario.changes.map { change in
      var after = Markup()
      after.raw("<span class=\"changed\">")
      after.text(change.after.map(ChangeWords.plain) ?? "taken away")
      after.raw("</span>")
      var sources = Markup()
      for id in Self.unique(change.after.map(ChangeWords.evidence) ?? []) {
        writeSource(id, into: &sources)
        sources.raw(" ")
      }
      return TableRow(
        head: .of(PathWords.text(change.path, record.names)),
        cells: [.of(change.before.map(ChangeWords.plain) ?? "nothing"), after, sources])
    }
    let hasSources = rows.contains { $0.cells.last?.bytes.isEmpty == false }
    page.table(
      caption: "Changes of the model; everything else, chance included, is the same as in the baseline",
      columns: ["What", "Before", "After"] + (hasSources ? ["Source"] : []), isWords: true,
      rows: hasSources ? rows : rows.map { TableRow(head: $0.head, cells: Array($0.cells.dropLast())) })
  }

  /// A link to a source in the list of section 9.
  func writeSource(_ id: String?, into page: inout Markup) {
    guard let id, let index = record.evidence.firstIndex(where: { $0.id == id }) else { return }
    page.raw("<a href=\"#e")
    page.number(index)
    page.raw("\">Source ")
    page.number(index + 1)
    page.raw("</a>")
  }

  private static func unique(_ words: [String]) -> [String] {
    var seen: Set<String> = []
    return words.filter { seen.insert($0).inserted }
  }
}

/// Paths of the model file in words.
enum PathWords {
  private static let words = [
    "count": "number", "changes": "dated changes", "perDay": "number a day", "hourly": "by hour of the day",
    "weekday": "by weekday", "monthly": "by month", "then": "ways out", "queueLimit": "longest queue",
    "admits": "hours of admission", "costPerDay": "cost a day", "costPerHour": "cost an hour",
    "productive": "productive share of hours", "readyWithin": "hours of review", "within": "hours",
  ]

  /// "Knowle centre: count" for `places.knowle.count`; the path itself where its thing is not known.
  static func text(_ path: String, _ names: RunRecord.Names) -> String {
    let parts = path.split(separator: ".", maxSplits: 2).map(String.init)
    guard parts.count >= 2 else { return path.clipped() }
    let things =
      switch parts[0] {
      case "places": names.places
      case "staff": names.staff
      case "arrivals": names.sources
      case "steps": names.steps
      case "cohorts": names.cohorts
      default: [RunRecord.Named]()
      }
    let thing = things.first { $0.of.hasSuffix(":" + parts[1]) }
    guard let thing else { return path.clipped() }
    let rest = parts.count > 2 ? ": " + (words[parts[2]] ?? parts[2]) : ""
    return (parts[0] == "arrivals" ? "Arrivals, " : "") + thing.label + rest.clipped()
  }
}
