import PatientFlow
import RandomStreams
import Testing

/// Where queueing theory knows the answer.
@Suite struct QueueingTheoryTests {
  @Test func mm1() {
    var builder = NetworkBuilder(warmUp: 100, days: 400)
    let exit = builder.exit()
    let place = builder.place(1)
    let stay = builder.stay([place], builder.exponential(0.05), then: [(1, exit)])
    builder.source(16, to: stay)
    let (result, _) = builder.network.run(checked: false)
    let queue = result.value(MeasureKey(.queue, Subject(.place, 0), .all, .mean))
    print("M/M/1 queue", queue, "truth", 0.8 * 0.8 / 0.2, "events", result.events)
    #expect(abs(queue - 3.2) < 0.6)
  }
}
