/// A JSON value to be written, members in the order given.
indirect enum JSONText {
  case text(String)
  case number(Double)
  case whole(Int64)
  case flag(Bool)
  case none
  case list([JSONText])
  /// Numbers on one line.
  case row([Double])
  case object([(String, JSONText)])

  /// A text, or null.
  static func optional(_ text: String?) -> JSONText { text.map { .text($0) } ?? .none }

  /// The value as indented text.
  func written(indent: String = "") -> String {
    let inner = indent + "  "
    switch self {
    case .text(let text): return Self.quoted(text)
    case .number(let number): return number.isFinite ? NumberText.shortest(number) : "null"
    case .whole(let number): return String(number)
    case .flag(let flag): return flag ? "true" : "false"
    case .none: return "null"
    case .list(let items):
      if items.isEmpty { return "[]" }
      return "[\n" + items.map { inner + $0.written(indent: inner) }.joined(separator: ",\n") + "\n" + indent + "]"
    case .row(let numbers):
      return "[" + numbers.map { $0.isFinite ? NumberText.shortest($0) : "null" }.joined(separator: ",") + "]"
    case .object(let members):
      if members.isEmpty { return "{}" }
      let lines = members.map { inner + Self.quoted($0.0) + ": " + $0.1.written(indent: inner) }
      return "{\n" + lines.joined(separator: ",\n") + "\n" + indent + "}"
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
