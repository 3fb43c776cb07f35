import Experiments
import Testing

@testable import LiveSimulator
@testable import Reports

@Suite("Live speed")
struct LiveSpeedTests {
  @Test("a replication of the Sandwell baseline on one thread, timed beside the browser by Tests/Browser/speed")
  func native() async throws {
    let model = try LivePlanTests.model("sandwell")
    let experiment = LivePlanTests.experiment(model, replications: 1, only: 0)
    let results = try await experiment.run()
    let events = results.scenarios[0].events
    let builder = LiveBuilder(experiment, of: model)
    let plan = try #require(LivePlan(bytes: builder.plan.bytes))
    var session = LiveSession(plan)
    let isChosen = session.choose(start: 0, positions: builder.settings[0].map { $0?.unmoved ?? 0 })
    #expect(isChosen)
    let clock = ContinuousClock()
    var times: [Double] = []
    for replication in 1...10 {
      let took = clock.measure { _ = session.simulate(replication) }
      times.append(Double(took.components.seconds) * 1000 + Double(took.components.attoseconds) / 1e15)
    }
    // What else the machine does only ever makes one slower.
    let least = try #require(times.min())
    print("LiveSpeed: \(least) ms a replication (least of 10), \(events) events in the first")
    #expect(least > 0 && events > 0)
  }
}
