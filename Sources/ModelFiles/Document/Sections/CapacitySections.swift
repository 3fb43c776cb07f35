extension Reader {
  /// A place.
  mutating func readPlace(_ name: Located<String>, _ cursor: Cursor) -> PlaceEntry? {
    guard let entries = entries(cursor, as: Vocabulary.place, named: name.span) else { return nil }
    let label = text(entries["label"])?.value
    let count = numeric(entries["count"]) { $0.count($1) }
    let unit = text(entries["unit"])?.value
    let setting = word(entries["setting"], oneOf: Vocabulary.settings)?.value
    let changes = changeList(entries["changes"], of: Vocabulary.capacityChange)
    let admits = hours(entries["admits"])
    let rules = placeRules(entries)
    let initial = readBeginning(entries["initial"], of: name)
    let costPerDay = numeric(entries["costPerDay"]) { $0.money($1) }
    let costPerUsedDay = numeric(entries["costPerUsedDay"]) { $0.money($1) }
    if let count, count.isInfinite {
      if !changes.changes.isEmpty {
        fault(.changeList, "an unlimited place has nothing to change", at: entries.keySpan("changes"))
      }
      if rules.surge != nil {
        fault(.placeRules, "an unlimited place has no extra units to open", at: entries.keySpan("surge"))
      }
      if let costPerDay, costPerDay > 0 {
        fault(
          .changeList, "an unlimited place has no cost of open units; use \"costPerUsedDay\"",
          at: entries.keySpan("costPerDay"))
      }
    }
    guard let count else { return nil }
    return PlaceEntry(
      name: name, label: label, count: count, unit: unit ?? "place", setting: setting ?? "other", changes: changes,
      admits: admits, rules: rules, initial: initial, costPerDay: costPerDay ?? 0, costPerUsedDay: costPerUsedDay ?? 0)
  }

  /// A staff pool.
  mutating func readStaff(_ name: Located<String>, _ cursor: Cursor) -> StaffEntry? {
    guard let entries = entries(cursor, as: Vocabulary.staff, named: name.span) else { return nil }
    let label = text(entries["label"])?.value
    let hours = rota(entries["hours"])
    let productive = numeric(entries["productive"]) { $0.share($1, within: 0.01...1) }
    let changes = changeList(entries["changes"], of: Vocabulary.capacityChange)
    let cost = numeric(entries["costPerHour"]) { $0.money($1) }
    let end = word(entries["atShiftEnd"], oneOf: ["pause", "finish"])
    guard let hours else { return nil }
    return StaffEntry(
      name: name, label: label, hours: hours, productive: productive ?? 1, changes: changes, costPerHour: cost ?? 0,
      finishesAtShiftEnd: end?.value == "finish")
  }

  /// A list of dated changes, plain or with a slip of all of it.
  mutating func changeList(_ cursor: Cursor?, of section: Section) -> ChangeListEntry {
    guard let cursor else { return ChangeListEntry() }
    guard cursor.node.members != nil else {
      let changes = list(cursor, of: "dated changes such as {\"from\": \"2022-07-04\", …}")
      return ChangeListEntry(slip: nil, changes: readChanges(changes, section))
    }
    guard let entries = entries(cursor, as: Vocabulary.changeList) else { return ChangeListEntry() }
    let slip = distribution(entries["slip"])
    return ChangeListEntry(slip: slip, changes: readChanges(list(entries["steps"], of: "dated changes"), section))
  }

  private mutating func readChanges(_ changes: [Cursor], _ section: Section) -> [ChangeEntry] {
    if changes.count > Limits.changes {
      let limit = grouped(Double(Limits.changes))
      fault(
        .tooLarge, "a list has at most \(limit) dated changes; this has \(grouped(Double(changes.count)))",
        at: changes[Limits.changes].node.span.opening)
    }
    return changes.prefix(Limits.changes).compactMap { readChange($0, section) }
  }

  private mutating func readChange(_ cursor: Cursor, _ section: Section) -> ChangeEntry? {
    guard let entries = entries(cursor, as: section) else { return nil }
    let span = cursor.node.span.opening
    let from = date(entries["from"])
    let until = date(entries["until"])
    let amount = changeAmount(entries["count"])
    let reaching = changeAmount(entries["reaching"])
    let over = distribution(entries["over"])
    let times = distribution(entries["times"], of: .factor)
    if let from, let until, until.value <= from.value {
      fault(.changeList, "this change ends before it begins", at: until.span)
    }
    if entries["over"] != nil, entries["reaching"] == nil {
      fault(.changeList, "a ramp needs \"reaching\": where it gets to", at: entries.keySpan("over"))
    }
    if entries["reaching"] != nil, entries["over"] == nil {
      fault(.changeList, "a ramp needs \"over\": how long it takes", at: entries.keySpan("reaching"))
    }
    if entries["count"] == nil, entries["reaching"] == nil, entries["times"] == nil {
      fault(.changeList, "this change changes nothing: give \"count\", \"reaching\" or \"times\"", at: span)
    }
    if case .absolute? = amount, case .relative? = reaching { mixedRamp(entries) }
    if case .relative? = amount, case .absolute? = reaching { mixedRamp(entries) }
    guard let from else { return nil }
    return ChangeEntry(
      span: span, from: from, until: until, amount: amount, reaching: reaching, over: over, times: times)
  }

  private mutating func mixedRamp(_ entries: Entries) {
    fault(
      .changeList, "\"count\" and \"reaching\" of a ramp are both counts, or both counted from what was there",
      at: entries.keySpan("reaching"),
      help: ["20 and 60 are counts; \"+20\" and \"+60\" are counted from what was there"])
  }

  /// A count, or "+20".
  private mutating func changeAmount(_ cursor: Cursor?) -> ChangeEntry.Amount? {
    figure(cursor) { reader, cursor in
      guard let text = cursor.node.string else {
        return reader.wholeNumber(cursor, within: 0...Limits.units).map { .absolute($0) }
      }
      guard let first = text.first, first == "+" || first == "-", let number = Int32(text),
        abs(Double(number)) <= Limits.units
      else {
        reader.fault(
          .countForm, "\(quoted(text)) is not a count", at: cursor.node.span,
          help: ["write 20 for a count, \"+20\" or \"-20\" for so many more or fewer"])
        return nil
      }
      return .relative(Double(number))
    }
  }
}
