/// Numbered records of one kind in memory of their own: the state that events touch.
///
/// An array would ask at every write whether it is shared. Here that is asked once, by `makeUnique`, before a run
/// begins to write; until then copies share their memory. Every access is checked against the bounds. This is the
/// only type of the engine that handles memory itself.
struct Arena<Element: BitwiseCopyable & Sendable>: Sendable {
  /// Frees the memory when the last copy goes.
  private final class Owner: Sendable {
    nonisolated(unsafe) let base: UnsafeMutablePointer<Element>
    let capacity: Int

    init(capacity: Int) {
      self.capacity = capacity
      base = .allocate(capacity: capacity)
    }

    deinit { base.deallocate() }
  }

  private var owner: Owner
  nonisolated(unsafe) private var base: UnsafeMutablePointer<Element>
  /// How many records there are.
  private(set) var count: Int

  /// A number of equal records.
  init(repeating element: Element, count: Int) {
    owner = Owner(capacity: max(16, count))
    base = owner.base
    self.count = count
    base.initialize(repeating: element, count: count)
  }

  subscript(index: Int) -> Element {
    @inline(__always) _read {
      precondition(UInt(bitPattern: index) < UInt(bitPattern: count), "A record is asked for that does not exist.")
      yield base[index]
    }
    @inline(__always) _modify {
      precondition(UInt(bitPattern: index) < UInt(bitPattern: count), "A record is written that does not exist.")
      yield &base[index]
    }
  }

  subscript(index: Int32) -> Element {
    @inline(__always) _read { yield self[Int(index)] }
    @inline(__always) _modify { yield &self[Int(index)] }
  }

  /// Adds a record; O(1) on average. Memory doubles when it is full.
  mutating func append(_ element: Element) {
    if count == owner.capacity { move(to: Owner(capacity: 2 * count)) }
    base.advanced(by: count).initialize(to: element)
    count += 1
  }

  /// Makes neighbouring records equal.
  mutating func fill(_ range: Range<Int>, with element: Element) {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "A record is written that does not exist.")
    base.advanced(by: range.lowerBound).update(repeating: element, count: range.count)
  }

  /// Gives this copy memory of its own if it shares it. To be called before writing to what may have been copied.
  mutating func makeUnique() {
    if !isKnownUniquelyReferenced(&owner) { move(to: Owner(capacity: owner.capacity)) }
  }

  private mutating func move(to other: Owner) {
    other.base.update(from: base, count: count)
    owner = other
    base = other.base
  }
}
