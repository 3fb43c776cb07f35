/// Parts of a model that have been read without fault, each with the text it was read from.
///
/// What a part says follows from its own text, and from the files that it names: not from what stands beside it. So a
/// part that a scenario or a control leaves as it is in the model is what it was when the model was read, and there is
/// nothing to say of it that has not been said.
struct KnownParts: Sendable {
  var cohorts = Known<CohortEntry>()
  var sources = Known<SourceEntry>()
  var places = Known<PlaceEntry>()
  var staff = Known<StaffEntry>()
  var steps = Known<StepEntry>()
  var observed = Known<ObservedEntry>()
  var controls = Known<ControlEntry>()

  /// Parts of one kind, by name; of a list, by the path of each.
  struct Known<Entry: Sendable>: Sendable {
    private var parts: [String: (part: NamedCursor, entry: Entry)] = [:]

    /// What a part says that is the same as a known one; nil of any other.
    func entry(of part: NamedCursor) -> Entry? {
      guard let known = parts[part.name.value], known.part.name.span == part.name.span,
        known.part.cursor.evidence == part.cursor.evidence, known.part.cursor.node.isSame(as: part.cursor.node)
      else { return nil }
      return known.entry
    }

    mutating func add(_ part: NamedCursor, _ entry: Entry) { parts[part.name.value] = (part, entry) }
  }
}

/// A part of a section whose keys are names that the author chose, or of a list, which is named by its path.
typealias NamedCursor = (name: Located<String>, cursor: Cursor)

extension Reader {
  /// What the parts of a section say: those that are known, what they said before, and the others by reading them.
  mutating func read<Entry>(
    _ parts: [NamedCursor], _ kind: WritableKeyPath<KnownParts, KnownParts.Known<Entry>>,
    _ read: (inout Reader, Located<String>, Cursor) -> Entry?
  ) -> [Entry] {
    if let known {
      let before = known[keyPath: kind]
      return parts.compactMap { before.entry(of: $0) ?? read(&self, $0.name, $0.cursor) }
    }
    var known = KnownParts.Known<Entry>()
    let entries = parts.compactMap { part in
      let (told, lists) = (diagnostics.count, trackingListUses)
      guard let entry = read(&self, part.name, part.cursor) else { return Entry?.none }
      // A file's faults are told once, and of a tracking list it matters who else takes patients from it.
      let isOwn = trackingListUses == lists && reportedFiles.isEmpty
      if isOwn, diagnostics[told...].allSatisfy({ $0.severity != .error }) { known.add(part, entry) }
      return entry
    }
    self.parts[keyPath: kind] = known
    return entries
  }
}

extension Node {
  /// Whether both are the same piece of text: they stand at the same place and say the same.
  func isSame(as other: Node) -> Bool {
    guard span == other.span else { return false }
    switch (value, other.value) {
    case (.null, .null): return true
    case (.bool(let one), .bool(let two)): return one == two
    case (.number(let one), .number(let two)): return one.bitPattern == two.bitPattern
    case (.string(let one), .string(let two)): return one == two
    case (.array(let one), .array(let two)):
      return one.sharesStorage(with: two) || one.count == two.count && zip(one, two).allSatisfy { $0.isSame(as: $1) }
    case (.object(let one), .object(let two)):
      return one.sharesStorage(with: two)
        || one.count == two.count
          && zip(one, two).allSatisfy { $0.key == $1.key && $0.keySpan == $1.keySpan && $0.value.isSame(as: $1.value) }
    default: return false
    }
  }
}

extension Array {
  /// Whether both are one and the same in memory, as what a change did not touch is. O(1).
  fileprivate func sharesStorage(with other: [Element]) -> Bool {
    count == other.count
      && withUnsafeBufferPointer { $0.baseAddress } == other.withUnsafeBufferPointer { $0.baseAddress }
  }
}
