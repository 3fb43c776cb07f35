import Memory

// A crowd: a bucket that is too long for a run and cannot be spread, because its events are simultaneous. Such events
// have mostly been scheduled one after the other, so that the bucket consists of few pieces that are sorted already.

extension LadderQueue {
  /// Sorts the events of a long bucket into the empty run, which becomes as long as it has to: pieces that are in order
  /// are merged, two and two, until there is one.
  ///
  /// - Complexity: O(length × log of the number of pieces).
  @inlinable @inline(never)
  mutating func mergeIntoRun(_ bucket: Int32) {
    var (last, length) = (bucket, 0)
    buckets.visit(bucket) { _ in length &+= 1 }
    reserveRun(length, filling: buckets[bucket &- 1])
    var index = 0
    while last > 0 {
      run[index] = buckets[buckets.removeLast(&last)]
      index &+= 1
    }
    runEnd = length
    unseen = length
    steps &+= Int64(length)
    turnRisingPieces()
    while mergePieces() { steps &+= Int64(length) }
  }

  /// Sees to it that so many events fit into the run, and into the memory beside it.
  @inlinable
  mutating func reserveRun(_ length: Int, filling entry: Entry) {
    if length <= run.count { return }
    let more = Swift.max(length, 2 &* run.count) &- run.count
    run.append(repeating: entry, count: more)
    unsorted.append(repeating: entry, count: more)
  }

  /// Turns round all pieces of the run in which the next event comes first.
  @inlinable
  mutating func turnRisingPieces() {
    var begin = 0
    while begin < runEnd {
      var end = begin &+ 1
      while end < runEnd && run[end &- 1].key.precedes(run[end].key) == 1 { end &+= 1 }
      if end &- begin > 1 {
        var (low, high) = (begin, end &- 1)
        while low < high {
          (run[low], run[high]) = (run[high], run[low])
          low &+= 1
          high &-= 1
        }
        begin = end
      } else {
        begin = endOfPiece(from: begin)
      }
    }
  }

  /// Where a piece of the run ends in which the next event comes last.
  @inlinable
  func endOfPiece(from begin: Int) -> Int {
    var end = begin &+ 1
    while end < runEnd && run[end].key.precedes(run[end &- 1].key) == 1 { end &+= 1 }
    return end
  }

  /// Merges every two neighbouring pieces of the run. False if there is one only; then nothing is done.
  @inlinable
  mutating func mergePieces() -> Bool {
    var begin = 0
    var middle = endOfPiece(from: 0)
    if middle >= runEnd { return false }
    while begin < runEnd {
      let end = middle < runEnd ? endOfPiece(from: middle) : middle
      var (left, right) = (begin, middle)
      for index in begin..<end {
        let takesLeft = right == end || left < middle && run[right].key.precedes(run[left].key) == 1
        unsorted[index] = run[takesLeft ? left : right]
        if takesLeft { left &+= 1 } else { right &+= 1 }
      }
      begin = end
      middle = end < runEnd ? endOfPiece(from: end) : end
    }
    swap(&run, &unsorted)
    return true
  }
}
