import EventSimulation

/// M/M/c as a model writer would write it against the typed-event kernel: an enumeration of two events, first come,
/// first served, with full statistics: tallies of the wait and of the time in system, averages over time of the number
/// in system and of the number waiting.
struct MultiServerQueue: EventModel {
  enum Event: BitwiseCopyable, Sendable {
    case arrival
    case departure(arrived: Int64)
  }

  /// The list that holds the pending events.
  typealias Pending = EventList<Event>

  /// When a departure and an arrival fall together, the server is free first.
  private enum Phase {
    static let departure: UInt8 = 0
    static let arrival: UInt8 = 1
  }

  /// Mean service, in microseconds: an hour.
  static let meanService = 3.6e9

  let servers: Int
  private let meanBetweenArrivals: Double
  private var arrivals: ExponentialDraws
  private var services: ExponentialDraws
  private var toCome: Int
  private var busy = 0
  private var line = WaitingLine()
  private(set) var waits = Moments()
  private(set) var timesInSystem = Moments()
  private(set) var inSystem = TimeAverage()
  private(set) var waiting = TimeAverage()

  /// A queue that so many customers come to, at `load` times what the servers can do.
  init(servers: Int, load: Double, customers: Int) {
    self.servers = servers
    meanBetweenArrivals = Self.meanService / (load * Double(servers))
    arrivals = ExponentialDraws(seed: 1)
    services = ExponentialDraws(seed: 2)
    toCome = customers
  }

  mutating func handle(_ event: Event, at now: Int64, scheduling events: inout Pending) {
    switch event {
    case .arrival:
      toCome &-= 1
      if toCome > 0 {
        events.schedule(
          .arrival, at: now &+ Int64(meanBetweenArrivals * arrivals.next()), phase: Phase.arrival)
      }
      inSystem.change(by: 1, at: now)
      if busy < servers {
        busy &+= 1
        serve(arrived: now, at: now, scheduling: &events)
      } else {
        waiting.change(by: 1, at: now)
        line.append(now)
      }
    case .departure(let arrived):
      timesInSystem.record(Double(now &- arrived))
      inSystem.change(by: -1, at: now)
      if line.count > 0 {
        waiting.change(by: -1, at: now)
        serve(arrived: line.removeFirst(), at: now, scheduling: &events)
      } else {
        busy &-= 1
      }
    }
  }

  @inline(__always)
  private mutating func serve(arrived: Int64, at now: Int64, scheduling events: inout Pending) {
    waits.record(Double(now &- arrived))
    let service = Int64(Self.meanService * services.next())
    events.schedule(.departure(arrived: arrived), at: now &+ service, phase: Phase.departure)
  }

  /// Runs the queue until the last customer has left; the model at that moment, and how many events there were.
  @inline(never)
  static func simulated(servers: Int, load: Double, customers: Int) -> (model: MultiServerQueue, events: Int) {
    var simulation = Simulation(MultiServerQueue(servers: servers, load: load, customers: customers))
    simulation.schedule(.arrival, at: 0, phase: Phase.arrival)
    simulation.run(until: .max)
    return (simulation.model, Int(simulation.handledCount))
  }
}
