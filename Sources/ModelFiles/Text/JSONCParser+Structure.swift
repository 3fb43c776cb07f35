/// Keys, commas, brackets and what lies between them, and how reading goes on after a fault there.
extension JSONCParser {
  /// A key as it was read.
  struct Key {
    var text: String
    var span: Span
    /// False when its end could not be found, which has been reported.
    var isWhole: Bool
  }

  /// The key at the present position, reporting a comma that is missing after the member `last`; nil (reported, and
  /// moved on) when no key is there.
  mutating func parseKey(after preceding: Preceding, _ last: Node.Member?) -> Key? {
    guard let byte = current else { return nil }
    let start = at
    let previous = preceding == .entry ? last : nil
    let isQuoted = byte == .quote || byte == .apostrophe
    let isCurly = isCurlyQuote(at: at)
    guard isQuoted || isCurly || byte.isWordByte else {
      if byte == .openBrace || byte == .openBracket {
        structureFault(
          .unexpectedText, "a key is expected here, before the value", at: Span(at, at + 1),
          help: ["an object holds \"key\": value pairs; a list, written [ ], holds values"])
        skipNested()
      } else {
        _ = parseUnexpected("a key")
      }
      return nil
    }
    if isQuoted || isCurly {
      if let previous { reportMissingComma(after: previous.value, key: previous.key) }
      if isCurly { return Key(text: parseCurlyString(), span: Span(start, at), isWhole: true) }
      let text = parseString()
      let span = Span(start, at)
      if byte == .apostrophe { reportWrongQuotes(span, text) }
      return Key(text: text ?? "", span: span, isWhole: text != nil)
    }
    return parseUnquotedKey(after: preceding, previous)
  }

  private mutating func parseUnquotedKey(after preceding: Preceding, _ previous: Node.Member?) -> Key? {
    let start = at
    while let byte = current, byte.isWordByte { at += 1 }
    let span = Span(start, at)
    let text = String(decoding: bytes[start..<at], as: UTF8.self)
    let isHalfQuoted = current == .quote
    if isHalfQuoted { at += 1 }
    skipTrivia()
    guard current == .colon || current == .equals else {
      let isNumber = bytes[start].isDigit
      isFaithful = false
      if isHalfQuoted { at = span.end }
      if preceding == .fault { return nil }
      structureFault(
        .unexpectedText, "\(quoted(text)) is not expected here", at: span, hint: "a key or a comma was expected",
        help: isNumber ? ["a number has no comma in it: 1000, not 1,000, and 1.5, not 1,5"] : [])
      return nil
    }
    if let previous { reportMissingComma(after: previous.value, key: previous.key) }
    let lacks = isHalfQuoted ? "has no opening quotation mark" : "is written without quotation marks"
    report(.unquotedKey, "the key \(quoted(text)) \(lacks)", at: span, hint: "write \(quoted(text))")
    return Key(text: text, span: span, isWhole: true)
  }

  // MARK: Commas

  /// Moves past a comma (or a semicolon in its place), which should follow an entry.
  mutating func takeComma(after preceding: Preceding, inArray: Bool) {
    if bytes[at] == .semicolon {
      report(.missingComma, "entries are separated by \",\", not \";\"", at: Span(at, at + 1), hint: "write \",\"")
    } else if preceding == .separator {
      structureCommaFault(inArray: inArray)
    }
    at += 1
  }

  private mutating func structureCommaFault(inArray: Bool) {
    let message = inArray ? "a value is missing before this comma" : "nothing stands before this comma"
    if inArray { isFaithful = false }
    if !hasLostBrackets { report(.extraComma, message, at: Span(at, at + 1), hint: "delete it") }
  }

  /// Reports that no comma follows `value`, whose key is `key`.
  mutating func reportMissingComma(after value: Node?, key: String?) {
    guard !hasLostBrackets else { return }
    let end = value?.span.end ?? at
    let what = key.map { "the value of \(quoted($0))" } ?? "this value"
    report(.missingComma, "a comma is missing after \(what)", at: Span(end, end), hint: "write \",\" here")
  }

  /// Reports a key given twice; the second is left out of the tree.
  mutating func reportDuplicate(_ key: Key, first: Span) {
    report(
      .duplicateKey, "\(quoted(key.text)) is given twice", at: key.span,
      hint: "it stands first on line \(line(at: first.start))", help: ["keep one of the two"])
  }

  // MARK: Brackets

  /// Moves past an opening bracket; false when the nesting is too deep, in which case all within is skipped.
  mutating func enter(isObject: Bool) -> Bool {
    guard openers.count < Self.depthLimit else {
      report(
        .tooDeep, "lists and objects are nested deeper than \(Self.depthLimit) levels", at: Span(at, at + 1),
        hint: "level \(Self.depthLimit + 1) begins here")
      isFaithful = false
      skipNested()
      return false
    }
    openers.append(Opener(offset: at, isObject: isObject))
    at += 1
    return true
  }

  /// Moves past the bracket that closes the innermost opener.
  mutating func leave() {
    if let opener = openers.popLast(), suspect == nil, let indent = indentIfFirst(on: at),
      let openerIndent = indentOfLine(holding: opener.offset), indent < openerIndent
    {
      suspect = opener
    }
    at += 1
  }

  /// Meets a closing bracket of the other kind. When an outer opener waits for it, the innermost one is reported as
  /// not closed and left (true); otherwise the bracket is reported and passed over (false).
  mutating func leaveBefore(_ closer: UInt8) -> Bool {
    let wantsObject = closer == .closeBrace
    guard let opener = openers.last, openers.contains(where: { $0.isObject == wantsObject }) else {
      reportStray()
      return false
    }
    let found = Character(Unicode.Scalar(closer))
    structureFault(
      .unclosedBracket, "this \"\(opener.isObject ? "{" : "[")\" is not closed",
      at: Span(opener.offset, opener.offset + 1),
      hint: "\"\(found)\" on line \(line(at: at)) comes before \"\(opener.isObject ? "}" : "]")\"")
    hasLostBrackets = true
    openers.removeLast()
    return true
  }

  /// Meets ":" in a list. When the text before it looks like a key of the object around the list, the list is reported
  /// as not closed and left, and reading goes back to the key (true); otherwise ":" is reported and passed over.
  mutating func leaveBeforeKey(_ key: Node?) -> Bool {
    if let key, let name = key.string, openers.count > 1, openers[openers.count - 2].isObject,
      indentIfFirst(on: key.span.start) != nil, let opener = openers.popLast()
    {
      structureFault(
        .unclosedBracket, "this \"[\" is not closed", at: Span(opener.offset, opener.offset + 1),
        hint: "the key \(quoted(name)) on line \(line(at: key.span.start)) comes before \"]\"")
      at = key.span.start
      return true
    }
    structureFault(
      .unexpectedText, "a list has no keys, so \":\" does not belong here", at: Span(at, at + 1),
      help: ["an object, with keys, is written { \"key\": value }"])
    at += 1
    return false
  }

  /// Meets the end of the text inside a bracket. Only the likeliest opener is reported, once.
  mutating func leaveUnclosed() {
    if let innermost = openers.popLast() {
      let opener = suspect ?? innermost
      structureFault(
        .unclosedBracket, "this \"\(opener.isObject ? "{" : "[")\" is not closed",
        at: Span(opener.offset, opener.offset + 1),
        hint: opener.isObject ? "a \"}\" is missing" : "a \"]\" is missing",
        help: suspect == nil ? [] : ["judged by the indentation of the closing brackets"])
    }
    isFaithful = false
    hasLostBrackets = true
  }

  /// Reports the bracket at the present position as closing nothing, and passes over it.
  mutating func reportStray() {
    let bracket = Character(Unicode.Scalar(bytes[at]))
    let span = Span(at, at + 1)
    if let opener = openers.last {
      let place = "line \(line(at: opener.offset))"
      structureFault(
        .strayBracket, "this \"\(bracket)\" closes nothing", at: span,
        hint: opener.isObject ? "\"{\" on \(place) waits for \"}\"" : "\"[\" on \(place) waits for \"]\"")
      hasLostBrackets = true
    } else {
      structureFault(.strayBracket, "this \"\(bracket)\" closes nothing", at: span, hint: "delete it")
    }
    at += 1
  }

  /// Reports that something follows after the model.
  mutating func reportTextAfterEnd() {
    if bytes[at] == .closeBrace || bytes[at] == .closeBracket { return reportStray() }
    structureFault(
      .textAfterEnd, "the model ended before this", at: Span(at, at + (UTF8Check.length(at: at, in: bytes) ?? 1)),
      help: ["a file holds one object; is a \"}\" too early, or one too many, above?"])
  }

  /// Passes over a bracket and all within it, without a look at what it says.
  mutating func skipNested() {
    var depth = 0
    isFaithful = false
    while let byte = current {
      if byte == .openBrace || byte == .openBracket { depth += 1 }
      if byte == .closeBrace || byte == .closeBracket { depth -= 1 }
      if byte == .quote {
        skipStringUnread()
      } else if byte == .slash, skipComment() {
        continue
      } else {
        at += 1
      }
      if depth == 0 { return }
    }
    hasLostBrackets = true
  }

  private mutating func skipStringUnread() {
    at += 1
    while let byte = current, !byte.isLineEnd {
      at += byte == .backslash ? 2 : 1
      if byte == .quote { return }
    }
    at = min(at, bytes.count)
  }

  /// The indentation, in bytes, of the line that holds `offset`, if only blanks stand before it.
  private func indentIfFirst(on offset: Int) -> Int? {
    var start = offset
    while start > 0, bytes[start - 1].isBlank { start -= 1 }
    return start == 0 || bytes[start - 1].isLineEnd ? offset - start : nil
  }

  /// The indentation, in bytes, of the line that holds `offset`.
  private mutating func indentOfLine(holding offset: Int) -> Int? {
    var start = lineStart(of: offset)
    let first = start
    while let byte = bytes.byte(at: start), byte.isBlank { start += 1 }
    return start - first
  }

  // MARK: Between the tokens

  /// Passes over blanks and comments, reporting comments that do not end and blanks that are not plain ones.
  mutating func skipTrivia() {
    while let byte = current {
      if byte.isBlank || byte.isLineEnd {
        at += 1
      } else if byte == .slash {
        if !skipComment() { return }
      } else if byte == .hash {
        let start = at
        skipLine()
        report(
          .commentMark, "a comment begins with \"//\", not \"#\"", at: Span(start, start + 1), hint: "write \"//\"")
      } else if let length = strangeBlankLength(at: at) {
        let scalar = UTF8Check.scalar(at: at, in: bytes).scalar
        let name = scalar.map { codePoint($0) } ?? ""
        report(
          .unexpectedText, "a blank of an unusual kind (\(name)) stands here", at: Span(at, at + length),
          hint: "write an ordinary space")
        at += length
      } else {
        return
      }
    }
  }

  /// Passes over a comment; false when a "/" begins none.
  mutating func skipComment() -> Bool {
    let start = at
    switch bytes.byte(at: at + 1) {
    case .slash:
      skipLine()
      return true
    case .star:
      at += 2
      while at < bytes.count, !bytes.has([.star, .slash], at: at) { at += 1 }
      if at < bytes.count {
        at += 2
      } else {
        report(.unclosedComment, "this comment is not closed", at: Span(start, start + 2), hint: "\"*/\" is missing")
        isFaithful = false
        hasLostBrackets = true
      }
      return true
    default:
      return false
    }
  }

  private mutating func skipLine() {
    while let byte = current, !byte.isLineEnd { at += 1 }
  }

  /// The length of a blank or invisible character that JSON does not take for one: no-break spaces, the spaces of
  /// U+2000…200F, line separators, the ideographic space, a byte order mark inside the text.
  func strangeBlankLength(at offset: Int) -> Int? {
    guard bytes[offset] == 0x0B || bytes[offset] == 0x0C || bytes[offset] >= 0xC2 else { return nil }
    let (scalar, length) = UTF8Check.scalar(at: offset, in: bytes)
    switch scalar?.value ?? 0 {
    case 0x0B, 0x0C, 0x85, 0xA0, 0x2000...0x200F, 0x2028, 0x2029, 0x202F, 0x205F, 0x2060, 0x3000, 0xFEFF: return length
    default: return nil
    }
  }

  /// Reports that what stands at the present position is not `wanted`, and passes over it.
  mutating func parseUnexpected(_ wanted: String) -> Node? {
    let start = at
    let (scalar, length) = UTF8Check.scalar(at: at, in: bytes)
    at += length
    while let byte = current, !byte.isBlank, !byte.isLineEnd, !Self.structure.contains(byte) { at += 1 }
    let shown = scalar.map { $0.value < 0x20 ? "the control character \(codePoint($0))" : "\"\($0)\"" } ?? "this"
    structureFault(
      .unexpectedText, "\(shown) is not expected here", at: Span(start, start + length), hint: "\(wanted) was expected")
    return nil
  }

  private static let structure: [UInt8] = [
    .comma, .colon, .semicolon, .quote, .openBrace, .closeBrace, .openBracket, .closeBracket,
  ]
}
