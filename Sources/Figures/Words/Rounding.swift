/// How many decimals an uncertain number deserves, and how numbers are written for people.
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
    let (whole, fraction) = rounded(value.magnitude, decimals: decimals)
    let digits = String(whole)
    var text = ""
    let count = digits.utf8.count
    for (index, digit) in digits.utf8.enumerated() {
      if index > 0 && (count - index) % 3 == 0 && count > 4 { text += "," }
      text.unicodeScalars.append(Unicode.Scalar(digit))
    }
    text += Self.fraction(fraction, decimals: decimals)
    return value < 0 && (whole != 0 || fraction != 0) ? "−" + text : text
  }

  /// A number as charts and attributes write it: a plain minus, no trailing zeros, at most `decimals` decimals; 0 for
  /// what is no number.
  public static func plain(_ value: Double, decimals: Int) -> String {
    guard value.isFinite else { return "0" }
    let (whole, fraction) = rounded(value.magnitude, decimals: decimals)
    var (rest, places) = (fraction, decimals)
    while places > 0 && rest % 10 == 0 {
      rest /= 10
      places -= 1
    }
    let text = String(whole) + Self.fraction(rest, decimals: places)
    return value < 0 && (whole != 0 || rest != 0) ? "-" + text : text
  }

  private static func fraction(_ digits: UInt64, decimals: Int) -> String {
    if decimals <= 0 { return "" }
    let text = String(digits)
    var zeros = ""
    for _ in 0..<max(0, decimals - text.utf8.count) { zeros += "0" }
    return "." + zeros + text
  }

  /// Whole part and decimals of a number that is not negative, correctly rounded (ties to even); 9.2e15 at most.
  private static func rounded(_ value: Double, decimals: Int) -> (whole: UInt64, fraction: UInt64) {
    let value = min(value, 9.2e15)
    var power: UInt64 = 1
    for _ in 0..<decimals { power *= 10 }
    // The whole part is exact. The fraction is cut into 27 leading bits and the rest, whose products are exact too;
    // what their sum loses tells a tie from a near tie.
    var whole = UInt64(value)
    let part = value - Double(whole)
    let leading = (part * 134_217_728).rounded(.down) / 134_217_728
    let (large, small) = (leading * Double(power), (part - leading) * Double(power))
    let product = large + small
    let lost = small - (product - large)
    var units = UInt64(product)
    let rest = product - Double(units)
    let isOdd = power == 1 ? whole % 2 == 1 : units % 2 == 1
    if rest > 0.5 || (rest == 0.5 && (lost > 0 || (lost == 0 && isOdd))) { units += 1 }
    if units >= power {
      units = 0
      whole += 1
    }
    return (whole, units)
  }
}
