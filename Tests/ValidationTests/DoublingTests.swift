import Experiments
import ModelFiles
import PatientFlow
import Statistics
import Testing

/// A system without a calendar (no hours, no weekdays) knows no unit of time.
@Suite("Twice every time") struct DoublingTests {
  /// Two places in a row with blocking, a team, a risk and readmissions; every time `times` as long.
  private func model(_ times: Int) -> String {
    func hours(_ length: Int) -> String { "\"\(length * times) h\"" }
    func exponential(_ length: Int) -> String { "{ \"exponential\": { \"mean\": \(hours(length)) } }" }
    return """
      {
        "format": "d2a-model/1", "title": "A system without a calendar", "status": "illustrative",
        "start": "2024-01-01", "warmUp": "\(42 * times) d", "horizon": "\(84 * times) d",
        "cohorts": { "urgent": { "priority": 1 }, "later": {} },
        "arrivals": {
          "referrals": { "perDay": \(12.0 / Double(times)), "cohorts": { "urgent": 0.3, "later": "rest" }, "to": "care" },
        },
        "places": { "ward": { "count": 14, "turnaround": \(hours(1)) }, "unit": { "count": 12 } },
        "staff": { "team": { "hours": { "mon-sun": { "00:00-24:00": 2 } } } },
        "steps": {
          "care": {
            "place": "ward", "stay": { "lognormal": { "mean": \(hours(16)), "sd": \(hours(20)) } },
            "risks": [{ "during": "queue", "after": \(exponential(30)), "to": "gone" }], "then": "assess",
          },
          "assess": {
            "task": { "gamma": { "mean": \(hours(3)), "sd": \(hours(2)) } }, "staff": "team",
            "then": { "rehab": 0.6, "home": "rest" },
          },
          "rehab": {
            "place": "unit", "stay": { "weibull": { "shape": 1.5, "scale": \(hours(36)) } }, "transfer": \(hours(2)),
            "then": "home",
          },
          "home": { "exit": "home", "returns": { "share": 0.1, "after": \(exponential(60)), "to": "care" } },
          "gone": { "exit": "left" },
        },
      }

      """
  }

  @Test("doubles every time, halves every rate and leaves every number")
  func doubling() async throws {
    let once = try await SystemModel.results(of: model(1), replications: 150, seed: 41)[0]
    let twice = try await SystemModel.results(of: model(2), replications: 150, seed: 42)[0]
    let names = once.scenario.names
    let expected: [(String, Double)] = [
      ("lengthOfStay/place:ward/mean", 2), ("lengthOfStay/place:unit/mean", 2), ("delay/place:ward/mean", 2),
      ("delay/place:ward/meanOfDelayed", 2), ("wait/place:ward/mean", 2), ("wait/staff:team/mean", 2),
      ("timeInSystem/all/cohort:urgent/mean", 2), ("timeInSystem/all/cohort:later/median", 2),
      ("queue/place:ward/mean", 1), ("queue/place:unit/mean", 1), ("occupancy/place:ward/mean", 1),
      ("occupancy/place:unit/shareFull", 1), ("delayedPatients/place:ward/mean", 1), ("utilisation/staff:team/mean", 1),
      ("exits/exit:home/perDay", 0.5), ("exits/exit:gone/perDay", 0.5), ("returns/exit:home/perDay", 0.5),
    ]
    for (measure, factor) in expected {
      let key = try MeasureNaming.key(measure, names, period: 0)
      let one = Interval(of: (try #require(once.values(of: key))).map { $0 * factor })
      let two = Interval(of: try #require(twice.values(of: key)))
      let quantile = studentQuantile(0.975, degreesOfFreedom: 149)
      let error = (one.halfWidth * one.halfWidth + two.halfWidth * two.halfWidth).squareRoot() / quantile
      let z = (two.mean - one.mean) / error
      print("\(measure): once, times \(factor): \(one.mean); twice: \(two.mean); z \(z)")
      // Beyond 4 once in 16,000.
      #expect(abs(z) < 4, "\(measure)")
      #expect(one.halfWidth < 0.2 * one.mean, "\(measure)")
    }
  }
}
