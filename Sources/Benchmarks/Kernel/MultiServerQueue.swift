import EventSimulation

/// M/M/c as a model writer would write it against the typed-event kernel: an enumeration of two events, first come,
/// first served, with full statistics: tallies of the wait and of the time in system, averages over time of the number
/// in system and of the number waiting.
struct MultiServerQueue: EventModel {
  enum Event: BitwiseCopyable, Sendable {
    case arrival
    case departure(arrived: Int64)
  }

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
  private var inSystem = TimeAverage()
  private var waiting = TimeAverage()

  /// A queue that so many customers come to, at `load` times what the servers can do.
  init(servers: Int, load: Double, customers: Int, seed: UInt64) {
    self.servers = servers
    meanBetweenArrivals = Self.meanService / (load * Double(servers))
    arrivals = ExponentialDraws(seed: 2 &* seed)
    services = ExponentialDraws(seed: 2 &* seed &+ 1)
    toCome = customers
  }

  /// Mean number in system, from the beginning until the last has left.
  var meanInSystem: Double { inSystem.mean(until: inSystem.since) }
  /// Mean number waiting over the same time.
  var meanWaiting: Double { waiting.mean(until: inSystem.since) }

  mutating func handle(_ event: Event, at now: Int64, scheduling events: inout some FutureEventList<Event>) {
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
  private mutating func serve(
    arrived: Int64, at now: Int64, scheduling events: inout some FutureEventList<Event>
  ) {
    waits.record(Double(now &- arrived))
    let service = Int64(Self.meanService * services.next())
    events.schedule(.departure(arrived: arrived), at: now &+ service, phase: Phase.departure)
  }

  /// The line is the only memory that copies share.
  mutating func makeUnique() { line.makeUnique() }

  /// Runs the queue until the last customer has left; the model at that moment, and how many events there were.
  @inline(never)
  static func simulated(
    servers: Int, load: Double, customers: Int, seed: UInt64 = 1
  ) -> (model: MultiServerQueue, events: Int) {
    var simulation = Simulation(MultiServerQueue(servers: servers, load: load, customers: customers, seed: seed))
    simulation.schedule(.arrival, at: 0, phase: Phase.arrival)
    simulation.run(until: .max)
    return (simulation.model, Int(simulation.handledCount))
  }
}
