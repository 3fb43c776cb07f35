/// A tree as JSON on one line without blanks: members in their order, numbers in the fewest digits that read back the
/// same, texts with no more escapes than JSON needs.
///
/// With a `limit` no more than about that many bytes are written and an ellipsis ends what was cut.
/// O(size of the tree, or limit).
public func compactJSON(_ node: Node, limit: Int = .max) -> String {
  var writer = CompactWriter(limit: limit)
  writer.write(node)
  return writer.finished()
}

/// A number in the fewest digits that read back the same, whole ones without a point; "null" when it is not finite.
public func shortestNumber(_ value: Double) -> String {
  guard value.isFinite else { return "null" }
  let text = value.description
  return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}

private struct CompactWriter {
  private var bytes: [UInt8] = []
  private let limit: Int

  init(limit: Int) {
    self.limit = limit
  }

  private var isFull: Bool { bytes.count > limit }

  func finished() -> String {
    guard isFull else { return String(decoding: bytes, as: UTF8.self) }
    var end = limit
    while end > 0, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    return String(decoding: bytes[..<end], as: UTF8.self) + "…"
  }

  mutating func write(_ node: Node) {
    guard !isFull else { return }
    switch node.value {
    case .null: bytes += Array("null".utf8)
    case .bool(let bool): bytes += Array((bool ? "true" : "false").utf8)
    case .number(let number): bytes += Array(shortestNumber(number).utf8)
    case .string(let string): write(string)
    case .array(let elements):
      bytes.append(.openBracket)
      for (index, element) in elements.enumerated() {
        guard !isFull else { return }
        if index > 0 { bytes.append(.comma) }
        write(element)
      }
      bytes.append(.closeBracket)
    case .object(let members):
      bytes.append(.openBrace)
      for (index, member) in members.enumerated() {
        guard !isFull else { return }
        if index > 0 { bytes.append(.comma) }
        write(member.key)
        bytes.append(.colon)
        write(member.value)
      }
      bytes.append(.closeBrace)
    }
  }

  private mutating func write(_ text: String) {
    bytes.append(.quote)
    for byte in text.utf8 {
      guard !isFull else { return }
      switch byte {
      case .quote, .backslash: bytes += [.backslash, byte]
      case .lineFeed: bytes += [.backslash, 0x6E]
      case .carriageReturn: bytes += [.backslash, 0x72]
      case .tab: bytes += [.backslash, 0x74]
      case 0..<0x20:
        let digits = String(byte, radix: 16, uppercase: true)
        bytes += Array(("\\u00" + (byte < 16 ? "0" : "") + digits).utf8)
      default: bytes.append(byte)
      }
    }
    bytes.append(.quote)
  }
}
