import Foundation
import Testing

@testable import Reports

@Suite("A results folder")
struct FolderTests {
  let root = FileManager.default.temporaryDirectory.appendingPathComponent("folder-\(UUID().uuidString)").path

  func write(_ text: String, to name: String, in folder: ResultsFolder) throws {
    try folder.write(name) { writer throws(FileFault) in try writer.write(Array(text.utf8)) }
  }

  func publish(_ files: [String: String]) throws {
    let folder = try ResultsFolder(path: root)
    for (name, text) in files { try write(text, to: name, in: folder) }
    try write(ResultsFolder.mark, to: "run.json", in: folder)
    try folder.publish()
  }

  var names: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []).sorted() }

  func text(_ name: String) -> String? { try? String(contentsOfFile: root + "/" + name, encoding: .utf8) }

  @Test("shows nothing before it is published, and leaves nothing when it is abandoned")
  func abandoned() throws {
    let folder = try ResultsFolder(path: root + "/a/b")
    try write("x", to: "summary.csv", in: folder)
    #expect(!FileManager.default.fileExists(atPath: root + "/a/b/summary.csv"))
    folder.abandon()
    #expect(!FileManager.default.fileExists(atPath: root))
  }

  @Test("replaces the files of an earlier run, removes those it does not write, and keeps those of others")
  func replacing() throws {
    defer { try? FileManager.default.removeItem(atPath: root) }
    try publish(["summary.csv": "old", "patients.csv": "old"])
    try "mine".write(toFile: root + "/notes.csv", atomically: true, encoding: .utf8)
    try publish(["summary.csv": "new"])
    #expect(names == ["notes.csv", "run.json", "summary.csv"])
    #expect(text("summary.csv") == "new")
    #expect(text("notes.csv") == "mine")
  }

  @Test("keeps the earlier run whole when this one fails at a later file")
  func failing() throws {
    defer { try? FileManager.default.removeItem(atPath: root) }
    try publish(["summary.csv": "old", "daily.csv": "old"])
    do {
      let folder = try ResultsFolder(path: root)
      try write("new", to: "summary.csv", in: folder)
      try folder.write("daily.csv") { writer throws(FileFault) in
        throw FileFault(.cannotWrite, writer.path, reason: "the disk is full")
      }
      Issue.record("a failed file was accepted")
    } catch let fault as FileFault {
      #expect(fault == FileFault(.cannotWrite, root + "/daily.csv", reason: "the disk is full"))
    }
    #expect(names == ["daily.csv", "run.json", "summary.csv"])
    #expect(text("summary.csv") == "old" && text("daily.csv") == "old")
  }

  @Test("does not take a folder whose files no run wrote")
  func strangers() throws {
    defer { try? FileManager.default.removeItem(atPath: root) }
    try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
    try "mine".write(toFile: root + "/summary.csv", atomically: true, encoding: .utf8)
    #expect(throws: FileFault.self) { try ResultsFolder(path: root) }
    #expect(names == ["summary.csv"] && text("summary.csv") == "mine")
  }

  @Test("cannot be made below a file, and says so")
  func belowAFile() throws {
    defer { try? FileManager.default.removeItem(atPath: root) }
    try "file".write(toFile: root, atomically: true, encoding: .utf8)
    let reason = "something on the way there is a file, not a folder"
    #expect(throws: FileFault(.cannotCreate, root + "/x", reason: reason)) { try ResultsFolder(path: root + "/x") }
  }

  @Test("reports a device that is full when the file is finished")
  func fullDevice() throws {
    guard FileManager.default.fileExists(atPath: "/dev/full") else {
      print("skipped: this system has no /dev/full")
      return
    }
    let writer = try FileWriter(path: "/dev/full")
    try writer.write([1, 2, 3])
    #expect(throws: FileFault(.cannotWrite, "/dev/full", reason: "the disk is full")) { try writer.finish() }
  }

  @Test("clears away what a killed run left behind, and nothing that only looks like it")
  func leftovers() throws {
    defer { try? FileManager.default.removeItem(atPath: root) }
    try publish([:])
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "exit 0"]
    try process.run()
    process.waitUntilExit()
    let dead = ".summary.csv.\(process.processIdentifier).d2a-writing"
    for name in [dead, ".summary.csv.d2a", "x.1.d2a-writing"] {
      try "x".write(toFile: root + "/" + name, atomically: true, encoding: .utf8)
    }
    try publish([:])
    #expect(names == [".summary.csv.d2a", "run.json", "x.1.d2a-writing"])
  }
}
