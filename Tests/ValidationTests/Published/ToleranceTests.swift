import Testing

@testable import Validation

@Suite("Tolerances")
struct ToleranceTests {
  @Test(
    "allow the largest of what they name",
    arguments: [
      // Expected 200 with standard error 3, simulated with standard error 4: together 5.
      ("0.005", 0.005), ("4", 4), ("4 %", 8), ("3.5 se", 17.5), ("2.5 own se", 10), ("4 or 6 % or 2.5 own se", 12),
      ("4 or 1 % or 0.5 own se", 4), ("0", 0),
    ])
  func allowed(_ text: String, _ allowed: Double) throws {
    let tolerance = try #require(Tolerance(text))
    #expect(tolerance.allowed(expected: 200, standardError: 3, simulatedError: 4) == allowed)
    #expect(tolerance.allowed(expected: -200, standardError: 3, simulatedError: 4) == allowed)
  }

  @Test(
    "are refused where they cannot be read",
    arguments: ["", "five", "-1", "4 percent", "4 or", "or 4", "4 % own", "nan", "inf", "4or 5"])
  func refused(_ text: String) { #expect(Tolerance(text) == nil) }
}

@Suite("Quantities")
struct QuantityTests {
  @Test("are measures, sums, delay probabilities and lowest values")
  func forms() {
    #expect(
      Quantity("queue/place:p2/mean") == .sum([.init(coefficient: 1, measures: ["queue/place:p2/mean"])]))
    #expect(
      Quantity("2 * a/b/c * 3 - d/e/f * g/h/i + 0.5")
        == .sum([
          .init(coefficient: 6, measures: ["a/b/c"]), .init(coefficient: -1, measures: ["d/e/f", "g/h/i"]),
          .init(coefficient: 0.5, measures: []),
        ]))
    // A reason may hold a hyphen.
    #expect(Quantity("delay/reason:place:a/Step-down bed/mean") != nil)
    #expect(Quantity("delayProbability/place:a&place:b/22") == .delayProbability(places: ["a", "b"], beds: 22))
    #expect(Quantity("lowest(3 * a/b/c)") == .lowest([.init(coefficient: 3, measures: ["a/b/c"])]))
  }

  @Test(
    "are refused where they cannot be read",
    arguments: [
      "", "queue", "3 * queue", "a/b/c + ", "delayProbability/place:a/x", "delayProbability/place:a",
      "delayProbability/a/3", "lowest()", "a/b/c * * d/e/f",
    ])
  func refused(_ text: String) { #expect(Quantity(text) == nil) }
}
