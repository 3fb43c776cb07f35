import Foundation

/// What follows the stay, and what may happen instead.
extension AnalyticCase {
  static var delays: [AnalyticCase] {
    [together, midnights, preparation, longerAfterDelay, deathInDelay, competingRisks, waitingForThePlace]
  }

  /// A ward that always has room, then steps.
  private static func ward(
    _ title: String, perDay: Double, stay: String = ModelText.exponential("6 h"), care: String = "", steps: String,
    places: String = "", days: Int = 140
  ) -> String {
    ModelText(
      title: title, warmUp: 28, days: days,
      arrivals: #"{ "referrals": { "perDay": \#(perDay), "to": "care" } }"#,
      places: #"{ "ward": { "count": "unlimited" }\#(places) }"#,
      steps: """
        {
            "care": { "place": "ward", "stay": \(stay), \(care)},
            \(steps)
            "home": { "exit": "home" },
          }
        """
    ).text
  }

  /// The longest of two exponential waits and a fixed one: 2 + ∫ from 2 of 1 - F(x) G(x).
  private static var together: AnalyticCase {
    let both = 3 * 5 / 8.0
    let hours = 2 + 3 * exp(-2 / 3.0) + 5 * exp(-2 / 5.0) - both * exp(-2 / both)
    let text = ward(
      "Three waits side by side", perDay: 48, care: #""then": "letters" "#,
      steps: """
        "letters": {
              "together": [
                { "wait": { "exponential": { "mean": "3 h" } } }, { "wait": { "exponential": { "mean": "5 h" } } },
                { "wait": "2 h" },
              ],
              "then": "home",
            },
        """)
    return AnalyticCase(
      name: "side-by-side", title: "Three waits side by side", source: "mean of the longest", text: text,
      replications: 60,
      measures: [
        .value("lengthOfStay/place:ward/mean", (6 + hours) / 24, unit: "d"),
        .value("delay/place:ward/mean", hours / 24, unit: "d"),
        .value("delayedPatients/place:ward/mean", 48 * hours / 24, unit: "patients"),
      ])
  }

  /// Days delayed are midnights: a delay that begins at any time of day crosses as many as it has days, on average.
  private static var midnights: AnalyticCase {
    let text = ward(
      "Days delayed", perDay: 48, care: #""then": "family" "#,
      steps: #""family": { "wait": { "exponential": { "mean": "30 h" } }, "then": "home" },"#)
    return AnalyticCase(
      name: "days-delayed", title: "Days delayed, counted at midnight", source: "uniform beginnings", text: text,
      replications: 60,
      measures: [
        .value("occupancy/place:ward/mean", 48 * 36 / 24, unit: "places"),
        .value("daysDelayed/place:ward/mean", 1.25, unit: "d"),
        .value("daysDelayed/place:ward/shareOnReadyDate", 1 - 1.25 * (1 - exp(-1 / 1.25)), unit: "share"),
        .value("delay/place:ward/mean", 1.25, unit: "d"),
      ])
  }

  /// A wait of mean w that begins l before the end of a stay of mean s, or with it if that is shorter: what is left at
  /// the end is w E[exp(-min(l, S) / w)].
  private static var preparation: AnalyticCase {
    let (s, l, w) = (24.0, 8.0, 10.0)
    let rate = 1 / s + 1 / w
    let left = w * ((1 - exp(-l * rate)) / s / rate + exp(-l * rate))
    let text = ward(
      "Preparation beside the stay", perDay: 48, stay: ModelText.exponential("24 h"),
      care:
        #""prepare": { "lead": "8 h", "steps": [{ "wait": { "exponential": { "mean": "10 h" } } }] }, "then": "home" "#,
      steps: "")
    return AnalyticCase(
      name: "preparation", title: "Preparation that begins before the stay's end", source: "integration", text: text,
      replications: 60,
      measures: [
        .value("occupancy/place:ward/mean", 48 * (s + left) / 24, unit: "places"),
        .value("delay/place:ward/mean", left / 24, unit: "d"),
      ])
  }

  /// Ten per cent longer for each day of a delay of two days on average.
  private static var longerAfterDelay: AnalyticCase {
    let text = ward(
      "Longer after a delay", perDay: 24, care: #""then": "family" "#,
      steps: """
        "family": { "wait": { "uniform": { "low": "0 d", "high": "4 d" } }, "then": "rehab" },
            "rehab": {
              "place": "unit", "stay": { "exponential": { "mean": "3 d" } }, "longerPerDelayedDay": "10 %", "then": "home",
            },
        """, places: #", "unit": { "count": "unlimited" }"#, days: 280)
    return AnalyticCase(
      name: "longer-after-delay", title: "A stay that is longer for each day of delay", source: "product of means",
      text: text, replications: 60,
      measures: [
        .value("occupancy/place:unit/mean", 24 * 3.6, unit: "places"),
        .value("lengthOfStay/place:unit/mean", 3.6, unit: "d"),
        .value("occupancy/place:ward/mean", 24 * 2.25, unit: "places"),
      ])
  }

  /// A risk of mean six days during a delay of mean two: it comes first for a quarter.
  private static var deathInDelay: AnalyticCase {
    let text = ward(
      "A risk during the delay", perDay: 48,
      care:
        #""risks": [{ "during": "delay", "after": \#(ModelText.exponential("6 d")), "to": "died", "leave": "now" }], "then": "family" "#,
      steps: """
        "family": { "wait": { "exponential": { "mean": "2 d" } }, "then": "home" },
            "died": { "exit": "died" },
        """)
    return AnalyticCase(
      name: "risk-in-delay", title: "A risk during the delay", source: "competing exponentials", text: text,
      replications: 60,
      measures: [
        .value("occupancy/place:ward/mean", 48 * (0.25 + 1.5), unit: "places"),
        .value("exits/exit:died/perDay", 12, unit: "patients / d"),
        .value("delay/place:ward/mean", 1.5, unit: "d"),
      ])
  }

  /// A stay of two days with risks at rates 0.3 and 0.2 a day.
  private static var competingRisks: AnalyticCase {
    let struck = 1 - exp(-1.0)
    let text = ward(
      "Risks that compete", perDay: 48, stay: #""2 d""#,
      care: """
        "risks": [
                { "during": "stay", "after": \(ModelText.exponential("\(1 / 0.3) d")), "to": "worse" },
                { "during": "stay", "after": \(ModelText.exponential("5 d")), "to": "gone" },
              ],
              "then": "home",
        """,
      steps: #""worse": { "exit": "died" }, "gone": { "exit": "left" },"#)
    return AnalyticCase(
      name: "competing-risks", title: "Two risks during a stay", source: "competing exponentials", text: text,
      replications: 60,
      measures: [
        .value("lengthOfStay/place:ward/mean", struck / 0.5, unit: "d"),
        .value("exits/exit:worse/perDay", 48 * 0.6 * struck, unit: "patients / d"),
        .value("exits/exit:gone/perDay", 48 * 0.4 * struck, unit: "patients / d"),
      ])
  }

  /// The ward keeps who waits for a place, and what leaves a ward that always has room is Poisson: M/M/2 behind it.
  private static var waitingForThePlace: AnalyticCase {
    let queue = QueueFormulas.queue(2, 1.6)
    let text = ward(
      "Waiting on the ward for a place", perDay: 96, stay: #"{ "lognormal": { "mean": "6 h", "sd": "9 h" } }"#,
      care: #""then": "form" "#,
      steps: """
        "form": { "wait": "30 min", "reason": "Form", "then": "rehab" },
            "rehab": {
              "place": "unit", "stay": { "exponential": { "mean": "24 min" } }, "reason": "Unit", "then": "home",
            },
        """, places: #", "unit": { "count": 2 }"#)
    return AnalyticCase(
      name: "waiting-on-the-ward", title: "Waiting on the ward for a place (M/G/∞, then M/M/2)", source: "Erlang C",
      text: text, replications: 60,
      measures: [
        .value("delayedPatients/reason:place:ward/Unit/mean", queue, unit: "patients"),
        .value("delayedPatients/reason:place:ward/Form/mean", 2, unit: "patients"),
        .value("delay/place:ward/mean", queue / 96 + 0.5 / 24, unit: "d"),
        .value("queue/place:unit/mean", queue, unit: "patients"),
      ])
  }
}
