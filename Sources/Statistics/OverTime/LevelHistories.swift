import Memory

/// How long each of many integer levels (patients in a place, open beds, people in a queue) stood at each value.
///
///     var histories = LevelHistories(count: 2)
///     histories.change(0, by: 1, at: 0)
///     histories.change(0, by: 1, at: 30_000_000)
///     histories.flush(at: 40_000_000)
///     histories.timeAtLevels(0)  // [0, 30_000_000, 10_000_000] microseconds
///
/// The histogram is exact, so mean, quantiles, peak and shares all follow from it without a series being kept. A
/// snapshot is a copy: flush, copy, go on with memory of its own (`makeUnique`), and later ask for the times `since`
/// the copy, as often as periods overlap.
///
/// All histograms lie in one array, each with room up to a highest level; one that outgrows its room moves to the end
/// with twice as much. So memory stays below four times what is in use, and a change costs O(1) and no allocation once
/// the highest levels have been seen.
@frozen
public struct LevelHistories: Sendable {
  @frozen @usableFromInline
  struct Quantity: Sendable, BitwiseCopyable {
    /// Moment up to which the cells are right, in microseconds.
    @usableFromInline var since: Int64
    @usableFromInline var level: Int32
    /// First of its cells.
    @usableFromInline var base: Int32
    /// Number of its cells.
    @usableFromInline var room: Int32

    @inlinable
    init(since: Int64, level: Int32, base: Int32, room: Int32) {
      self.since = since
      self.level = level
      self.base = base
      self.room = room
    }
  }

  @usableFromInline var quantities: Arena<Quantity>
  /// Microseconds at each level.
  @usableFromInline var cells: Arena<Int64>

  /// As many quantities, each at level 0 since a moment (microseconds), with room for some levels to begin with.
  public init(count: Int, at now: Int64 = 0, levels: Int = 8) {
    precondition(count >= 0 && levels > 0, "a history is of some quantities and at least one level")
    quantities = Arena(
      (0..<count).map { Quantity(since: now, level: 0, base: Int32($0 * levels), room: Int32(levels)) })
    cells = Arena(repeating: 0, count: count * levels)
  }

  /// Gives this copy memory of its own: copies share theirs until then. To be called before a level is changed.
  @inlinable
  public mutating func makeUnique() {
    quantities.makeUnique()
    cells.makeUnique()
  }

  /// Number of quantities.
  @inlinable public var count: Int { quantities.count }

  /// The present level of a quantity.
  @inlinable public func level(_ q: Int) -> Int { Int(quantities[q].level) }

  /// Changes a level. A level is never negative, and time never goes back.
  ///
  /// - Parameters:
  ///   - q: which level.
  ///   - change: what is added to it.
  ///   - now: microseconds.
  /// - Complexity: O(1); O(room) the few times that a level outgrows its room.
  @inlinable @inline(__always)
  public mutating func change(_ q: Int, by change: Int, at now: Int64) {
    let quantity = quantities.address(of: q)
    assert(now >= quantity.pointee.since, "a level changes before its last change")
    let level = quantity.pointee.level
    cells[Int(quantity.pointee.base &+ level)] &+= now &- quantity.pointee.since
    quantity.pointee.since = now
    move(q, to: level &+ Int32(truncatingIfNeeded: change))
  }

  /// Changes a level without counting the time since its last change: for what comes before `restart`.
  @inlinable @inline(__always)
  public mutating func shift(_ q: Int, by change: Int) {
    move(q, to: quantities[q].level &+ Int32(truncatingIfNeeded: change))
  }

  @inlinable @inline(__always)
  mutating func move(_ q: Int, to level: Int32) {
    precondition(level >= 0, "a level falls below zero")
    let quantity = quantities.address(of: q)
    quantity.pointee.level = level
    if level >= quantity.pointee.room { makeRoom(q) }
  }

  /// Counts the time up to a moment (microseconds) for every quantity. O(count).
  @inlinable
  public mutating func flush(at now: Int64) {
    for q in 0..<count { change(q, by: 0, at: now) }
  }

  /// Forgets all times and goes on from a moment (microseconds) with the present levels. O(number of cells).
  public mutating func restart(at now: Int64) {
    cells.fill(0..<cells.count, with: 0)
    for q in 0..<count { quantities[q].since = now }
  }

  /// Microseconds spent at level 0, 1, 2, … up to the highest that lasted, as of the last change or flush. Empty if no
  /// time has passed.
  public func timeAtLevels(_ q: Int) -> [Int64] {
    let quantity = quantities[q]
    let first = Int(quantity.base)
    return trimmed((first..<(first + Int(quantity.room))).map { cells[$0] })
  }

  /// The same for the time that has passed since a snapshot, which is an earlier copy made after a flush.
  public func timeAtLevels(_ q: Int, since snapshot: LevelHistories) -> [Int64] {
    let now = quantities[q]
    let then = snapshot.quantities[q]
    precondition(then.since <= now.since && then.room <= now.room, "a snapshot is an earlier copy")
    var times = (Int(now.base)..<Int(now.base + now.room)).map { cells[$0] }
    for level in 0..<Int(then.room) { times[level] -= snapshot.cells[Int(then.base) + level] }
    return trimmed(times)
  }

  /// What has been seen of a quantity, as of the last change or flush.
  public func distribution(_ q: Int) -> LevelDistribution {
    LevelDistribution(timeAtLevels: timeAtLevels(q))
  }

  /// What has been seen of a quantity since a snapshot.
  public func distribution(_ q: Int, since snapshot: LevelHistories) -> LevelDistribution {
    LevelDistribution(timeAtLevels: timeAtLevels(q, since: snapshot))
  }

  /// Moves a quantity's cells to the end, with room for its level and twice as many cells as before.
  @usableFromInline @inline(never)
  mutating func makeRoom(_ q: Int) {
    makeUnique()
    let old = quantities[q]
    let room = max(2 * old.room, old.level + 1)
    let base = cells.count
    precondition(base + Int(room) <= Int(Int32.max), "levels are too high for a histogram of each")
    cells.append(repeating: 0, count: Int(room))
    for level in 0..<Int(old.room) {
      cells[base + level] = cells[Int(old.base) + level]
      cells[Int(old.base) + level] = 0
    }
    quantities[q].base = Int32(base)
    quantities[q].room = room
  }

  private func trimmed(_ times: [Int64]) -> [Int64] {
    var times = times
    while times.last == 0 { times.removeLast() }
    return times
  }
}
