import Foundation
import Testing

@testable import ModelFiles

/// Models for the tests.
enum Samples {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()

  /// Path of a file of the folder `Files`.
  static func path(_ name: String) -> String { folder.appending(path: "Files/\(name)").path }

  /// A model from a text, without evidence.
  static func read(_ text: String) -> ModelReading {
    ModelFile.read(SourceText(path: "model.jsonc", bytes: Array(text.utf8)), evidence: EvidenceLibrary())
  }

  /// A model that must be without fault.
  static func model(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> ModelFile {
    let reading = read(text)
    let source = SourceText(path: "model.jsonc", bytes: Array(text.utf8))
    return try #require(
      reading.model, "\(render(reading.diagnostics, of: source, color: false))", sourceLocation: sourceLocation)
  }

  /// A ward with one way out; `parts` replace the sections of the same name.
  static func ward(_ parts: [String: String] = [:], extra: String = "") -> String {
    let sections: [(String, String)] = [
      ("start", "\"2022-04-01\""), ("horizon", "\"365 d\""), ("warmUp", "\"90 d\""),
      ("cohorts", "{ \"all ages\": {} }"),
      ("arrivals", "{ \"referrals\": { \"perDay\": 3.5, \"to\": \"rehab\" } }"),
      ("places", "{ \"ward\": { \"count\": 110, \"unit\": \"bed\" } }"),
      (
        "steps",
        "{ \"rehab\": { \"place\": \"ward\", \"stay\": \"28 d\", \"then\": \"home\" }, \"home\": { \"exit\": \"home\" } }"
      ),
    ]
    let body = sections.map { "  \"\($0)\": \(parts[$0] ?? $1),\n" }.joined()
    let others = parts.filter { part in !sections.contains { $0.0 == part.key } }.sorted { $0.key < $1.key }
      .map { "  \"\($0)\": \($1),\n" }.joined()
    return
      "{ \"format\": \"d2a-model/1\", \"title\": \"A ward\", \"status\": \"illustrative\",\n\(body)\(others)\(extra)}\n"
  }
}
