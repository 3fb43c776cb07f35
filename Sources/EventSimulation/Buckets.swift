import Memory

/// Bags of entries, in pieces of sixteen that lie together in memory.
///
/// A bag is known by its last entry: 0 if it is empty, otherwise the number of that entry's place plus one. A piece
/// starts at a multiple of sixteen and is filled upwards; all pieces of a bag but the last are full.
@frozen @usableFromInline
struct Buckets<Entry: BitwiseCopyable & Sendable>: Sendable {
  @inlinable static var pieceBits: Int32 { 4 }
  @inlinable static var pieceLength: Int32 { 1 &<< pieceBits }

  /// The last entry of each bag.
  @usableFromInline var lasts: Arena<Int32>
  @usableFromInline var entries: Arena<Entry>
  /// For each piece the one before it in its bag, or the next free one; -1 at the end.
  @usableFromInline var links: Arena<Int32>
  @usableFromInline var firstFree: Int32
  /// Entries in all bags.
  @usableFromInline var count: Int

  @inlinable
  init() {
    lasts = Arena(repeating: 0, count: 1)
    entries = Arena([])
    links = Arena([])
    firstFree = -1
    count = 0
  }

  /// An entry, by its place.
  @inlinable
  subscript(place: Int32) -> Entry { entries[place] }

  /// Where an entry lies until another is added.
  @inlinable @inline(__always)
  func address(of place: Int32) -> UnsafeMutablePointer<Entry> { entries.address(of: Int(place)) }

  /// Adds an entry to a bag. O(1).
  @inlinable @inline(__always)
  mutating func add(_ entry: Entry, to bucket: Int) {
    precondition(count < EventKey.slots, "more events are pending than can be stored (2^24)")
    if firstFree < 0 { grow(filling: entry) }
    let place = addPlace(to: bucket)
    entries[place] = entry
  }

  /// Moves all entries of a bag that has been taken into others, the last first, so that what was added in order is in
  /// order or in reverse wherever it goes. O(length).
  ///
  /// - Parameter target: the bag into which an entry goes.
  @inlinable @inline(__always)
  mutating func moveAll(_ last: Int32, to target: (Entry) -> Int) {
    var piece = (last &- 1) &>> Self.pieceBits
    var end = last
    while piece >= 0 {
      let first = piece &<< Self.pieceBits
      var place = end
      while place > first {
        place &-= 1
        if firstFree < 0 { grow(filling: entries[place]) }
        let moved = addPlace(to: target(entries[place]))
        address(of: moved).update(from: address(of: place), count: 1)
      }
      count &-= Int(end &- first)
      let before = links[piece]
      links[piece] = firstFree
      firstFree = piece
      piece = before
      end = (before &+ 1) &<< Self.pieceBits
    }
  }

  /// Adds a place to a bag. There is a free piece.
  @inlinable @inline(__always)
  mutating func addPlace(to bucket: Int) -> Int32 {
    let last = lasts.address(of: bucket)
    var place = last.pointee
    if place & (Self.pieceLength &- 1) == 0 { place = takePiece(after: place) }
    last.pointee = place &+ 1
    count &+= 1
    return place
  }

  /// A free piece, linked behind the one that is full.
  @inlinable
  mutating func takePiece(after last: Int32) -> Int32 {
    let piece = firstFree
    let link = links.address(of: Int(piece))
    firstFree = link.pointee
    link.pointee = (last &- 1) &>> Self.pieceBits
    return piece &<< Self.pieceBits
  }

  /// Twice as many pieces.
  @inlinable @inline(never)
  mutating func grow(filling entry: Entry) {
    let old = links.count
    let more = Swift.max(4, old)
    entries.append(repeating: entry, count: more &<< Int(Self.pieceBits))
    for piece in old..<old + more { links.append(piece + 1 < old + more ? Int32(piece + 1) : -1) }
    firstFree = Int32(old)
  }

  /// Sees to it that there is a bag of this number.
  @inlinable
  mutating func reserve(_ bucket: Int) {
    if bucket >= lasts.count { lasts.append(repeating: 0, count: bucket + 1 - lasts.count) }
  }

  /// The first of some neighbouring bags that is not empty; if all are, the one behind them.
  @inlinable
  borrowing func firstInUse(_ range: Range<Int>) -> Int {
    var bucket = range.lowerBound
    while bucket < range.upperBound && lasts[bucket] == 0 { bucket &+= 1 }
    return bucket
  }

  /// The last entry of a bag, which is empty from now on: its entries are to be removed one by one.
  @inlinable
  mutating func take(_ bucket: Int) -> Int32 {
    let last = lasts[bucket]
    lasts[bucket] = 0
    return last
  }

  /// Whether all entries of a bag that is not empty lie in one piece.
  @inlinable @inline(__always)
  func isOnePiece(_ last: Int32) -> Bool { links[(last &- 1) &>> Self.pieceBits] < 0 }

  /// Where the entries of a bag of one piece begin, and how many there are.
  @inlinable @inline(__always)
  func piece(endingWith last: Int32) -> (first: UnsafeMutablePointer<Entry>, length: Int) {
    let first = (last &- 1) & ~(Self.pieceLength &- 1)
    return (address(of: first), Int(last &- first))
  }

  /// Removes all entries of a bag of one piece that has been taken. O(1).
  @inlinable @inline(__always)
  mutating func release(pieceEndingWith last: Int32) {
    let piece = (last &- 1) &>> Self.pieceBits
    count &-= Int((last &- 1) & (Self.pieceLength &- 1)) &+ 1
    links[piece] = firstFree
    firstFree = piece
  }

  /// Shows each entry of a bag, in no order that means anything.
  @inlinable @inline(__always)
  func visit(_ last: Int32, _ body: (Entry) -> Void) {
    var piece = (last &- 1) &>> Self.pieceBits
    var end = last
    while piece >= 0 {
      for place in piece &<< Self.pieceBits..<end { body(entries[place]) }
      piece = links[piece]
      end = (piece &+ 1) &<< Self.pieceBits
    }
  }

  /// Removes the last entry of a bag that has been taken, and says which one is the last from now on. O(1).
  ///
  /// - Returns: its place, where it is to be found until another is added.
  @inlinable @inline(__always)
  mutating func removeLast(_ last: inout Int32) -> Int32 {
    let place = last &- 1
    last = place
    count &-= 1
    if place & (Self.pieceLength &- 1) == 0 {
      let piece = place &>> Self.pieceBits
      last = (links[piece] &+ 1) &<< Self.pieceBits
      links[piece] = firstFree
      firstFree = piece
    }
    return place
  }

  @inlinable
  mutating func makeUnique() {
    lasts.makeUnique()
    entries.makeUnique()
    links.makeUnique()
  }
}
