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
