import PatientFlow

/// A scenario as its author wrote it.
struct ScenarioEntry: Sendable {
  var name: Located<String>
  var label: String?
  var because: String?
  var evidence: String?
  var basedOn: Located<String>?
  var changes: Node
}

extension Assembly {
  /// Parts of a model that scenarios may change; the others are what scenarios have in common.
  static let changeableParts = ["cohorts", "arrivals", "places", "staff", "steps"]

  /// The scenarios of a tree.
  func readScenarios(_ root: Node, _ reader: inout Reader) -> [ScenarioEntry] {
    guard let member = root.member("scenarios") else { return [] }
    let cursor = Cursor(node: member.value, path: "scenarios", name: "scenarios", evidence: nil)
    let all = reader.named(cursor, "scenario")
    if all.count > Limits.scenarios {
      reader.fault(
        .tooLarge, "a model has at most \(Limits.scenarios) scenarios; this has \(all.count)", at: member.keySpan)
      return []
    }
    let names = all.map(\.name.value)
    return all.compactMap { name, cursor in
      guard let entries = reader.entries(cursor, as: Vocabulary.scenario, named: name.span) else { return nil }
      let basedOn = reader.text(entries["basedOn"])
      if let basedOn, basedOn.value != "baseline", !names.contains(basedOn.value) {
        reader.fault(
          .scenarioBase, "there is no scenario \(quoted(basedOn.value)) to build on", at: basedOn.span,
          hint: didYouMean(nearest(basedOn.value, among: names + ["baseline"])))
        return nil
      }
      guard let changes = entries["changes"]?.node else { return nil }
      return ScenarioEntry(
        name: name, label: reader.text(entries["label"])?.value, because: reader.text(entries["because"])?.value,
        evidence: entries["evidence"]?.node.string, basedOn: basedOn?.value == "baseline" ? nil : basedOn,
        changes: changes)
    }
  }

  /// The scenarios compiled; what is wrong with them is added to the diagnostics, their figures and evidence to
  /// `reader`, which has read the model itself.
  ///
  /// Where the model itself cannot run, only the changes are looked at.
  mutating func assemble(_ entries: [ScenarioEntry], _ root: Node, _ reader: inout Reader) -> [Scenario] {
    var builder = ScenarioBuilder(entries, root, reader)
    let scenarios = entries.compactMap { builder.scenario($0) }
    diagnostics += builder.diagnostics
    reader = builder.everything
    return scenarios
  }
}

/// Applies the changes of scenarios to the tree, those they build on first.
private struct ScenarioBuilder {
  let entries: [String: ScenarioEntry]
  let root: Node
  /// What has been said about the model itself, or about a scenario that others build on.
  var known: Set<Saying>
  var diagnostics: [Diagnostic] = []
  /// Figures and evidence of the model and of all scenarios, each once.
  var everything: Reader
  /// Changed trees by scenario; nil for a scenario that builds on itself.
  private var changed: [String: ChangedTree?] = [:]

  struct ChangedTree {
    var root: Node
    var changes: [ChangeText] = []
    /// Whether every change could be made, to a model without fault.
    var isWhole: Bool
  }

  struct Saying: Hashable {
    var code: String
    var message: String
    var span: Span?
    var file: String?

    init(_ diagnostic: Diagnostic) {
      code = diagnostic.code
      message = diagnostic.message
      span = diagnostic.span
      file = diagnostic.file
    }
  }

  init(_ entries: [ScenarioEntry], _ root: Node, _ reader: Reader) {
    everything = reader
    self.entries = Dictionary(entries.map { ($0.name.value, $0) }, uniquingKeysWith: { first, _ in first })
    self.root = root
    known = Set(reader.diagnostics.map(Saying.init))
  }

  mutating func scenario(_ entry: ScenarioEntry) -> Scenario? {
    guard let tree = tree(entry) else { return nil }
    var reader = Reader(everything.files, knowing: everything.parts)
    guard tree.isWhole else {
      _ = reader.read(tree.root)
      collect(reader)
      let faults = reader.diagnostics.filter { $0.severity == .error && isOwn($0, entry) }
      diagnostics += faults.filter { known.insert(Saying($0)).inserted }.map { moved($0, to: entry) }
      return nil
    }
    let document = reader.document(tree.root, isScenario: true)
    let faults = reader.diagnostics.filter { $0.severity == .error && known.insert(Saying($0)).inserted }
    diagnostics += faults.map { moved($0, to: entry) }
    collect(reader)
    guard let document, reader.isGood else { return nil }
    let compiled = Compiler.compile(document)
    if let excess = Assembly.excess(of: compiled, document) {
      diagnostics.append(moved(excess, to: entry))
      return nil
    }
    let scenario = Scenario(
      id: entry.name.value, label: entry.label ?? entry.name.value, because: entry.because, evidence: entry.evidence,
      basedOn: entry.basedOn?.value, changes: tree.changes, network: compiled.network,
      names: compiled.names, load: OfferedLoad.loads(of: compiled), tree: tree.root, files: everything.files)
    return scenario
  }

  /// Keeps what only this scenario has.
  private mutating func collect(_ reader: Reader) {
    let spans = Set(everything.figures.map(\.span))
    everything.figures += reader.figures.filter { !spans.contains($0.span) }
    let uses = Set(everything.evidenceUses.map(\.span))
    everything.evidenceUses += reader.evidenceUses.filter { !uses.contains($0.span) }
  }

  /// A fault that only a scenario has stands at its changes.
  private func moved(_ diagnostic: Diagnostic, to entry: ScenarioEntry) -> Diagnostic {
    var result = diagnostic
    result.message = "in the scenario \(quoted(entry.name.value)), \(diagnostic.message)"
    if diagnostic.file == nil, !isOwn(diagnostic, entry) { result.span = entry.name.span }
    return result
  }

  /// Whether a diagnostic stands at one of the scenario's own changes.
  private func isOwn(_ diagnostic: Diagnostic, _ entry: ScenarioEntry) -> Bool {
    guard let span = diagnostic.span, diagnostic.file == nil else { return false }
    return span.start >= entry.changes.span.start && span.end <= entry.changes.span.end
  }

  /// The tree of a scenario, made by walking up to the model itself and back; nil when something was wrong.
  private mutating func tree(_ entry: ScenarioEntry) -> ChangedTree? {
    var way: [ScenarioEntry] = []
    var at: ScenarioEntry? = entry
    while let next = at, changed[next.name.value] == nil {
      guard !way.contains(where: { $0.name.value == next.name.value }) else {
        let names = (way + [next]).map { quoted($0.name.value) }.joined(separator: " → ")
        diagnostics.append(
          Diagnostic(
            .error, .scenarioBase, "this scenario builds on itself: \(names)",
            at: entry.basedOn?.span ?? entry.name.span))
        for scenario in way { changed[scenario.name.value] = .some(nil) }
        return nil
      }
      way.append(next)
      at = next.basedOn.flatMap { entries[$0.value] }
    }
    var tree: ChangedTree? =
      at.flatMap { changed[$0.name.value] ?? nil }
      ?? (at == nil ? ChangedTree(root: root, isWhole: everything.isGood) : nil)
    for next in way.reversed() {
      tree = tree.map { apply(next, to: $0) }
      changed[next.name.value] = .some(tree)
    }
    return tree
  }

  private mutating func apply(_ entry: ScenarioEntry, to tree: ChangedTree) -> ChangedTree {
    var isGood = checkParts(entry)
    let result = ChangedModel(tree.root, changes: entry.changes)
    diagnostics += result.diagnostics
    if result.diagnostics.contains(where: { $0.severity == .error }) { isGood = false }
    let applied = result.applied.map {
      ChangeText(verb: $0.verb.rawValue, path: $0.path, before: $0.before, after: $0.after)
    }
    return ChangedTree(root: result.root, changes: tree.changes + applied, isWhole: tree.isWhole && isGood)
  }

  /// Reports changes to what all scenarios have in common.
  private mutating func checkParts(_ entry: ScenarioEntry) -> Bool {
    var isGood = true
    for change in entry.changes.elements ?? [] {
      for verb in Change.Verb.allCases {
        guard let path = change[verb.rawValue], let text = path.string, let parsed = try? ModelPath(text),
          case .name(let part)? = parsed.segments.first, Vocabulary.model.field(part) != nil,
          !Assembly.changeableParts.contains(part), !ChangedModel.fixedParts.contains(part)
        else { continue }
        isGood = false
        diagnostics.append(
          Diagnostic(
            .error, .pathOutOfBounds, "a scenario cannot change \(quoted(part)): all scenarios have it in common",
            at: path.span, help: ["scenarios change: " + Assembly.changeableParts.joined(separator: ", ")]))
      }
    }
    return isGood
  }
}
