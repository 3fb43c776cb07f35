/// One number of a case, with its true value.
public struct AnalyticMeasure: Sendable {
  /// Where the number is found in the results of a model.
  enum Probe: Sendable, Equatable {
    /// A value of the catalogue: "queue/place:ward/mean"; over a named period, or the whole measured time.
    case value(String, period: String? = nil)
    /// A quantity at the half hour of an hour of the week, from Monday midnight: "occupancy/place:ward".
    case hour(String, Int)
    /// Share of time at which a level is at most so high: "occupancy/place:ward".
    case level(String, atMost: Int)
    /// Mean squared distance of a daily census from a number, its true mean: "occupancy/place:ward".
    case square(String, from: Double)
  }

  let probe: Probe
  /// What is compared, as the results name it.
  public let what: String
  /// Its unit.
  public let unit: String
  /// What theory says.
  public let truth: Double

  /// A value of the catalogue; the unit is that of the results.
  static func value(_ measure: String, _ truth: Double, unit: String, period: String? = nil) -> AnalyticMeasure {
    AnalyticMeasure(
      probe: .value(measure, period: period), what: measure + (period.map { ", \($0)" } ?? ""), unit: unit,
      truth: truth)
  }

  /// A quantity at the half hour of an hour of the week.
  static func hour(_ series: String, _ day: String, _ hour: Int, _ truth: Double, unit: String) -> AnalyticMeasure {
    let days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    let index = (days.firstIndex(of: day) ?? 0) * 24 + hour
    return AnalyticMeasure(probe: .hour(series, index), what: "\(series), \(day) \(hour):30", unit: unit, truth: truth)
  }

  /// The share of time at which a level is at most so high.
  static func level(_ series: String, atMost level: Int, _ truth: Double) -> AnalyticMeasure {
    AnalyticMeasure(
      probe: .level(series, atMost: level), what: "\(series), share of time at \(level) or less", unit: "share",
      truth: truth)
  }

  /// The variance of a daily census about its true mean.
  static func variance(_ series: String, mean: Double, _ truth: Double) -> AnalyticMeasure {
    AnalyticMeasure(
      probe: .square(series, from: mean), what: "\(series), variance of the daily census", unit: "places²",
      truth: truth)
  }
}
