import Validation

/// How many rows of some cases are within their tolerance, and how many are not.
struct ValidationTally: Equatable {
  /// Rows within their tolerance.
  private(set) var within = 0
  /// Rows outside that the case does not explain.
  private(set) var misses = 0
  /// Rows outside that the case explains.
  private(set) var known = 0
  /// Rows within that the case says are outside.
  private(set) var outdated = 0

  /// Counts a row.
  mutating func add(_ verdict: ComparedRow.Verdict) {
    switch verdict {
    case .within: within += 1
    case .misses: misses += 1
    case .missesAsKnown: known += 1
    case .knownButWithin: outdated += 1
    }
  }

  /// Counts a number of an analytic case.
  mutating func add(_ result: AnalyticResult) {
    if result.isWithin { within += 1 } else { misses += 1 }
  }

  /// Whether every row is within its tolerance or a known miss.
  var isGood: Bool { misses == 0 && outdated == 0 }

  /// "60 of 64 rows are within their tolerance; 3 known misses; 1 MISS".
  var sentence: String {
    let all = within + misses + known + outdated
    var text = "\(within) of \(all) row\(all == 1 ? " is" : "s are") within tolerance"
    if known > 0 { text += "; \(known) known miss\(known == 1 ? "" : "es")" }
    if outdated > 0 { text += "; \(outdated) called a known miss but within" }
    if misses > 0 { text += "; \(misses) MISS\(misses == 1 ? "" : "ES")" }
    return text
  }

  static func += (sum: inout ValidationTally, more: ValidationTally) {
    sum.within += more.within
    sum.misses += more.misses
    sum.known += more.known
    sum.outdated += more.outdated
  }
}
