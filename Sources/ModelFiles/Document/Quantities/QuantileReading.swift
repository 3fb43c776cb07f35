import RandomStreams

extension Reader {
  /// Published quantiles, `{"0 %": "1 d", "50 %": "6 d", "90 %": "21 d", "100 %": "60 d"}`: joined by straight lines, so
  /// that between two of them every value is equally likely. The lowest and the highest value must be given.
  mutating func quantiles(_ cursor: Cursor, of scale: Scale) -> Distribution.Form? {
    guard let members = cursor.node.members else {
      wrongKind(cursor, .quantiles)
      return nil
    }
    var (values, probabilities): ([Double], [Double]) = ([], [])
    for member in members {
      guard let share = quantileShare(member) else { return nil }
      let inner = cursor.inside(member.key, member.value, evidence: cursor.evidence)
      let isWrapped = member.value.member("value") != nil
      guard let value = numeric(inner, isRecorded: isWrapped, { $0.amount($1, of: scale) }) else { return nil }
      guard probabilities.last.map({ $0 < share }) ?? true else {
        fault(
          .distributionForm, "\(quoted(member.key)) does not come after a smaller share", at: member.keySpan,
          help: ["quantiles are written in ascending order"])
        return nil
      }
      guard values.last.map({ $0 <= value }) ?? true else {
        fault(
          .impossibleParameters, "the value at \(quoted(member.key)) is below the one before it",
          at: member.value.span)
        return nil
      }
      values.append(value)
      probabilities.append(share)
    }
    guard probabilities.first == 0, probabilities.last == 1 else {
      let missing = probabilities.first == 0 ? "\"100 %\", the highest value" : "\"0 %\", the lowest value"
      fault(
        .distributionForm, "quantiles need \(missing)", at: cursor.node.span.opening,
        help: ["what lies beyond the outermost quantiles is not guessed"])
      return nil
    }
    guard values.count <= Limits.values else {
      fault(
        .tooLarge, "there are at most \(grouped(Double(Limits.values))) quantiles; here are \(values.count)",
        at: cursor.node.span.opening)
      return nil
    }
    return .shape(.quantiles(values: values, at: probabilities))
  }

  private mutating func quantileShare(_ member: Node.Member) -> Double? {
    let share = shareValue(Node(.string(member.key), member.keySpan))
    if let share, (0...1).contains(share) { return share }
    fault(
      .shareForm, "\(quoted(member.key)) is not a share of the values", at: member.keySpan,
      help: ["write \(Form.quantiles.words)"])
    return nil
  }
}
