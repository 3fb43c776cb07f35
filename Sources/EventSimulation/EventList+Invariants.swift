import Memory

extension EventList {
  /// Stops the program if the list is not what it should be:
  /// no key comes before its parent's, every slot belongs to exactly one key, no pending event lies before the
  /// last one removed, sequence numbers have been given out, and what is past the heap's end is free.
  ///
  /// - Complexity: O(number of slots).
  public func checkInvariants() {
    precondition(keys.count == slots.count, "every key has a slot")
    precondition(keys.isEmpty || keys.count % 4 == 1, "families of four are whole")
    precondition(end <= keys.count && (!rootIsOpen || end > 0), "the heap ends within its storage")
    var isOwned = [Bool](repeating: false, count: slots.count)
    for place in 0..<keys.count {
      let key = keys[place]
      precondition(key.index < slots.count && !isOwned[key.index], "every slot belongs to exactly one key")
      isOwned[key.index] = true
      if place >= end {
        precondition(key.time == Int64.max, "what is past the heap's end is free")
      } else if place > 0 || !rootIsOpen {
        precondition(key.time >= moment && key.time < Int64.max, "no pending event lies in the past")
        precondition((key.low &>> 24) & (EventKey.sequences - 1) < sequence, "sequence numbers have been given out")
        let parent = (place - 1) / 4
        if place > 0 && !(parent == 0 && rootIsOpen) {
          precondition(keys[parent].precedes(key) == 1, "no event comes before its parent")
        }
      }
    }
  }
}
