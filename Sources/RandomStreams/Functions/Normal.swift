extension Double {
  /// Complementary error function 1 − erf x, within about 4 ulps wherever the result is normal.
  ///
  /// Below 0.9 a polynomial of erf; above it exp(−x²) times a scaled function, a polynomial in (x − 3) / (x + 3).
  /// The square is carried in two words, so the tail keeps its relative precision.
  public static func erfc(_ x: Double) -> Double {
    let size = abs(x)
    if size < 0.9 { return 1 - x * erfSeries(x * x) }
    if x.isNaN { return x }
    if x > 27.3 { return 0 }
    if x < -6 { return 2 }
    let square = Pair.product(size, size)
    let tail = exponential(-square.high, -square.low) * erfcScaled(size)
    return x > 0 ? tail : 2 - tail
  }

  /// Standard normal distribution function: the probability of a value up to z. Keeps its relative precision in the
  /// lower tail; for the upper tail use `normalCDF(-z)`.
  public static func normalCDF(_ z: Double) -> Double {
    let x = z * -0.7071067811865476
    let size = abs(x)
    if size < 0.9 { return 0.5 - 0.5 * (x * erfSeries(x * x)) }
    if z.isNaN { return z }
    if z < -39 { return 0 }
    if z > 9 { return 1 }
    let square = Pair.product(z, z)
    let tail = 0.5 * exponential(-0.5 * square.high, -0.5 * square.low) * erfcScaled(size)
    return z < 0 ? tail : 1 - tail
  }

  /// Standard normal quantile of p, 0 < p < 1; ±∞ at 0 and 1.
  ///
  /// Relative error about 1e-15. Source: M. J. Wichura, *Algorithm AS 241: the percentage points of the normal
  /// distribution*, Applied Statistics 37 (1988), PPND16.
  @inlinable public static func normalQuantile(_ p: Double) -> Double { normalQuantile(lower: p, upper: 1 - p) }

  /// Standard normal quantile where both tails are known, which keeps the precision of either.
  @inlinable @inline(__always) static func normalQuantile(lower p: Double, upper q: Double) -> Double {
    let centred = p < q ? p - 0.5 : 0.5 - q
    if abs(centred) > 0.425 { return normalTailQuantile(lower: p, upper: q) }
    let r = 0.180625 - centred * centred
    let top = polynomial(
      r, 3.3871328727963666080e+0, 1.3314166789178437745e+2, 1.9715909503065514427e+3, 1.3731693765509461125e+4,
      4.5921953931549871457e+4, 6.7265770927008700853e+4, 3.3430575583588128105e+4, 2.5090809287301226727e+3)
    let bottom = polynomial(
      r, 1, 4.2313330701600911252e+1, 6.8718700749205790830e+2, 5.3941960214247511077e+3,
      2.1213794301586595867e+4, 3.9307895800092710610e+4, 2.8729085735721942674e+4, 5.2264952788528545610e+3)
    return centred * top / bottom
  }

  @usableFromInline static func normalTailQuantile(lower p: Double, upper q: Double) -> Double {
    let tail = p < q ? p : q
    if tail <= 0 || tail.isNaN {
      return tail == 0 ? (p < q ? -.infinity : .infinity) : .nan
    }
    let root = (-log(tail)).squareRoot()
    let size: Double
    if root <= 5 {
      let r = root - 1.6
      let top = polynomial(
        r, 1.42343711074968357734e+0, 4.63033784615654529590e+0, 5.76949722146069140550e+0, 3.64784832476320460504e+0,
        1.27045825245236838258e+0, 2.41780725177450611770e-1, 2.27238449892691845833e-2, 7.74545014278341407640e-4)
      let bottom = polynomial(
        r, 1, 2.05319162663775882187e+0, 1.67638483018380384940e+0, 6.89767334985100004550e-1,
        1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4, 1.05075007164441684324e-9)
      size = top / bottom
    } else {
      let r = root - 5
      let top = polynomial(
        r, 6.65790464350110377720e+0, 5.46378491116411436990e+0, 1.78482653991729133580e+0, 2.96560571828504891230e-1,
        2.65321895265761230930e-2, 1.24266094738807843860e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7)
      let bottom = polynomial(
        r, 1, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
        7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7, 2.04426310338993978564e-15)
      size = top / bottom
    }
    return p < q ? -size : size
  }

  /// c0 + c1 r + … + c7 r⁷, the even and the odd powers side by side.
  @inlinable @inline(__always) static func polynomial(
    _ r: Double, _ c0: Double, _ c1: Double, _ c2: Double, _ c3: Double,
    _ c4: Double, _ c5: Double, _ c6: Double, _ c7: Double
  ) -> Double {
    let r2 = r * r
    return (c0 + r2 * (c2 + r2 * (c4 + r2 * c6))) + r * (c1 + r2 * (c3 + r2 * (c5 + r2 * c7)))
  }

  /// erf(x) / x as a polynomial of z = x² ≤ 0.81 (error below 1e-20).
  private static func erfSeries(_ z: Double) -> Double {
    var sum = 6.495025610302581e-11
    sum = sum * z - 1.1652473945294949e-09
    sum = sum * z + 1.4723494823392752e-08
    sum = sum * z - 1.635866756067073e-07
    sum = sum * z + 1.646169615878246e-06
    sum = sum * z - 1.4925633568608262e-05
    sum = sum * z + 0.00012055332519432235
    sum = sum * z - 0.000854832701490715
    sum = sum * z + 0.005223977625340751
    sum = sum * z - 0.026866170645124077
    sum = sum * z + 0.112837916709551
    sum = sum * z - 0.37612638903183754
    return sum * z + 1.1283791670955126
  }

  /// exp(x²) erfc x for x ≥ 0.9 (error below 4e-17): the product with 1 + 2x is nearly a polynomial in (x − 3)/(x + 3)
  /// (M. M. Shepherd, J. G. Laframboise, *Chebyshev approximation of (1 + 2x) exp(x²) erfc x*, 1981; own coefficients).
  private static func erfcScaled(_ x: Double) -> Double {
    let t = (x - 3) / (x + 3)
    var sum = -4.352173757160844e-08
    sum = sum * t + 2.0232964776386755e-07
    sum = sum * t - 1.2312546094525149e-07
    sum = sum * t - 7.303205852025128e-07
    sum = sum * t + 4.073885570518718e-07
    sum = sum * t + 3.5151082230408586e-06
    sum = sum * t - 7.694601358987905e-07
    sum = sum * t - 2.0104942307604033e-05
    sum = sum * t + 4.961365607248785e-06
    sum = sum * t + 0.0001250980811966357
    sum = sum * t - 0.00010516177204076799
    sum = sum * t - 0.0007798318354514682
    sum = sum * t + 0.0018886905381996484
    sum = sum * t + 0.0025293917624698643
    sum = sum * t - 0.023770514926963655
    sum = sum * t + 0.068308027347059
    sum = sum * t - 0.11927366341514685
    sum = sum * t + 0.12964515870268467
    sum = sum * t - 0.04756229435345141
    sum = sum * t - 0.13562110612458064
    sum = sum * t + 1.2530080582697296
    return sum / (1 + 2 * x)
  }
}
