/// Tasks and those who carry them out.
extension AnalyticCase {
  static var staffing: [AnalyticCase] { [productiveShare, twoForATask, shifts] }

  /// Three of whom half the time is productive: M/M/3.
  private static var productiveShare: AnalyticCase {
    let queue = QueueFormulas.queue(3, 2.4)
    let model = ModelText(
      title: "Three on duty, half their time for tasks", warmUp: 14, days: 84,
      arrivals: #"{ "referrals": { "perDay": 144, "to": "assess" } }"#,
      staff: #"{ "team": { "hours": { "mon-sun": { "00:00-24:00": 3 } }, "productive": "50 %" } }"#,
      steps: """
        {
            "assess": { "task": { "exponential": { "mean": "12 min" } }, "staff": "team", "then": "home" },
            "home": { "exit": "home" },
          }
        """)
    return AnalyticCase(
      name: "staff-half-productive", title: "Three on duty, half their time for tasks (M/M/3)", source: "Erlang C",
      text: model.text, replications: 60,
      measures: [
        .value("queue/staff:team/mean", queue, unit: "patients"),
        .value("wait/staff:team/mean", 24 * queue / 144, unit: "h"),
        .value("utilisation/staff:team/mean", 0.8, unit: "share"),
      ])
  }

  /// Five on duty, two for each task: two tasks at a time.
  private static var twoForATask: AnalyticCase {
    let queue = QueueFormulas.queue(2, 1.6)
    let model = ModelText(
      title: "Five on duty, two for each task", warmUp: 14, days: 84,
      arrivals: #"{ "referrals": { "perDay": 192, "to": "assess" } }"#,
      staff: #"{ "team": { "hours": { "mon-sun": { "00:00-24:00": 5 } } } }"#,
      steps: """
        {
            "assess": { "task": { "exponential": { "mean": "12 min" } }, "staff": "team", "units": 2, "then": "home" },
            "home": { "exit": "home" },
          }
        """)
    return AnalyticCase(
      name: "staff-two-for-a-task", title: "Five on duty, two for each task (M/M/2)", source: "Erlang C",
      text: model.text, replications: 60,
      measures: [
        .value("queue/staff:team/mean", queue, unit: "patients"),
        .value("utilisation/staff:team/mean", 2 * 1.6 / 5, unit: "share"),
      ])
  }

  /// M(t)/M/c(t): shifts, and tasks that pause when they end. Whoever is not yet assessed is delayed on the ward.
  private static var shifts: AnalyticCase {
    let hourly: [Double] = [
      2, 2, 1, 1, 1, 2, 4, 8, 10, 12, 12, 11, 10, 9, 9, 8, 8, 7, 6, 6, 5, 4, 3, 3,
    ]
    let mean = hourly.reduce(0, +) / 24
    func onDuty(_ hour: Int) -> Int {
      let time = hour % 24
      if hour >= 120 { return (9..<15).contains(time) ? 2 : 0 }
      return (8..<13).contains(time) ? 5 : (13..<18).contains(time) ? 3 : 0
    }
    let (warmUp, days, perDay) = (28, 140, 36.0)
    // By the hour; a task takes 40 minutes of which 80 % are productive: 50 minutes.
    var chains: [Int: MarkovChain<Int>] = [:]
    var present = [1.0] + [Double](repeating: 0, count: 300)
    var (total, busy, onDutyHours) = (0.0, 0.0, 0.0)
    var atHalf = [Double](repeating: 0, count: 168)
    for hour in 0..<(warmUp + days) * 24 {
      let (rate, staff) = (perDay / 24 * hourly[hour % 24] / mean, onDuty(hour % 168))
      let kind = hour % 24 * 10 + staff
      let chain =
        chains[kind]
        ?? MarkovChain(from: Array(0...300)) { (count: Int) in
          [(min(300, count + 1), rate), (count - 1, count == 0 ? 0 : Double(min(count, staff)) * 60 / 50)]
        }
      chains[kind] = chain
      let (middle, first) = chain.evolve(present, for: 0.5)
      let (end, second) = chain.evolve(middle, for: 0.5)
      present = end
      guard hour >= warmUp * 24 else { continue }
      atHalf[hour % 168] += chain.mean(middle) { Double($0) } * 7 / Double(days)
      for times in [first, second] {
        total += chain.mean(times) { Double($0) }
        busy += chain.mean(times) { Double(min($0, staff)) }
      }
      onDutyHours += Double(staff)
    }
    let model = ModelText(
      title: "Shifts", warmUp: warmUp, days: days,
      arrivals: #"{ "referrals": { "perDay": \#(perDay), "hourly": \#(hourly), "to": "arrive" } }"#,
      places: #"{ "ward": { "count": "unlimited" } }"#,
      staff: """
        {
            "team": {
              "hours": { "mon-fri": { "08:00-13:00": 5, "13:00-18:00": 3 }, "sat-sun": { "09:00-15:00": 2 } },
              "productive": "80 %",
            },
          }
        """,
      steps: """
        {
            "arrive": { "place": "ward", "stay": "0 h", "then": "assess" },
            "assess": { "task": { "exponential": { "mean": "40 min" } }, "staff": "team", "then": "home" },
            "home": { "exit": "home" },
          }
        """)
    return AnalyticCase(
      name: "shifts", title: "Shifts, tasks that pause (M(t)/M/c(t))", source: "Kolmogorov equations", text: model.text,
      replications: 60,
      measures: [
        .value("delayedPatients/place:ward/mean", total / Double(days * 24), unit: "patients"),
        .value("utilisation/staff:team/mean", busy / onDutyHours, unit: "share"),
        .hour("delayedPatients/place:ward", "Monday", 7, atHalf[7], unit: "patients"),
        .hour("delayedPatients/place:ward", "Thursday", 15, atHalf[3 * 24 + 15], unit: "patients"),
      ])
  }
}
