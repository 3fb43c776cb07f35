import Experiments
import Foundation
import ModelFiles
import Testing

@testable import Reports

@Suite("A damaged results folder")
struct DamagedFolderTests {
  /// A way to damage a folder, and what is said about it.
  struct Damage: Sendable, CustomTestStringConvertible {
    var file: String
    var change: @Sendable (String) -> String?
    var kind: FolderFault.Kind = .damaged
    var words: String
    var testDescription: String { file + ": " + words }
  }

  static let damages = [
    Damage(file: "run.json", change: { _ in nil }, kind: .missing, words: "there is no such file"),
    Damage(file: "daily.csv", change: { _ in nil }, kind: .missing, words: "there is no such file"),
    Damage(file: "run.json", change: { _ in "" }, words: "not the record of a run"),
    Damage(file: "run.json", change: { String($0.prefix(5_000)) }, words: "not JSON that is whole"),
    Damage(
      file: "run.json", change: { $0.replacing("\"scenarios\":", with: "\"scenes\":") }, words: "has no \"scenarios\""),
    Damage(
      file: "run.json", change: { $0.replacing("\"firstDay\": \"2022", with: "\"firstDay\": \"0022") }, words: "dates"),
    Damage(file: "run.json", change: { $0.replacing("\"scale\": 1,", with: "\"scale\": -1,") }, words: "scale"),
    Damage(
      file: "run.json", change: { $0.replacing("\"completed\": 3", with: "\"completed\": 3000000") }, words: "complete"),
    Damage(
      file: "run.json", change: { $0.replacing("\"completed\": 3", with: "\"completed\": []") },
      words: "replications.completed"),
    Damage(
      file: "run.json", change: { $0.replacing("\"days\": [0]", with: "\"days\": [9e9]") }, words: "capacity of a place"
    ),
    Damage(
      file: "run.json", change: { $0.replacing("\"id\": \"beds+10\"", with: "\"id\": \"baseline\"") }, words: "same id"),
    Damage(
      file: "summary.csv", change: { $0.replacing("median,replications", with: "median") },
      words: "does not name the columns"),
    Damage(
      file: "summary.csv", change: { $0.replacing("beds+10,later", with: "beds+11,later") },
      words: "no scenario \"beds+11\""),
    Damage(file: "summary.csv", change: { String($0.dropLast(9)) }, words: "cells"),
    Damage(file: "differences.csv", change: { $0.replacing(",d,", with: ",d,1e300,") }, words: "cells"),
    Damage(file: "daily.csv", change: { $0.replacing("2022-04-09", with: "2022-04-08") }, words: "do not follow"),
    Damage(
      file: "daily.csv", change: { $0.components(separatedBy: "\r\n").dropLast(4).joined(separator: "\r\n") },
      words: "has 53 days"),
    Damage(file: "hourly.csv", change: { $0.replacing("Tuesday", with: "Dienstag") }, words: "weekday"),
    Damage(file: "hourly.csv", change: { $0.replacing(",23,patients", with: ",24,patients") }, words: "from 0 to 23"),
    Damage(
      file: "flows.csv", change: { $0 + "baseline,later,\"step:x,step:y,1,1,1\r\n" }, words: "quote is not closed"),
    Damage(file: "flows.csv", change: { $0 + "baseline,later,step:x,step:y,inf,1,1\r\n" }, words: "no number"),
    Damage(file: "distributions.csv", change: { $0.replacing(",1,2,", with: ",1,2,7") }, words: "shares from 0 to 1"),
  ]

  @Test("is refused with the name of the file, and never crashes", arguments: damages)
  func damage(_ damage: Damage) async throws {
    let run = try await RunIntoFolder(SmallModel.read(), chosen: [1])
    defer { run.remove() }
    if let text = damage.change(try run.text(damage.file)) {
      #expect(try text != run.text(damage.file))
      try run.put(text, in: damage.file)
    } else {
      try FileManager.default.removeItem(atPath: run.path + "/" + damage.file)
    }
    do throws(FolderFault) {
      _ = try ReportPage.bytes(ofFolder: run.path)
      Issue.record("it was accepted")
    } catch {
      #expect(error.kind == damage.kind && error.path == run.path + "/" + damage.file)
      #expect(error.reason.contains(damage.words), "\(error.reason)")
    }
  }

  @Test("with every byte of a file changed in turn gives a page or a fault")
  func bytes() async throws {
    let run = try await RunIntoFolder(SmallModel.read(), chosen: [1], replications: 2)
    defer { run.remove() }
    for name in ["run.json", "summary.csv", "daily.csv", "flows.csv", "distributions.csv", "hourly.csv"] {
      let bytes = Array(try run.text(name).utf8)
      var (pages, faults) = (0, 0)
      for trial in 0..<60 {
        var damaged = bytes
        let position = (trial * 7_919 + 13) % bytes.count
        damaged[position] = [0, 34, 44, 45, 57, 10, 0xFF, 123][trial % 8]
        try Data(damaged).write(to: URL(fileURLWithPath: run.path + "/" + name))
        do throws(FolderFault) {
          #expect(PageReader(try ReportPage.bytes(ofFolder: run.path)).complaint == nil)
          pages += 1
        } catch {
          faults += 1
        }
      }
      print("\(name): \(pages) pages, \(faults) faults")
      try Data(bytes).write(to: URL(fileURLWithPath: run.path + "/" + name))
    }
  }

  @Test("keeps its old page when the new one cannot be written")
  func oldPage() async throws {
    let run = try await RunIntoFolder(SmallModel.read(), chosen: [1])
    defer { run.remove() }
    try FileManager.default.removeItem(atPath: run.path + "/report.html")
    try FileManager.default.createDirectory(atPath: run.path + "/report.html", withIntermediateDirectories: false)
    #expect(throws: FileFault.self) { try ResultsFolder.replacePage(in: run.path, with: [1]) }
    let left = try FileManager.default.contentsOfDirectory(atPath: run.path).filter { $0.hasPrefix(".") }
    #expect(left.isEmpty)
  }
}
