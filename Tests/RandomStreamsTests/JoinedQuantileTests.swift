import RandomStreams
import Testing

/// Published quantiles joined by straight lines, against sums by hand.
@Suite struct JoinedQuantileTests {
  /// A quarter between 0 and 2, three quarters between 2 and 10.
  private func library(_ modifiers: Modifiers = Modifiers()) -> (DistributionLibrary, DistributionID) {
    var library = DistributionLibrary()
    let id = library.add(.quantiles(values: [0, 2, 10], at: [0, 0.25, 1]), modifiers)
    return (library, id)
  }

  @Test func momentsAreThoseOfUniformStretches() {
    let (plain, id) = library()
    #expect(abs(plain.mean(id) - 4.75) < 1e-12)
    #expect(abs(plain.variance(id) - (1.0 / 3 + 31 - 4.75 * 4.75)) < 1e-12)
    // 6 is the 62.5 % quantile: 1 and 4 on average below it, the rest is 6.
    let (capped, other) = library(Modifiers(cap: 6))
    #expect(abs(capped.mean(other) - (0.25 * 1 + 0.375 * 4 + 0.375 * 6)) < 1e-12)
    // Between 2 and 6 it is uniform; twice as long has four times the variance.
    let (limited, third) = library(Modifiers(between: 2...6, scale: 2))
    #expect(abs(limited.mean(third) - 8) < 1e-12)
    #expect(abs(limited.variance(third) - 4 * 16.0 / 12) < 1e-12)
  }

  @Test func quantilesAndProbabilitiesAreEachOthersInverse() {
    let (library, id) = library()
    for (p, value) in [(0.125, 1.0), (0.25, 2), (0.625, 6), (0.9999999, 10 - 8e-7 / 0.75)] {
      #expect(abs(library.quantile(id, p) - value) < 1e-6)
      #expect(abs(library.cumulative(id, value) - p) < 1e-6)
    }
    #expect(library.cumulative(id, -1) == 0 && library.cumulative(id, 10) == 1 && library.least(id) == 0)
  }

  @Test func equalQuantilesAreOneValue() {
    var library = DistributionLibrary()
    let id = library.add(.quantiles(values: [1, 3, 3, 5], at: [0, 0.2, 0.7, 1]))
    #expect(library.quantile(id, 0.4) == 3)
    #expect(abs(library.cumulative(id, 3) - 0.7) < 1e-12)
    #expect(abs(library.cumulative(id, 2.999999) - 0.2) < 1e-6)
    #expect(abs(library.mean(id) - (0.2 * 2 + 0.5 * 3 + 0.3 * 4)) < 1e-12)
    let fixed = library.add(.quantiles(values: [4, 4], at: [0, 1]))
    #expect(library.mean(fixed) == 4 && library.variance(fixed) == 0)
  }

  @Test func drawsFollowThem() {
    let (library, id) = library()
    var (sum, below) = (0.0, 0)
    var stream = RandomStream(key: 7, 1, 2, purpose: 3)
    for _ in 0..<100_000 {
      let value = library.sample(id, from: &stream)
      sum += value
      if value <= 2 { below += 1 }
    }
    let z = (sum / 100_000 - 4.75) / (8.7708 / 100_000).squareRoot()
    let share = (Double(below) / 100_000 - 0.25) / (0.25 * 0.75 / 100_000).squareRoot()
    print("joined quantiles: z of the mean \(z), of a share \(share)")
    #expect(abs(z) < 4 && abs(share) < 4)
  }

  @Test func theyTravelAsWordsAndAreCompared() throws {
    let (library, id) = library()
    let back = try #require(DistributionLibrary(words: library.words))
    #expect(back == library && back.isSame(id, as: id, in: library))
    var other = DistributionLibrary()
    let moved = other.add(.quantiles(values: [0, 2, 11], at: [0, 0.25, 1]))
    #expect(!library.isSame(id, as: moved, in: other))
  }

  @Test func whatIsNotAscendingIsRefused() {
    let library = DistributionLibrary()
    let faults: [(Shape, DistributionFault)] = [
      (.quantiles(values: [0, 2], at: [0, 0.9]), .outOfRange), (.quantiles(values: [1], at: [0]), .badWeights),
      (.quantiles(values: [2, 1], at: [0, 1]), .disordered),
      (.quantiles(values: [0, 1, 2], at: [0, 0, 1]), .disordered),
      (.quantiles(values: [0, .infinity], at: [0, 1]), .notFinite),
    ]
    for (shape, fault) in faults { #expect(library.fault(in: shape) == fault) }
  }
}
