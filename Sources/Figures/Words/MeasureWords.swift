import Statistics

/// A number of the results in words that people use.
public struct MeasureWords: Sendable {
  /// How a difference is spoken of.
  public enum Comparison: UInt8, Sendable {
    /// People and things: fewer, more.
    case count
    /// Times: shorter, longer.
    case time
    /// Rates, shares and money: lower, higher.
    case level
  }

  /// The measures that have a sentence of their own.
  public enum Clause: UInt8, Sendable {
    /// Patients who wait to leave, at the daily census.
    case delayedAtCensus
    /// Patients who wait to leave, averaged over time.
    case delayedOnAverage
    /// How long a stay is delayed.
    case delay
    /// How long a stay lasts.
    case lengthOfStay
    /// Any other: "occupancy is 94 % rather than 95 %".
    case other
  }

  /// What it is, "Delayed patients at the daily census".
  public var title: String
  /// Of what, "Acute beds"; empty for the whole system.
  public var subject: String
  /// The unit, "days"; "%" for shares, whose values are shown times 100.
  public var unit: String
  /// How differences are spoken of.
  public var comparison: Comparison
  /// What the number is multiplied by for people.
  public var scale: Double
  /// The sentence it goes into.
  public var clause: Clause
  /// Whether its subject is the hospital, so that sentences say "hospital".
  public var isHospital: Bool
  /// "morning", "afternoon" or "evening": when the census is.
  public var census: String

  /// Words with every part given.
  public init(
    title: String, subject: String, unit: String, comparison: Comparison, scale: Double = 1, clause: Clause = .other,
    isHospital: Bool = false, census: String = "evening"
  ) {
    self.title = title
    self.subject = subject
    self.unit = unit
    self.comparison = comparison
    self.scale = scale
    self.clause = clause
    self.isHospital = isHospital
    self.census = census
  }

  /// Title and subject, "Delayed patients at the daily census: Acute beds".
  public var heading: String { subject.isEmpty ? title : title + ": " + subject }

  /// The subject inside a sentence: "hospital", or the place's own label.
  public var place: String { isHospital ? "hospital" : subject }

  /// A value with its unit, "2.3 days"; shares as "94 %".
  public func text(_ value: Double, decimals: Int, withUnit: Bool = true) -> String {
    let number = Rounding.text(value * scale, decimals: decimals)
    guard withUnit else { return number }
    let isOne = decimals == 0 && (value * scale).rounded(.toNearestOrEven) == 1 && comparison != .level
    return number + " " + (isOne ? unit.withoutPlural : unit)
  }

  /// Decimals that an estimate supports in the unit shown.
  public func decimals(of estimate: Interval) -> Int {
    Rounding.decimals(halfWidth: estimate.halfWidth * scale, value: estimate.mean * scale)
  }
}

extension String {
  /// The text without an "s" at its end.
  fileprivate var withoutPlural: String {
    utf8.last == UInt8(ascii: "s") ? String(unicodeScalars.dropLast()) : self
  }

  /// The text with its first letter small, for use inside a sentence (A to Z only).
  var lowered: String {
    guard let first = unicodeScalars.first, first.value >= 65, first.value <= 90 else { return self }
    var text = ""
    text.unicodeScalars.append(Unicode.Scalar(UInt8(first.value + 32)))
    for scalar in unicodeScalars.dropFirst() { text.unicodeScalars.append(scalar) }
    return text
  }

  /// Whether it begins with a digit.
  var beginsWithDigit: Bool { utf8.first.map { $0 >= 48 && $0 <= 57 } ?? false }
}
