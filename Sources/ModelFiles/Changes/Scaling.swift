/// Multiplies a quantity of a model, whichever way it is written.
enum Scaling {
  /// The names of the distributions.
  static let distributions: Set<String> = [
    "fixed", "exponential", "uniform", "triangular", "normal", "lognormal", "gamma", "erlang", "weibull", "poisson",
    "mixture", "empirical", "quantiles",
  ]

  /// `node` times `factor`, or nil when it is no quantity or the product is too large.
  ///
  /// A number and a text with a unit (`"6.5 d"`, `"30 %"`, `"£346"`) are multiplied; a distribution gets or multiplies
  /// its `scale`; of `{value, low, high}` all three are scaled; of `byCohort` and `byRoute` every branch.
  static func scaled(_ node: Node, by factor: Double, at span: Span) -> Node? {
    switch node.value {
    case .number(let number): product(number, factor).map { Node(.number($0), span) }
    case .string(let text): scaledText(text, by: factor).map { Node(.string($0), span) }
    case .object(let members): scaledObject(node, members, by: factor, at: span)
    case .null, .bool, .array: nil
    }
  }

  private static func scaledObject(_ node: Node, _ members: [Node.Member], by factor: Double, at span: Span) -> Node? {
    if node.isQuantity {
      return scalingMembers(members, span) { $0.key == "evidence" ? $0.value : scaled($0.value, by: factor, at: span) }
    }
    if members.count == 1, let member = members.first, member.key == "byCohort" || member.key == "byRoute",
      let branches = member.value.members
    {
      return scalingMembers(branches, member.value.span) { scaled($0.value, by: factor, at: span) }.map {
        Node(.object([Node.Member(key: member.key, keySpan: member.keySpan, value: $0)]), node.span)
      }
    }
    guard members.contains(where: { distributions.contains($0.key) }) else { return nil }
    var result = members
    if let index = members.firstIndex(where: { $0.key == "scale" }) {
      guard let scale = scaled(members[index].value, by: factor, at: span) else { return nil }
      result[index].value = scale
    } else {
      result.append(Node.Member(key: "scale", keySpan: span, value: Node(.number(factor), span)))
    }
    return Node(.object(result), node.span)
  }

  private static func scalingMembers(
    _ members: [Node.Member], _ span: Span, _ scale: (Node.Member) -> Node?
  ) -> Node? {
    var result = members
    for index in result.indices {
      guard let value = scale(result[index]) else { return nil }
      result[index].value = value
    }
    return Node(.object(result), span)
  }

  // MARK: Texts with a unit

  /// `"6.5 d"` times 2 is `"13 d"`; nil for a text that is not a number with a unit or a currency sign.
  private static func scaledText(_ text: String, by factor: Double) -> String? {
    let bytes = Array(text.utf8)
    guard bytes.count <= 64 else { return nil }
    let before = bytes.prefix { !$0.isDigit && $0 != .minus && $0 != .point }
    let number = bytes.dropFirst(before.count).prefix { $0.isDigit || $0 == .minus || $0 == .point }
    let after = bytes.dropFirst(before.count + number.count)
    let unit = after.drop { $0.isBlank }
    let sign = String(decoding: before, as: UTF8.self)
    guard sign.isEmpty ? !unit.isEmpty : ["£", "€", "$"].contains(sign),
      unit.allSatisfy({ $0.isLetter || $0 == .percent || $0.isBlank }), JSONCParser.isNumber(Array(number)),
      let value = Double(String(decoding: number, as: UTF8.self)), let product = product(value, factor)
    else { return nil }
    return sign + shortestNumber(product) + String(decoding: after, as: UTF8.self)
  }

  // MARK: Products

  /// The product of two numbers as their decimal forms give it, so that 3 × 1.1 is 3.3; nil when it is too large.
  ///
  /// Both are taken in their shortest decimal form, multiplied exactly, and the product is rounded once.
  static func product(_ one: Double, _ other: Double) -> Double? {
    guard let first = Decimal(one), let second = Decimal(other) else { return nil }
    let wide = first.digits.multipliedFullWidth(by: second.digits)
    let base: UInt64 = 1_000_000_000_000_000_000
    let (high, low) = base.dividingFullWidth((wide.high, wide.low))
    let padded = String(base + low).dropFirst()
    let sign = (one.sign == .minus) != (other.sign == .minus) ? "-" : ""
    guard let result = Double("\(sign)\(high)\(padded)e\(first.exponent + second.exponent)"), result.isFinite else {
      return nil
    }
    return result
  }

  /// The magnitude of a finite number in its shortest decimal form: digits × 10^exponent, at most 17 digits.
  private struct Decimal {
    var digits: UInt64 = 0
    var exponent = 0

    init?(_ value: Double) {
      guard value.isFinite else { return nil }
      var isFraction = false
      var significant = 0
      let text = Array(value.magnitude.description.utf8)
      let mantissa = text.prefix { $0 != 0x65 }
      for byte in mantissa {
        if byte == .point {
          isFraction = true
          continue
        }
        if significant < 17 {
          digits = digits * 10 + UInt64(byte - .zero)
          if digits > 0 { significant += 1 }
          if isFraction { exponent -= 1 }
        } else if !isFraction {
          exponent += 1
        }
      }
      exponent += Int(String(decoding: text.dropFirst(mantissa.count + 1), as: UTF8.self)) ?? 0
    }
  }
}

extension Node {
  /// The keys of a value with its range and source.
  public static let quantityKeys: Set<String> = ["value", "low", "high", "evidence"]

  /// Whether it is `{"value": …}`, perhaps with `low`, `high` and `evidence`, and nothing else.
  public var isQuantity: Bool {
    guard let members, members.count <= Self.quantityKeys.count, members.contains(where: { $0.key == "value" }) else {
      return false
    }
    return members.allSatisfy { Self.quantityKeys.contains($0.key) }
  }
}
