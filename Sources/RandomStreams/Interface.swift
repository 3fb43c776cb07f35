/// Names a distribution within a `DistributionLibrary`.
public struct DistributionID: Sendable, Hashable, BitwiseCopyable {
  /// Position in the library, or -1.
  public var index: Int32
  /// The distribution at a position.
  public init(index: Int32) { self.index = index }
  /// No distribution.
  public static let none = DistributionID(index: -1)
}

/// What a distribution looks like before its modifiers. Parameters are in the unit of the result.
public enum Shape: Sendable, Equatable {
  case fixed(Double)
  case exponential(mean: Double)
  case uniform(low: Double, high: Double)
  case triangular(low: Double, mode: Double, high: Double)
  /// Normal, redrawn below 0 (by inversion of the truncated distribution).
  case normal(mean: Double, standardDeviation: Double)
  /// exp of a normal with these parameters.
  case lognormal(mu: Double, sigma: Double)
  case gamma(shape: Double, scale: Double)
  case weibull(shape: Double, scale: Double)
  /// A Poisson number of `unit`s.
  case poisson(mean: Double, unit: Double)
  case mixture(weights: [Double], of: [DistributionID])
  /// Each value equally likely, or in proportion to `weights`.
  case empirical(values: [Double], weights: [Double]?)
}

/// What is done to a drawn value: kept between limits (redrawn outside), scaled, capped, rounded; in this order.
public struct Modifiers: Sendable, Equatable {
  public var between: ClosedRange<Double>?
  public var scale: Double
  public var cap: Double?
  public var roundTo: Double?
  public init(between: ClosedRange<Double>? = nil, scale: Double = 1, cap: Double? = nil, roundTo: Double? = nil) {
    self.between = between
    self.scale = scale
    self.cap = cap
    self.roundTo = roundTo
  }
}

/// All distributions of a model, in flat tables.
public struct DistributionLibrary: Sendable, Equatable {
  var shapes: [Shape] = []
  public init() {}
  /// Adds a distribution and returns its name.
  public mutating func add(_ shape: Shape, _ modifiers: Modifiers = Modifiers()) -> DistributionID {
    shapes.append(shape)
    return DistributionID(index: Int32(shapes.count - 1))
  }
  /// One draw.
  public func sample(_ id: DistributionID, from stream: inout RandomStream) -> Double { 0 }
  /// Mean with all modifiers applied.
  public func mean(_ id: DistributionID) -> Double { 0 }
  /// Variance with all modifiers applied.
  public func variance(_ id: DistributionID) -> Double { 0 }
  /// Number of distributions.
  public var count: Int { shapes.count }
}

/// The draws of one purpose: draw number k is a pure function of the key, the three words and k.
public struct RandomStream: Sendable, BitwiseCopyable {
  /// The stream (a, b, purpose) of a key.
  public init(key: UInt64, _ a: UInt32, _ b: UInt32, purpose: UInt32) {}
  /// The next 64 random bits.
  public mutating func nextBits() -> UInt64 { 0 }
  /// The next uniform number, strictly between 0 and 1.
  public mutating func nextUniform() -> Double { 0.5 }
}

/// 64-bit hash of text, for seeds; the same on every machine and version.
public func seedHash<Bytes: Sequence>(_ bytes: Bytes) -> UInt64 where Bytes.Element == UInt8 { 0 }
/// 32-bit hash of an id, for keys.
public func keyHash<Bytes: Sequence>(_ bytes: Bytes) -> UInt32 where Bytes.Element == UInt8 { 0 }
/// A day's count by inversion of one uniform: Poisson, or negative binomial when `dispersion` (variance over mean) is above 1. Grows with `mean`.
public func count(uniform: Double, mean: Double, dispersion: Double) -> Int { 0 }
