/// A named part of a whole; nil is the rest.
struct ShareEntry: Sendable {
  var name: Located<String>
  var share: Double?
}

/// A named part of a whole whose size is known.
struct Part: Sendable, Equatable {
  var name: Located<String>
  var share: Double
}

extension Reader {
  /// A share that may be "rest".
  mutating func shareEntry(_ name: Located<String>, _ cursor: Cursor, isRecorded: Bool = true) -> ShareEntry? {
    if cursor.node.string == "rest" { return ShareEntry(name: name, share: nil) }
    if cursor.node.string != nil, shareValue(cursor.node) == nil {
      fault(
        .shareForm, "\(quoted(plainText(cursor.node))) is not a share", at: cursor.node.span,
        help: ["write \(Form.share.words), or \"rest\""])
      return nil
    }
    return numeric(cursor, isRecorded: isRecorded) { $0.share($1) }.map { ShareEntry(name: name, share: $0) }
  }

  /// The parts of a whole, in the order in which they are cut: as written, the rest last.
  mutating func split(_ entries: [ShareEntry], at span: Span, _ subject: String) -> [Part]? {
    let sum = entries.reduce(0) { $0 + ($1.share ?? 0) }
    let rests = entries.filter { $0.share == nil }
    if rests.count > 1 {
      fault(.sharesOff, "only one part can be the \"rest\"; here are \(rests.count)", at: rests[1].name.span)
      return nil
    }
    let shown = entries.compactMap { $0.share.map(shortestNumber) }.joined(separator: " + ")
    if rests.isEmpty, abs(sum - 1) > 1e-6 {
      fault(
        .sharesOff, "\(subject) come to \(rounded(sum, 9)) rather than 1", at: span,
        help: ["\(shown) = \(rounded(sum, 9))", "one of them may be \"rest\""])
      return nil
    }
    if sum > 1 + 1e-6 {
      fault(
        .sharesOff, "\(subject) come to \(rounded(sum, 9)), which leaves no rest", at: span,
        help: ["\(shown) = \(rounded(sum, 9))"])
      return nil
    }
    let given = entries.compactMap { entry in entry.share.map { Part(name: entry.name, share: $0) } }
    return given + rests.map { Part(name: $0.name, share: max(0, 1 - sum)) }
  }

  /// A single name, or shares between several.
  mutating func shares(_ given: Cursor, of kind: String, _ subject: String) -> [Part]? {
    let cursor = withoutEvidence(given)
    if let name = cursor.node.string { return [Part(name: Located(name, cursor.node.span), share: 1)] }
    guard let members = cursor.node.members else {
      wrongKind(cursor, .shares(of: kind))
      return nil
    }
    guard !members.isEmpty else {
      fault(.nothingThere, "\(quoted(cursor.name)) names no \(kind.dropFirst(2))", at: cursor.node.span)
      return nil
    }
    let entries = members.map { member in
      shareEntry(
        Located(member.key, member.keySpan),
        cursor.inside(member.key, member.value, evidence: cursor.evidence))
    }
    let good = entries.compactMap(\.self)
    guard good.count == entries.count else { return nil }
    return split(good, at: cursor.node.span, subject)
  }
}
