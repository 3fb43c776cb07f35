import Experiments
import Foundation

/// How many decimals an uncertain number deserves.
public enum Rounding {
  /// Decimals at which the half-width of an interval shows its first digit, and its second where the first is 1.
  ///
  /// A half-width of 2.9 supports whole numbers, 1.2 one decimal, 0.035 two. Without an interval (NaN, or 0) three
  /// significant digits of the value are shown. At most three decimals.
  public static func decimals(halfWidth: Double, value: Double) -> Int {
    guard halfWidth.isFinite, halfWidth > 0 else {
      let size = value.magnitude
      return size >= 100 || size == 0 || !size.isFinite ? 0 : size >= 10 ? 1 : 2
    }
    var (scaled, places) = (halfWidth, 0)
    while scaled < 1 && places < 3 {
      scaled *= 10
      places += 1
    }
    return scaled < 2 && scaled >= 1 && halfWidth < 2 ? min(places + 1, 3) : places
  }

  /// A number with so many decimals, thousands set apart by commas, a true minus sign; "–" for no value.
  public static func text(_ value: Double, decimals: Int) -> String {
    guard value.isFinite else { return "–" }
    let digits = String(format: "%.*f", decimals, value.magnitude)
    let whole = digits.prefix { $0 != "." }
    var grouped = ""
    for (index, digit) in whole.enumerated() {
      if index > 0 && (whole.count - index) % 3 == 0 && whole.count > 4 { grouped.append(",") }
      grouped.append(digit)
    }
    let text = grouped + digits.dropFirst(whole.count)
    let isZero = !digits.contains { $0 != "0" && $0 != "." }
    return value < 0 && !isZero ? "−" + text : text
  }
}
