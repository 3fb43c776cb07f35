/// Numbers, `true`, `false`, `null`, and words that should have had quotation marks.
extension JSONCParser {
  /// How many characters a number may have.
  static let numberLengthLimit = 400

  // MARK: Numbers

  /// The number at the present position; a quantity with its unit, a date or a time of day without quotes is taken as
  /// the text it should have been.
  mutating func parseNumber() -> Node? {
    let start = at
    while let byte = current, byte.isLetter || byte.isDigit || [.point, .plus, .minus, .underscore].contains(byte) {
      at += 1
    }
    let token = Array(bytes[start..<at])
    if let node = parseQuantityText(token, from: start) { return node }
    let span = Span(start, at)
    guard token.count <= Self.numberLengthLimit else {
      report(
        .numberRange, "a number has at most \(Self.numberLengthLimit) characters; this has \(token.count)", at: span)
      isFaithful = false
      return nil
    }
    if Self.isNumber(token) { return number(token, span) }
    let mended = Self.mended(token)
    report(
      .numberForm, "\(quoted(String(decoding: token, as: UTF8.self))) is not how a number is written", at: span,
      hint: mended.map { "write \(String(decoding: $0, as: UTF8.self))" },
      help: ["numbers are written 12, -0.5 or 1.5e3"])
    if let mended { return number(mended, span) }
    isFaithful = false
    return nil
  }

  /// The value of a well-formed number, if a `Double` holds it.
  private mutating func number(_ token: [UInt8], _ span: Span) -> Node? {
    let value = Double(String(decoding: token, as: UTF8.self)) ?? .infinity
    let mantissa = token.prefix { $0 | 0x20 != 0x65 }
    let isTooSmall = value == 0 && mantissa.contains { $0.isDigit && $0 != .zero }
    if value.isFinite && !isTooSmall { return Node(.number(value), span) }
    report(
      .numberRange,
      isTooSmall ? "this number is too close to zero to be told from it" : "this number is too large to be kept",
      at: span, hint: isTooSmall ? "write 0 if that is meant" : nil, help: ["numbers go up to about 1.8e308"])
    isFaithful = false
    return nil
  }

  /// Whether `token` follows JSON's grammar of numbers.
  static func isNumber(_ token: [UInt8]) -> Bool {
    var at = token.first == .minus ? 1 : 0
    func digits() -> Int {
      var count = 0
      while let byte = token.byte(at: at + count), byte.isDigit { count += 1 }
      return count
    }
    let first = token.byte(at: at)
    let whole = digits()
    guard whole > 0, whole == 1 || first != .zero else { return false }
    at += whole
    if token.byte(at: at) == .point {
      at += 1
      let fraction = digits()
      guard fraction > 0 else { return false }
      at += fraction
    }
    if let byte = token.byte(at: at), byte | 0x20 == 0x65 {
      at += 1
      if let sign = token.byte(at: at), sign == .plus || sign == .minus { at += 1 }
      let exponent = digits()
      guard exponent > 0 else { return false }
      at += exponent
    }
    return at == token.count
  }

  /// The number that was plainly meant: without a leading plus, leading zeros or underscores, with a digit on both
  /// sides of the point.
  private static func mended(_ token: [UInt8]) -> [UInt8]? {
    var rest = token.filter { $0 != .underscore }
    var result: [UInt8] = []
    if rest.first == .minus { result.append(.minus) }
    if rest.first == .minus || rest.first == .plus { rest.removeFirst() }
    let zeros = rest.prefix { $0 == .zero }.count
    rest.removeFirst(zeros)
    if zeros > 0 || rest.first == .point, rest.first?.isDigit != true { result.append(.zero) }
    result += rest
    if let point = result.firstIndex(of: .point), result.byte(at: point + 1)?.isDigit != true {
      result.remove(at: point)
    }
    return result != token && isNumber(result) ? result : nil
  }

  // MARK: Quantities without quotes

  /// `6.5 d`, `30 %`, `2022-07-04`, `08:00-18:00` written without quotes, reported and taken as a text.
  private mutating func parseQuantityText(_ token: [UInt8], from start: Int) -> Node? {
    let number = token.prefix { $0.isDigit || $0 == .point }
    guard let first = token.first, first.isDigit, !number.isEmpty else { return nil }
    let rest = token.dropFirst(number.count)
    var text: String?
    if rest.isEmpty, current == .colon, bytes.byte(at: at + 1)?.isDigit == true {
      while let byte = current, byte.isDigit || byte == .colon || byte == .minus { at += 1 }
      text = String(decoding: bytes[start..<at], as: UTF8.self)
    } else if rest.isEmpty, let unit = parseUnit() {
      text = String(decoding: number, as: UTF8.self) + " " + unit
    } else if !rest.isEmpty, Self.isNumber(Array(number)), rest.allSatisfy(\.isLetter), !Self.isExponentStart(rest),
      number != [.zero]
    {
      text = String(decoding: number, as: UTF8.self) + " " + String(decoding: rest, as: UTF8.self)
    } else if number.count == 4, rest.first == .minus, rest.allSatisfy({ $0.isDigit || $0 == .minus }) {
      text = String(decoding: token, as: UTF8.self)
    }
    guard let text else { return nil }
    let span = Span(start, at)
    report(
      .unquotedText, "a quantity with a unit, a date or a time is written in quotation marks", at: span,
      hint: "write \(quoted(text))")
    return Node(.string(text), span)
  }

  private static func isExponentStart(_ rest: ArraySlice<UInt8>) -> Bool {
    rest.count == 1 && (rest.first ?? 0) | 0x20 == 0x65
  }

  /// The unit that follows on the same line, moved past; nothing when a key or the end of the entry follows.
  private mutating func parseUnit() -> String? {
    var first = at
    while let byte = bytes.byte(at: first), byte.isBlank { first += 1 }
    var end = first
    while let byte = bytes.byte(at: end), byte.isLetter || byte == .percent { end += 1 }
    var next = end
    while let byte = bytes.byte(at: next), byte.isBlank { next += 1 }
    if let byte = bytes.byte(at: next), !byte.isLineEnd, ![.comma, .closeBrace, .closeBracket].contains(byte) {
      return nil
    }
    guard end > first else { return nil }
    at = end
    return String(decoding: bytes[first..<end], as: UTF8.self)
  }

  // MARK: Words

  /// `true`, `false`, `null`, or text without quotes, reported.
  mutating func parseWord() -> Node? {
    let start = at
    while let byte = current, byte.isWordByte, strangeBlankLength(at: at) == nil, !isCurlyQuote(at: at) { at += 1 }
    let word = String(decoding: bytes[start..<at], as: UTF8.self)
    let span = Span(start, at)
    switch word {
    case "true": return Node(.bool(true), span)
    case "false": return Node(.bool(false), span)
    case "null": return Node(.null, span)
    default: break
    }
    switch word.count > 9 ? "" : word.lowercased() {
    case "true": return mistaken(word, span, hint: "write true", value: .bool(true))
    case "false": return mistaken(word, span, hint: "write false", value: .bool(false))
    case "null", "none", "nil", "undefined": return mistaken(word, span, hint: "write null", value: .null)
    case "nan", "inf", "infinity":
      report(.numberForm, "\(quoted(word)) is not a number that a model can have", at: span)
      isFaithful = false
      return nil
    default: return parseUnquotedText(from: start)
    }
  }

  private mutating func mistaken(_ word: String, _ span: Span, hint: String, value: Node.Value) -> Node {
    report(.unquotedText, "\(quoted(word)) is not a word that stands without quotation marks", at: span, hint: hint)
    return Node(value, span)
  }

  private mutating func parseUnquotedText(from start: Int) -> Node {
    while let byte = current, !byte.isLineEnd, byte >= 0x20, !Self.endsUnquotedText.contains(byte) {
      if byte == .slash, let next = bytes.byte(at: at + 1), next == .slash || next == .star { break }
      at += 1
    }
    while bytes[at - 1].isBlank { at -= 1 }
    let text = String(decoding: bytes[start..<at], as: UTF8.self)
    report(
      .unquotedText, "a text is written in quotation marks", at: Span(start, at), hint: "write \(quoted(text))")
    return Node(.string(text), Span(start, at))
  }

  private static let endsUnquotedText: [UInt8] = [
    .comma, .semicolon, .colon, .quote, .openBrace, .closeBrace, .openBracket, .closeBracket, .hash,
  ]
}
