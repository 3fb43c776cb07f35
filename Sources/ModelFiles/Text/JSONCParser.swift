/// Reads JSON with comments (`//`, `/* */`) and trailing commas, strictly, and goes on after a fault.
///
/// Every fault becomes a diagnostic in file order. Where it is plain what was meant (a missing comma, a key without
/// quotes, a number with a leading zero) the tree is still given, so that the layers above can look for their own
/// faults at once; where something was lost (a missing value, an unclosed bracket) there is no tree.
/// A text with any error must not be run, tree or no tree.
///
/// Time and memory are linear in the size of the text, nesting is bounded, and no input is a crash.
public struct JSONCParser {
  /// The largest file that is read, in bytes: 8 MiB.
  public static let sizeLimit = 8 << 20
  /// How deep lists and objects may be nested.
  public static let depthLimit = 200
  /// After so many faults reading stops.
  public static let faultLimit = 1000

  let bytes: [UInt8]
  var at = 0
  var faults: [Diagnostic] = []
  /// Whether the tree still says all that the text says.
  var isFaithful = true
  /// Set once the pairing of brackets has been lost: what follows from that is not reported.
  var hasLostBrackets = false
  var openers: [Opener] = []
  /// The innermost bracket whose closing bracket stood further left than its own line: the one to suspect.
  var suspect: Opener?
  private var lines: LineTable?

  /// A bracket that waits for its closing one.
  struct Opener {
    var offset: Int
    var isObject: Bool
  }

  /// What stands before the present position in a list or an object.
  enum Preceding {
    /// An entry: a comma or the end should follow.
    case entry
    /// An opening bracket or a comma: an entry or the end should follow.
    case separator
    /// Something reported: what follows it until the next comma may only be a consequence.
    case fault
  }

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The tree of `text`, if all of it could be told, and the faults in file order. O(bytes).
  public static func parse(_ text: SourceText) -> (root: Node?, diagnostics: [Diagnostic]) {
    let bytes = text.bytes
    guard bytes.count <= sizeLimit else {
      let fault = Diagnostic(
        .error, .fileTooLarge,
        "the file has \(bytes.count) bytes; a model file has at most \(sizeLimit) (\(sizeLimit >> 20) MiB)",
        at: nil, help: ["long tables belong in CSV files that the model names"])
      return (nil, [fault])
    }
    if bytes.has([0xFF, 0xFE], at: 0) || bytes.has([0xFE, 0xFF], at: 0) {
      let fault = Diagnostic(
        .error, .notUTF8, "the file is written in UTF-16; a model file is UTF-8", at: nil,
        help: ["save it again as UTF-8 (in most editors: Save as, encoding)"])
      return (nil, [fault])
    }
    var parser = JSONCParser(bytes)
    let root = parser.parseFile()
    parser.reportEncoding()
    return (parser.isFaithful ? root : nil, inFileOrder(parser.faults))
  }

  private mutating func parseFile() -> Node? {
    if bytes.has([0xEF, 0xBB, 0xBF], at: 0) { at = 3 }
    skipTrivia()
    guard let first = current else {
      if faults.isEmpty {
        report(
          .emptyFile, bytes.isEmpty ? "the file is empty" : "the file holds nothing but blanks and comments", at: nil,
          help: ["a model is one object: { \"format\": \"d2a-model/1\", … }"])
      }
      isFaithful = false
      return nil
    }
    if first == .closeBrace || first == .closeBracket {
      reportStray()
      return nil
    }
    let root = parseValue()
    skipTrivia()
    if current != nil, root != nil { reportTextAfterEnd() }
    return root
  }

  // MARK: Values

  /// A value at the present position, or nil (reported) when none begins there. Always moves on.
  mutating func parseValue() -> Node? {
    guard let byte = current else { return nil }
    let start = at
    switch byte {
    case .openBrace: return parseObject()
    case .openBracket: return parseArray()
    case .quote: return parseString().map { Node(.string($0), Span(start, at)) }
    case .apostrophe:
      let text = parseString()
      reportWrongQuotes(Span(start, at), text)
      return text.map { Node(.string($0), Span(start, at)) }
    case .minus, .plus, .point, 0x30...0x39: return parseNumber()
    default:
      if isCurlyQuote(at: at) { return Node(.string(parseCurlyString()), Span(start, at)) }
      return byte.isWordByte ? parseWord() : parseUnexpected("a value")
    }
  }

  private mutating func parseArray() -> Node? {
    let start = at
    guard enter(isObject: false) else { return nil }
    var elements: [Node] = []
    var preceding = Preceding.separator
    while true {
      skipTrivia()
      guard let byte = current else {
        leaveUnclosed()
        break
      }
      switch byte {
      case .closeBracket:
        leave()
        return Node(.array(elements), Span(start, at))
      case .closeBrace:
        if leaveBefore(.closeBrace) { return Node(.array(elements), Span(start, at)) }
        preceding = .fault
      case .comma, .semicolon:
        takeComma(after: preceding, inArray: true)
        preceding = .separator
      case .colon:
        if leaveBeforeKey(elements.last) { return nil }
        preceding = .fault
      default:
        if preceding == .entry { reportMissingComma(after: elements.last, key: nil) }
        if let element = parseValue() {
          elements.append(element)
          preceding = .entry
        } else {
          isFaithful = false
          preceding = .fault
        }
      }
    }
    return Node(.array(elements), Span(start, at))
  }

  private mutating func parseObject() -> Node? {
    let start = at
    guard enter(isObject: true) else { return nil }
    var members = MemberList()
    var preceding = Preceding.separator
    while true {
      skipTrivia()
      guard let byte = current else {
        leaveUnclosed()
        break
      }
      switch byte {
      case .closeBrace:
        leave()
        return Node(.object(members.members), Span(start, at))
      case .closeBracket:
        if leaveBefore(.closeBracket) { return Node(.object(members.members), Span(start, at)) }
        preceding = .fault
      case .comma, .semicolon:
        takeComma(after: preceding, inArray: false)
        preceding = .separator
      case .colon:
        parseSecondColon(after: members.members.last, preceding)
        preceding = .fault
      default:
        preceding = parseMember(after: preceding, into: &members)
      }
    }
    return Node(.object(members.members), Span(start, at))
  }

  private mutating func parseMember(after preceding: Preceding, into members: inout MemberList) -> Preceding {
    guard let key = parseKey(after: preceding, members.members.last) else { return .fault }
    guard let value = parseMemberValue(of: key) else {
      isFaithful = false
      return .fault
    }
    if let first = members.add(Node.Member(key: key.text, keySpan: key.span, value: value)) {
      reportDuplicate(key, first: first)
    }
    return .entry
  }

  /// The colon and the value that follow `key`, or nil (reported) when there is none.
  private mutating func parseMemberValue(of key: Key) -> Node? {
    guard key.isWhole else { return nil }
    skipTrivia()
    guard let byte = current else { return nil }
    if byte == .colon {
      at += 1
    } else if byte == .equals {
      report(
        .missingColon, "between a key and its value stands \":\", not \"=\"", at: Span(at, at + 1), hint: "write \":\"")
      at += 1
    } else if byte == .comma || byte == .semicolon || byte == .closeBrace || byte == .closeBracket {
      structureFault(.missingValue, "\(quoted(key.text)) has no value", at: key.span, hint: "write : and a value")
      return nil
    } else {
      report(
        .missingColon, "a colon is missing after \(quoted(key.text))", at: Span(key.span.end, key.span.end),
        hint: "write \":\" here")
    }
    skipTrivia()
    guard let byte = current else { return nil }
    if byte == .comma || byte == .semicolon || byte == .closeBrace || byte == .closeBracket {
      structureFault(.missingValue, "\(quoted(key.text)) has no value", at: key.span, hint: "give it a value")
      return nil
    }
    if byte == .colon {
      report(.unexpectedText, "one \":\" is enough", at: Span(at, at + 1), hint: "delete it")
      at += 1
      skipTrivia()
    }
    return parseValue()
  }

  /// `"count": "unit": "bed"`: the value or the comma before the second colon is missing.
  private mutating func parseSecondColon(after member: Node.Member?, _ preceding: Preceding) {
    if preceding == .entry, let member, case .string(let text) = member.value.value {
      structureFault(
        .missingValue, "\(quoted(member.key)) seems to have no value: the key \(quoted(text)) follows it",
        at: member.keySpan, hint: "give it a value and a comma")
    } else if preceding != .fault {
      structureFault(.unexpectedText, "\":\" is not expected here", at: Span(at, at + 1))
    }
    isFaithful = false
    at += 1
    skipTrivia()
    if let byte = current, byte != .comma, byte != .closeBrace, byte != .closeBracket { _ = parseValue() }
  }

  // MARK: Reporting

  /// The byte at the present position, or nil at the end, which also comes when there are too many faults.
  var current: UInt8? { at < bytes.count && faults.count <= Self.faultLimit ? bytes[at] : nil }

  /// Adds an error; after `faultLimit` of them, ends the reading.
  mutating func report(
    _ code: DiagnosticCode, _ message: String, at span: Span?, hint: String? = nil, help: [String] = []
  ) {
    guard faults.count <= Self.faultLimit else { return }
    guard faults.count < Self.faultLimit else {
      let message = "reading stopped on line \(line(at: at)), after \(Self.faultLimit) faults"
      faults.append(Diagnostic(.error, .tooManyFaults, message, at: nil, help: ["is this a model file?"]))
      isFaithful = false
      return
    }
    faults.append(Diagnostic(.error, code, message, at: span, hint: hint, help: help))
  }

  /// Reports a fault that may only follow from lost brackets, unless they are lost already. The tree is not given.
  mutating func structureFault(
    _ code: DiagnosticCode, _ message: String, at span: Span, hint: String? = nil, help: [String] = []
  ) {
    isFaithful = false
    if !hasLostBrackets { report(code, message, at: span, hint: hint, help: help) }
  }

  /// The number of the line that holds `offset`.
  mutating func line(at offset: Int) -> Int {
    lineTable().line(at: offset)
  }

  /// The first byte of the line that holds `offset`.
  mutating func lineStart(of offset: Int) -> Int {
    let table = lineTable()
    return table.starts[table.line(at: offset) - 1]
  }

  private mutating func lineTable() -> LineTable {
    let table = lines ?? LineTable(bytes)
    lines = table
    return table
  }

  private mutating func reportEncoding() {
    for offset in UTF8Check.faults(in: bytes, limit: 100) {
      let byte = bytes[offset]
      let digits = String(byte, radix: 16, uppercase: true)
      let guess = byte >= 0xA0 ? "is this \"\(Unicode.Scalar(byte))\", saved as Windows-1252?" : nil
      report(
        .notUTF8, "the byte 0x\(digits) is not UTF-8 text", at: Span(offset, offset + 1), hint: guess,
        help: ["save the file again as UTF-8 (in most editors: Save as, encoding)"])
      isFaithful = false
    }
  }
}

/// The members of an object as they are read, each key looked up in constant time.
private struct MemberList {
  private(set) var members: [Node.Member] = []
  private var places: [String: Int] = [:]

  /// Adds a member; when its key is there already, leaves it out and returns the first one's place.
  mutating func add(_ member: Node.Member) -> Span? {
    if let first = place(of: member.key) { return members[first].keySpan }
    members.append(member)
    if members.count == 9 {
      for (index, member) in members.enumerated() { places[member.key] = index }
    } else if members.count > 9 {
      places[member.key] = members.count - 1
    }
    return nil
  }

  private func place(of key: String) -> Int? {
    members.count < 9 ? members.firstIndex { $0.key == key } : places[key]
  }
}
