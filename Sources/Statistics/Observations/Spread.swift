/// How some values lie: mean, and the quantiles that a fan chart is drawn from.
public struct Spread: Sendable, Equatable {
  /// Their mean.
  public let mean: Double
  /// 5th percentile, type 7 as the others.
  public let p05: Double
  /// Lower quartile.
  public let p25: Double
  /// Median.
  public let p50: Double
  /// Upper quartile.
  public let p75: Double
  /// 95th percentile.
  public let p95: Double

  /// The spread of whole numbers; everything is NaN without any. O(n log n).
  public init(of values: [Int32]) {
    var sum: Int64 = 0
    for value in values { sum += Int64(value) }
    mean = Double(sum) / Double(values.count)
    let sorted = values.sorted().map { Double($0) }
    p05 = quantile(ofSorted: sorted, 0.05)
    p25 = quantile(ofSorted: sorted, 0.25)
    p50 = quantile(ofSorted: sorted, 0.5)
    p75 = quantile(ofSorted: sorted, 0.75)
    p95 = quantile(ofSorted: sorted, 0.95)
  }
}
