/// What a distribution looks like before its modifiers. Parameters are in the unit of the result.
///
/// A spread of 0 makes any of them a fixed value.
public enum Shape: Sendable, Equatable {
  /// Always this value.
  case fixed(Double)
  /// Exponential.
  case exponential(mean: Double)
  /// Every value between two limits equally likely.
  case uniform(low: Double, high: Double)
  /// Density rising linearly from `low` to `mode` and falling linearly to `high`.
  case triangular(low: Double, mode: Double, high: Double)
  /// Normal, redrawn below 0 (by inversion of the truncated distribution). The parameters are those of the normal
  /// before truncation.
  case normal(mean: Double, standardDeviation: Double)
  /// exp of a normal with these parameters.
  case lognormal(mu: Double, sigma: Double)
  /// Gamma with mean `shape × scale`.
  case gamma(shape: Double, scale: Double)
  /// Weibull: survival exp(−(x / scale)^shape).
  case weibull(shape: Double, scale: Double)
  /// A Poisson number of `unit`s.
  case poisson(mean: Double, unit: Double)
  /// One of several distributions already in the library, in proportion to `weights`.
  case mixture(weights: [Double], of: [DistributionID])
  /// Published quantiles: at these probabilities, from 0 to 1, these values, and between neighbours every value equally
  /// likely (the quantile function is joined by straight lines).
  case quantiles(values: [Double], at: [Double])
  /// Each value equally likely, or in proportion to `weights`.
  case empirical(values: [Double], weights: [Double]?)
}

/// Ways in which a planner knows a distribution.
extension Shape {
  /// Lognormal of a mean and a standard deviation, both of the values themselves.
  public static func lognormal(mean: Double, standardDeviation: Double) -> Shape {
    let ratio = standardDeviation / mean
    let variance = Double.log1p(ratio * ratio)
    return .lognormal(mu: .log(mean) - 0.5 * variance, sigma: variance.squareRoot())
  }

  /// Lognormal of a median and a mean not below it.
  public static func lognormal(median: Double, mean: Double) -> Shape {
    .lognormal(mu: .log(median), sigma: (2 * Double.log(mean / median)).squareRoot())
  }

  /// Lognormal of a median and a 90th percentile not below it.
  public static func lognormal(median: Double, p90: Double) -> Shape {
    .lognormal(mu: .log(median), sigma: Double.log(p90 / median) / 1.2815515655446004)
  }

  /// Gamma of a mean and a standard deviation.
  public static func gamma(mean: Double, standardDeviation: Double) -> Shape {
    if standardDeviation == 0 { return .fixed(mean) }
    let ratio = mean / standardDeviation
    return .gamma(shape: ratio * ratio, scale: standardDeviation / ratio)
  }

  /// Erlang: the sum of `stages` exponential times that together have this mean.
  public static func erlang(stages: Int, mean: Double) -> Shape {
    .gamma(shape: Double(stages), scale: mean / Double(stages))
  }
}
