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
    let actual = render(Self.diagnostics(of: source), of: source, color: false)
    #expect(!actual.isEmpty)

    let golden = Self.folder.appending(path: name + ".expected")
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] != nil {
      try Data(actual.utf8).write(to: golden)
    }
    let expected = (try? String(decoding: Data(contentsOf: golden), as: UTF8.self)) ?? "(no golden text)"
    #expect(actual == expected, "actual:\n\(actual)\nexpected:\n\(expected)")
  }

  @Test func everyCodeOfTheTextAndOfChangesHasItsExample() throws {
    let texts = try Self.names.map { name in
      try String(decoding: Data(contentsOf: Self.folder.appending(path: name + ".expected")), as: UTF8.self)
    }
    for code in DiagnosticCode.allCases where code.rawValue.hasPrefix("M0") || code.rawValue.hasPrefix("M4") {
      // A file above the size limit is made in memory by another test.
      guard code != .fileTooLarge else { continue }
      #expect(texts.contains { $0.contains("error[\(code.rawValue)]") }, "\(code)")
    }
  }

  /// The faults of the text and, when it has a tree, of its scenarios' changes.
  private static func diagnostics(of source: SourceText) -> [Diagnostic] {
    let (root, diagnostics) = JSONCParser.parse(source)
    let changes = (root?["scenarios"]?.members ?? []).compactMap { $0.value["changes"] }
    return diagnostics + changes.flatMap { ChangedModel(root ?? $0, changes: $0).diagnostics }
  }
}
