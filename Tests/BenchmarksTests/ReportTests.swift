import Foundation
import Testing

@testable import Benchmarks

@Suite("Comparison with an earlier report")
struct BaselineTests {
  func record(_ name: String, _ relative: Double) -> WorkloadRecord {
    var series = Series(check: Check())
    series.add(Sample(events: 1_000, nanoseconds: UInt64(relative * 1_000), check: Check()), step: 1)
    return series.record(named: name)
  }

  func baseline(_ text: String) throws -> Baseline { try Baseline(data: Data(text.utf8)) }

  @Test("lets equal figures pass and a planted tenth fail")
  func verdicts() throws {
    let then = try baseline(
      #"{"workloads": [{"name": "a", "relative": 10}, {"name": "b", "relative": 10}, {"name": "old", "relative": 3}]}"#)
    let equal = RatioComparison([record("a", 10), record("b", 10.4)], with: then, within: 0.05)
    #expect(equal.isGood && equal.rows.map(\.verdict) == [.level, .level, .missing])
    let slower = RatioComparison([record("a", 11), record("b", 9), record("new", 1)], with: then, within: 0.05)
    #expect(!slower.isGood && slower.rows.map(\.verdict) == [.behind, .ahead, .new, .missing])
    #expect(abs((slower.rows[0].change ?? 0) - 0.1) < 1e-12)
    #expect(RatioComparison([record("a", 11)], with: then, within: 0.1).isGood)
  }

  @Test(
    "tells what is wrong with a file, and where",
    arguments: [
      ("", "not JSON"), ("{", "not JSON"), ("[]", "the whole is not"), ("{}", "workloads is missing"),
      (#"{"workloads": []}"#, "workloads is empty"), (#"{"workloads": {}}"#, "workloads is not"),
      (#"{"workloads": [{"name": "a"}]}"#, "workloads[0].relative is missing"),
      (#"{"workloads": [{"name": "a", "relative": "fast"}]}"#, "workloads[0].relative is not a number"),
      (#"{"workloads": [{"name": 1, "relative": 1}]}"#, "workloads[0].name is not a text"),
      (#"{"workloads": [{"name": "a", "relative": null}]}"#, "workloads[0].relative is not a number"),
      (#"{"workloads": [{"name": "a", "relative": 0}]}"#, "workloads[0].relative is 0.0"),
      (#"{"workloads": [{"name": "a", "relative": -1}]}"#, "workloads[0].relative is -1.0"),
      (#"{"workloads": [{"name": "a", "relative": 1e300}]}"#, "workloads[0].relative is 1e+300"),
      (
        #"{"workloads": [{"name": "a", "relative": 1}, {"name": "a", "relative": 2}]}"#,
        "workloads[1].name is \"a\" for the second time"
      ),
      (#"{"scale": 0, "workloads": [{"name": "a", "relative": 1}]}"#, "scale is 0.0"),
      ("\u{0}\u{1}\u{2}", "not JSON"), (String(repeating: "[", count: 100_000), "JSON"),
    ])
  func damaged(_ text: String, _ words: String) throws {
    do {
      _ = try baseline(text)
      Issue.record("it was read: \(text.prefix(100))")
    } catch Baseline.Fault.damaged(let reason) {
      #expect(reason.contains(words), "\(reason)")
    }
  }

  @Test("reads what the report writes")
  func roundTrip() throws {
    var outcome = Benchmark.Outcome()
    outcome.records = [record("a", 12.5), record("b \"quoted\" \u{1F3E5}", 0.125)]
    outcome.calibrations = [2, 3]
    outcome.leftOut = [.init(name: "c", reason: "there is no file")]
    let benchmark = Benchmark(workloads: [], runs: 3, order: .init(scale: 0.5))
    let report = BenchmarkReport(
      outcome, of: benchmark, version: "1", swift: "6.3", platform: "Linux x86_64", date: "2026-01-01T00:00:00Z")
    let bytes = try report.json()
    let read = try Baseline(data: Data(bytes))
    #expect(read.scale == 0.5)
    #expect(read.ratios.map(\.relative) == [12.5, 0.125])
    #expect(read.ratios.map(\.name) == outcome.records.map(\.name))
    let tree = try #require(JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    #expect(
      Set(["version", "swift", "platform", "calibration", "workloads", "machine", "date"]).isSubset(of: tree.keys))
    let workload = try #require((tree["workloads"] as? [[String: Any]])?.first)
    let promised = ["name", "events", "seconds", "nanosecondsPerEvent", "eventsPerSecond", "relative", "check"]
    #expect(Set(promised).isSubset(of: workload.keys))
    let seconds = try #require(workload["seconds"] as? [String: Any])
    #expect(Set(seconds.keys) == ["median", "min", "max"])
  }
}
