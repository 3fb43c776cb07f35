/// What the order of two events is decided by: 16 bytes that hold time, phase and order of scheduling,
/// and below them the slot in which the event itself is stored.
///
///     high  0ttt tttt tttt tttt   time in microseconds, never negative
///     low   p sss ssss ssss llll  phase (4 bits), sequence (36 bits), slot (24 bits)
///
/// Two keys are compared as one unsigned number of 128 bits. No two pending events share a sequence number, so the
/// order is total and the slot never decides it.
@frozen @usableFromInline
struct EventKey: BitwiseCopyable, Sendable {
  @usableFromInline var high: UInt64
  @usableFromInline var low: UInt64

  /// Events that can be pending at once: 2²⁴, less the few that round the storage to whole families of four.
  @inlinable static var slots: Int { 1 << 24 - 3 }
  /// Events that can ever be scheduled: 2³⁶.
  @inlinable static var sequences: UInt64 { 1 << 36 }
  /// Phases of one moment.
  @inlinable static var phases: UInt8 { 16 }

  @inlinable
  init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// The key of an event. The arguments are within their bits; the list has checked them.
  @inlinable
  init(time: Int64, phase: UInt8, sequence: UInt64, slot: UInt64) {
    high = UInt64(bitPattern: time)
    low = UInt64(phase) &<< 60 | sequence &<< 24 | slot
  }

  /// The key of a slot in which nothing is stored. It comes after every key of an event.
  @inlinable
  static func free(slot: UInt64) -> EventKey {
    EventKey(high: UInt64(Int64.max), low: slot)
  }

  @inlinable var time: Int64 { Int64(bitPattern: high) }
  @inlinable var phase: UInt8 { UInt8(truncatingIfNeeded: low &>> 60) }
  @inlinable var slot: UInt64 { low & 0xFF_FFFF }
  @inlinable var index: Int { Int(truncatingIfNeeded: slot) }

  /// 1 if this key comes before the other, otherwise 0: the sign of the difference of the two numbers, borrowed from the
  /// low to the high word. (The last bit, which is the slot's, decides nothing.) This is written with signs because a
  /// comparison would be compiled to a jump, and mispredicted jumps are what a queue spends half its time on.
  @inlinable @inline(__always)
  func precedes(_ other: EventKey) -> Int {
    let borrow = ((low &>> 1) &- (other.low &>> 1)) &>> 63
    return Int(truncatingIfNeeded: (high &- other.high &- borrow) &>> 63)
  }
}
