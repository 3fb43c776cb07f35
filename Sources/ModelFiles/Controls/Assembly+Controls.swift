import PatientFlow

extension Assembly {
  /// Reports controls that move nothing, or to where the model does not go.
  mutating func checkControls(_ document: Document, _ root: Node, knowing parts: KnownParts) {
    for entry in document.controls {
      if let fault = fault(of: entry, root, parts) { diagnostics.append(fault) }
    }
  }

  private func fault(of entry: ControlEntry, _ root: Node, _ parts: KnownParts) -> Diagnostic? {
    let at = entry.path.span
    do {
      let path = try ModelPath(entry.path.value)
      let control = Control(entry)
      guard let node = root.node(at: path) else {
        return Diagnostic(.error, .unknownName, "there is nothing at \(quoted(entry.path.value))", at: at)
      }
      let most = ControlSetting.mostValues
      if (control.to - control.from) / control.step >= Double(most) {
        return Diagnostic(
          .error, .tooLarge, "a control has at most \(most) values; this would have more", at: at,
          help: ["a larger \"step\" makes fewer"])
      }
      guard let setting = ControlSetting(control, at: node) else {
        return Diagnostic(
          .error, .unknownName, "there is no number at \(quoted(entry.path.value)) that a control could move", at: at,
          help: ["a control moves a number, or a text with one number and a unit, such as \"24 d\""])
      }
      for value in [control.from, control.to] {
        let reading = Self.moved(
          root, entry.path.value, to: setting.json(value), files, knowing: parts, isScenario: false)
        guard let first = reading?.faults.first else { continue }
        return Diagnostic(
          .error, .rangeForm, "this control cannot go to \(setting.json(value)): \(first)", at: at,
          help: ["\"from\" and \"to\" are values that the model can have there"])
      }
      return nil
    } catch {
      return Diagnostic(.error, .unknownName, error.sentence, at: at)
    }
  }

  /// A tree with another value at a path, read, checked and compiled: what it becomes, or what is wrong with it.
  static func moved(
    _ tree: Node, _ path: String, to json: String, _ files: DataFiles, knowing parts: KnownParts? = nil,
    isScenario: Bool
  ) -> (model: Compilation?, faults: [String])? {
    guard let path = try? ModelPath(path) else { return nil }
    guard let value = JSONCParser.parse(SourceText(path: "", bytes: Array(json.utf8))).root else { return nil }
    let trail = tree.trail(along: path.segments[...])
    guard trail.segments == path.segments.count else { return nil }
    // As `set` does, the value takes the place of a quantity with its range and source.
    var moved = tree
    moved.change(at: trail.steps[...]) { $0.value = value.value }
    var reader = Reader(files, knowing: parts)
    let document = reader.document(moved, isScenario: isScenario)
    guard let document, reader.isGood else {
      return (nil, reader.diagnostics.filter { $0.severity == .error }.map(\.message))
    }
    let compiled = Compiler.compile(document)
    if let excess = excess(of: compiled, document) { return (nil, [excess.message]) }
    return (compiled, [])
  }
}

extension Control {
  init(_ entry: ControlEntry) {
    self.init(label: entry.label, path: entry.path.value, from: entry.from, to: entry.to, step: entry.step)
  }
}
