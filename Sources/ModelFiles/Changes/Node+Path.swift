/// Finding and changing what lies at a path.
///
/// A path passes through a value with a source without naming it: `stay.lognormal.mean` finds the mean also when `stay`
/// is `{"value": {"lognormal": …}, "evidence": …}`.
extension Node {
  /// One step down, found.
  enum Step {
    case member(Int)
    case element(Int)
  }

  /// How far a path led: the steps found, and how many of its segments they stand for.
  struct Trail {
    var steps: [Step] = []
    var segments = 0
  }

  /// What lies at `path`, or nil. O(members on the way).
  public func node(at path: ModelPath) -> Node? {
    let trail = trail(along: path.segments[...])
    return trail.segments == path.segments.count ? node(at: trail.steps[...]) : nil
  }

  /// Follows `segments` as far as they lead.
  func trail(along segments: ArraySlice<ModelPath.Segment>) -> Trail {
    var trail = Trail()
    var node = self
    for segment in segments {
      guard let steps = node.steps(to: segment), let next = node.node(at: steps[...]) else { return trail }
      trail.steps += steps
      trail.segments += 1
      node = next
    }
    return trail
  }

  /// The steps to one segment: one, or two through the `value` of a quantity.
  private func steps(to segment: ModelPath.Segment) -> [Step]? {
    if let step = step(to: segment) { return [step] }
    guard isQuantity, let index = members?.firstIndex(where: { $0.key == "value" }),
      let step = members?[index].value.step(to: segment)
    else { return nil }
    return [.member(index), step]
  }

  private func step(to segment: ModelPath.Segment) -> Step? {
    switch (segment, value) {
    case (.name(let name), .object(let members)): members.firstIndex { $0.key == name }.map { .member($0) }
    case (.index(let index), .array(let elements)): index < elements.count ? .element(index) : nil
    default: nil
    }
  }

  /// What lies at the end of `steps`, or nil when they do not fit.
  func node(at steps: ArraySlice<Step>) -> Node? {
    var node = self
    for step in steps {
      switch (step, node.value) {
      case (.member(let index), .object(let members)) where members.indices.contains(index): node = members[index].value
      case (.element(let index), .array(let elements)) where elements.indices.contains(index): node = elements[index]
      default: return nil
      }
    }
    return node
  }

  /// Changes what lies at the end of `steps`, in place.
  mutating func change(at steps: ArraySlice<Step>, _ body: (inout Node) -> Void) {
    guard let step = steps.first else { return body(&self) }
    let old = value
    value = .null  // so that the arrays below have one owner and are not copied
    switch (step, consume old) {
    case (.member(let index), .object(var members)):
      members[index].value.change(at: steps.dropFirst(), body)
      value = .object(members)
    case (.element(let index), .array(var elements)):
      elements[index].change(at: steps.dropFirst(), body)
      value = .array(elements)
    case (_, let other): value = other
    }
  }
}
