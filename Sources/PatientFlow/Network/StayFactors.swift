/// What makes the stays of a step longer or shorter than drawn: the month, dated changes, and the delay before them.
public struct StayFactors: Sendable, Equatable {
  /// Factors for stays that begin in each month, January first.
  public var monthly: [Double]
  /// Dated factors on stays that begin from then on; the base amount is 1.
  public var changes: ChangePlan
  /// How much longer a stay gets for each day of the delay that led into it: 0.02 is 2 % of its length a day.
  public var longerPerDelayedDay: Double

  /// No factor at all; `key` keys the draws of the changes.
  public init(key: UInt32) {
    monthly = [Double](repeating: 1, count: 12)
    changes = ChangePlan(key: key, base: 1)
    longerPerDelayedDay = 0
  }
}
