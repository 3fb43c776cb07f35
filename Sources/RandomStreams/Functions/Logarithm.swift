// Elementary functions from IEEE + − × ÷ alone, so that a result has the same bits on every machine. No tables.
//
// log x = k log 2 + log m with √½ ≤ m < √2, and with f = m − 1, s = f / (2 + f), z = s²
//   log m = 2 atanh s = 2s + s z (2/3 + 2/5 z + 2/7 z² + …),
// the series replaced by a polynomial through its Chebyshev nodes on 0 ≤ z ≤ 0.0295 (error below 2.1e-18).

extension Double {
  /// Natural logarithm, within 1 ulp.
  ///
  /// log 0 = −∞; NaN below 0. Complexity: O(1), one division.
  @inlinable public static func log(_ x: Double) -> Double {
    var bits = x.bitPattern
    var exponent: Int64 = 0
    if bits &- 0x0010_0000_0000_0000 >= 0x7FE0_0000_0000_0000 {
      // Zero, subnormal, negative, infinite or not a number.
      if x == 0 { return -.infinity }
      if x < 0 { return .nan }
      if !(x < .infinity) { return x }
      bits = (x * 0x1p54).bitPattern
      exponent = -54
    }
    let (k, m) = reduced(bits)
    return logarithm(f: m - 1, exponent: Double(exponent &+ k), correction: 0)
  }

  /// log(1 + x), within 2 ulps also for small x.
  @inlinable public static func log1p(_ x: Double) -> Double {
    if !(x > -1) { return x == -1 ? -.infinity : .nan }
    if x == .infinity { return x }
    if x > -0.25, x < 0.4 {
      if x == 0 { return x }
      return logarithm(f: x, exponent: 0, correction: 0)
    }
    let u = Pair.sum(1, x)
    let (k, m) = reduced(u.high.bitPattern)
    return logarithm(f: m - 1, exponent: Double(k), correction: u.low / u.high)
  }

  /// exponent × log 2 + log(1 + f) + correction, for √½ ≤ 1 + f < √2.
  @inlinable static func logarithm(f: Double, exponent k: Double, correction: Double) -> Double {
    let s = f / (2 + f)
    let z = s * s
    let z2 = z * z
    let low = (0.6666666666666666 + z * 0.4000000000000088) + z2 * (0.2857142857080323 + z * 0.2222222239180047)
    let high =
      (0.18181795630884753 + z * 0.15386240205813478) + z2 * (0.13268759668560612 + z * 0.13086767009948175)
    let r = z * (low + (z2 * z2) * high)
    let square = 0.5 * f * f
    // 2s = f − s f, arranged so that the rounding of s only meets small terms.
    let tail = s * (square + r) + (k * 1.9082149292705877e-10 + correction)
    return k * 0.6931471803691238 + (f - (square - tail))
  }

  /// The bits of a positive normal x as (k, m): x = m 2ᵏ with √½ ≤ m < √2.
  @inlinable static func reduced(_ bits: UInt64) -> (Int64, Double) {
    let rootHalf: UInt64 = 0x3FE6_A09E_667F_3BCD
    let distance = bits &- rootHalf
    let m = Double(bitPattern: (distance & 0x000F_FFFF_FFFF_FFFF) &+ rootHalf)
    return (Int64(bitPattern: distance) &>> 52, m)
  }

  /// Natural logarithm of a positive finite x with a relative error below 2⁻⁶⁸.
  @usableFromInline static func extendedLog(_ x: Double) -> Pair {
    let subnormal = x < 0x1p-1022
    let (exponent, m) = reduced((subnormal ? x * 0x1p54 : x).bitPattern)
    let k = Double(subnormal ? exponent - 54 : exponent)
    let f = m - 1
    // s = f / (2 + f), the remainder of the division divided once more.
    let t = Pair.sum(larger: 2, f)
    let quotient = f / t.high
    let back = Pair.product(quotient, t.high)
    let s = Pair(quotient, (((f - back.high) - back.low) - quotient * t.low) / t.high)
    let z = Pair.product(s, s)
    // The first two terms of the series carry a second word, the rest does not need one.
    let v = z.high
    let v2 = v * v
    let rest =
      ((0.2857142857142857 + v * 0.22222222222222215) + v2 * (0.18181818181823897 + v * 0.15384615382625483))
      + (v2 * v2)
      * (((0.1333333368002728 + v * 0.1176467200249089) + v2 * (0.10528255792725665 + v * 0.09459380104172989))
        + (v2 * v2) * 0.09835716135067375)
    var second = Pair.sum(larger: 0.4, v * rest)
    second.low += -2.2204460492503132e-17
    let third = Pair.product(z, second)
    var first = Pair.sum(larger: 0.6666666666666666, third.high)
    first.low += third.low + 3.700743415417188e-17
    let series = Pair.product(z, first)
    var sum = Pair.sum(larger: 2, series.high)
    sum.low += series.low
    let logarithm = Pair.product(s, sum)
    let whole = Pair.sum(k * 0.6931471805598903, logarithm.high)
    return Pair.sum(larger: whole.high, whole.low + (logarithm.low + k * 5.497923018708371e-14))
  }
}
