import Experiments
import Foundation
import ModelFiles
import PatientFlow
import Testing

@testable import Reports

@Suite("The tables of a run")
struct TableTests {
  let root = FileManager.default.temporaryDirectory.appendingPathComponent("tables-\(UUID().uuidString)").path

  /// Runs the small model and returns the files by name.
  func files(_ detail: Detail) async throws -> [String: String] {
    defer { try? FileManager.default.removeItem(atPath: root) }
    let model = try SmallModel.read()
    let experiment = Experiment(
      model: model, chosen: [1, 3], amount: .replications(3), threads: 2, seed: 1, detail: detail)
    let folder = try ResultsFolder(path: root)
    let patients = try PatientPieces(in: folder, of: experiment)
    let results = try await experiment.run(events: { try patients.write($0, $1, $2) })
    let provenance = Provenance(
      version: "0", platform: "here", command: "d2a run", seed: "1", replicationsAsked: 3, precision: nil, threads: 2,
      warnings: [], written: "2022-04-01T00:00:00Z", wallSeconds: nil, everything: detail == .full)
    try folder.write(results, of: experiment, model, patients: patients, provenance: provenance)
    var files: [String: String] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: root) {
      files[name] = try String(contentsOfFile: root + "/" + name, encoding: .utf8)
    }
    return files
  }

  @Test("are all there, each with the columns that scripts rely on")
  func columns() async throws {
    let files = try await files(.full)
    let headers = [
      "summary.csv": "scenario,period,measure,of,group,statistic,unit,mean,low95,high95,median,replications",
      "differences.csv":
        "scenario,baseline,period,measure,of,group,statistic,unit,difference,low95,high95,replications",
      "daily.csv": "scenario,date,measure,of,unit,mean,p05,p25,p50,p75,p95,example",
      "hourly.csv": "scenario,measure,of,weekday,hour,unit,mean",
      "flows.csv": "scenario,period,from,to,perWeek,low95,high95",
      "capacity-demand.csv":
        "scenario,month,pathway,referralsPerDay,startsPerDay,capacityPerDay,meanDaysReferralToStart",
      "distributions.csv": "scenario,period,measure,of,group,unit,from,to,share",
      "replications.csv": "scenario,replication,period,measure,of,group,statistic,unit,value",
      "patients.csv": "scenario,replication,patient,cohort,source,time,step,place,event,reason",
      "measures.csv": "measure,statistic,unit,definition",
    ]
    #expect(files.keys.sorted() == (headers.keys + ["run.json", "report.html"]).sorted())
    for (name, header) in headers {
      let text = try #require(files[name])
      #expect(text.hasPrefix(header + "\r\n"), "\(name)")
      #expect(text.components(separatedBy: "\r\n").count > 3, "\(name) has rows")
      #expect(text.hasSuffix("\r\n"))
    }
  }

  @Test("define every measure and statistic they use")
  func dictionary() async throws {
    let files = try await files(.full)
    let rows = { (name: String) in (files[name] ?? "").components(separatedBy: "\r\n").dropFirst().dropLast() }
    let defined = Set(rows("measures.csv").map { $0.split(separator: ",").prefix(2).joined(separator: ",") })
    let used = Set(
      rows("summary.csv").map { row in
        let cells = row.split(separator: ",", omittingEmptySubsequences: false)
        return cells[2] + "," + cells[5]
      }.map(String.init))
    #expect(used.subtracting(defined).isEmpty)
    #expect(used.count > 50)
    for measure in Measure.allCases {
      #expect(!Definitions.of(measure).isEmpty)
      for statistic in measure.statistics { #expect(!Definitions.of(statistic, in: measure).isEmpty) }
    }
  }

  @Test("add up: shares to one, and the days of the series are those measured")
  func sums() async throws {
    let files = try await files(.standard)
    let rows = (files["distributions.csv"] ?? "").components(separatedBy: "\r\n").dropFirst().dropLast()
    var sums: [String: Double] = [:]
    for row in rows {
      let cells = row.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      sums[cells.prefix(5).joined(separator: ","), default: 0] += try #require(Double(cells[8]))
    }
    #expect(sums.count == 6, "stays and delays in three scenarios")
    #expect(sums.values.allSatisfy { abs($0 - 1) < 1e-9 })
    let days = (files["daily.csv"] ?? "").components(separatedBy: "\r\n").dropFirst().dropLast()
    #expect(days.count == 3 * 2 * 56)
    #expect(days.first?.hasPrefix("baseline,2022-04-01,delayedPatients,place:acute,patients,") == true)
    #expect(days.last?.contains(",2022-05-26,") == true)
  }

  @Test("come with a record that reads as JSON and names what the run rests on")
  func record() async throws {
    let text = try #require(try await files(.standard)["run.json"])
    let object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(object["format"] as? String == "d2a-run/1")
    #expect((object["scenarios"] as? [Any])?.count == 3)
    #expect(object["wallSeconds"] is NSNull)
    #expect(((object["model"] as? [String: Any])?["files"] as? [Any])?.isEmpty == false)
  }
}
