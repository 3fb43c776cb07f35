import PatientFlow
import RandomStreams

/// A second engine, written from the rules of the model file and as plain as they allow, to compare the real one with.
///
/// Patients are objects, what is to happen is a sorted array of closures, and what a patient is delayed for, or how
/// much of a place is used, is asked of the present state whenever it is needed. It takes the same network, seed and
/// replication, and draws from the same keyed streams, so the two must tell the same story to the microsecond.
///
/// Left out: those who are there at the beginning (`initial`), scenarios that share a past (`proceed`), ramps of more
/// steps than a plan may have, and, of the results, histograms and the months of pathways.
final class PlainEngine {
  /// Order of what happens at one moment.
  enum Phase: Int { case calendar, departure, givingUp, returning, arrival }

  /// Purposes of draws: the last word of a stream's name.
  enum Purpose: UInt32 {
    case source = 1
    case count, patient, cohort, visit, returning, units, transfer, turnaround, batch, lead
    case risk = 0x8000_0000
    case placePlan = 0x1000_0000
    case staffPlan = 0x2000_0000
    case sourcePlan = 0x3000_0000
    case stayPlan = 0x4000_0000
  }

  /// Something that is to happen.
  struct Pending {
    var time: Int64
    var phase: Phase
    var number: Int
    var action: () -> Void
  }

  /// A place as it is now.
  struct PlaceState {
    var plan: PlainPlan
    var capacity = 0
    var surge = 0
    var admits = true
    var startsLeft = Int.max
    /// Units that stay occupied after patients.
    var cleaning = 0
    /// Those who wait for it, who goes first first.
    var queue: [PlainPatient] = []
  }

  /// A staff pool as it is now.
  struct PoolState {
    var plans: [Int: PlainPlan]
    var onDuty = 0
    /// Those whose tasks are in progress, in the order in which work on them began.
    var working: [PlainPatient] = []
    /// Those whose tasks are paused, who is resumed first first.
    var paused: [PlainPatient] = []
    var queue: [PlainPatient] = []
  }

  /// A place or pool that may have something to give.
  enum Offer: Equatable { case place(Int), pool(Int) }

  let network: Network
  let seed: UInt64
  let replication: UInt32
  let mistake: PlainMistake?
  let hours: [PlainHours]
  var now: Int64
  var places: [PlaceState] = []
  var pools: [PoolState] = []
  var sourcePlans: [PlainPlan] = []
  var stayPlans: [PlainPlan] = []
  /// Patients in the system.
  var patients: [PlainPatient] = []
  var offers: [Offer] = []
  var record: PlainRecord
  /// Last comes first.
  private var pending: [Pending] = []
  private var scheduled = 0

  init(_ network: Network, seed: UInt64 = 1, replication: Int = 1, mistake: PlainMistake? = nil) {
    self.network = network
    self.seed = seed
    self.replication = UInt32(replication)
    self.mistake = mistake
    now = network.timing.warmUpBegins
    record = PlainRecord(network)
    hours = network.schedules.map { PlainHours(schedule: $0, dayZero: Int64(network.timing.dayZero)) }
    places = network.places.map { PlaceState(plan: plan($0.capacity, .placePlan)) }
    pools = network.staff.map { pool in
      let schedule = network.schedules[Int(pool.rota)]
      let numbers = schedule.week.map(\.value) + schedule.exceptions.flatMap { $0.breaks.map(\.value) }
      let plans = Set(numbers).filter { $0 > 0 }.map { (Int($0), plan(pool.changes, .staffPlan, base: Double($0))) }
      return PoolState(plans: Dictionary(uniqueKeysWithValues: plans))
    }
    sourcePlans = network.sources.map { plan($0.changes, .sourcePlan) }
    stayPlans = network.stayFactors.map { plan($0.changes, .stayPlan) }
  }

  /// Runs to the end of the measured time, whose own moment does not happen any more.
  func run() -> PlainRecord {
    writeCalendar()
    while let next = pending.popLast(), next.time < network.timing.end {
      if next.time > now { look() }
      now = next.time
      next.action()
      settle()
    }
    look()
    record.close(patients, at: network.timing.end)
    pending = []
    return record
  }

  /// Puts something on the list: after all that comes earlier, or at the same moment in an earlier phase, or at the same
  /// moment and phase and was put there before.
  func schedule(at time: Int64, _ phase: Phase, _ action: @escaping () -> Void) {
    scheduled += 1
    let new = Pending(time: time, phase: phase, number: scheduled, action: action)
    func rank(_ each: Pending) -> (Int64, Int, Int) {
      let isFlipped = mistake == .givesUpBeforeOthersLeave && each.phase == .givingUp
      return (each.time, isFlipped ? 0 : each.phase.rawValue, each.number)
    }
    var (low, high) = (0, pending.count)
    while low < high {
      let middle = (low + high) / 2
      if rank(pending[middle]) > rank(new) { low = middle + 1 } else { high = middle }
    }
    pending.insert(new, at: low)
  }

  /// Gives what is free to those who wait, in the order in which it came free, until nothing more moves.
  func settle() {
    while !offers.isEmpty {
      switch offers.removeFirst() {
      case .place(let place): giveUnits(of: place)
      case .pool(let pool): giveTime(of: pool)
      }
    }
  }

  /// Remembers that a place has something to give, if anyone waits for it.
  func offer(place: Int) {
    if !places[place].queue.isEmpty && !offers.contains(.place(place)) { offers.append(.place(place)) }
  }

  func offer(pool: Int) {
    if !offers.contains(.pool(pool)) { offers.append(.pool(pool)) }
  }

  // MARK: Draws

  /// The stream of a patient's visit to a step.
  func luck(of patient: PlainPatient, _ step: Int, _ visit: UInt32, _ purpose: Purpose, plus word: UInt32 = 0)
    -> RandomStream
  {
    RandomStream(key: patient.key, network.steps[step].key, visit, purpose: purpose.rawValue | word)
  }

  func plan(_ plan: ChangePlan, _ purpose: Purpose, base: Double? = nil) -> PlainPlan {
    PlainPlan(plan, base: base) { id, number in
      var luck = RandomStream(key: seed, replication, plan.key, purpose: purpose.rawValue + number)
      return network.distributions.sample(id, from: &luck)
    }
  }

  /// A duration from a stream.
  func time(_ id: DistributionID, _ luck: inout RandomStream) -> Int64 {
    microseconds(network.distributions.sample(id, from: &luck))
  }
}

/// Mistakes that can be made on purpose, to see that the comparison finds them.
enum PlainMistake: CaseIterable {
  /// Those who give up at a moment do so before others leave.
  case givesUpBeforeOthersLeave
  /// Queues know no priority.
  case ignoresPriority
  /// The second visit to a step has the luck of the first.
  case forgetsTheVisit
  /// Rings never turn.
  case neverSwaps
  /// Of paused tasks the one that was begun last is resumed first.
  case resumesTheLastFirst
}
