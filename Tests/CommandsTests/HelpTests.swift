import Foundation
import Testing

@testable import Commands

@Suite("Help")
struct HelpTests {
  func golden(_ name: String) throws -> String {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Golden")
    return try String(contentsOf: folder.appendingPathComponent(name + ".txt"), encoding: .utf8)
  }

  @Test("of every command is the golden text, and fits in 90 columns", arguments: Command.allCases)
  func commands(_ command: Command) throws {
    let text = Help.text(of: command)
    #expect(text == (try golden(command.rawValue)))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= Console.width })
    #expect(text.contains("Example:\n  d2a \(command.rawValue)") || text.contains("\n  d2a \(command.rawValue)"))
  }

  @Test("of the program says what it is for, with three examples and the commands")
  func overview() throws {
    #expect(Help.overview == (try golden("overview")))
    #expect(Help.overview.split(separator: "\n").allSatisfy { $0.count <= Console.width })
  }

  @Test(
    "is what wrong usage points to, with the nearest word",
    arguments: [
      (["rum"], "did you mean \"run\"?"), (["run"], "MODEL is missing"), (["run", "a", "b"], "one word too many"),
      (["run", "a", "--theads", "2"], "did you mean \"--threads\"?"),
      (["check", "a", "--all"], "there is no option \"--all\""), (["new"], "FILE is missing"),
      (["bits", "x"], "one word too many"), (["run", "a", "--seed"], "--seed needs a value"),
      (["run", "a", "--seed", "--all"], "--seed needs a value"), (["run", "a", "--out="], "--out needs a value"),
      (["run", "a", "--all=yes"], "--all takes no value"),
      (["run", "a", "--seed=a", "--seed=b"], "--seed is given twice"), (["--hlep"], "did you mean \"--help\"?"),
    ])
  func wrongUsage(_ arguments: [String], _ words: String) async throws {
    let binary = try Binary()
    defer { binary.remove() }
    let outcome = try binary.shell("d2a " + arguments.joined(separator: " "))
    #expect(outcome.status == 64)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains(words), "\(outcome.errors)")
  }

  @Test("options may be written with = or without, and an operand after --")
  func forms() throws {
    let parsed = try ParsedArguments(
      ["--threads=2", "--scenario", "a", "--scenario=b=c", "--", "-odd-name"], of: .run)
    #expect(parsed.operand == "-odd-name")
    #expect(parsed.all("--scenario") == ["a", "b=c"])
    #expect(try parsed.whole("--threads", in: 1...4) == 2)
    #expect(throws: Ending.self) { try parsed.whole("--threads", in: 3...4) }
  }

  @Test("the version names the program, Swift and the platform")
  func version() {
    #expect(VersionText.whole.hasPrefix("d2a \(Program.version)\nSwift "))
  }
}

@Suite("Terminal text")
struct TerminalTests {
  @Test("of a model cannot command the terminal")
  func controls() {
    #expect(SafeText.line("a\u{1B}[2Jb\nc\u{202E}d\u{9B}e") == "a\u{FFFD}[2Jb c\u{FFFD}d\u{FFFD}e")
  }

  @Test("is quoted for the shell where it must be")
  func quoting() {
    #expect(SafeText.shell("Models/sandwell.jsonc") == "Models/sandwell.jsonc")
    #expect(SafeText.shell("it's 5%") == "'it'\\''s 5%'")
    #expect(SafeText.shell("") == "''")
  }

  @Test("in tables is never wider than 90 columns")
  func tables() {
    var table = TextTable(["scenario", "value"], [.left, .right])
    table.add([String(repeating: "many words ", count: 30), "1"])
    table.add([String(repeating: "x", count: 300), "22"])
    #expect(table.text().split(separator: "\n").allSatisfy { $0.count <= 90 })
    #expect(table.text().filter { $0 == "x" }.count == 300)
  }
}
