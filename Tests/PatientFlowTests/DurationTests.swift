import Testing

@testable import PatientFlow

/// How a drawn number of microseconds becomes a whole one.
@Suite struct DurationTests {
  @Test(
    arguments: [
      (0.0, 0), (0.5, 0), (0.500001, 1), (1.5, 2), (2.5, 2), (3.5, 4), (-0.0, 0), (-7.25, 0), (-.infinity, 0),
      (.nan, 0),
      (86_400_000_000.4, 86_400_000_000), (0x1p51 - 0.5, 1 << 51), (0x1p51 - 0.75, 1 << 51 - 1), (0x1p51, 1 << 51),
      (0x1p51 + 0.5, 1 << 51), (0x1p51 + 1.5, 1 << 51 + 2), (0x1p52 - 0.5, 1 << 52), (0x1p53 + 2, 1 << 53 + 2),
      (3.2e16, 32_000_000_000_000_000), (1e300, 32_000_000_000_000_000), (.infinity, 32_000_000_000_000_000),
    ] as [(Double, Int64)])
  func isRoundedHalfToEvenAndHeldWithinAThousandYears(_ drawn: Double, _ whole: Int64) {
    #expect(Replication.duration(drawn) == whole)
  }

  @Test func isTheNearestWholeNumberWhateverTheSize() {
    for power in -3..<54 {
      for step in 0..<200 {
        let value = Double(sign: .plus, exponent: power, significand: 1 + Double(step) / 256)
        #expect(Replication.duration(value) == Int64(value.rounded(.toNearestOrEven)))
      }
    }
  }
}
