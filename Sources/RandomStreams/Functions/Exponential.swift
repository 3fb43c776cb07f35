// exp x = 2ᵏ exp r with |r| ≤ ½ log 2, and exp r = 1 + r + r² P(r): P interpolates the series at Chebyshev nodes
// (error below 2e-20). 1 + r is kept with its rounding error, so that little more than the last rounding is lost.

extension Double {
  /// e to the power x, within 1 ulp. Overflows to +∞, underflows gradually to 0.
  @inlinable public static func exp(_ x: Double) -> Double { exponential(x, 0) }

  /// exp(x) − 1, within 2 ulps also for small x.
  @inlinable public static func expm1(_ x: Double) -> Double {
    if !(x > -40) { return x.isNaN ? x : -1 }
    if x > 60 { return exponential(x, 0) }
    if abs(x) < 0.34 {
      return abs(x) < 0x1p-54 ? x : x + x * x * exponentialSeries(x)
    }
    let (k, one, rest) = exponentialParts(x, 0)
    let power = powerOfTwo(k)
    let difference = Pair.sum(power * one, -1)
    return difference.high + (difference.low + power * rest)
  }

  /// e to the power high + low, where |low| is at most an ulp or so of high.
  @inlinable @inline(__always) static func exponential(_ high: Double, _ low: Double) -> Double {
    if !(high < 709.79 && high > -745.14) {
      return high.isNaN ? high : high > 0 ? .infinity : 0
    }
    let (k, one, rest) = exponentialParts(high, low)
    return scaled(one + rest, k)
  }

  /// (k, a, b) with exp(high + low) = 2ᵏ (a + b), b small against a.
  @inlinable @inline(__always) static func exponentialParts(_ high: Double, _ low: Double) -> (Int64, Double, Double) {
    // Adding 1.5 × 2⁵² rounds to a whole number, which then stands in the low bits.
    let shifted = high * 1.4426950408889634 + 0x1.8p52
    let k = shifted - 0x1.8p52
    let exponent = Int64(truncatingIfNeeded: Int32(truncatingIfNeeded: shifted.bitPattern))
    let coarse = high - k * 0.6931471803691238
    let fine = k * 1.9082149292705877e-10 - low
    let r = coarse - fine
    let lost = (coarse - r) - fine
    let one = 1 + r
    let rounding = r - (one - 1)
    return (exponent, one, rounding + (r * r * exponentialSeries(r) + (lost + lost * r)))
  }

  /// (exp r − 1 − r) / r² for |r| ≤ 0.347.
  @inlinable @inline(__always) static func exponentialSeries(_ r: Double) -> Double {
    let r2 = r * r
    let r4 = r2 * r2
    let a = (0.5 + r * 0.16666666666666666) + r2 * (0.04166666666666668 + r * 0.008333333333333333)
    let b =
      (0.0013888888888879073 + r * 0.00019841269841263298)
      + r2 * (2.4801587336442236e-05 + r * 2.755731924721873e-06)
    let c =
      (2.75572632790885e-07 + r * 2.505207109429355e-08)
      + r2 * (2.0918137737642736e-09 + r * 1.608662795678037e-10)
    return a + r4 * (b + r4 * c)
  }
}
