import Foundation

/// One bed, always 240 patients a day.
extension AnalyticCase {
  private static let perDay = 240.0

  static var oneBed: [AnalyticCase] {
    [exponentialBed("half-full", 3), exponentialBed("four-fifths-full", 4.8), exponentialBed("nine-tenths-full", 5.4)]
      + laws.map(generalBed) + [longWaits, cleaning, transfer, stayAfterStay, groups]
  }

  /// Days of so many minutes.
  private static func days(_ minutes: Double) -> Double { minutes / 1440 }

  /// M/M/1.
  private static func exponentialBed(_ name: String, _ minutes: Double) -> AnalyticCase {
    let load = perDay * days(minutes)
    let wait = load * minutes / (1 - load)
    let model = ModelText.station(
      "One bed, exponential stays", perDay: perDay, count: "1", stay: ModelText.exponential("\(minutes) min"),
      warmUp: 14, days: 56)
    return AnalyticCase(
      name: "one-bed-\(name)", title: "One bed, \(Int(load * 100 + 0.5)) % full (M/M/1)", source: "M/M/1",
      text: model.text, replications: 60,
      measures: [
        .value("queue/place:ward/mean", load * load / (1 - load), unit: "patients"),
        .value("wait/place:ward/mean", wait / 60, unit: "h"),
        .value("wait/place:ward/p90", log(load / 0.1) * minutes / (1 - load) / 60, unit: "h"),
        .value("occupancy/place:ward/shareFull", load, unit: "share"),
        .value("timeInSystem/all/mean", days(wait + minutes), unit: "d"),
      ])
  }

  /// M/M/1 at four fifths with few patients: the wait is longer than t with probability ρ exp(-(μ - λ) t).
  private static var longWaits: AnalyticCase {
    let model = ModelText.station(
      "One bed, long waits", perDay: 16, count: "1", stay: ModelText.exponential("1.2 h"), warmUp: 56, days: 560)
    return AnalyticCase(
      name: "one-bed-long-waits", title: "Waits of more than half a day (M/M/1)", source: "M/M/1", text: model.text,
      replications: 60,
      measures: [
        .value("wait/place:ward/shareOver12h", 0.8 * exp(-4 * 0.5), unit: "share"),
        .value("wait/place:ward/shareOver2d", 0.8 * exp(-4 * 2.0), unit: "share"),
      ])
  }

  /// A law of the stay, with its moments in minutes.
  private struct Law {
    var name: String
    var text: String
    var moments: Moments
  }

  private static let laws = [
    Law(name: "fixed", text: #""4.5 min""#, moments: .fixed(4.5)),
    Law(
      name: "erlang", text: #"{ "erlang": { "stages": 3, "mean": "4.5 min" } }"#,
      moments: Moments(mean: 4.5, sd: 4.5 / 3.0.squareRoot())),
    Law(
      name: "lognormal", text: #"{ "lognormal": { "mean": "4.5 min", "sd": "6 min" } }"#,
      moments: Moments(mean: 4.5, sd: 6)),
    Law(
      name: "gamma", text: #"{ "gamma": { "mean": "4.5 min", "sd": "3 min" } }"#, moments: Moments(mean: 4.5, sd: 3)),
    Law(
      name: "weibull", text: #"{ "weibull": { "shape": 1.5, "scale": "5 min" } }"#,
      moments: Moments(mean: 5 * tgamma(1 + 1 / 1.5), square: 25 * tgamma(1 + 2 / 1.5))),
    Law(
      name: "uniform", text: #"{ "uniform": { "low": "1 min", "high": "8 min" } }"#,
      moments: Moments(mean: 4.5, square: 20.25 + 49 / 12.0)),
    Law(
      name: "triangular", text: #"{ "triangular": { "low": "1 min", "mode": "3 min", "high": "9 min" } }"#,
      moments: Moments(mean: 13 / 3.0, square: 169 / 9.0 + 52 / 18.0)),
    Law(
      name: "mixture",
      text: #"{ "mixture": [{ "share": 0.8, "of": \#(ModelText.exponential("2 min")) }, "#
        + #"{ "share": "rest", "of": \#(ModelText.exponential("14 min")) }] }"#,
      moments: .mixture([(0.8, .exponential(2)), (0.2, .exponential(14))])),
    Law(
      name: "empirical", text: #"{ "empirical": { "values": ["2 min", "4 min", "12 min"], "weights": [5, 3, 2] } }"#,
      moments: Moments(mean: 4.6, square: 35.6)),
    Law(
      name: "capped", text: #"{ "exponential": { "mean": "6 min" }, "cap": "12 min" }"#,
      moments: Moments(mean: 6 * (1 - exp(-2.0)), square: 72 * (1 - 3 * exp(-2.0)))),
  ]

  /// M/G/1.
  private static func generalBed(_ law: Law) -> AnalyticCase {
    let service = Moments(mean: days(law.moments.mean), square: days(days(law.moments.square)))
    let wait = QueueFormulas.wait(rate: perDay, service)
    let model = ModelText.station(
      "One bed, \(law.name) stays", perDay: perDay, count: "1", stay: law.text, warmUp: 14, days: 56)
    return AnalyticCase(
      name: "one-bed-\(law.name)", title: "One bed, \(law.name) stays (M/G/1)", source: "Pollaczek and Khinchine",
      text: model.text, replications: 50,
      measures: [
        .value("queue/place:ward/mean", perDay * wait, unit: "patients"),
        .value("wait/place:ward/mean", 24 * wait, unit: "h"),
        .value("occupancy/place:ward/mean", perDay * service.mean, unit: "places"),
        .value("lengthOfStay/place:ward/mean", service.mean, unit: "d"),
      ])
  }

  /// Cleaning keeps the bed from the next patient: what is served is stay and cleaning.
  private static var cleaning: AnalyticCase {
    let service =
      Moments.exponential(days(3)) + Moments(mean: days(1.5), square: days(days(7 / 3.0)))
    let wait = QueueFormulas.wait(rate: perDay, service)
    let model = ModelText.station(
      "One bed that is cleaned", perDay: perDay, count: "1", stay: ModelText.exponential("3 min"), warmUp: 14, days: 56,
      place: #""turnaround": { "uniform": { "low": "1 min", "high": "2 min" } }, "#)
    return AnalyticCase(
      name: "one-bed-cleaned", title: "One bed with cleaning between patients", source: "Pollaczek and Khinchine",
      text: model.text, replications: 50,
      measures: [
        .value("queue/place:ward/mean", perDay * wait, unit: "patients"),
        .value("occupancy/place:ward/mean", perDay * service.mean, unit: "places"),
        .value("lengthOfStay/place:ward/mean", days(3), unit: "d"),
      ])
  }

  /// On the way to a bed a patient holds both places. What leaves a place that always has room is Poisson.
  private static var transfer: AnalyticCase {
    let service = Moments.fixed(days(1)) + .exponential(days(3))
    let wait = QueueFormulas.wait(rate: perDay, service)
    let model = ModelText(
      title: "A transfer to one bed", warmUp: 14, days: 56,
      arrivals: #"{ "referrals": { "perDay": \#(perDay), "to": "before" } }"#,
      places: #"{ "ward": { "count": "unlimited" }, "bed": { "count": 1 } }"#,
      steps: """
        {
            "before": { "place": "ward", "stay": { "exponential": { "mean": "30 min" } }, "then": "care" },
            "care": {
              "place": "bed", "stay": { "exponential": { "mean": "3 min" } }, "transfer": "1 min", "then": "home",
            },
            "home": { "exit": "home" },
          }
        """)
    return AnalyticCase(
      name: "one-bed-transfer", title: "A transfer during which two places are held", source: "Pollaczek and Khinchine",
      text: model.text, replications: 50,
      measures: [
        .value("queue/place:bed/mean", perDay * wait, unit: "patients"),
        .value("delayedPatients/place:ward/mean", perDay * (wait + days(1)), unit: "patients"),
        .value("occupancy/place:ward/mean", perDay * (days(30) + wait + days(1)), unit: "places"),
        .value("occupancy/place:bed/mean", perDay * service.mean, unit: "places"),
      ])
  }

  /// A second stay in the bed already held is one service with the first.
  private static var stayAfterStay: AnalyticCase {
    let short = Moments.exponential(days(2))
    let service = Moments.mixture([(0.6, short), (0.4, short + .exponential(days(6)))])
    let wait = QueueFormulas.wait(rate: perDay, service)
    let model = ModelText(
      title: "One bed, and another stay in it for some", warmUp: 14, days: 56,
      arrivals: #"{ "referrals": { "perDay": \#(perDay), "to": "care" } }"#,
      places: #"{ "ward": { "count": 1 } }"#,
      steps: """
        {
            "care": {
              "place": "ward", "stay": { "exponential": { "mean": "2 min" } }, "then": { "more": 0.4, "home": "rest" },
            },
            "more": { "place": "ward", "stay": { "exponential": { "mean": "6 min" } }, "then": "home" },
            "home": { "exit": "home" },
          }
        """)
    return AnalyticCase(
      name: "one-bed-second-stay", title: "A second stay in the bed held (phases)", source: "Pollaczek and Khinchine",
      text: model.text, replications: 50,
      measures: [
        .value("queue/place:ward/mean", perDay * wait, unit: "patients"),
        .value("lengthOfStay/place:ward/mean", service.mean, unit: "d"),
      ])
  }

  /// M^[X]/M/1: groups of one or three.
  private static var groups: AnalyticCase {
    let size = Moments(mean: 2, square: 5)
    let inside = QueueFormulas.inBatchQueue(groups: perDay / 2, size: size, service: days(4.2))
    let model = ModelText.station(
      "One bed, patients in groups", perDay: perDay, count: "1", stay: ModelText.exponential("4.2 min"), warmUp: 14,
      days: 56, source: #""batch": { "empirical": { "values": [1, 3] } }, "#)
    return AnalyticCase(
      name: "one-bed-groups", title: "One bed, arrivals in groups (M^[X]/M/1)", source: "batch arrivals",
      text: model.text, replications: 60,
      measures: [
        .value("queue/place:ward/mean", inside - 0.7, unit: "patients"),
        .value("arrivals/source:referrals/perDay", perDay, unit: "patients / d"),
      ])
  }
}
