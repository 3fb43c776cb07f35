import Experiments
import Foundation
import ModelFiles
import PatientFlow
import Testing

@testable import Reports

/// A results folder of a small run, with its page.
struct RunIntoFolder {
  /// The folder.
  let path = FileManager.default.temporaryDirectory.appendingPathComponent("page-\(UUID().uuidString)").path

  /// Runs a model into a fresh folder.
  init(
    _ model: ModelFile, chosen: [Int], replications: Int = 3, detail: Detail = .standard, warnings: [String] = []
  ) async throws {
    let experiment = Experiment(
      model: model, chosen: chosen, amount: .replications(replications), threads: 2, seed: 1, detail: detail)
    let folder = try ResultsFolder(path: path)
    let results = try await experiment.run()
    let provenance = Provenance(
      version: "0", platform: "here", command: "d2a run small.jsonc", seed: "1", replicationsAsked: replications,
      precision: nil, threads: 2, warnings: warnings, written: "2022-04-01T00:00:00Z", wallSeconds: nil,
      everything: detail == .full)
    try folder.write(results, of: experiment, model, patients: nil, provenance: provenance)
  }

  /// A file of the folder.
  func text(_ name: String) throws -> String { try String(contentsOfFile: path + "/" + name, encoding: .utf8) }

  /// Replaces a file of the folder.
  func put(_ text: String, in name: String) throws {
    try text.write(toFile: path + "/" + name, atomically: true, encoding: .utf8)
  }

  /// The page that the folder gives now.
  func page() throws -> [UInt8] { try ReportPage.bytes(ofFolder: path) }

  /// Takes the folder away.
  func remove() { try? FileManager.default.removeItem(atPath: path) }
}
