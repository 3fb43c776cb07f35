import Statistics
import Testing

@testable import Validation

@Suite("Compared rows")
struct ComparisonTests {
  func row(value: Double, error: Double = 0, tolerance: String, truth: Truth = .exact, known: String? = nil) throws
    -> ExpectedRow
  {
    ExpectedRow(
      line: 2, scenario: "baseline", move: nil, quantity: try #require(Quantity("queue/place:p2/mean")), label: "queue",
      value: value, standardError: error, tolerance: try #require(Tolerance(tolerance)), truth: truth, source: "here",
      known: known)
  }

  func interval(_ mean: Double) -> Interval { Interval(count: 10, mean: mean, low: mean, high: mean, median: mean) }

  @Test(
    "are within, miss, miss as known, or are called known though within",
    arguments: [
      (10.5, nil, ComparedRow.Verdict.within, true), (11.5, nil, .misses, false),
      (11.5, "the rule", .missesAsKnown("the rule"), true), (10.5, "the rule", .knownButWithin("the rule"), false),
      (.nan, nil, .misses, false),
    ] as [(Double, String?, ComparedRow.Verdict, Bool)])
  func verdicts(_ simulated: Double, _ known: String?, _ verdict: ComparedRow.Verdict, _ isExpected: Bool) throws {
    let compared = ComparedRow(
      try row(value: 10, tolerance: "1", known: known), simulated: interval(simulated), simulatedError: 0.2)
    #expect(compared.verdict == verdict)
    #expect(compared.verdict.isExpected == isExpected)
  }

  @Test("the edge of a tolerance is within it, however the numbers round")
  func edge() throws {
    // 0.3 - 0.2 is a little less than 0.1 in binary, 1.2 - 1.1 a little more.
    #expect(ComparedRow(try row(value: 0.2, tolerance: "0.1"), simulated: interval(0.3), simulatedError: 0).isWithin)
    #expect(ComparedRow(try row(value: 1.1, tolerance: "0.1"), simulated: interval(1.2), simulatedError: 0).isWithin)
  }

  @Test("count differences in standard errors of both, where that makes sense")
  func standardErrors() throws {
    let both = ComparedRow(try row(value: 10, error: 3, tolerance: "1"), simulated: interval(20), simulatedError: 4)
    #expect(both.z == 2)
    let rounded = ComparedRow(
      try row(value: 10, tolerance: "1", truth: .published), simulated: interval(20), simulatedError: 4)
    #expect(rounded.z == nil)
    let readOff = ComparedRow(
      try row(value: 10, tolerance: "1", truth: .digitised), simulated: interval(20), simulatedError: 4)
    #expect(readOff.z == nil)
    let certain = ComparedRow(try row(value: 10, tolerance: "1"), simulated: interval(10), simulatedError: 0)
    #expect(certain.z == nil)
  }

  @Test("the chance of delay is that of all replications together, by hand")
  func delayProbability() {
    // Two replications of 4 and 6 days: with 1 bed, 1 of 3 days and 2 of 5 days have both at most 1 and exactly 1 patient.
    let counts = PoolCounts(days: [[2, 1, 1], [3, 2, 0, 1]])
    let one = counts.delayProbability(beds: 1)
    #expect(one.0.mean == 3.0 / 8)
    // Residuals 1 - 3/8 × 3 = -1/8 and 2 - 3/8 × 5 = 1/8; √((2 / 64) / 2) / 4.
    #expect(abs(one.error - (1.0 / 64).squareRoot() / 4) < 1e-15)
    // The half-width is Student's with one degree of freedom: 12.7062 standard errors.
    #expect(abs(one.0.halfWidth / one.error - 12.7062) < 1e-4)
    #expect(counts.delayProbability(beds: 0).0.mean == 1)
    #expect(counts.delayProbability(beds: 9).0.mean == 0)
    #expect(PoolCounts(days: [[0, 1]]).delayProbability(beds: 0).0.mean.isNaN)
  }
}
