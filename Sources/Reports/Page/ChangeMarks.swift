import Figures

/// Which things a scenario changes, found from the paths of its changes, and what to write beside them in short.
struct ChangeMarks {
  private var marks: [String: String] = [:]

  /// The marks of a scenario of a run.
  init(of scenario: Int, in record: RunRecord) {
    let (baseline, changed) = (record.scenarios[0], record.scenarios[scenario])
    for change in changed.changes {
      let parts = change.path.split(separator: ".", maxSplits: 2).map(String.init)
      guard parts.count >= 2, let kinds = Self.kinds[parts[0]] else { continue }
      for kind in kinds { marks[kind + ":" + parts[1], default: ""] = Self.text(change, depth: parts.count) }
    }
    for (of, _) in marks {
      guard let after = changed.capacity.first(where: { $0.of == of })?.open.last else { continue }
      let place = record.names.places.first { $0.of == of }
      let before = baseline.capacity.first { $0.of == of }?.open.last ?? 0
      let numbers = [before, after].map { Rounding.text($0, decimals: 0) }
      marks[of] = before == after ? "changed" : numbers.joined(separator: " → ") + " " + (place?.plural ?? "")
    }
  }

  /// What is changed about a source or step or what it uses, in short; nil when nothing is.
  func mark(of thing: RunRecord.Named) -> String? {
    let found = ([thing.of] + (thing.uses ?? [])).compactMap { marks[$0] }
    return found.first { $0 != "changed" } ?? found.first
  }

  private static let kinds = [
    "places": ["place"], "staff": ["staff"], "arrivals": ["source"], "steps": ["step", "exit"],
  ]

  /// "54.5 → 53.5", "new", "changed".
  private static func text(_ change: RunRecord.Change, depth: Int) -> String {
    if depth == 2 && change.verb == "add" { return "new" }
    if let before = change.before.map(ChangeWords.plain), let after = change.after.map(ChangeWords.plain),
      before.count + after.count <= 24, !before.contains("{"), !after.contains("{")
    {
      return before + " → " + after
    }
    return "changed"
  }
}
