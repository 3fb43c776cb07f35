import Memory

/// A future event list whose cost per event does not grow with the number of pending events.
///
///     var events = LadderQueue<Int32>()
///     events.schedule(7, at: 86_400_000_000, phase: 1)
///     events.schedule(8, at: 60_000_000, phase: 0)
///     events.popNext(before: 3_600_000_000)  // (time: 60000000, phase: 0, event: 8)
///     events.popNext(before: 3_600_000_000)  // nil
///
/// What it promises is said at `FutureEventList`.
///
/// **Structure** (after W. T. Tang, R. S. M. Goh and I. L.-J. Thng, "Ladder queue: an O(1) priority queue structure for
/// large-scale discrete event simulation", ACM Transactions on Modeling and Computer Simulation 15, 2005):
///
///     front    now ......|bound                         sorted, the next event last
///     rung 2             |..|..|..|.......|             buckets, unsorted within
///     rung 1                              |....|....|....|..........|
///     rung 0                                                        |........|........|..................
///
/// Events before `bound` are in the *front*, a short sorted run. All others are thrown unsorted into a bucket of a
/// *rung*. The last bucket of a rung is *open*: it takes everything from its beginning to the end of the rung, and that
/// of rung 0 has no end. When the front is used up, the next bucket is sorted into it if it is short; if it is long, it
/// is spread over a new rung. So an event is moved a few times and compared with a few others, however many are pending.
///
/// The width of buckets follows from what is spread: buckets of a few events each from the earliest event to twice as
/// far as the mean, the others into the open bucket. As at least half of all events lie before twice their mean, no
/// event is thrown into open buckets often.
///
/// A few pending events stay in the front, and no bucket is used. If the front gets long, its later part is thrown into
/// an open bucket. A bucket that cannot be told apart by time (thousands of events of one moment) is sorted into the front
/// as a whole by merging; what is scheduled meanwhile goes into an `EventList` beside it, so that nothing ever costs more
/// than that does.
@frozen
public struct LadderQueue<Event: BitwiseCopyable & Sendable>: FutureEventList {
  /// An event with what decides its order.
  @frozen @usableFromInline
  struct Entry: BitwiseCopyable, Sendable {
    /// Its slot is 0.
    @usableFromInline var key: EventKey
    @usableFromInline var event: Event

    @inlinable
    init(key: EventKey, event: Event) {
      self.key = key
      self.event = event
    }
  }

  /// Events of the front's run among which single ones are sorted: that costs up to a move of each.
  @inlinable static var longestRun: Int { 32 }

  /// Events before `bound`, the next one last, below `runEnd`.
  @usableFromInline var run: Arena<Entry>
  @usableFromInline var runEnd: Int
  /// How long the run may become by single events: `longestRun`, or 0 as long as it has no memory.
  @usableFromInline var runRoom: Int
  /// As much room as the run has, for pieces of it to be merged into.
  @usableFromInline var unsorted: Arena<Entry>
  /// Events before this moment go into the front.
  @usableFromInline var bound: Int64
  /// Those of the front for which the run had no room. Also gives out the sequence numbers and keeps the clock.
  @usableFromInline var near: EventList<Event>
  @usableFromInline var rungs: Rungs
  @usableFromInline var buckets: Buckets<Entry>
  /// See `stepCount`.
  @usableFromInline var steps: Int64
  /// Events at the beginning of the run that `visitComing` has not shown yet.
  @usableFromInline var unseen: Int

  /// An empty queue at time 0.
  @inlinable
  public init() {
    run = Arena([])
    runEnd = 0
    runRoom = 0
    unsorted = Arena([])
    bound = Int64.max
    near = EventList()
    rungs = Rungs()
    buckets = Buckets()
    steps = 0
    unseen = 0
  }

  /// Moment of the last event removed, in microseconds; 0 before the first.
  @inlinable public var lastTime: Int64 { near.moment }
  /// Number of pending events.
  @inlinable public var count: Int { runEnd &+ near.count &+ buckets.count }
  /// Number of events scheduled so far, removed ones included.
  @inlinable public var scheduledCount: Int64 { near.scheduledCount }
  /// How often events have been compared or moved so far on their way from bucket to bucket and into the run; what it
  /// takes to sort a single event into the run, at most `longestRun` of both, is not counted. It stays in proportion to
  /// the number of events, whatever their times are.
  @inlinable public var stepCount: Int64 { steps }

  /// Adds an event; see `FutureEventList.schedule`.
  ///
  /// - Complexity: O(1) on average; O(log simultaneous events) at the moment that has been reached.
  @inlinable @inline(__always)
  public mutating func schedule(_ event: Event, at time: Int64, phase: UInt8) {
    let order = near.takeOrder(at: time, phase: phase)
    let entry = Entry(key: EventKey(high: UInt64(bitPattern: time), low: order), event: event)
    if time >= bound {
      buckets.add(entry, to: rungs.bucket(of: time))
    } else if runEnd < runRoom || makeRoom(for: entry) {
      insertIntoRun(entry)
    }
    checkInvariantsIfAsked()
  }

  /// Calls a closure with events that are soon to come, each once, some `ahead` of them before it is removed: the time to
  /// bring near what they are about. To be called after every event removed, which may itself be shown; events scheduled
  /// for the near future may be left out.
  @inlinable @inline(__always)
  public mutating func visitComing(_ ahead: Int, _ body: (Event) -> Void) {
    while unseen > 0 && unseen &+ ahead > runEnd {
      unseen &-= 1
      body(run[unseen].event)
    }
  }

  /// Removes the next event if it lies before a moment; nil if there is none.
  ///
  /// - Complexity: O(1) on average.
  @inlinable
  public mutating func popNext(before limit: Int64) -> (time: Int64, phase: UInt8, event: Event)? {
    if runEnd == 0 || !near.isEmpty { return popNextWithCare(before: limit) }
    let next = run[runEnd &- 1]
    if next.key.time >= limit { return nil }
    runEnd &-= 1
    near.moment = next.key.time
    checkInvariantsIfAsked()
    return (next.key.time, next.key.phase, next.event)
  }

  /// The same when the run is empty or when it is not all of the front.
  @inlinable @inline(never)
  mutating func popNextWithCare(before limit: Int64) -> (time: Int64, phase: UInt8, event: Event)? {
    if runEnd == 0 && near.nextTime >= bound { fillFront() }
    if !near.isEmpty && (runEnd == 0 || near.comesBefore(run[runEnd &- 1].key)) { return near.popNext(before: limit) }
    if runEnd == 0 { return nil }
    let next = run[runEnd &- 1]
    if next.key.time >= limit { return nil }
    runEnd &-= 1
    near.moment = next.key.time
    checkInvariantsIfAsked()
    return (next.key.time, next.key.phase, next.event)
  }

  /// Gives this copy memory of its own if it shares it; see `FutureEventList`.
  @inlinable
  public mutating func makeUnique() {
    // All memory is shared or none is.
    if rungs.isUnique() { return }
    run.makeUnique()
    unsorted.makeUnique()
    near.makeUnique()
    rungs.makeUnique()
    buckets.makeUnique()
  }
}
