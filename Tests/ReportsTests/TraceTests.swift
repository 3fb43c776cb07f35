import Experiments
import ModelFiles
import PatientFlow
import Synchronization
import Testing

@testable import Reports

@Suite("The trace of a patient")
struct TraceTests {
  /// The events of everyone in replication 2, by scenario.
  static func everyone(_ model: ModelFile) async throws -> [[PatientEvent]] {
    let experiment = Experiment(
      model: model, chosen: [1], amount: .replications(2), threads: 2, seed: 7, detail: .standard)
    let kept = Mutex<[Int: [PatientEvent]]>([:])
    _ = try await experiment.run(events: { scenario, number, events in
      if number == 2 { kept.withLock { $0[scenario] = events } }
    })
    return kept.withLock { kept in [0, 1].map { kept[$0] ?? [] } }
  }

  @Test("has the events of the log of everyone, in every scenario", arguments: [SmallModel.text, EveryWord.text])
  func sameEvents(_ text: String) async throws {
    let model = try SmallModel.read(text)
    let logs = try await Self.everyone(model)
    for (scenario, log) in logs.enumerated() {
      let arrivals = log.filter { $0.kind == .arrives && $0.step < 0 }
      for order in stride(from: 1, through: arrivals.count, by: max(1, arrivals.count / 12)) {
        let first = arrivals[order - 1]
        let own = log.filter { $0.day == first.day && $0.indexInDay == first.indexInDay && $0.source == first.source }
        for choice in [
          PatientChoice.inOrder(source: 0, number: Int64(order)),
          .ofDay(source: 0, day: first.day, index: first.indexInDay),
        ] {
          let trace = PatientTrace(of: choice, under: model.scenarios[scenario], seed: 7, replication: 2)
          #expect(trace.events == own)
          #expect(trace.followed.arrivals == Int64(arrivals.count))
        }
      }
    }
  }

  /// A unit so small that patients wait for it.
  static let crowded = SmallModel.text.replacing(#""count": 20,"#, with: #""count": 12,"#)

  @Test("has delay by reason that adds up to the time from ready to leaving", arguments: [crowded, EveryWord.text])
  func addsUp(_ text: String) throws {
    let model = try SmallModel.read(text)
    var delayed = 0
    for number in 120...220 {
      let choice = PatientChoice.inOrder(source: 0, number: Int64(number))
      let trace = PatientTrace(of: choice, under: model.scenarios[0], seed: 7, replication: 1)
      let story = try #require(PatientStory(trace, of: model.scenarios[0]))
      var ready: Int64?
      var delay: Int64 = 0
      for event in trace.events {
        if event.kind == .ready { ready = event.time }
        if event.kind == .leaves, let since = ready { delay += event.time - since }
        if event.kind == .leaves { ready = nil }
      }
      #expect(trace.followed.delays.reduce(0) { $0 + $1.time } == delay)
      #expect((story.delay == "none") == (delay == 0))
      #expect(story.rows.count >= trace.events.count)
      delayed += delay > 0 ? 1 : 0
    }
    #expect(delayed > 0)
  }

  @Test("of nobody tells how many there are")
  func nobody() throws {
    let model = try SmallModel.read()
    let trace = PatientTrace(
      of: .inOrder(source: 0, number: 100_000), under: model.scenarios[0], seed: 7, replication: 1)
    #expect(PatientStory(trace, of: model.scenarios[0]) == nil)
    #expect(trace.events.isEmpty && trace.followed.arrivals > 100)
  }

  @Test("writes durations of which the parts add up")
  func durations() {
    #expect(PatientStory.duration(15_151) == "04:12:31")
    #expect(PatientStory.duration(3 * 86_400 + 61) == "3 d 00:01:01")
  }
}
