import Foundation
import Testing

@testable import ModelFiles

@Suite struct ShippedModels {
  static let folder = Samples.folder.deletingLastPathComponent().deletingLastPathComponent().appending(path: "Models")

  static let names: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".jsonc") }.sorted()
  }()

  @Test(arguments: names) func areWithoutFault(_ name: String) throws {
    let reading = ModelFile.read(path: Self.folder.appending(path: name).path)
    let text = try #require(reading.text)
    let model = try #require(reading.model, "\(render(reading.diagnostics, of: text, color: false))")
    #expect(model.scenarios.count >= 1 && !model.focus.isEmpty)
    print(render(reading.diagnostics, of: text, color: false))
    for load in model.scenarios[0].load { print("\(load.name): \(load.arithmetic)") }
  }
}

/// A back-test is its model: only when it runs, and what was counted then, is another.
@Suite struct BackTestsAreTheirModels {
  @Test(arguments: ["sandwell", "walsall"]) func line(_ name: String) throws {
    let (model, test) = (try tree(name), try tree(name + "-backtest"))
    for part in ["cohorts", "staff", "steps"] {
      #expect(try compactJSON(#require(model[part])) == compactJSON(#require(test[part])), "\(part)")
    }
    // Beds and admissions were counted month by month: dated changes come on top.
    for part in ["arrivals", "places"] {
      let (own, other) = (try #require(model[part]?.members), try #require(test[part]?.members))
      #expect(own.map(\.key) == other.map(\.key))
      for (one, its) in zip(own, other) {
        #expect(withoutChanges(one.value) == withoutChanges(its.value), "\(part).\(one.key)")
      }
    }
  }

  private func tree(_ name: String) throws -> Node {
    let url = Samples.folder.appending(path: "../../Models/\(name).jsonc").standardized
    return try #require(JSONCParser.parse(SourceText(path: name, bytes: Array(Data(contentsOf: url)))).root)
  }

  private func withoutChanges(_ node: Node) -> String {
    var node = node
    node.value = .object((node.members ?? []).filter { $0.key != "changes" })
    return compactJSON(node)
  }
}
