import RandomStreams

/// How many units a step takes where that is not one number for everyone: drawn for each visit, or falling over a stay.
public struct UnitRule: Sendable, Equatable, BitwiseCopyable {
  /// The most units that may fall over a stay, so that the moments can be computed exactly.
  public static let mostFalling: Int32 = 100

  /// Units of a visit (rounded half to even, at least 1); none where they are `from`.
  public var drawn: DistributionID
  /// Units at the beginning of a stay.
  public var from: Int32
  /// Units at its end and while delayed; `from` where nothing falls.
  public var to: Int32

  /// Units that are drawn, and stay what they are.
  public init(drawn: DistributionID) {
    self.drawn = drawn
    from = 1
    to = 1
  }

  /// Units that stay the same (`to` not below `from`) or fall: at fraction t of the stay they are
  /// `to + (from - to) (1 - t)`, rounded half to even.
  public init(from: Int32, to: Int32) {
    drawn = .none
    self.from = from
    self.to = to
  }

  /// Whether the units fall over the stay.
  public var falls: Bool { to < from }

  /// The first microsecond of a stay of a length from which on it takes no more than `level` units, `to` to `from` - 1.
  ///
  /// The units are level + 1/2 when (from - level - 1/2) / (from - to) of the stay is over. At that very moment they are
  /// rounded to the even of the two neighbours. A stay of no length is over at once.
  func moment(of level: Int32, length: Int64) -> Int64 {
    let (part, whole) = ((2 * Int64(from - level) - 1) * length, 2 * Int64(from - to))
    let isExact = part % whole == 0
    return min(length, part / whole + (isExact && level % 2 == 0 ? 0 : 1))
  }

  /// Units at a moment of a stay of a length. O(from - to).
  func units(at moment: Int64, length: Int64) -> Int32 {
    var level = from
    while level > to && self.moment(of: level - 1, length: length) <= moment { level -= 1 }
    return level
  }
}
