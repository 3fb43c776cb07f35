extension EventCalendar {
  /// Links an event into the bucket of its time.
  @inlinable @inline(__always)
  mutating func file(_ event: Event, at time: Int64, order: UInt64) {
    precondition(farCount < EventKey.slots, "more events are pending than can be stored (2^24)")
    let place = place(of: time &>> widthBits)
    let entry = Entry(time: time, order: order, event: event, next: heads[place])
    let index = firstFree
    if index >= 0 {
      firstFree = entries[Int(index)].next
      entries[Int(index)] = entry
      heads[place] = index
    } else {
      heads[place] = Int32(truncatingIfNeeded: entries.count)
      entries.append(entry)
    }
    farCount &+= 1
  }

  /// Puts an event of the present bucket where it belongs: into the run, or into the list if the run is full.
  @inlinable
  mutating func put(_ event: Event, at time: Int64, order: UInt64) {
    if runEnd == Self.longestRun {
      near.insert(event, at: time, order: order)
      return
    }
    let due = Due(key: EventKey(high: UInt64(bitPattern: time), low: order), event: event)
    if runEnd == run.count { run.append(due) }
    var hole = runEnd
    runEnd &+= 1
    run.withUnsafeMutableBufferPointer { run in
      while hole > 0 && run[hole &- 1].key.precedes(due.key) == 1 {
        run[hole] = run[hole &- 1]
        hole &-= 1
      }
      run[hole] = due
    }
  }

  /// Moves on to the next bucket of which events are due, and these into the list of near events.
  ///
  /// - Returns: false if no such bucket begins before the limit; then all that does has been passed.
  @inlinable
  mutating func advance(before limit: Int64) -> Bool {
    if farCount == 0 { return false }
    let end = (limit &- 1) &>> widthBits &+ 1
    var passed = 0
    while horizon < end {
      let bucket = horizon
      horizon &+= 1
      if heads[place(of: bucket)] >= 0 && takeDue(of: bucket) { return true }
      passed += 1
      if passed == heads.count {
        // A whole turn of nothing: go straight to the next bucket of which something is due.
        horizon = Swift.max(horizon, Swift.min(end, earliestBucket))
        passed = 0
      }
    }
    return false
  }

  /// Takes the events that are due out of a bucket. False if there is none.
  @inlinable
  mutating func takeDue(of bucket: Int64) -> Bool {
    let before = farCount
    let place = place(of: bucket)
    let first = heads[place]
    var index = first
    var last = first
    while index >= 0, entries[Int(index)].time &>> widthBits == bucket {
      let entry = entries[Int(index)]
      put(entry.event, at: entry.time, order: entry.order)
      farCount &-= 1
      last = index
      index = entry.next
    }
    if farCount < before {
      // What was passed is free, as it is linked.
      entries[Int(last)].next = firstFree
      firstFree = first
      heads[place] = index
    }
    return index >= 0 ? takeDue(of: bucket, behind: index) || farCount < before : true
  }

  /// Goes on behind the first event of a bucket that belongs to a later turn of the ring.
  @inlinable @inline(never)
  mutating func takeDue(of bucket: Int64, behind first: Int32) -> Bool {
    let before = farCount
    var kept = first
    var index = entries[Int(first)].next
    while index >= 0 {
      let entry = entries[Int(index)]
      if entry.time &>> widthBits == bucket {
        put(entry.event, at: entry.time, order: entry.order)
        entries[Int(kept)].next = entry.next
        entries[Int(index)].next = firstFree
        firstFree = index
        farCount &-= 1
      } else {
        kept = index
      }
      index = entry.next
    }
    return farCount < before
  }

  /// The least number of a bucket that has events. O(length of the ring + events).
  @usableFromInline
  var earliestBucket: Int64 {
    var earliest = Int64.max
    for head in heads {
      var index = head
      while index >= 0 {
        earliest = Swift.min(earliest, entries[Int(index)].time &>> widthBits)
        index = entries[Int(index)].next
      }
    }
    return earliest
  }

  /// Where a bucket lies in the ring.
  @inlinable @inline(__always)
  func place(of bucket: Int64) -> Int {
    Int(truncatingIfNeeded: bucket) & (heads.count &- 1)
  }

  /// Stops the program if the calendar is not what it should be: the run is sorted and, as the list, lies before
  /// the horizon; all others lie at or after it and in the bucket of their time, and every entry is in one bucket or free.
  ///
  /// - Complexity: O(length of the ring + number of entries).
  public func checkInvariants() {
    near.checkInvariants()
    precondition(runEnd <= run.count && runEnd <= Self.longestRun, "the run ends within its storage")
    for index in 0..<runEnd {
      let key = run[index].key
      precondition(key.time >= near.moment && key.time &>> widthBits < horizon, "the run is of the present bucket")
      precondition(index == 0 || key.precedes(run[index - 1].key) == 1, "the run is sorted")
    }
    precondition(near.keys.elements.allSatisfy { $0.time == .max || $0.time &>> widthBits < horizon }, "near events are near")
    var seen = 0
    for (position, head) in heads.enumerated() {
      var index = head
      while index >= 0 {
        let bucket = entries[Int(index)].time &>> widthBits
        precondition(bucket >= horizon && place(of: bucket) == position, "an event lies in the bucket of its time")
        seen += 1
        precondition(seen <= farCount, "every entry is in one bucket")
        index = entries[Int(index)].next
      }
    }
    precondition(seen == farCount, "every event that lies ahead is in a bucket")
    var free = firstFree
    while free >= 0 {
      seen += 1
      precondition(seen <= entries.count, "every entry is free once")
      free = entries[Int(free)].next
    }
    precondition(seen == entries.count, "every entry is in a bucket or free")
  }

}
