/// How much of a series' beginning still shows the state that it began in, by MSER-5.
///
/// The rule cuts a series of means of five where the standard error of what remains would be smallest: of n means, the
/// d that minimises the sum of squared deviations of the last n − d from their own mean, over (n − d)². K. P. White,
/// M. J. Cobb, S. C. Spratt, "A comparison of five steady-state truncation heuristics for simulation", Proceedings of
/// the 2000 Winter Simulation Conference. A cut beyond the half means that the series is too short to tell. A quarter of
/// the means is always kept: of a level that moves slowly the last few are alike, and the rule would fall for them.
public struct InitialTransient: Sendable, Equatable {
  /// How many values are averaged before anything else.
  public static let batch = 5
  /// Means of five values each, in order; values at the end that fill no five are left out.
  public let means: [Double]
  /// How many of the means to leave out; the fewest, where several cuts are equally good.
  public let cut: Int

  /// Whether the cut lies in the first half of at least eight means, so that it can be trusted.
  public var isSettled: Bool { 2 * cut <= means.count && means.count >= 8 }

  /// The transient of a series. O(n).
  public init(of series: [Double]) {
    let means = stride(from: 0, to: series.count - series.count % Self.batch, by: Self.batch).map { first in
      series[first..<(first + Self.batch)].reduce(0, +) / Double(Self.batch)
    }
    self.means = means
    // From the end, so that each mean joins those after it: Welford's recurrence.
    var (mean, squares, kept) = (0.0, 0.0, 0)
    var (best, cut) = (Double.infinity, 0)
    for first in means.indices.reversed() {
      kept += 1
      let distance = means[first] - mean
      mean += distance / Double(kept)
      squares += distance * (means[first] - mean)
      let error = squares / (Double(kept) * Double(kept))
      if 4 * kept >= means.count, error <= best { (best, cut) = (error, first) }
    }
    self.cut = cut
  }
}
