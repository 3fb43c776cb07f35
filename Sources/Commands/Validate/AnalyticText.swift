import Figures
import Validation

/// Analytic cases as text: a table of all, and over the whole suite how the z values behave.
struct AnalyticText {
  private let results: [[AnalyticResult]]
  private let isWhole: Bool
  private let console: Console

  /// The text of some cases; `isWhole` when they are all there are.
  init(_ results: [[AnalyticResult]], isWhole: Bool, _ console: Console) {
    self.results = results
    self.isWhole = isWhole
    self.console = console
  }

  /// How many numbers are within the limit of z.
  var tally: ValidationTally {
    var tally = ValidationTally()
    for result in results.joined() { tally.add(result) }
    return tally
  }

  /// The whole text.
  var whole: String {
    var text = console.heading("Analytic cases: what theory knows beside what is simulated") + "\n"
    for each in results {
      guard let first = each.first else { continue }
      text += "\n" + SafeText.wrapped("\(first.case.name): \(first.case.heading)") + "\n"
      text += table(each)
    }
    let limit = Rounding.text(AnalyticResult.limit, decimals: 1)
    text += "\nA number misses where |z| is above \(limit). \(tally.sentence).\n"
    return isWhole ? text + verdict : text
  }

  private func table(_ results: [AnalyticResult]) -> String {
    var table = TextTable(
      ["what", "unit", "truth", "simulated", "95 % interval", "z", "verdict"],
      [.left, .left, .right, .right, .right, .right, .left])
    for result in results {
      let decimals = Self.decimals(result)
      let number = { (value: Double) in Rounding.text(value, decimals: decimals) }
      table.add([
        result.what, result.unit, number(result.truth), number(result.estimate),
        "\(number(result.low95)) to \(number(result.high95))", Rounding.text(result.z, decimals: 2),
        result.isWithin ? "within" : "MISSES",
      ])
    }
    return table.text()
  }

  private var verdict: String {
    let verdict = SuiteVerdict(ofChief: results)
    let number = { (value: Double) in Rounding.text(value, decimals: 2) }
    return SafeText.wrapped(
      """
      Over one number of each of the \(verdict.count) cases the z values are to be a standard normal sample: sum over \
      root of their number \(number(verdict.mean)), spread \(number(verdict.spread)) (both standard normal), \
      Anderson–Darling A² \(number(verdict.andersonDarling)) (above \
      \(Rounding.text(SuiteVerdict.andersonDarlingLimit, decimals: 3)) in one sample of a hundred).
      """) + "\n"
  }

  /// Decimals that show the half-width with two digits, five at most.
  private static func decimals(_ result: AnalyticResult) -> Int {
    var (scaled, places) = ((result.high95 - result.low95) / 2, 0)
    while scaled > 0 && scaled < 10 && places < 5 {
      scaled *= 10
      places += 1
    }
    return places
  }
}
