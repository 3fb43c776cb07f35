import Experiments
import Figures
import ModelFiles
import PatientFlow
import Statistics
import Testing

@testable import LiveSimulator
@testable import Reports

@Suite("Live session")
struct LiveSessionTests {
  func bits(of interval: Interval) -> [UInt64] {
    [Double(interval.count), interval.mean, interval.halfWidth, interval.median].map { $0.isNaN ? 0 : $0.bitPattern }
  }

  @Test("unmoved controls give the run's own numbers, to the last bit")
  func unmoved() async throws {
    let model = try LivePlanTests.model("sandwell")
    let experiment = LivePlanTests.experiment(model, replications: 2, only: 3)
    let results = try await experiment.run()
    let builder = LiveBuilder(experiment, of: model)
    let plan = try #require(LivePlan(bytes: builder.plan.bytes))
    var compared = 0
    for start in experiment.scenarios.indices {
      var session = LiveSession(plan)
      var folded = LiveResults(plan.content)
      for replication in 1...2 {
        let hasBaseline = session.choose(start: 0, positions: builder.settings[0].map { $0?.unmoved ?? 0 })
        let baseline = session.simulate(replication)
        let hasStart = session.choose(start: start, positions: builder.settings[start].map { $0?.unmoved ?? 0 })
        #expect(hasBaseline && hasStart)
        folded.fold(baseline: baseline, setting: session.simulate(replication))
      }
      for (position, key) in plan.starts[start].keys.enumerated() {
        guard let key else { continue }
        let run = results.scenarios[start].values(of: key)
        guard let run else { continue }
        let live = folded.comparison(at: position).scenario
        #expect(bits(of: live) == bits(of: Interval(of: run)), "\(key)")
        compared += 1
      }
      let outcome = folded.outcome(label: "Unmoved", isBaseline: start == 0)
      #expect(outcome.replications == 2)
      #expect(outcome.daily.count == 2)
      let series = results.scenarios[start].selection.daily
      for (index, each) in outcome.daily.enumerated() {
        let own = try #require(series.firstIndex { $0.measure == (index == 0 ? .delayedPatients : .occupancy) })
        let spreads = (0..<365).map { Spread(of: results.scenarios[start].daily(series: own, day: $0)) }
        #expect(each.scenario.p95 == spreads.map(\.p95))
        #expect(each.scenario.mean == spreads.map(\.mean))
      }
      for spread in outcome.lengths {
        let own = try #require(
          results.scenarios[start].selection.lengths.firstIndex {
            $0.measure == (spread.kind == .stay ? .lengthOfStay : .delay)
          })
        #expect(spread.scenario == results.scenarios[start].patientShares(own))
      }
      let sum = outcome.reasons?.parts.reduce(0) { $0 + $1.values.scenario.mean } ?? 0
      #expect((sum - (outcome.reasons?.total.scenario.mean ?? -1)).magnitude < 1e-9)
    }
    print("\(compared) numbers are equal, bit for bit")
    #expect(compared > 100)
  }
}
