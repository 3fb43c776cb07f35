import RandomStreams

/// Whether the z values of independent cases look like a sample of the standard normal distribution, as they must where
/// every truth is true.
public struct SuiteVerdict: Sendable {
  /// How many z values.
  public let count: Int
  /// Their sum over the root of their number: standard normal.
  public let mean: Double
  /// The sum of their squares, chi-square with `count` degrees of freedom, mapped to the standard normal (E. B. Wilson
  /// and M. M. Hilferty, 1931). High where cases are off, low where the intervals are too wide.
  public let spread: Double
  /// The statistic A² of T. W. Anderson and D. A. Darling (1952) for a distribution that is fully known.
  public let andersonDarling: Double
  /// Above this A² lies in one sample of a hundred (M. A. Stephens, 1974).
  public static let andersonDarlingLimit = 3.857

  /// The verdict on some z values.
  public init(of values: [Double]) {
    count = values.count
    let n = Double(values.count)
    mean = values.reduce(0, +) / n.squareRoot()
    let squares = values.reduce(0) { $0 + $1 * $1 }
    spread = (cubeRoot(squares / n) - (1 - 2 / (9 * n))) / (2 / (9 * n)).squareRoot()
    let sorted = values.sorted()
    var sum = 0.0
    for index in sorted.indices {
      let below = max(1e-300, Double.normalCDF(sorted[index]))
      let above = max(1e-300, Double.normalCDF(-sorted[sorted.count - 1 - index]))
      sum += (2 * Double(index) + 1) * (Double.log(below) + Double.log(above))
    }
    andersonDarling = -n - sum / n
  }

  /// The verdict on the chief measures of some results, one of each case.
  public init(ofChief results: [[AnalyticResult]]) {
    self.init(of: results.compactMap { $0.first?.z })
  }
}

private func cubeRoot(_ value: Double) -> Double { Double.exp(Double.log(value) / 3) }
