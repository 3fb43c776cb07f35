import Foundation
import PatientFlow
import Testing

@testable import ModelFiles

@Suite struct OfferedLoadOfAModel {
  static func loads(_ parts: [String: String]) throws -> [OfferedLoad] {
    try Samples.model(Samples.ward(parts)).scenarios[0].load
  }

  @Test func isRateTimesStay() throws {
    let model = try Samples.model(Samples.ward(["places": #"{ "ward": { "count": 96, "unit": "bed" } }"#]))
    let load = model.scenarios[0].load[0]
    #expect(abs(load.offered - 98) < 1e-9 && load.capacity == 96 && load.unit == "beds" && load.isOverloaded)
    #expect(load.arithmetic == "3.5 a day × 28 days = 98 beds; it has 96")
    #expect(model.diagnostics.map(\.code) == ["M501"])
  }

  @Test func followsSharesByCohortAndStaysByRoute() throws {
    let loads = try Self.loads([
      "cohorts": #"{ "frail": {}, "other": {} }"#,
      "arrivals": #"{ "r": { "perDay": 10, "cohorts": { "frail": 0.3, "other": "rest" }, "to": "acute" } }"#,
      "places": #"{ "bed": { "count": 100 }, "rehab": { "count": 100 } }"#,
      "steps": #"""
      { "acute": { "place": "bed", "stay": { "byRoute": { "rehabStay": "13 d", "home": "4 d" } },
          "then": { "byCohort": { "frail": { "rehabStay": 0.5, "home": "rest" }, "other": { "rehabStay": 0.1, "home": "rest" } } } },
        "rehabStay": { "place": "rehab", "stay": { "byCohort": { "frail": "20 d", "other": "10 d" } }, "then": "home" },
        "home": { "exit": "home" } }
      """#,
    ])
    // 3 frail a day, half of them to rehabilitation; 7 others, a tenth of them.
    #expect(abs(loads[0].offered - (1.5 * 13 + 1.5 * 4 + 0.7 * 13 + 6.3 * 4)) < 1e-9)
    #expect(abs(loads[1].offered - (1.5 * 20 + 0.7 * 10)) < 1e-9)
  }

  @Test func solvesLoopsAndReturns() throws {
    let loads = try Self.loads([
      "arrivals": #"{ "r": { "perDay": 2, "to": "rehab" } }"#,
      "steps": #"""
      { "rehab": { "place": "ward", "stay": "5 d", "then": { "rehab": 0.2, "home": "rest" } },
        "home": { "exit": "home", "returns": { "share": 0.25, "after": "10 d", "to": "rehab" } } }
      """#,
    ])
    // λ = 2 + 0.2 λ + 0.25 · 0.8 λ, so λ = 2 / 0.6.
    #expect(abs(loads[0].offered - 5 * 2 / 0.6) < 1e-6)
    let once = try Self.loads([
      "arrivals": #"{ "r": { "perDay": 2, "to": "rehab" } }"#,
      "steps": #"""
      { "rehab": { "place": "ward", "stay": "5 d", "then": "home" },
        "home": { "exit": "home", "returns": { "share": 0.25, "after": "10 d", "to": "rehab", "atMost": 1 } } }
      """#,
    ])
    // One in four comes back once: 2 · 1.25 stays a day.
    #expect(abs(once[0].offered - 5 * 2.5) < 1e-6)
  }

  @Test func aRiskShortensTheStayAndSendsOn() throws {
    let loads = try Self.loads([
      "arrivals": #"{ "r": { "perDay": 2, "to": "rehab" } }"#,
      "places": #"{ "ward": { "count": 100 }, "acute": { "count": 100 } }"#,
      "steps": #"""
      { "rehab": { "place": "ward", "stay": "10 d", "then": "home",
          "risks": [{ "during": "stay", "after": { "exponential": { "mean": "20 d" } }, "to": "back" }] },
        "back": { "place": "acute", "stay": "6 d", "then": "home" }, "home": { "exit": "home" } }
      """#,
    ])
    // Exact for a fixed stay and an exponential risk.
    let struck = 1 - exp(-0.5)
    #expect(abs(loads[0].offered - 2 * 20 * struck) < 1e-9)
    #expect(abs(loads[1].offered - 2 * struck * 6) < 1e-9)
  }

  @Test func placesOfOneStayShareInProportionAndChangesCountByTheirTime() throws {
    // Half a year after the start 30 beds open, in two steps of a quarter: 365 d of 10 beds, 182.5 d of 30.
    let loads = try Self.loads([
      "start": #""2022-01-01""#, "arrivals": #"{ "r": { "perDay": 2, "to": "rehab" } }"#,
      "places":
        #"{ "a": { "count": 10 }, "b": { "count": 0, "changes": [{ "from": "2022-07-02T12:00", "count": 30 }] } }"#,
      "steps": #"{ "rehab": { "place": ["a", "b"], "stay": "10 d", "then": "home" }, "home": { "exit": "home" } }"#,
    ])
    #expect(loads.map(\.capacity) == [10, 15])
    #expect(abs(loads[0].offered - 20 * 0.4) < 1e-9 && abs(loads[1].offered - 20 * 0.6) < 1e-9)
  }

  @Test func aRampCountsHalfAndWhatIsUncertainItsMean() throws {
    let loads = try Self.loads([
      "start": #""2022-01-01""#, "horizon": #""100 d""#, "arrivals": #"{ "r": { "perDay": 0.1, "to": "rehab" } }"#,
      "places": #"""
      { "ward": { "count": 10, "changes": { "slip": { "uniform": { "low": "0 d", "high": "40 d" } }, "steps": [
        { "from": "2022-01-21", "over": { "triangular": { "low": "10 d", "mode": "20 d", "high": "30 d" } },
          "reaching": 40, "times": 0.75 }] } } }
      """#,
    ])
    // 40 days of 10, 20 days rising to 30, 40 days of 30.
    #expect(abs(loads[0].capacity - (400 + 400 + 1200) / 100) < 1e-9)
  }

  @Test func staffWorkHoursAWeek() throws {
    let loads = try Self.loads([
      "start": #""2022-01-03""#, "horizon": #""28 d""#,
      "staff":
        #"{ "hub": { "hours": { "mon-fri": { "08:00-18:00": 12 }, "sat-sun": { "08:00-18:00": 6 }, "except": ["2022-01-04"] }, "productive": "65 %" } }"#,
      "steps": #"""
      { "rehab": { "place": "ward", "stay": "28 d", "then": "call" },
        "call": { "task": "4 h", "staff": "hub", "units": 2, "then": "home" }, "home": { "exit": "home" } }
      """#,
    ])
    let hub = loads[1]
    #expect(hub.kind == .staff && abs(hub.capacity - (720 - 120 / 4)) < 1e-9)
    #expect(abs(hub.offered - 3.5 * 7 * 8 / 0.65) < 1e-9)
    #expect(hub.arithmetic == "3.5 a day × 7 × 8 hours ÷ 65 % = 302 hours a week; it has 690")
  }

  @Test func arrivalsAverageTheirWeightsOverTheMeasuredDays() throws {
    // January only, twice the rate; from the 16th on a half.
    let months = "[2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0]"
    let loads = try Self.loads([
      "start": #""2022-01-01""#, "horizon": #""30 d""#,
      "arrivals":
        "{ \"r\": { \"perDay\": 3, \"monthly\": \(months), \"to\": \"rehab\", \"changes\": [{ \"from\": \"2022-01-16\", \"times\": 0.5 }] } }",
      "places": #"{ "ward": { "count": 1000 } }"#,
    ])
    #expect(abs(loads[0].offered - 28 * 3 * 2 * 0.75) < 1e-9)
  }
}
