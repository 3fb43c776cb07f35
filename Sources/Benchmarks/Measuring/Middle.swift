/// The middle of some figures, and how far they go.
public struct Middle: Sendable, Equatable, Codable {
  /// Their median; of an even number the mean of the two in the middle.
  public var median: Double
  /// The least.
  public var min: Double
  /// The greatest.
  public var max: Double

  /// That of at least one figure. O(n log n).
  public init(of figures: [Double]) {
    precondition(!figures.isEmpty, "the middle of no figures is asked for")
    let sorted = figures.sorted()
    let half = sorted.count / 2
    median = sorted.count % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2
    min = sorted[0]
    max = sorted[sorted.count - 1]
  }
}
