import Foundation
import Testing

/// The built program, run as a user would, in a folder of its own.
struct Binary {
  /// The folder it runs in.
  let folder: String

  /// What a run of it did.
  struct Outcome {
    var status: Int32
    var output: String
    var errors: String
  }

  /// A fresh folder.
  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("d2a-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  /// Where the build put the program: beside the test bundle.
  static var path: String {
    URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
      .appendingPathComponent("d2a").path
  }

  /// Runs a shell command in which `d2a` is the program.
  func shell(_ command: String) throws -> Outcome {
    let process = try start(command)
    process.waitUntilExit()
    return Outcome(status: process.terminationStatus, output: read("stdout"), errors: read("stderr"))
  }

  /// Starts a shell command and does not wait for it.
  func start(_ command: String) throws -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = ["-c", "d2a() { '\(Self.path)' \"$@\"; }; cd '\(folder)'; " + command]
    for (name, set) in [("stdout", \Process.standardOutput), ("stderr", \Process.standardError)] {
      FileManager.default.createFile(atPath: folder + "/." + name, contents: nil)
      process[keyPath: set] = FileHandle(forWritingAtPath: folder + "/." + name)
    }
    try process.run()
    return process
  }

  /// What a stream of the last run holds.
  func read(_ stream: String) -> String { text("." + stream) ?? "" }

  /// A file of the folder.
  func text(_ name: String) -> String? { try? String(contentsOfFile: folder + "/" + name, encoding: .utf8) }

  /// The names in a folder of the folder, sorted; nil when it is not there.
  func names(_ name: String) -> [String]? {
    (try? FileManager.default.contentsOfDirectory(atPath: folder + "/" + name))?.sorted()
  }

  /// Writes the small starter as `ward.jsonc`.
  func writeWard() throws { #expect(try shell("d2a new ward.jsonc --from ward").status == 0) }

  /// Takes the folder away.
  func remove() { try? FileManager.default.removeItem(atPath: folder) }
}
