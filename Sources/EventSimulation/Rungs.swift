import Memory

/// A stretch of time, cut into buckets of equal width and, behind them, an open one.
@frozen @usableFromInline
struct Rung: BitwiseCopyable, Sendable {
  /// Beginning of the first bucket.
  @usableFromInline var start: Int64
  /// Everything before this moment belongs to this rung, if to no deeper one.
  @usableFromInline var end: Int64
  /// A bucket is 2 to this power microseconds wide.
  @usableFromInline var widthBits: Int64
  /// Number of the first bucket, among those of all rungs.
  @usableFromInline var first: Int
  /// Number of the bucket that comes next.
  @usableFromInline var next: Int
  /// Number of the open bucket, which is the last one.
  @usableFromInline var openBucket: Int

  /// A rung of one open bucket.
  @inlinable
  init(bucket: Int, until end: Int64) {
    start = 0
    self.end = end
    widthBits = 0
    first = bucket
    next = bucket
    openBucket = bucket
  }

  /// The bucket of a moment that lies in this rung.
  @inlinable @inline(__always)
  func bucket(of time: Int64) -> Int {
    first &+ Int(truncatingIfNeeded: Swift.min((time &- start) &>> widthBits, Int64(openBucket &- first)))
  }
}

/// The rungs of a ladder: each ends where the next bucket of the one above begins.
@frozen @usableFromInline
struct Rungs: Sendable {
  /// Rungs that there are at most.
  @inlinable static var most: Int { 8 }
  /// Events that are to be in a bucket: more where so many are pending that what they are about lies far off, for then
  /// more of them are shown in time (see `LadderQueue.visitComing`).
  @inlinable static func eventsPerBucket(pending: Int) -> Int { pending < 8192 ? 6 : 12 }
  /// Buckets that a rung is to have at most; up to twice as many arise by rounding the width.
  @inlinable static var mostBuckets: Int { 4096 }

  @usableFromInline var rungs: Arena<Rung>
  /// Number of the deepest rung.
  @usableFromInline var depth: Int

  /// A rung of one open bucket, without an end.
  @inlinable
  init() {
    rungs = Arena(repeating: Rung(bucket: 0, until: Int64.max), count: Self.most)
    depth = 0
  }

  @inlinable var deepest: Rung { rungs[depth] }
  /// The open bucket of the deepest rung.
  @inlinable var openBucket: Int { rungs[depth].openBucket }

  /// The bucket of a moment at or after the bound.
  @inlinable @inline(__always)
  func bucket(of time: Int64) -> Int {
    var level = depth
    while time >= rungs[level].end { level &-= 1 }
    return rungs[level].bucket(of: time)
  }

  /// The next bucket and where it ends: the next in which there is something, or else the open one of the deepest rung.
  /// A rung is left with its open bucket, unless it is the last.
  @inlinable
  mutating func next<Entry>(in buckets: borrowing Buckets<Entry>) -> (bucket: Int, end: Int64) {
    let rung = rungs[depth]
    let bucket = buckets.firstInUse(rung.next..<rung.openBucket)
    if bucket < rung.openBucket {
      rungs[depth].next = bucket &+ 1
      return (bucket, rung.start &+ (Int64(bucket &+ 1 &- rung.first) &<< rung.widthBits))
    }
    if depth > 0 {
      depth &-= 1
    } else {
      removeAll()
    }
    return (bucket, rung.end)
  }

  /// Sees to it that there is an open bucket just behind the front. False if there are too many rungs.
  @inlinable
  mutating func openFront(until bound: Int64) -> Bool {
    let rung = rungs[depth]
    if rung.first == rung.openBucket { return true }
    if depth &+ 1 == Self.most { return false }
    depth &+= 1
    rungs[depth] = Rung(bucket: rung.openBucket &+ 1, until: bound)
    return true
  }

  /// Adds a rung for a number of events, of all that are pending, that begin at a moment and lie on average so far behind
  /// it.
  ///
  /// - Returns: false if there are too many rungs.
  @inlinable
  mutating func add(from start: Int64, meanAfter mean: Double, until end: Int64, length: Int, pending: Int) -> Bool {
    // Rung 0 is replaced if it has been left, otherwise there is one rung more.
    let above = rungs[depth]
    let isLeft = depth == 0 && above.first == above.openBucket
    if !isLeft && depth &+ 1 == Self.most { return false }
    let wanted = Swift.max(2, Swift.min(length / Self.eventsPerBucket(pending: pending), Self.mostBuckets))
    let reach = Swift.min(2 * mean, 0x1p62)
    let width = Swift.max(1, Int64(reach / Double(wanted)))
    var rung = Rung(bucket: isLeft ? 0 : above.openBucket &+ 1, until: end)
    rung.start = start
    rung.widthBits = Int64(63 &- width.leadingZeroBitCount)
    let covered = Swift.min(Int64(reach), end &- start)
    rung.openBucket = rung.first &+ Swift.max(1, Int(truncatingIfNeeded: covered &>> rung.widthBits))
    if !isLeft { depth &+= 1 }
    rungs[depth] = rung
    return true
  }

  /// Goes back to one open bucket without an end; all buckets are empty.
  @inlinable
  mutating func removeAll() {
    depth = 0
    rungs[0] = Rung(bucket: 0, until: Int64.max)
  }

  /// Whether this memory belongs to no copy.
  @inlinable
  mutating func isUnique() -> Bool { rungs.isUnique() }

  @inlinable
  mutating func makeUnique() { rungs.makeUnique() }
}
