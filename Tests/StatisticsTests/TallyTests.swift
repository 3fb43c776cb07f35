import Statistics
import Testing

@Suite("Tallies of durations")
struct TallyTests {
  static let minute: Int64 = 60_000_000
  static let day: Int64 = 1440 * minute

  /// A small generator (SplitMix64) with a fixed seed.
  struct Generator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }

    /// Microseconds: a quarter nothing, the rest from seconds to months.
    mutating func duration() -> Int64 {
      if next() % 4 == 0 { return 0 }
      return Int64(next() >> 14) % (1 << Int64(20 + next() % 24))
    }
  }

  @Test("Type 7 quantiles of four values, by hand")
  func typeSeven() {
    let values: [Double] = [10, 20, 30, 40]
    #expect(quantile(ofSorted: values, 0) == 10 && quantile(ofSorted: values, 1) == 40)
    #expect(quantile(ofSorted: values, 0.5) == 25)
    #expect(quantile(ofSorted: values, 0.25) == 17.5)
    #expect(abs(quantile(ofSorted: values, 0.9) - 37) < 1e-12)
    #expect(quantile(ofSorted: [7], 0.3) == 7 && quantile(ofSorted: [], 0.5).isNaN)
  }

  @Test("Four stays, added up by hand")
  func fourStays() {
    var stays = QuantileTally(thresholds: [7 * Self.day, 0])
    for days in [3, 9, 0, 7] { stays.record(Int64(days) * Self.day) }
    let day = Double(Self.day)
    #expect(stays.count == 4 && stays.sum == 19 * day && stays.mean == 4.75 * day)
    #expect(stays.min == 0 && stays.max == 9 * Self.day)
    #expect(stays.countAbove(0) == 1 && stays.shareAbove(0) == 0.25)  // Seven days are not above seven days.
    #expect(stays.countAbove(1) == 3)
    #expect(stays.quantile(0.5) == 5 * day && stays.quantile(1) == 9 * day)
  }

  @Test("A tally without observations")
  func noObservation() {
    let tally = QuantileTally(thresholds: [5])
    #expect(tally.count == 0 && tally.mean.isNaN && tally.quantile(0.5).isNaN)
    #expect(tally.countAbove(0) == 0 && tally.shareAbove(0).isNaN && tally.histogram().isEmpty)
  }

  @Test("Every duration falls into the one class that holds it, of the promised width")
  func classes() {
    var generator = Generator(state: 5)
    var values: [Int64] = [
      0, 1, 468_749, 468_750, 468_751, Self.minute, 2 * Self.minute - 1, 2 * Self.minute, Self.day,
    ]
    values += (0..<5000).map { _ in generator.duration() }
    values += [3650 * Self.day, Int64.max / 4]
    for value in values {
      var histogram = Histogram()
      histogram.add(value)
      #expect(histogram.bins.count == 1)
      let bin = histogram.bins[0]
      #expect(bin.count == 1 && bin.from <= value && (value < bin.to || value == 0 && bin.to == 0))
      let width = bin.to - bin.from
      #expect(width <= Histogram.narrowest || width <= value / Histogram.classesPerDoubling)
    }
  }

  @Test("Classes follow each other without a gap")
  func classesAreContiguous() {
    var histogram = Histogram()
    histogram.add(0)
    var value: Int64 = 1
    while value < 4000 * Self.day {
      histogram.add(value)
      value = histogram.bins.last!.to
    }
    let bins = histogram.bins
    #expect(bins.count > 2500 && bins.allSatisfy { $0.count == 1 })
    #expect(bins[1].from == 1)
    for (bin, next) in zip(bins.dropFirst(), bins.dropFirst(2)) { #expect(bin.to == next.from) }
    print("classes up to 4000 days: \(bins.count)")
  }

  @Test("Past the kept values, quantiles are those of the values within the stated resolution", arguments: [1, 2, 3])
  func resolution(seed: UInt64) {
    var generator = Generator(state: seed)
    var tally = QuantileTally(thresholds: [Self.day])
    var values: [Int64] = []
    var worst = 0.0
    for round in 1...5000 {
      values.append(generator.duration())
      tally.record(values[round - 1])
      guard [1, 2, 999, 1000, 1001, 5000].contains(round) else { continue }
      let sorted = values.map(Double.init).sorted()
      for p in [0, 0.1, 0.3, 0.5, 0.9, 0.95, 0.999, 1] {
        let exact = quantile(ofSorted: sorted, p)
        let error = abs(tally.quantile(p) - exact)
        if round <= QuantileTally.keptValues {
          #expect(error == 0)
        } else {
          // Both neighbours of the quantile are within their class.
          let next = sorted[min(Int(p * Double(round - 1)) + 1, round - 1)]
          let allowed = max(Double(Histogram.narrowest), next / Double(Histogram.classesPerDoubling))
          worst = max(worst, error / allowed)
          #expect(error <= allowed)
        }
      }
      #expect(tally.quantiles([0.2, 0.8]) == [tally.quantile(0.2), tally.quantile(0.8)])
      #expect(tally.countAbove(0) == values.count { $0 > Self.day })
      #expect(tally.histogram().reduce(0) { $0 + $1.count } == tally.count)
      #expect(tally.mean == values.reduce(0) { $0 + Double($1) } / Double(round))
    }
    print("seed \(seed): largest quantile error \(worst) of the resolution")
  }

  @Test("Stays of exactly zero stay exactly zero, however many there are")
  func zeros() {
    var delays = QuantileTally(thresholds: [0])
    for index in 0..<5000 { delays.record(index % 3 == 0 ? Self.day : 0) }
    #expect(delays.quantile(0.5) == 0 && delays.quantile(0.66) == 0)
    #expect(delays.quantile(1) == Double(Self.day))
  }

  @Test(
    "Merging two tallies is recording everything in one",
    arguments: [(0, 5), (5, 0), (400, 600), (400, 601), (3, 2000), (2000, 3), (1500, 1500)])
  func merging(sizes: (Int, Int)) {
    var generator = Generator(state: UInt64(sizes.0))
    var first = QuantileTally(thresholds: [Self.minute, Self.day])
    var second = first
    var both = first
    for index in 0..<(sizes.0 + sizes.1) {
      let value = generator.duration()
      if index < sizes.0 { first.record(value) } else { second.record(value) }
      both.record(value)
    }
    first.merge(second)
    #expect(first.count == both.count && first.min == both.min && first.max == both.max)
    #expect(first.sum == both.sum)  // Sums of this size are exact.
    #expect(first.countAbove(0) == both.countAbove(0) && first.countAbove(1) == both.countAbove(1))
    #expect(first.histogram() == both.histogram())
    for p in [0, 0.01, 0.25, 0.5, 0.75, 0.95, 1] { #expect(first.quantile(p) == both.quantile(p)) }
  }
}
