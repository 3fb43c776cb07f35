/// What replications say about a number: their mean with Student's confidence interval, and their median.
///
/// The values are independent and, for the interval, near enough to normal in the mean. Replications without a value
/// (NaN: a mean over patients when there was none) are left out. Everything is NaN when no value is left, and the
/// half-width when only one is.
public struct Interval: Sendable, Equatable {
  /// How many values it rests on.
  public let count: Int
  /// Their mean.
  public let mean: Double
  /// Half the width of the interval: t quantile × standard deviation / √count.
  public let halfWidth: Double
  /// Their median.
  public let median: Double

  /// Lower end of the interval.
  public var low: Double { mean - halfWidth }
  /// Upper end of the interval.
  public var high: Double { mean + halfWidth }

  /// An interval as it was written down: mean, ends (NaN with fewer than two values) and median.
  public init(count: Int, mean: Double, low: Double, high: Double, median: Double) {
    self.count = count
    self.mean = mean
    self.median = median
    halfWidth = (high - low) / 2
  }

  /// The interval that some values give. O(n log n).
  ///
  /// - Parameters:
  ///   - values: one of each replication; NaN where it had no case.
  ///   - confidence: probability with which such an interval covers the true mean, strictly between 0 and 1.
  public init(of values: [Double], confidence: Double = 0.95) {
    let present = values.filter { !$0.isNaN }
    count = present.count
    guard let first = present.first else {
      (mean, halfWidth, median) = (.nan, .nan, .nan)
      return
    }
    // Sums are taken about the first value, so that equal values give exactly that value and no spread.
    let n = Double(present.count)
    var shift = 0.0
    for value in present { shift += value - first }
    shift /= n
    mean = first + shift
    median = quantile(ofSorted: present.sorted(), 0.5)
    guard present.count > 1 else {
      halfWidth = .nan
      return
    }
    var squares = 0.0
    for value in present { squares += (value - first - shift) * (value - first - shift) }
    let error = (squares / (n - 1) / n).squareRoot()
    halfWidth = studentQuantile((1 + confidence) / 2, degreesOfFreedom: n - 1) * error
  }

  /// The interval of `second − first` in pairs, as under common random numbers. A pair needs both values.
  public init(ofDifference second: [Double], from first: [Double], confidence: Double = 0.95) {
    precondition(first.count == second.count, "values are compared in pairs")
    self.init(of: zip(first, second).map { $1 - $0 }, confidence: confidence)
  }
}
