/// A number held as the unevaluated sum of two doubles, the second at most half an ulp of the first:
/// about 106 significant bits.
///
/// Sums after Knuth and Dekker, products by Veltkamp's splitting (T. J. Dekker, *A floating-point technique for
/// extending the available precision*, 1971): a fused multiply-add is not in every processor's baseline.
@usableFromInline @frozen struct Pair: BitwiseCopyable, Sendable {
  @usableFromInline var high: Double
  @usableFromInline var low: Double

  @inlinable init(_ high: Double, _ low: Double) {
    self.high = high
    self.low = low
  }

  /// a + b exactly.
  @inlinable static func sum(_ a: Double, _ b: Double) -> Pair {
    let s = a + b
    let t = s - a
    return Pair(s, (a - (s - t)) + (b - t))
  }

  /// a + b exactly, where |a| ≥ |b| or a = 0.
  @inlinable static func sum(larger a: Double, _ b: Double) -> Pair {
    let s = a + b
    return Pair(s, b - (s - a))
  }

  /// a × b exactly, while no intermediate result leaves the normal range (|a|, |b| < 2⁹⁹⁵).
  @inlinable static func product(_ a: Double, _ b: Double) -> Pair {
    let p = a * b
    let (ah, al) = halves(a)
    let (bh, bl) = halves(b)
    return Pair(p, ((ah * bh - p) + ah * bl + al * bh) + al * bl)
  }

  /// A product of two pairs, with a relative error below 2⁻¹⁰¹.
  @inlinable static func product(_ a: Pair, _ b: Pair) -> Pair {
    let p = product(a.high, b.high)
    return sum(larger: p.high, p.low + (a.high * b.low + a.low * b.high))
  }

  /// Two halves of at most 26 bits each that add up to x.
  @inlinable static func halves(_ x: Double) -> (Double, Double) {
    let c = 0x1.000_0002p27 * x
    let high = c - (c - x)
    return (high, x - high)
  }
}

extension Double {
  /// x rounded to the nearest whole number, halves to even, from sums alone (no library call).
  @inlinable public static func nearestWhole(_ x: Double) -> Double {
    let big = 0x1p52
    if x >= 0 { return x < big ? (x + big) - big : x }
    return x > -big ? (x - big) + big : x
  }

  /// The largest whole number not above x.
  @inlinable static func wholeBelow(_ x: Double) -> Double {
    let near = nearestWhole(x)
    return near > x ? near - 1 : near
  }

  /// The smallest whole number not below x.
  @inlinable static func wholeAbove(_ x: Double) -> Double { -wholeBelow(-x) }

  /// x × 2ᵏ, rounded once.
  @inlinable static func scaled(_ x: Double, _ k: Int64) -> Double {
    if k >= -1021, k <= 1023 { return x * powerOfTwo(k) }
    let half = k >> 1
    return x * powerOfTwo(half) * powerOfTwo(k - half)
  }

  /// 2ᵏ for -1022 ≤ k ≤ 1023.
  @inlinable static func powerOfTwo(_ k: Int64) -> Double {
    Double(bitPattern: UInt64(bitPattern: (k &+ 1023) &<< 52))
  }
}
