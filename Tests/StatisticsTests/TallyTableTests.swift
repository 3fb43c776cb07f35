import Statistics
import Testing

@Suite("A table of tallies tells what tallies by themselves tell")
struct TallyTableTests {
  private static let thresholds: [Int64] = [7 * TallyTests.day, 14 * TallyTests.day, 21 * TallyTests.day]

  private func expectSame(_ one: QuantileTally, _ other: QuantileTally) {
    #expect(one.count == other.count && one.min == other.min && one.max == other.max)
    #expect(one.sum.bitPattern == other.sum.bitPattern)
    #expect(one.thresholds == other.thresholds && one.histogram() == other.histogram())
    for index in one.thresholds.indices { #expect(one.countAbove(index) == other.countAbove(index)) }
    for p in [0, 0.05, 0.5, 0.9, 0.95, 1] where one.count > 0 {
      #expect(one.quantile(p).bitPattern == other.quantile(p).bitPattern)
    }
  }

  /// Some tallies stay empty, some keep their values, some pass the thousand after which classes are counted.
  @Test("Counts, sums, quantiles and classes are the same bits, whatever is recorded between")
  func sameAsTallies() {
    var generator = TallyTests.Generator(state: 11)
    var table = TallyTable(thresholds: Self.thresholds, count: 9)
    var tallies = [QuantileTally](repeating: QuantileTally(thresholds: Self.thresholds), count: 9)
    let lengths = [0, 1, 8, 9, 999, 1000, 1001, 1300, 20_000]
    var left = lengths
    while left.contains(where: { $0 > 0 }) {
      let index = Int(generator.next() % 9)
      if left[index] == 0 { continue }
      left[index] -= 1
      let value = generator.duration()
      table.record(value, in: index)
      tallies[index].record(value)
      if left[index] % 500 == 0 { expectSame(table[index], tallies[index]) }
    }
    for index in 0..<9 {
      expectSame(table[index], tallies[index])
      #expect(table.total(index).count == Int64(lengths[index]))
      #expect(table.total(index).sum == tallies[index].sum)
    }
    var merged = table[5]
    merged.merge(table[8])
    var other = tallies[5]
    other.merge(tallies[8])
    expectSame(merged, other)
  }

  @Test("A copy that asked for memory of its own goes on by itself", arguments: [10, 2000])
  func copies(count: Int) {
    var table = TallyTable(thresholds: [0], count: 2)
    for value in 0..<count { table.record(Int64(value) * TallyTests.minute, in: 1) }
    var copy = table
    copy.makeUnique()
    for _ in 0..<count { copy.record(900 * TallyTests.day, in: 1) }
    #expect(table[1].count == Int64(count) && copy[1].count == Int64(2 * count))
    #expect(table[1].max == Int64(count - 1) * TallyTests.minute && copy[1].max == 900 * TallyTests.day)
    #expect(table[0].count == 0)
  }

  @Test("As many zeros as stays are what recording so many zeros gives", arguments: [0, 1, 1000, 1001, 5000])
  func zeros(count: Int) {
    var tally = QuantileTally(thresholds: [0])
    for _ in 0..<count { tally.record(0) }
    expectSame(QuantileTally(zeros: Int64(count), thresholds: [0]), tally)
  }
}
