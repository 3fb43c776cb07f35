/// A JSON value to be written, members in the order given.
indirect enum SchemaNode: Sendable, Equatable {
  case text(String)
  case number(Double)
  case flag(Bool)
  case list([SchemaNode])
  case object([Member])

  /// A key and its value.
  struct Member: Sendable, Equatable {
    var key: String
    var value: SchemaNode
  }

  /// An object of some members.
  static func object(_ members: KeyValuePairs<String, SchemaNode>) -> SchemaNode {
    .object(members.map { Member(key: $0.key, value: $0.value) })
  }

  /// A list of texts.
  static func texts(_ texts: [String]) -> SchemaNode { .list(texts.map { .text($0) }) }

  /// A reference to a definition.
  static func reference(_ name: String) -> SchemaNode { .object(["$ref": .text("#/$defs/\(name)")]) }

  /// The definition that it refers to, if it is a reference without more.
  var referenceName: String? {
    guard case .object(let members) = self, members.count == 1, members[0].key == "$ref",
      case .text(let path) = members[0].value
    else { return nil }
    return path.split(separator: "/").last.map(String.init)
  }

  /// The object with more members after its own.
  func adding(_ members: KeyValuePairs<String, SchemaNode>) -> SchemaNode {
    guard case .object(let own) = self else { return self }
    return .object(own + members.map { Member(key: $0.key, value: $0.value) })
  }

  /// The object with a sentence about it before its own members.
  func described(_ sentence: String) -> SchemaNode {
    guard case .object(let own) = self else { return self }
    return .object([Member(key: "description", value: .text(sentence))] + own)
  }

  /// As JSON: on one line where it fits, otherwise a line for each member; `lead` is what stands before it on its line.
  /// O(length) for each level of depth.
  func written(indent: String = "", lead: Int = 0) -> String {
    let line = oneLine
    if indent.utf8.count + lead + line.utf8.count <= Self.lineLength { return line }
    let inner = indent + "  "
    switch self {
    case .text, .number, .flag: return line
    case .list(let items):
      return "[\n" + items.map { inner + $0.written(indent: inner) }.joined(separator: ",\n") + "\n" + indent + "]"
    case .object(let members):
      let lines = members.map { member in
        let key = Self.quoted(member.key) + ": "
        return inner + key + member.value.written(indent: inner, lead: key.utf8.count)
      }
      return "{\n" + lines.joined(separator: ",\n") + "\n" + indent + "}"
    }
  }

  private static let lineLength = 118

  private var oneLine: String {
    switch self {
    case .text(let text): Self.quoted(text)
    case .number(let number): shortestNumber(number)
    case .flag(let flag): flag ? "true" : "false"
    case .list(let items): "[" + items.map(\.oneLine).joined(separator: ", ") + "]"
    case .object(let members):
      members.isEmpty
        ? "{}" : "{ " + members.map { Self.quoted($0.key) + ": " + $0.value.oneLine }.joined(separator: ", ") + " }"
    }
  }

  private static func quoted(_ text: String) -> String { compactJSON(Node(.string(text), Span(0, 0))) }
}
