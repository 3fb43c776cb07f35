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
    let daily = entries["file"].flatMap { dailyArrivals($0) }
    if entries["file"] != nil { checkBesideFile(entries, isCounted: daily?.isCounted ?? false) }
    guard perDay != nil || daily != nil, let to, cohorts != nil || entries["cohorts"] == nil else { return nil }
    return SourceEntry(
      name: name, label: label, perDay: perDay ?? 0, daily: daily, hourly: hourly, weekday: weekday, monthly: monthly,
      growth: growth ?? 0, dispersion: dispersion ?? 1, batch: batch, changes: changes, cohorts: cohorts, to: to)
  }

  /// Reports what a file of arrivals takes the place of, and what counted patients leave nothing of.
  private mutating func checkBesideFile(_ entries: Entries, isCounted: Bool) {
    for key in ["perDay", "weekday", "monthly", "growth"] where entries[key] != nil {
      fault(
        .besideFile, "\(quoted(key)) cannot stand beside \"file\", which gives every day its own number",
        at: entries.keySpan(key), help: ["\"hourly\" can: it spreads a day's arrivals over the day"])
    }
    guard isCounted else { return }
    for key in ["dispersion", "batch", "changes"] where entries[key] != nil {
      fault(
        .besideFile, "\(quoted(key)) cannot stand beside a file that counts patients exactly",
        at: entries.keySpan(key), help: ["a column \"rate\" gives the patients expected, which can be scaled"])
    }
  }
}
