/// Texts in quotation marks.
extension JSONCParser {
  /// The text in quotes at the present position, or nil (reported) when its end cannot be told.
  ///
  /// A text ends on its line. When it does not, reading goes on at the commas and brackets that end the line.
  mutating func parseString() -> String? {
    let start = at
    let mark = bytes[at]
    at += 1
    var decoded: [UInt8] = []
    var piece = at
    var hasControl = false
    while let byte = current, !byte.isLineEnd {
      if byte == mark {
        let text = decodedText(decoded, piece)
        at += 1
        return isOddQuote(after: mark) ? reportOddQuotes(from: start) : text
      }
      if byte == .backslash {
        decoded += bytes[piece..<at]
        parseEscape(into: &decoded)
        piece = at
      } else {
        if byte < 0x20, !hasControl {
          hasControl = true
          reportControl(byte)
        }
        at += 1
      }
    }
    return reportUnclosed(from: start)
  }

  private func decodedText(_ decoded: [UInt8], _ piece: Int) -> String {
    decoded.isEmpty
      ? String(decoding: bytes[piece..<at], as: UTF8.self)
      : String(decoding: decoded + bytes[piece..<at], as: UTF8.self)
  }

  private mutating func reportControl(_ byte: UInt8) {
    let isTab = byte == .tab
    let name = isTab ? "a tab" : "the control character \(codePoint(Unicode.Scalar(byte)))"
    let escape = isTab ? "\\t" : "\\u00" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    report(.controlCharacter, "\(name) stands inside a text", at: Span(at, at + 1), hint: "write \(escape)")
  }

  // MARK: Escapes

  private mutating func parseEscape(into decoded: inout [UInt8]) {
    let start = at
    at += 1
    guard let byte = current, !byte.isLineEnd else { return }
    at += 1
    switch byte {
    case .quote, .backslash, .slash: decoded.append(byte)
    case 0x62: decoded.append(0x08)
    case 0x66: decoded.append(0x0C)
    case 0x6E: decoded.append(.lineFeed)
    case 0x72: decoded.append(.carriageReturn)
    case 0x74: decoded.append(.tab)
    case 0x75: parseUnicodeEscape(from: start, into: &decoded)
    default:
      at -= 1
      at += UTF8Check.length(at: at, in: bytes) ?? 1
      let written = String(decoding: bytes[start..<at], as: UTF8.self)
      decoded += bytes[start..<at]
      report(
        .unknownEscape, "\(written) is not an escape", at: Span(start, at),
        hint: byte == .apostrophe ? "write ' alone" : "for a backslash write \\\\",
        help: ["escapes are \\\" \\\\ \\/ \\b \\f \\n \\r \\t and \\u with four hexadecimal digits"])
    }
  }

  private mutating func parseUnicodeEscape(from start: Int, into decoded: inout [UInt8]) {
    guard let first = parseFourDigits() else {
      while let byte = current, byte.hexDigit != nil { at += 1 }
      report(
        .unknownEscape, "\\u is followed by four hexadecimal digits", at: Span(start, at), hint: "as in \\u00A3 for £")
      return
    }
    var value = first
    if (0xD800..<0xDC00).contains(first), bytes.has([.backslash, 0x75], at: at) {
      let second = at
      at += 2
      if let low = parseFourDigits(), (0xDC00..<0xE000).contains(low) {
        value = 0x10000 + (first - 0xD800) << 10 + (low - 0xDC00)
      } else {
        at = second
      }
    }
    guard let scalar = Unicode.Scalar(value) else {
      report(
        .loneSurrogate, "\(String(decoding: bytes[start..<at], as: UTF8.self)) is half of a character",
        at: Span(start, at), hint: "its other half is missing", help: ["or write the character itself"])
      return
    }
    decoded += Array(String(Character(scalar)).utf8)
  }

  private mutating func parseFourDigits() -> UInt32? {
    var value: UInt32 = 0
    for index in 0..<4 {
      guard let digit = bytes.byte(at: at + index)?.hexDigit else { return nil }
      value = value << 4 | digit
    }
    at += 4
    return value
  }

  // MARK: Texts that do not end well

  private mutating func reportUnclosed(from start: Int) -> String? {
    stepBackToLineTail(from: start + 1)
    isFaithful = false
    if !hasFaultOnLine(of: start) {
      report(
        .unclosedString, "the text that begins here has no closing quotation mark", at: Span(start, at),
        hint: "a text ends on its line")
    }
    return nil
  }

  /// `"unit: "bed"`: a word right behind a closing mark means that the marks of this line do not pair up.
  private func isOddQuote(after mark: UInt8) -> Bool {
    guard mark == .quote, let next = current else { return false }
    return next.isLetter || next.isDigit || next == .underscore
  }

  private mutating func reportOddQuotes(from start: Int) -> String? {
    let end = at
    while let byte = current, !byte.isLineEnd { at += 1 }
    stepBackToLineTail(from: end)
    isFaithful = false
    if !hasFaultOnLine(of: start) {
      report(
        .unclosedString, "the quotation marks of this line do not pair up", at: Span(start, end),
        hint: "is one missing here?", help: ["the rest of the line has not been read"])
    }
    return nil
  }

  /// From the end of a line back to before the commas and brackets that end it, but not before `limit`.
  private mutating func stepBackToLineTail(from limit: Int) {
    let end = at
    while at > limit, [.comma, .space, .tab, .closeBrace, .closeBracket].contains(bytes[at - 1]) { at -= 1 }
    let swallowed = bytes[limit..<max(limit, at)]
    let hasBrackets = swallowed.contains {
      $0 == .openBrace || $0 == .openBracket || $0 == .closeBrace || $0 == .closeBracket
    }
    let hasTailBrackets = bytes[at..<end].contains { $0 == .closeBrace || $0 == .closeBracket }
    if hasBrackets || hasTailBrackets { hasLostBrackets = true }
  }

  /// Whether a fault stands before `offset` on its line, so that odd quotation marks are likely to follow from it.
  private func hasFaultOnLine(of offset: Int) -> Bool {
    guard let last = faults.last?.span?.start, last <= offset else { return false }
    return !bytes[last..<offset].contains { $0.isLineEnd }
  }

  // MARK: Other marks

  /// Whether a typographic quotation mark (U+2018…201F) stands at `offset`.
  func isCurlyQuote(at offset: Int) -> Bool {
    guard bytes.has([0xE2, 0x80], at: offset), let last = bytes.byte(at: offset + 2) else { return false }
    return last >= 0x98 && last <= 0x9F
  }

  /// The text between typographic marks, which are reported.
  mutating func parseCurlyString() -> String {
    let start = at
    at += 3
    let first = at
    while let byte = current, !byte.isLineEnd, byte != .quote, !isCurlyQuote(at: at) { at += 1 }
    let text = String(decoding: bytes[first..<at], as: UTF8.self)
    if current == .quote {
      at += 1
    } else if isCurlyQuote(at: at) {
      at += 3
    } else {
      isFaithful = false
    }
    reportWrongQuotes(Span(start, at), text)
    return text
  }

  /// Reports single or typographic quotation marks around `text`.
  mutating func reportWrongQuotes(_ span: Span, _ text: String?) {
    report(
      .wrongQuotes, "a text stands between straight double quotation marks", at: span,
      hint: text.map { "write \(quoted($0))" } ?? "write \" before and after it")
  }
}
