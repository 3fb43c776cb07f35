import Experiments
import ModelFiles
import PatientFlow

/// A probe of one model: where its number is kept, and how it is read in every replication.
struct AnalyticReading {
  /// A quantity over time, or over the whole measured time.
  private struct Quantity: Hashable {
    var measure: Measure
    var subject: Subject

    init(_ text: String, _ names: Names) throws {
      let key = try MeasureNaming.key(text + "/mean", names, period: 0)
      (measure, subject) = (key.measure, key.subject)
    }

    func isThat(of series: Selection.Series) -> Bool { series.measure == measure && series.subject == subject }

    func isThat(of spread: Selection.Spread) -> Bool {
      spread.measure == measure && spread.subject == subject && spread.group == .all && spread.period == 0
    }
  }

  private enum Source {
    case value(MeasureKey)
    case hour(Quantity, Int)
    case level(Quantity, Int)
    case square(Quantity, Double)
  }

  private let source: Source

  /// Whether what is kept of it is a mean over replications.
  var isFolded: Bool {
    switch source {
    case .value, .square: false
    case .hour, .level: true
    }
  }

  /// The probe in terms of a model. Throws where the model has no such measure.
  init(_ probe: AnalyticMeasure.Probe, _ names: Names) throws {
    switch probe {
    case .value(let measure, let period):
      let index = period.flatMap { id in names.periods.firstIndex { $0.id == id } }
      source = .value(try MeasureNaming.key(measure, names, period: Int32((index ?? -1) + 1)))
    case .hour(let series, let hour): source = .hour(try Quantity(series, names), hour)
    case .level(let series, let most): source = .level(try Quantity(series, names), most)
    case .square(let series, let centre): source = .square(try Quantity(series, names), centre)
    }
  }

  /// Of everything that could be kept, what some readings need.
  static func selection(_ readings: [AnalyticReading], of everything: Selection) -> Selection {
    var selection = everything
    let sources = readings.map(\.source)
    selection.keys = sources.compactMap { if case .value(let key) = $0 { key } else { nil } }
    selection.told = Array(selection.keys.indices)
    selection.daily.removeAll { series in
      !sources.contains { if case .square(let one, _) = $0 { one.isThat(of: series) } else { false } }
    }
    selection.hourly.removeAll { series in
      !sources.contains { if case .hour(let one, _) = $0 { one.isThat(of: series) } else { false } }
    }
    selection.levels.removeAll { spread in
      !sources.contains { if case .level(let one, _) = $0 { one.isThat(of: spread) } else { false } }
    }
    selection.lengths = []
    return selection
  }

  /// The number in every replication; one where it is kept as a mean over them.
  func values(_ results: ScenarioResults) -> [Double] {
    let selection = results.selection
    switch source {
    case .value(let key): return results.values(of: key) ?? []
    case .hour(let quantity, let hour):
      guard let index = selection.hourly.firstIndex(where: quantity.isThat(of:)) else { return [] }
      return [results.hourly(series: index, hour: hour)]
    case .level(let quantity, let most):
      guard let index = selection.levels.firstIndex(where: quantity.isThat(of:)) else { return [] }
      return [results.timeShares(index).prefix(most + 1).reduce(0, +)]
    case .square(let quantity, let centre):
      guard let index = selection.daily.firstIndex(where: quantity.isThat(of:)) else { return [] }
      var sums = [Double](repeating: 0, count: results.replications)
      for day in 0..<results.dayCount {
        for (run, level) in results.daily(series: index, day: day).enumerated() {
          sums[run] += (Double(level) - centre) * (Double(level) - centre)
        }
      }
      return sums.map { $0 / Double(results.dayCount) }
    }
  }
}
