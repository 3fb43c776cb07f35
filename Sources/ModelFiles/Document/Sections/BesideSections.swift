extension Reader {
  /// Tasks and waits beside a step, in their order.
  mutating func readBeside(_ cursor: Cursor?, of name: Located<String>) -> [StepEntry]? {
    let all = list(cursor, of: "tasks and waits")
    if all.isEmpty, let cursor, cursor.node.elements != nil {
      fault(.nothingThere, "\(quoted(cursor.name)) holds no task and no wait", at: cursor.node.span)
    }
    let steps = all.enumerated().compactMap { readBeside($1, Located("\(name.value) \($0 + 1)", name.span)) }
    return steps.count == all.count && !steps.isEmpty ? steps : nil
  }

  private mutating func readBeside(_ cursor: Cursor, _ name: Located<String>) -> StepEntry? {
    guard let members = cursor.node.members else {
      wrongKind(cursor, .object(of: "a task or a wait"))
      return nil
    }
    let isTask = members.contains { $0.key == "task" }
    guard isTask != members.contains(where: { $0.key == "wait" }) else {
      fault(
        .stepKind, "what runs beside a step is either a task or a wait", at: cursor.node.span.opening,
        help: ["a task has \"task\" and \"staff\", a wait \"wait\""])
      return nil
    }
    guard let entries = entries(cursor, as: isTask ? Vocabulary.besideTask : Vocabulary.besideWait) else { return nil }
    let kind: StepEntry.Kind? =
      isTask
      ? readTask(entries, [.byCohort]).map { .task($0) } : readWait(entries, [.byCohort]).map { .wait($0) }
    let label = text(entries["label"])?.value
    let reason = text(entries["reason"])?.value
    return kind.map { StepEntry(name: name, label: label, kind: $0, then: nil, reason: reason) }
  }

  /// The lead of a preparation and its tasks and waits.
  mutating func readPreparation(
    _ cursor: Cursor?, of name: Located<String>
  ) -> (lead: Distribution, steps: [StepEntry])? {
    guard let cursor, let entries = entries(cursor, as: Vocabulary.preparation) else { return nil }
    let lead = distribution(entries["lead"])
    let steps = entries["steps"].flatMap { readBeside($0, of: name) }
    guard let lead, let steps else { return nil }
    return (lead, steps)
  }
}
