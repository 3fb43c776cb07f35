/// The average over time of a level that changes from moment to moment: 24 bytes, one multiplication a change.
struct TimeAverage: BitwiseCopyable, Sendable {
  private var area = 0.0
  private var since: Int64 = 0
  private var level: Int64 = 0

  /// Changes the level at a moment, which is not before the last.
  @inline(__always)
  mutating func change(by change: Int64, at now: Int64) {
    area += Double(level) * Double(now &- since)
    since = now
    level &+= change
  }

  /// The average from time 0 to the last change.
  var mean: Double { area / Double(since) }
}
