/// What a run of a workload must have come to for its time to count.
///
/// A fast answer is worth nothing when it is another answer. So every run hands in its figures beside what theory or
/// another program says of them, and the digest of what must be the same to the last bit.
public struct Check: Sendable, Equatable, Codable {
  /// A number beside what it should be.
  public struct Figure: Sendable, Equatable, Codable {
    /// What it is, with its unit.
    public var what: String
    /// What the run found.
    public var value: Double
    /// What is expected.
    public var expected: Double
    /// How far off it may be.
    public var tolerance: Double
    /// Distance from the expected value in standard errors; nil where chance plays no part.
    public var z: Double?
    /// Where the expected value and the tolerance come from.
    public var source: String

    /// Whether it is within its tolerance; a number that is none never is.
    public var isRight: Bool { (value - expected).magnitude <= tolerance }

    /// A figure that must be near another.
    ///
    /// - Parameters:
    ///   - standardError: standard error of the difference; the tolerance is `Check.limit` of them and the slack.
    ///   - slack: what may be missing beside chance.
    public init(
      _ what: String, _ value: Double, expected: Double, standardError: Double, slack: Double = 0, source: String
    ) {
      self.what = what
      self.value = value
      self.expected = expected
      self.source = source
      tolerance = Check.limit * standardError + slack
      z = (value - expected) / standardError
    }
  }

  /// Standard errors that a figure may be off: by chance one in 150,000 is further.
  public static let limit = 4.5

  /// The figures; empty where a digest says all.
  public var figures: [Figure]
  /// Sixteen hexadecimal digits that stand for everything that must be the same in every run; nil where there are none.
  public var digest: String?
  /// What the digest must be; nil where only the runs are compared with each other.
  public var expectedDigest: String?
  /// Whether all is as it should be.
  public var isRight: Bool

  /// A check of figures, of a digest, or of both.
  public init(_ figures: [Figure] = [], digest: UInt64? = nil, expectedDigest: UInt64? = nil) {
    self.figures = figures
    self.digest = digest.map(Self.text)
    self.expectedDigest = expectedDigest.map(Self.text)
    isRight = figures.allSatisfy(\.isRight) && (expectedDigest == nil || digest == expectedDigest)
  }

  private static func text(_ digest: UInt64) -> String {
    let digits = String(digest, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
