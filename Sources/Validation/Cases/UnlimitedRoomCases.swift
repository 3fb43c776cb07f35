import Foundation

/// Places that always have room.
extension AnalyticCase {
  static var unlimitedRoom: [AnalyticCase] {
    [
      poissonNumber, numberOfGroups,
      byHour("exponential", ModelText.exponential("6 h"), Within.exponential(6)),
      byHour("lognormal", #"{ "lognormal": { "mean": "8 h", "sd": "6 h" } }"#, Within.lognormal(mean: 8, sd: 6)),
      byHour("uniform", #"{ "uniform": { "low": "2 h", "high": "30 h" } }"#, Within.uniform(2, 30)),
      byHour("fixed", #""5 h""#, Within.fixed(5)), spreadOfCounts, rateOverTheYear, staysOverTheYear, longStays,
      unitsThatFall, unitsDrawn,
    ]
  }

  /// M/G/∞: the number is Poisson whatever the law of the stay.
  private static var poissonNumber: AnalyticCase {
    let shares = QueueFormulas.poisson(24, upTo: 30)
    let model = ModelText.station(
      "A ward that always has room", perDay: 24, count: #""unlimited""#,
      stay: #"{ "lognormal": { "mean": "1 d", "sd": "1.5 d" } }"#, warmUp: 84, days: 280)
    return AnalyticCase(
      name: "unlimited", title: "Always room, lognormal stays (M/G/∞)", source: "Palm", text: model.text,
      replications: 80,
      measures: [
        .value("occupancy/place:ward/mean", 24, unit: "places"), .variance("occupancy/place:ward", mean: 24, 24),
        .level("occupancy/place:ward", atMost: 18, shares.prefix(19).reduce(0, +)),
        .level("occupancy/place:ward", atMost: 24, shares.prefix(25).reduce(0, +)),
        .level("occupancy/place:ward", atMost: 30, shares.prefix(31).reduce(0, +)),
      ])
  }

  /// M^[X]/M/∞ with groups of one or three: the variance exceeds the mean by λ E[X(X - 1)] / (2μ).
  private static var numberOfGroups: AnalyticCase {
    let model = ModelText.station(
      "Groups of patients, always room", perDay: 24, count: #""unlimited""#, stay: ModelText.exponential("1 d"),
      warmUp: 28, days: 280, source: #""batch": { "empirical": { "values": [1, 3] } }, "#)
    return AnalyticCase(
      name: "unlimited-groups", title: "Always room, arrivals in groups (M^[X]/M/∞)", source: "batch arrivals",
      text: model.text, replications: 80,
      measures: [
        .value("occupancy/place:ward/mean", 24, unit: "places"),
        .variance("occupancy/place:ward", mean: 24, 24 + 12 * 3 / 2.0),
      ])
  }

  private static let hourly: [Double] = [
    10, 8, 6, 5, 5, 7, 12, 20, 30, 38, 42, 44, 43, 41, 39, 38, 37, 35, 32, 28, 24, 20, 16, 12,
  ]
  private static let weekday = [1.3, 1.1, 1.0, 1.0, 0.9, 0.8, 0.9]

  /// M(t)/G/∞ at hours of the week.
  private static func byHour(_ name: String, _ stay: String, _ within: @escaping (Double) -> Double) -> AnalyticCase {
    let (mean, meanOfDays) = (hourly.reduce(0, +) / 24, weekday.reduce(0, +) / 7)
    let (warmUp, days, perDay) = (14, 140, 72.0)
    let rates = (0..<(warmUp + days) * 24).map { hour in
      perDay * weekday[hour / 24 % 7] / meanOfDays * hourly[hour % 24] / mean
    }
    let room = UnlimitedRoom(hourlyRates: rates, expectedWithin: within)
    let model = ModelText.station(
      "Arrivals by hour and day, always room", perDay: perDay, count: #""unlimited""#, stay: stay, warmUp: warmUp,
      days: days,
      source: #""hourly": \#(hourly), "weekday": \#(weekday), "#)
    func hour(_ day: String, _ index: Int, _ hour: Int) -> AnalyticMeasure {
      .hour(
        "occupancy/place:ward", day, hour,
        room.mean(hourOfWeek: index * 24 + hour, weeks: warmUp / 7..<(warmUp + days) / 7), unit: "places")
    }
    return AnalyticCase(
      name: "unlimited-by-hour-\(name)", title: "Arrivals by hour and day, \(name) stays (M(t)/G/∞)", source: "Palm",
      text: model.text, replications: 60,
      measures: [
        hour("Monday", 0, 14), hour("Monday", 0, 2), hour("Wednesday", 2, 18), hour("Saturday", 5, 5),
        hour("Sunday", 6, 23),
      ])
  }

  /// A day's count with twice and a half the variance of a Poisson number; everyone stays exactly a day.
  private static var spreadOfCounts: AnalyticCase {
    let model = ModelText.station(
      "Counts that vary more than by chance", perDay: 12, count: #""unlimited""#, stay: #""24 h""#, warmUp: 7,
      days: 350,
      source:
        #""dispersion": 2.5, "hourly": [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0], "#)
    return AnalyticCase(
      name: "dispersion", title: "Variance of a day's count", source: "negative binomial", text: model.text,
      replications: 60,
      measures: [
        .variance("occupancy/place:ward", mean: 12, 30),
        .value("arrivals/source:referrals/perDay", 12, unit: "patients / d"),
      ])
  }

  /// Months, growth and a dated change together.
  private static var rateOverTheYear: AnalyticCase {
    let lengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    let monthly = [1.3, 1.2, 1.1, 1, 0.9, 0.8, 0.8, 0.8, 0.9, 1, 1.1, 1.1]
    var rates: [Double] = []
    for (month, length) in lengths.enumerated() {
      for _ in 0..<length {
        let growth = pow(1.1, (Double(rates.count) + 0.5) / 365.25)
        rates.append(20 * monthly[month] / (monthly.reduce(0, +) / 12) * growth * (month == 8 ? 1.5 : 1))
      }
    }
    let model = ModelText(
      title: "A rate over the year", warmUp: 0, days: 366,
      periods: #"{ "spring": ["2024-03-01", "2024-05-31"], "September": ["2024-09-01", "2024-09-30"] }"#,
      arrivals:
        #"{ "referrals": { "perDay": 20, "monthly": \#(monthly), "growth": "10 %", "changes": [{ "from": "2024-09-01", "until": "2024-10-01T00:00", "times": 1.5 }], "to": "care" } }"#,
      places: #"{ "ward": { "count": "unlimited" } }"#,
      steps: #"{ "care": { "place": "ward", "stay": "2 h", "then": "home" }, "home": { "exit": "home" } }"#)
    func mean(_ days: Range<Int>) -> Double { rates[days].reduce(0, +) / Double(days.count) }
    return AnalyticCase(
      name: "rate-over-the-year", title: "Months, growth and a dated change of a rate", source: "sum over the days",
      text: model.text, replications: 60,
      measures: [
        .value("arrivals/source:referrals/perDay", mean(0..<366), unit: "patients / d"),
        .value("arrivals/source:referrals/perDay", mean(60..<152), unit: "patients / d", period: "spring"),
        .value("arrivals/source:referrals/perDay", mean(244..<274), unit: "patients / d", period: "September"),
      ])
  }

  /// Factors on the stay by month and date. With fixed stays, what hangs over one end of the year hangs over the other.
  private static var staysOverTheYear: AnalyticCase {
    let lengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].map(Double.init)
    let monthly = [1.25, 1.2, 1.1, 1, 0.95, 0.9, 0.9, 0.9, 1, 1, 1.1, 1.25]
    let changed = (0..<12).map { monthly[$0] * ($0 == 5 ? 1.4 : 1) }
    let mean = zip(lengths, changed).reduce(0) { $0 + $1.0 * $1.1 } / 366
    let model = ModelText.station(
      "Stays over the year", perDay: 40, count: #""unlimited""#, stay: #""12 h""#, warmUp: 14, days: 366,
      step:
        #""monthly": \#(monthly), "changes": [{ "from": "2024-06-01", "until": "2024-07-01T00:00", "times": 1.4 }], "#)
    return AnalyticCase(
      name: "stays-over-the-year", title: "Months and a dated change of a stay", source: "Little's law",
      text: model.text, replications: 60,
      measures: [.value("occupancy/place:ward/mean", 40 * mean / 2, unit: "places")])
  }

  /// Who has been there for a week, at the census.
  private static var longStays: AnalyticCase {
    let within = Within.lognormal(mean: 6, sd: 5)
    let variance = log1p(25 / 36.0)
    let z = (log(7) - log(6) + variance / 2) / variance.squareRoot()
    let model = ModelText.station(
      "Long stays", perDay: 20, count: #""unlimited""#, stay: #"{ "lognormal": { "mean": "6 d", "sd": "5 d" } }"#,
      warmUp: 168, days: 364)
    return AnalyticCase(
      name: "long-stays", title: "Patients who have been there for a week or more", source: "Palm", text: model.text,
      replications: 80,
      measures: [
        .value("longStayPatients/place:ward/over7d", 20 * (6 - within(7)), unit: "patients"),
        .value("longStayPatients/place:ward/over21d", 20 * (6 - within(21)), unit: "patients"),
        .value("lengthOfStay/place:ward/shareOver7d", erfc(z / 2.0.squareRoot()) / 2, unit: "share"),
        .value("lengthOfStay/place:ward/mean", 6, unit: "d"),
      ])
  }

  /// From four units to one: 4 for a sixth of the stay, 3 and 2 for a third each, 1 for a sixth.
  private static var unitsThatFall: AnalyticCase {
    let model = ModelText.station(
      "Visits that become fewer", perDay: 24, count: #""unlimited""#,
      stay: #"{ "uniform": { "low": "12 h", "high": "36 h" } }"#, warmUp: 14, days: 280,
      step: #""units": { "from": 4, "to": 1 }, "#)
    return AnalyticCase(
      name: "units-that-fall", title: "Visits that become fewer over the stay", source: "Little's law",
      text: model.text, replications: 60,
      measures: [
        .value("occupancy/place:ward/mean", 60, unit: "places"),
        // At a random moment of stays so long, the squares of the units have the mean (16 + 2·9 + 2·4 + 1) / 6.
        .variance("occupancy/place:ward", mean: 60, 24 * 43 / 6.0),
      ])
  }

  /// A Poisson number of units, at least one: compound Poisson.
  private static var unitsDrawn: AnalyticCase {
    let (mean, square) = (2 + exp(-2.0), 6 + exp(-2.0))
    let model = ModelText.station(
      "Visits that differ from patient to patient", perDay: 24, count: #""unlimited""#,
      stay: ModelText.exponential("1 d"), warmUp: 28, days: 280, step: #""units": { "poisson": { "mean": 2 } }, "#)
    return AnalyticCase(
      name: "units-drawn", title: "Visits that differ from patient to patient", source: "compound Poisson",
      text: model.text, replications: 60,
      measures: [
        .value("occupancy/place:ward/mean", 24 * mean, unit: "places"),
        .variance("occupancy/place:ward", mean: 24 * mean, 24 * square),
      ])
  }
}
