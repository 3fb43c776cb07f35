/// Mean and variance together.
struct Moments {
  var mean: Double
  var variance: Double

  func scaled(by factor: Double) -> Moments {
    Moments(mean: mean * factor, variance: variance * factor * factor)
  }
}

/// Mean and variance of weighted values, updated one by one without cancellation (D. H. D. West, 1979).
struct WeightedMoments {
  private var weight = 0.0
  private var mean = 0.0
  private var squares = 0.0

  mutating func add(_ value: Double, _ share: Double, variance: Double = 0) {
    if !(share > 0) { return }
    weight += share
    let difference = value - mean
    mean += difference * (share / weight)
    squares += share * (difference * (value - mean) + variance)
  }

  var moments: Moments { Moments(mean: mean, variance: weight > 0 ? squares / weight : 0) }
}

/// Integration over the unit interval, for integrands that may grow without limit at either end.
///
/// The substitution u = 1 / (1 + exp(−π sinh t)) turns the interval into a line on which the trapezoidal rule
/// converges exponentially (H. Takahasi, M. Mori, *Double exponential formulas for numerical integration*, 1974).
enum DoubleExponential {
  /// The integral of f(u, 1 − u) for u from 0 to 1; f is asked at some 390 points.
  static func integral(_ f: (_ u: Double, _ v: Double) -> Double) -> Double {
    let step = 1.0 / 32
    var sum = 0.0
    for node in -192...192 {
      let t = Double(node) * step
      let e = Double.exp(t)
      let sinh = 0.5 * (e - 1 / e)
      let cosh = 0.5 * (e + 1 / e)
      let small = Double.exp(-3.141592653589793 * abs(sinh))
      let near = small / (1 + small)
      let far = 1 / (1 + small)
      let (u, v) = t < 0 ? (near, far) : (far, near)
      sum += f(u, v) * (3.141592653589793 * cosh * near * far)
    }
    return sum * step
  }
}
