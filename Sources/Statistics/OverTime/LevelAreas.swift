import Memory

/// The areas under many integer levels: what a mean over time needs, and no more.
///
/// The light form of `LevelHistories` for quantities of which there are many (delayed patients by place, reason and
/// period, say): 24 bytes each, nothing allocated after the start. A snapshot is a copy made after a flush; what goes on asks for
/// memory of its own by `makeUnique`.
@frozen
public struct LevelAreas: Sendable {
  @frozen @usableFromInline
  struct Quantity: Sendable, BitwiseCopyable {
    /// Level × microseconds up to `since`.
    @usableFromInline var area: Double
    /// Moment up to which the area is right, in microseconds.
    @usableFromInline var since: Int64
    @usableFromInline var level: Int32

    @inlinable
    init(area: Double, since: Int64, level: Int32) {
      self.area = area
      self.since = since
      self.level = level
    }
  }

  @usableFromInline var quantities: Arena<Quantity>

  /// As many quantities, each at level 0 since a moment (microseconds).
  public init(count: Int, at now: Int64 = 0) {
    quantities = Arena(repeating: Quantity(area: 0, since: now, level: 0), count: count)
  }

  /// Gives this copy memory of its own: copies share theirs until then. To be called before a level is changed.
  @inlinable
  public mutating func makeUnique() { quantities.makeUnique() }

  /// Number of quantities.
  @inlinable public var count: Int { quantities.count }

  /// The present level of a quantity.
  @inlinable public func level(_ q: Int) -> Int { Int(quantities[q].level) }

  /// Changes a level. Time never goes back. O(1).
  ///
  /// - Parameters:
  ///   - q: which level.
  ///   - change: what is added to it.
  ///   - now: microseconds.
  @inlinable @inline(__always)
  public mutating func change(_ q: Int, by change: Int, at now: Int64) {
    let quantity = quantities.address(of: q)
    assert(now >= quantity.pointee.since, "a level changes before its last change")
    quantity.pointee.area += Double(quantity.pointee.level) * Double(now &- quantity.pointee.since)
    quantity.pointee.since = now
    quantity.pointee.level += Int32(truncatingIfNeeded: change)
  }

  /// Changes a level without counting the time since its last change: for what comes before `restart`.
  @inlinable @inline(__always)
  public mutating func shift(_ q: Int, by change: Int) {
    quantities[q].level += Int32(truncatingIfNeeded: change)
  }

  /// Counts the time up to a moment (microseconds) for every quantity. O(count).
  @inlinable
  public mutating func flush(at now: Int64) {
    for q in 0..<count { change(q, by: 0, at: now) }
  }

  /// Forgets all areas and goes on from a moment (microseconds) with the present levels. O(count).
  public mutating func restart(at now: Int64) {
    for q in 0..<count {
      quantities[q].area = 0
      quantities[q].since = now
    }
  }

  /// Level × microseconds of a quantity, as of its last change or flush. Divide by the time for the mean level, or by
  /// a day for bed-days.
  @inlinable public func area(_ q: Int) -> Double { quantities[q].area }

  /// The same since a snapshot, which is an earlier copy made after a flush. Areas are whole numbers, and exact up to
  /// 2⁵³ (a level of 28 for ten years); beyond, each addition is rounded by at most one part in 2⁵³ of the area.
  @inlinable
  public func area(_ q: Int, since snapshot: LevelAreas) -> Double {
    quantities[q].area - snapshot.quantities[q].area
  }
}
