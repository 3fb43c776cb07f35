import Foundation

/// A place that always has room, with arrivals whose rate differs from hour to hour: M(t)/G/∞.
///
/// The number in it is Poisson with the mean ∫ λ(t - u) P(S > u) du (C. Palm, 1943).
struct UnlimitedRoom {
  /// Arrivals a day in each hour, from the moment when the place was empty on.
  let hourlyRates: [Double]
  /// E[min(S, x)] of a stay S, both in hours: the integral of P(S > u) up to x.
  let expectedWithin: (Double) -> Double

  /// Mean number in the place after so many hours.
  func mean(at hours: Double) -> Double {
    var sum = 0.0
    var later = 0.0
    var hour = Int(hours.rounded(.up)) - 1
    while hour >= 0 {
      let earlier = expectedWithin(hours - Double(hour))
      sum += hourlyRates[hour] / 24 * (earlier - later)
      later = earlier
      hour -= 1
    }
    return sum
  }

  /// Mean over the weeks from `firstWeek` on of the mean at the half hour of an hour of the week.
  func mean(hourOfWeek: Int, weeks: Range<Int>) -> Double {
    weeks.reduce(0) { $0 + mean(at: Double($1 * 168 + hourOfWeek) + 0.5) } / Double(weeks.count)
  }
}

/// Integrals of the survival function, E[min(S, x)], for some laws of a stay.
enum Within {
  /// Of a fixed stay.
  static func fixed(_ length: Double) -> (Double) -> Double { { min($0, length) } }

  /// Of an exponential stay.
  static func exponential(_ mean: Double) -> (Double) -> Double { { mean * -expm1(-$0 / mean) } }

  /// Of a uniform stay.
  static func uniform(_ low: Double, _ high: Double) -> (Double) -> Double {
    { x in
      if x <= low { return x }
      if x >= high { return (low + high) / 2 }
      return x - (x - low) * (x - low) / (2 * (high - low))
    }
  }

  /// Of a lognormal stay: m Φ((log x - μ - σ²) / σ) + x (1 - Φ((log x - μ) / σ)).
  static func lognormal(mean: Double, sd: Double) -> (Double) -> Double {
    let variance = log1p(sd * sd / (mean * mean))
    let (middle, spread) = (log(mean) - variance / 2, variance.squareRoot())
    func below(_ z: Double) -> Double { erfc(-z / 2.0.squareRoot()) / 2 }
    return { x in
      if x <= 0 { return 0 }
      let z = (log(x) - middle) / spread
      return mean * below(z - spread) + x * below(-z)
    }
  }
}

/// The integral of a smooth function, by Gauss's rule of five points on many equal pieces.
func integral(from low: Double, to high: Double, pieces: Int = 200, of value: (Double) -> Double) -> Double {
  let nodes = [
    (0.0, 128.0 / 225), (0.538469310105683, 0.478628670499366), (-0.538469310105683, 0.478628670499366),
    (0.906179845938664, 0.236926885056189), (-0.906179845938664, 0.236926885056189),
  ]
  let half = (high - low) / Double(pieces) / 2
  var sum = 0.0
  for piece in 0..<pieces {
    let middle = low + (2 * Double(piece) + 1) * half
    for (node, weight) in nodes { sum += weight * value(middle + node * half) }
  }
  return sum * half
}
