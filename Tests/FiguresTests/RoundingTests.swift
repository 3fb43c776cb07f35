import Figures
import Foundation
import Testing

@Suite("Rounding")
struct RoundingTests {
  @Test("writes the digits that the C library writes, ties included")
  func digits() {
    var generator = SystemRandomNumberGenerator()
    for decimals in 0...3 {
      for value in [
        0, 0.5, 1.5, 2.5, 0.125, 0.375, 0.0625, 999.5, 999.9995, 1e15 + 0.5, 0.285, 1.005, 4_503_599_627_370_495.5,
      ] {
        #expect(Rounding.plain(value, decimals: decimals) == plain(value, decimals), "\(value), \(decimals)")
      }
      for _ in 0..<20_000 {
        let size = Double.random(in: -4...14, using: &generator)
        let value = (pow(10, size) * 64).rounded() / (Bool.random(using: &generator) ? 64 : 1_000)
        #expect(Rounding.plain(value, decimals: decimals) == plain(value, decimals), "\(value), \(decimals)")
        #expect(Rounding.plain(-value, decimals: decimals) == plain(-value, decimals), "\(-value), \(decimals)")
      }
    }
  }

  @Test("sets thousands apart and writes a true minus")
  func text() {
    #expect(Rounding.text(-12_345.678, decimals: 1) == "−12,345.7")
    #expect(Rounding.text(1_234, decimals: 0) == "1234")
    #expect(Rounding.text(0.04, decimals: 1) == "0.0")
    #expect(Rounding.text(-0.04, decimals: 1) == "0.0")
    #expect(Rounding.text(.nan, decimals: 1) == "–")
    #expect(Rounding.text(999.96, decimals: 1) == "1000.0")
  }

  private func plain(_ value: Double, _ decimals: Int) -> String {
    var text = String(format: "%.*f", decimals, value)
    if text.contains(".") {
      while text.hasSuffix("0") { text.removeLast() }
      if text.hasSuffix(".") { text.removeLast() }
    }
    return text == "-0" ? "0" : text
  }
}
