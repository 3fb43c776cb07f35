/// How far a simulated value may lie from an expected one: the largest of some allowances.
///
/// Written as in `0.005`, `4 %`, `3.5 se`, or several joined by `or`: `4 or 6 % or 2.5 own se`.
public struct Tolerance: Sendable, Equatable {
  /// One allowance.
  public enum Allowance: Sendable, Equatable {
    /// So much, in the unit of the value.
    case absolute(Double)
    /// A share of the expected value.
    case share(Double)
    /// So many standard errors of the two values together: √(expected² + simulated²).
    case standardErrors(Double)
    /// So many standard errors of the simulated value.
    case ownStandardErrors(Double)
  }

  /// The allowances, at least one.
  public let allowances: [Allowance]
  /// As it was written.
  public let text: String

  /// The tolerance that a text writes; nil when it writes none.
  public init?(_ text: String) {
    var allowances: [Allowance] = []
    for part in text.split(separator: " or ", omittingEmptySubsequences: false) {
      let words = part.split(separator: " ")
      guard let first = words.first, let number = Double(first), number.isFinite, number >= 0 else { return nil }
      switch words.dropFirst().joined(separator: " ") {
      case "": allowances.append(.absolute(number))
      case "%": allowances.append(.share(number / 100))
      case "se": allowances.append(.standardErrors(number))
      case "own se": allowances.append(.ownStandardErrors(number))
      default: return nil
      }
    }
    self.allowances = allowances
    self.text = text
  }

  /// How far the simulated value may lie from the expected one, in the unit of both. An unknown standard error (NaN)
  /// allows nothing.
  public func allowed(expected: Double, standardError: Double, simulatedError: Double) -> Double {
    allowances.map { allowance in
      switch allowance {
      case .absolute(let amount): return amount
      case .share(let share): return share * expected.magnitude
      case .standardErrors(let count):
        return count * (standardError * standardError + simulatedError * simulatedError).squareRoot()
      case .ownStandardErrors(let count): return count * simulatedError
      }
    }.reduce(0) { $1 > $0 ? $1 : $0 }
  }
}
