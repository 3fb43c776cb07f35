import Memory

extension LadderQueue {
  /// Stops the program if the queue is not what it should be: the run is sorted and lies before the bound; every other
  /// event lies at or after it, in the bucket of its time or, if it shares its moment with many, in the heap; and every
  /// piece of memory is in one bucket or free.
  ///
  /// - Complexity: O(number of buckets + size of the memory).
  public func checkInvariants() {
    near.checkInvariants()
    precondition(runEnd <= run.count && unsorted.count == run.count, "the run ends within its memory")
    for index in 0..<runEnd {
      let key = run[index].key
      precondition(key.time >= near.moment && key.time < bound && key.slot == 0, "the run is the front")
      precondition(index == 0 || key.precedes(run[index - 1].key) == 1, "the run is sorted")
    }
    var isUsed = [Bool](repeating: false, count: buckets.links.count)
    var (seen, begin) = (0, bound)
    for level in (0...rungs.depth).reversed() {
      let rung = rungs.rungs[level]
      precondition(rung.first <= rung.next && rung.next <= rung.openBucket, "the next bucket is one of the rung")
      precondition(level == 0 || rungs.rungs[level - 1].openBucket < rung.first, "no two rungs have a bucket in common")
      precondition(level > 0 || rung.first == 0 && rung.end == Int64.max, "the first rung has no end")
      for bucket in rung.first...rung.openBucket {
        let last = buckets.lasts[bucket]
        precondition(last == 0 || bucket >= rung.next, "what has been passed is empty")
        buckets.visit(last) { entry in
          let time = entry.key.time
          precondition(time >= begin && time < rung.end && rung.bucket(of: time) == bucket, "a bucket has its times")
          precondition((entry.key.low &>> 24) & (EventKey.sequences - 1) < near.sequence, "a number was given out")
          seen += 1
        }
        if last > 0 {
          var piece = (last - 1) >> Buckets<Entry>.pieceBits
          while piece >= 0 {
            precondition(!isUsed[Int(piece)], "every piece is in one bucket")
            isUsed[Int(piece)] = true
            piece = buckets.links[piece]
          }
        }
      }
      begin = rung.end
    }
    precondition(seen == buckets.count, "every event that lies ahead is in a bucket")
    for bucket in rungs.openBucket + 1..<Swift.max(rungs.openBucket + 1, buckets.lasts.count) {
      precondition(buckets.lasts[bucket] == 0, "a bucket of no rung is empty")
    }
    var free = buckets.firstFree
    while free >= 0 {
      precondition(!isUsed[Int(free)], "every piece is in a bucket or free")
      isUsed[Int(free)] = true
      free = buckets.links[free]
    }
    precondition(isUsed.allSatisfy { $0 }, "every piece is in a bucket or free")
  }
}
