import Foundation
import RandomStreams
import Testing

@Suite("Modifiers")
struct ModifierTests {
  private func moments(_ shape: Shape, _ modifiers: Modifiers) -> (mean: Double, variance: Double) {
    var library = DistributionLibrary()
    let id = library.add(shape, modifiers)
    return (library.mean(id), library.variance(id))
  }

  private func close(_ a: Double, _ b: Double, _ tolerance: Double = 1e-11) -> Bool {
    abs(a - b) <= tolerance * max(1, abs(b))
  }

  @Test("a capped exponential has mean m (1 − exp(−c / m))")
  func capped() {
    let got = moments(.exponential(mean: 11), Modifiers(cap: 14))
    let c = 14.0 / 11
    #expect(close(got.mean, 11 * (1 - exp(-c))))
    let square = 2 * 121 * (1 - exp(-c) * (1 + c))
    #expect(close(got.variance, square - got.mean * got.mean))
  }

  @Test("an exponential between limits loses what the limits cut off")
  func between() {
    let got = moments(.exponential(mean: 1), Modifiers(between: 2...5))
    let (a, b) = (exp(-2.0), exp(-5.0))
    #expect(close(got.mean, (3 * a - 6 * b) / (a - b)))
    // No memory: far out it is the same again, moved.
    let far = moments(.exponential(mean: 1), Modifiers(between: 502...505))
    #expect(close(far.mean, got.mean + 500))
    #expect(close(far.variance, got.variance, 1e-9))
  }

  @Test("a rounded exponential is geometric")
  func rounded() {
    let got = moments(.exponential(mean: 3), Modifiers(roundTo: 1))
    let ratio = exp(-1.0 / 3)
    #expect(close(got.mean, exp(-0.5 / 3) / (1 - ratio)))
  }

  @Test("rounding sends halves to the even multiple")
  func halves() {
    var library = DistributionLibrary()
    var stream = RandomStream(key: 0, 0, 0, purpose: 0)
    for (value, rounded) in [(0.5, 0.0), (1.5, 2), (2.5, 2), (3.5, 4), (2.500001, 3), (0x1p52 - 0.5, 0x1p52)] {
      let id = library.add(.fixed(value), Modifiers(roundTo: 1))
      #expect(library.sample(id, from: &stream) == rounded)
    }
    let id = library.add(.empirical(values: [0.5, 1.5, 2.5], weights: nil), Modifiers(roundTo: 1))
    #expect(close(library.cumulative(id, 0), 1.0 / 3) && close(library.cumulative(id, 1.9), 1.0 / 3))
    #expect(library.cumulative(id, 2) == 1)
    #expect(close(library.mean(id), 4.0 / 3))
  }

  @Test("come in the order limits, scale, cap, rounding")
  func order() {
    let everything = Modifiers(between: 3...5, scale: 10, cap: 44, roundTo: 7)
    #expect(moments(.fixed(4), everything).mean == 42)
    #expect(moments(.fixed(5), everything).mean == 42)
    #expect(moments(.uniform(low: 0, high: 10), everything).mean > 30)
  }

  @Test("a half-normal, a truncated lognormal and a truncated gamma have their textbook means")
  func textbook() {
    let half = moments(.normal(mean: 0, standardDeviation: 2), Modifiers())
    #expect(close(half.mean, 2 * (2 / Double.pi).squareRoot()))
    #expect(close(half.variance, 4 * (1 - 2 / Double.pi)))
    func normal(_ z: Double) -> Double { 0.5 * erfc(-z / 2.0.squareRoot()) }
    let lognormal = moments(.lognormal(mu: 1, sigma: 0.8), Modifiers(between: 1...20))
    let (a, b) = ((log(1.0) - 1) / 0.8, (log(20.0) - 1) / 0.8)
    #expect(close(lognormal.mean, exp(1 + 0.32) * (normal(b - 0.8) - normal(a - 0.8)) / (normal(b) - normal(a))))
    func survival(_ k: Int, _ x: Double) -> Double {
      var (sum, term) = (0.0, exp(-x))
      for n in 0..<k {
        sum += term
        term *= x / Double(n + 1)
      }
      return sum
    }
    let gamma = moments(.gamma(shape: 3, scale: 2), Modifiers(between: 4...10))
    #expect(close(gamma.mean, 6 * (survival(4, 2) - survival(4, 5)) / (survival(3, 2) - survival(3, 5))))
  }

  @Test("heavy tails are integrated as exactly as closed forms tell them")
  func heavyTails() {
    // A cap that no draw reaches: integrated, against the closed form.
    for shape in [
      Shape.lognormal(mu: 0, sigma: 2.5), .gamma(shape: 0.2, scale: 5), .weibull(shape: 0.4, scale: 1),
      .exponential(mean: 1), .triangular(low: 0, mode: 1, high: 5), .uniform(low: 2, high: 3),
    ] {
      let plain = moments(shape, Modifiers())
      let integrated = moments(shape, Modifiers(cap: 1e200))
      #expect(close(integrated.mean, plain.mean, 1e-10), "\(shape)")
      #expect(close(integrated.variance, plain.variance, 1e-9), "\(shape)")
    }
  }

  @Test("a shape without spread is a fixed value")
  func noSpread() {
    var library = DistributionLibrary()
    var stream = RandomStream(key: 0, 0, 0, purpose: 0)
    let before = stream
    for (shape, value) in [
      (Shape.exponential(mean: 0), 0.0), (.uniform(low: 2, high: 2), 2), (.triangular(low: 1, mode: 1, high: 1), 1),
      (.normal(mean: 3, standardDeviation: 0), 3), (.normal(mean: -3, standardDeviation: 0), 0),
      (.gamma(shape: 2, scale: 0), 0), (.weibull(shape: 2, scale: 0), 0), (.poisson(mean: 0, unit: 1), 0),
      (.lognormal(mu: 0, sigma: 0), 1),
    ] {
      let id = library.add(shape)
      #expect(library.sample(id, from: &stream) == value)
      #expect(library.mean(id) == value && library.variance(id) == 0)
    }
    #expect(stream == before)
  }

  @Test("what is not a distribution is told before it is added")
  func faults() {
    let library = DistributionLibrary()
    #expect(library.fault(in: .exponential(mean: -1)) == .outOfRange)
    #expect(library.fault(in: .exponential(mean: .infinity)) == .notFinite)
    #expect(library.fault(in: .uniform(low: 2, high: 1)) == .disordered)
    #expect(library.fault(in: .triangular(low: 0, mode: 3, high: 2)) == .disordered)
    #expect(library.fault(in: .gamma(shape: 0, scale: 1)) == .outOfRange)
    #expect(library.fault(in: .gamma(mean: 0, standardDeviation: 1)) != nil)
    #expect(library.fault(in: .lognormal(mean: 0, standardDeviation: 1)) == .notFinite)
    #expect(library.fault(in: .lognormal(median: 5, mean: 4)) == .notFinite)
    #expect(library.fault(in: .poisson(mean: 1, unit: 0)) == .outOfRange)
    #expect(library.fault(in: .empirical(values: [], weights: nil)) == .badWeights)
    #expect(library.fault(in: .empirical(values: [1], weights: [0])) == .badWeights)
    #expect(library.fault(in: .empirical(values: [1], weights: [1, 2])) == .badWeights)
    #expect(library.fault(in: .mixture(weights: [1], of: [DistributionID(index: 0)])) == .unknownComponent)
    #expect(library.fault(in: .fixed(1), Modifiers(between: 2...3)) == .emptyRange)
    #expect(library.fault(in: .uniform(low: 0, high: 1), Modifiers(between: 2...3)) == .emptyRange)
    #expect(library.fault(in: .empirical(values: [1, 5], weights: nil), Modifiers(between: 2...3)) == .emptyRange)
    #expect(library.fault(in: .poisson(mean: 4, unit: 1), Modifiers(between: 2.1...2.9)) == .emptyRange)
    #expect(library.fault(in: .normal(mean: -100, standardDeviation: 1)) == .emptyRange)
    #expect(library.fault(in: .fixed(1), Modifiers(scale: -1)) == .outOfRange)
    #expect(library.fault(in: .fixed(1), Modifiers(roundTo: 0)) == .outOfRange)
    #expect(library.fault(in: .fixed(1)) == nil)
  }
}
