import Foundation
import RandomStreams
import Testing

/// Draws of one distribution at a fixed seed, in order of size, and what they are held against.
struct Sample {
  let values: [Double]
  let mean: Double
  let variance: Double
  private let fourthMoment: Double

  init(_ library: DistributionLibrary, _ id: DistributionID, count: Int = 100_000, key: UInt64 = 2022) {
    var stream = RandomStream(key: key, 1, 2, purpose: 3)
    var drawn: [Double] = []
    var sum = 0.0
    for _ in 0..<count {
      let value = library.sample(id, from: &stream)
      drawn.append(value)
      sum += value
    }
    let centre = sum / Double(count)
    var (squares, fourths) = (0.0, 0.0)
    for value in drawn {
      let square = (value - centre) * (value - centre)
      squares += square
      fourths += square * square
    }
    mean = centre
    variance = squares / Double(count)
    fourthMoment = fourths / Double(count)
    values = drawn.sorted()
  }

  private var count: Double { Double(values.count) }

  /// How many standard errors the mean lies from a true one.
  func zOfMean(_ truth: Double) -> Double {
    let error = (variance / count).squareRoot()
    return error == 0 ? (abs(mean - truth) < 1e-12 * max(1, abs(truth)) ? 0 : .infinity) : (mean - truth) / error
  }

  /// How many standard errors the variance lies from a true one.
  func zOfVariance(_ truth: Double) -> Double {
    let error = ((fourthMoment - variance * variance) / count).squareRoot()
    return error < 1e-14 ? (abs(variance - truth) < 1e-9 ? 0 : .infinity) : (variance - truth) / error
  }

  /// √n times the Kolmogorov–Smirnov distance from a distribution function; both sides of every jump are compared,
  /// so atoms are welcome (and make the test conservative).
  func kolmogorovSmirnov(_ cumulative: (Double) -> Double) -> Double {
    var distance = 0.0
    var first = 0
    while first < values.count {
      let value = values[first]
      var next = first + 1
      while next < values.count, values[next] == value { next += 1 }
      distance = max(distance, abs(Double(next) / count - cumulative(value)))
      distance = max(distance, abs(Double(first) / count - cumulative(value.nextDown)))
      first = next
    }
    return distance * count.squareRoot()
  }

  /// √n D exceeds this once in a thousand samples.
  static let critical = 1.9495
}

/// A distribution of the tests, with its distribution function written independently where that is short.
struct Case: Sendable, CustomTestStringConvertible {
  let name: String
  let shape: Shape
  let modifiers: Modifiers
  let cumulative: (@Sendable (Double) -> Double)?

  init(
    _ name: String, _ shape: Shape, _ modifiers: Modifiers = Modifiers(),
    cumulative: (@Sendable (Double) -> Double)? = nil
  ) {
    self.name = name
    self.shape = shape
    self.modifiers = modifiers
    self.cumulative = cumulative
  }

  var testDescription: String { name }

  /// A library whose last distribution is this; 0, 1 and 2 are components for mixtures.
  func built() -> (DistributionLibrary, DistributionID) {
    var library = DistributionLibrary()
    _ = library.add(.exponential(mean: 2))
    _ = library.add(.lognormal(mean: 10, standardDeviation: 4), Modifiers(roundTo: 1))
    _ = library.add(.fixed(3))
    let id = library.add(shape, modifiers)
    return (library, id)
  }

  static let components = [DistributionID(index: 0), DistributionID(index: 1), DistributionID(index: 2)]

  static let all: [Case] = [
    Case("fixed", .fixed(2.5)),
    Case("exponential", .exponential(mean: 11)) { 1 - exp(-max(0, $0) / 11) },
    Case("exponential between", .exponential(mean: 11), Modifiers(between: 2...30)) {
      (exp(-2.0 / 11) - exp(-min(30, max(2, $0)) / 11)) / (exp(-2.0 / 11) - exp(-30.0 / 11))
    },
    Case("exponential far out", .exponential(mean: 1), Modifiers(between: 50...60)) {
      $0 < 50 ? 0 : min(1, (1 - exp(50 - $0)) / (1 - exp(-10)))
    },
    Case("exponential capped", .exponential(mean: 11), Modifiers(cap: 14)) {
      $0 >= 14 ? 1 : 1 - exp(-max(0, $0) / 11)
    },
    Case("exponential rounded", .exponential(mean: 3), Modifiers(roundTo: 1)) {
      $0 < 0 ? 0 : 1 - exp(-(floor($0) + 0.5) / 3)
    },
    Case("exponential, everything", .exponential(mean: 5), Modifiers(between: 1...40, scale: 2, cap: 30, roundTo: 0.5)),
    Case("exponential finely rounded", .exponential(mean: 5), Modifiers(roundTo: 1e-4)),
    Case("uniform", .uniform(low: -1, high: 3)) { min(1, max(0, ($0 + 1) / 4)) },
    Case("uniform between", .uniform(low: 0, high: 10), Modifiers(between: 2...4)) { min(1, max(0, ($0 - 2) / 2)) },
    Case("triangular", .triangular(low: 8, mode: 16, high: 30)) { x in
      if x <= 8 { return 0 }
      if x >= 30 { return 1 }
      return x < 16 ? (x - 8) * (x - 8) / (22 * 8) : 1 - (30 - x) * (30 - x) / (22 * 14)
    },
    Case("triangular to its mode", .triangular(low: 0, mode: 1, high: 1)) { min(1, max(0, $0)) * min(1, max(0, $0)) },
    Case("triangular between", .triangular(low: 0, mode: 8, high: 26), Modifiers(between: 4...20)),
    Case("normal", .normal(mean: 2, standardDeviation: 1.5)) { x in
      let below = 0.5 * erfc(2 / 1.5 / 2.0.squareRoot())
      return x < 0 ? 0 : (0.5 * erfc(-(x - 2) / 1.5 / 2.0.squareRoot()) - below) / (1 - below)
    },
    Case("normal mostly below 0", .normal(mean: -6, standardDeviation: 1)) { x in
      x < 0 ? 0 : 1 - erfc((x + 6) / 2.0.squareRoot()) / erfc(6 / 2.0.squareRoot())
    },
    Case("normal between", .normal(mean: 5, standardDeviation: 2), Modifiers(between: 6...20)),
    Case("lognormal", .lognormal(mean: 6.4, standardDeviation: 8.1)) { x in
      let s2 = log(1 + (8.1 / 6.4) * (8.1 / 6.4))
      return x <= 0 ? 0 : 0.5 * erfc(-(log(x) - log(6.4) + s2 / 2) / (2 * s2).squareRoot())
    },
    Case("lognormal between", .lognormal(median: 5, p90: 20), Modifiers(between: 1...60)),
    Case("lognormal capped", .lognormal(median: 5, mean: 9), Modifiers(cap: 42)),
    Case("lognormal rounded", .lognormal(mean: 6.4, standardDeviation: 8.1), Modifiers(roundTo: 1)),
    Case("gamma", .gamma(mean: 24, standardDeviation: 15)),
    Case("gamma below shape 1", .gamma(mean: 4.6, standardDeviation: 8)),
    Case("gamma of shape a half", .gamma(shape: 0.5, scale: 2)) { $0 <= 0 ? 0 : erf(($0 / 2).squareRoot()) },
    Case("gamma between", .gamma(mean: 17, standardDeviation: 9), Modifiers(between: 5...42)),
    Case("gamma far out", .gamma(shape: 2, scale: 1), Modifiers(between: 12...14)) { x in
      func survival(_ x: Double) -> Double { exp(-x) * (1 + x) }
      return x < 12 ? 0 : x > 14 ? 1 : (survival(12) - survival(x)) / (survival(12) - survival(14))
    },
    Case("gamma capped", .gamma(mean: 17, standardDeviation: 9), Modifiers(cap: 42)),
    Case("erlang", .erlang(stages: 3, mean: 6)) { x in
      x <= 0 ? 0 : 1 - exp(-x / 2) * (1 + x / 2 + x * x / 8)
    },
    Case("weibull", .weibull(shape: 1.5, scale: 10)) { $0 <= 0 ? 0 : 1 - exp(-pow($0 / 10, 1.5)) },
    Case("weibull steep", .weibull(shape: 50, scale: 10)) { $0 <= 0 ? 0 : 1 - exp(-pow($0 / 10, 50)) },
    Case("weibull between", .weibull(shape: 0.7, scale: 3), Modifiers(between: 0.5...9)),
    Case("poisson", .poisson(mean: 3.5, unit: 1)) { x in
      var (sum, term) = (0.0, exp(-3.5))
      for n in 0..<60 where Double(n) <= x {
        sum += term
        term *= 3.5 / Double(n + 1)
      }
      return sum
    },
    Case("poisson in days", .poisson(mean: 800, unit: 86_400)),
    Case("poisson between", .poisson(mean: 3.5, unit: 2), Modifiers(between: 1...9)),
    Case("mixture", .mixture(weights: [2, 1, 1], of: components)),
    Case("mixture scaled", .mixture(weights: [2, 1, 1], of: components), Modifiers(scale: 3)),
    Case("mixture between", .mixture(weights: [2, 1, 1], of: components), Modifiers(between: 1...9.5, cap: 8)),
    Case("mixture far out", .mixture(weights: [2, 1, 1], of: components), Modifiers(between: 40...80)),
    Case("empirical", .empirical(values: [5, 1, 2, 2, 30], weights: nil)) { x in
      Double([1.0, 2, 2, 5, 30].filter { $0 <= x }.count) / 5
    },
    Case("empirical weighted", .empirical(values: [5, 1, 2, 7], weights: [1, 5, 0, 4])) { x in
      x < 1 ? 0 : x < 5 ? 0.5 : x < 7 ? 0.6 : 1
    },
    Case("empirical between", .empirical(values: [5, 1, 2, 7], weights: [1, 5, 2, 4]), Modifiers(between: 2...6)) { x in
      x < 2 ? 0 : x < 5 ? 2.0 / 3 : 1
    },
  ]
}
