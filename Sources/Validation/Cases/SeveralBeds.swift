import Foundation

/// Several beds.
extension AnalyticCase {
  static var severalBeds: [AnalyticCase] {
    [threeBeds, fiftyBeds, fixedStays, phases, limitedQueue, impatience, manyImpatient]
  }

  /// M/M/3.
  private static var threeBeds: AnalyticCase {
    let queue = QueueFormulas.queue(3, 2.4)
    let model = ModelText.station(
      "Three beds", perDay: 120, count: "3", stay: ModelText.exponential("28.8 min"), warmUp: 14, days: 84,
      place: #""costPerDay": "£300", "costPerUsedDay": "£50", "#)
    return AnalyticCase(
      name: "three-beds", title: "Three beds (M/M/3)", source: "Erlang C", text: model.text, replications: 80,
      measures: [
        .value("queue/place:ward/mean", queue, unit: "patients"),
        .value("wait/place:ward/mean", 24 * queue / 120, unit: "h"),
        .value("occupancy/place:ward/shareFull", QueueFormulas.erlangC(3, 2.4), unit: "share"),
        .value("occupancy/place:ward/mean", 2.4, unit: "places"),
        .value("cost/all/perDay", 3 * 300 + 2.4 * 50, unit: "£ / d"),
      ])
  }

  /// M/M/50.
  private static var fiftyBeds: AnalyticCase {
    let queue = QueueFormulas.queue(50, 46)
    let model = ModelText.station(
      "Fifty beds", perDay: 460, count: "50", stay: ModelText.exponential("2.4 h"), warmUp: 14, days: 42)
    return AnalyticCase(
      name: "fifty-beds", title: "Fifty beds, 92 % full (M/M/50)", source: "Erlang C", text: model.text,
      replications: 40,
      measures: [
        .value("queue/place:ward/mean", queue, unit: "patients"),
        .value("occupancy/place:ward/shareFull", QueueFormulas.erlangC(50, 46), unit: "share"),
        .value("occupancy/place:ward/mean", 46, unit: "places"),
      ])
  }

  /// M/D/3.
  private static var fixedStays: AnalyticCase {
    let queue = CountChain.queueOfFixedService(3, 2.4)
    let model = ModelText.station(
      "Three beds, fixed stays", perDay: 120, count: "3", stay: #""28.8 min""#, warmUp: 14, days: 84)
    return AnalyticCase(
      name: "three-beds-fixed", title: "Three beds, fixed stays (M/D/3)", source: "Crommelin", text: model.text,
      replications: 70,
      measures: [
        .value("queue/place:ward/mean", queue, unit: "patients"),
        .value("wait/place:ward/mean", 24 * queue / 120, unit: "h"),
      ])
  }

  /// M/PH/2: 30 minutes, and for three in ten an hour more. Rates are by the hour.
  private static var phases: AnalyticCase {
    let chain = MarkovChain(from: [0, 0, 0]) { state in
      let (first, second, queue) = (state[0], state[1], state[2])
      func left(_ first: Int, _ second: Int) -> [Int] {
        queue > 0 ? [first + 1, second, queue - 1] : [first, second, 0]
      }
      let comes = first + second < 2 ? [first + 1, second, 0] : [first, second, min(250, queue + 1)]
      return [
        (comes, 2), ([first - 1, second + 1, queue], Double(first) * 2 * 0.3),
        (left(first - 1, second), Double(first) * 2 * 0.7), (left(first, second - 1), Double(second)),
      ]
    }
    let stationary = chain.stationary()
    let model = ModelText(
      title: "Two beds, stays in phases", warmUp: 14, days: 140,
      arrivals: #"{ "referrals": { "perDay": 48, "to": "care" } }"#, places: #"{ "ward": { "count": 2 } }"#,
      steps: """
        {
            "care": {
              "place": "ward", "stay": { "exponential": { "mean": "30 min" } },
              "then": { "rehab": 0.3, "home": "rest" },
            },
            "rehab": { "place": "ward", "stay": { "exponential": { "mean": "1 h" } }, "then": "home" },
            "home": { "exit": "home" },
          }
        """)
    return AnalyticCase(
      name: "two-beds-phases", title: "Two beds, stays in phases (M/PH/2)", source: "Markov chain", text: model.text,
      replications: 80,
      measures: [
        .value("queue/place:ward/mean", chain.mean(stationary) { Double($0[2]) }, unit: "patients"),
        .value("occupancy/place:ward/mean", chain.mean(stationary) { Double($0[0] + $0[1]) }, unit: "places"),
      ])
  }

  /// M/M/3/7.
  private static var limitedQueue: AnalyticCase {
    let shares = QueueFormulas.birthAndDeath(8, up: { _ in 3 }, down: { Double(min($0, 3)) })
    let queue = shares.enumerated().reduce(0) { $0 + Double(max(0, $1.0 - 3)) * $1.1 }
    let model = ModelText.station(
      "Three beds, four may wait", perDay: 144, count: "3", stay: ModelText.exponential("30 min"), warmUp: 7, days: 70,
      place: #""queueLimit": 4, "ifFull": "elsewhere", "#, others: #""elsewhere": { "exit": "left" },"#)
    return AnalyticCase(
      name: "three-beds-limited-queue", title: "Three beds, four may wait (M/M/3/7)", source: "birth and death",
      text: model.text, replications: 60,
      measures: [
        .value("queue/place:ward/mean", queue, unit: "patients"),
        .value("exits/exit:elsewhere/perDay", 144 * shares[7], unit: "patients / d"),
        .value("occupancy/place:ward/mean", 3 * (1 - shares[7]), unit: "places"),
        .value("wait/place:ward/mean", 24 * queue / (144 * (1 - shares[7])), unit: "h"),
      ])
  }

  /// M/M/c + M; everything by the day.
  private static func impatient(_ name: String, _ c: Int, perDay: Double, stay: Double, patience: Double)
    -> AnalyticCase
  {
    let shares = QueueFormulas.birthAndDeath(
      600, up: { _ in perDay },
      down: { Double(min($0, c)) * 24 / stay + Double(max(0, $0 - c)) * 24 / patience })
    let queue = shares.enumerated().reduce(0) { $0 + Double(max(0, $1.0 - c)) * $1.1 }
    let used = shares.enumerated().reduce(0) { $0 + Double(min(c, $1.0)) * $1.1 }
    let model = ModelText.station(
      "Patients who give up waiting", perDay: perDay, count: "\(c)", stay: ModelText.exponential("\(stay) h"),
      warmUp: 7, days: 56,
      step: #""risks": [{ "during": "queue", "after": \#(ModelText.exponential("\(patience) h")), "to": "gone" }], "#,
      others: #""gone": { "exit": "left" },"#)
    return AnalyticCase(
      name: name, title: "\(c) beds, patients give up waiting (M/M/\(c)+M)", source: "birth and death",
      text: model.text, replications: 50,
      measures: [
        .value("queue/place:ward/mean", queue, unit: "patients"),
        .value("occupancy/place:ward/mean", used, unit: "places"),
        .value("wait/place:ward/withdrawn", queue * 24 / patience, unit: "patients / d"),
      ])
  }

  private static var impatience: AnalyticCase {
    impatient("two-beds-giving-up", 2, perDay: 120, stay: 0.4, patience: 0.5)
  }

  private static var manyImpatient: AnalyticCase {
    impatient("thirty-beds-giving-up", 30, perDay: 480, stay: 1.5, patience: 3)
  }
}
