import EventSimulation

extension Workload {
  /// The ladder queue at so many pending events.
  static func hold(_ pending: Int) -> Workload { hold(pending, "ladder queue", on: LadderQueue<Int32>.self) }

  /// The 4-ary heap, the reference, at so many pending events.
  static func holdInHeap(_ pending: Int) -> Workload {
    hold(pending, "4-ary heap", on: EventList<Int32>.self, suffix: " heap")
  }

  private static func hold<Events: PendingEvents & SendableMetatype>(
    _ pending: Int, _ structure: String, on list: Events.Type, suffix: String = ""
  ) -> Workload {
    Workload(
      "hold \(pending)\(suffix)",
      "the \(structure) with \(pending) events pending; an event is one taken and one scheduled"
    ) { (order) throws(Refusal) in
      let holds = order.scaled(4_000_000, atLeast: 10_000)
      let model = HoldModel(pending: pending)
      let published = holds == 4_000_000 ? HoldModel.publishedDigests[pending] : nil
      let expected = published ?? model.run(on: PlainHeap.self, holds: holds).digest
      return Prepared {
        let outcome = model.run(on: list, holds: holds)
        return Sample(
          events: holds, nanoseconds: outcome.nanoseconds,
          check: Check(digest: outcome.digest, expectedDigest: expected))
      }
    }
  }

  /// M/M/c against the typed-event kernel.
  static func kernel(_ servers: Int) -> Workload {
    Workload(
      "M/M/\(servers)",
      "typed events, full statistics, \(servers) server\(servers == 1 ? "" : "s"), load 0.9; two events a customer"
    ) { (order) throws(Refusal) in
      let customers = order.scaled(1_000_000, atLeast: 1_000)
      let theory = MultiServerTheory(servers: servers, load: 0.9)
      return Prepared {
        let timed = Stopwatch.time {
          MultiServerQueue.simulated(servers: servers, load: 0.9, customers: customers)
        }
        let model = timed.result.model
        let mean = model.timesInSystem.mean / MultiServerQueue.meanService
        return Sample(
          events: timed.result.events, nanoseconds: timed.nanoseconds,
          check: Check([theory.check(meanTime: mean, customers: customers, startsEmpty: true)]))
      }
    }
  }
}
