import Foundation
import Testing

@testable import ModelFiles

@Suite struct EvidenceOfAModel {
  @Test func isInheritedFromTheNearestObjectAround() throws {
    let model = try TheNetworkOfAModel.small()
    let rows = Dictionary(uniqueKeysWithValues: model.parameters.map { ($0.path, $0) })
    #expect(rows["arrivals.emergency.cohorts.frail"]?.evidence == "nhse-admissions")
    #expect(rows["places.acute.costPerDay"]?.quality == "local measured")
    #expect(rows["places.p2.count"]?.evidence == nil && rows["places.p2.count"]?.quality == "assumption")
    #expect(model.assumptions.contains { $0.path == "places.p2.count" })
    #expect(!model.assumptions.contains { $0.path == "places.acute.count" })
    #expect(rows["steps.p2Stay.risks[0].after"]?.value == "exponential (mean 300 d)")
  }

  @Test func comesFromTheNearestSeedsFolder() throws {
    let model = try TheNetworkOfAModel.small()
    #expect(model.evidence.map(\.id) == ["nhse-admissions", "swb-beds", "sandwell-2022-knowle"])
    #expect(model.evidence[0].publisher == "NHS England" && model.evidence[0].place == "table 1")
    #expect(model.files.map(\.path) == ["small.jsonc", "../seeds/facts.jsonc"])
    #expect(model.files.allSatisfy { $0.digest.count == 64 && $0.bytes > 100 })
  }

  @Test func ofABrokenFileIsReportedOnlyWhereItIsUsed() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "d2a-evidence-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder.appending(path: "seeds"), withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    func write(_ text: String, _ name: String) throws { try Data(text.utf8).write(to: folder.appending(path: name)) }
    try write(
      "{ \"format\": \"d2a-evidence/1\", \"evidence\": [ { \"id\": \"a\" }, { \"id\": \"b\", \"title\": \"B\", \"quality\": \"hearsay\" } ] }",
      "seeds/one.json")
    try write("{ \"format\": ", "seeds/two.json")
    try write(Samples.ward(), "plain.jsonc")
    try write(Samples.ward(["places": #"{ "ward": { "count": 110, "evidence": "a" } }"#]), "uses.jsonc")
    #expect(ModelFile.read(path: folder.appending(path: "plain.jsonc").path).model != nil)
    let reading = ModelFile.read(path: folder.appending(path: "uses.jsonc").path)
    #expect(reading.model == nil)
    #expect(reading.diagnostics.map(\.code) == ["M601", "M601", "M601", "M602"])
    let messages = reading.diagnostics.map(\.message)
    #expect(messages[0] == "record 1 of the evidence file seeds/one.json lacks \"id\", \"title\" or \"quality\"")
    #expect(messages[1] == "the quality of \"b\" in seeds/one.json cannot be \"hearsay\"")
    #expect(messages[2].hasPrefix("the evidence file seeds/two.json cannot be read: "))
  }
}

@Suite struct FilesThatCannotBeRead {
  @Test func areNamed() {
    let missing = Samples.path("Models/none.jsonc")
    #expect(ModelFile.read(path: missing).failure == .notFound(path: missing))
    let folder = Samples.path("Models")
    #expect(ModelFile.read(path: folder).failure == .unreadable(path: folder, reason: "it is a folder"))
    #expect(
      ModelFile.read(path: "/dev/null").failure == .unreadable(path: "/dev/null", reason: "it is not a regular file"))
  }
}
