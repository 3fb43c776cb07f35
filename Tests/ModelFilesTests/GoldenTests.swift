import Foundation
import Testing

@testable import ModelFiles

/// Each broken model of `Broken` has the text it gets beside it. Run the tests with `UPDATE_GOLDEN=1` to write those
/// texts anew, and read the difference before keeping it.
@Suite struct BrokenModelsGetTheirGoldenText {
  static let folder = Samples.folder.appending(path: "Broken")

  static let names: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".jsonc") }.map { String($0.dropLast(6)) }.sorted()
  }()

  @Test(arguments: names) func text(of name: String) throws {
    let path = Self.folder.appending(path: name + ".jsonc").path
    let reading = ModelFile.read(path: path)
    var source = try #require(reading.text)
    source.path = "Broken/\(name).jsonc"
    let actual = render(reading.diagnostics, of: source, files: reading.files, color: false)
    #expect((reading.model == nil) == reading.diagnostics.contains { $0.severity == .error })

    let golden = Self.folder.appending(path: name + ".expected")
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] != nil {
      try Data(actual.utf8).write(to: golden)
    }
    let expected = (try? String(decoding: Data(contentsOf: golden), as: UTF8.self)) ?? "(no golden text)"
    #expect(actual == expected, "actual:\n\(actual)\nexpected:\n\(expected)")
  }

  @Test func everyCodeHasItsExample() throws {
    let texts = try Self.names.map { name in
      try String(decoding: Data(contentsOf: Self.folder.appending(path: name + ".expected")), as: UTF8.self)
    }
    for code in DiagnosticCode.allCases where !["M0", "M4"].contains(String(code.rawValue.prefix(2))) {
      // A file of evidence that cannot be read has a test of its own.
      guard code != .evidenceFile else { continue }
      #expect(texts.contains { $0.contains("[\(code.rawValue)]") }, "\(code)")
    }
  }
}
