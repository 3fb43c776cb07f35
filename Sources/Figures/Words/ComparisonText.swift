import Statistics

/// A measure in the baseline and in a scenario, in the words of a table's cells.
public struct ComparisonText: Sendable {
  /// The baseline's average, without its unit.
  public let baseline: String
  /// The scenario's average, with its unit where asked for.
  public let scenario: String
  /// "28 fewer", "no clear difference"; a dash where the scenario has no such number.
  public let difference: String
  /// "25 to 31", in the direction that `difference` names.
  public let interval: String

  /// The cells for a comparison.
  public init(_ words: MeasureWords, _ values: Comparison, withUnit: Bool) {
    let isSame = Sentences.finding(values.difference) == .same
    let isKnown = values.difference.mean.isFinite
    let decimals = words.decimals(of: isSame || !isKnown ? values.scenario : values.difference)
    baseline = words.text(values.baseline.mean, decimals: decimals, withUnit: false)
    scenario = words.text(
      values.scenario.mean, decimals: decimals, withUnit: withUnit && values.scenario.mean.isFinite)
    difference = isKnown ? Sentences.difference(values.difference, words, isShort: true) : "–"
    interval = isKnown ? Sentences.interval(values.difference, words) : "–"
  }
}
