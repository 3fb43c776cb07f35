import Memory

// The 4-ary heap: the children of place i are the places 4i + 1 to 4i + 4.

extension EventList {
  /// The least key of all pending events.
  @inlinable
  var nextKey: EventKey? {
    guard end > (rootIsOpen ? 1 : 0) else { return nil }
    return keys[rootIsOpen ? leastOfFour(from: 1) : 0]
  }

  /// Whether the next event comes before a key. The list is not empty.
  @inlinable
  func comesBefore(_ key: EventKey) -> Bool { nextKey?.precedes(key) == 1 }

  /// Fills the open root with the last key, and keeps the root's slot as a free one in the last key's place.
  @inlinable
  mutating func closeRoot() {
    rootIsOpen = false
    end &-= 1
    let last = keys[end]
    keys[end] = .free(slot: keys[0].slot)
    if end > 0 { siftDown(last) }
  }

  /// Puts a key where it belongs, starting from the root, whose own key has been taken.
  @inlinable
  mutating func siftDown(_ key: EventKey) {
    var hole = 0
    var child = 1
    while child < end {
      let least = leastOfFour(from: child)
      let candidate = keys[least]
      if key.precedes(candidate) == 1 { break }
      keys[hole] = candidate
      hole = least
      child = 4 &* least &+ 1
    }
    keys[hole] = key
  }

  /// Puts a key where it belongs, starting from the last place of the heap.
  @inlinable
  mutating func siftUp(_ key: EventKey) {
    var hole = end &- 1
    while hole > 0 {
      let parent = (hole &- 1) &>> 2
      let candidate = keys[parent]
      if candidate.precedes(key) == 1 { break }
      keys[hole] = candidate
      hole = parent
    }
    keys[hole] = key
  }

  /// Place of the least of four neighbouring keys, chosen by arithmetic. Free slots come after every event, so that a
  /// family of which only some are in the heap needs no case of its own.
  @inlinable @inline(__always)
  func leastOfFour(from first: Int) -> Int {
    let family = keys.addresses(ofFirst: first &+ 4) + first
    let a = family[1].precedes(family[0])
    let b = 2 &+ family[3].precedes(family[2])
    return first &+ (a ^ ((a ^ b) & (0 &- family[b].precedes(family[a]))))
  }

  /// Adds free slots: as many as there are, at least one family.
  @inlinable @inline(never)
  mutating func grow(filling event: Event) {
    precondition(keys.count < EventKey.slots, "more events are pending than can be stored (2^24)")
    let old = keys.count
    let new = old == 0 ? 5 : Swift.min(2 * old - 1, EventKey.slots)
    for slot in old..<new { keys.append(.free(slot: UInt64(slot))) }
    slots.append(repeating: event, count: new - old)
  }
}
