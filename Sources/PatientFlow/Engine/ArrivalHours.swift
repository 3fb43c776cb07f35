import Memory
import RandomStreams

/// The hours of the day in which patients of each source arrive, for inversion.
struct ArrivalHours: Sendable {
  /// There are 2 to this power equal parts of the unit interval for which the table knows where to begin to look.
  private static let partBits: UInt64 = 6
  /// Cumulative shares of the hours, 24 for each source.
  private let cumulative: Arena<Double>
  /// For each part of the unit interval, all those of a source together: the hour that its beginning falls into.
  private let guide: Arena<Int32>

  /// The hours of sources, each given by 24 cumulative shares.
  init(cumulative shares: [[Double]]) {
    cumulative = Arena(shares.flatMap { $0 })
    guide = Arena(
      shares.flatMap { shares in
        let parts = 1 << Self.partBits
        return (0..<parts).map { part in
          let begins = Double(part) / Double(parts)
          return Int32(shares[..<23].firstIndex { begins < $0 } ?? 23)
        }
      })
  }

  /// The time of day that a random word gives: the uniform number it stands for inverts the profile over the hours, which
  /// is uniform within each.
  ///
  /// - Complexity: O(1) on average.
  @inline(__always)
  func timeOfDay(_ bits: UInt64, of source: Int) -> Int64 {
    let uniform = unitUniform(bits)
    let first = source &* 24
    // The part that the uniform number falls into is in the first bits of the word.
    let part = Int(truncatingIfNeeded: bits &>> (64 &- Self.partBits))
    var hour = Int(guide[source &<< Int(Self.partBits) &+ part])
    while hour < 23 && uniform >= cumulative[first &+ hour] { hour &+= 1 }
    let before = hour == 0 ? 0 : cumulative[first &+ hour &- 1]
    let width = cumulative[first &+ hour] - before
    let within = width > 0 ? (uniform - before) / width : 0
    let length = WeeklySchedule.day / 24
    return Int64(hour) &* length &+ min(length &- 1, Int64(within * Double(length)))
  }
}
