/// Observed durations: how many, their mean, quantiles, and how many lay above some thresholds.
///
///     var stays = QuantileTally(thresholds: [7 * day])
///     stays.record(3 * day)
///     stays.record(9 * day)
///     stays.quantile(0.5)   // 6 days, in microseconds
///     stays.countAbove(0)   // 1: above the first threshold
///
/// Up to `keptValues` values are kept, and quantiles are exact (type 7). Beyond, the values go into a `Histogram` and
/// quantiles carry its resolution: within 1/128 of the value, or of a minute. Counts, sums and shares stay exact.
/// Merging tallies gives what recording everything in one would have given.
///
/// Nothing is allocated before the first value.
public struct QuantileTally: Sendable {
  /// Values that are kept as they are.
  @inlinable public static var keptValues: Int { 1000 }

  /// A threshold, and how many observations lay above it.
  private struct Mark: Sendable, BitwiseCopyable {
    var threshold: Int64
    var above: Int64 = 0
  }

  /// Shared by equal tallies until something is counted.
  private var marks: [Mark]
  /// Number of observations.
  public private(set) var count: Int64 = 0
  /// Least observation, in microseconds; `Int64.max` without one.
  public private(set) var min = Int64.max
  /// Greatest observation, in microseconds; -1 without one.
  public private(set) var max: Int64 = -1
  /// Sum of the observations in microseconds: exact to 2⁵³ (285 years), then rounded at each addition.
  public private(set) var sum = 0.0
  /// The observations themselves, as long as they are few; then empty.
  private var values: [Int64] = []
  /// The observations by class, once they are many.
  private var classes = Histogram()

  /// A tally without observations, that counts those above some thresholds (microseconds).
  public init(thresholds: [Int64] = []) {
    marks = thresholds.map { Mark(threshold: $0) }
  }

  /// A tally of so many observations of nothing at all.
  public init(zeros: Int64, thresholds: [Int64]) {
    self.init(thresholds: thresholds)
    if zeros == 0 { return }
    (count, min, max) = (zeros, 0, 0)
    for index in marks.indices where marks[index].threshold < 0 { marks[index].above = zeros }
    if zeros <= Int64(Self.keptValues) {
      values = [Int64](repeating: 0, count: Int(zeros))
    } else {
      classes = Histogram(counts: [zeros], count: zeros)
    }
  }

  /// A tally with all that it has counted.
  init(
    thresholds: [Int64], above: [Int64], count: Int64, sum: Double, min: Int64, max: Int64, values: [Int64],
    classes: Histogram
  ) {
    marks = thresholds.indices.map { Mark(threshold: thresholds[$0], above: above[$0]) }
    self.count = count
    self.sum = sum
    self.min = min
    self.max = max
    self.values = values
    self.classes = classes
  }

  /// Thresholds of `countAbove`, in microseconds.
  public var thresholds: [Int64] { marks.map { $0.threshold } }

  /// Adds an observation (microseconds, not negative). O(1 + thresholds).
  public mutating func record(_ value: Int64) {
    precondition(value >= 0, "a duration is not negative")
    count += 1
    sum += Double(value)
    min = Swift.min(min, value)
    max = Swift.max(max, value)
    for index in marks.indices where value > marks[index].threshold { marks[index].above += 1 }
    if count <= Int64(Self.keptValues) {
      values.append(value)
    } else {
      if !values.isEmpty { classify() }
      classes.add(value)
    }
  }

  /// Adds the observations of another tally with the same thresholds.
  ///
  /// - Complexity: O(classes + kept values).
  public mutating func merge(_ other: QuantileTally) {
    precondition(hasThresholds(of: other), "tallies of different thresholds cannot be merged")
    guard other.count > 0 else { return }
    guard count > 0 else {
      self = other
      return
    }
    count += other.count
    sum += other.sum
    min = Swift.min(min, other.min)
    max = Swift.max(max, other.max)
    for index in marks.indices { marks[index].above += other.marks[index].above }
    if count <= Int64(Self.keptValues) {
      values += other.values
    } else {
      classify()
      classes.merge(other.allClasses)
    }
  }

  /// Mean in microseconds; NaN without observations.
  public var mean: Double { sum / Double(count) }

  /// Observations greater than the threshold of that index.
  public func countAbove(_ threshold: Int) -> Int64 {
    precondition(marks.indices.contains(threshold), "a tally has no such threshold")
    return marks[threshold].above
  }

  /// Share of the observations greater than the threshold of that index; NaN without observations.
  public func shareAbove(_ threshold: Int) -> Double {
    Double(countAbove(threshold)) / Double(count)
  }

  /// The `p` quantile (0 to 1) in microseconds; NaN without observations. O(n log n) while values are kept, then
  /// O(classes).
  public func quantile(_ p: Double) -> Double {
    quantiles([p])[0]
  }

  /// Several quantiles at the price of one.
  public func quantiles(_ shares: [Double]) -> [Double] {
    if count <= Int64(Self.keptValues) {
      let sorted = values.sorted()
      return shares.map { p in interpolated(count: count, p) { Double(sorted[Int($0)]) } }
    }
    return shares.map { Swift.min(Swift.max(classes.quantile($0), Double(min)), Double(max)) }
  }

  /// The observations by class: the classes that are not empty, in rising order.
  public func histogram() -> [Histogram.Bin] { allClasses.bins }

  private func hasThresholds(of other: QuantileTally) -> Bool {
    marks.elementsEqual(other.marks) { $0.threshold == $1.threshold }
  }

  /// All observations by class, those that are still kept included.
  private var allClasses: Histogram {
    var histogram = classes
    for value in values { histogram.add(value) }
    return histogram
  }

  /// Puts the kept values into classes.
  private mutating func classify() {
    for value in values { classes.add(value) }
    values = []
  }
}
