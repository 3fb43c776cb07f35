extension Reader {
  /// The rules of a place beside its count and hours.
  mutating func placeRules(_ entries: Entries) -> PlaceRules {
    var rules = PlaceRules()
    rules.startsPerDay = startsPerDay(entries["startsPerDay"])
    rules.startsSpan = entries["startsPerDay"]?.node.span ?? rules.startsSpan
    rules.skipsUnfit = flag(entries["skipUnfit"]) ?? false
    rules.queueLimit = numeric(entries["queueLimit"]) { $0.wholeNumber($1, within: 0...Limits.units) }.map { Int($0) }
    rules.ifFull = text(entries["ifFull"])
    if entries["queueLimit"] != nil, entries["ifFull"] == nil {
      fault(
        .placeRules, "a queue with a limit needs \"ifFull\": the step of those who find it full",
        at: entries.keySpan("queueLimit"))
    }
    if entries["ifFull"] != nil, entries["queueLimit"] == nil {
      fault(
        .placeRules, "a queue is never full without \"queueLimit\": how many may wait", at: entries.keySpan("ifFull"))
    }
    rules.turnaround = distribution(entries["turnaround"])
    rules.surge = entries["surge"].flatMap { readSurge($0) }
    return rules
  }

  /// True or false.
  mutating func flag(_ cursor: Cursor?) -> Bool? {
    figure(cursor) { reader, cursor in
      if cursor.node.bool == nil { reader.wrongKind(cursor, .flag) }
      return cursor.node.bool
    }
  }

  /// How many may start on each day of the week, Monday first.
  private mutating func startsPerDay(_ cursor: Cursor?) -> [Int]? {
    figure(cursor) { reader, cursor in
      guard let members = cursor.node.members else {
        if cursor.node.number == nil {
          reader.wrongKind(cursor, .startsPerDay)
          return nil
        }
        return reader.wholeNumber(cursor, within: 0...Limits.units).map { [Int](repeating: Int($0), count: 7) }
      }
      return reader.startsByDay(members, cursor)
    }
  }

  private mutating func startsByDay(_ members: [Node.Member], _ cursor: Cursor) -> [Int]? {
    var starts = [Int?](repeating: nil, count: 7)
    let faultsBefore = diagnostics.count
    for member in members {
      var inner = cursor.inside(member.key, member.value, evidence: cursor.evidence)
      inner.name = cursor.name
      let isWrapped = member.value.member("value") != nil
      guard let days = days(member) else { continue }
      let number = numeric(inner, isRecorded: isWrapped) { $0.wholeNumber($1, within: 0...Limits.units) }
      for day in days {
        guard starts[day] == nil else {
          fault(
            .hoursForm, "\(quoted(member.key)) gives \(quoted(Self.dayNames[day])) a second time", at: member.keySpan)
          break
        }
        starts[day] = number.map { Int($0) } ?? 0
      }
    }
    return diagnostics.count == faultsBefore ? starts.map { $0 ?? 0 } : nil
  }

  private mutating func readSurge(_ cursor: Cursor) -> SurgeEntry? {
    guard let entries = entries(cursor, as: Vocabulary.surge) else { return nil }
    let count = numeric(entries["count"]) { $0.wholeNumber($1, within: 1...Limits.units) }
    let place = text(entries["place"])
    let above = numeric(entries["above"]) { $0.share($1) }
    let below = numeric(entries["below"]) { $0.share($1) }
    let time = timeOfDay(entries["at"])
    guard let count, let place, let above, let below else { return nil }
    guard below <= above else {
      fault(
        .placeRules, "the extra units would open and close at once: \"below\" is not above \"above\"",
        at: entries.keySpan("below"))
      return nil
    }
    return SurgeEntry(
      units: Int(count), place: place, above: above, below: below, timeOfDay: time ?? 8 * microsecondsPerHour)
  }
}
