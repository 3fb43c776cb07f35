/// Patients keep their place until the next has room.
extension AnalyticCase {
  static var blocking: [AnalyticCase] { [twoStations, threeStations, ringOfTwo, ringOfThree] }

  /// Two beds, then two. A state is (in their stay in A, blocked in A, in B). Rates are by the hour.
  private static var twoStations: AnalyticCase {
    let chain = MarkovChain(from: [0, 0, 0]) { state in
      let (staying, blocked, second) = (state[0], state[1], state[2])
      let left = blocked > 0 ? [staying, blocked - 1, second] : [staying, blocked, second - 1]
      let ready = second < 2 ? [staying - 1, blocked, second + 1] : [staying - 1, blocked + 1, second]
      return [
        ([staying + 1, blocked, second], staying + blocked < 2 ? 3 : 0), (ready, Double(staying)),
        (left, Double(second) / 1.25),
      ]
    }
    let stationary = chain.stationary()
    func mean(_ value: ([Int]) -> Int) -> Double { chain.mean(stationary) { Double(value($0)) } }
    let leaving = mean { $0[2] } / 1.25
    let model = ModelText(
      title: "Two places in a row", warmUp: 14, days: 140,
      arrivals: #"{ "referrals": { "perDay": 72, "to": "first" } }"#,
      places: #"{ "a": { "count": 2, "queueLimit": 0, "ifFull": "elsewhere" }, "b": { "count": 2 } }"#,
      steps: """
        {
            "first": { "place": "a", "stay": { "exponential": { "mean": "1 h" } }, "then": "second" },
            "second": { "place": "b", "stay": { "exponential": { "mean": "1.25 h" } }, "then": "home" },
            "home": { "exit": "home" }, "elsewhere": { "exit": "left" },
          }
        """)
    return AnalyticCase(
      name: "blocking-two", title: "Two places in a row, the second blocks the first", source: "Markov chain",
      text: model.text, replications: 60,
      measures: [
        .value("exits/exit:home/perDay", 24 * leaving, unit: "patients / d"),
        .value("delayedPatients/place:a/mean", mean { $0[1] }, unit: "patients"),
        .value("delay/place:a/mean", mean { $0[1] } / leaving / 24, unit: "d"),
        .value("occupancy/place:b/mean", mean { $0[2] }, unit: "places"),
      ])
  }

  /// Two beds, then one, then one. A state is (staying in A, blocked in A, staying in B, blocked in B, in C).
  private static var threeStations: AnalyticCase {
    /// Moves everyone who finds room.
    func settled(_ state: [Int]) -> [Int] {
      var (staysA, blockedA, staysB, blockedB, staysC) = (state[0], state[1], state[2], state[3], state[4])
      if blockedB > 0 && staysC < 1 { (blockedB, staysC) = (blockedB - 1, staysC + 1) }
      if blockedA > 0 && staysB + blockedB < 1 { (blockedA, staysB) = (blockedA - 1, staysB + 1) }
      return [staysA, blockedA, staysB, blockedB, staysC]
    }
    let chain = MarkovChain(from: [0, 0, 0, 0, 0]) { state in
      let (staysA, blockedA, staysB, blockedB, staysC) = (state[0], state[1], state[2], state[3], state[4])
      return [
        ([staysA + 1, blockedA, staysB, blockedB, staysC], staysA + blockedA < 2 ? 2 : 0),
        (settled([staysA - 1, blockedA + 1, staysB, blockedB, staysC]), Double(staysA)),
        (settled([staysA, blockedA, staysB - 1, blockedB + 1, staysC]), Double(staysB) / 0.6),
        (settled([staysA, blockedA, staysB, blockedB, staysC - 1]), Double(staysC) / 0.7),
      ]
    }
    let stationary = chain.stationary()
    func mean(_ value: ([Int]) -> Int) -> Double { chain.mean(stationary) { Double(value($0)) } }
    let model = ModelText(
      title: "Three places in a row", warmUp: 14, days: 140,
      arrivals: #"{ "referrals": { "perDay": 48, "to": "first" } }"#,
      places: """
        {
            "a": { "count": 2, "queueLimit": 0, "ifFull": "elsewhere" }, "b": { "count": 1 }, "c": { "count": 1 },
          }
        """,
      steps: """
        {
            "first": { "place": "a", "stay": { "exponential": { "mean": "1 h" } }, "then": "second" },
            "second": { "place": "b", "stay": { "exponential": { "mean": "36 min" } }, "then": "third" },
            "third": { "place": "c", "stay": { "exponential": { "mean": "42 min" } }, "then": "home" },
            "home": { "exit": "home" }, "elsewhere": { "exit": "left" },
          }
        """)
    return AnalyticCase(
      name: "blocking-three", title: "Three places in a row, each blocks the one before", source: "Markov chain",
      text: model.text, replications: 60,
      measures: [
        .value("exits/exit:home/perDay", 24 * mean { $0[4] } / 0.7, unit: "patients / d"),
        .value("delayedPatients/place:a/mean", mean { $0[1] }, unit: "patients"),
        .value("delayedPatients/place:b/mean", mean { $0[3] }, unit: "patients"),
        .value("occupancy/place:a/mean", mean { $0[0] + $0[1] }, unit: "places"),
      ])
  }

  /// Two places of two beds whose patients want the other place next, with a share. When both are full of such patients,
  /// two exchange. A state is (staying in A, blocked in A, staying in B, blocked in B).
  private static var ringOfTwo: AnalyticCase {
    func settled(_ state: [Int]) -> [Int] {
      var (staysA, blockedA, staysB, blockedB) = (state[0], state[1], state[2], state[3])
      while true {
        if blockedA > 0 && staysB + blockedB < 2 {
          (blockedA, staysB) = (blockedA - 1, staysB + 1)
        } else if blockedB > 0 && staysA + blockedA < 2 {
          (blockedB, staysA) = (blockedB - 1, staysA + 1)
        } else if blockedA > 0 && blockedB > 0 {
          (staysA, blockedA, staysB, blockedB) = (staysA + 1, blockedA - 1, staysB + 1, blockedB - 1)
        } else {
          return [staysA, blockedA, staysB, blockedB]
        }
      }
    }
    let chain = MarkovChain(from: [0, 0, 0, 0]) { state in
      let (staysA, blockedA, staysB, blockedB) = (state[0], state[1], state[2], state[3])
      return [
        ([staysA + 1, blockedA, staysB, blockedB], staysA + blockedA < 2 ? 2 : 0),
        ([staysA, blockedA, staysB + 1, blockedB], staysB + blockedB < 2 ? 1 : 0),
        (settled([staysA - 1, blockedA + 1, staysB, blockedB]), Double(staysA) * 0.6),
        (settled([staysA - 1, blockedA, staysB, blockedB]), Double(staysA) * 0.4),
        (settled([staysA, blockedA, staysB - 1, blockedB + 1]), Double(staysB) / 1.5 * 0.5),
        (settled([staysA, blockedA, staysB - 1, blockedB]), Double(staysB) / 1.5 * 0.5),
      ]
    }
    let stationary = chain.stationary()
    func mean(_ value: ([Int]) -> Double) -> Double { chain.mean(stationary, of: value) }
    // Two exchange when one becomes ready while somebody waits the other way round, and no bed is free.
    let exchanges = mean { state in
      let isFull = state[0] + state[1] == 2 && state[2] + state[3] == 2
      return !isFull ? 0 : state[3] > 0 ? Double(state[0]) * 0.6 : state[1] > 0 ? Double(state[2]) / 1.5 * 0.5 : 0
    }
    let model = ModelText(
      title: "Two places that want each other's beds", warmUp: 14, days: 140,
      arrivals: #"{ "toA": { "perDay": 48, "to": "doorA" }, "toB": { "perDay": 24, "to": "doorB" } }"#,
      places: #"{ "a": { "count": 2 }, "b": { "count": 2 } }"#,
      steps: """
        {
            "doorA": { "wait": "0 h", "then": { "ifRoom": "inA", "else": "elsewhere" } },
            "doorB": { "wait": "0 h", "then": { "ifRoom": "inB", "else": "elsewhere" } },
            "inA": { "place": "a", "stay": { "exponential": { "mean": "1 h" } }, "then": { "inB": 0.6, "home": "rest" } },
            "inB": { "place": "b", "stay": { "exponential": { "mean": "1.5 h" } }, "then": { "inA": 0.5, "home": "rest" } },
            "home": { "exit": "home" }, "elsewhere": { "exit": "left" },
          }
        """)
    return AnalyticCase(
      name: "ring-of-two", title: "Two places that want each other's beds", source: "Markov chain", text: model.text,
      replications: 60,
      measures: [
        .value(
          "exits/exit:home/perDay", 24 * mean { Double($0[0]) * 0.4 + Double($0[2]) / 3 }, unit: "patients / d"),
        .value("delayedPatients/place:a/mean", mean { Double($0[1]) }, unit: "patients"),
        .value("delayedPatients/place:b/mean", mean { Double($0[3]) }, unit: "patients"),
        .value("swaps/all/perDay", 2 * 24 * exchanges, unit: "swaps / d"),
      ])
  }

  /// Three places of one bed in a ring. A bed is empty (0), has a patient in the stay (1) or one who waits for the next
  /// bed (2); three who wait for each other move on together.
  private static var ringOfThree: AnalyticCase {
    func settled(_ state: [Int]) -> [Int] {
      var beds = state
      while true {
        if beds == [2, 2, 2] { return [1, 1, 1] }
        guard let bed = (0..<3).first(where: { beds[$0] == 2 && beds[($0 + 1) % 3] == 0 }) else { return beds }
        beds[bed] = 0
        beds[(bed + 1) % 3] = 1
      }
    }
    let onward = [0.7, 0.6, 0.8]
    let chain = MarkovChain(from: [0, 0, 0]) { state in
      var moves: [([Int], Double)] = []
      for bed in 0..<3 {
        func with(_ value: Int) -> [Int] {
          var next = state
          next[bed] = value
          return settled(next)
        }
        if state[bed] == 0 { moves.append((with(1), 1)) }
        if state[bed] == 1 { moves += [(with(2), onward[bed]), (with(0), 1 - onward[bed])] }
      }
      return moves
    }
    let stationary = chain.stationary()
    func mean(_ value: ([Int]) -> Double) -> Double { chain.mean(stationary, of: value) }
    let turns = mean { state in
      (0..<3).reduce(0) { sum, bed in
        let others = (0..<3).allSatisfy { $0 == bed || state[$0] == 2 }
        return state[bed] == 1 && others ? sum + onward[bed] : sum
      }
    }
    let steps = ["A", "B", "C"].enumerated().map { index, name in
      let next = ["B", "C", "A"][index]
      return """
        "door\(name)": { "wait": "0 h", "then": { "ifRoom": "in\(name)", "else": "elsewhere" } },
            "in\(name)": {
              "place": "\(name)", "stay": { "exponential": { "mean": "1 h" } },
              "then": { "in\(next)": \(onward[index]), "home": "rest" },
            },
        """
    }.joined(separator: "\n    ")
    let model = ModelText(
      title: "Three places in a ring", warmUp: 14, days: 140,
      arrivals: """
        {
            "toA": { "perDay": 24, "to": "doorA" }, "toB": { "perDay": 24, "to": "doorB" },
            "toC": { "perDay": 24, "to": "doorC" },
          }
        """,
      places: #"{ "A": { "count": 1 }, "B": { "count": 1 }, "C": { "count": 1 } }"#,
      steps: """
        {
            \(steps)
            "home": { "exit": "home" }, "elsewhere": { "exit": "left" },
          }
        """)
    return AnalyticCase(
      name: "ring-of-three", title: "Three places in a ring that locks and turns", source: "Markov chain",
      text: model.text, replications: 60,
      measures: [
        .value(
          "exits/exit:home/perDay",
          24 * mean { state in (0..<3).reduce(0) { $0 + (state[$1] == 1 ? 1 - onward[$1] : 0) } }, unit: "patients / d"),
        .value("delayedPatients/place:A/mean", mean { $0[0] == 2 ? 1 : 0 }, unit: "patients"),
        .value("delayedPatients/place:B/mean", mean { $0[1] == 2 ? 1 : 0 }, unit: "patients"),
        .value("occupancy/place:C/mean", mean { $0[2] == 0 ? 0 : 1 }, unit: "places"),
        .value("swaps/all/perDay", 3 * 24 * turns, unit: "swaps / d"),
      ])
  }
}
