extension Reader {
  /// A value that may carry a range and evidence: `{"value": …, "low": …, "high": …, "evidence": "id"}`, or just the value.
  ///
  /// `read` reads the value, and each end of the range; the value is recorded as a figure of the model.
  mutating func figure<Value>(
    _ cursor: Cursor?, isRecorded: Bool = true, order: ((Value, Value) -> Bool)? = nil,
    _ read: (inout Reader, Cursor) -> Value?
  ) -> Value? {
    guard let cursor else { return nil }
    guard cursor.node.member("value") != nil else {
      let value = read(&self, cursor)
      if value != nil, isRecorded { record(cursor, cursor.node, low: nil, high: nil, evidence: cursor.evidence) }
      return value
    }
    guard let entries = entries(cursor, as: Vocabulary.value), var inner = entries["value"] else { return nil }
    inner.name = cursor.name
    inner.path = cursor.path
    let value = read(&self, inner)
    let low = entries["low"].flatMap { read(&self, $0) }
    let high = entries["high"].flatMap { read(&self, $0) }
    if let value, let order {
      if let low, order(value, low), let span = entries["low"]?.node.span {
        fault(.rangeForm, "the low end of the range is above the value", at: span)
      }
      if let high, order(high, value), let span = entries["high"]?.node.span {
        fault(.rangeForm, "the high end of the range is below the value", at: span)
      }
    }
    if value != nil {
      record(
        cursor, inner.node, low: entries["low"]?.node, high: entries["high"]?.node, evidence: inner.evidence)
    }
    return value
  }

  /// The value inside `{"value": …, "evidence": "id"}` where several figures stand together, so that a range has no meaning.
  mutating func withoutEvidence(_ cursor: Cursor) -> Cursor {
    guard cursor.node.member("value") != nil, let entries = entries(cursor, as: Vocabulary.value),
      var inner = entries["value"]
    else { return cursor }
    for end in ["low", "high"] where entries[end] != nil {
      fault(
        .rangeForm, "a range belongs to a single figure, not to \(quoted(cursor.name)) as a whole",
        at: entries.keySpan(end))
    }
    inner.name = cursor.name
    inner.path = cursor.path
    return inner
  }

  /// A number that may carry a range and evidence.
  mutating func numeric(
    _ cursor: Cursor?, isRecorded: Bool = true, _ read: (inout Reader, Cursor) -> Double?
  ) -> Double? {
    figure(cursor, isRecorded: isRecorded, order: { $0 < $1 }, read)
  }

  private mutating func record(_ cursor: Cursor, _ node: Node, low: Node?, high: Node?, evidence: String?) {
    figures.append(
      Figure(
        path: cursor.path, span: node.span, value: plainText(node), low: low.map(plainText), high: high.map(plainText),
        evidence: evidence))
  }

  /// A plain number within limits; `form` says what is accepted.
  mutating func number(_ cursor: Cursor, within limits: ClosedRange<Double>, _ form: Form = .number) -> Double? {
    guard let number = cursor.node.number else {
      wrongKind(cursor, form)
      return nil
    }
    guard limits.contains(number) else {
      explain(number, outside: limits, cursor)
      return nil
    }
    return number
  }

  /// A whole number within limits.
  mutating func wholeNumber(_ cursor: Cursor, within limits: ClosedRange<Double>) -> Double? {
    guard let number = number(cursor, within: limits, .wholeNumber) else { return nil }
    guard number == number.rounded() else {
      fault(
        .countForm, "\(quoted(cursor.name)) is counted in whole numbers; this is \(shortestNumber(number))",
        at: cursor.node.span, hint: "write \(shortestNumber(number.rounded()))")
      return nil
    }
    return number
  }

  private mutating func explain(_ number: Double, outside limits: ClosedRange<Double>, _ cursor: Cursor) {
    let name = quoted(cursor.name)
    if number < limits.lowerBound {
      fault(
        .outOfLimits, "\(name) is at least \(shortestNumber(limits.lowerBound)); this is \(shortestNumber(number))",
        at: cursor.node.span)
    } else {
      fault(
        .tooLarge, "\(name) is at most \(grouped(limits.upperBound)); this is \(grouped(number))", at: cursor.node.span)
    }
  }

  /// A whole number of units, or without limit (`Double.infinity`).
  mutating func count(_ cursor: Cursor) -> Double? {
    if cursor.node.string == "unlimited" { return .infinity }
    guard cursor.node.number != nil else {
      wrongKind(cursor, .count)
      return nil
    }
    return wholeNumber(cursor, within: 0...Limits.units)
  }

  /// A share: 0.3 or "30 %".
  mutating func share(_ cursor: Cursor, within limits: ClosedRange<Double> = 0...1) -> Double? {
    let span = cursor.node.span
    guard let share = shareValue(cursor.node) else {
      wrongKind(cursor, .share)
      return nil
    }
    guard limits.contains(share) else {
      let isPercent = cursor.node.number != nil && share > 1 && share <= 100
      fault(
        .shareForm,
        "\(quoted(cursor.name)) is a share and \(plainText(cursor.node)) is \(share < limits.lowerBound ? "below" : "above") \(shortestNumber(share < limits.lowerBound ? limits.lowerBound : limits.upperBound))",
        at: span, hint: isPercent ? "write \"\(shortestNumber(share)) %\" or \(shortestNumber(share / 100))" : nil)
      return nil
    }
    return share
  }

  /// What a share says, or nil when it is none: 0.3 and "30 %" say the same.
  func shareValue(_ node: Node) -> Double? {
    if let number = node.number { return number }
    guard let text = node.string else { return nil }
    let (digits, unit) = split(text)
    guard unit == "%", let percent = Double(digits), percent.isFinite else { return nil }
    return percent / 100
  }

  /// Pounds: "£346", "£1,250.50".
  mutating func money(_ cursor: Cursor) -> Double? {
    if let number = cursor.node.number {
      fault(
        .moneyForm, "\(quoted(cursor.name)) is an amount of money and \(shortestNumber(number)) has no currency",
        at: cursor.node.span, hint: "write \"£\(shortestNumber(number))\"")
      return nil
    }
    guard let text = cursor.node.string else {
      wrongKind(cursor, .money)
      return nil
    }
    let digits = text.trimmingBlanks.dropFirst().filter { $0 != "," && $0 != " " }
    let isPlain = digits.allSatisfy { $0.isASCII && $0.isNumber || $0 == "." }
    guard text.trimmingBlanks.hasPrefix("£"), isPlain, let amount = Double(String(digits)), amount <= Limits.money
    else {
      fault(
        .moneyForm, "\(quoted(text)) is not an amount of money", at: cursor.node.span,
        help: ["write \(Form.money.words)"])
      return nil
    }
    return amount
  }

  /// Weights, normalised to average 1.
  mutating func weights(_ cursor: Cursor?, count: Int) -> [Double]? {
    guard let cursor else { return nil }
    return figure(cursor) { reader, cursor in reader.plainWeights(cursor, count: count) }
  }

  private mutating func plainWeights(_ cursor: Cursor, count: Int) -> [Double]? {
    guard let elements = cursor.node.elements else {
      wrongKind(cursor, .weights(count))
      return nil
    }
    guard elements.count == count else {
      fault(
        .weightsForm, "\(quoted(cursor.name)) needs \(count) weights; here are \(elements.count)", at: cursor.node.span)
      return nil
    }
    var weights: [Double] = []
    for (index, element) in elements.enumerated() {
      guard let weight = number(cursor.element(index, element), within: 0...1e9) else { return nil }
      weights.append(weight)
    }
    let mean = weights.reduce(0, +) / Double(count)
    guard mean > 0 else {
      fault(.weightsForm, "\(quoted(cursor.name)) has no weight above 0", at: cursor.node.span)
      return nil
    }
    guard abs(mean - 1) > 1e-9 else { return weights }
    note(
      .weightsNormalised,
      "the weights of \(quoted(cursor.name)) average \(rounded(mean, 6)); they are divided by that to average 1",
      at: cursor.node.span)
    return weights.map { $0 / mean }
  }
}

/// A value as people read it: `lognormal (mean 6.4 d, sd 8.1 d)`.
func plainText(_ node: Node) -> String {
  switch node.value {
  case .null: "null"
  case .bool(let value): value ? "true" : "false"
  case .number(let value): shortestNumber(value)
  case .string(let text): text
  case .array(let elements): elements.map(plainText).joined(separator: ", ")
  case .object(let members):
    members.map { member in
      switch member.value.value {
      case .object, .array: "\(member.key) (\(plainText(member.value)))"
      default: "\(member.key) \(plainText(member.value))"
      }
    }.joined(separator: ", ")
  }
}

/// A number rounded to some decimals, without trailing zeros.
func rounded(_ value: Double, _ decimals: Int) -> String {
  let factor = (0..<decimals).reduce(1.0) { power, _ in power * 10 }
  let scaled = (value * factor).rounded() / factor
  return shortestNumber(scaled == 0 ? 0 : scaled)
}

/// A number with its thousands set apart: "100,000".
func grouped(_ value: Double) -> String {
  let text = shortestNumber(value)
  guard !text.contains("e") else { return text }
  let parts = text.split(separator: ".", maxSplits: 1)
  let whole = parts.first.map(String.init) ?? text
  var digits = ""
  for (position, digit) in whole.reversed().enumerated() {
    if position > 0, position % 3 == 0, digit != "-" { digits.append(",") }
    digits.append(digit)
  }
  return String(digits.reversed()) + (parts.count > 1 ? "." + parts[1] : "")
}
