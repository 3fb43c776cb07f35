extension Reader {
  /// A step.
  mutating func readStep(_ name: Located<String>, _ cursor: Cursor) -> StepEntry? {
    guard let members = cursor.node.members else {
      wrongKind(cursor, .object(of: "a step"))
      return nil
    }
    guard let section = stepSection(name, cursor, members),
      let entries = entries(cursor, as: section, named: name.span)
    else { return nil }
    let label = text(entries["label"])?.value
    let preparation = section.name == Vocabulary.stay.name ? readPreparation(entries["prepare"], of: name) : nil
    let together = section.name == Vocabulary.together.name ? readBeside(entries["together"], of: name) : nil
    let kind: StepEntry.Kind? =
      switch section.name {
      case Vocabulary.stay.name: readStay(entries, preparation?.lead).map { .stay($0) }
      case Vocabulary.task.name: readTask(entries).map { .task($0) }
      case Vocabulary.wait.name: readWait(entries).map { .wait($0) }
      case Vocabulary.together.name: .together
      default: readExit(entries).map { .exit($0) }
      }
    let isExit = section.name == Vocabulary.exit.name
    let then = isExit ? nil : readThen(entries["then"], name)
    let risks = list(isExit ? nil : entries["risks"], of: "risks").compactMap { readRisk($0, section) }
    let reason = isExit ? nil : text(entries["reason"])?.value
    let pathway = text(entries["pathway"])
    if let pathway, pathway.value.isEmpty || pathway.value == "none" {
      fault(
        .nameForm, "a pathway cannot be called \(quoted(pathway.value)): that is what having none is called",
        at: pathway.span)
    }
    guard let kind, isExit || then != nil else { return nil }
    return StepEntry(
      name: name, label: label, kind: kind, then: then, beside: preparation?.steps ?? together ?? [], risks: risks,
      reason: reason, pathway: pathway?.value)
  }

  /// The kind of a step, by the key that makes it one.
  private mutating func stepSection(_ name: Located<String>, _ cursor: Cursor, _ members: [Node.Member]) -> Section? {
    let kinds = Vocabulary.steps.filter { kind in
      members.contains { $0.key == kind.key || (kind.key == "place" && $0.key == "stay") }
    }
    if kinds.count == 1 { return kinds[0].section }
    let words =
      "a stay has \"place\" and \"stay\", a task \"task\" and \"staff\", a wait \"wait\", several at once \"together\", an exit \"exit\""
    guard kinds.isEmpty else {
      let keys = kinds.map { quoted($0.key) }.joined(separator: " and ")
      fault(.stepKind, "a step does one thing; \(quoted(name.value)) has \(keys)", at: name.span, help: [words])
      return nil
    }
    let keys = Vocabulary.steps.map(\.key) + ["stay"]
    for member in members {
      let near = nearest(member.key, among: keys)
      guard !near.isEmpty, Vocabulary.steps.allSatisfy({ $0.section.field(member.key) == nil }) else { continue }
      fault(
        .unknownKey, "\(quoted(member.key)) is not something a step can have", at: member.keySpan,
        hint: didYouMean(near), help: [words])
      return nil
    }
    fault(.stepKind, "\(quoted(name.value)) does not say what it does", at: name.span, help: [words])
    return nil
  }

  private mutating func readStay(_ entries: Entries, _ lead: Distribution?) -> StayEntry? {
    let places = placeNames(entries["place"])
    let stay = cases(entries["stay"], [.byCohort, .byRoute]) { $0.distribution($1) }
    let units = units(entries["units"], canFall: true)
    let readyWithin = hours(entries["readyWithin"])
    let transfer = distribution(entries["transfer"])
    var factors = StayFactorsEntry()
    factors.monthly = monthlyFactors(entries["monthly"])
    factors.longerPerDelayedDay = numeric(entries["longerPerDelayedDay"]) { $0.share($1, within: 0...10) } ?? 0
    factors.changes = changeList(entries["changes"], of: Vocabulary.stayChange)
    guard let stay, !places.isEmpty else { return nil }
    return StayEntry(
      places: places, stay: stay, units: units, readyWithin: readyWithin, transfer: transfer, lead: lead,
      factors: factors)
  }

  /// Twelve factors, taken as they are.
  private mutating func monthlyFactors(_ cursor: Cursor?) -> [Double]? {
    figure(cursor) { reader, cursor in
      guard let elements = cursor.node.elements else {
        reader.wrongKind(cursor, .factors(12))
        return nil
      }
      guard elements.count == 12 else {
        reader.fault(
          .weightsForm, "\(quoted(cursor.name)) needs 12 factors; here are \(elements.count)", at: cursor.node.span)
        return nil
      }
      let factors = elements.enumerated().compactMap { index, element in
        reader.number(cursor.element(index, element), within: 0.01...100)
      }
      return factors.count == 12 ? factors : nil
    }
  }

  private mutating func placeNames(_ cursor: Cursor?) -> [Located<String>] {
    guard let cursor else { return [] }
    if cursor.node.string != nil { return text(cursor).map { [$0] } ?? [] }
    guard let elements = cursor.node.elements, !elements.isEmpty else {
      wrongKind(cursor, .name(of: "a place, or a list of places in order of preference"))
      return []
    }
    var names: [Located<String>] = []
    for (index, element) in elements.enumerated() {
      guard let name = text(cursor.element(index, element)) else { continue }
      if names.contains(where: { $0.value == name.value }) {
        fault(.unusedThing, "\(quoted(name.value)) is already in this list", at: name.span)
      }
      names.append(name)
    }
    return names
  }

  mutating func readTask(_ entries: Entries, _ differences: Differences = [.byCohort, .byRoute]) -> TaskEntry? {
    let task = cases(entries["task"], differences) { $0.distribution($1) }
    let staff = text(entries["staff"])
    let units = units(entries["units"], canFall: false, differences)
    guard let task, let staff else { return nil }
    return TaskEntry(task: task, staff: staff, units: units)
  }

  mutating func readWait(_ entries: Entries, _ differences: Differences = [.byCohort, .byRoute]) -> WaitEntry? {
    let wait = cases(entries["wait"], differences) { $0.distribution($1) }
    let within = hours(entries["within"])
    guard let wait else { return nil }
    return WaitEntry(wait: wait, within: within)
  }

  private mutating func readThen(_ cursor: Cursor?, _ name: Located<String>) -> Cases<Ways>? {
    cases(cursor, .byCohort) { reader, cursor in
      let subject = "the shares after \(quoted(name.value))"
      guard cursor.node.member("ifRoom") != nil || cursor.node.member("else") != nil else {
        return reader.shares(cursor, of: "a step", subject).map { Ways(parts: $0) }
      }
      guard let entries = reader.entries(cursor, as: Vocabulary.room) else { return nil }
      let ifRoom = reader.text(entries["ifRoom"])
      guard let otherwise = entries["else"], let parts = reader.shares(otherwise, of: "a step", subject),
        let ifRoom
      else { return nil }
      return Ways(parts: parts, ifRoom: ifRoom)
    }
  }

  private mutating func readExit(_ entries: Entries) -> ExitEntry? {
    let outcome = word(entries["exit"], oneOf: Vocabulary.exits)
    let returns = entries["returns"].flatMap { readReturn($0) }
    return outcome.map { ExitEntry(outcome: $0.value, returns: returns) }
  }

  private mutating func readReturn(_ cursor: Cursor) -> ReturnEntry? {
    guard let entries = entries(cursor, as: Vocabulary.returning) else { return nil }
    let share = cases(entries["share"], .byCohort) { reader, cursor in reader.numeric(cursor) { $0.share($1) } }
    let after = distribution(entries["after"])
    let to = text(entries["to"])
    let atMost = numeric(entries["atMost"]) { $0.wholeNumber($1, within: 1...1000) }
    guard let share, let after, let to else { return nil }
    return ReturnEntry(share: share, after: after, to: to, atMost: atMost.map { Int($0) })
  }

  private mutating func readRisk(_ cursor: Cursor, _ section: Section) -> RiskEntry? {
    guard let entries = entries(cursor, as: Vocabulary.risk) else { return nil }
    let phases = phases(entries["during"])
    if section.name != Vocabulary.stay.name, let during = entries["during"], phases.contains("delay") {
      fault(
        .unknownWord, "\(section.name) has no delay of its own: a risk during it is \"queue\" or \"stay\"",
        at: during.node.span, help: ["a risk during the delay belongs to the stay before it"])
    }
    let after = distribution(entries["after"])
    let to = text(entries["to"])
    let leave = word(entries["leave"], oneOf: ["now"])
    guard let after, let to, !phases.isEmpty else { return nil }
    return RiskEntry(phases: phases, after: after, to: to, leavesNow: leave != nil)
  }

  private mutating func phases(_ cursor: Cursor?) -> [String] {
    guard let cursor else { return [] }
    let words = ["queue", "stay", "delay"]
    guard let elements = cursor.node.elements else { return word(cursor, oneOf: words).map { [$0.value] } ?? [] }
    if elements.isEmpty { wrongKind(cursor, .word(oneOf: words)) }
    return elements.enumerated().compactMap { word(cursor.element($0.offset, $0.element), oneOf: words)?.value }
  }
}
