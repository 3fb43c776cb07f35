/// The `p` quantile of sorted values, by linear interpolation between order statistics: type 7 of R. J. Hyndman and
/// Y. Fan, "Sample quantiles in statistical packages", The American Statistician 50, 1996. With n values it lies at
/// position (n − 1) p, counted from 0. NaN without values.
///
/// - Parameters:
///   - sorted: values in rising order, none NaN.
///   - p: 0 to 1.
/// - Complexity: O(1).
public func quantile(ofSorted sorted: [Double], _ p: Double) -> Double {
  interpolated(count: Int64(sorted.count), p) { sorted[Int($0)] }
}

/// Type 7 for order statistics that are looked up, counted from 0.
func interpolated(count: Int64, _ p: Double, orderStatistic: (Int64) -> Double) -> Double {
  precondition(p >= 0 && p <= 1, "a quantile is asked for between 0 and 1")
  guard count > 0 else { return .nan }
  let position = Double(count - 1) * p
  let below = Int64(position)
  let low = orderStatistic(below)
  let part = position - Double(below)
  return part == 0 ? low : low + part * (orderStatistic(below + 1) - low)
}
