extension Double {
  /// Logarithm of the gamma function of x > 0; NaN elsewhere. Error below 4e-15 times max(1, |result|).
  ///
  /// Stirling's series from 12 up, to which smaller arguments are carried by x Γ(x) = Γ(x + 1).
  public static func logGamma(_ x: Double) -> Double {
    if !(x > 0) { return .nan }
    if x == .infinity { return x }
    if x == 1 || x == 2 { return 0 }
    var shifted = x
    var product = 1.0
    while shifted < 12 {
      product *= shifted
      shifted += 1
    }
    let y = 1 / shifted
    let z = y * y
    let series =
      y * (1.0 / 12 - z * (1.0 / 360 - z * (1.0 / 1260 - z * (1.0 / 1680 - z * (1.0 / 1188 - z * (691.0 / 360360))))))
    // The large terms cancel near 1 and 2, so they carry a second word.
    let growth = Pair.product(Pair(shifted - 0.5, 0), Pair.sum(extendedLog(shifted).high, -1))
    let growthRest = (shifted - 0.5) * extendedLog(shifted).low
    let carried = product == 1 ? Pair(0, 0) : extendedLog(product)
    let difference = Pair.sum(growth.high, -carried.high)
    let halfLogTwoPi = 0.9189385332046728
    return difference.high
      + (difference.low + (growth.low + growthRest - carried.low) + (series + (halfLogTwoPi - 0.5)))
  }

  /// The regularised incomplete gamma functions P(a, x) and Q(a, x) = 1 − P: both tails of a gamma variate of shape
  /// a > 0 at x, each with its own relative precision.
  ///
  /// Power series below a + 1, continued fraction (modified Lentz) above.
  /// - Complexity: O(√a) near x = a, less elsewhere.
  static func gammaTails(shape a: Double, at x: Double) -> Tails {
    if !(x > 0) { return Tails(lower: 0, upper: 1) }
    if x == .infinity { return Tails(lower: 1, upper: 0) }
    return gammaTails(shape: a, at: x, front: exp(a * log(x) - x - logGamma(a)))
  }

  /// The same for a finite x above 0; `front` is x^a e^(−x) / Γ(a), which is x times the density.
  private static func gammaTails(shape a: Double, at x: Double, front: Double) -> Tails {
    if x < a + 1 {
      var term = 1 / a
      var sum = term
      var n = a
      while term > sum * 0x1p-54 {
        n += 1
        term *= x / n
        sum += term
      }
      let lower = Swift.min(1, sum * front)
      return Tails(lower: lower, upper: 1 - lower)
    }
    let tiny = 0x1p-1000
    var b = x + 1 - a
    var c = 1 / tiny
    var d = 1 / b
    var fraction = d
    var i = 1.0
    while i < 1e6 {
      let numerator = -i * (i - a)
      b += 2
      d = numerator * d + b
      if abs(d) < tiny { d = tiny }
      c = b + numerator / c
      if abs(c) < tiny { c = tiny }
      d = 1 / d
      let factor = d * c
      fraction *= factor
      if abs(factor - 1) < 0x1p-52 { break }
      i += 1
    }
    let upper = Swift.min(1, fraction * front)
    return Tails(lower: 1 - upper, upper: upper)
  }

  /// The x at which a gamma variate of shape a has these tails, by Newton steps on the logarithm of the smaller tail,
  /// kept within a bracket.
  static func gammaQuantile(shape a: Double, _ wanted: Tails) -> Double {
    if wanted.lower <= 0 { return 0 }
    if wanted.upper <= 0 { return .infinity }
    let useLower = wanted.lower <= wanted.upper
    let target = log(useLower ? wanted.lower : wanted.upper)
    let logGammaA = logGamma(a)
    // Wilson and Hilferty's start, or the first term of the series far down.
    let z = normalQuantile(lower: wanted.lower, upper: wanted.upper)
    let root = 1 - 1 / (9 * a) + z / (3 * a.squareRoot())
    var x = root > 0 ? a * root * root * root : 0
    if useLower, !(x > 0.1 * a) || a < 1 { x = exp((target + logGamma(a + 1)) / a) }
    if !(x > 0) { x = useLower ? 0x1p-1000 : 0.5 * a }
    var low = 0.0
    var high = Double.infinity
    for _ in 0..<200 {
      let front = exp(a * log(x) - x - logGammaA)
      let isInside = x > 0 && x < .infinity
      let tails = isInside ? gammaTails(shape: a, at: x, front: front) : gammaTails(shape: a, at: x)
      let tail = useLower ? tails.lower : tails.upper
      let difference = (tail > 0 ? log(tail) : -1e300) - target
      let tooFar = useLower ? difference > 0 : difference < 0
      if tooFar { high = x } else { low = x }
      let slope = front / tail
      var next = useLower ? x * exp(-difference / slope) : x * (1 + difference / slope)
      if !(next > low && next < high) { next = high < .infinity ? 0.5 * (low + high) : 2 * x }
      let moved = abs(next - x)
      x = next
      if moved <= 0x1p-50 * x { break }
    }
    return x
  }
}

/// The two probabilities that a value lies on either side of a point; they add up to 1, and each is precise.
@usableFromInline @frozen struct Tails: Sendable, Equatable, BitwiseCopyable {
  @usableFromInline var lower: Double
  @usableFromInline var upper: Double

  @inlinable init(lower: Double, upper: Double) {
    self.lower = lower
    self.upper = upper
  }
}
