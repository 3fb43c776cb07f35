import Statistics

/// Sentences that say what a scenario changes.
///
/// They are made from numbers alone, by rules that are tested: "fewer" and "more" for people, "no clear difference"
/// where the interval crosses zero, no more digits than the interval supports.
public enum Sentences {
  /// What is known about a difference.
  public enum Finding: Sendable, Equatable {
    /// Equal in every replication.
    case same
    /// The interval holds zero.
    case unclear
    /// The interval lies on one side of zero.
    case clear
    /// Fewer than two pairs: no interval.
    case unknown
  }

  /// What an estimated difference says.
  public static func finding(_ difference: Interval) -> Finding {
    if difference.count < 2 { return .unknown }
    if difference.mean == 0 && difference.halfWidth == 0 { return .same }
    return difference.low > 0 || difference.high < 0 ? .clear : .unclear
  }

  /// "28 fewer", "0.4 days longer", "2.1 percentage points lower"; "no clear difference" where there is none.
  ///
  /// - Parameter isShort: "points" for "percentage points", for a table whose heading names the unit.
  public static func difference(_ difference: Interval, _ words: MeasureWords, isShort: Bool = false) -> String {
    switch finding(difference) {
    case .same: return "the same"
    case .unclear: return "no clear difference"
    case .unknown, .clear:
      let decimals = words.decimals(of: difference)
      return amount(difference.mean, decimals, words, isShort) + " " + direction(difference.mean, words)
    }
  }

  /// "25 to 31", the interval of a difference, in the direction that `difference` names; with signs where unclear.
  public static func interval(_ difference: Interval, _ words: MeasureWords) -> String {
    guard difference.halfWidth.isFinite else { return "–" }
    let decimals = words.decimals(of: difference)
    var (low, high) = (difference.low, difference.high)
    if finding(difference) == .clear && difference.mean < 0 { (low, high) = (-high, -low) }
    return words.text(low, decimals: decimals, withUnit: false) + " to "
      + words.text(high, decimals: decimals, withUnit: false)
  }

  /// The answer of an outcome in one sentence: its first focus measure.
  public static func answer(_ outcome: Outcome) -> String {
    guard let first = outcome.focus.first else { return "\(outcome.label): the model names no focus measure." }
    let values = first.values
    if outcome.isBaseline {
      let decimals = first.words.decimals(of: values.scenario)
      let average = "\(first.words.heading): \(first.words.text(values.scenario.mean, decimals: decimals)) on average"
      if !values.scenario.halfWidth.isFinite { return average + "." }
      return average + ", 95 % confidence interval \(range(values.scenario, first.words, decimals))."
    }
    if !values.difference.mean.isFinite {
      return "\(outcome.label): there is no number for \(first.words.heading.lowered)."
    }
    return sentence(
      label: outcome.label, first.words, baseline: values.baseline, scenario: values.scenario,
      difference: values.difference)
  }

  /// "57 to 63": the ends of an interval.
  public static func range(_ interval: Interval, _ words: MeasureWords, _ decimals: Int) -> String {
    guard interval.halfWidth.isFinite else { return "–" }
    return words.text(interval.low, decimals: decimals, withUnit: false) + " to "
      + words.text(interval.high, decimals: decimals, withUnit: false)
  }

  /// The whole sentence for one scenario and one measure.
  public static func sentence(
    label: String, _ words: MeasureWords, baseline: Interval, scenario: Interval, difference: Interval
  ) -> String {
    let decimals = words.decimals(of: difference)
    let (before, after) = (
      words.text(baseline.mean, decimals: decimals, withUnit: false), words.text(scenario.mean, decimals: decimals)
    )
    switch finding(difference) {
    case .same:
      return "\(label): the same as the baseline in every replication."
    case .unclear:
      let own = words.decimals(of: scenario)
      return
        "\(label): no clear difference in \(words.heading.lowered): \(words.text(scenario.mean, decimals: own, withUnit: false)) "
        + "against \(words.text(baseline.mean, decimals: own)), 95 % confidence interval of the difference \(interval(difference, words))."
    case .unknown:
      return "\(opening(label)) \(clause(words, after: after, before: before)); one replication gives no interval."
    case .clear:
      return "\(opening(label)) \(clause(words, after: after, before: before)): \(self.difference(difference, words)), "
        + "95 % confidence interval \(interval(difference, words))."
    }
  }

  /// "31 patients rather than 59 wait to leave hospital on an average evening census".
  private static func clause(_ words: MeasureWords, after: String, before: String) -> String {
    switch words.clause {
    case .delayedAtCensus:
      "\(after) rather than \(before) wait to leave \(words.place) on an average \(words.census) census"
    case .delayedOnAverage: "\(after) rather than \(before) wait to leave \(words.place) on average"
    case .delay: "a stay in \(words.place) is delayed by \(after) rather than \(before) on average"
    case .lengthOfStay: "a stay in \(words.place) lasts \(after) rather than \(before) on average"
    case .other: "\(words.heading.lowered) is \(after) rather than \(before)"
    }
  }

  /// A label that begins with a number goes on after "With"; any other stands before a colon.
  private static func opening(_ label: String) -> String {
    label.beginsWithDigit ? "With \(label)," : "\(label):"
  }

  private static func amount(_ value: Double, _ decimals: Int, _ words: MeasureWords, _ isShort: Bool) -> String {
    if words.unit == "%" {
      let number = words.text(value.magnitude, decimals: decimals, withUnit: false)
      return number + (isShort ? " points" : " percentage points")
    }
    return words.text(value.magnitude, decimals: decimals, withUnit: words.comparison != .count && !isShort)
  }

  private static func direction(_ value: Double, _ words: MeasureWords) -> String {
    switch words.comparison {
    case .count: value < 0 ? "fewer" : "more"
    case .time: value < 0 ? "shorter" : "longer"
    case .level: value < 0 ? "lower" : "higher"
    }
  }
}
