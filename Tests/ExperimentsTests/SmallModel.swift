import Experiments
import Foundation
import ModelFiles
import Testing

/// A ward and a unit behind it, small enough to be simulated in a moment.
///
/// The scenarios: ten more beds in the unit, the same again under another name, and a change that changes nothing.
enum SmallModel {
  static let text = #"""
    {
      "format": "d2a-model/1", "title": "A small model", "status": "illustrative",
      "start": "2022-04-01", "horizon": "56 d", "warmUp": "28 d", "replications": 4, "seed": "small",
      "periods": { "later": ["2022-04-13", "2022-05-02"] }, "headline": "later",
      "focus": [
        "delayedPatients/place:acute/census", "delay/place:acute/mean", "lengthOfStay/place:acute/mean",
        "occupancyShare/place:acute/mean",
      ],
      "cohorts": { "everyone": {} },
      "arrivals": { "emergency": { "perDay": 3, "cohorts": { "everyone": "rest" }, "to": "acuteStay" } },
      "places": {
        "acute": { "label": "Acute beds", "count": 30, "unit": "bed", "setting": "acute" },
        "p2": { "label": "Intermediate care beds", "count": 20, "unit": "bed", "setting": "intermediate" },
      },
      "steps": {
        "acuteStay": {
          "place": "acute", "stay": { "exponential": { "mean": "7 d" } }, "then": { "p2Stay": 0.3, "goHome": "rest" },
        },
        "p2Stay": {
          "place": "p2", "stay": { "exponential": { "mean": "20 d" } }, "reason": "Community bed", "pathway": "P2",
          "then": "goHome",
        },
        "goHome": { "exit": "home" },
      },
      "scenarios": {
        "beds+10": { "label": "10 more beds", "changes": [{ "set": "places.p2.count", "to": 30 }] },
        "beds+10 again": { "label": "10 more beds again", "changes": [{ "set": "places.p2.count", "to": 30 }] },
        "beds+0": { "label": "No more beds", "changes": [{ "set": "places.p2.count", "to": 20 }] },
      },
      "observed": [
        { "measure": "delayedPatients/place:acute/census", "period": "all", "value": 3, "tolerance": 100 },
      ],
    }
    """#

  /// The model, or another text, read from a file of its own.
  static func read(_ text: String = text) throws -> ModelFile {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("small-\(UUID().uuidString).jsonc").path
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let reading = ModelFile.read(path: path)
    let said = reading.text.map { render(reading.diagnostics, of: $0, color: false) } ?? ""
    let model = reading.model
    return try #require(model, "\(said)")
  }
}
