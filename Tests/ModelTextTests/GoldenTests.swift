import Foundation
import Testing

@testable import ModelFiles

/// Each broken file of `Broken` has the text it gets beside it. Run the tests with `UPDATE_GOLDEN=1` to write those
/// texts anew, and read the difference before keeping it.
@Suite struct BrokenFilesGetTheirGoldenText {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Broken")

  static let names: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".jsonc") }.map { String($0.dropLast(6)) }.sorted()
  }()

  @Test func thereAreBrokenFiles() {
    #expect(Self.names.count >= 40)
  }

  @Test(arguments: names) func text(of name: String) throws {
    let data = try Data(contentsOf: Self.folder.appending(path: name + ".jsonc"))
    let source = SourceText(path: "Broken/\(name).jsonc", bytes: Array(data))
    let (_, diagnostics) = JSONCParser.parse(source)
    let actual = render(diagnostics, of: source, color: false)
    #expect(!diagnostics.isEmpty)

    let golden = Self.folder.appending(path: name + ".expected")
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] != nil {
      try Data(actual.utf8).write(to: golden)
    }
    let expected = (try? String(decoding: Data(contentsOf: golden), as: UTF8.self)) ?? "(no golden text)"
    #expect(actual == expected, "actual:\n\(actual)\nexpected:\n\(expected)")
  }
}
