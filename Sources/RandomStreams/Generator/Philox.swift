/// Two 64-bit words that `philox` makes of one counter and key.
@frozen public struct RandomBlock: Sendable, Equatable, BitwiseCopyable {
  /// The generator's output words 0 (low half) and 1 (high half).
  public var first: UInt64
  /// The generator's output words 2 (low half) and 3 (high half).
  public var second: UInt64

  /// A block of two given words.
  @inlinable public init(first: UInt64, second: UInt64) {
    self.first = first
    self.second = second
  }
}

/// The counter-based generator Philox4x32-10: a keyed bijection of 128-bit counters, so that any draw can be had
/// without having made the ones before it.
///
/// Ten rounds, each two 32 × 32 → 64 bit products, and the key stepped by two Weyl constants in between.
/// Only 32-bit factors occur, so no 128-bit product is needed on any machine.
///
/// Source: J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw, *Parallel random numbers: as easy as 1, 2, 3*, SC11.
///
/// - Parameters:
///   - counter: Four counter words, the least significant first.
///   - key: The key; its low half is the first key word of the paper.
/// - Complexity: O(1), no allocation.
@inlinable public func philox(counter: (UInt32, UInt32, UInt32, UInt32), key: UInt64) -> RandomBlock {
  // 32-bit words in 64-bit variables: their upper halves stay zero.
  let low: UInt64 = 0xFFFF_FFFF
  var (c0, c1, c2, c3) = (UInt64(counter.0), UInt64(counter.1), UInt64(counter.2), UInt64(counter.3))
  var (k0, k1) = (key & low, key &>> 32)
  for _ in 0..<10 {
    let product0 = c0 &* 0xD251_1F53
    let product2 = c2 &* 0xCD9E_8D57
    c0 = (product2 &>> 32) ^ c1 ^ k0
    c1 = product2 & low
    c2 = (product0 &>> 32) ^ c3 ^ k1
    c3 = product0 & low
    k0 = (k0 &+ 0x9E37_79B9) & low
    k1 = (k1 &+ 0xBB67_AE85) & low
  }
  return RandomBlock(first: c0 | c1 &<< 32, second: c2 | c3 &<< 32)
}

/// The uniform number that 64 random bits stand for: the middle of one of 2⁵² equal cells of the unit interval.
///
/// The result is never 0 and never 1, it lies symmetrically about a half, and `1 - unitUniform(bits)` is exact.
/// It grows with `bits`.
@inlinable public func unitUniform(_ bits: UInt64) -> Double {
  (Double(Int64(truncatingIfNeeded: bits &>> 12)) + 0.5) * 0x1p-52
}
