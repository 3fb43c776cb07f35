import RandomStreams

extension Reader {
  /// What is done to the drawn values: `between`, `cap`, `scale`, `roundTo`.
  mutating func modifiers(_ members: [Node.Member], _ cursor: Cursor, of scale: Scale) -> Modifiers? {
    var modifiers = Modifiers()
    for member in members {
      let inner = cursor.inside(member.key, member.value, evidence: cursor.evidence)
      switch member.key {
      case "cap":
        guard let cap = amount(inner, of: scale) else { return nil }
        modifiers.cap = cap
      case "scale":
        guard let factor = number(inner, within: 0...1e6) else { return nil }
        modifiers.scale = factor
      case "roundTo":
        guard let step = roundingStep(inner, of: scale) else { return nil }
        modifiers.roundTo = step
      case "between":
        guard let range = range(inner, of: scale) else { return nil }
        modifiers.between = range
      default: break
      }
    }
    return modifiers
  }

  /// What values are rounded to: a unit ("d") or a duration ("12 h").
  private mutating func roundingStep(_ cursor: Cursor, of scale: Scale) -> Double? {
    if case .time = scale, let text = cursor.node.string, let unit = DurationUnit(rawValue: text) {
      return unit.microseconds
    }
    guard let step = amount(cursor, of: scale) else { return nil }
    guard step > 0 else {
      fault(.impossibleParameters, "values cannot be rounded to multiples of 0", at: cursor.node.span)
      return nil
    }
    return step
  }

  private mutating func range(_ cursor: Cursor, of scale: Scale) -> ClosedRange<Double>? {
    guard let ends = cursor.node.elements, ends.count == 2 else {
      wrongKind(cursor, "two limits such as [\"1 d\", \"90 d\"]")
      return nil
    }
    guard let low = amount(cursor.element(0, ends[0]), of: scale),
      let high = amount(cursor.element(1, ends[1]), of: scale)
    else { return nil }
    guard low <= high else {
      fault(.impossibleParameters, "the first limit of \"between\" is above the second", at: cursor.node.span)
      return nil
    }
    return low...high
  }
}
