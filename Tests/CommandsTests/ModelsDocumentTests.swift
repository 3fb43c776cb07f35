import Foundation
import Testing

/// `Models/README.md` does what it says: every command is run and prints what stands there, every scenario reads and
/// runs. Run the tests with `UPDATE_GOLDEN=1` to write what the commands print anew.
@Suite("The document of the models", .serialized)
struct ModelsDocumentTests {
  /// A fenced block: its language, its text, and the lines it takes up without the fences.
  private struct Block {
    var language: String
    var lines: Range<Int>
    var text: String
  }

  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  private static let document = root.appending(path: "Models/README.md")

  private let lines: [String]
  private let blocks: [Block]

  init() throws {
    lines = try String(contentsOf: Self.document, encoding: .utf8).components(separatedBy: "\n")
    var blocks: [Block] = []
    var open: (language: String, line: Int)?
    for (number, line) in lines.enumerated() where line.hasPrefix("```") {
      if let begun = open {
        let inside = (begun.line + 1)..<number
        blocks.append(Block(language: begun.language, lines: inside, text: lines[inside].joined(separator: "\n")))
        open = nil
      } else {
        open = (String(line.dropFirst(3)), number)
      }
    }
    self.blocks = blocks
  }

  /// A folder in which the commands find what they name.
  private func workplace() throws -> Binary {
    let binary = try Binary()
    for name in ["Models", "seeds"] {
      try FileManager.default.copyItem(
        atPath: Self.root.appending(path: name).path, toPath: binary.folder + "/" + name)
    }
    return binary
  }

  @Test("prints what its commands print")
  func commands() throws {
    let binary = try workplace()
    defer { binary.remove() }
    var written = lines
    var ran = 0
    var printed: [(lines: Range<Int>, text: String)] = []
    for (index, block) in blocks.enumerated() where block.language == "sh" {
      let outcome = try binary.shell(block.text)
      #expect(outcome.status == 0, "\(block.text)\n\(outcome.errors)")
      ran += 1
      guard index + 1 < blocks.count, blocks[index + 1].language == "text" else { continue }
      let text = outcome.output.replacing("\r\n", with: "\n").trimmingCharacters(in: .newlines)
      #expect(!text.isEmpty, "\(block.text) prints nothing")
      printed.append((blocks[index + 1].lines, text))
      if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == nil {
        #expect(text == blocks[index + 1].text, "\(block.text)\nprints\n\(text)")
      }
    }
    #expect(ran > 10)
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] != nil {
      for each in printed.reversed() {
        written.replaceSubrange(each.lines, with: each.text.components(separatedBy: "\n"))
      }
      try written.joined(separator: "\n").write(to: Self.document, atomically: true, encoding: .utf8)
    }
  }

  @Test("shows scenarios that run")
  func scenarios() throws {
    let binary = try workplace()
    defer { binary.remove() }
    let recipes = blocks.filter { $0.language == "jsonc" }.map(\.text)
    #expect(recipes.count >= 8)
    let path = binary.folder + "/Models/examples/10-the-whole-system.jsonc"
    let model = try String(contentsOfFile: path, encoding: .utf8)
    let opening = "\"scenarios\": {"
    try #require(model.contains(opening))
    let all = recipes.joined(separator: ",\n") + ","
    try model.replacing(opening, with: opening + "\n" + all)
      .write(toFile: path, atomically: true, encoding: .utf8)
    let outcome = try binary.shell("d2a run Models/examples/10-the-whole-system.jsonc --replications 1 --quiet --out r")
    #expect(outcome.status == 0, "\(outcome.errors)")
    let differences = try #require(binary.text("r/differences.csv"))
    for recipe in recipes {
      let name = try #require(recipe.split(separator: "\"").first).description
      #expect(differences.contains(name), "\(name) makes no row")
    }
  }
}
