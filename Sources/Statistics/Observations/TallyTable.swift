import Memory

/// Many tallies of durations with the same thresholds: what a run records into, a few machine words at a time.
///
///     var stays = TallyTable(thresholds: [7 * day], count: 12)
///     stays.record(3 * day, in: 5)
///     stays[5].quantile(0.5)   // 3 days, in microseconds
///
/// A tally read from the table is the `QuantileTally` that would have recorded the same values in the same order.
/// Nothing is allocated before the first value, and then rarely: blocks of all tallies lie in two pieces of memory.
public struct TallyTable: Sendable {
  /// Thresholds that a table can have.
  public static var mostThresholds: Int { 3 }

  /// One tally.
  @usableFromInline @frozen
  struct Cell: BitwiseCopyable, Sendable {
    @usableFromInline var count: Int64 = 0
    @usableFromInline var sum = 0.0
    @usableFromInline var min = Int64.max
    @usableFromInline var max: Int64 = -1
    @usableFromInline var above: (Int64, Int64, Int64) = (0, 0, 0)
    /// The block of the values or, once they are many, of their counts by class.
    @usableFromInline var block: Int32 = -1
    @usableFromInline var room: Int32 = 0

    init() {}
  }

  @usableFromInline var cells: Arena<Cell>
  @usableFromInline var values = WordBlocks<Int64>()
  /// Half as wide as values: there are many, and each is another place in memory.
  @usableFromInline var counts = WordBlocks<UInt32>()
  private let thresholds: [Int64]
  /// The thresholds, in rising order; those not asked for are never passed.
  @usableFromInline let first: Int64
  @usableFromInline let second: Int64
  @usableFromInline let third: Int64

  /// As many tallies without observations; at most `mostThresholds` thresholds (microseconds), in
  /// rising order.
  public init(thresholds: [Int64], count: Int) {
    precondition(thresholds.count <= Self.mostThresholds, "a table has at most three thresholds")
    precondition(thresholds == thresholds.sorted(), "the thresholds of a table rise")
    self.thresholds = thresholds
    first = !thresholds.isEmpty ? thresholds[0] : .max
    second = thresholds.count > 1 ? thresholds[1] : .max
    third = thresholds.count > 2 ? thresholds[2] : .max
    cells = Arena(repeating: Cell(), count: count)
  }

  /// Number of tallies.
  public var count: Int { cells.count }

  /// Gives this copy memory of its own: copies share theirs until then. To be called before anything is recorded.
  public mutating func makeUnique() {
    cells.makeUnique()
    values.makeUnique()
    counts.makeUnique()
  }

  /// Adds an observation (microseconds, not negative) to a tally. O(1).
  @inlinable @inline(__always)
  public mutating func record(_ value: Int64, in index: Int) {
    precondition(value >= 0, "a duration is not negative")
    let cell = cells.address(of: index)
    let count = cell.pointee.count &+ 1
    cell.pointee.count = count
    cell.pointee.sum += Double(value)
    if value < cell.pointee.min { cell.pointee.min = value }
    if value > cell.pointee.max { cell.pointee.max = value }
    if value > first {
      cell.pointee.above.0 &+= 1
      if value > second {
        cell.pointee.above.1 &+= 1
        if value > third { cell.pointee.above.2 &+= 1 }
      }
    }
    if count > Int64(QuantileTally.keptValues) {
      let place = Histogram.index(of: value)
      if count == Int64(QuantileTally.keptValues) &+ 1 { classify(index) }
      if place >= Int(cell.pointee.room) { makeRoomForCounts(index, place &+ 1) }
      // Stops rather than count wrongly: a class holds fewer than 2^32.
      counts.words[Int(cell.pointee.block) &+ place] += 1
    } else {
      if count > Int64(cell.pointee.room) { makeRoomForValues(index, Int(count)) }
      values.words[Int(cell.pointee.block) &+ Int(count) &- 1] = value
    }
  }

  /// The observations of a tally so far: how many there are, and their sum in microseconds.
  public func total(_ index: Int) -> (count: Int64, sum: Double) { (cells[index].count, cells[index].sum) }

  /// A tally as it stands. O(values kept, or classes).
  public subscript(index: Int) -> QuantileTally {
    let cell = cells[index]
    let (block, room) = (Int(cell.block), Int(cell.room))
    let isClassified = cell.count > Int64(QuantileTally.keptValues)
    return QuantileTally(
      thresholds: thresholds, above: [cell.above.0, cell.above.1, cell.above.2], count: cell.count, sum: cell.sum,
      min: cell.min, max: cell.max, values: isClassified ? [] : (0..<Int(cell.count)).map { values[block + $0] },
      classes: isClassified
        ? Histogram(counts: (0..<room).map { Int64(counts[block + $0]) }, count: cell.count) : Histogram())
  }

  /// Makes room for so many values of a tally.
  @usableFromInline @inline(never)
  mutating func makeRoomForValues(_ index: Int, _ count: Int) {
    Self.makeRoom(cells.address(of: index), for: count, in: &values)
  }

  /// Makes room for the counts of so many classes of a tally.
  @usableFromInline @inline(never)
  mutating func makeRoomForCounts(_ index: Int, _ count: Int) {
    Self.makeRoom(cells.address(of: index), for: count, in: &counts)
  }

  private static func makeRoom<Word>(
    _ cell: UnsafeMutablePointer<Cell>, for count: Int, in blocks: inout WordBlocks<Word>
  ) {
    let room = WordBlocks<Word>.room(for: count)
    cell.pointee.block =
      cell.pointee.block < 0
      ? blocks.take(room) : blocks.grow(cell.pointee.block, from: Int(cell.pointee.room), to: room)
    cell.pointee.room = Int32(room)
  }

  /// Puts the values of a tally, until now kept as they are, into classes.
  @usableFromInline @inline(never)
  mutating func classify(_ index: Int) {
    let cell = cells.address(of: index)
    let (block, room) = (cell.pointee.block, Int(cell.pointee.room))
    cell.pointee.block = -1
    cell.pointee.room = 0
    makeRoomForCounts(index, Histogram.index(of: cell.pointee.max) + 1)
    for value in 0..<QuantileTally.keptValues {
      counts[Int(cell.pointee.block) + Histogram.index(of: values[Int(block) + value])] += 1
    }
    values.give(block, room)
  }
}
