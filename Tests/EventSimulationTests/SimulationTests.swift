import EventSimulation
import Memory
import RandomStreams
import Statistics
import Testing

/// Notes when each event happened, and lets number 1 schedule number 2 at the same moment.
struct Diary: EventModel {
  var entries: [String] = []

  mutating func handle(_ event: Int32, at now: Int64, scheduling events: inout some FutureEventList<Int32>) {
    entries.append("\(event) at \(now)")
    if event == 1 { events.schedule(2, at: now, phase: 0) }
  }
}

@Suite("The run loop")
struct SimulationTests {
  @Test("What lies before the end is handled, what lies at it waits, and the clock stands at the end")
  func runUntil() {
    var simulation = Simulation(Diary())
    simulation.schedule(1, at: 10, phase: 3)
    simulation.schedule(7, at: 10, phase: 3)
    simulation.schedule(8, at: 20)
    simulation.run(until: 20)
    #expect(simulation.model.entries == ["1 at 10", "2 at 10", "7 at 10"])
    #expect(simulation.clock == 20 && simulation.handledCount == 3 && simulation.events.count == 1)
    let wasNext = simulation.runNext()
    #expect(wasNext && simulation.model.entries.last == "8 at 20")
    let wasAnother = simulation.runNext()
    #expect(!wasAnother)
    #expect(simulation.clock == 20)
  }

  @Test("An empty simulation reaches its end")
  func empty() {
    var simulation = Simulation(Diary())
    simulation.run(until: 5)
    #expect(simulation.clock == 5 && simulation.handledCount == 0)
  }

  @Test(
    "Running in steps, or on in a copy, is the same as running at once, with either list", arguments: Structure.allCases
  )
  func stepsAndForks(structure: Structure) {
    func check<Events: FutureEventList<MultiServerQueue.Event>>(_ empty: Events) {
      func start() -> Simulation<MultiServerQueue, Events> {
        var simulation = Simulation(
          MultiServerQueue(servers: 200, meanBetweenArrivals: 1e6, meanService: 180e6, key: 9), events: empty)
        // Some lists share their memory here: each simulation parts from the others by itself.
        simulation.schedule(.arrival, at: 0, phase: MultiServerQueue.Phase.arrival)
        return simulation
      }
      let end: Int64 = 5_000_000_000
      var atOnce = start()
      atOnce.run(until: end)
      var inSteps = start()
      for step in 1...50 { inSteps.run(until: end / 50 * Int64(step)) }
      var forked = start()
      forked.run(until: end / 3)
      let copy = forked
      forked.run(until: 2 * end)  // What the original does leaves the copy alone.
      var continued = copy
      continued.run(until: end)
      var singly = copy
      while singly.handledCount < atOnce.handledCount { singly.runNext() }
      singly.run(until: end)
      var next = [inSteps, continued, singly, atOnce]
      for index in next.indices {
        #expect(next[index].handledCount == atOnce.handledCount && next[index].events.count == atOnce.events.count)
        #expect(next[index].model.waiting.timeAtLevels(0) == atOnce.model.waiting.timeAtLevels(0))
        next[index].runNext()
      }
      #expect(next.allSatisfy { $0.clock == next[0].clock })
      print("\(structure): \(atOnce.handledCount) events at once, in steps, and on in copies")
    }
    switch structure {
    case .heap: check(EventList())
    case .ladder: check(LadderQueue())
    }
  }

  /// Counts in memory that copies share until they are parted.
  struct Counts: EventModel {
    var counts = Arena(repeating: 0, count: 3)

    mutating func handle(_ event: Int32, at now: Int64, scheduling events: inout some FutureEventList<Int32>) {
      counts[event] += 1
      events.schedule((event + 1) % 3, at: now + 1, phase: 0)
    }

    mutating func makeUnique() { counts.makeUnique() }
  }

  @Test("A model with memory of its own is parted from its copies")
  func modelWithArena() {
    var simulation = Simulation(Counts())
    simulation.schedule(0, at: 0)
    simulation.run(until: 3)
    let copy = simulation
    simulation.run(until: 9)
    var other = copy
    other.runNext()
    #expect(copy.model.counts.elements == [1, 1, 1])
    #expect(simulation.model.counts.elements == [3, 3, 3])
    #expect(other.model.counts.elements == [2, 1, 1])
  }

  /// Mean number waiting in M/M/c by Erlang's C formula (A. K. Erlang, 1917), `load` = arrivals × mean service.
  func erlangWaiting(servers: Int, load: Double) -> Double {
    var blocking = 1.0
    for c in 1...servers { blocking = load * blocking / (Double(c) + load * blocking) }
    let use = load / Double(servers)
    return blocking / (1 - use * (1 - blocking)) * use / (1 - use)
  }

  @Test("M/M/c keeps as many waiting as Erlang's C formula says", arguments: [(1, 0.7), (3, 2.4), (20, 17)])
  func multiServerQueue(servers: Int, load: Double) {
    let (warmUp, end): (Int64, Int64) = (2_000_000_000, 12_000_000_000)
    let means = (0..<30).map { replication in
      var simulation = Simulation(
        MultiServerQueue(
          servers: servers, meanBetweenArrivals: 1e6, meanService: load * 1e6, key: UInt64(replication + 1)))
      simulation.schedule(.arrival, at: 0, phase: MultiServerQueue.Phase.arrival)
      simulation.run(until: warmUp)
      simulation.model.waiting.restart(at: warmUp)
      simulation.run(until: end)
      simulation.model.waiting.flush(at: end)
      return simulation.model.waiting.distribution(0).mean
    }
    let estimate = Interval(of: means)
    let truth = erlangWaiting(servers: servers, load: load)
    let error = estimate.halfWidth / studentQuantile(0.975, degreesOfFreedom: 29)
    let z = (estimate.mean - truth) / error
    print("M/M/\(servers), load \(load): waiting \(estimate.mean) ± \(estimate.halfWidth), truth \(truth), z \(z)")
    #expect(abs(z) < 3.5)
    #expect(estimate.halfWidth < 0.15 * truth)
  }
}
