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
  // An argument, for of constants the compiler makes products of one word each.
  let factors = SIMD2<UInt64>(0xD251_1F53, 0xCD9E_8D57)
  return PhiloxWords(counter: counter, key: key).afterTenRounds(factors)
}

/// The words of a block on their way through the rounds: two side by side, so that both products of a round are one
/// instruction where a machine has such.
///
/// Words are the lower halves of the lanes; in the upper halves is what the last round left there.
@frozen @usableFromInline
struct PhiloxWords {
  /// Words 0 and 2.
  @usableFromInline var even: SIMD2<UInt64>
  /// Words 1 and 3.
  @usableFromInline var odd: SIMD2<UInt64>
  @usableFromInline var keys: SIMD2<UInt64>

  @inlinable @inline(__always)
  init(counter: (UInt32, UInt32, UInt32, UInt32), key: UInt64) {
    even = SIMD2(UInt64(counter.0), UInt64(counter.2))
    odd = SIMD2(UInt64(counter.1), UInt64(counter.3))
    keys = SIMD2(key, key &>> 32)
  }

  @usableFromInline @inline(never)
  func afterTenRounds(_ factors: SIMD2<UInt64>) -> RandomBlock {
    var words = self
    // Written out: a loop would not be unrolled.
    words.pass(factors)
    words.pass(factors)
    words.pass(factors)
    words.pass(factors)
    words.pass(factors)
    words.pass(factors)
    words.pass(factors)
    words.pass(factors)
    words.pass(factors)
    words.pass(factors)
    let block = (words.even & Self.lowerHalves) | (words.odd &<< Self.half)
    return RandomBlock(first: block.x, second: block.y)
  }

  /// One round, after which the keys are stepped.
  @inline(__always)
  private mutating func pass(_ factors: SIMD2<UInt64>) {
    let products = (even & Self.lowerHalves) &* (factors & Self.lowerHalves)
    let crossed = SIMD2(products.y, products.x)
    even = (crossed &>> Self.half) ^ odd ^ keys
    odd = crossed
    keys = keys &+ SIMD2(0x9E37_79B9, 0xBB67_AE85)
  }

  private static var lowerHalves: SIMD2<UInt64> { SIMD2(repeating: 0xFFFF_FFFF) }
  private static var half: SIMD2<UInt64> { SIMD2(repeating: 32) }
}

/// The uniform number that 64 random bits stand for: the middle of one of 2⁵² equal cells of the unit interval.
///
/// The result is never 0 and never 1, it lies symmetrically about a half, and `1 - unitUniform(bits)` is exact.
/// It grows with `bits`.
@inlinable public func unitUniform(_ bits: UInt64) -> Double {
  (Double(Int64(truncatingIfNeeded: bits &>> 12)) + 0.5) * 0x1p-52
}
