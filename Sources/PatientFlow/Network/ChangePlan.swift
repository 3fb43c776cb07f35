import RandomStreams

/// How a number (units of a place, staff on duty, a factor on a rate) changes over time: dated steps and ramps, with what is uncertain about them.
///
/// The amount at a moment is found from `base` by applying, in order of their dates (then as listed), all
/// changes whose time has come and has not passed again. Uncertain parts (`slip`, ramp lengths, factors) are
/// drawn once a replication from streams keyed by `key`.
public struct ChangePlan: Sendable, Equatable {
  /// What a change does to the amount before it.
  public enum Effect: UInt8, Sendable, BitwiseCopyable {
    /// Replaces it.
    case set
    /// Is added to it.
    case add
    /// Multiplies it.
    case scale
  }

  /// One dated change.
  public struct Change: Sendable, Equatable, BitwiseCopyable {
    /// When it begins, before slip.
    public var from: Int64
    /// When it ends again, before slip; `Int64.max` if it lasts.
    public var until: Int64
    /// What it does.
    public var effect: Effect
    /// The amount set, added or multiplied by at `from`; nil for a ramp that begins from the amount in force.
    public var amount: Double?
    /// Ramp: where the amount (set or added) gets to; nil when there is no ramp.
    public var reaching: Double?
    /// Ramp: how long it takes, in equal steps of one unit (of several units where all ramps of the plan would take
    /// more than 10,000 steps); none when there is no ramp.
    public var over: DistributionID
    /// Factor on `amount` and `reaching` (a staffed share), or none.
    public var times: DistributionID

    /// A change from a date on.
    public init(
      from: Int64, until: Int64 = .max, effect: Effect, amount: Double?, reaching: Double? = nil,
      over: DistributionID = .none, times: DistributionID = .none
    ) {
      self.from = from
      self.until = until
      self.effect = effect
      self.amount = amount
      self.reaching = reaching
      self.over = over
      self.times = times
    }
  }

  /// Key of its draws.
  public var key: UInt32
  /// The amount before any change.
  public var base: Double
  /// The changes.
  public var changes: [Change]
  /// Delay of the whole list, or none.
  public var slip: DistributionID

  /// A plan without changes.
  public init(key: UInt32, base: Double) {
    self.key = key
    self.base = base
    changes = []
    slip = .none
  }
}
