extension Double {
  /// x to the power y, within 1 ulp, with the special values of the C standard (annex F).
  ///
  /// exp(y log x), the logarithm and the product carried in two words. A negative x has a power only for whole y.
  public static func pow(_ x: Double, _ y: Double) -> Double {
    if y == 0 || x == 1 { return 1 }
    if x.isNaN || y.isNaN { return .nan }
    if y.isInfinite {
      if x == -1 { return 1 }
      return (abs(x) > 1) == (y > 0) ? .infinity : 0
    }
    let odd = isOdd(y)
    if x == 0 {
      let size: Double = y > 0 ? 0 : .infinity
      return odd && x.sign == .minus ? -size : size
    }
    if x.isInfinite {
      let size: Double = y > 0 ? .infinity : 0
      return odd && x < 0 ? -size : size
    }
    if x < 0 {
      if nearestWhole(y) != y { return .nan }
      let size = positivePower(-x, y)
      return odd ? -size : size
    }
    return positivePower(x, y)
  }

  /// x to the power y for finite x > 0 and finite y.
  private static func positivePower(_ x: Double, _ y: Double) -> Double {
    if x == 1 { return 1 }
    // Unless x is 1, 2⁻⁵³ ≤ |log x| < 2¹⁰: beyond these powers the answer is plain.
    if abs(y) > 0x1p65 { return (x > 1) == (y > 0) ? .infinity : 0 }
    if abs(y) < 0x1p-70 { return 1 }
    let logarithm = extendedLog(x)
    let product = Pair.product(y, logarithm.high)
    let exponent = Pair.sum(larger: product.high, product.low + y * logarithm.low)
    return exponential(exponent.high, exponent.low)
  }

  private static func isOdd(_ y: Double) -> Bool {
    if abs(y) >= 0x1p53 || nearestWhole(y) != y { return false }
    return Int64(y) & 1 == 1
  }
}
