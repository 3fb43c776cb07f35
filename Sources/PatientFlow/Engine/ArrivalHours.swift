import Memory

/// The hours of the day in which patients of each source arrive, for inversion.
struct ArrivalHours: Sendable {
  /// Equal parts of the unit interval for which the table knows where to begin to look.
  private static let parts = 64
  /// Cumulative shares of the hours, 24 for each source.
  private let cumulative: Arena<Double>
  /// For each part of the unit interval, `parts` for each source: the hour that its beginning falls into.
  private let guide: Arena<Int32>

  /// The hours of sources, each given by 24 cumulative shares.
  init(cumulative shares: [[Double]]) {
    cumulative = Arena(shares.flatMap { $0 })
    guide = Arena(
      shares.flatMap { shares in
        (0..<Self.parts).map { part in
          let begins = Double(part) / Double(Self.parts)
          return Int32(shares[..<23].firstIndex { begins < $0 } ?? 23)
        }
      })
  }

  /// The hour that a uniform number (0 to 1, less than 1) falls into, the share of the hours before it, and its own.
  ///
  /// - Complexity: O(1) on average.
  @inline(__always)
  func hour(of source: Int, at uniform: Double) -> (hour: Int, before: Double, width: Double) {
    let first = source * 24
    var hour = Int(guide[source * Self.parts + Int(uniform * Double(Self.parts))])
    while hour < 23 && uniform >= cumulative[first + hour] { hour += 1 }
    let before = hour == 0 ? 0 : cumulative[first + hour - 1]
    return (hour, before, cumulative[first + hour] - before)
  }
}
