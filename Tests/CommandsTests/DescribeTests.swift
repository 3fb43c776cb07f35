import Foundation
import Testing

@testable import Commands

/// Golden texts of this folder; UPDATE_GOLDEN=1 writes them anew.
private func isGolden(_ text: String, _ name: String) throws -> Bool {
  let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Golden")
  let file = folder.appendingPathComponent(name + ".txt")
  if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] != nil { try Data(text.utf8).write(to: file) }
  return try String(contentsOf: file, encoding: .utf8) == text
}

@Suite("d2a describe and d2a schema")
struct DescribeTests {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

  @Test("tell of the starters and of Sandwell what the golden texts say, in 80 columns")
  func goldens() throws {
    let binary = try Binary()
    defer { binary.remove() }
    for (name, command) in [
      ("ward", "d2a new m.jsonc --from ward > /dev/null; d2a describe m.jsonc"),
      ("hospital", "d2a new n.jsonc > /dev/null; d2a describe n.jsonc"),
      ("sandwell", "d2a describe '\(Self.root)/Models/sandwell.jsonc'"),
      ("ward-stress", "d2a describe m.jsonc --stress"),
    ] {
      let outcome = try binary.shell(command)
      let text = outcome.output.replacing(VersionText.platform, with: "PLATFORM")
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(outcome.output.split(separator: "\n").allSatisfy { $0.count <= 80 || !$0.contains(" ") })
      #expect(try isGolden(text, "describe-" + name), "\(name)")
    }
  }

  @Test("end with the status that says what went wrong")
  func faults() throws {
    let binary = try Binary()
    defer { binary.remove() }
    for (command, status, words) in [
      ("d2a describe missing.jsonc", 66, "there is no file missing.jsonc"),
      ("echo '{' > bad.jsonc; d2a describe bad.jsonc --stress", 65, "error["),
      ("d2a describe", 64, "MODEL is missing"), ("d2a describe a --stres", 64, "did you mean \"--stress\"?"),
      ("d2a descibe a", 64, "did you mean \"describe\"?"), ("d2a schema x", 64, "one word too many"),
      ("d2a shema", 64, "did you mean \"schema\"?"),
    ] {
      let outcome = try binary.shell(command)
      #expect(outcome.status == Int32(status), "\(command): \(outcome.errors)")
      #expect(outcome.errors.contains(words), "\(outcome.errors)")
      #expect(outcome.output.isEmpty)
    }
  }

  @Test("let no name of a model command the terminal")
  func hostile() throws {
    let binary = try Binary()
    defer { binary.remove() }
    try binary.writeWard()
    let text = try #require(binary.text("ward.jsonc"))
    let hostile = text.replacing("\"Ward\"", with: #""W\u001b[2J\u202E\u009bard""#)
      .replacing("One ward and", with: #"One \u001b]0;x\u0007 and"#)
      .replacing("to see what they do", with: #"a\nb\u001b[31m"#)
    #expect(hostile != text)
    try hostile.write(toFile: binary.folder + "/hostile.jsonc", atomically: true, encoding: .utf8)
    for command in [
      "describe hostile.jsonc", "describe hostile.jsonc --stress", "trace hostile.jsonc --patient admissions:9",
    ] {
      let outcome = try binary.shell("d2a \(command)")
      #expect(outcome.status == 0, "\(outcome.errors)")
      let bad = outcome.output.unicodeScalars.filter {
        ($0.value < 0x20 && $0 != "\n") || (0x7F...0x9F).contains($0.value) || $0.value == 0x202E
      }
      #expect(bad.isEmpty, "\(command): \(bad.map(\.value))")
    }
  }

  @Test("print the schema that is committed")
  func schema() throws {
    let binary = try Binary()
    defer { binary.remove() }
    let outcome = try binary.shell("d2a schema")
    #expect(outcome.status == 0)
    #expect(
      outcome.output
        == (try String(contentsOfFile: Self.root + "/Models/schema/d2a-model-1.schema.json", encoding: .utf8)))
  }
}

@Suite("d2a trace")
struct TraceCommandTests {
  @Test("tells the rows that patients.csv has of the patient")
  func rows() throws {
    let binary = try Binary()
    defer { binary.remove() }
    try binary.writeWard()
    #expect(try binary.shell("d2a run ward.jsonc --replications 2 --patients --out r").status == 0)
    let log = try #require(binary.text("r/patients.csv")).split(separator: "\r\n").dropFirst()
      .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    for (scenario, option) in [("baseline", ""), ("four more beds", "--scenario 'four more beds'")] {
      for patient in ["admissions:2024-05-01:1", "admissions:2024-09-11:2", "admissions:2025-01-20:1"] {
        let own = log.filter { $0[0] == scenario && $0[1] == "2" && $0[2] == patient }
        #expect(!own.isEmpty)
        let outcome = try binary.shell("d2a trace ward.jsonc --patient \(patient) --replication 2 \(option)")
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output.split(separator: "\n").allSatisfy { $0.count <= 90 })
        let told = Self.events(outcome.output).filter { !$0.hasSuffix(" waits") }
        #expect(told == own.map { "\($0[5].prefix(19).replacing("T", with: " ")) \($0[8])" })
      }
    }
  }

  /// "2024-05-01 10:15:00 arrives" of every row of the table.
  static func events(_ text: String) -> [String] {
    var day = ""
    return text.split(separator: "\n").compactMap { line in
      var words = line.split(separator: " ").map(String.init)
      if let first = words.first, first.count == 10, first.hasPrefix("20"), first.contains("-") {
        day = first
        words.removeFirst()
      }
      guard words.count >= 2, words[0].count == 8, words[0].filter({ $0 == ":" }).count == 2, !day.isEmpty else {
        return nil
      }
      return "\(day) \(words[0]) \(words[1])"
    }
  }

  @Test(
    "ends with the status that says what went wrong",
    arguments: [
      ("d2a trace ward.jsonc", 64, "--patient is missing"),
      ("d2a trace ward.jsonc --patient admissions", 64, "is neither"),
      ("d2a trace ward.jsonc --patient admissions:0", 64, "is neither"),
      ("d2a trace ward.jsonc --patient admissions:2024-02-30:1", 64, "is neither"),
      ("d2a trace ward.jsonc --patient admission:1", 64, "did you mean \"admissions\"?"),
      ("d2a trace ward.jsonc --patient admissions:99999", 64, "patients of that source, warm-up included"),
      ("d2a trace ward.jsonc --patient admissions:2024-05-01:99", 64, "of them on that day"),
      ("d2a trace ward.jsonc --patient admissions:1 --scenario 'four more bed'", 64, "did you mean"),
      ("d2a trace ward.jsonc --patient admissions:1 --replication 0", 64, "takes a whole number, 1 to"),
      ("d2a trace missing.jsonc --patient admissions:1", 66, "there is no file"),
      ("echo '{' > bad.jsonc; d2a trace bad.jsonc --patient admissions:1", 65, "error["),
      ("d2a trase ward.jsonc", 64, "did you mean \"trace\"?"),
    ])
  func faults(_ command: String, _ status: Int32, _ words: String) throws {
    let binary = try Binary()
    defer { binary.remove() }
    try binary.writeWard()
    let outcome = try binary.shell(command)
    #expect(outcome.status == status, "\(outcome.errors)")
    #expect(outcome.errors.contains(words), "\(outcome.errors)")
    #expect(outcome.output.isEmpty)
  }

  @Test("takes a replication beyond the model's own number, and a number in the order of arrival")
  func order() throws {
    let binary = try Binary()
    defer { binary.remove() }
    try binary.writeWard()
    let outcome = try binary.shell("d2a trace ward.jsonc --patient admissions:200 --replication 5000")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("replication 5000"))
  }
}
