import Memory

extension LadderQueue {
  /// Sorts an event into the run, which has room.
  @inlinable @inline(__always)
  mutating func insertIntoRun(_ entry: Entry) {
    let run = run.address(of: 0)
    var hole = runEnd
    runEnd &+= 1
    while hole > 0 && run[hole &- 1].key.precedes(entry.key) == 1 {
      (run + hole).update(from: run + (hole &- 1), count: 1)
      hole &-= 1
    }
    run[hole] = entry
  }

  /// Shortens a full run by moving the bound to an earlier moment and throwing what lies behind it into an open bucket.
  ///
  /// - Returns: whether there is room in the run for an event of the front; if not, the event has been put elsewhere.
  @inlinable @inline(never)
  mutating func makeRoom(for entry: Entry) -> Bool {
    if runRoom == 0 {
      reserveRun(Self.longestRun, filling: entry)
      runRoom = Self.longestRun
      return true
    }
    let (earliest, latest) = (run[runEnd &- 1].key.time, run[0].key.time)
    var earlier = run[runEnd &- runEnd / 4].key.time
    if earlier == earliest { earlier = entry.key.time < earliest ? earliest : earliest &+ 1 }
    if earlier > Swift.max(latest, entry.key.time) || !rungs.openFront(until: bound) {
      near.insert(entry.event, at: entry.key.time, order: entry.key.low)
      return false
    }
    bound = earlier
    steps &+= Int64(runEnd)
    let bucket = rungs.openBucket
    buckets.reserve(bucket)
    var thrown = 0
    while thrown < runEnd && run[thrown].key.time >= bound {
      buckets.add(run[thrown], to: bucket)
      thrown &+= 1
    }
    for index in thrown..<runEnd { run[index &- thrown] = run[index] }
    runEnd &-= thrown
    if entry.key.time < bound { return true }
    buckets.add(entry, to: bucket)
    return false
  }

  /// Moves on to the next bucket in which there is something, and takes it into the front, which holds no event before
  /// its bound. If all buckets are empty, everything that will be scheduled belongs to the front.
  @inlinable
  mutating func fillFront() {
    while buckets.count > 0 {
      let (bucket, end) = rungs.next(in: buckets)
      bound = end
      let last = buckets.take(bucket)
      if last == 0 { continue }
      if buckets.isOnePiece(last) { return sortPieceIntoRun(last) }
      if spread(last, until: end) { continue }
      return mergeIntoRun(last)
    }
    rungs.removeAll()
    bound = Int64.max
  }

  /// Sorts the events of a bucket of one piece into the empty run: each goes behind as many as come after it. The times
  /// of half a piece are compared with each at once, those that there are not being earlier than all.
  ///
  /// - Complexity: O(length²), without jumps that depend on the order: for few events that is quicker than sorting them
  ///   with few comparisons.
  @inlinable
  mutating func sortPieceIntoRun(_ bucket: Int32) {
    let (first, length) = buckets.piece(endingWith: bucket)
    let run = run.addresses(ofFirst: Self.longestRun)
    var sum: UInt64 = 0
    #if arch(wasm32)
      // No vectors there: one after the other, only those that there are.
      for index in 0..<length {
        let time = first[index].key.high
        var later: UInt64 = 0
        for other in 0..<length { later &+= (time &- first[other].key.high) &>> 63 }
        (run + Int(truncatingIfNeeded: later)).update(from: first + index, count: 1)
        sum &+= later
      }
    #else
      let half = 8
      let times = Self.times(of: first, from: 0, length)
      let others = length > half ? Self.times(of: first, from: half, length) : SIMD8(repeating: 0)
      for index in 0..<length {
        let time = SIMD8(repeating: first[index].key.high)
        var signs = (time &- times) &>> 63
        if length > half { signs = signs &+ ((time &- others) &>> 63) }
        let quarters = signs.lowHalf &+ signs.highHalf
        let pairs = quarters.lowHalf &+ quarters.highHalf
        let later = pairs.x &+ pairs.y
        (run + Int(truncatingIfNeeded: later)).update(from: first + index, count: 1)
        sum &+= later
      }
    #endif
    if sum != UInt64(truncatingIfNeeded: length &* (length &- 1) / 2) {
      Self.sortWithKeys(first, length, into: run)
    }
    buckets.release(pieceEndingWith: bucket)
    runEnd = length
    unseen = length
    steps &+= Int64(length &* length)
  }

  /// Times of eight neighbouring entries, 0 for those at or after an end.
  @inlinable @inline(__always)
  static func times(of entries: UnsafeMutablePointer<Entry>, from begin: Int, _ end: Int) -> SIMD8<UInt64> {
    func time(_ index: Int) -> UInt64 { begin &+ index < end ? entries[begin &+ index].key.high : 0 }
    return SIMD8(time(0), time(1), time(2), time(3), time(4), time(5), time(6), time(7))
  }

  /// Sorts events of which some are simultaneous: the whole keys decide.
  @inlinable @inline(never)
  static func sortWithKeys(
    _ entries: UnsafeMutablePointer<Entry>, _ length: Int, into run: UnsafeMutablePointer<Entry>
  ) {
    for index in 0..<length {
      let key = entries[index].key
      var later = 0
      for other in 0..<length { later &+= key.precedes(entries[other].key) }
      (run + later).update(from: entries + index, count: 1)
    }
  }

  /// Spreads the events of a long bucket over a new rung that ends where the bucket did.
  ///
  /// - Returns: false if they are simultaneous or if there are too many rungs; then nothing has been moved.
  @inlinable
  mutating func spread(_ bucket: Int32, until end: Int64) -> Bool {
    let some = buckets[bucket &- 1].key.time
    var (least, greatest) = (some, some)
    var (sum, length) = (0.0, 0)
    buckets.visit(bucket) { entry in
      let time = entry.key.time
      least = Swift.min(least, time)
      greatest = Swift.max(greatest, time)
      sum += Double(time &- some)
      length &+= 1
    }
    if least == greatest { return false }
    let mean = sum / Double(length) - Double(least &- some)
    let isAdded = rungs.add(from: least, meanAfter: mean, until: end, length: length, pending: count)
    if !isAdded { return false }
    steps &+= Int64(length)
    let rung = rungs.deepest
    buckets.reserve(rung.openBucket)
    buckets.moveAll(bucket) { entry in rung.bucket(of: entry.key.time) }
    return true
  }
}
