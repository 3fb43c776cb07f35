import Experiments
import Statistics

/// How often so many patients were in some places together at the daily census, in every replication.
struct PoolCounts {
  /// Days by replication and by number of patients.
  private(set) var days: [[Int]]

  /// Counts from what was kept of a scenario; `places` are positions of its daily series.
  init(of places: [Int], in results: ScenarioResults) {
    var days = [[Int]](repeating: [], count: results.replications)
    for day in 0..<results.dayCount {
      var levels = [Int](repeating: 0, count: results.replications)
      for place in places {
        for (index, level) in results.daily(series: place, day: day).enumerated() { levels[index] += Int(level) }
      }
      for (index, level) in levels.enumerated() {
        while days[index].count <= level { days[index].append(0) }
        days[index][level] += 1
      }
    }
    self.days = days
  }

  /// Counts as they are.
  init(days: [[Int]]) { self.days = days }

  /// P(N = n) / P(N <= n) of all replications together, with the interval and standard error of a ratio of means over
  /// replications (the delta method).
  func delayProbability(beds: Int) -> (Interval, error: Double) {
    let at = days.map { $0.indices.contains(beds) ? Double($0[beds]) : 0 }
    let upTo = days.map { Double($0.prefix(beds + 1).reduce(0, +)) }
    let whole = upTo.reduce(0, +)
    let ratio = whole > 0 ? at.reduce(0, +) / whole : .nan
    let count = Double(days.count)
    guard days.count > 1, whole > 0 else {
      return (Interval(count: days.count, mean: ratio, low: .nan, high: .nan, median: ratio), 0)
    }
    let squares = zip(at, upTo).map { ($0 - ratio * $1) * ($0 - ratio * $1) }.reduce(0, +)
    let error = (squares / (count * (count - 1))).squareRoot() / (whole / count)
    let half = error * studentQuantile(0.975, degreesOfFreedom: count - 1)
    return (Interval(count: days.count, mean: ratio, low: ratio - half, high: ratio + half, median: ratio), error)
  }
}
