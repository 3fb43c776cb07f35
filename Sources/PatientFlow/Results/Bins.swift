/// The bins of the published distributions: one day (or hour) wide at first, then coarser; the last has no end.
public struct Bins: Sendable {
  /// Lower edges, the first 0.
  public let edges: [Double]

  /// Days, for stays and delays: single days up to 60.
  public static let days = Bins(edges: (0...60).map(Double.init) + [70, 80, 90, 120, 150, 180, 365])
  /// Hours, for waits: single hours up to two days.
  public static let hours = Bins(edges: (0...48).map(Double.init) + [60, 72, 96, 120, 168, 336, 672])

  /// The bins a measure is told in.
  public static func of(_ measure: Measure) -> Bins { measure == .wait ? hours : days }

  /// Upper edge of a bin; infinite for the last.
  public func upperEdge(of bin: Int) -> Double { bin + 1 < edges.count ? edges[bin + 1] : .infinity }

  /// Position of the bin that holds a value.
  ///
  /// - Complexity: O(log of the number of bins).
  public func position(of value: Double) -> Int {
    var (low, high) = (0, edges.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if edges[middle] <= value { low = middle } else { high = middle }
    }
    return low
  }
}

extension ReplicationResult {
  /// Cases of `histogram` in the published bins.
  public func binned(_ measure: Measure, _ subject: Subject, group: Group, period: Int) -> [Int64] {
    let bins = Bins.of(measure)
    var counts = [Int64](repeating: 0, count: bins.edges.count)
    for each in histogram(measure, subject, group: group, period: period) {
      counts[bins.position(of: each.from)] += each.count
    }
    return counts
  }
}
