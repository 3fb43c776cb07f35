/// A distribution as the library keeps it: plain words, the same size for every kind.
///
/// Truncation is three numbers. A uniform u is mapped to the pair of tails
/// (`below + u × mass`, `above + (1 − u) × mass`), each precise, and the value with these tails is the draw;
/// without limits this is (u, 1 − u).
@usableFromInline @frozen struct DistributionRecord: Sendable, Equatable, BitwiseCopyable {
  /// How a value is made. Kinds whose name tells nothing new are those of `Shape`.
  @usableFromInline @frozen enum Kind: UInt8, Sendable, BitwiseCopyable {
    case fixed, exponential, uniform, triangular, normal, lognormal, gamma, weibull, poisson, mixture
    /// Equally likely values, sorted.
    case values
    /// Sorted values, followed in the table by their cumulative probabilities.
    case weightedValues
    /// Ascending values, followed in the table by their probabilities, from 0 to 1.
    case quantiles
  }

  @usableFromInline var kind: Kind
  /// Whether values are held within `low ... high`: a truncated range.
  @usableFromInline var isLimited = false
  /// Whether values are scaled, capped or rounded.
  @usableFromInline var isModified = false
  /// Where the kind's numbers begin in the table, and how many values or components there are.
  @usableFromInline var start: Int32 = 0
  @usableFromInline var count: Int32 = 0

  // Parameters, in the order of the shape's own. Gamma keeps d and c of its sampler in the last two.
  @usableFromInline var first: Double
  @usableFromInline var second: Double
  @usableFromInline var third: Double
  @usableFromInline var fourth: Double

  /// Probability before the limits: below them, above them, within them.
  @usableFromInline var below = 0.0
  @usableFromInline var above = 0.0
  @usableFromInline var mass = 1.0
  @usableFromInline var low = -Double.infinity
  @usableFromInline var high = Double.infinity

  @usableFromInline var scale = 1.0
  @usableFromInline var cap = Double.infinity
  /// 0 without rounding.
  @usableFromInline var roundTo = 0.0

  init(_ kind: Kind, _ first: Double = 0, _ second: Double = 0, _ third: Double = 0, _ fourth: Double = 0) {
    self.kind = kind
    self.first = first
    self.second = second
    self.third = third
    self.fourth = fourth
  }

  /// Whether values are what the shape gives, of a uniform and of one less it.
  @inlinable var isPlain: Bool { !isLimited && !isModified }

  /// A value within the limits, with scale, cap and rounding applied.
  @inlinable func finished(_ value: Double) -> Double {
    if !isModified { return value }
    let scaled = value * scale
    let capped = scaled < cap ? scaled : cap
    return roundTo > 0 ? Double.nearestWhole(capped / roundTo) * roundTo : capped
  }

  /// A value held within the limits (which rounding of the inversion may leave by an ulp).
  @inlinable func limited(_ value: Double) -> Double {
    if !isLimited { return value }
    return value < low ? low : value > high ? high : value
  }

  /// Tails before the limits (of a point within them) as tails within the limits. Each is a difference of
  /// probabilities below a half, so that neither loses its digits when the limits are far out.
  func within(_ tails: Tails) -> Tails {
    let lower = below < 0.5 ? tails.lower - below : (above + mass) - tails.upper
    let upper = above < 0.5 ? tails.upper - above : (below + mass) - tails.lower
    return Tails(lower: min(1, max(0, lower / mass)), upper: min(1, max(0, upper / mass)))
  }

  /// Tails within the limits as tails before them.
  func beyond(_ tails: Tails) -> Tails {
    Tails(lower: below + tails.lower * mass, upper: above + tails.upper * mass)
  }
}
