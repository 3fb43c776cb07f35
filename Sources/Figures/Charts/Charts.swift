import Statistics

/// The figures of the report and of the live simulator, each a pure function from its data.
///
/// A chart without anything to draw is nil. Numbers that cannot be drawn (NaN, infinite, beyond 1e12) are left out,
/// never written.
///
/// Drawings are 560 wide in their own units with type of 13 and 14, so that they can be read on a telephone; the flow
/// diagram and the pathway map are wider and scroll within a box of their own.
public enum Charts {
  /// Width of all drawings but the flow diagram and the pathway map.
  static let width = 560.0

  /// "50 simulated years", or what a single one is.
  static func replications(_ count: Int) -> String {
    count == 1 ? "one simulated year" : String(count) + " simulated years"
  }

  /// What the 95 % bars of estimates mean.
  static let intervalNote =
    "Bars with ends: 95 % confidence interval of the average, so how well the average is known, not how much days differ."

  /// The label of an outcome, short enough for a caption.
  static func label(_ outcome: Outcome) -> String { Fit.clip(outcome.label, count: 80) }

  /// Place, what and period, apart by semicolons; empty parts are left out.
  static func subtitle(_ parts: [String]) -> String {
    var text = ""
    for part in parts where !part.isEmpty { text += (text.isEmpty ? "" : "; ") + Fit.clip(part, count: 120) }
    return text
  }

  /// A number with its unit, "607 beds", "1 bed"; "607" where the unit has no name.
  static func count(_ text: String, of unit: String) -> String {
    if unit.isEmpty { return text }
    let isOne = isSame(text, "1")
    guard let last = unit.utf8.last, last != UInt8(ascii: "s"), !isOne else { return text + " " + unit }
    return text + " " + unit + "s"
  }

  /// Decimals that a column of estimates supports.
  static func decimals(_ intervals: [Interval]) -> Int {
    var most = 0
    for interval in intervals where drawable(interval.mean).isFinite && interval.mean != 0 {
      most = max(most, Rounding.decimals(halfWidth: interval.halfWidth, value: interval.mean))
    }
    return min(most, 2)
  }
}
