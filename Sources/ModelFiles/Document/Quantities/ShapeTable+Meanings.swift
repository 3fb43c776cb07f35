extension ShapeTable {
  /// What a word of a distribution means, in one sentence.
  static func meaning(of word: String) -> String { meanings[word] ?? "" }

  private static let meanings = [
    "fixed": "Always the same value.",
    "exponential": "The time to something that is as likely at any moment; its standard deviation is its mean.",
    "uniform": "Every value between two limits is equally likely.",
    "triangular": "Between two limits, likeliest at the mode.",
    "normal": "The bell curve, without its part below 0.",
    "lognormal": "Many short and few very long values; the usual shape of stays.",
    "gamma": "From the exponential to the bell curve, by its standard deviation.",
    "erlang": "The sum of so many exponential stages of equal mean.",
    "weibull": "A time whose end gets likelier (shape above 1) or less likely (below 1) as it goes on.",
    "poisson": "A whole number of days, or of things, around a mean.",
    "mixture": "A blend: each part is drawn from with its share.",
    "empirical": "The values themselves, each equally likely unless weighted.",
    "quantiles": "Published quantiles by share, ascending from \"0 %\" to \"100 %\", joined by straight lines.",
    "mean": "Mean of the values.",
    "sd": "Standard deviation of the values.",
    "median": "Value that half of them do not exceed.",
    "p90": "Value that 90 % of them do not exceed.",
    "low": "Lowest value.",
    "high": "Highest value.",
    "mode": "Likeliest value.",
    "stages": "How many stages.",
    "shape": "Below 1 the longest values are very long, above 1 they are not.",
    "between": "Values outside these two limits are drawn again.",
    "cap": "Values above become it.",
    "scale": "A factor on the values; of a weibull, the value that 63 % do not exceed.",
    "roundTo": "Values are rounded to multiples of it.",
  ]
}
