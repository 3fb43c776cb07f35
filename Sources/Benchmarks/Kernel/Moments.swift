/// Number, mean, variance, least and greatest of some observations, by B. P. Welford's recurrence (Technometrics 4,
/// 1962): what simulation packages call a tally. 40 bytes, one division an observation.
struct Moments: BitwiseCopyable, Sendable {
  private(set) var count = 0
  private(set) var mean = 0.0
  private var squares = 0.0
  private(set) var min = Double.infinity
  private(set) var max = -Double.infinity

  /// Variance of the observations; NaN with fewer than two.
  var variance: Double { count < 2 ? .nan : squares / Double(count - 1) }

  /// Adds an observation.
  @inline(__always)
  mutating func record(_ value: Double) {
    count &+= 1
    let distance = value - mean
    mean += distance / Double(count)
    squares += distance * (value - mean)
    min = Swift.min(min, value)
    max = Swift.max(max, value)
  }
}
