/// A model's tree after the changes of a scenario.
public struct ChangedModel: Sendable {
  /// The tree; changes that could not be made are left out.
  public var root: Node
  /// The changes made, in order.
  public var applied: [AppliedChange]
  /// Why the others could not be made.
  public var diagnostics: [Diagnostic]

  /// How many changes one scenario may have.
  public static let changeLimit = 1000
  /// The parts of a model that a scenario may not change.
  public static let fixedParts: Set<String> = ["scenarios", "format", "$schema"]

  /// Makes `changes`, the list of a scenario, to `root`, one after another.
  ///
  /// `set` and `scale` and `remove` need something at their path, `add` needs nothing there; the position just past the
  /// end of a list is such a place. Setting a quantity `{value, low, high, evidence}` replaces all of it, unless the path
  /// ends in `.value`. What a change puts there has the change's own span.
  /// O(changes · members on their paths).
  public init(_ root: Node, changes: Node) {
    self.root = root
    applied = []
    diagnostics = []
    guard let list = changes.elements else {
      diagnostics.append(
        Diagnostic(.error, .changeForm, "changes are a list, and this is \(changes.kindName)", at: changes.span))
      return
    }
    if list.count > Self.changeLimit {
      diagnostics.append(
        Diagnostic(
          .error, .changeForm, "a scenario has at most \(Self.changeLimit) changes; this has \(list.count)",
          at: Span(changes.span.start, changes.span.start + 1)))
      return
    }
    for node in list {
      guard let change = Change(node, diagnostics: &diagnostics) else { continue }
      apply(change)
    }
  }

  private mutating func apply(_ change: Change) {
    if case .name(let part)? = change.path.segments.first, Self.fixedParts.contains(part) {
      diagnostics.append(
        Diagnostic(.error, .pathOutOfBounds, "a scenario cannot change \(quoted(part))", at: change.pathSpan))
      return
    }
    switch change.verb {
    case .set: set(change)
    case .scale: scale(change)
    case .add: add(change)
    case .remove: remove(change)
    }
  }

  // MARK: The four verbs

  private mutating func set(_ change: Change) {
    guard let argument = change.argument, let (steps, old) = find(change) else { return }
    root.change(at: steps) { $0 = argument }
    record(change, before: old, after: argument)
  }

  private mutating func scale(_ change: Change) {
    guard let argument = change.argument, let (steps, old) = find(change) else { return }
    guard let factor = Self.factor(argument) else {
      diagnostics.append(
        Diagnostic(
          .error, .cannotScale, "a factor is a number of 0 or more, and this is \(Self.described(argument))",
          at: argument.span, help: ["for a tenth more write \"by\": 1.1, for a tenth less \"by\": 0.9"]))
      return
    }
    guard let new = Scaling.scaled(old, by: factor, at: argument.span) else {
      if Scaling.scaled(old, by: 0, at: argument.span) != nil {
        diagnostics.append(
          Diagnostic(
            .error, .cannotScale, "\(change.path.text()) times \(shortestNumber(factor)) is too large",
            at: argument.span))
        return
      }
      diagnostics.append(
        Diagnostic(
          .error, .cannotScale, "\(change.path.text()) cannot be scaled: it is \(Self.described(old))",
          at: change.pathSpan,
          help: [
            "numbers, durations, shares, costs and distributions can be scaled, also by cohort or by route",
            "\"set\" replaces a value of any kind",
          ]))
      return
    }
    root.change(at: steps) { $0 = new }
    record(change, before: old, after: new)
  }

  private mutating func remove(_ change: Change) {
    guard let (steps, old) = find(change), let last = steps.last else { return }
    root.change(at: steps.dropLast()) { parent in
      switch (last, parent.value) {
      case (.member(let index), .object(var members)):
        members.remove(at: index)
        parent.value = .object(members)
      case (.element(let index), .array(var elements)):
        elements.remove(at: index)
        parent.value = .array(elements)
      default: break
      }
    }
    record(change, before: old, after: nil)
  }

  private mutating func add(_ change: Change) {
    guard let argument = change.argument, let last = change.path.segments.last else { return }
    let segments = change.path.segments
    let trail = root.trail(along: segments[...])
    if trail.segments == segments.count { return reportAlreadyThere(change, root.node(at: trail.steps[...])) }
    guard trail.segments == segments.count - 1, var parent = root.node(at: trail.steps[...]) else {
      diagnostics.append(PathFault.diagnostic(change, trail, in: root))
      return
    }
    var steps = trail.steps
    if let inner = Self.innerPlace(for: last, in: parent) {
      steps.append(.member(inner.index))
      parent = inner.node
    }
    let value: Node.Value
    switch (last, parent.value) {
    case (.name(let name), .object(let members)):
      value = .object(members + [Node.Member(key: name, keySpan: change.pathSpan, value: argument)])
    case (.index(let index), .array(let elements)) where index == elements.count:
      value = .array(elements + [argument])
    default:
      diagnostics.append(PathFault.diagnostic(change, trail, in: root))
      return
    }
    root.change(at: steps[...]) { $0.value = value }
    record(change, before: nil, after: argument)
  }

  // MARK: Helpers

  /// What lies at the path of a change, or nil (reported).
  private mutating func find(_ change: Change) -> (steps: ArraySlice<Node.Step>, node: Node)? {
    let trail = root.trail(along: change.path.segments[...])
    guard trail.segments == change.path.segments.count, let node = root.node(at: trail.steps[...]) else {
      diagnostics.append(PathFault.diagnostic(change, trail, in: root))
      return nil
    }
    return (trail.steps[...], node)
  }

  /// An addition to a quantity goes into its value, unless it is one of the quantity's own keys.
  private static func innerPlace(for segment: ModelPath.Segment, in parent: Node) -> (index: Int, node: Node)? {
    guard parent.isQuantity, let members = parent.members,
      let index = members.firstIndex(where: { $0.key == "value" })
    else { return nil }
    if case .name(let name) = segment, Node.quantityKeys.contains(name) { return nil }
    return (index, members[index].value)
  }

  private mutating func reportAlreadyThere(_ change: Change, _ node: Node?) {
    var help = ["\"set\" replaces what is there"]
    if let count = node?.elements?.count {
      help.append("to put an entry at the end of the list, add \(change.path.text())[\(count)]")
    }
    diagnostics.append(
      Diagnostic(
        .error, .alreadyThere, "\(change.path.text()) is already there", at: change.pathSpan,
        hint: node.map { "it is \(Self.described($0))" }, help: help))
  }

  private mutating func record(_ change: Change, before: Node?, after: Node?) {
    let limit = AppliedChange.textLimit
    applied.append(
      AppliedChange(
        verb: change.verb, path: change.path.text(), before: before.map { compactJSON($0, limit: limit) },
        after: after.map { compactJSON($0, limit: limit) }))
  }

  /// The factor that a node gives: a number, a share, or a quantity of such a value; never negative.
  private static func factor(_ node: Node) -> Double? {
    let factor: Double?
    switch node.value {
    case .number(let number): factor = number
    case .string(let text):
      let number = text.utf8.prefix { $0 != .percent && !$0.isBlank }
      let unit = text.utf8.dropFirst(number.count).drop { $0.isBlank }
      let isShare = unit.elementsEqual("%".utf8) && JSONCParser.isNumber(Array(number))
      factor = isShare ? Double(String(decoding: number, as: UTF8.self)).flatMap { Scaling.product($0, 0.01) } : nil
    case .object: factor = node.isQuantity ? node["value"].flatMap { $0.isQuantity ? nil : Self.factor($0) } : nil
    case .null, .bool, .array: factor = nil
    }
    return factor.flatMap { $0 >= 0 && $0.isFinite ? $0 : nil }
  }

  /// A short value in full, a long one by its kind.
  private static func described(_ node: Node) -> String {
    switch node.value {
    case .number, .string, .bool, .null: compactJSON(node, limit: 60)
    case .array, .object: node.kindName
    }
  }
}
