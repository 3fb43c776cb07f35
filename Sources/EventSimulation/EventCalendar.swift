/// A future event list for models whose events mostly lie far ahead: the contract of `EventList`, in less time.
///
///     var events = EventCalendar<Int32>(bucketWidth: 1_800_000_000, buckets: 2048)
///     events.schedule(7, at: 86_400_000_000, phase: 1)
///     events.schedule(8, at: 60_000_000, phase: 0)
///     events.popNext(before: 3_600_000_000)  // (time: 60000000, phase: 0, event: 8)
///     events.popNext(before: 3_600_000_000)  // nil
///
/// **Contract.** That of `EventList`, to the letter: least time first, then least phase, then what was scheduled first.
/// A calendar is a value too, and copies go on independently.
///
/// **Structure.** Time is cut into buckets of equal width, and a ring of them is used again and again (R. Brown,
/// "Calendar queues", Communications of the ACM 31, 1988). An event that lies ahead is linked into the bucket of its
/// time, whatever else is in there. When the clock comes to a bucket, the events that are due are sorted into a short
/// list, the *run*, and taken from its end; those of later turns of the ring stay. What is scheduled within the present
/// bucket goes into the run at once. Of a bucket with more events than a run should hold, the others go into a small
/// `EventList`, so that a bad choice of width costs what that list costs. No choice of width changes the order.
///
/// Choose buckets of a few events each, and so many that most events lie within one turn of the ring.
@frozen
public struct EventCalendar<Event: BitwiseCopyable & Sendable>: Sendable {
  /// An event that lies ahead, or a free entry.
  @frozen @usableFromInline
  struct Entry: BitwiseCopyable, Sendable {
    @usableFromInline var time: Int64
    /// Phase and sequence, as in a key.
    @usableFromInline var order: UInt64
    @usableFromInline var event: Event
    /// The next entry of the same bucket, or the next free one; -1 at the end.
    @usableFromInline var next: Int32

    @inlinable
    init(time: Int64, order: UInt64, event: Event, next: Int32) {
      self.time = time
      self.order = order
      self.event = event
      self.next = next
    }
  }

  /// An event of the present bucket.
  @frozen @usableFromInline
  struct Due: BitwiseCopyable, Sendable {
    @usableFromInline var key: EventKey
    @usableFromInline var event: Event

    @inlinable
    init(key: EventKey, event: Event) {
      self.key = key
      self.event = event
    }
  }

  /// Events of buckets before `horizon`, the last first, below `runEnd`.
  @usableFromInline var run: [Due]
  @usableFromInline var runEnd: Int
  /// Those for which the run had no room; this list also gives out the sequence numbers and keeps the clock.
  @usableFromInline var near: EventList<Event>
  /// Events that a run holds at most: keeping it sorted costs up to a move of each.
  @inlinable static var longestRun: Int { 32 }
  /// The first entry of each bucket of the ring, or -1. A power of two of them.
  @usableFromInline var heads: [Int32]
  @usableFromInline var entries: [Entry]
  @usableFromInline var firstFree: Int32
  /// How many events lie in buckets.
  @usableFromInline var farCount: Int
  /// Number of the first bucket whose events still lie ahead: buckets are numbered from time 0.
  @usableFromInline var horizon: Int64
  /// A bucket is 2 to this power microseconds wide.
  @usableFromInline let widthBits: Int64

  /// An empty calendar at time 0.
  ///
  /// - Parameters:
  ///   - bucketWidth: microseconds; rounded up to a power of two.
  ///   - buckets: length of the ring, at most 2³⁰; rounded up to a power of two.
  public init(bucketWidth: Int64, buckets: Int) {
    precondition(bucketWidth > 0 && bucketWidth <= 1 << 60, "a bucket is at least a microsecond wide")
    precondition(buckets > 0 && buckets <= 1 << 30, "a ring has at least one bucket")
    var bits: Int64 = 0
    while 1 << bits < bucketWidth { bits += 1 }
    var length = 1
    while length < buckets { length *= 2 }
    widthBits = bits
    run = []
    runEnd = 0
    near = EventList()
    heads = [Int32](repeating: -1, count: length)
    entries = []
    firstFree = -1
    farCount = 0
    horizon = 0
  }

  /// Moment of the last event removed, in microseconds; 0 before the first.
  @inlinable public var lastTime: Int64 { near.lastTime }
  /// Number of pending events.
  @inlinable public var count: Int { runEnd + near.count + farCount }
  /// Whether nothing is pending.
  @inlinable public var isEmpty: Bool { count == 0 }
  /// Number of events scheduled so far, removed ones included.
  @inlinable public var scheduledCount: Int64 { near.scheduledCount }

  /// Adds an event, as `EventList.schedule` does.
  ///
  /// - Complexity: O(1); O(log of the events of a bucket) within the present bucket.
  @inlinable
  public mutating func schedule(_ event: Event, at time: Int64, phase: UInt8) {
    let order = near.takeOrder(at: time, phase: phase)
    if time &>> widthBits < horizon {
      put(event, at: time, order: order)
    } else {
      file(event, at: time, order: order)
    }
  }

  /// Removes the next event if it lies before a moment; nil if there is none.
  ///
  /// - Complexity: O(log of the events of a bucket) on average, and O(1) for each empty bucket that is passed; a
  ///   stretch of more than a turn of the ring costs O(length of the ring + count).
  @inlinable
  public mutating func popNext(before limit: Int64) -> (time: Int64, phase: UInt8, event: Event)? {
    if runEnd == 0 && near.isEmpty && !advance(before: limit) { return nil }
    if !near.isEmpty && (runEnd == 0 || near.comesBefore(run[runEnd &- 1].key)) { return near.popNext(before: limit) }
    let next = run[runEnd &- 1]
    if next.key.time >= limit { return nil }
    runEnd &-= 1
    near.moment = next.key.time
    return (next.key.time, next.key.phase, next.event)
  }

  /// Its arrays copy themselves; the list beside the run does not.
  @inlinable
  public mutating func makeUnique() { near.makeUnique() }
}
