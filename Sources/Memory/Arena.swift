import Prefetching

/// Numbered records of one kind in memory of their own: the state that events touch.
///
///     var beds = Arena(repeating: Bed(), count: 40)
///     beds[7].isTaken = true
///     let bed = beds.address(of: 7)   // as long as nothing is appended
///     bed.pointee.isTaken = false
///
/// An array would ask at every write whether it is shared. Here that is asked once, by `makeUnique`, before a run
/// begins to write; until then copies share their memory. Every access is checked against the bounds in builds that
/// check assertions, and in those with the condition `CHECK_INVARIANTS`; in others that is left to the numbers, which
/// come from the program itself. This is the only type that handles memory itself.
@frozen
public struct Arena<Element: BitwiseCopyable & Sendable>: Sendable {
  /// Frees the memory when the last copy goes.
  @usableFromInline
  final class Owner: Sendable {
    @usableFromInline nonisolated(unsafe) let base: UnsafeMutablePointer<Element>
    @usableFromInline let capacity: Int

    @inlinable
    init(capacity: Int) {
      self.capacity = capacity
      // From the beginning of a cache line on, so that records of whole lines take no more of them.
      let bytes = UnsafeMutableRawPointer.allocate(
        byteCount: capacity &* MemoryLayout<Element>.stride, alignment: 64)
      base = bytes.bindMemory(to: Element.self, capacity: capacity)
    }

    @inlinable
    deinit { UnsafeMutableRawPointer(base).deallocate() }
  }

  @usableFromInline var owner: Owner
  @usableFromInline nonisolated(unsafe) var base: UnsafeMutablePointer<Element>
  @usableFromInline var size: Int

  /// How many records there are.
  @inlinable public var count: Int { size }
  /// Whether there are none.
  @inlinable public var isEmpty: Bool { size == 0 }

  /// A number of equal records.
  @inlinable
  public init(repeating element: Element, count: Int) {
    owner = Owner(capacity: Swift.max(16, count))
    base = owner.base
    size = count
    base.initialize(repeating: element, count: count)
  }

  /// The records of a sequence, in its order.
  @inlinable
  public init(_ elements: [Element]) {
    owner = Owner(capacity: Swift.max(16, elements.count))
    base = owner.base
    size = elements.count
    for index in elements.indices { base.advanced(by: index).initialize(to: elements[index]) }
  }

  /// A record, to be read or written.
  @inlinable
  public subscript(index: Int) -> Element {
    @inline(__always) _read { yield address(of: index).pointee }
    @inline(__always) _modify { yield &address(of: index).pointee }
  }

  /// A record by a number of half the size, as links have it.
  @inlinable
  public subscript(index: Int32) -> Element {
    @inline(__always) _read { yield address(of: Int(index)).pointee }
    @inline(__always) _modify { yield &address(of: Int(index)).pointee }
  }

  /// Where a record lies, for what reads or writes many of its parts. Good until something is appended, and to be
  /// written to only after `makeUnique`.
  @inlinable @inline(__always)
  public func address(of index: Int) -> UnsafeMutablePointer<Element> {
    #if CHECK_INVARIANTS
      precondition(UInt(bitPattern: index) < UInt(bitPattern: size), "A record is asked for that does not exist.")
    #else
      assert(UInt(bitPattern: index) < UInt(bitPattern: size), "A record is asked for that does not exist.")
    #endif
    return base.advanced(by: index)
  }

  /// Where the first records lie, of which so many are going to be read or written: as `address`, and checked once.
  @inlinable @inline(__always)
  public func addresses(ofFirst count: Int) -> UnsafeMutablePointer<Element> {
    precondition(count >= 0 && count <= size, "A record is asked for that does not exist.")
    return base
  }

  /// Asks for the memory of a record to be brought near, for it is soon to be read or written. Nothing waits for it.
  @inlinable @inline(__always)
  public func prefetch(_ index: Int) {
    let bytes = UnsafeRawPointer(base.advanced(by: index))
    var line = 0
    while line < MemoryLayout<Element>.stride {
      prefetchLine(bytes + line)
      line &+= 64
    }
  }

  /// Adds a record; O(1) on average. Memory doubles when it is full.
  @inlinable
  public mutating func append(_ element: Element) {
    if size == owner.capacity { move(to: Owner(capacity: 2 * owner.capacity)) }
    base.advanced(by: size).initialize(to: element)
    size &+= 1
  }

  /// Adds a number of equal records; O(number) on average.
  @inlinable
  public mutating func append(repeating element: Element, count more: Int) {
    if size + more > owner.capacity { move(to: Owner(capacity: Swift.max(2 * owner.capacity, size + more))) }
    base.advanced(by: size).initialize(repeating: element, count: more)
    size += more
  }

  /// Takes away all records from a number on; their memory is kept.
  @inlinable
  public mutating func removeAll(from count: Int = 0) {
    precondition(count >= 0 && count <= size, "Records are kept that do not exist.")
    size = count
  }

  /// Makes neighbouring records equal.
  @inlinable
  public mutating func fill(_ range: Range<Int>, with element: Element) {
    precondition(range.lowerBound >= 0 && range.upperBound <= size, "A record is written that does not exist.")
    base.advanced(by: range.lowerBound).update(repeating: element, count: range.count)
  }

  /// The records as an array. O(count).
  @inlinable
  public var elements: [Element] { (0..<size).map { base[$0] } }

  /// Gives this copy memory of its own if it shares it. To be called before writing to what may have been copied.
  @inlinable
  public mutating func makeUnique() {
    if !isKnownUniquelyReferenced(&owner) { move(to: Owner(capacity: owner.capacity)) }
  }

  /// Whether no copy shares this memory.
  @inlinable
  public mutating func isUnique() -> Bool { isKnownUniquelyReferenced(&owner) }

  @usableFromInline @inline(never)
  mutating func move(to other: Owner) {
    other.base.initialize(from: base, count: size)
    owner = other
    base = other.base
  }
}
