import Experiments
import Figures
import ModelFiles
import PatientFlow
import Reports
import Statistics

/// What a run says at its end: the focus measures by scenario, in tables and in words, and how the model's own
/// numbers lie beside what was observed.
struct Answer {
  private let results: ExperimentResults
  private let model: ModelFile
  private let console: Console

  /// The answer that results give.
  init(_ results: ExperimentResults, _ model: ModelFile, _ console: Console) {
    self.results = results
    self.model = model
    self.console = console
  }

  /// The whole text.
  var text: String {
    let period = MeasureWords.period(Int32(model.headline), results.baseline.scenario.names)
    var text = console.heading("Results for \(SafeText.line(period))") + "\n"
    text += results.scenarios.count <= 3 ? tablesByScenario : tablesByMeasure
    if results.scenarios.count > 1 { text += "\n" + console.heading("In words") + "\n" + sentences }
    text += ObservedTable(results, model, console).text
    return text + "\n" + console.heading("What could make this wrong") + "\n" + caveats
  }

  private var others: [Int] { Array(results.scenarios.indices.dropFirst()) }

  private func label(_ index: Int) -> String { SafeText.line(results.scenarios[index].scenario.label) }

  private func words(_ key: MeasureKey) -> MeasureWords { MeasureWords(key, of: results.baseline.scenario) }

  // MARK: Tables

  /// A table for each scenario, a row for each measure: for few scenarios.
  private var tablesByScenario: String {
    if others.isEmpty { return baselineTable }
    var text = ""
    for index in others {
      var table = TextTable(
        [label(index), "baseline", "scenario", "difference", "95 % interval"], [.left, .right, .right, .right, .right])
      for key in model.focus {
        let words = words(key)
        guard let (before, after, difference) = results.comparison(of: key, in: index) else { continue }
        let values = Comparison(baseline: before, scenario: after, difference: difference)
        let cells = ComparisonText(words, values, withUnit: true)
        table.add([words.heading, cells.baseline, cells.scenario, cells.difference, cells.interval])
      }
      text += "\n" + table.text()
    }
    return text
  }

  /// The baseline alone: its averages with their own intervals.
  private var baselineTable: String {
    var table = TextTable(["measure", "average", "95 % interval"], [.left, .right, .right])
    for key in model.focus {
      let words = words(key)
      guard let estimate = results.baseline.values(of: key).map({ Interval(of: $0) }) else { continue }
      let decimals = words.decimals(of: estimate)
      table.add([
        words.heading, words.text(estimate.mean, decimals: decimals),
        words.text(estimate.low, decimals: decimals, withUnit: false) + " to "
          + words.text(estimate.high, decimals: decimals, withUnit: false),
      ])
    }
    return "\n" + table.text()
  }

  /// A table for each measure, a row for each scenario: for many scenarios.
  private var tablesByMeasure: String {
    model.focus.map { key in
      let words = words(key)
      var table = TextTable(
        ["scenario", "average", "difference", "95 % interval"], [.left, .right, .right, .right])
      if let estimate = results.baseline.values(of: key).map({ Interval(of: $0) }) {
        let average = words.text(estimate.mean, decimals: words.decimals(of: estimate), withUnit: false)
        table.add([label(0), average, "", ""])
      }
      for index in others { table.add(row(index, key, words)) }
      return "\n" + SafeText.wrapped(SafeText.line("\(words.heading) (\(words.unit))")) + "\n" + table.text()
    }.joined()
  }

  private func row(_ index: Int, _ key: MeasureKey, _ words: MeasureWords) -> [String] {
    guard let (before, after, difference) = results.comparison(of: key, in: index) else {
      return [label(index), "–", "", ""]
    }
    let values = Comparison(baseline: before, scenario: after, difference: difference)
    let cells = ComparisonText(words, values, withUnit: false)
    return [label(index), cells.scenario, cells.difference, cells.interval]
  }

  // MARK: Words

  private var sentences: String {
    guard let key = model.focus.first else { return "" }
    var text = ""
    // Of many scenarios the first stands for all; the tables have the others.
    for index in others.prefix(others.count > Self.mostSentences ? 1 : others.count) {
      guard let (before, after, difference) = results.comparison(of: key, in: index) else { continue }
      let sentence = Sentences.sentence(
        label: label(index), words(key), baseline: before, scenario: after, difference: difference)
      text += SafeText.wrapped(SafeText.line(sentence), indent: "    ", first: "  ") + "\n"
    }
    for group in Alternatives.groups(among: results, by: model.focus) {
      let sentence = Alternatives.sentence(group, results, key, words(key), focus: model.focus)
      if let sentence { text += SafeText.wrapped(SafeText.line(sentence), indent: "    ", first: "  ") + "\n" }
    }
    return text
  }

  private static let mostSentences = 4

  /// What the reader should keep in mind, from what the model itself says.
  private var caveats: String {
    var lines: [String] = []
    if !model.parameters.isEmpty {
      let all = Caveats.assumptions(model.assumptions.count, of: model.parameters.count)
      lines.append(String(all.dropLast()) + "; d2a check lists them.")
    }
    lines.append(Caveats.intervals)
    return lines.map { SafeText.wrapped(SafeText.line($0), indent: "    ", first: "  ") + "\n" }.joined()
  }
}
