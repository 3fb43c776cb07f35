import Experiments
import Figures
import Foundation
import ModelFiles
import PatientFlow
import RandomStreams
import Testing

@testable import LiveSimulator
@testable import Reports

/// What the page says of the first scenario of a model, and what its simulator says with nothing moved.
private struct BothAnswers {
  /// What the page says.
  let outcome: Outcome
  /// What its simulator says.
  let live: Outcome
  /// The folder that the page is made of.
  let folder: RunFolder

  /// Runs two replications of the first scenario beside the baseline, into a folder and in the simulator.
  init(_ name: String, replacing words: [(String, String)] = []) async throws {
    let model = try words.isEmpty ? LivePlanTests.model(name) : Self.model(name, words)
    let experiment = Experiment(
      model: model, chosen: [1], amount: .replications(2), threads: 2, seed: seedHash(model.seed.utf8),
      detail: .standard)
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("both-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let provenance = Provenance(
      version: "0", platform: "here", command: "d2a run", seed: model.seed, replicationsAsked: 2, precision: nil,
      threads: 2, warnings: [], written: "2022-04-01T00:00:00Z", wallSeconds: nil, everything: false)
    let files = try ResultsFolder(path: path)
    try await files.write(experiment.run(), of: experiment, model, patients: nil, provenance: provenance)
    folder = try RunFolder { path + "/" + $0 }
    outcome = Outcomes(folder).outcome(1)

    let builder = LiveBuilder(experiment, of: model)
    let plan = try #require(LivePlan(bytes: builder.plan.bytes))
    var session = LiveSession(plan)
    var results = LiveResults(plan.content)
    for replication in 1...2 {
      let records = [0, 1].map { start in
        _ = session.choose(start: start, positions: builder.settings[start].map { $0?.unmoved ?? 0 })
        return session.simulate(replication)
      }
      results.fold(baseline: records[0], setting: records[1])
    }
    live = results.outcome(label: outcome.label, isBaseline: false)
  }

  /// A model of the project with some of its words replaced.
  private static func model(_ name: String, _ words: [(String, String)]) throws -> ModelFile {
    let models = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Models")
    var text = try String(contentsOf: models.appendingPathComponent("\(name).jsonc"), encoding: .utf8)
    for (old, new) in words {
      try #require(text.contains(old), "\(old)")
      text = text.replacing(old, with: new)
    }
    let root = FileManager.default.temporaryDirectory.appendingPathComponent("model-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: root) }
    try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
    let seeds = models.deletingLastPathComponent().appendingPathComponent("seeds")
    try FileManager.default.copyItem(at: seeds, to: root.appendingPathComponent("seeds"))
    let path = root.appendingPathComponent("\(name).jsonc")
    try text.write(to: path, atomically: true, encoding: .utf8)
    let model = ModelFile.read(path: path.path).model
    return try #require(model)
  }

  /// Words and tables of the figures, which hold all of their numbers.
  func figures(_ outcome: Outcome) -> [String] {
    var figures = outcome.daily.prefix(2).map { Charts.fan($0, of: outcome, id: "f") }
    figures += [outcome.reasons.flatMap { Charts.reasons($0, of: outcome, id: "f") }]
    figures += outcome.lengths.map { Charts.spread($0, of: outcome, id: "f") }
    figures += [
      Charts.stays(outcome.places, of: outcome, id: "f"), Charts.places(outcome.places, of: outcome, id: "f"),
    ]
    return figures.map { figure in
      guard let figure else { return "" }
      let table = String(decoding: figure.table.bytes, as: UTF8.self)
      return [figure.title, figure.subtitle, figure.description, table].joined(separator: "\n")
    }
  }
}

/// Halton's answer is about a setting with two places that have no limit, Sandwell's about a place with one.
@Suite("The page and its simulator")
struct PageAndSimulatorTests {
  @Test("tell the same, title, subtitle and table", arguments: ["halton", "sandwell"])
  func same(_ name: String) async throws {
    let both = try await BothAnswers(name)
    let (page, simulator) = (both.figures(both.outcome), both.figures(both.live))
    #expect(page.count == 7 && !page.contains(""))
    for (one, other) in zip(page, simulator) { #expect(one == other) }
    for (one, other) in zip(both.outcome.daily, both.live.daily) {
      #expect(one.unit == other.unit && one.capacity.map(\.open) == other.capacity.map(\.open))
    }
  }

  @Test("draw no capacity of a place without limit, nor of a setting")
  func unlimited() async throws {
    let halton = try await BothAnswers("halton")
    #expect(halton.outcome.daily[1].capacity.isEmpty && halton.live.daily[1].capacity.isEmpty)
    #expect(halton.live.daily[1].unit == "beds", "what a unit of all its places is called")
    let place = try await BothAnswers("halton", replacing: [("/setting:acute/", "/place:whh/")])
    #expect(place.live.daily[1].subject == "Warrington Hospital")
    #expect(place.outcome.daily[1].capacity.isEmpty && place.live.daily[1].capacity.isEmpty)
    let sandwell = try await BothAnswers("sandwell")
    #expect(sandwell.live.daily[1].capacity.map(\.open) == [607])
  }

  @Test("have every number that the simulator saves in summary.csv", arguments: ["halton", "sandwell"])
  func saved(_ name: String) async throws {
    let folder = try await BothAnswers(name).folder
    let live = try #require(folder.record.live)
    let told = live.numbers.filter { !$0.isEmpty && $0[4] != "perDay" }
    #expect(told.count > 30)
    for each in told {
      let number = RunTables.Number(period: each[0], measure: each[1], of: each[2], group: each[3], statistic: each[4])
      let isSomewhere = folder.tables.values.contains { $0[number] != nil }
      #expect(isSomewhere, "\(each)")
    }
  }

  @Test("tell a setting as a whole: its reasons add up, its stays come first, and its places are named")
  func setting() async throws {
    let halton = try await BothAnswers("halton")
    for outcome in [halton.outcome, halton.live] {
      let reasons = try #require(outcome.reasons)
      #expect(reasons.subject == "all acute places")
      let total = reasons.total.scenario.mean
      let sum = reasons.parts.reduce(0) { $0 + $1.values.scenario.mean }
      print("reasons add up to \(sum) of \(total)")
      #expect((sum - total).magnitude < 1e-6 * total)
      let hospitals = ["place:whh", "place:sthk"].compactMap { of in
        halton.folder.tables.values[1][
          RunTables.Number(
            period: halton.folder.record.time.headline, measure: "delayedPatients", of: of, statistic: "census")]?.mean
      }
      #expect((hospitals.reduce(0, +) - total).magnitude < 1e-6 * total, "both hospitals, not one")
      #expect(outcome.places[0].isSetting && outcome.places[0].label == "all acute places")
      #expect(outcome.places.dropFirst().allSatisfy { !$0.isSetting })
    }
    let page = String(decoding: Page(halton.folder).bytes, as: UTF8.self)
    #expect(page.contains("Told here of all acute places: Warrington Hospital; Whiston Hospital."))
    let sandwell = try await BothAnswers("sandwell")
    #expect(sandwell.outcome.places.allSatisfy { !$0.isSetting } && sandwell.live.places.allSatisfy { !$0.isSetting })
  }
}
