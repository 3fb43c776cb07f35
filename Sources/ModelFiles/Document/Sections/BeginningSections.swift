extension Reader {
  /// Who is in a place, or waits for it, at the beginning.
  mutating func readBeginning(_ cursor: Cursor?, of place: Located<String>) -> InitialEntry? {
    guard let cursor, let entries = entries(cursor, as: Vocabulary.beginning) else { return nil }
    var entry = InitialEntry(span: cursor.node.span.opening)
    if let file = entries["file"] {
      for key in ["count", "queue"] where entries[key] != nil {
        fault(.besideFile, "\(quoted(key)) cannot stand beside \"file\"", at: entries.keySpan(key))
      }
      entry.file = text(file)
      entry.groups = trackingList(file)?.groups[place.value] ?? []
      return entry
    }
    if let count = numeric(entries["count"], { $0.wholeNumber($1, within: 0...Limits.units) }) {
      entry.groups.append(
        InitialGroupEntry(kind: .staying, count: Int(count), span: entries["count"]?.node.span ?? entry.span))
    }
    entry.groups += list(entries["queue"], of: "queues").compactMap { readQueue($0) }
    if entries["count"] == nil, entries["queue"] == nil {
      fault(
        .nothingThere, "this says nothing of who is there at the beginning", at: entry.span,
        help: ["give \"count\", \"queue\" or \"file\""])
    }
    return entry
  }

  private mutating func readQueue(_ cursor: Cursor) -> InitialGroupEntry? {
    guard let entries = entries(cursor, as: Vocabulary.beginningQueue) else { return nil }
    let step = text(entries["step"])
    let count = numeric(entries["count"]) { $0.wholeNumber($1, within: 0...Limits.units) }
    let cohort = text(entries["cohort"])
    let waited = distribution(entries["waited"])
    let been = distribution(entries["been"])
    guard let step, let count, let waited else { return nil }
    return InitialGroupEntry(
      kind: .waiting, count: Int(count), span: cursor.node.span.opening, step: step, cohort: cohort, waited: waited,
      been: been)
  }
}
