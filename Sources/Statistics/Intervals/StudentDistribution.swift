/// The p quantile of Student's t distribution: the value that is not exceeded with probability p.
///
/// Newton's method on the upper tail, which is convex: from 0 every step stays below the root and comes closer, so no
/// first guess and no bracket are needed. Agrees with published tables to 1e-8 and better.
///
/// - Parameters:
///   - p: probability, strictly between 0 and 1.
///   - degreesOfFreedom: 1 or more, not necessarily whole.
public func studentQuantile(_ p: Double, degreesOfFreedom: Double) -> Double {
  precondition(p > 0 && p < 1, "a quantile of an unbounded distribution is asked for strictly between 0 and 1")
  if p < 0.5 { return -upperQuantile(p, degreesOfFreedom) }
  return p == 0.5 ? 0 : upperQuantile(1 - p, degreesOfFreedom)
}

/// Probability that Student's t does not exceed a value.
///
/// - Parameters:
///   - t: the value.
///   - degreesOfFreedom: 1 or more, not necessarily whole.
public func studentProbability(_ t: Double, degreesOfFreedom: Double) -> Double {
  let distribution = StudentDistribution(degreesOfFreedom)
  return t < 0 ? distribution.tail(-t) : 1 - distribution.tail(t)
}

/// The value that is exceeded with probability q < ½.
private func upperQuantile(_ q: Double, _ degreesOfFreedom: Double) -> Double {
  let distribution = StudentDistribution(degreesOfFreedom)
  var t = 0.0
  var tail = 0.5
  while true {
    let next = t + (tail - q) / distribution.density(t)
    // Monotone until rounding is all that is left.
    if !(next > t) || next - t < 1e-15 * next { return next }
    t = next
    tail = distribution.tail(t)
  }
}

/// Student's t for t ≥ 0: density and upper tail.
private struct StudentDistribution {
  let freedom: Double
  /// Density at 0: Γ((ν + 1) / 2) / Γ(ν / 2) / √(νπ).
  let peak: Double

  init(_ freedom: Double) {
    precondition(freedom >= 1 && freedom.isFinite, "degrees of freedom are a number from 1 up")
    self.freedom = freedom
    // R(ν) = Γ((ν + 1) / 2) / Γ(ν / 2) obeys R(ν) = R(ν + 2) ν / (ν + 1); for large ν its square tends to ν / 2 as
    // R(ν) = √(ν / 2) (1 − 1/(4ν) + 1/(32ν²) + 5/(128ν³) − 21/(2048ν⁴) − …).
    var ratio = 1.0
    var large = freedom
    while large < 400 {
      ratio *= large / (large + 1)
      large += 2
    }
    let x = 1 / large
    ratio *= 1 + x * (-1 / 4 + x * (1 / 32 + x * (5 / 128 + x * (-21 / 2048))))
    peak = ratio * (large / 2).squareRoot() / (freedom * Double.pi).squareRoot()
  }

  func density(_ t: Double) -> Double {
    peak * expNegative((freedom + 1) / 2 * logOnePlus(t * t / freedom))
  }

  /// P(T > t) = ½ I(x; ν/2, ½) with x = ν / (ν + t²), by the continued fraction of whichever of the incomplete beta
  /// function and its complement converges fast. Both have the factor t × density.
  func tail(_ t: Double) -> Double {
    if t == 0 { return 0.5 }
    let weight = t * density(t)
    let square = t * t
    let (x, complement) = (freedom / (freedom + square), square / (freedom + square))
    return x < (freedom + 2) / (freedom + 5)
      ? weight / freedom * betaFraction(freedom / 2, 0.5, x)
      : 0.5 - weight * betaFraction(0.5, freedom / 2, complement)
  }
}

/// The continued fraction of the incomplete beta function, I(x; a, b) = xᵃ (1 − x)ᵇ / (a B(a, b)) × fraction: NIST
/// Digital Library of Mathematical Functions 8.17.22, evaluated by W. J. Lentz's method as modified by I. J. Thompson
/// and A. R. Barnett (Journal of Computational Physics 64, 1986).
private func betaFraction(_ a: Double, _ b: Double, _ x: Double) -> Double {
  func away(_ value: Double) -> Double { value.magnitude < 1e-300 ? 1e-300 : value }
  var numerator = 1.0
  var denominator = 1 / away(1 - (a + b) * x / (a + 1))
  var fraction = denominator
  var m = 1.0
  while m < 10_000 {
    let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
    denominator = 1 / away(1 + even * denominator)
    numerator = away(1 + even / numerator)
    fraction *= denominator * numerator
    let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
    denominator = 1 / away(1 + odd * denominator)
    numerator = away(1 + odd / numerator)
    let factor = denominator * numerator
    fraction *= factor
    if (factor - 1).magnitude < 1e-16 { break }
    m += 1
  }
  return fraction
}
