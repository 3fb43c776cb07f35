import Experiments
import ModelFiles
import PatientFlow
import RandomStreams
import Statistics

extension PublishedCase {
  /// Scenarios that are simulated side by side.
  public var runCount: Int { plan.runs.count }

  /// Simulates what the rows ask for and sets it beside what they expect, in their order.
  ///
  /// - Parameters:
  ///   - replications: how many; the model's own number unless given.
  ///   - threads: how many at a time; changes speed, never a result.
  ///   - progress: called after every replication.
  /// - Returns: the rows; nil when the surrounding task was cancelled.
  /// - Throws: `Experiment.Refusal`.
  public func compared(
    replications: Int? = nil, threads: Int, progress: @Sendable (Progress) -> Void = { _ in }
  ) async throws -> [ComparedRow]? {
    let results = try await experiment(replications: replications, threads: threads).run(progress: progress)
    if results.isInterrupted { return nil }
    var reader = PlanReader(results, plan)
    return zip(rows, plan.sources).map { row, source in
      let (interval, error) = reader.value(of: source)
      return ComparedRow(row, simulated: interval, simulatedError: error)
    }
  }

  private func experiment(replications: Int?, threads: Int) -> Experiment {
    var experiment = Experiment(
      model: model, chosen: [], amount: .replications(replications ?? model.replications), threads: threads,
      seed: seedHash(model.seed.utf8), detail: .standard)
    experiment.scenarios = plan.runs.map { run in
      var scenario = model.scenarios[run.scenario]
      scenario.network = run.network
      return scenario
    }
    experiment.selections = plan.runs.map { run in
      Selection(
        keys: run.keys,
        daily: run.places.map { .init(measure: .occupancy, subject: Subject(.place, Int32($0))) })
    }
    return experiment
  }
}

/// Works out what rows are about from what was simulated.
private struct PlanReader {
  private let results: ExperimentResults
  private let plan: RunPlan
  /// The pool that was counted last: rows of one pool follow each other.
  private var last: (run: Int, places: [Int], counts: PoolCounts)?

  init(_ results: ExperimentResults, _ plan: RunPlan) {
    self.results = results
    self.plan = plan
  }

  /// A value with its interval, and its standard error.
  mutating func value(of source: RunPlan.Source) -> (Interval, error: Double) {
    switch source {
    case .sum(let run, let terms):
      let values = values(of: terms, in: run)
      let interval = Interval(of: values)
      return (interval, interval.standardError)
    case .lowest(let places):
      let means = places.map { (value: $0.value, mean: Interval(of: values(of: $0.terms, in: $0.run)).mean) }
      let lowest = means.min { $0.mean < $1.mean }?.value ?? .nan
      return (Interval(of: [lowest]), 0)
    case .delayProbability(let run, let places, let beds):
      return counts(run, places).delayProbability(beds: beds)
    }
  }

  /// A sum in every replication.
  private func values(of terms: [RunPlan.Term], in run: Int) -> [Double] {
    var sums = [Double](repeating: 0, count: results.replications)
    for term in terms {
      var products = [Double](repeating: term.coefficient, count: results.replications)
      for key in term.keys {
        for (index, value) in results.scenarios[run].values(at: key).enumerated() { products[index] *= value }
      }
      for index in sums.indices { sums[index] += products[index] }
    }
    return sums
  }

  private mutating func counts(_ run: Int, _ places: [Int]) -> PoolCounts {
    if let last, last.run == run, last.places == places { return last.counts }
    let counts = PoolCounts(of: places, in: results.scenarios[run])
    last = (run, places, counts)
    return counts
  }
}
