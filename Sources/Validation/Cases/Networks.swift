/// Several stations.
extension AnalyticCase {
  static var networks: [AnalyticCase] { [jackson, readmission("unlimited", nil), readmission("two", 2), routes] }

  /// Tasks hold no place, so nothing blocks. A: one on duty, then 60 % to B; B: two, then 30 % back to A.
  /// λ_A = 100 + 0.3 λ_B, λ_B = 0.6 λ_A; each is an M/M/c by itself (J. R. Jackson, 1957).
  private static var jackson: AnalyticCase {
    let (rateA, rateB) = (100 / 0.82, 60 / 0.82)
    let (loadA, loadB) = (rateA * 8.4 / 1440, rateB * 30 / 1440)
    let (queueA, queueB) = (QueueFormulas.queue(1, loadA), QueueFormulas.queue(2, loadB))
    let model = ModelText(
      title: "Two teams, with ways back", warmUp: 14, days: 84,
      arrivals: #"{ "referrals": { "perDay": 100, "to": "triage" } }"#,
      staff: """
        {
            "a": { "hours": { "mon-sun": { "00:00-24:00": 1 } } }, "b": { "hours": { "mon-sun": { "00:00-24:00": 2 } } },
          }
        """,
      steps: """
        {
            "triage": {
              "task": { "exponential": { "mean": "8.4 min" } }, "staff": "a", "then": { "home": 0.4, "assess": "rest" },
            },
            "assess": {
              "task": { "exponential": { "mean": "30 min" } }, "staff": "b", "then": { "home": 0.7, "triage": "rest" },
            },
            "home": { "exit": "home" },
          }
        """)
    return AnalyticCase(
      name: "jackson", title: "Two teams, with ways back (Jackson network)", source: "Jackson", text: model.text,
      replications: 60,
      measures: [
        .value("timeInSystem/all/mean", (queueA + loadA + queueB + loadB) / 100, unit: "d"),
        .value("queue/staff:a/mean", queueA, unit: "patients"), .value("queue/staff:b/mean", queueB, unit: "patients"),
        .value("utilisation/staff:a/mean", loadA, unit: "share"),
        .value("utilisation/staff:b/mean", loadB / 2, unit: "share"),
      ])
  }

  /// 30 % of those who leave come back, ever again or at most twice.
  private static func readmission(_ name: String, _ most: Int?) -> AnalyticCase {
    let admissions = 70 * (most == nil ? 1 / 0.7 : 1.39)
    let limit = most.map { #", "atMost": \#($0)"# } ?? ""
    let model = ModelText(
      title: "Readmissions", warmUp: 140, days: 140,
      arrivals: #"{ "referrals": { "perDay": 70, "to": "care" } }"#, places: #"{ "ward": { "count": "unlimited" } }"#,
      steps: """
        {
            "care": { "place": "ward", "stay": { "exponential": { "mean": "12 h" } }, "then": "home" },
            "home": {
              "exit": "home",
              "returns": { "share": "30 %", "after": { "exponential": { "mean": "5 d" } }, "to": "care"\(limit) },
            },
          }
        """)
    return AnalyticCase(
      name: "readmissions-\(name)", title: "Readmissions, \(most.map { "at most \($0) times" } ?? "ever again")",
      source: "traffic equations", text: model.text, replications: 60,
      measures: [
        .value("occupancy/place:ward/mean", admissions / 2, unit: "places"),
        .value("admissions/place:ward/perDay", admissions, unit: "patients / d"),
        .value("returns/exit:home/perDay", admissions - 70, unit: "patients / d"),
      ])
  }

  /// Shares by cohort: 60 × (0.3 × 0.5 + 0.7 × 0.1) go to the unit.
  private static var routes: AnalyticCase {
    let model = ModelText(
      title: "Routes by cohort", warmUp: 28, days: 140, cohorts: #"{ "frail": {}, "other": {} }"#,
      arrivals: #"{ "referrals": { "perDay": 60, "cohorts": { "frail": 0.3, "other": "rest" }, "to": "care" } }"#,
      places: #"{ "ward": { "count": "unlimited" }, "unit": { "count": "unlimited" } }"#,
      steps: """
        {
            "care": {
              "place": "ward",
              "stay": {
                "byRoute": { "rehab": { "gamma": { "mean": "2 d", "sd": "1 d" } }, "home": { "exponential": { "mean": "6 h" } } },
              },
              "then": {
                "byCohort": { "frail": { "rehab": 0.5, "home": "rest" }, "other": { "rehab": 0.1, "home": "rest" } },
              },
            },
            "rehab": { "place": "unit", "stay": { "uniform": { "low": "12 h", "high": "36 h" } }, "then": "home" },
            "home": { "exit": "home" },
          }
        """)
    return AnalyticCase(
      name: "routes-by-cohort", title: "Routes by cohort, stays by route", source: "thinning of a Poisson process",
      text: model.text, replications: 60,
      measures: [
        .value("occupancy/place:ward/mean", 13.2 * 2 + 46.8 / 4, unit: "places"),
        .value("occupancy/place:unit/mean", 13.2, unit: "places"),
        .value("admissions/place:unit/perDay", 13.2, unit: "patients / d"),
        .value("lengthOfStay/place:ward/cohort:frail/mean", 0.5 * 2 + 0.5 / 4, unit: "d"),
      ])
  }
}
