/// The draws of one purpose: draw number k is a pure function of the key, the three words and k.
///
/// A stream is a value: a copy goes on with the same draws. Streams that differ in the key or in any word are
/// independent for every practical purpose, so that a patient keeps its luck whatever happens to the others.
///
/// ```swift
/// var luck = RandomStream(key: patient, step, visit, purpose: 2)
/// let stay = library.sample(distribution, from: &luck)
/// ```
///
/// The counter of the block that holds draw k is (a, b, purpose, k / 2): a block of ``philox(counter:key:)``
/// gives two draws, the second is kept in the stream. The period is 2³³ draws.
@frozen public struct RandomStream: Sendable, Equatable, BitwiseCopyable {
  @usableFromInline let key: UInt64
  @usableFromInline let a: UInt32
  @usableFromInline let b: UInt32
  @usableFromInline let purpose: UInt32
  /// Number of the next block.
  @usableFromInline var block: UInt32 = 0
  /// The second word of the last block, while `hasSpare`.
  @usableFromInline var spare: UInt64 = 0
  @usableFromInline var hasSpare = false

  /// The stream (a, b, purpose) of a key, at its draw 0.
  @inlinable public init(key: UInt64, _ a: UInt32, _ b: UInt32, purpose: UInt32) {
    self.key = key
    self.a = a
    self.b = b
    self.purpose = purpose
  }

  /// Draws 0 and 1 of the stream (a, b, purpose) of a key, for whom many streams begin side by side: the processor works
  /// at several then, whereas a stream that is asked for its draws one after the other keeps it waiting.
  @inlinable @inline(__always)
  public static func beginning(key: UInt64, _ a: UInt32, _ b: UInt32, purpose: UInt32) -> RandomBlock {
    philox(counter: (a, b, purpose, 0), key: key)
  }

  /// The stream at its draw 1, where the beginning is known.
  @inlinable @inline(__always)
  public init(key: UInt64, _ a: UInt32, _ b: UInt32, purpose: UInt32, afterFirstOf beginning: RandomBlock) {
    self.init(key: key, a, b, purpose: purpose)
    block = 1
    spare = beginning.second
    hasSpare = true
  }

  /// The next 64 random bits.
  ///
  /// - Complexity: O(1): one block for two calls; nothing is allocated.
  @inlinable @inline(__always) public mutating func nextBits() -> UInt64 {
    if hasSpare {
      hasSpare = false
      return spare
    }
    let words = philox(counter: (a, b, purpose, block), key: key)
    block &+= 1
    spare = words.second
    hasSpare = true
    return words.first
  }

  /// The next uniform number, strictly between 0 and 1; see ``unitUniform(_:)``.
  ///
  /// Draws used: 1.
  @inlinable @inline(__always) public mutating func nextUniform() -> Double { unitUniform(nextBits()) }
}
