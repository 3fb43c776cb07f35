import EventSimulation
import Memory
import RandomStreams

/// One replication of a network: its whole state, as a value.
///
/// A copy goes on independently of the original, so scenarios that share their past are simulated together until
/// they part:
///
///     var past = Replication(network: baseline, seed: seed, number: 1, observing: Observation(), log: PatientLog(isOn: false))
///     past.run(until: baseline.timing.start)
///     var future = past
///     future.proceed(under: scenario)
///
/// Simultaneous events come in the order: capacity change (places, rotas, admission hours), departure (stays, tasks
/// and waits that end), giving up (risks), return, arrival, observation; then in order of scheduling. Places and staff
/// given free within an event are taken up by those who wait before the event is over.
public struct Replication: Sendable {
  var network: Network
  let seed: UInt64
  let number: UInt32
  let observation: Observation
  var log: PatientLog

  /// The moment that has been reached.
  public internal(set) var now: Int64
  /// Events handled so far.
  public internal(set) var eventCount: Int64 = 0
  /// Buckets of about half an hour, and a ring of some seven weeks of them.
  var events = LadderQueue<FlowEvent>()
  var patients: PatientTable
  var requests: Requests
  var reasonTimes = ReasonTimes()
  var places: Arena<PlaceState>
  /// For each setting, how many of its places have units, and how many of these are full.
  var settings: Arena<SettingState>
  var pools: Arena<PoolState>
  var recorder: Recorder
  let layout: Layout
  var tables: FlowTables

  /// Places and pools (numbered after them) that may have something to give: a ring, in which each stands once at most.
  var dirty: Arena<Int32>
  var firstDirty = 0
  var dirtyCount = 0
  var isDirty: Arena<Bool>
  /// Blocked patients by place held × place wanted.
  var blocked: Arena<Int32>

  /// Plans drawn for this replication.
  var placePlans: [RealisedPlan] = []
  var sourcePlans: [RealisedPlan] = []
  var stayPlans: [RealisedPlan] = []
  /// For each pool, each distinct rostered number with its plan.
  var dutyPlans: [[DutyPlan]] = []

  /// Places that have extra units for when another is full.
  let surges: [Int32]
  /// Capacity changes, then admission hours, rotas, midnight, and the looks that open and close extra units.
  var calendar: Cursors
  /// The census, then the half hours.
  var observations: Cursors
  /// Arrivals of the current day.
  var arrivals = DayArrivals()
  let sourceKeys: [UInt64]
  let hours: ArrivalHours
  /// When each schedule is open next.
  let openings: Openings
  var month = 0
  /// Month of the current day, January 0.
  var monthOfYear = 0
  /// The midnight with which the current date began, and the one that ends it.
  var midnight: Int64 = 0
  var dateEnds = Int64.min
  /// The current date, in days since 1 January 1970, and its day of the week.
  var today: Int32
  var weekday: Int
  var nextBoundary = 0
  /// Patients admitted to the system (arrivals and returns) and gone from it.
  var enteredCount: Int64 = 0
  var leftCount: Int64 = 0

  /// A replication about to begin its warm-up.
  ///
  /// - Parameters:
  ///   - network: what is simulated.
  ///   - seed: the study's seed.
  ///   - number: which replication, from 1; replications with different numbers are independent.
  ///   - observation: what is collected beside the daily census and the stays.
  ///   - log: what is told of every patient.
  public init(network: Network, seed: UInt64, number: Int, observing observation: Observation, log: PatientLog) {
    self.network = network
    self.seed = seed
    self.number = UInt32(number)
    self.observation = observation
    self.log = log
    let replication = UInt32(number)
    now = network.timing.warmUpBegins
    today = network.timing.dayZero
    weekday = WeeklySchedule.weekday(ofDay: today)
    layout = Layout(of: network)
    tables = FlowTables(of: network)
    recorder = Recorder(layout: layout, firstCensus: Self.firstCensus(network.timing))
    patients = PatientTable(courses: layout.courses)
    requests = Requests(queues: layout.queues, levels: network.priorityLevels)
    places = Arena(repeating: PlaceState(), count: layout.places)
    settings = Arena(repeating: SettingState(), count: layout.settings)
    pools = Arena(repeating: PoolState(), count: layout.pools)
    dirty = Arena(repeating: 0, count: layout.queues)
    isDirty = Arena(repeating: false, count: layout.queues)
    blocked = Arena(repeating: 0, count: layout.places * layout.places)
    surges = network.places.indices.filter { network.places[$0].surge.units > 0 }.map { Int32($0) }
    calendar = Cursors(count: 2 * layout.places + layout.pools + 1 + surges.count)
    observations = Cursors(count: 2)
    openings = Openings(of: network.schedules, dayZero: network.timing.dayZero)
    hours = ArrivalHours(cumulative: network.sources.map { $0.cumulativeByHour })
    sourceKeys = network.sources.map { source in
      var stream = RandomStream(key: seed, replication, source.key, purpose: Purpose.source)
      return stream.nextBits()
    }
    drawPlans()
    beginCalendar()
    if !network.initial.isEmpty { placeInitial() }
  }

  // MARK: Running

  /// Handles everything that lies before a moment, which is not before `now`.
  public mutating func run(until moment: Int64) {
    precondition(moment >= now, "A replication cannot run back in time.")
    makeUnique()
    while nextBoundary < layout.boundaries.count - 1, layout.boundaries[nextBoundary] < moment {
      let boundary = layout.boundaries[nextBoundary]
      advance(to: boundary)
      recorder.beginSegment(at: boundary)
      nextBoundary += 1
    }
    advance(to: moment)
  }

  /// Ends the replication, which has run to `Timing.end`, and gives its results.
  public consuming func finish() -> (ReplicationResult, PatientLog) {
    precondition(now == network.timing.end, "A replication is finished when it has run to the end.")
    recorder.end(at: now)
    return (ReplicationResult(network: network, recorder: recorder, events: eventCount), log)
  }

  /// Parts this replication from its copies before it changes.
  mutating func makeUnique() {
    events.makeUnique()
    patients.makeUnique()
    requests.makeUnique()
    reasonTimes.makeUnique()
    places.makeUnique()
    settings.makeUnique()
    pools.makeUnique()
    dirty.makeUnique()
    isDirty.makeUnique()
    blocked.makeUnique()
    arrivals.makeUnique()
    calendar.makeUnique()
    observations.makeUnique()
    recorder.makeUnique()
  }

  private mutating func advance(to limit: Int64) {
    while true {
      let arrival = arrivals.nextTime
      // What is observed, or arrives, comes after everything else of its moment.
      let bound = min(min(calendar.next, limit), min(arrival, observations.next) &+ 1)
      while let next = events.popNext(before: bound) {
        precondition(next.time >= now, "Time went backwards.")
        events.visitComing(8) { if $0.kind != .cleaned { patients.prefetch($0.patient) } }
        now = next.time
        handle(next.event)
      }
      let exogenous = min(min(calendar.next, arrival), observations.next)
      if exogenous >= limit { break }
      now = exogenous
      if calendar.next == exogenous {
        turnCalendar(calendar.nextThing)
      } else if arrival == exogenous {
        arrive(arrivals.takeNext())
      } else {
        observe(observations.nextThing)
      }
      eventCount &+= 1
      if dirtyCount > 0 { settle() }
      if observation.checksInvariants { checkInvariants() }
    }
    now = limit
  }

  @inline(__always)
  private mutating func handle(_ event: FlowEvent) {
    let slot = event.patient
    if event.kind.rawValue >= FlowEvent.Kind.delayRisk.rawValue {
      if event.kind == .cleaned {
        eventCount &+= 1
        endTurnaround(of: slot, units: Int32(event.stamp))
      } else {
        if patients[slot].delayStamp != event.stamp { return }
        eventCount &+= 1
        strike(slot, risk: event.risk, inDelay: true)
      }
    } else {
      if patients[slot].stepStamp != event.stamp { return }
      eventCount &+= 1
      switch event.kind {
      case .ready: becomeReady(slot)
      case .taskEnds: endTask(slot)
      case .waitEnds: goOn(slot)
      case .stepRisk: strike(slot, risk: event.risk, inDelay: false)
      case .returns: comeBack(slot)
      case .arrives: endTransfer(slot)
      case .unitsFall: fallInUnits(slot)
      case .prepares: prepare(slot)
      case .delayRisk, .cleaned: break
      }
    }
    if dirtyCount > 0 { settle() }
    if observation.checksInvariants { checkInvariants() }
  }
}

/// Which tables a replication fills beside the daily census and the stays.
public struct Observation: Sendable {
  /// Levels by hour of the week.
  public var hourly: Bool
  /// Whether the invariants are checked after every event: slow, for tests.
  public var checksInvariants: Bool

  /// What to observe.
  public init(hourly: Bool = true, checksInvariants: Bool = false) {
    self.hourly = hourly
    self.checksInvariants = checksInvariants
  }
}
