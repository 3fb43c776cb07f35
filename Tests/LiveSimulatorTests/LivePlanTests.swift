import Experiments
import Foundation
import ModelFiles
import PatientFlow
import RandomStreams
import Testing

@testable import LiveSimulator
@testable import Reports

@Suite("Live plan")
struct LivePlanTests {
  static let models = ["sandwell", "sandwell-low-capacity-share"]

  static func model(_ name: String) throws -> ModelFile {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let reading = ModelFile.read(path: root.appendingPathComponent("Models/\(name).jsonc").path)
    let model = reading.model
    return try #require(model)
  }

  static func experiment(_ model: ModelFile, replications: Int, only scenarios: Int = .max) -> Experiment {
    Experiment(
      model: model, chosen: Array(model.scenarios.indices.prefix(scenarios)), amount: .replications(replications),
      threads: 2, seed: seedHash(model.seed.utf8), detail: .standard)
  }

  @Test("reads back as it was written, and its networks are those of the scenarios", arguments: models)
  func roundTrip(_ name: String) throws {
    let model = try Self.model(name)
    let experiment = Self.experiment(model, replications: 1)
    let clock = ContinuousClock()
    let began = clock.now
    let builder = LiveBuilder(experiment, of: model)
    let took = clock.now - began
    #expect(builder.leftOut.isEmpty)
    #expect(builder.controls.count == model.controls.count)
    let bytes = builder.plan.bytes
    print(
      "\(name): plan of \(bytes.count) bytes for \(experiment.scenarios.count) starts, "
        + "\(builder.controls.count) controls; network \(8 * builder.plan.starts[0].words.count) bytes; \(took)")
    let back = try #require(LivePlan(bytes: bytes))
    #expect(back.starts == builder.plan.starts)
    #expect(back.bytes == bytes)
    for (index, scenario) in experiment.scenarios.enumerated() {
      let unmoved = builder.settings[index].map { $0?.unmoved ?? 0 }
      let network = try #require(back.network(start: index, positions: unmoved))
      #expect(network.words == scenario.network.words, "\(scenario.id)")
    }
  }

  @Test(
    "a moved control gives the network that the model with that value compiles to, in every start", arguments: models)
  func moved(_ name: String) throws {
    let model = try Self.model(name)
    let experiment = Self.experiment(model, replications: 1)
    let builder = LiveBuilder(experiment, of: model)
    var compared = 0
    for (start, scenario) in experiment.scenarios.enumerated() {
      for (index, control) in builder.controls.enumerated() {
        guard let setting = builder.settings[start][index] else { continue }
        // Every value of the baseline and of the last scenario, and some of the others.
        for position in stride(from: 0, to: setting.values.count, by: start == 0 || start == 15 ? 1 : 7) {
          var positions = builder.settings[start].map { $0?.unmoved ?? 0 }
          positions[index] = position
          let own = scenario.network(moving: control, to: setting.values[position])
          #expect(builder.plan.network(start: start, positions: positions)?.words == own?.words)
          compared += 1
        }
      }
    }
    print("\(name): \(compared) networks with a control moved are the same, word for word")
    #expect(compared > 200)
  }

  @Test("damaged bytes give no plan, or one that can be asked")
  func damaged() throws {
    let model = try Self.model("sandwell")
    let builder = LiveBuilder(Self.experiment(model, replications: 1, only: 2), of: model)
    let bytes = builder.plan.bytes
    var stream = RandomStream(key: 7, 0, 0, purpose: 0)
    var refused = 0
    for _ in 0..<300 {
      var damaged = bytes
      let at = Int(stream.nextBits() % UInt64(bytes.count))
      switch stream.nextBits() % 3 {
      case 0: damaged[at] = UInt8(truncatingIfNeeded: stream.nextBits())
      case 1: damaged.removeLast(Int(stream.nextBits() % UInt64(bytes.count)))
      default: damaged.replaceSubrange(at..<min(at + 8, bytes.count), with: [UInt8](repeating: 0xFF, count: 8))
      }
      guard let plan = LivePlan(bytes: damaged) else {
        refused += 1
        continue
      }
      _ = plan.network(start: 0, positions: [Int](repeating: 0, count: plan.starts[0].controls.count))
    }
    print("\(refused) of 300 damaged plans were refused")
  }
}
