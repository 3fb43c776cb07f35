import RandomStreams
import Statistics

/// What came out for one number of a case, beside the truth.
public struct AnalyticResult: Sendable {
  /// The case.
  public let `case`: AnalyticCase
  /// What was compared.
  public let what: String
  /// Its unit.
  public let unit: String
  /// Mean over the replications.
  public let estimate: Double
  /// Lower end of its 95 % interval.
  public let low95: Double
  /// Upper end of its 95 % interval.
  public let high95: Double
  /// What theory says.
  public let truth: Double
  /// How far off the estimate is, as a standard normal number: Student's t with one degree of freedom less than there
  /// are replications, mapped to the normal of the same probability.
  public let z: Double

  /// A z beyond this is a miss. Of the some three hundred numbers of the suite one lies beyond it by chance in about one
  /// suite of five hundred.
  public static let limit = 4.5

  /// Whether z is within the limit; not where there is none.
  public var isWithin: Bool { z.magnitude <= Self.limit }

  init(_ whole: AnalyticCase, _ measure: AnalyticMeasure, values: [Double]) {
    let interval = Interval(of: values)
    self.case = whole
    what = measure.what
    unit = measure.unit
    estimate = interval.mean
    low95 = interval.low
    high95 = interval.high
    truth = measure.truth
    z = Self.normal(interval, truth: measure.truth)
  }

  /// NaN without two values; 0 or infinite where the replications all gave the same.
  private static func normal(_ interval: Interval, truth: Double) -> Double {
    let freedom = Double(interval.count - 1)
    guard freedom >= 1 else { return .nan }
    let distance = interval.mean - truth
    if interval.halfWidth == 0 {
      return abs(distance) <= 1e-12 * abs(truth) ? 0 : distance * .infinity
    }
    let size = Double.normalQuantile(
      studentProbability(-abs(distance / interval.standardError), degreesOfFreedom: freedom))
    return distance < 0 ? size : -size
  }
}
