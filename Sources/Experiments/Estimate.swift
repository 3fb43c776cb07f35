import Statistics

/// What replications say about a number: mean with its 95 % Student confidence interval, and median.
///
/// Replications without a value (a mean over patients when there was none) are left out. Everything is NaN when no
/// value is left, and the interval when only one is.
public struct Estimate: Sendable, Equatable {
  /// How many values it rests on.
  public var count: Int
  /// Their mean.
  public var mean: Double
  /// Half the width of the interval.
  public var halfWidth: Double
  /// Their median.
  public var median: Double

  /// Lower end of the interval.
  public var low: Double { mean - halfWidth }
  /// Upper end of the interval.
  public var high: Double { mean + halfWidth }

  /// The estimate that some values give, in the order given.
  ///
  /// - Complexity: O(n log n) in the number of values.
  public init(of values: [Double]) {
    let present = values.filter { !$0.isNaN }
    count = present.count
    guard let first = present.first else {
      (mean, halfWidth, median) = (.nan, .nan, .nan)
      return
    }
    // Sums are taken about the first value, so that equal values give exactly that value and no spread.
    let n = Double(present.count)
    let shift = present.reduce(0) { $0 + ($1 - first) } / n
    mean = first + shift
    median = quantile(ofSorted: present.sorted(), 0.5)
    if present.count == 1 {
      halfWidth = .nan
    } else {
      let squares = present.reduce(0) { $0 + ($1 - first - shift) * ($1 - first - shift) }
      halfWidth = studentQuantile(0.975, degreesOfFreedom: n - 1) * (squares / (n - 1) / n).squareRoot()
    }
  }

  /// The paired difference `second - first`; a pair needs both values.
  public init(ofDifference second: [Double], from first: [Double]) {
    self.init(of: zip(first, second).map { $1 - $0 })
  }
}
