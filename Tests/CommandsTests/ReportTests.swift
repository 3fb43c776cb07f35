import Foundation
import Testing

@testable import Commands

@Suite("The report", .serialized)
struct ReportTests {
  let binary: Binary

  init() throws {
    binary = try Binary()
    try binary.writeWard()
  }

  @Test("is written by a run, named in its last lines, and made again from the folder byte for byte")
  func again() throws {
    defer { binary.remove() }
    let run = try binary.shell("d2a run ward.jsonc --replications 3 --out r")
    #expect(run.status == 0, "\(run.errors)")
    let lines = run.output.split(separator: "\n").suffix(2)
    #expect(lines.first == "Report: r/report.html")
    #expect(lines.last == "The same numbers again: d2a run ward.jsonc --replications 3 --seed ward")
    let page = try #require(binary.text("r/report.html"))
    try FileManager.default.removeItem(atPath: binary.folder + "/r/report.html")
    let report = try binary.shell("d2a report r/")
    #expect(report.status == 0 && report.errors.isEmpty, "\(report.errors)")
    #expect(report.output == "Report: r/report.html\n")
    #expect(binary.text("r/report.html") == page)
  }

  @Test(
    "is left as it was when the folder is damaged, with the status that says what is wrong",
    arguments: [
      ("rm r/daily.csv; d2a report r", 66, "r/daily.csv: there is no such file"),
      ("rm r/run.json; mkfifo r/run.json; d2a report r", 65, "r/run.json: it is not a file"),
      ("d2a report nowhere", 66, "nowhere/run.json: there is no such file"),
      ("d2a report ward.jsonc", 66, "ward.jsonc/run.json: there is no such file"),
      ("echo '{}' > r/run.json; d2a report r", 65, "not the record of a run"),
      ("echo x,y > r/summary.csv; d2a report r", 65, "r/summary.csv, line 1: its first line does not name"),
      ("truncate -s 3G r/daily.csv; d2a report r", 65, "larger than 2048 MiB"),
      (
        "rm r/report.html; mkdir r/report.html; d2a report r; s=$?; rmdir r/report.html; echo old > r/report.html; exit $s",
        73, "in the way"
      ),
      ("ulimit -f 16; d2a report r", 74, "cannot be written"), ("d2a report", 64, "DIR is missing"),
    ])
  func damaged(_ command: String, _ status: Int, _ words: String) throws {
    defer { binary.remove() }
    #expect(try binary.shell("d2a run ward.jsonc --replications 2 --out r; echo old > r/report.html").status == 0)
    let outcome = try binary.shell(command)
    #expect(outcome.status == Int32(status), "\(outcome.output) \(outcome.errors)")
    #expect(outcome.errors.contains(words), "\(outcome.errors)")
    #expect(binary.text("r/report.html") == "old\n")
    #expect(binary.names("r")?.contains { $0.hasPrefix(".") } == false)
  }
}
