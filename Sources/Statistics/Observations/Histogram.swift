/// Counts of durations in classes as wide as about 1/128 of what they hold.
///
/// Zero has a class of its own. Up to two minutes every class is 1/128 of a minute (468,750 µs) wide; from there on
/// every doubling of the value is divided into 128 classes of equal width, so that a class is between 1/128 and 1/256
/// of its values wide. Classes do not depend on what is counted: the histogram of two samples together is the sum of
/// their histograms. (The layout is that of G. Tene's HdrHistogram, with binary sub-buckets.)
public struct Histogram: Sendable, Equatable {
  /// Width of the narrowest class: 1/128 of a minute, in microseconds.
  @inlinable public static var narrowest: Int64 { 468_750 }
  /// Classes to a doubling: a class is at most one in so many of its values wide, or as wide as the narrowest.
  public static var classesPerDoubling: Int64 { 128 }

  /// A class that is not empty.
  public struct Bin: Sendable, Equatable {
    /// Least value of the class, in microseconds.
    public var from: Int64
    /// End of the class, not itself in it; equal to `from` for the class of zero.
    public var to: Int64
    /// Values counted.
    public var count: Int64
  }

  /// Counts by class, up to the highest class that has been met.
  private var counts: [Int64] = []
  /// Number of values counted.
  public private(set) var count: Int64 = 0

  /// A histogram in which nothing is counted. Allocates nothing.
  public init() {}

  /// A histogram with these counts by class, of so many values.
  init(counts: [Int64], count: Int64) {
    self.counts = counts
    self.count = count
    while self.counts.last == 0 { self.counts.removeLast() }
  }

  /// Counts a value (microseconds, not negative). O(1); a value beyond all earlier ones makes room for itself.
  public mutating func add(_ value: Int64) {
    precondition(value >= 0, "a duration is not negative")
    let index = Self.index(of: value)
    if index >= counts.count { counts.append(contentsOf: repeatElement(0, count: index + 1 - counts.count)) }
    counts[index] += 1
    count += 1
  }

  /// Counts everything that another histogram has counted. O(classes).
  public mutating func merge(_ other: Histogram) {
    let missing = other.counts.count - counts.count
    if missing > 0 { counts.append(contentsOf: repeatElement(0, count: missing)) }
    for index in other.counts.indices { counts[index] += other.counts[index] }
    count += other.count
  }

  /// The classes that are not empty, in rising order. O(classes).
  public var bins: [Bin] {
    var bins: [Bin] = []
    for (index, count) in counts.enumerated() where count > 0 {
      let edges = Self.edges(of: index)
      bins.append(Bin(from: edges.from, to: edges.to, count: count))
    }
    return bins
  }

  /// The type 7 quantile (microseconds) as if the values of a class were spread evenly over it; NaN without values.
  /// So it lies within a class's width of the quantile of the values themselves. O(classes).
  public func quantile(_ p: Double) -> Double {
    interpolated(count: count, p, orderStatistic: orderStatistic)
  }

  private func orderStatistic(_ rank: Int64) -> Double {
    var before: Int64 = 0
    for (index, count) in counts.enumerated() where count > 0 {
      if rank < before + count {
        let (from, to) = Self.edges(of: index)
        return Double(from) + Double(to - from) * (Double(rank - before) + 0.5) / Double(count)
      }
      before += count
    }
    preconditionFailure("an order statistic is asked for beyond the number of values")
  }

  /// Class of a value.
  @inlinable @inline(__always)
  static func index(of value: Int64) -> Int {
    if value == 0 { return 0 }
    let unit = UInt64(truncatingIfNeeded: value) / UInt64(narrowest)
    // The bits above the lowest seven, or none: 56 less the leading zeros of the number with the seventh bit set.
    let doublings = 56 &- (unit | 128).leadingZeroBitCount
    return 1 &+ doublings &<< 7 &+ Int(truncatingIfNeeded: unit &>> UInt64(truncatingIfNeeded: doublings))
  }

  /// Least value of a class, and the least value after it.
  static func edges(of index: Int) -> (from: Int64, to: Int64) {
    if index == 0 { return (0, 0) }
    let doublings = Swift.max(0, (index - 1) >> 7 - 1)
    let width = narrowest << Int64(doublings)
    let from = Int64(index - 1 - doublings << 7) &* width
    return (Swift.max(1, from), from + width)
  }
}
