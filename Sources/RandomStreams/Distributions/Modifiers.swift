/// What is done to a drawn value: kept between limits (redrawn outside), scaled, capped, rounded; in this order.
public struct Modifiers: Sendable, Equatable {
  /// Limits, inclusive, outside which a value is drawn again.
  public var between: ClosedRange<Double>?
  /// A factor, not negative.
  public var scale: Double
  /// Values above become it.
  public var cap: Double?
  /// Rounds to the nearest multiple of this, halves to the even multiple.
  public var roundTo: Double?

  /// Modifiers; without arguments none.
  public init(between: ClosedRange<Double>? = nil, scale: Double = 1, cap: Double? = nil, roundTo: Double? = nil) {
    self.between = between
    self.scale = scale
    self.cap = cap
    self.roundTo = roundTo
  }
}
