import EventSimulation
import RandomStreams
import Statistics

/// M/M/c: customers arrive at random, wait in one line for one of c servers, and are served for an exponential time.
/// The documentation's example; keep the two alike.
struct MultiServerQueue: EventModel {
  enum Event: BitwiseCopyable {
    case arrival
    case departure
  }

  /// When a departure and an arrival fall together, the server is free first.
  enum Phase {
    static let departure: UInt8 = 0
    static let arrival: UInt8 = 1
  }

  let servers: Int
  /// Means in microseconds.
  let meanBetweenArrivals: Double
  let meanService: Double
  var arrivals: RandomStream
  var services: RandomStream
  var busy = 0
  /// Number waiting, over time.
  var waiting = LevelHistories(count: 1)

  init(servers: Int, meanBetweenArrivals: Double, meanService: Double, key: UInt64) {
    self.servers = servers
    self.meanBetweenArrivals = meanBetweenArrivals
    self.meanService = meanService
    arrivals = RandomStream(key: key, 0, 0, purpose: 0)
    services = RandomStream(key: key, 0, 0, purpose: 1)
  }

  /// The histories are memory that copies share.
  mutating func makeUnique() { waiting.makeUnique() }

  mutating func handle(_ event: Event, at now: Int64, scheduling events: inout some FutureEventList<Event>) {
    switch event {
    case .arrival:
      let gap = Int64(-meanBetweenArrivals * Double.log(arrivals.nextUniform()))
      events.schedule(.arrival, at: now + gap, phase: Phase.arrival)
      if busy < servers {
        busy += 1
        startService(at: now, scheduling: &events)
      } else {
        waiting.change(0, by: 1, at: now)
      }
    case .departure:
      if waiting.level(0) > 0 {
        waiting.change(0, by: -1, at: now)
        startService(at: now, scheduling: &events)
      } else {
        busy -= 1
      }
    }
  }

  mutating func startService(at now: Int64, scheduling events: inout some FutureEventList<Event>) {
    let service = Int64(-meanService * Double.log(services.nextUniform()))
    events.schedule(.departure, at: now + service, phase: Phase.departure)
  }
}
