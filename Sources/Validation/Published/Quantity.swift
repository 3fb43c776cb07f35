/// What an expected value is about: a measure, a sum of products of measures, or something read from a distribution.
///
/// - `occupancy/place:acute/mean`: a measure, written as everywhere.
/// - `2422 * queue/place:p2/mean + 1050 * open/place:p2/mean`: sums, differences and products, worked out in every
///   replication; blanks stand around `+`, `-` and `*`.
/// - `delayProbability/place:acute/10`: the share delayed with so many beds, P(N = n) / P(N <= n), N being the patients
///   in a place of unlimited size at the daily census of all replications together. Several places, joined by `&`, are
///   taken as one pool: `delayProbability/place:acute&place:rehab/22`. (Monks and others, 2016.)
/// - `lowest(…)`: where on a range of a control a sum has its lowest mean: the value of the control.
public enum Quantity: Sendable, Equatable {
  /// A sum.
  case sum([Term])
  /// The chance of delay in a pool of places with so many beds.
  case delayProbability(places: [String], beds: Int)
  /// The value of a control at which a sum is lowest.
  case lowest([Term])

  /// Part of a sum.
  public struct Term: Sendable, Equatable {
    /// A number that it is multiplied by.
    public var coefficient: Double
    /// The measures that are multiplied, as written.
    public var measures: [String]
  }

  /// The quantity that a text writes; nil when it writes none. Measures are not looked up.
  public init?(_ text: String) {
    if text.hasPrefix("lowest("), text.hasSuffix(")") {
      guard let terms = Self.terms(text.dropFirst("lowest(".count).dropLast()) else { return nil }
      self = .lowest(terms)
    } else if text.hasPrefix("delayProbability/") {
      let parts = text.split(separator: "/", omittingEmptySubsequences: false)
      guard parts.count == 3, let beds = Int(parts[2]), beds >= 0 else { return nil }
      let places = parts[1].split(separator: "&", omittingEmptySubsequences: false).map(String.init)
      guard places.allSatisfy({ $0.hasPrefix("place:") }) else { return nil }
      self = .delayProbability(places: places.map { String($0.dropFirst("place:".count)) }, beds: beds)
    } else {
      guard let terms = Self.terms(text[...]) else { return nil }
      self = .sum(terms)
    }
  }

  private static func terms(_ text: Substring) -> [Term]? {
    var terms: [Term] = []
    for sum in text.split(separator: " + ", omittingEmptySubsequences: false) {
      for (position, part) in sum.split(separator: " - ", omittingEmptySubsequences: false).enumerated() {
        guard let term = term(part, sign: position == 0 ? 1 : -1) else { return nil }
        terms.append(term)
      }
    }
    return terms
  }

  private static func term(_ text: Substring, sign: Double) -> Term? {
    var term = Term(coefficient: sign, measures: [])
    for factor in text.split(separator: " * ", omittingEmptySubsequences: false) {
      if let number = Double(factor), number.isFinite {
        term.coefficient *= number
      } else if factor.contains("/"), factor.first?.isLetter ?? false {
        term.measures.append(String(factor))
      } else {
        return nil
      }
    }
    return term
  }
}
