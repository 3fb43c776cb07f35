import Foundation
import PatientFlow
import RandomStreams
import Testing

@testable import ModelFiles

@Suite struct TheSmallModelOfTheDocumentation {
  @Test func compilesWithAllItsScenarios() throws {
    let reading = ModelFile.read(path: Samples.path("Models/small.jsonc"))
    let text = try #require(reading.text)
    print(render(reading.diagnostics, of: text, color: false))
    let model = try #require(reading.model)
    #expect(model.scenarios.map(\.id) == ["baseline", "unchanged", "knowle+60", "knowle+80 at risk"])
    for scenario in model.scenarios {
      print(scenario.id)
      for load in scenario.load { print("  \(load.name): \(load.arithmetic)") }
      for change in scenario.changes { print("  \(change)") }
    }
    for parameter in model.parameters { print("  \(parameter)") }
    print(model.files, model.focus, model.observed)
  }
}
