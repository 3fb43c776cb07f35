import Experiments
import Foundation
import ModelFiles
import Testing

@testable import Reports

@Suite("A page of hostile names")
struct HostilePageTests {
  static let texts = [
    #"</title><script>alert(1)</script>"#, #"\" onload=\"alert(1)"#, "]]></style>", "=HYPERLINK(1,2)",
    "a\u{202E}b\u{2066}c",
    "'=1+1", "👩‍⚕️ naïve & <b>bold</b>", "\u{0301}\u{0301}\u{0301}", "--><!--", "{{7*7}} ${x}",
  ]

  /// The small model with its texts replaced.
  static func model(_ name: String) throws -> ModelFile {
    let long = String(repeating: "x&<", count: 3_500)
    var text = SmallModel.text
    for (label, new) in [
      ("A small model", name + long), ("Acute beds", name), ("Intermediate care beds", name + " 2"),
      ("Community bed", name + "/x,y"), ("10 more beds again", long), ("No more beds", name + " 3"),
    ] {
      text = text.replacing("\"\(label)\"", with: "\"\(new)\"")
    }
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("hostile-\(UUID().uuidString).jsonc").path
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let reading = ModelFile.read(path: path)
    let said = reading.text.map { render(reading.diagnostics, of: $0, color: false) } ?? ""
    let model = reading.model
    return try #require(model, "\(said)")
  }

  @Test("is as well formed as any, and runs nothing", arguments: texts)
  func names(_ name: String) async throws {
    let run = try await RunIntoFolder(
      Self.model(name), chosen: [1, 2, 3], replications: 2, warnings: ["<i>\(name)</i>"])
    defer { run.remove() }
    let bytes = try run.page()
    let page = PageReader(bytes)
    #expect(page.complaint == nil)
    let scripts = page.all("script").map { $0.attributes["id"] }
    #expect(scripts == ["live-worker", "live-module", "live-data", nil], "the page's own, and no other")
    #expect(page.all("b").isEmpty && page.all("i").isEmpty)
    #expect(page.all("title").count == 1 + page.all("svg").count, "one for the page, one for each drawing")
    #expect(!page.elements.contains { $0.attributes.keys.contains { $0.hasPrefix("on") } })
    #expect(page.elements.compactMap { $0.attributes["id"] }.allSatisfy { $0.allSatisfy { $0.isASCII && $0 != " " } })
    let heading = try #require(page.all("h1").first)
    #expect(heading.text.unicodeScalars.count <= 201, "clipped for display")
    let shown = page.elements.first?.text ?? ""
    #expect(
      !shown.unicodeScalars.contains { (0x202A...0x202E).contains($0.value) || (0x2066...0x2069).contains($0.value) })
    #expect(bytes.count < 1_000_000)
    // The reasons of delay are found again in the tables, whatever their names are made of.
    let outcome = Outcomes(try RunFolder { run.path + "/" + $0 }).outcome(1)
    #expect(outcome.reasons?.parts.count == 1)
  }
}
