import Statistics
import Testing

@Suite("Intervals over replications")
struct IntervalTests {
  @Test("Three replications, by hand")
  func threeReplications() {
    // Mean 4, deviations −2, 0, 2: variance 4, standard error √(4/3), and t = 4.302652729… for 2 degrees of freedom.
    let interval = Interval(of: [2, 4, 6])
    #expect(interval.count == 3 && interval.mean == 4 && interval.median == 4)
    #expect(abs(interval.halfWidth - 4.3026527297 * (4.0 / 3).squareRoot()) < 1e-8)
    #expect(interval.low == 4 - interval.halfWidth && interval.high == 4 + interval.halfWidth)
  }

  @Test("More confidence, a wider interval")
  func confidence() {
    let interval = Interval(of: [2, 4, 6], confidence: 0.99)
    #expect(abs(interval.halfWidth - 9.9248432009 * (4.0 / 3).squareRoot()) < 1e-8)
  }

  @Test("Replications without a value are left out")
  func missingValues() {
    #expect(Interval(of: [2, .nan, 4, 6, .nan]) == Interval(of: [2, 4, 6]))
    let one = Interval(of: [.nan, 7])
    #expect(one.count == 1 && one.mean == 7 && one.median == 7 && one.halfWidth.isNaN && one.low.isNaN)
    let none = Interval(of: [.nan])
    #expect(none.count == 0 && none.mean.isNaN && none.median.isNaN && none.halfWidth.isNaN)
    #expect(Interval(of: []).count == 0)
  }

  @Test("A pair needs both values")
  func pairs() {
    let difference = Interval(ofDifference: [11, 12, .nan, 17], from: [10, .nan, 10, 12])
    #expect(difference.count == 2 && difference.mean == 3 && difference.median == 3)
    // Differences 1 and 5: variance 8, standard error 2, one degree of freedom.
    #expect(abs(difference.halfWidth - 2 * 12.7062047362) < 1e-8)
  }

  @Test("Equal values have no spread, and far from zero none is lost")
  func extremes() {
    #expect(Interval(of: [0.1, 0.1, 0.1]).halfWidth == 0)
    #expect(Interval(of: [0.1, 0.1, 0.1]).mean == 0.1)
    let near = Interval(of: [1, 2, 3, 4])
    let far = Interval(of: [1e12 + 1, 1e12 + 2, 1e12 + 3, 1e12 + 4])
    #expect(far.halfWidth == near.halfWidth && far.median == 1e12 + 2.5)
  }

  @Test("Nineteen of twenty intervals cover the truth")
  func coverage() {
    var state: UInt64 = 4
    func uniform() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (Double(state >> 11) + 0.5) * 0x1p-53
    }
    // A sum of twelve uniform numbers less six is normal near enough.
    let trials = 10_000
    var covering = 0
    for _ in 0..<trials {
      let interval = Interval(of: (0..<6).map { _ in (0..<12).reduce(-6) { sum, _ in sum + uniform() } })
      if interval.low <= 0 && interval.high >= 0 { covering += 1 }
    }
    let share = Double(covering) / Double(trials)
    let z = (share - 0.95) / (0.95 * 0.05 / Double(trials)).squareRoot()
    print("coverage of 95 % intervals: \(share), truth 0.95, z \(z)")
    #expect(abs(z) < 3)
  }
}
