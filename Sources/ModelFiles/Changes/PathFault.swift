/// Says where a path stopped leading anywhere, and what is there.
enum PathFault {
  /// The diagnostic for a change whose path leads no further than `trail`.
  static func diagnostic(_ change: Change, _ trail: Node.Trail, in root: Node) -> Diagnostic {
    let segments = change.path.segments
    let reached = root.node(at: trail.steps[...]) ?? root
    let place = trail.segments == 0 ? "the model" : change.path.text(first: trail.segments)
    let isLast = trail.segments == segments.count - 1
    guard trail.segments < segments.count else {
      return Diagnostic(.error, .pathNotFound, "\(place) is not there", at: change.pathSpan)
    }
    switch (segments[trail.segments], inner(reached).value) {
    case (.name(let name), .object(let members)):
      return missingName(change, name, among: members.map(\.key), in: place, isLast: isLast)
    case (.index(let index), .array(let elements)):
      let next = "\(place)[\(elements.count)] is the place just past its end"
      return Diagnostic(
        .error, .pathNotFound,
        "\(place) has \(elements.count) \(elements.count == 1 ? "entry" : "entries"), so there is no [\(index)]",
        at: change.pathSpan, hint: "entries are counted from 0", help: change.verb == .add ? [next] : [])
    case (.name, .array(let elements)):
      return Diagnostic(
        .error, .pathNotFound, "\(place) is a list, so an entry of it is named by its number", at: change.pathSpan,
        hint: elements.isEmpty ? "it is empty" : "as in \(shortened(place, to: 60))[0]")
    case (.index, .object(let members)):
      return Diagnostic(
        .error, .pathNotFound, "\(place) is an object, so an entry of it is named by its key", at: change.pathSpan,
        help: listed(members.map(\.key), in: place))
    default:
      return Diagnostic(
        .error, .pathNotFound, "\(place) is \(reached.kindName), so there is nothing inside it", at: change.pathSpan)
    }
  }

  /// The value of a quantity, or the node itself.
  private static func inner(_ node: Node) -> Node {
    guard node.isQuantity, let value = node["value"] else { return node }
    switch value.value {
    case .object, .array: return value
    default: return node
    }
  }

  private static func missingName(
    _ change: Change, _ name: String, among keys: [String], in place: String, isLast: Bool
  ) -> Diagnostic {
    let names = nearest(name, among: keys)
    var help = listed(keys, in: place)
    if isLast && names.isEmpty && (change.verb == .set || change.verb == .scale) {
      help.append("to put something there that is not there yet, write \"add\"")
    }
    return Diagnostic(
      .error, .pathNotFound, "\(place) has no \(quoted(name))", at: change.pathSpan, hint: didYouMean(names),
      help: help)
  }

  private static func listed(_ keys: [String], in place: String) -> [String] {
    guard !keys.isEmpty else { return ["\(place) is empty"] }
    let shown = keys.prefix(12).map { shortened(ModelPath.written($0), to: 40) }.joined(separator: ", ")
    return ["\(place) has: \(shown)\(keys.count > 12 ? " and \(keys.count - 12) more" : "")"]
  }
}
