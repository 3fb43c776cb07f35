import RandomStreams

/// Bed-like capacity.
public struct Place: Sendable, Equatable {
  /// How many units an unlimited place has.
  public static let unlimited = 1_000_000_000.0

  /// Hash of the id.
  public var key: UInt32
  /// Which setting it belongs to.
  public var setting: Int32
  /// Units open over time; `ChangePlan.base` is the count at time zero.
  public var capacity: ChangePlan
  /// Schedule of the hours in which patients may start, or -1 for always.
  public var admits: Int32
  /// How many patients may start on each day of the week, Monday first; empty where there is no limit.
  public var startsPerDay: [Int32]
  /// Whether those in the queue who fit may pass those who do not.
  public var skipsUnfit: Bool
  /// How many may wait for it; `Int32.max` without limit.
  public var queueLimit: Int32
  /// The step of those who find all queues of their stay full, taken of its first place; -1 where there is no limit.
  public var ifFull: Int32
  /// Time for which units stay occupied, by nobody, after a patient has left; or none.
  public var turnaround: DistributionID
  /// Units opened when another place is full.
  public var surge: Surge
  /// Pounds a day for an open unit.
  public var costPerOpenDay: Double
  /// Pounds a day for a used unit.
  public var costPerUsedDay: Double

  /// A place with `count` units that admits at all hours.
  public init(key: UInt32, setting: Int32, count: Double, admits: Int32 = -1) {
    self.key = key
    self.setting = setting
    capacity = ChangePlan(key: key, base: count)
    self.admits = admits
    startsPerDay = []
    skipsUnfit = false
    queueLimit = .max
    ifFull = -1
    turnaround = .none
    surge = Surge()
    costPerOpenDay = 0
    costPerUsedDay = 0
  }
}

/// Extra units of a place, opened and closed by a daily look at how full a place is.
public struct Surge: Sendable, Equatable, BitwiseCopyable {
  /// How many units; 0 for none.
  public var units: Int32 = 0
  /// The place whose occupancy (units used over units open) decides.
  public var watched: Int32 = -1
  /// The units open when the occupancy is above this share,
  public var above: Double = 1
  /// and close when it is below this one.
  public var below: Double = 1
  /// Time of day of the look.
  public var timeOfDay: Int64 = 0

  /// No extra units.
  public init() {}
}
