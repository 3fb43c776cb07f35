/// What the layers above ask of a tree.
extension Node {
  /// The members of an object, or nil.
  public var members: [Member]? {
    if case .object(let members) = value { members } else { nil }
  }

  /// The elements of a list, or nil.
  public var elements: [Node]? {
    if case .array(let elements) = value { elements } else { nil }
  }

  /// The number, or nil.
  public var number: Double? {
    if case .number(let number) = value { number } else { nil }
  }

  /// The text, or nil.
  public var string: String? {
    if case .string(let string) = value { string } else { nil }
  }

  /// True or false, or nil.
  public var bool: Bool? {
    if case .bool(let bool) = value { bool } else { nil }
  }

  /// Whether it is `null`.
  public var isNull: Bool {
    if case .null = value { true } else { false }
  }

  /// The value of the member `key`, or nil when it is no object or has no such member. O(members).
  public subscript(key: String) -> Node? {
    member(key)?.value
  }

  /// The member `key`, or nil when it is no object or has no such member. O(members).
  public func member(_ key: String) -> Member? {
    members?.first { $0.key == key }
  }

  /// Its kind as a sentence names it: "a number", "a list".
  public var kindName: String {
    switch value {
    case .null: "null"
    case .bool: "true or false"
    case .number: "a number"
    case .string: "a text"
    case .array(let elements): elements.isEmpty ? "an empty list" : "a list"
    case .object(let members): members.isEmpty ? "an empty object" : "an object"
    }
  }

  /// Whether both say the same, wherever they stand: same kinds, same numbers, same members in the same order.
  public func saysTheSame(as other: Node) -> Bool {
    switch (value, other.value) {
    case (.null, .null): true
    case (.bool(let one), .bool(let two)): one == two
    case (.number(let one), .number(let two)): one == two
    case (.string(let one), .string(let two)): one.utf8.elementsEqual(two.utf8)
    case (.array(let one), .array(let two)):
      one.count == two.count && zip(one, two).allSatisfy { $0.saysTheSame(as: $1) }
    case (.object(let one), .object(let two)):
      one.count == two.count
        && zip(one, two).allSatisfy { $0.key.utf8.elementsEqual($1.key.utf8) && $0.value.saysTheSame(as: $1.value) }
    default: false
    }
  }
}
