extension Reader {
  /// A cohort.
  mutating func readCohort(_ name: Located<String>, _ cursor: Cursor) -> CohortEntry? {
    guard let entries = entries(cursor, as: Vocabulary.cohort, named: name.span) else { return nil }
    let priority = entries["priority"].flatMap { wholeNumber($0, within: 1...1000) }
    return CohortEntry(name: name, label: text(entries["label"])?.value, priority: priority.map { Int($0) })
  }

  /// A source of arrivals.
  mutating func readSource(_ name: Located<String>, _ cursor: Cursor) -> SourceEntry? {
    guard let entries = entries(cursor, as: Vocabulary.source, named: name.span) else { return nil }
    let perDay = numeric(entries["perDay"]) { $0.number($1, within: 0...Limits.arrivalsPerDay) }
    let hourly = weights(entries["hourly"], count: 24)
    let weekday = weights(entries["weekday"], count: 7)
    let monthly = weights(entries["monthly"], count: 12)
    let growth = numeric(entries["growth"]) { $0.share($1, within: -0.9...10) }
    let dispersion = numeric(entries["dispersion"]) { $0.number($1, within: 1...1000) }
    let batch = distribution(entries["batch"], of: .count)
    let changes = changeList(entries["changes"], of: Vocabulary.rateChange)
    let cohorts = entries["cohorts"].flatMap {
      shares($0, of: "a cohort", "the shares of the cohorts of \(quoted(name.value))")
    }
    let to = text(entries["to"])
    let label = text(entries["label"])?.value
    guard let perDay, let to, cohorts != nil || entries["cohorts"] == nil else { return nil }
    return SourceEntry(
      name: name, label: label, perDay: perDay, hourly: hourly, weekday: weekday, monthly: monthly,
      growth: growth ?? 0, dispersion: dispersion ?? 1, batch: batch, changes: changes, cohorts: cohorts, to: to)
  }
}
