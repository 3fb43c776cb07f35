import Experiments
import Figures
import ModelFiles
import PatientFlow
import Reports
import Statistics

/// What was really measured beside what the baseline gives.
struct ObservedTable {
  private let results: ExperimentResults
  private let model: ModelFile
  private let console: Console

  /// The table for results.
  init(_ results: ExperimentResults, _ model: ModelFile, _ console: Console) {
    self.results = results
    self.model = model
    self.console = console
  }

  /// The table with its heading; empty when the model names nothing observed.
  var text: String {
    if model.observed.isEmpty { return "" }
    let baseline = results.baseline
    var table = TextTable(
      ["measure", "period", "observed", "simulated", "95 % interval", "tolerance"],
      [.left, .left, .right, .right, .right, .left])
    for row in model.observed {
      let words = MeasureWords(row.key, of: baseline.scenario)
      guard let estimate = baseline.values(of: row.key).map({ Interval(of: $0) }) else { continue }
      let decimals = max(words.decimals(of: estimate), Self.decimals(of: row.value * words.scale))
      let places = Self.decimals(of: row.tolerance * words.scale)
      let tolerance = words.text(row.tolerance, decimals: places, withUnit: false)
      let isInside = (estimate.mean - row.value).magnitude <= row.tolerance
      table.add([
        words.heading, MeasureNaming.period(row.key.period, baseline.scenario.names),
        words.text(row.value, decimals: Self.decimals(of: row.value * words.scale)),
        words.text(estimate.mean, decimals: decimals, withUnit: false),
        words.text(estimate.low, decimals: decimals, withUnit: false) + " to "
          + words.text(estimate.high, decimals: decimals, withUnit: false),
        (isInside ? "inside ±" : "OUTSIDE ±") + tolerance,
      ])
    }
    return "\n" + console.heading("Observed beside simulated, baseline") + "\n" + table.text()
  }

  /// Decimals that a given number has, three at most.
  private static func decimals(of value: Double) -> Int {
    var scaled = value.magnitude
    for places in 0..<3 {
      if (scaled - scaled.rounded()).magnitude < 1e-9 * max(1, scaled) { return places }
      scaled *= 10
    }
    return 3
  }
}
