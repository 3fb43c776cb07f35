import Foundation
import RandomStreams
import Testing

@Suite("Elementary functions")
struct ElementaryFunctionTests {
  /// Distance of two doubles in representable numbers; 0 for two NaNs or equal infinities.
  static func steps(_ a: Double, _ b: Double) -> Double {
    if a.isNaN || b.isNaN { return a.isNaN && b.isNaN ? 0 : .infinity }
    func rank(_ x: Double) -> Int64 {
      let bits = Int64(bitPattern: x.bitPattern)
      return bits >= 0 ? bits : Int64.min &- bits
    }
    return Double(rank(a).subtractingReportingOverflow(rank(b)).partialValue.magnitude)
  }

  static let edges: [Double] =
    [
      0, 1, 2, 0.5, 3, 10, 0.1, 1e-5, 1e5, 1e300, 1e-300, .leastNonzeroMagnitude, .leastNormalMagnitude,
      .greatestFiniteMagnitude, .infinity, .pi, 709.7, 709.782712893384, 709.79, 745.1, 745.13321910194122, 746,
      1.0.nextUp, 1.0.nextDown, 0.5.squareRoot(), 2.0.squareRoot(), 0x1p53, 0x1p53 + 2, 0x1p63, 0x1p64, 0x1p66, 1e-20,
      0x1p-52, 0x1p-54, 4503599627370497.5, 1074, 1023, 1024,
    ].flatMap { [$0, -$0] } + [.nan]

  static func words(_ n: Int, key: UInt64) -> [UInt64] {
    var stream = RandomStream(key: key, 0, 0, purpose: 0)
    return (0..<n).map { _ in stream.nextBits() }
  }

  /// The largest distance from the C library, and the largest error in ulps against 80-bit arithmetic.
  struct Errors {
    var steps = 0.0
    var ulps = 0.0
    var worst = 0.0

    mutating func compare(_ ours: Double, library: Double, at x: Double) {
      let distance = ElementaryFunctionTests.steps(ours, library)
      if distance > steps {
        steps = distance
        worst = x
      }
    }

    #if arch(x86_64)
      mutating func measure(_ ours: Double, exact: Float80) {
        guard ours.isFinite, exact.isFinite, abs(exact) < Float80(Double.greatestFiniteMagnitude) else { return }
        let unit = Float80(max(abs(Double(exact)), .leastNormalMagnitude).ulp)
        ulps = max(ulps, Double(abs(Float80(ours) - exact) / unit))
      }
    #endif
  }

  @Test("log is within 1 ulp of the C library")
  func log() {
    var errors = Errors()
    var arguments = Self.edges
    for word in Self.words(150_000, key: 1) {
      let u = unitUniform(word)
      arguments += [u, Double(bitPattern: word), 1 + (u - 0.5) * 1e-3, 0.5 + 1.5 * u]
    }
    for x in arguments {
      errors.compare(.log(x), library: Foundation.log(x), at: x)
      #if arch(x86_64)
        if x > 0 { errors.measure(.log(x), exact: Foundation.log(Float80(x))) }
      #endif
    }
    print("log: \(arguments.count) arguments, at most \(errors.steps) from the C library, \(errors.ulps) ulps of error")
    #expect(errors.steps <= 1, "at \(errors.worst)")
    #expect(errors.ulps <= 1)
  }

  @Test("exp is within 1 ulp of the C library")
  func exp() {
    var errors = Errors()
    var arguments = Self.edges
    for word in Self.words(150_000, key: 2) {
      let u = unitUniform(word)
      arguments += [1460 * u - 748, 2 * u - 1, Double(bitPattern: word), 1e-3 * (u - 0.5), -709 - 37 * u]
    }
    for x in arguments {
      errors.compare(.exp(x), library: Foundation.exp(x), at: x)
      #if arch(x86_64)
        errors.measure(.exp(x), exact: Foundation.exp(Float80(x)))
      #endif
    }
    print("exp: \(arguments.count) arguments, at most \(errors.steps) from the C library, \(errors.ulps) ulps of error")
    #expect(errors.steps <= 1, "at \(errors.worst)")
    #expect(errors.ulps <= 1)
  }

  @Test("pow is within 1 ulp of the C library")
  func pow() {
    var errors = Errors()
    var arguments = Self.edges.flatMap { x in Self.edges.map { (x, $0) } }
    let words = Self.words(300_000, key: 3)
    for pair in stride(from: 0, to: words.count, by: 2) {
      let (a, b) = (words[pair], words[pair + 1])
      let (u, v) = (unitUniform(a), unitUniform(b))
      arguments += [
        (10 * u, 10 * v - 5), (Double(bitPattern: a), 4 * v - 2), (1 + 1e-3 * (u - 0.5), 2e6 * (v - 0.5)),
        (Double(bitPattern: a), Double(bitPattern: b)), (u, 700 * v), (-20 * u, (20 * v).rounded()),
      ]
    }
    for (x, y) in arguments {
      let ours = Double.pow(x, y)
      errors.compare(ours, library: Foundation.pow(x, y), at: x)
      #if arch(x86_64)
        // 80 bits tell the exact result only while the power's exponent is small.
        if x > 0, abs(y * Foundation.log(x)) < 32 {
          errors.measure(ours, exact: Foundation.pow(Float80(x), Float80(y)))
        }
      #endif
    }
    print("pow: \(arguments.count) arguments, at most \(errors.steps) from the C library, \(errors.ulps) ulps of error")
    #expect(errors.steps <= 1, "at \(errors.worst)")
    #expect(errors.ulps <= 1)
  }

  @Test("log1p and expm1 are within 2 ulps of the C library")
  func nearOne() {
    var logarithm = Errors()
    var exponential = Errors()
    var arguments = Self.edges
    for word in Self.words(100_000, key: 4) {
      let u = unitUniform(word)
      arguments += [2 * u - 1, 80 * u - 45, Double(bitPattern: word), 1e-6 * (u - 0.5), -1 + 1e-9 * u]
    }
    for x in arguments {
      logarithm.compare(.log1p(x), library: Foundation.log1p(x), at: x)
      exponential.compare(.expm1(x), library: Foundation.expm1(x), at: x)
    }
    print("log1p: at most \(logarithm.steps) from the C library; expm1: \(exponential.steps)")
    #expect(logarithm.steps <= 2, "at \(logarithm.worst)")
    #expect(exponential.steps <= 2, "at \(exponential.worst)")
  }

  @Test("erfc and the normal distribution function keep their relative precision far into the tail")
  func normalTails() {
    var complement = Errors()
    var distribution = 0.0
    for word in Self.words(80_000, key: 5) {
      let x = 32 * unitUniform(word) - 5.9
      complement.compare(.erfc(x), library: Foundation.erfc(x), at: x)
      let z = 46 * unitUniform(word) - 37
      #if arch(x86_64)
        let exact = 0.5 * Foundation.erfc(-Float80(z) / Float80(2).squareRoot())
        distribution = max(distribution, Double(abs(Float80(Double.normalCDF(z)) - exact) / exact))
      #endif
    }
    print("erfc: at most \(complement.steps) from the C library; normal CDF: relative error \(distribution)")
    #expect(complement.steps <= 6, "at \(complement.worst)")
    #expect(distribution < 2e-15)
    #expect(Double.erfc(.infinity) == 0 && Double.erfc(-.infinity) == 2 && Double.erfc(.nan).isNaN)
    #expect(Double.normalCDF(0) == 0.5 && Double.normalCDF(-.infinity) == 0 && Double.normalCDF(.infinity) == 1)
  }

  @Test("the normal quantile undoes the distribution function")
  func normalQuantile() {
    var worst = 0.0
    for word in Self.words(80_000, key: 6) {
      let p = Foundation.exp(-600 * unitUniform(word)) * 0.5
      let back = Double.normalCDF(.normalQuantile(p))
      // A relative error of z moves the tail by z² times as much.
      worst = max(worst, abs(back / p - 1) / max(1, Double.normalQuantile(p) * Double.normalQuantile(p)))
    }
    print("normal quantile: relative error at most \(worst)")
    #expect(worst < 4e-15)
    #expect(Double.normalQuantile(0.5) == 0)
    #expect(abs(Double.normalQuantile(0.975) - 1.959963984540054) <= 4.5e-16)
    #expect(abs(Double.normalQuantile(0.9) - 1.2815515655446004) <= 4.5e-16)
    #expect(Double.normalQuantile(0) == -.infinity && Double.normalQuantile(1) == .infinity)
    #expect(Double.normalQuantile(-1).isNaN)
  }

  @Test("the logarithm of the gamma function agrees with the C library")
  func logGamma() {
    var worst = 0.0
    for word in Self.words(40_000, key: 7) {
      let x = Foundation.exp(40 * unitUniform(word) - 20)
      let (exact, _): (Double, Int) = Foundation.lgamma(x)
      worst = max(worst, abs(Double.logGamma(x) - exact) / max(1, abs(exact)))
    }
    print("log gamma: error at most \(worst) of max(1, |result|)")
    #expect(worst < 4e-15)
    #expect(Double.logGamma(1) == 0 && Double.logGamma(2) == 0)
    #expect(Double.logGamma(0).isNaN && Double.logGamma(-1).isNaN && Double.logGamma(.infinity) == .infinity)
  }
}
