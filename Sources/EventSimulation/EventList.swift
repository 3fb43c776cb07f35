import Memory

/// A future event list in one heap: small, plain, and as quick as a heap can be.
///
///     var events = EventList<Int32>()
///     events.schedule(7, at: 60_000_000, phase: 1)
///     events.schedule(8, at: 60_000_000, phase: 0)
///     events.popNext()  // (time: 60000000, phase: 0, event: 8)
///     events.popNext()  // (time: 60000000, phase: 1, event: 7)
///
/// What it promises is said at `FutureEventList`; `LadderQueue` promises the same and is quicker.
///
/// **Structure.** A 4-ary heap of 16-byte keys (D. B. Johnson, "Priority queues with update and finding minimum
/// spanning trees", Information Processing Letters 4, 1975), the events themselves in slots beside it. The slot of a
/// removed event stays with the key's place: past its end the heap is its own list of free slots. Removing leaves the
/// root open, and the next event scheduled is sifted from there, so that a removal followed by a scheduling costs one
/// sift and not two.
@frozen
public struct EventList<Event: BitwiseCopyable & Sendable>: FutureEventList {
  /// Keys in heap order below `end`, free slots from there on. Its count is 0, or one more than a multiple of four, so
  /// that a family of four is never cut short.
  @usableFromInline var keys: Arena<EventKey>
  /// The event of each slot, as many as there are keys.
  @usableFromInline var slots: Arena<Event>
  /// Where the heap ends in `keys`, an open root included.
  @usableFromInline var end: Int
  /// Whether the root's event has been removed and its place not yet been filled.
  @usableFromInline var rootIsOpen: Bool
  /// Number the next event scheduled gets.
  @usableFromInline var sequence: UInt64
  /// Moment of the last event removed.
  @usableFromInline var moment: Int64

  /// An empty list at time 0.
  @inlinable
  public init() {
    keys = Arena([])
    slots = Arena([])
    end = 0
    rootIsOpen = false
    sequence = 0
    moment = 0
  }

  /// Moment of the last event removed, in microseconds; 0 before the first.
  @inlinable public var lastTime: Int64 { moment }
  /// Number of pending events.
  @inlinable public var count: Int { end &- (rootIsOpen ? 1 : 0) }
  /// Number of events scheduled so far, removed ones included.
  @inlinable public var scheduledCount: Int64 { Int64(sequence) }

  /// Time of the event that `popNext` would remove, in microseconds; `Int64.max` if nothing is pending. O(1).
  @inlinable public var nextTime: Int64 { nextKey?.time ?? Int64.max }
  /// Phase of the event that `popNext` would remove; nil if nothing is pending. O(1).
  @inlinable public var nextPhase: UInt8? { nextKey?.phase }

  /// Adds an event; see `FutureEventList.schedule`.
  ///
  /// - Complexity: O(log count); O(1) on average when times are far in the future.
  @inlinable
  public mutating func schedule(_ event: Event, at time: Int64, phase: UInt8) {
    insert(event, at: time, order: takeOrder(at: time, phase: phase))
    checkInvariantsIfAsked()
  }

  /// Numbers an event that is being scheduled: its phase and sequence, as the low word of its key has them.
  @inlinable @inline(__always)
  mutating func takeOrder(at time: Int64, phase: UInt8) -> UInt64 {
    precondition(time >= moment, "an event is scheduled before the moment that has been reached")
    precondition(time < Int64.max, "an event is scheduled at the end of time, which no run reaches")
    precondition(phase < EventKey.phases, "a phase is a number from 0 to 15")
    precondition(sequence < EventKey.sequences, "more events were scheduled than can be numbered (2^36)")
    let order = EventKey(time: time, phase: phase, sequence: sequence, slot: 0).low
    sequence &+= 1
    return order
  }

  /// Puts in an event that has been numbered. O(log count).
  @inlinable
  mutating func insert(_ event: Event, at time: Int64, order: UInt64) {
    if rootIsOpen {
      let slot = keys[0].slot
      slots[Int(truncatingIfNeeded: slot)] = event
      rootIsOpen = false
      siftDown(EventKey(high: UInt64(bitPattern: time), low: order | slot))
    } else {
      if end == keys.count { grow(filling: event) }
      let slot = keys[end].slot
      slots[Int(truncatingIfNeeded: slot)] = event
      end &+= 1
      siftUp(EventKey(high: UInt64(bitPattern: time), low: order | slot))
    }
  }

  /// Removes the next event if it lies before a moment; nil if there is none.
  ///
  /// - Complexity: O(log count).
  @inlinable
  public mutating func popNext(before limit: Int64) -> (time: Int64, phase: UInt8, event: Event)? {
    if rootIsOpen { closeRoot() }
    guard end > 0 else { return nil }
    let key = keys[0]
    if key.time >= limit { return nil }
    rootIsOpen = true
    moment = key.time
    checkInvariantsIfAsked()
    return (key.time, key.phase, slots[key.index])
  }

  /// Forgets all pending events; the clock and the numbering stay. O(count).
  public mutating func removeAll() {
    for index in 0..<end { keys[index] = .free(slot: keys[index].slot) }
    end = 0
    rootIsOpen = false
    checkInvariantsIfAsked()
  }

  /// Gives this copy memory of its own if it shares it; see `FutureEventList`.
  @inlinable
  public mutating func makeUnique() {
    keys.makeUnique()
    slots.makeUnique()
  }
}
