/// An integer level over a stretch of time, as the time spent at each value.
public struct LevelDistribution: Sendable, Equatable {
  /// Microseconds at level 0, 1, 2, …
  public let timeAtLevels: [Int64]

  /// The distribution with these times (microseconds, none negative).
  public init(timeAtLevels: [Int64]) {
    self.timeAtLevels = timeAtLevels
  }

  /// All time counted, in microseconds.
  public var duration: Int64 { timeAtLevels.reduce(0, +) }

  /// Level × microseconds, summed.
  public var area: Double {
    var area = 0.0
    for (level, time) in timeAtLevels.enumerated() { area += Double(level) * Double(time) }
    return area
  }

  /// Mean over time; NaN if no time was counted.
  public var mean: Double { area / Double(duration) }

  /// Share of time at level 0, 1, 2, …; empty if no time was counted.
  public var shares: [Double] {
    let duration = Double(self.duration)
    return duration > 0 ? timeAtLevels.map { Double($0) / duration } : []
  }

  /// The highest level held for any time; -1 if no time was counted.
  public var peak: Int { timeAtLevels.lastIndex { $0 > 0 } ?? -1 }

  /// The least level that was not exceeded for at least the share `p` of the time (0 to 1): the inverse of the
  /// distribution function. -1 if no time was counted.
  public func quantile(_ p: Double) -> Int {
    precondition(p >= 0 && p <= 1, "a quantile is asked for between 0 and 1")
    let needed = p * Double(duration)
    var passed: Int64 = 0
    for (level, time) in timeAtLevels.enumerated() where time > 0 {
      passed += time
      if Double(passed) >= needed { return level }
    }
    return peak
  }

  /// Share of time at a level or above it; NaN if no time was counted.
  public func share(atOrAbove level: Int) -> Double {
    var above: Int64 = 0
    for (index, time) in timeAtLevels.enumerated() where index >= level { above += time }
    return Double(above) / Double(duration)
  }
}
