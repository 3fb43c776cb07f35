/// One change of a scenario, as it is written: `{ "set": "places.p2.count", "to": 140 }`.
public struct Change: Sendable {
  /// What a change does.
  public enum Verb: String, Sendable, CaseIterable {
    /// Puts a value in place of one that is there.
    case set
    /// Multiplies a quantity that is there.
    case scale
    /// Puts a value where none is.
    case add
    /// Takes away what is there.
    case remove

    /// The key that gives the value, if the verb takes one.
    public var argumentKey: String? {
      switch self {
      case .set: "to"
      case .scale: "by"
      case .add: "as"
      case .remove: nil
      }
    }

    var example: String {
      switch self {
      case .set: "{ \"set\": \"places.p2.count\", \"to\": 140 }"
      case .scale: "{ \"scale\": \"arrivals.emergency.perDay\", \"by\": 1.02 }"
      case .add: "{ \"add\": \"places.p2.queueLimit\", \"as\": 10 }"
      case .remove: "{ \"remove\": \"places.p2.admits\" }"
      }
    }
  }

  /// What it does.
  public var verb: Verb
  /// Where.
  public var path: ModelPath
  /// Where the path is written.
  public var pathSpan: Span
  /// The value of `to`, `by` or `as`; nil for `remove` only.
  public var argument: Node?

  /// Reads a change, or adds to `diagnostics` why it is none.
  public init?(_ node: Node, diagnostics: inout [Diagnostic]) {
    guard let members = node.members else {
      diagnostics.append(
        Diagnostic(
          .error, .changeForm, "a change is an object, and this is \(node.kindName)", at: node.span,
          help: ["for example \(Verb.set.example)"]))
      return nil
    }
    let verbs = members.compactMap { member in Verb(rawValue: member.key).map { ($0, member) } }
    guard let (verb, member) = verbs.first, verbs.count == 1 else {
      diagnostics.append(Self.verbFault(members, verbs.map(\.1), node))
      return nil
    }
    let problems = Self.strangeKeys(members, verb)
    diagnostics += problems
    guard let text = member.value.string else {
      diagnostics.append(
        Diagnostic(
          .error, .changeForm, "\(quoted(verb.rawValue)) takes a path, and this is \(member.value.kindName)",
          at: member.value.span, help: ["for example \(verb.example)"]))
      return nil
    }
    do {
      path = try ModelPath(text)
    } catch {
      diagnostics.append(
        Diagnostic(
          .error, .pathForm, error.sentence, at: member.value.span,
          help: [
            "a path is written places.p2.count, steps.p2Stay.risks[0].to or places.\\\"St. Mary's\\\".count"
          ]))
      return nil
    }
    self.verb = verb
    pathSpan = member.value.span
    argument = verb.argumentKey.flatMap { node[$0] }
    if let key = verb.argumentKey, argument == nil {
      if problems.isEmpty {
        diagnostics.append(
          Diagnostic(
            .error, .changeForm, "this change has no \(quoted(key))", at: member.keySpan,
            help: ["for example \(verb.example)"]))
      }
      return nil
    }
    if !problems.isEmpty { return nil }
  }

  private static func verbFault(_ members: [Node.Member], _ verbs: [Node.Member], _ node: Node) -> Diagnostic {
    let help = ["a change is one of set, scale, add and remove, for example \(Verb.set.example)"]
    if verbs.count > 1 {
      return Diagnostic(
        .error, .changeForm, "a change does one thing, and this does \(verbs.count)", at: verbs[1].keySpan,
        hint: "make it a change of its own", help: help)
    }
    let words = Verb.allCases.map(\.rawValue)
    for member in members {
      let names = nearest(member.key, among: words, synonyms: verbSynonyms)
      if let hint = didYouMean(names) {
        return Diagnostic(
          .error, .changeForm, "\(quoted(member.key)) is not something a change can do", at: member.keySpan,
          hint: hint, help: help)
      }
    }
    return Diagnostic(
      .error, .changeForm, "this change does not say what it does", at: Span(node.span.start, node.span.start + 1),
      help: help)
  }

  private static let verbSynonyms = Synonyms([
    "change": ["set"], "replace": ["set"], "multiply": ["scale"], "times": ["scale"], "insert": ["add"],
    "append": ["add"], "increase": ["scale"], "reduce": ["scale"], "delete": ["remove"], "drop": ["remove"],
  ])

  private static func strangeKeys(_ members: [Node.Member], _ verb: Verb) -> [Diagnostic] {
    let accepted = [verb.rawValue] + (verb.argumentKey.map { [$0] } ?? [])
    return members.filter { !accepted.contains($0.key) }.prefix(20).map { member in
      let isOtherArgument = Verb.allCases.contains { $0.argumentKey == member.key }
      let hint = isOtherArgument ? verb.argumentKey.map { didYouMean([$0]) ?? "" } : nil
      return Diagnostic(
        .error, .unknownKey, "\(quoted(member.key)) is not something a change with \(quoted(verb.rawValue)) can have",
        at: member.keySpan, hint: hint ?? didYouMean(nearest(member.key, among: accepted)),
        help: ["accepted: \(accepted.joined(separator: ", "))"])
    }
  }
}

/// A change that was made, as the report shows it.
public struct AppliedChange: Sendable, Equatable {
  /// What was done.
  public var verb: Change.Verb
  /// Where, as the scenario writes it.
  public var path: String
  /// What was there, as compact JSON of at most `textLimit` bytes; nil for an addition.
  public var before: String?
  /// What is there now; nil for a removal.
  public var after: String?

  /// How much of a value is kept for the report.
  public static let textLimit = 1000
}
