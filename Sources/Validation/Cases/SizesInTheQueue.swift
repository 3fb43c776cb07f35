/// Patients who need one unit and patients who need two, in one queue.
extension AnalyticCase {
  static var sizes: [AnalyticCase] { [twoSizes(skips: false), twoSizes(skips: true)] }

  /// Three units; doubles go before singles; three may wait. A state is (doubles, singles in their stay; doubles, singles
  /// waiting).
  private static func twoSizes(skips: Bool) -> AnalyticCase {
    /// Gives what is free: to doubles first, then to singles; without skipping, nobody passes a double.
    func settled(_ state: [Int]) -> [Int] {
      var (doubles, singles, waitingDoubles, waitingSingles) = (state[0], state[1], state[2], state[3])
      while waitingDoubles > 0 && 3 - 2 * doubles - singles >= 2 {
        (doubles, waitingDoubles) = (doubles + 1, waitingDoubles - 1)
      }
      while waitingSingles > 0 && 3 - 2 * doubles - singles >= 1 && (skips || waitingDoubles == 0) {
        (singles, waitingSingles) = (singles + 1, waitingSingles - 1)
      }
      return [doubles, singles, waitingDoubles, waitingSingles]
    }
    let chain = MarkovChain(from: [0, 0, 0, 0]) { state in
      let (doubles, singles, waitingDoubles, waitingSingles) = (state[0], state[1], state[2], state[3])
      let free = 3 - 2 * doubles - singles
      let room = waitingDoubles + waitingSingles < 3
      let doubleStarts = free >= 2 && (skips || waitingDoubles == 0)
      let singleStarts = free >= 1 && (skips || waitingDoubles + waitingSingles == 0)
      return [
        (settled([doubles, singles, waitingDoubles + 1, waitingSingles]), doubleStarts || room ? 0.7 : 0),
        (settled([doubles, singles, waitingDoubles, waitingSingles + 1]), singleStarts || room ? 1.4 : 0),
        (settled([doubles - 1, singles, waitingDoubles, waitingSingles]), Double(doubles)),
        (settled([doubles, singles - 1, waitingDoubles, waitingSingles]), Double(singles)),
      ]
    }
    let stationary = chain.stationary()
    func mean(_ value: ([Int]) -> Int) -> Double { chain.mean(stationary) { Double(value($0)) } }
    let model = ModelText(
      title: "One unit or two", warmUp: 14, days: 140, cohorts: #"{ "double": { "priority": 1 }, "single": {} }"#,
      arrivals: """
        {
            "doubles": { "perDay": 16.8, "cohorts": { "double": 1 }, "to": "care" },
            "singles": { "perDay": 33.6, "cohorts": { "single": 1 }, "to": "care" },
          }
        """,
      places: #"{ "unit": { "count": 3, "skipUnfit": \#(skips), "queueLimit": 3, "ifFull": "elsewhere" } }"#,
      steps: """
        {
            "care": {
              "place": "unit", "stay": { "exponential": { "mean": "1 h" } },
              "units": { "byCohort": { "double": 2, "single": 1 } }, "then": "home",
            },
            "home": { "exit": "home" }, "elsewhere": { "exit": "left" },
          }
        """)
    return AnalyticCase(
      name: skips ? "sizes-who-fits-passes" : "sizes-nobody-passes",
      title: "One unit or two, \(skips ? "who fits passes" : "nobody passes")", source: "Markov chain",
      text: model.text, replications: 60,
      measures: [
        .value("occupancy/place:unit/mean", mean { 2 * $0[0] + $0[1] }, unit: "places"),
        .value("queue/place:unit/mean", mean { $0[2] + $0[3] }, unit: "patients"),
        .value("exits/exit:home/cohort:double/perDay", 24 * mean { $0[0] }, unit: "patients / d"),
        .value("exits/exit:home/cohort:single/perDay", 24 * mean { $0[1] }, unit: "patients / d"),
      ])
  }
}
