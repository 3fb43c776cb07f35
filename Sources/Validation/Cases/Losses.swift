/// Places where nobody waits.
extension AnalyticCase {
  static var losses: [AnalyticCase] {
    [
      lossOf("exponential", ModelText.exponential("1 h")),
      lossOf("lognormal", #"{ "lognormal": { "mean": "1 h", "sd": "2 h" } }"#), lossOf("fixed", #""1 h""#),
      lossOf(
        "mixture",
        #"{ "mixture": [{ "share": 0.75, "of": "20 min" }, { "share": "rest", "of": { "uniform": { "low": "2 h", "high": "4 h" } } }] }"#
      ),
      severalSizes, inOrder, overflow,
    ]
  }

  /// M/G/6/6.
  private static func lossOf(_ name: String, _ stay: String) -> AnalyticCase {
    let loss = QueueFormulas.erlangB(6, 5)
    let model = ModelText.station(
      "Six beds, nobody waits", perDay: 120, count: "6", stay: stay, warmUp: 14, days: 84,
      place: #""queueLimit": 0, "ifFull": "elsewhere", "#, others: #""elsewhere": { "exit": "left" },"#)
    return AnalyticCase(
      name: "loss-\(name)", title: "Six beds, nobody waits, \(name) stays (M/G/6/6)", source: "Erlang B",
      text: model.text, replications: 60,
      measures: [
        .value("occupancy/place:ward/mean", 5 * (1 - loss), unit: "places"),
        .value("exits/exit:elsewhere/perDay", 120 * loss, unit: "patients / d"),
        .value("occupancy/place:ward/shareFull", loss, unit: "share"),
      ])
  }

  /// Stays of one, two and five units in a room of twenty.
  private static var severalSizes: AnalyticCase {
    let classes = [(load: 57.6 * 3 / 24, needs: 1), (load: 28.8 * 2 / 24, needs: 2), (load: 9.6 * 4 / 24, needs: 5)]
    let shares = QueueFormulas.unitsInUse(20, classes)
    func lost(_ needs: Int) -> Double { shares.suffix(needs).reduce(0, +) }
    let model = ModelText(
      title: "A room for stays of several sizes", warmUp: 14, days: 84,
      cohorts: #"{ "small": {}, "middle": {}, "large": {} }"#,
      arrivals: """
        {
            "referrals": { "perDay": 96, "cohorts": { "small": 0.6, "middle": 0.3, "large": 0.1 }, "to": "care" },
          }
        """,
      places: #"{ "room": { "count": 20, "unit": "visit", "queueLimit": 0, "ifFull": "elsewhere" } }"#,
      steps: """
        {
            "care": {
              "place": "room",
              "stay": {
                "byCohort": {
                  "small": { "exponential": { "mean": "3 h" } }, "middle": { "lognormal": { "mean": "2 h", "sd": "2 h" } },
                  "large": { "gamma": { "mean": "4 h", "sd": "2 h" } },
                },
              },
              "units": { "byCohort": { "small": 1, "middle": 2, "large": 5 } }, "then": "home",
            },
            "home": { "exit": "home" }, "elsewhere": { "exit": "left" },
          }
        """)
    return AnalyticCase(
      name: "loss-several-sizes", title: "Stays of one, two and five units", source: "Kaufman and Roberts",
      text: model.text, replications: 80,
      measures: [
        .value(
          "occupancy/place:room/mean", shares.enumerated().reduce(0) { $0 + Double($1.0) * $1.1 }, unit: "places"),
        .value("exits/exit:elsewhere/cohort:small/perDay", 57.6 * lost(1), unit: "patients / d"),
        .value("exits/exit:elsewhere/cohort:middle/perDay", 28.8 * lost(2), unit: "patients / d"),
        .value("exits/exit:elsewhere/cohort:large/perDay", 9.6 * lost(5), unit: "patients / d"),
      ])
  }

  /// The second place takes what finds the first full.
  private static var inOrder: AnalyticCase {
    let (first, both) = (QueueFormulas.erlangB(3, 5), QueueFormulas.erlangB(7, 5))
    let model = ModelText(
      title: "Two places in order of preference", warmUp: 14, days: 84,
      arrivals: #"{ "referrals": { "perDay": 120, "to": "care" } }"#,
      places: """
        {
            "near": { "count": 3, "queueLimit": 0, "ifFull": "elsewhere" },
            "far": { "count": 4, "queueLimit": 0, "ifFull": "elsewhere" },
          }
        """,
      steps: """
        {
            "care": { "place": ["near", "far"], "stay": { "exponential": { "mean": "1 h" } }, "then": "home" },
            "home": { "exit": "home" }, "elsewhere": { "exit": "left" },
          }
        """)
    return AnalyticCase(
      name: "two-places-in-order", title: "Two places in order of preference", source: "Erlang B",
      text: model.text, replications: 60,
      measures: [
        .value("occupancy/place:far/mean", 5 * (first - both), unit: "places"),
        .value("occupancy/place:near/mean", 5 * (1 - first), unit: "places"),
        .value("exits/exit:elsewhere/perDay", 120 * both, unit: "patients / d"),
      ])
  }

  /// Who finds no room in the first place goes to a second that always has some.
  private static var overflow: AnalyticCase {
    let second = QueueFormulas.overflow(5, 4)
    let model = ModelText(
      title: "A second place for those who find no room", warmUp: 14, days: 140,
      arrivals: #"{ "referrals": { "perDay": 96, "to": "door" } }"#,
      places: #"{ "first": { "count": 5 }, "second": { "count": "unlimited" } }"#,
      steps: """
        {
            "door": { "wait": "0 h", "then": { "ifRoom": "inFirst", "else": "inSecond" } },
            "inFirst": { "place": "first", "stay": { "exponential": { "mean": "1 h" } }, "then": "home" },
            "inSecond": { "place": "second", "stay": { "exponential": { "mean": "1 h" } }, "then": "home" },
            "home": { "exit": "home" },
          }
        """)
    return AnalyticCase(
      name: "overflow-if-room", title: "A second place for those who find no room", source: "Riordan and Wilkinson",
      text: model.text, replications: 60,
      measures: [
        .value("occupancy/place:second/mean", second.mean, unit: "places"),
        .variance("occupancy/place:second", mean: second.mean, second.variance),
        .value("occupancy/place:first/mean", 4 - second.mean, unit: "places"),
      ])
  }
}
