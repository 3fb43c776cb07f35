import ModelFiles
import PatientFlow

extension Experiment {
  /// Where the events of patients go, a scenario's replication at a time: (scenario, replication from 1, its events).
  public typealias EventSink = @Sendable (Int, Int, [PatientEvent]) throws -> Void

  /// Carries the experiment out.
  ///
  /// When the surrounding task is cancelled, the results hold the longest run of replications (1, 2, ... k) that are
  /// complete in all scenarios and say that they were interrupted. Throws `Refusal`, or what `events` throws.
  ///
  /// - Parameters:
  ///   - events: told what happened to every patient, from several threads; nil when nobody asks.
  ///   - progress: called after every replication folded, from one thread at a time.
  public func run(
    events: EventSink? = nil, progress: @Sendable (Progress) -> Void = { _ in }
  ) async throws -> ExperimentResults {
    let needed = estimatedBytes
    if needed > Self.memoryLimit { throw Refusal.tooLarge(bytes: needed, limit: Self.memoryLimit) }
    let plan = ReplicationPlan(self)
    var results = zip(scenarios, selections).map { ScenarioResults($0, $1) }
    switch amount {
    case .replications(let count):
      try await simulate(1...count, plan, into: &results, events: events, progress: progress)
      let done = results[0].replications
      return ExperimentResults(scenarios: results, isInterrupted: done < count, precision: nil)
    case .precision(let precision):
      var end = 0
      var achieved = Double.infinity
      repeat {
        let block = (end + 1)...(end + Precision.block)
        try await simulate(block, plan, into: &results, events: events, progress: progress)
        end = block.upperBound
        if results[0].replications < end { break }
        achieved = precision.achieved(in: results, names: scenarios[0].names)
      } while achieved > precision.share && end < Precision.mostReplications
      return ExperimentResults(
        scenarios: results, isInterrupted: results[0].replications < end,
        precision: .init(asked: precision, achieved: achieved))
    }
  }

  /// Simulates consecutive replications on as many threads as allowed and folds them in order.
  private func simulate(
    _ numbers: ClosedRange<Int>, _ plan: ReplicationPlan, into results: inout [ScenarioResults], events: EventSink?,
    progress: @Sendable (Progress) -> Void
  ) async throws {
    let threads = threads
    let folded = try await withThrowingTaskGroup(
      of: (Int, [ReplicationRecord]?).self, returning: [ScenarioResults].self
    ) { group in
      var results = results
      var early: [Int: [ReplicationRecord]] = [:]
      var (next, awaited, running) = (numbers.lowerBound, numbers.lowerBound, 0)
      var stopped = false
      while true {
        // A slow replication holds up at most a few quick ones behind it.
        while !stopped, running < threads, next <= numbers.upperBound, next < awaited + 4 * threads {
          let number = next
          group.addTask { (number, try plan.simulate(number, events: events)) }
          next += 1
          running += 1
        }
        guard let (number, records) = try await group.next() else { break }
        running -= 1
        guard let records else {
          stopped = true
          continue
        }
        early[number] = records
        while let ready = early.removeValue(forKey: awaited) {
          for index in results.indices { results[index].fold(ready[index]) }
          progress(Progress(completed: awaited, total: numbers.upperBound))
          awaited += 1
        }
      }
      return results
    }
    results = folded
  }
}
