import Foundation
import Testing

@testable import ModelFiles

@Suite struct TheSchema {
  /// The repository's copy, which editors use.
  static let committed = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Models/schema/d2a-model-1.schema.json")

  @Test func isTheCommittedCopy() throws {
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] != nil {
      try Data(ModelSchema.text().utf8).write(to: Self.committed)
    }
    #expect(try String(contentsOf: Self.committed, encoding: .utf8) == ModelSchema.text())
  }

  @Test func theCommittedReferenceIsThatOfTheTable() throws {
    let committed = Self.committed.deletingLastPathComponent().deletingLastPathComponent().appending(
      path: "REFERENCE.md")
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] != nil {
      try Data(ModelReference.text().utf8).write(to: committed)
    }
    #expect(try String(contentsOf: committed, encoding: .utf8) == ModelReference.text())
    for section in Vocabulary.sections {
      for field in section.fields { #expect(ModelReference.text().contains("| `\(field.name)`"), "\(field.name)") }
    }
  }

  @Test func isJSONThatTheReaderOfModelsCanParse() {
    let parsed = JSONCParser.parse(SourceText(path: "schema", bytes: Array(ModelSchema.text().utf8)))
    #expect(parsed.diagnostics.isEmpty)
    #expect(parsed.root?["$defs"] != nil)
  }

  @Test func hasEveryWordOfTheTableWithItsMeaning() throws {
    let root = try #require(
      JSONCParser.parse(SourceText(path: "schema", bytes: Array(ModelSchema.text().utf8))).root)
    let properties = Self.properties(in: root)
    for section in Vocabulary.sections {
      for field in section.fields {
        #expect(properties[field.name]?.contains(field.meaning) == true, "\(section.name): \(field.name)")
      }
    }
    for shape in ShapeTable.names + ShapeTable.modifiers {
      #expect(properties[shape]?.contains(ShapeTable.meaning(of: shape)) == true, "\(shape)")
    }
  }

  @Test func describesEveryProperty() throws {
    let root = try #require(
      JSONCParser.parse(SourceText(path: "schema", bytes: Array(ModelSchema.text().utf8))).root)
    for (name, meanings) in Self.properties(in: root) {
      #expect(!meanings.isEmpty && meanings.allSatisfy { $0.hasSuffix(".") }, "\(name): \(meanings)")
    }
  }

  @Test func refersOnlyToWhatItDefines() throws {
    let text = ModelSchema.text()
    let root = try #require(JSONCParser.parse(SourceText(path: "schema", bytes: Array(text.utf8))).root)
    let defined = Set(root["$defs"]?.members?.map(\.key) ?? [])
    let marker = "#/$defs/"
    for part in text.components(separatedBy: marker).dropFirst() {
      #expect(defined.contains(String(part.prefix { $0 != "\"" })))
    }
  }

  /// The names of all properties of a schema, each with its descriptions.
  static func properties(in node: Node) -> [String: Set<String>] {
    var found: [String: Set<String>] = [:]
    if let members = node["properties"]?.members {
      for member in members { found[member.key, default: []].insert(member.value["description"]?.string ?? "") }
    }
    for child in (node.members?.map(\.value) ?? []) + (node.elements ?? []) {
      found.merge(properties(in: child)) { $0.union($1) }
    }
    return found
  }
}
