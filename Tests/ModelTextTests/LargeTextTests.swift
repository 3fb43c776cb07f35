import Foundation
import Testing

@testable import ModelFiles

/// Texts made to be slow or deep are read like any other. `LARGE_TEXT_BYTES` sets their size (32 KiB
/// without it); time grows in proportion.
@Suite struct LargeTextsAreReadLikeAnyOther {
  static let size = ProcessInfo.processInfo.environment["LARGE_TEXT_BYTES"].flatMap { Int($0) } ?? 1 << 15

  static let pieces = [
    "[", "{", "]", "}", "{\"a\":", "[1 ", "[1,", ",", "\"", "'", "\\", "\"\\u", "\"a\"b", "\"a\":", "/*", "//", "/",
    "#",
    "1", "1 a", "-", "a", "a b ", " ", "\n", "\r", "\t", "{\"a\":1,\"a\":", "[\"a\":", "{\n[\n\"a\":", "[}", "{]",
    "\"\n",
    "\u{FEFF}", "\u{201C}", "é", "e\u{301}", "\u{301}", "🏥", "\u{202E}", "@", "=", ";", "{a:1 b:2,", "\"\t", "\"\u{1B}",
  ]

  @Test(arguments: pieces) func aPieceRepeated(piece: String) {
    let unit = Array(piece.utf8)
    for prefix in ["", "[", "{", "[\"", "{\"", "{\"k\":[0,"] {
      var bytes = Array(prefix.utf8)
      while bytes.count + unit.count <= Self.size { bytes += unit }
      let source = SourceText(path: "large", bytes: bytes)
      let (root, diagnostics) = JSONCParser.parse(source)
      let text = render(diagnostics, of: source, color: false)
      #expect(root != nil || !diagnostics.isEmpty)
      #expect(diagnostics.count <= JSONCParser.faultLimit + 101)
      #expect(text.utf8.count < 300_000)
    }
  }

  @Test func anObjectOfManyKeysIsRead() {
    let members = (0..<Self.size / 32).map { "\"k\($0)\":\($0)" }
    let text = "{" + members.joined(separator: ",") + ",\"k0\":1}"
    let (root, diagnostics) = JSONCParser.parse(Samples.source(text))
    #expect(root?.members?.count == members.count)
    #expect(diagnostics.map(\.code) == ["M013"])
  }

  @Test func manyChangesOfALargeModelAreMade() throws {
    let members = (0..<Self.size / 64).map { "\"k\($0)\":{\"count\":\($0)}" }
    let root = try Samples.tree("{\"places\":{" + members.joined(separator: ",") + "}}")
    let changes = (0..<500).map { "{\"scale\":\"places.k\($0).count\",\"by\":2}" }.joined(separator: ",")
    let model = ChangedModel(root, changes: try Samples.tree("[\(changes)]"))
    #expect(model.applied.count == 500)
    #expect(model.root.node(at: try ModelPath("places.k7.count"))?.number == 14)
  }
}
