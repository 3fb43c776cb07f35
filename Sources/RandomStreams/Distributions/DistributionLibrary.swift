/// Names a distribution within a `DistributionLibrary`.
@frozen public struct DistributionID: Sendable, Hashable, BitwiseCopyable {
  /// Position in the library, or -1.
  public var index: Int32
  /// The distribution at a position.
  @inlinable public init(index: Int32) { self.index = index }
  /// No distribution.
  @inlinable public static var none: DistributionID { DistributionID(index: -1) }
}

/// All distributions of a model, in flat tables: a record of plain words for each, and one table of numbers.
///
/// ```swift
/// var library = DistributionLibrary()
/// let stay = library.add(.lognormal(mean: 6.4, standardDeviation: 8.1), Modifiers(cap: 60))
/// let days = library.sample(stay, from: &stream)
/// ```
///
/// Drawing is in `DistributionLibrary+Sampling`, probabilities and quantiles in `+Tails` and `+Quantiles`, means and
/// variances in `+Moments`.
public struct DistributionLibrary: Sendable, Equatable {
  @usableFromInline var records: [DistributionRecord] = []
  @usableFromInline var table: [Double] = []

  /// Limits that leave less than this probability are taken to leave none.
  static let leastMass = 1e-290

  /// A library without distributions.
  public init() {}

  /// Number of distributions.
  public var count: Int { records.count }

  /// Adds a distribution and returns its name.
  ///
  /// - Precondition: ``fault(in:_:)`` finds none.
  /// - Complexity: O(1); O(n log n) for n empirical values.
  public mutating func add(_ shape: Shape, _ modifiers: Modifiers = Modifiers()) -> DistributionID {
    let fault = fault(in: shape, modifiers)
    precondition(fault == nil, "a distribution must have no fault: ask fault(in:_:) first")
    guard let (compiled, numbers) = compiled(shape, modifiers) else { return .none }
    var record = compiled
    record.start = Int32(table.count)
    table.append(contentsOf: numbers)
    records.append(record)
    return DistributionID(index: Int32(records.count - 1))
  }

  /// Adds a distribution that another one becomes when its values are rounded to whole numbers.
  public mutating func addRounded(_ id: DistributionID) -> DistributionID {
    var record = records[Int(id.index)]
    if record.kind == .fixed {
      record.first = Double.nearestWhole(record.first)
    } else if record.roundTo < 1 {
      record.roundTo = 1
      record.isModified = true
    }
    records.append(record)
    return DistributionID(index: Int32(records.count - 1))
  }

  /// The record of a distribution (its numbers to begin at the end of the table), or nil when the limits leave nothing.
  func compiled(_ shape: Shape, _ modifiers: Modifiers) -> (DistributionRecord, [Double])? {
    var (record, numbers) = Self.plain(shape)
    if let limits = modifiers.between {
      switch record.kind {
      case .values, .weightedValues:
        guard case .empirical(let values, let weights) = shape,
          let kept = Self.empirical(values, weights, within: limits)
        else { return nil }
        (record, numbers) = kept
      case .fixed:
        if !limits.contains(record.first) { return nil }
      default:
        if !limit(&record, numbers, to: limits) { return nil }
      }
    }
    if record.mass < Self.leastMass { return nil }
    record.scale = modifiers.scale
    record.cap = modifiers.cap ?? .infinity
    record.roundTo = modifiers.roundTo ?? 0
    record.isModified = record.scale != 1 || record.cap < .infinity || record.roundTo > 0
    if record.kind == .fixed {
      record = DistributionRecord(.fixed, record.finished(record.first))
    }
    return (record, numbers)
  }

  /// Truncates a record further; false when nothing is left.
  private func limit(_ record: inout DistributionRecord, _ numbers: [Double], to limits: ClosedRange<Double>) -> Bool {
    var scratch = self
    record.start = Int32(scratch.table.count)
    scratch.table.append(contentsOf: numbers)
    record.low = max(record.low, limits.lowerBound)
    record.high = min(record.high, limits.upperBound)
    if record.kind == .poisson {
      // Only whole units: the clamp must not leave them.
      let unit = record.second
      record.low = Double.wholeAbove(record.low / unit) * unit
      record.high = Double.wholeBelow(record.high / unit) * unit
    }
    if record.low > record.high { return false }
    let atLow = scratch.shapeTails(record, record.low, inclusive: false)
    let atHigh = scratch.shapeTails(record, record.high, inclusive: true)
    record.below = atLow.lower
    record.above = atHigh.upper
    record.mass = atLow.lower < 0.5 ? atHigh.lower - atLow.lower : atLow.upper - atHigh.upper
    record.isLimited = true
    return record.mass >= Self.leastMass
  }

  /// A shape's record and its numbers, without modifiers. A shape without spread is a fixed value.
  private static func plain(_ shape: Shape) -> (DistributionRecord, [Double]) {
    func fixed(_ value: Double) -> (DistributionRecord, [Double]) { (DistributionRecord(.fixed, value), []) }
    switch shape {
    case .fixed(let value): return fixed(value)
    case .exponential(let mean):
      return mean == 0 ? fixed(0) : (DistributionRecord(.exponential, mean), [])
    case .uniform(let low, let high):
      return low == high ? fixed(low) : (DistributionRecord(.uniform, low, high), [])
    case .triangular(let low, let mode, let high):
      return low == high ? fixed(low) : (DistributionRecord(.triangular, low, mode, high), [])
    case .normal(let mean, let deviation):
      if deviation == 0 { return fixed(max(0, mean)) }
      var record = DistributionRecord(.normal, mean, deviation)
      record.low = 0
      record.isLimited = true
      record.below = .normalCDF(-mean / deviation)
      record.mass = .normalCDF(mean / deviation)
      return (record, [])
    case .lognormal(let mu, let sigma):
      return sigma == 0 ? fixed(.exp(mu)) : (DistributionRecord(.lognormal, mu, sigma), [])
    case .gamma(let shape, let scale):
      if scale == 0 { return fixed(0) }
      let d = (shape < 1 ? shape + 1 : shape) - 1.0 / 3
      return (DistributionRecord(.gamma, shape, scale, d, 1 / (9 * d).squareRoot()), [])
    case .weibull(let shape, let scale):
      return scale == 0 ? fixed(0) : (DistributionRecord(.weibull, shape, scale, 1 / shape), [])
    case .poisson(let mean, let unit):
      return mean == 0 ? fixed(0) : (DistributionRecord(.poisson, mean, unit), [])
    case .mixture(let weights, let components):
      var record = DistributionRecord(.mixture)
      record.count = Int32(components.count)
      return (record, cumulative(weights) + components.map { Double($0.index) })
    case .quantiles(let values, let probabilities):
      if values.first == values.last { return fixed(values.first ?? 0) }
      var record = DistributionRecord(.quantiles)
      record.count = Int32(values.count)
      return (record, values + probabilities)
    case .empirical(let values, let weights):
      return empirical(values, weights, within: -.infinity ... .infinity) ?? fixed(.nan)
    }
  }

  /// The values within limits, sorted; nil when their weights come to nothing.
  private static func empirical(
    _ values: [Double], _ weights: [Double]?, within limits: ClosedRange<Double>
  ) -> (DistributionRecord, [Double])? {
    let order = values.indices
      .filter { limits.contains(values[$0]) && weights?[$0] != 0 }
      .sorted { values[$0] != values[$1] ? values[$0] < values[$1] : $0 < $1 }
    if order.isEmpty { return nil }
    let sorted = order.map { values[$0] }
    var record = DistributionRecord(weights == nil ? .values : .weightedValues)
    record.count = Int32(order.count)
    guard let weights else { return (record, sorted) }
    return (record, sorted + cumulative(order.map { weights[$0] }))
  }

  /// Cumulative shares of weights; the last is exactly 1.
  private static func cumulative(_ weights: [Double]) -> [Double] {
    let total = weights.reduce(0, +)
    var sum = 0.0
    var shares = weights.map { weight in
      sum += weight
      return sum / total
    }
    if let last = weights.lastIndex(where: { $0 > 0 }) {
      for index in last..<shares.count { shares[index] = 1 }
    }
    return shares
  }
}
