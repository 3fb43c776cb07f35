import Foundation
import RandomStreams
import Testing

@Suite("A day's count")
struct CountTests {
  private func uniforms(_ n: Int, key: UInt64) -> [Double] {
    var stream = RandomStream(key: key, 0, 0, purpose: 0)
    return (0..<n).map { _ in stream.nextUniform() }
  }

  @Test("has the mean and the dispersion asked for", arguments: [0.01, 0.7, 5, 64, 500, 900, 20_000], [1, 1.4, 5])
  func moments(mean: Double, dispersion: Double) {
    let n = 20_000
    let counts = uniforms(n, key: 8).map { Double(count(uniform: $0, mean: mean, dispersion: dispersion)) }
    let average = counts.reduce(0, +) / Double(n)
    let squares = counts.map { ($0 - mean) * ($0 - mean) }
    let variance = squares.reduce(0, +) / Double(n)
    let fourth = squares.map { ($0 - variance) * ($0 - variance) }.reduce(0, +) / Double(n)
    let zMean = (average - mean) / (dispersion * mean / Double(n)).squareRoot()
    let zVariance = (variance - dispersion * mean) / (fourth / Double(n)).squareRoot()
    print("mean \(mean), dispersion \(dispersion): \(average), z \(zMean); variance \(variance), z \(zVariance)")
    #expect(abs(zMean) < 4)
    #expect(abs(zVariance) < 4)
  }

  @Test("is the smallest n that has the uniform below or at it", arguments: [0.3, 4, 64, 640, 660, 3000, 1e5])
  func poisson(mean: Double) {
    var library = DistributionLibrary()
    let id = library.add(.poisson(mean: mean, unit: 1))
    for u in uniforms(400, key: 9) {
      let n = Double(count(uniform: u, mean: mean, dispersion: 1))
      #expect(library.cumulative(id, n) >= u - 1e-10)
      #expect(library.cumulative(id, n - 1) <= u + 1e-10)
    }
  }

  @Test("follows the negative binomial probabilities", arguments: [(6.0, 1.5), (800.0, 1.3), (3000.0, 3.0)])
  func negativeBinomial(mean: Double, dispersion: Double) {
    let r = mean / (dispersion - 1)
    func probability(_ n: Int) -> Double {
      let k = Double(n)
      let (a, _): (Double, Int) = lgamma(k + r)
      let (b, _): (Double, Int) = lgamma(r)
      let (c, _): (Double, Int) = lgamma(k + 1)
      return exp(a - b - c - r * log(dispersion) + k * log(1 - 1 / dispersion))
    }
    for u in uniforms(100, key: 10) {
      let n = count(uniform: u, mean: mean, dispersion: dispersion)
      let below = (0..<n).reduce(0) { $0 + probability($1) }
      #expect(below <= u + 1e-7 && below + probability(n) >= u - 1e-7)
    }
  }

  @Test("grows with the mean and with the uniform", arguments: [1, 1.001, 1.4, 10])
  func grows(dispersion: Double) {
    for (i, u) in uniforms(300, key: 11).enumerated() {
      var mean = 0.001 * Double(i + 1)
      var last = 0
      while mean < 3000 {
        let n = count(uniform: u, mean: mean, dispersion: dispersion)
        #expect(n >= last)
        #expect(count(uniform: u + (1 - u) * 0.3, mean: mean, dispersion: dispersion) >= n)
        last = n
        mean *= 1.13
      }
    }
  }

  @Test("works at the ends: no mean, huge means, uniforms next to 0 and 1")
  func ends() {
    #expect(count(uniform: 0.999, mean: 0, dispersion: 2) == 0)
    #expect(count(uniform: 0.5, mean: -1, dispersion: 1) == 0)
    #expect(count(uniform: 0.5, mean: .nan, dispersion: 1) == 0)
    #expect(count(uniform: 0.999, mean: 1e-12, dispersion: 1) == 0)
    #expect(count(uniform: 0.5, mean: 1e7, dispersion: 1) == 10_000_000)
    for mean in [0.5, 100, 649, 651, 1e4, 1e7] {
      for dispersion in [1, 1.4, 30] {
        let deviation = (mean * dispersion).squareRoot()
        let low = Double(count(uniform: 0x1p-53, mean: mean, dispersion: dispersion))
        let high = Double(count(uniform: 1 - 0x1p-53, mean: mean, dispersion: dispersion))
        #expect(low >= mean - 9 * deviation && low <= mean)
        #expect(high >= mean && high <= mean + 9 * deviation + 40 * dispersion)
      }
    }
  }
}
