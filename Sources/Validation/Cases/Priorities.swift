/// Some go before others; nobody is interrupted.
extension AnalyticCase {
  static var priorities: [AnalyticCase] { [threeClasses, twoClassesManyBeds, twoClassesOfTasks] }

  private static func time(_ cohort: String, _ truth: Double) -> AnalyticMeasure {
    .value("timeInSystem/all/cohort:\(cohort)/mean", truth, unit: "d")
  }

  /// M/G/1 with three classes.
  private static var threeClasses: AnalyticCase {
    let services = [Moments.exponential(3), Moments(mean: 5, sd: 4), .fixed(5)]
    let rates = [48.0, 72, 120].map { $0 / 1440 }
    let waits = QueueFormulas.priorityWaits(Array(zip(rates, services).map { (rate: $0, service: $1) }))
    func time(_ cohort: String, _ index: Int) -> AnalyticMeasure {
      self.time(cohort, (waits[index] + services[index].mean) / 1440)
    }
    let model = ModelText(
      title: "One bed, three priorities", warmUp: 14, days: 84,
      cohorts: #"{ "urgent": { "priority": 1 }, "soon": { "priority": 2 }, "later": {} }"#,
      arrivals: """
        {
            "referrals": { "perDay": 240, "cohorts": { "urgent": 0.2, "soon": 0.3, "later": "rest" }, "to": "care" },
          }
        """,
      places: #"{ "ward": { "count": 1 } }"#,
      steps: """
        {
            "care": {
              "place": "ward",
              "stay": {
                "byCohort": {
                  "urgent": { "exponential": { "mean": "3 min" } },
                  "soon": { "lognormal": { "mean": "5 min", "sd": "4 min" } }, "later": "5 min",
                },
              },
              "then": "home",
            },
            "home": { "exit": "home" },
          }
        """)
    return AnalyticCase(
      name: "one-bed-priorities", title: "One bed, three priorities (M/G/1)", source: "Cobham", text: model.text,
      replications: 60, measures: [time("later", 2), time("soon", 1), time("urgent", 0)])
  }

  /// M/M/4 with two classes.
  private static var twoClassesManyBeds: AnalyticCase {
    let waits = QueueFormulas.priorityWaits(4, rates: [60, 132], service: 27 / 1440.0)
    let model = ModelText(
      title: "Four beds, two priorities", warmUp: 14, days: 84,
      cohorts: #"{ "urgent": { "priority": 1 }, "later": {} }"#,
      arrivals: """
        {
            "urgent": { "perDay": 60, "cohorts": { "urgent": 1 }, "to": "care" },
            "later": { "perDay": 132, "cohorts": { "later": 1 }, "to": "care" },
          }
        """,
      places: #"{ "ward": { "count": 4 } }"#,
      steps: """
        {
            "care": { "place": "ward", "stay": { "exponential": { "mean": "27 min" } }, "then": "home" },
            "home": { "exit": "home" },
          }
        """)
    return AnalyticCase(
      name: "four-beds-priorities", title: "Four beds, two priorities (M/M/4)", source: "Cobham", text: model.text,
      replications: 60, measures: [time("later", waits[1] + 27 / 1440.0), time("urgent", waits[0] + 27 / 1440.0)])
  }

  /// Two on duty, tasks of two classes.
  private static var twoClassesOfTasks: AnalyticCase {
    let waits = QueueFormulas.priorityWaits(2, rates: [80, 112], service: 12 / 1440.0)
    let model = ModelText(
      title: "Two on duty, two priorities", warmUp: 14, days: 84,
      cohorts: #"{ "urgent": { "priority": 1 }, "later": {} }"#,
      arrivals: """
        {
            "urgent": { "perDay": 80, "cohorts": { "urgent": 1 }, "to": "assess" },
            "later": { "perDay": 112, "cohorts": { "later": 1 }, "to": "assess" },
          }
        """,
      staff: #"{ "team": { "hours": { "mon-sun": { "00:00-24:00": 2 } } } }"#,
      steps: """
        {
            "assess": { "task": { "exponential": { "mean": "12 min" } }, "staff": "team", "then": "home" },
            "home": { "exit": "home" },
          }
        """)
    return AnalyticCase(
      name: "tasks-priorities", title: "Two on duty, two priorities (M/M/2)", source: "Cobham", text: model.text,
      replications: 60, measures: [time("later", waits[1] + 12 / 1440.0), time("urgent", waits[0] + 12 / 1440.0)])
  }
}
