import Foundation
import ModelFiles

@testable import Validation

/// A small published model in a folder of its own: a bed always open, and a stream of patients.
struct SmallCase {
  let folder: String
  var modelPath: String { folder + "/small.jsonc" }

  init(rows: [String], note: String? = nil) throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("case-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Self.model.write(toFile: modelPath, atomically: true, encoding: .utf8)
    let table = ExpectedTableTests.header + rows.joined(separator: "\n")
    try table.write(toFile: folder + "/small.expected.csv", atomically: true, encoding: .utf8)
    try note?.write(toFile: folder + "/small.md", atomically: true, encoding: .utf8)
  }

  func remove() { try? FileManager.default.removeItem(atPath: folder) }

  static let model = """
    {
      "format": "d2a-model/1", "title": "Small", "status": "illustrative",
      "start": "2024-01-01", "horizon": "100 d", "warmUp": "20 d", "replications": 8, "seed": "small",
      "periods": { "first": ["2024-01-01", "2024-01-31"] },
      "cohorts": { "everyone": {} },
      "arrivals": { "in": { "perDay": 2, "to": "stay" }, "ward": { "perDay": 0.5, "to": "wardStay" } },
      "places": { "unit": { "count": 5, "unit": "bed" }, "ward": { "count": "unlimited" } },
      "steps": {
        "stay": { "place": "unit", "stay": { "exponential": { "mean": "1 d" } }, "then": "out" },
        "wardStay": { "place": "ward", "stay": { "exponential": { "mean": "2 d" } }, "then": "out" },
        "out": { "exit": "home" } },
      "scenarios": { "seven": { "changes": [{ "set": "places.unit.count", "to": 7 }] } },
      "controls": [{ "label": "Beds", "path": "places.unit.count", "from": 2, "to": 10, "step": 2 }],
    }
    """
}
