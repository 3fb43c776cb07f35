import RandomStreams

/// A stream of new patients.
public struct Source: Sendable, Equatable {
  /// Hash of the id; keys the source's patients.
  public var key: UInt32
  /// First step of its patients.
  public var firstStep: Int32
  /// Mean arrivals a day at `Timing.start`, before weights.
  public var perDay: Double
  /// Mean arrivals on each day from that of time zero on, before dated factors, instead of `perDay`, its weights and
  /// growth; empty where there are none. A day after the last has none.
  public var daily: [Double]
  /// Whether `daily` counts patients, exactly, rather than expects them.
  public var isCounted: Bool
  /// Seven weights with mean 1, Monday first.
  public var weekday: [Double]
  /// Twelve weights with mean 1, January first.
  public var monthly: [Double]
  /// Cumulative share of a day's arrivals at the end of each hour: 24 values, the last 1.
  public var cumulativeByHour: [Double]
  /// Growth of the rate a year, compounded continuously from `Timing.start` (0.02 is 2 % a year).
  public var growthPerYear: Double
  /// Variance over mean of a day's count; 1 is Poisson.
  public var dispersion: Double
  /// Cumulative shares of the cohorts, the last 1; `cohorts[k]` is the cohort of share k.
  public var cumulativeCohortShares: [Double]
  /// Cohort of each share.
  public var cohorts: [Int32]
  /// Dated factors on the rate; its base amount is 1.
  public var changes: ChangePlan
  /// How many arrive together (rounded half to even, at least 1), or none: each for itself. `perDay` counts patients,
  /// `dispersion` is of the number of groups.
  public var batch: DistributionID
  /// Mean of a group's size after rounding.
  public var batchMean: Double

  /// A source with constant rate and a single cohort; set the rest as needed.
  public init(key: UInt32, firstStep: Int32, perDay: Double, cohort: Int32 = 0) {
    self.key = key
    self.firstStep = firstStep
    self.perDay = perDay
    daily = []
    isCounted = false
    weekday = [Double](repeating: 1, count: 7)
    monthly = [Double](repeating: 1, count: 12)
    cumulativeByHour = (1...24).map { Double($0) / 24 }
    growthPerYear = 0
    dispersion = 1
    cumulativeCohortShares = [1]
    cohorts = [cohort]
    changes = ChangePlan(key: key, base: 1)
    batch = .none
    batchMean = 1
  }
}
