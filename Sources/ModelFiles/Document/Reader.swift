/// Reads a tree into a document, and collects everything that is wrong with it on the way.
///
/// It never stops at a fault: what could not be read is left out of the document, and everything else is
/// still looked at. The document of a tree with an error must not be compiled.
struct Reader {
  /// What was found, in the order found.
  var diagnostics: [Diagnostic] = []
  /// Every figure read, with its range and evidence.
  var figures: [Figure] = []
  /// Every mention of an evidence record.
  var evidenceUses: [Located<String>] = []
  /// The CSV files that the model names.
  let files: DataFiles
  /// Those whose faults have been told.
  var reportedFiles: Set<String> = []
  /// Those that were read as tracking lists; nil for one with faults.
  var trackingLists: [String: TrackingList?] = [:]

  /// How often a tracking list was asked for.
  var trackingListUses = 0
  /// Parts that were read before, or nil for a reader that is the first.
  let known: KnownParts?
  /// Parts that the first reader has read without fault.
  var parts = KnownParts()

  /// A reader of a tree that names these files; of parts that are as they are known it says nothing more.
  init(_ files: DataFiles, knowing known: KnownParts? = nil) {
    self.files = files
    self.known = known
  }

  /// A figure of the model.
  struct Figure: Sendable {
    var path: String
    var span: Span
    var value: String
    var low: String?
    var high: String?
    var evidence: String?
  }

  /// Adds an error.
  mutating func fault(
    _ code: DiagnosticCode, _ message: String, at span: Span, hint: String? = nil, help: [String] = []
  ) {
    diagnostics.append(Diagnostic(.error, code, message, at: span, hint: hint, help: help))
  }

  /// Adds an error in a file that the model names, or in the model where `file` is nil.
  mutating func fault(
    _ code: DiagnosticCode, _ message: String, in file: String?, at span: Span, hint: String? = nil,
    help: [String] = []
  ) {
    diagnostics.append(Diagnostic(.error, code, message, at: span, hint: hint, help: help, file: file))
  }

  /// Adds a warning.
  mutating func warn(_ code: DiagnosticCode, _ message: String, at span: Span, help: [String] = []) {
    diagnostics.append(Diagnostic(.warning, code, message, at: span, help: help))
  }

  /// Adds a note.
  mutating func note(_ code: DiagnosticCode, _ message: String, at span: Span, help: [String] = []) {
    diagnostics.append(Diagnostic(.note, code, message, at: span, help: help))
  }

  /// Says that a value is not of the form that belongs there.
  mutating func wrongKind(_ cursor: Cursor, _ form: Form) {
    wrongKind(cursor, form.words)
  }

  /// Says that a value is not what belongs there; `expected` says what does.
  mutating func wrongKind(_ cursor: Cursor, _ expected: String) {
    let subject = cursor.name.isEmpty ? "the model" : quoted(cursor.name)
    if cursor.node.isNull {
      fault(
        .wrongKind, "null says nothing about \(subject)", at: cursor.node.span,
        help: ["leave it out, or write \(expected)"])
    } else {
      fault(
        .wrongKind, "\(subject) needs \(expected); this is \(cursor.node.kindName)", at: cursor.node.span)
    }
  }
}

/// Something with its place in the text.
struct Located<Value: Sendable>: Sendable {
  var value: Value
  var span: Span

  init(_ value: Value, _ span: Span) {
    self.value = value
    self.span = span
  }
}

extension Located: Equatable where Value: Equatable {}

/// A value of the tree, with the way to it and the evidence that covers it.
struct Cursor: Sendable {
  /// The value.
  var node: Node
  /// The keys on the way, joined by points: "places.knowle.count".
  var path: String
  /// The last of them.
  var name: String
  /// Evidence of the nearest object around it.
  var evidence: String?

  /// The value of a key inside.
  func inside(_ key: String, _ node: Node, evidence: String?) -> Cursor {
    let written = ModelPath.written(key)
    return Cursor(node: node, path: path.isEmpty ? written : "\(path).\(written)", name: key, evidence: evidence)
  }

  /// The element of a list inside; messages call it by the list's name.
  func element(_ index: Int, _ node: Node) -> Cursor {
    Cursor(node: node, path: "\(path)[\(index)]", name: name, evidence: evidence)
  }
}

/// The members of an object whose keys have been checked.
struct Entries: Sendable {
  /// The object.
  var cursor: Cursor
  private var members: [String: Cursor]
  /// Where the keys stand.
  private var keySpans: [String: Span]

  init(_ cursor: Cursor, _ members: [String: Cursor], keySpans: [String: Span]) {
    self.cursor = cursor
    self.members = members
    self.keySpans = keySpans
  }

  /// The value of a key, or nil.
  subscript(key: String) -> Cursor? { members[key] }

  /// Where a key stands; the object if it is not there.
  func keySpan(_ key: String) -> Span { keySpans[key] ?? cursor.node.span }
}

extension Reader {
  /// The members of an object that must be `section`: unknown and missing keys are reported.
  mutating func entries(_ cursor: Cursor, as section: Section, named title: Span? = nil) -> Entries? {
    guard let members = cursor.node.members else {
      wrongKind(cursor, .object(of: section.name))
      return nil
    }
    let evidence = evidence(of: members, in: cursor, allowed: section.field("evidence") != nil)
    var found: [String: Cursor] = [:]
    var spans: [String: Span] = [:]
    // A key that is needed may stand there misspelt: then that is the one fault.
    var meant: Set<String> = []
    for member in members where found[member.key] == nil {
      meant.formUnion(check(member, belongsTo: section))
      found[member.key] = cursor.inside(member.key, member.value, evidence: evidence)
      spans[member.key] = member.keySpan
    }
    for field in section.fields
    where field.use == .required && found[field.name] == nil && !meant.contains(field.name) {
      if let other = field.instead, found[other] != nil || meant.contains(other) { continue }
      let other = field.instead.map { " or \(quoted($0))" } ?? ""
      fault(
        .missingKey, "\(section.name) needs \(quoted(field.name))\(other)", at: title ?? cursor.node.span.opening,
        help: ["\(quoted(field.name)): \(field.form.words)", field.meaning.asClause])
    }
    return Entries(cursor, found, keySpans: spans)
  }

  /// The evidence that covers the members of an object: its own, or that of the objects around it.
  private mutating func evidence(of members: [Node.Member], in cursor: Cursor, allowed: Bool) -> String? {
    guard allowed, let member = members.first(where: { $0.key == "evidence" }) else { return cursor.evidence }
    guard let id = member.value.string else {
      wrongKind(cursor.inside("evidence", member.value, evidence: nil), .name(of: "an evidence record"))
      return cursor.evidence
    }
    evidenceUses.append(Located(id, member.value.span))
    return id
  }

  /// Reports a key that an object cannot have, and returns the keys that it may have been meant for.
  private mutating func check(_ member: Node.Member, belongsTo section: Section) -> [String] {
    if section.field(member.key) != nil { return [] }
    let names = section.fields.map(\.name)
    let near = nearest(member.key, among: names, synonyms: Vocabulary.synonyms)
    fault(
      .unknownKey, "\(quoted(member.key)) is not something \(section.name) can have", at: member.keySpan,
      hint: didYouMean(near), help: ["accepted: " + names.joined(separator: ", ")])
    return near
  }

  /// The members of an object whose keys are names that the author chose.
  mutating func named(_ cursor: Cursor?, _ kind: String) -> [(name: Located<String>, cursor: Cursor)] {
    guard let cursor else { return [] }
    guard let members = cursor.node.members else {
      wrongKind(cursor, .object(of: "\(kind)s by name"))
      return []
    }
    let evidence = cursor.evidence
    var seen: Set<String> = []
    var result: [(name: Located<String>, cursor: Cursor)] = []
    for member in members where seen.insert(member.key).inserted {
      checkName(member, kind)
      result.append((Located(member.key, member.keySpan), cursor.inside(member.key, member.value, evidence: evidence)))
    }
    return result
  }

  private mutating func checkName(_ member: Node.Member, _ kind: String) {
    let name = member.key
    let why: String? =
      if name.isEmpty {
        "is empty"
      } else if Vocabulary.reservedNames.contains(name) || kind == "source" && name == Vocabulary.beginningSource {
        "has a meaning of its own in the model file"
      } else if let first = name.unicodeScalars.first, "=+-@".unicodeScalars.contains(first) {
        "begins with \(quoted(String(first))), which a spreadsheet would take for a formula"
      } else if let bad = name.unicodeScalars.first(where: { $0 == "/" || $0 == ":" }) {
        "holds \(quoted(String(bad))), which has a meaning in the names of measures"
      } else if name.unicodeScalars.contains(where: \.isControl) {
        "holds a control character"
      } else if name.utf8.count > Limits.nameLength {
        "is \(name.utf8.count) bytes long; a name has at most \(Limits.nameLength)"
      } else {
        nil
      }
    guard let why else { return }
    fault(
      .nameForm, "the name \(quoted(name)) of a \(kind) \(why)", at: member.keySpan,
      help: name.isEmpty ? [] : ["a label may be any text: \"label\": \(quoted(name))"])
  }

  /// The texts of a value that must be text.
  mutating func text(_ cursor: Cursor?) -> Located<String>? {
    guard let cursor else { return nil }
    guard let text = cursor.node.string else {
      wrongKind(cursor, .text)
      return nil
    }
    return Located(text, cursor.node.span)
  }

  /// A word that must be one of a few.
  mutating func word(_ cursor: Cursor?, oneOf words: [String]) -> Located<String>? {
    guard let cursor else { return nil }
    guard let word = cursor.node.string else {
      wrongKind(cursor, .word(oneOf: words))
      return nil
    }
    guard words.contains(word) else {
      fault(
        .unknownWord, "\(quoted(cursor.name)) cannot be \(quoted(word))", at: cursor.node.span,
        hint: didYouMean(nearest(word, among: words)), help: ["accepted: " + words.map(quoted).joined(separator: ", ")])
      return nil
    }
    return Located(word, cursor.node.span)
  }

  /// The elements of a list.
  mutating func list(_ given: Cursor?, of kind: String) -> [Cursor] {
    guard let cursor = given.map({ withoutEvidence($0) }) else { return [] }
    guard let elements = cursor.node.elements else {
      wrongKind(cursor, .list(of: kind))
      return []
    }
    return elements.enumerated().map { cursor.element($0.offset, $0.element) }
  }
}

extension Unicode.Scalar {
  /// Whether its general category is that of control characters, which is these two ranges.
  fileprivate var isControl: Bool { value < 0x20 || (0x7F...0x9F).contains(value) }
}

extension Span {
  /// Its first byte: the opening bracket of an object, so that a caret does not underline all of it.
  var opening: Span { Span(start, min(start + 1, end)) }
}

extension String {
  /// A sentence as a clause of a message: in small letters, without its full stop.
  var asClause: String { prefix(1).lowercased() + (hasSuffix(".") ? dropFirst().dropLast() : dropFirst()) }
}
