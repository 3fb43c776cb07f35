/// Places that are occupied from the first moment on, with no time to fill: what is stationary stays so.
extension AnalyticCase {
  static var beginnings: [AnalyticCase] {
    [
      occupied("exponential", ModelText.exponential("4 d")),
      occupied("lognormal", #"{ "lognormal": { "mean": "4 d", "sd": "6 d" } }"#), occupied("fixed", #""4 d""#),
      occupied("uniform", #"{ "uniform": { "low": "0 d", "high": "8 d" } }"#), twoCohorts,
    ]
  }

  /// As many occupants as there are on average, 48, and a fortnight from then on. The rest of a stay that goes on has
  /// the density P(S > u) / E[S], so 48 P(rest > t) + 12 E[min(S, t)] = 48 and 12 a day leave, at any time.
  private static func occupied(_ name: String, _ stay: String) -> AnalyticCase {
    var model = ModelText.station(
      "A ward that is occupied at first", perDay: 12, count: #""unlimited""#, stay: stay, warmUp: 0, days: 14,
      place: #""initial": { "count": 48 }, "#)
    model.periods = #"{ "first day": ["2024-01-01", "2024-01-01"], "first week": ["2024-01-01", "2024-01-07"] }"#
    return AnalyticCase(
      name: "occupied-\(name)", title: "Occupied from the first day, \(name) stays", source: "length-biased stays",
      text: model.text, replications: 2000,
      measures: [
        .value("occupancy/place:ward/mean", 48, unit: "places"),
        .value("occupancy/place:ward/mean", 48, unit: "places", period: "first day"),
        .value("exits/exit:home/perDay", 12, unit: "patients / d", period: "first day"),
        .value("exits/exit:home/perDay", 12, unit: "patients / d", period: "first week"),
      ])
  }

  /// Occupants are of the cohorts in proportion to rate times mean stay: 9 × 2 to 3 × 10.
  private static var twoCohorts: AnalyticCase {
    var model = ModelText.station(
      "A ward that is occupied at first, by two cohorts", perDay: 12, count: #""unlimited""#,
      stay: """
        {
                "byCohort": {
                  "short": { "exponential": { "mean": "2 d" } }, "long": { "gamma": { "mean": "10 d", "sd": "5 d" } },
                },
              }
        """,
      warmUp: 0, days: 14, source: #""cohorts": { "short": 0.75, "long": "rest" }, "#,
      place: #""initial": { "count": 48 }, "#)
    model.cohorts = #"{ "short": {}, "long": {} }"#
    model.periods = #"{ "first day": ["2024-01-01", "2024-01-01"] }"#
    return AnalyticCase(
      name: "occupied-two-cohorts", title: "Occupied from the first day, two cohorts", source: "length-biased stays",
      text: model.text, replications: 2000,
      measures: [
        .value("occupancy/place:ward/mean", 48, unit: "places"),
        .value("exits/exit:home/cohort:short/perDay", 9, unit: "patients / d"),
        .value("exits/exit:home/cohort:long/perDay", 3, unit: "patients / d"),
        .value("exits/exit:home/cohort:long/perDay", 3, unit: "patients / d", period: "first day"),
      ])
  }
}
