import Memory

/// Blocks of words in one piece of memory, each a power of two long; a block given back is used again.
///
/// What is counted in many small tables that grow finds room here without asking the system for each.
@usableFromInline @frozen
struct WordBlocks<Word: FixedWidthInteger & BitwiseCopyable & Sendable>: Sendable {
  /// The shortest block has 2 to this power of words.
  private static var leastPower: Int { 3 }

  @usableFromInline var words = Arena<Word>(repeating: 0, count: 0)
  /// First free block of each length, linked by their first words.
  @usableFromInline var free = Arena<Int32>(repeating: -1, count: 32)

  init() {}

  /// See `Arena.makeUnique`.
  mutating func makeUnique() {
    words.makeUnique()
    free.makeUnique()
  }

  /// A word of a block; `place` is the block's beginning and the number of the word.
  subscript(place: Int) -> Word {
    @inline(__always) _read { yield words[place] }
    @inline(__always) _modify { yield &words[place] }
  }

  /// Words of the shortest block that holds so many.
  static func room(for count: Int) -> Int {
    var room = 1 << leastPower
    while room < count { room *= 2 }
    return room
  }

  /// A block of so many words (a power of two), all zero: where it begins.
  mutating func take(_ room: Int) -> Int32 {
    let power = room.trailingZeroBitCount
    let first = free[power]
    if first >= 0 {
      free[power] = Int32(truncatingIfNeeded: words[Int(first)])
      words.fill(Int(first)..<(Int(first) + room), with: 0)
      return first
    }
    precondition(words.count + room <= Int(Int32.max), "more is counted than can be numbered (2^31 words)")
    let new = Int32(words.count)
    words.append(repeating: 0, count: room)
    return new
  }

  /// Gives a block back.
  mutating func give(_ block: Int32, _ room: Int) {
    let power = room.trailingZeroBitCount
    words[Int(block)] = Word(truncatingIfNeeded: free[power])
    free[power] = block
  }

  /// A longer block with the same first words; the old one is given back.
  mutating func grow(_ block: Int32, from room: Int, to larger: Int) -> Int32 {
    let new = take(larger)
    for index in 0..<room { words[Int(new) + index] = words[Int(block) + index] }
    give(block, room)
    return new
  }
}
