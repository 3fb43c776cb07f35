import PatientFlow
import RandomStreams

/// Writes small networks for tests, in days.
struct NetworkBuilder {
  static let day = 86_400_000_000.0
  var network: Network

  /// A network that runs `warmUp` days and is then measured for `days`, from Monday 5 January 1970 on.
  init(warmUp: Int = 0, days: Int) {
    let day = Int64(Self.day)
    network = Network(timing: Timing(dayZero: 4, start: Int64(warmUp) * day, end: Int64(warmUp + days) * day))
    network.settingCount = 1
  }

  mutating func fixed(_ days: Double) -> DistributionID { network.distributions.add(.fixed(days * Self.day)) }
  mutating func exponential(_ days: Double) -> DistributionID {
    network.distributions.add(.exponential(mean: days * Self.day))
  }

  @discardableResult
  mutating func place(_ count: Double, admits: Int32 = -1) -> Int32 {
    network.places.append(Place(key: UInt32(100 + network.places.count), setting: 0, count: count, admits: admits))
    return Int32(network.places.count - 1)
  }

  @discardableResult
  mutating func source(_ perDay: Double, to step: Int32, cohort: Int32 = 0) -> Int32 {
    network.sources.append(
      Source(key: UInt32(200 + network.sources.count), firstStep: step, perDay: perDay, cohort: cohort))
    return Int32(network.sources.count - 1)
  }

  mutating func reason() -> Int32 {
    network.reasonCount += 1
    return Int32(network.reasonCount - 1)
  }

  private mutating func step(_ kind: Step.Kind) -> Step { Step(kind: kind, key: UInt32(300 + network.steps.count)) }

  mutating func route(_ branches: [(share: Double, next: Int32)], _ duration: DistributionID) -> Int32 {
    let first = Int32(network.branches.count)
    var cumulative = 0.0
    for (index, branch) in branches.enumerated() {
      cumulative += branch.share
      network.branches.append(
        Branch(upTo: index == branches.count - 1 ? 1 : cumulative, next: branch.next, duration: duration))
    }
    network.routes.append(Route(firstBranch: first, branchCount: Int32(branches.count)))
    return Int32(network.routes.count - 1)
  }

  @discardableResult
  mutating func stay(
    _ places: [Int32], _ duration: DistributionID, then branches: [(Double, Int32)], review: Int32 = -1, units: Int32 = 1
  ) -> Int32 {
    var step = step(.stay)
    step.firstOption = Int32(network.placeOptions.count)
    step.optionCount = Int32(places.count)
    network.placeOptions += places
    step.hours = review
    step.units = units
    step.queueReason = reason()
    step.hoursReason = reason()
    step.firstRoute = route(branches, duration)
    network.steps.append(step)
    return Int32(network.steps.count - 1)
  }

  @discardableResult
  mutating func task(_ pool: Int32, _ duration: DistributionID, then next: Int32) -> Int32 {
    var step = step(.task)
    step.staff = pool
    step.queueReason = reason()
    step.workReason = reason()
    step.firstRoute = route([(1, next)], duration)
    network.steps.append(step)
    return Int32(network.steps.count - 1)
  }

  @discardableResult
  mutating func wait(_ duration: DistributionID, within hours: Int32 = -1, then next: Int32) -> Int32 {
    var step = step(.wait)
    step.hours = hours
    step.workReason = reason()
    step.firstRoute = route([(1, next)], duration)
    network.steps.append(step)
    return Int32(network.steps.count - 1)
  }

  @discardableResult
  mutating func exit() -> Int32 {
    network.steps.append(step(.exit))
    return Int32(network.steps.count - 1)
  }

  @discardableResult
  mutating func staff(_ count: Int32, productive: Double = 1) -> Int32 {
    network.schedules.append(WeeklySchedule(week: [.init(at: 0, value: count)]))
    network.staff.append(
      StaffPool(key: UInt32(400 + network.staff.count), rota: Int32(network.schedules.count - 1), productive: productive))
    return Int32(network.staff.count - 1)
  }
}

extension Network {
  /// Runs one replication from beginning to end with its invariants checked.
  func run(seed: UInt64 = 1, replication: Int = 1, checked: Bool = true) -> (ReplicationResult, EventLog) {
    var state = Replication(
      network: self, seed: seed, number: replication,
      observing: Observation(hourly: true, checksInvariants: checked), log: EventLog())
    state.run(until: timing.end)
    return state.finish()
  }
}
