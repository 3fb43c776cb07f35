import Experiments
import ModelFiles
import PatientFlow
import Statistics
import Testing

@testable import Validation

/// One queue, first come, first served, with the same patients in every scenario: what theory says patient by patient
/// holds in every run and at every census, not only on average.
@Suite("One queue, whoever comes") struct MonotonicityTests {
  private static let laws = [
    ModelText.exponential("1 d"), #"{ "lognormal": { "mean": "1 d", "sd": "2 d" } }"#, #""1 d""#,
    #"{ "uniform": { "low": "0 d", "high": "2 d" } }"#,
  ]

  /// A queue for beds, with scenarios in which something is raised step by step.
  private func results(_ law: String, changes: [String]) async throws -> [ScenarioResults] {
    let model = ModelText.station(
      "One queue", perDay: 6, count: "5", stay: law, warmUp: 0, days: 100,
      source: #""dispersion": 1.5, "weekday": [1.5, 1, 1, 1, 1, 1, 0.5], "#)
    let scenarios = changes.enumerated().map { #""s\#($0.offset)": { "changes": [\#($0.element)] }"# }
    let text = model.text.dropLast(2) + "  \"scenarios\": { \(scenarios.joined(separator: ", ")) },\n}\n"
    return try await SystemModel.results(
      of: String(text), replications: 20, chosen: Array(1...changes.count), seed: 31)
  }

  /// Expects that the queue never rises (or never falls) from each scenario to the next: its mean, its peak and every
  /// census, in every run.
  private func expect(_ results: [ScenarioResults], of queue: String, falls: Bool, _ what: String) throws {
    var compared = 0
    var apart = 0
    for (one, other) in zip(results, results.dropFirst()) {
      let (less, more) = falls ? (other, one) : (one, other)
      for statistic in ["mean", "peak", "p95"] {
        let key = try MeasureNaming.key("queue/\(queue)/\(statistic)", one.scenario.names, period: 0)
        let (low, high) = (try #require(less.values(of: key)), try #require(more.values(of: key)))
        for run in low.indices {
          #expect(low[run] <= high[run], "\(what): \(statistic), run \(run + 1)")
          if low[run] < high[run] { apart += 1 }
          compared += 1
        }
      }
      let series = try #require(one.selection.daily.firstIndex { $0.measure == .queue })
      for day in 0..<one.dayCount {
        for (low, high) in zip(less.daily(series: series, day: day), more.daily(series: series, day: day)) {
          #expect(low <= high, "\(what): day \(day + 1)")
          if low < high { apart += 1 }
          compared += 1
        }
      }
    }
    print("\(what): \(compared) comparisons, \(apart) of them strict")
    #expect(apart > compared / 20)
  }

  @Test("more beds never lengthen the queue", arguments: laws)
  func beds(_ law: String) async throws {
    let results = try await results(law, changes: (6...9).map { #"{ "set": "places.ward.count", "to": \#($0) }"# })
    try expect(results, of: "place:ward", falls: true, "more beds, \(law)")
  }

  @Test("longer stays never shorten it", arguments: laws)
  func stays(_ law: String) async throws {
    let results = try await results(law, changes: [1.02, 1.1].map { #"{ "scale": "steps.care.stay", "by": \#($0) }"# })
    try expect(results, of: "place:ward", falls: false, "longer stays, \(law)")
  }

  @Test("more patients never shorten it", arguments: laws)
  func patients(_ law: String) async throws {
    let results = try await results(
      law, changes: [1.02, 1.1].map { #"{ "scale": "arrivals.referrals.perDay", "by": \#($0) }"# })
    try expect(results, of: "place:ward", falls: false, "more patients, \(law)")
  }
}
