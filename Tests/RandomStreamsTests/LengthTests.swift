import RandomStreams
import Testing

/// Lengths met in proportion to themselves, and lengths known to be above a value.
@Suite struct LengthTests {
  /// Distributions of every kind, with and without modifiers.
  private static func all() -> (library: DistributionLibrary, ids: [(String, DistributionID)]) {
    var library = DistributionLibrary()
    var ids: [(String, DistributionID)] = []
    func add(_ name: String, _ shape: Shape, _ modifiers: Modifiers = Modifiers()) {
      ids.append((name, library.add(shape, modifiers)))
    }
    add("fixed", .fixed(3))
    add("exponential", .exponential(mean: 4))
    add("uniform", .uniform(low: 1, high: 5))
    add("triangular", .triangular(low: 0, mode: 1, high: 9))
    add("normal", .normal(mean: 2, standardDeviation: 3))
    add("normal far from 0", .normal(mean: -6, standardDeviation: 2))
    add("lognormal", .lognormal(mean: 6, standardDeviation: 5))
    add("gamma", .gamma(mean: 6, standardDeviation: 9))
    add("erlang", .erlang(stages: 3, mean: 6))
    add("weibull", .weibull(shape: 0.7, scale: 5))
    add("poisson", .poisson(mean: 2.5, unit: 2))
    add("values", .empirical(values: [0, 1, 2, 2, 7], weights: nil))
    add("weighted values", .empirical(values: [3, 1, 8], weights: [1, 0, 4]))
    add("quantiles", .quantiles(values: [0, 2, 6, 30], at: [0, 0.5, 0.9, 1]))
    add("mixture", .mixture(weights: [0.7, 0.3], of: [ids[1].1, ids[7].1]))
    add("capped", .exponential(mean: 4), Modifiers(cap: 5))
    add("between", .lognormal(mean: 6, standardDeviation: 5), Modifiers(between: 2...9))
    add("between, far out", .exponential(mean: 1), Modifiers(between: 12...13))
    add("rounded", .exponential(mean: 4), Modifiers(roundTo: 1))
    add("rounded away", .exponential(mean: 1), Modifiers(roundTo: 5))
    add("scaled, capped and rounded", .gamma(mean: 6, standardDeviation: 9), Modifiers(scale: 1.5, cap: 20, roundTo: 2))
    add("capped mixture", .mixture(weights: [0.5, 0.5], of: [ids[1].1, ids[15].1]), Modifiers(cap: 7))
    add("truncated values", .empirical(values: [1, 2, 3, 4, 5], weights: nil), Modifiers(between: 2...4))
    return (library, ids)
  }

  @Test func lengthsAreMetInProportionToThemselves() {
    let (library, ids) = Self.all()
    let draws = 200_000
    for (position, (name, id)) in ids.enumerated() {
      let (mean, variance) = (library.mean(id), library.variance(id))
      // E X² / E X.
      let truth = (variance + mean * mean) / mean
      var stream = RandomStream(key: 7, UInt32(position), 0, purpose: 0)
      var (sum, squares) = (0.0, 0.0)
      for _ in 0..<draws {
        let value = library.sampleByLength(id, from: &stream)
        sum += value
        squares += value * value
      }
      let estimate = sum / Double(draws)
      let error = (max(0, squares / Double(draws) - estimate * estimate) / Double(draws)).squareRoot()
      let z = error > 0 ? (estimate - truth) / error : 0
      print("\(name): estimate \(estimate) truth \(truth) z \(z)")
      #expect(abs(z) < 4, "\(name)")
      #expect(abs(estimate - truth) < 0.02 * truth, "\(name)")
    }
  }

  @Test func halfOfThoseAboveAValueAreAboveTheirMedian() {
    let (library, ids) = Self.all()
    for (position, (name, id)) in ids.enumerated() {
      let from = library.mean(id)
      let left = library.survival(id, from)
      var stream = RandomStream(key: 8, UInt32(position), 0, purpose: 0)
      if left == 0 {
        #expect(library.sample(id, beyond: from, from: &stream) == from)
        continue
      }
      let further = library.quantile(id, 1 - left / 3)
      let truth = library.survival(id, further) / left
      var count = 0.0
      for _ in 0..<20_000 {
        let value = library.sample(id, beyond: from, from: &stream)
        #expect(value >= from)
        if value > further { count += 1 }
      }
      let z = (count / 20_000 - truth) / max(1e-9, (truth * (1 - truth) / 20_000).squareRoot())
      print("\(name): above \(from), share above \(further): \(count / 20_000) truth \(truth) z \(z)")
      #expect(truth == 0 ? count == 0 : abs(z) < 4, "\(name)")
    }
  }

  @Test func partsOfAMixtureAreItsOwn() {
    var library = DistributionLibrary()
    let (short, long) = (library.add(.exponential(mean: 1)), library.add(.exponential(mean: 9)))
    let mixture = library.add(.mixture(weights: [1, 3], of: [short, long]))
    #expect(library.parts(of: mixture).map(\.share) == [0.25, 0.75])
    #expect(library.parts(of: mixture).map(\.id) == [short, long])
    #expect(library.parts(of: long).map(\.id) == [long])
    let capped = library.add(.mixture(weights: [1, 3], of: [short, long]), Modifiers(cap: 4))
    #expect(library.parts(of: capped).map(\.id) == [capped])
  }
}
