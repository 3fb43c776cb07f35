import Foundation

/// Systems that are empty at the start, and no time to fill: what is expected of a short time, exactly.
extension AnalyticCase {
  static var fromEmpty: [AnalyticCase] {
    [filling("one-bed-from-empty", 1, 20), filling("four-beds-from-empty", 4, 88), fillingRoom]
  }

  /// M/M/c over a week, with stays of an hour.
  private static func filling(_ name: String, _ c: Int, _ perDay: Double) -> AnalyticCase {
    let chain = MarkovChain(from: 0) { (present: Int) in
      [(min(present + 1, 180), perDay), (present - 1, present == 0 ? 0 : 24 * Double(min(present, c)))]
    }
    func mean(_ days: Double, _ value: (Int) -> Int) -> Double {
      chain.mean(chain.evolve(chain.certain(0), for: days).times) { Double(value($0)) } / days
    }
    let model = ModelText.station(
      "Beds that are empty at first", perDay: perDay, count: "\(c)", stay: ModelText.exponential("1 h"), warmUp: 0,
      days: 7)
    var dated = model
    dated.periods = #"{ "first day": ["2024-01-01", "2024-01-01"] }"#
    return AnalyticCase(
      name: name, title: "\(c == 1 ? "One bed" : "\(c) beds") from empty, one week", source: "Kolmogorov equations",
      text: dated.text, replications: c == 1 ? 3000 : 1200,
      measures: [
        .value("queue/place:ward/mean", mean(7) { max(0, $0 - c) }, unit: "patients"),
        .value("occupancy/place:ward/mean", mean(7) { min(c, $0) }, unit: "places"),
        .value("queue/place:ward/mean", mean(1) { max(0, $0 - c) }, unit: "patients", period: "first day"),
      ])
  }

  /// M/G/∞ over a week: λ E[min(S, t)] at time t.
  private static var fillingRoom: AnalyticCase {
    let within = Within.lognormal(mean: 4, sd: 3)
    func mean(_ days: Double) -> Double { integral(from: 0, to: days) { 30 * within($0) } / days }
    var model = ModelText.station(
      "A ward that is empty at first", perDay: 30, count: #""unlimited""#,
      stay: #"{ "lognormal": { "mean": "4 d", "sd": "3 d" } }"#, warmUp: 0, days: 7)
    model.periods = #"{ "first day": ["2024-01-01", "2024-01-01"] }"#
    return AnalyticCase(
      name: "unlimited-from-empty", title: "Always room, from empty, one week", source: "Palm", text: model.text,
      replications: 2000,
      measures: [
        .value("occupancy/place:ward/mean", mean(7), unit: "places"),
        .value("occupancy/place:ward/mean", mean(1), unit: "places", period: "first day"),
      ])
  }
}
