import PatientFlow
import RandomStreams

/// Writes small networks for tests. Time zero is Monday 5 January 1970, 00:00.
struct NetworkBuilder {
  static let day: Int64 = 86_400_000_000
  static let hour: Int64 = 3_600_000_000
  var network: Network

  /// A network that runs `warmUp` days and is then measured for `days`.
  init(warmUp: Int = 0, days: Int) {
    network = Network(
      timing: Timing(dayZero: 4, start: Int64(warmUp) * Self.day, end: Int64(warmUp + days) * Self.day))
    network.settingCount = 1
  }

  // MARK: Distributions, in days or hours

  mutating func add(_ shape: Shape) -> DistributionID { network.distributions.add(shape) }
  mutating func days(_ days: Double) -> DistributionID { add(.fixed(days * Double(Self.day))) }
  mutating func hours(_ hours: Double) -> DistributionID { add(.fixed(hours * Double(Self.hour))) }
  mutating func exponential(days: Double) -> DistributionID { add(.exponential(mean: days * Double(Self.day))) }

  // MARK: Schedules

  /// A number that holds between two hours of every day, and 0 otherwise.
  mutating func daily(_ from: Double, _ to: Double, value: Int32 = 1, on days: [Int] = Array(0..<7)) -> Int32 {
    weekly(days.map { (Double($0) * 24 + from, Double($0) * 24 + to, value) })
  }

  /// A number that holds between hours of the week, and 0 otherwise.
  mutating func weekly(_ spans: [(from: Double, to: Double, value: Int32)]) -> Int32 {
    var breaks = [WeeklySchedule.Break(at: 0, value: 0)]
    for span in spans {
      let from = Int64(span.from * Double(Self.hour))
      if breaks.last?.at == from { breaks.removeLast() }
      breaks.append(.init(at: from, value: span.value))
      if span.to < 168 { breaks.append(.init(at: Int64(span.to * Double(Self.hour)), value: 0)) }
    }
    network.schedules.append(WeeklySchedule(week: breaks))
    return Int32(network.schedules.count - 1)
  }

  mutating func always(_ value: Int32) -> Int32 { weekly([(0, 168, value)]) }

  // MARK: Places and staff

  @discardableResult
  mutating func place(_ count: Double, admits: Int32 = -1, setting: Int32 = 0) -> Int32 {
    network.settingCount = max(network.settingCount, Int(setting) + 1)
    network.places.append(
      Place(key: UInt32(100 + network.places.count), setting: setting, count: count, admits: admits))
    return Int32(network.places.count - 1)
  }

  @discardableResult
  mutating func staff(_ rota: Int32, productive: Double = 1) -> Int32 {
    network.staff.append(StaffPool(key: UInt32(400 + network.staff.count), rota: rota, productive: productive))
    return Int32(network.staff.count - 1)
  }

  // MARK: Cohorts and sources

  /// Cohorts that queue at these levels instead of the only one.
  mutating func cohorts(_ levels: [Int32]) {
    network.cohorts = levels.enumerated().map { Cohort(key: UInt32(500 + $0.offset), level: $0.element) }
    network.priorityLevels = Int(levels.max() ?? 0) + 1
  }

  @discardableResult
  mutating func source(_ perDay: Double, to step: Int32, cohort: Int32 = 0) -> Int32 {
    network.sources.append(
      Source(key: UInt32(200 + network.sources.count), firstStep: step, perDay: perDay, cohort: cohort))
    return Int32(network.sources.count - 1)
  }

  /// One patient who begins a step at an hour after time zero, in runs of seed 1, replication 1.
  ///
  /// A source of one patient a day, on the first day only, under a key for which exactly one arrives; it comes within
  /// the first hour, and a wait lets it go on at the hour asked for, which is not the first of a week.
  @discardableResult
  mutating func patient(at hour: Double, to step: Int32, cohort: Int32 = 0) -> Int32 {
    let weeks = (hour / 168).rounded(.down)
    let ofWeek = hour - 168 * weeks
    precondition(ofWeek >= 1, "A patient of a story does not begin in the first hour of a week.")
    let gate = wait(days(7 * weeks), within: weekly([(ofWeek, ofWeek + 1.0 / 60, 1)]), then: step)
    var source = Source(key: 0, firstStep: gate, perDay: 1, cohort: cohort)
    source.cumulativeByHour = Array(repeating: 1, count: 24)
    source.changes.changes = [ChangePlan.Change(from: Self.day, effect: .set, amount: 0)]
    source.key = Self.keyOfOneArrival(after: UInt32(1000 * (network.sources.count + 1)))
    network.sources.append(source)
    return Int32(network.sources.count - 1)
  }

  private static func keyOfOneArrival(after first: UInt32) -> UInt32 {
    var key = first
    while true {
      var probe = NetworkBuilder(days: 1)
      probe.source(1, to: probe.exit())
      probe.network.sources[0].key = key
      if probe.network.run(checked: false).log.events.count(where: { $0.kind == .arrives }) == 1 { return key }
      key += 1
    }
  }

  // MARK: Steps

  mutating func reason() -> Int32 {
    network.reasonCount += 1
    return Int32(network.reasonCount - 1)
  }

  private mutating func add(_ step: Step) -> Int32 {
    network.steps.append(step)
    return Int32(network.steps.count - 1)
  }

  private func newStep(_ kind: Step.Kind) -> Step { Step(kind: kind, key: UInt32(300 + network.steps.count)) }

  /// One way out of a step: share, next step, and a duration of its own where it has one.
  typealias Way = (share: Double, next: Int32)

  mutating func route(_ ways: [Way], _ durations: [DistributionID]) -> Int32 {
    let first = Int32(network.branches.count)
    var cumulative = 0.0
    for (index, way) in ways.enumerated() {
      cumulative += way.share
      network.branches.append(
        Branch(
          upTo: index == ways.count - 1 ? 1 : cumulative, next: way.next,
          duration: durations[min(index, durations.count - 1)]))
    }
    network.routes.append(Route(firstBranch: first, branchCount: Int32(ways.count)))
    return Int32(network.routes.count - 1)
  }

  /// A stay; its reasons are for the queue and for shut hours, in this order.
  @discardableResult
  mutating func stay(
    _ places: [Int32], _ duration: DistributionID, then ways: [Way], review: Int32 = -1, units: Int32 = 1,
    pathway: Int32 = -1
  ) -> Int32 {
    var step = newStep(.stay)
    step.firstOption = Int32(network.placeOptions.count)
    step.optionCount = Int32(places.count)
    network.placeOptions += places
    step.hours = review
    step.units = units
    step.pathway = pathway
    step.queueReason = reason()
    step.hoursReason = reason()
    step.firstRoute = route(ways, [duration])
    return add(step)
  }

  /// A task; its reasons are for the queue and for the task in progress, in this order.
  @discardableResult
  mutating func task(_ pool: Int32, _ duration: DistributionID, then next: Int32, units: Int32 = 1) -> Int32 {
    var step = newStep(.task)
    step.staff = pool
    step.units = units
    step.queueReason = reason()
    step.workReason = reason()
    step.firstRoute = route([(1, next)], [duration])
    return add(step)
  }

  @discardableResult
  mutating func wait(_ duration: DistributionID, within hours: Int32 = -1, then next: Int32) -> Int32 {
    var step = newStep(.wait)
    step.hours = hours
    step.workReason = reason()
    step.firstRoute = route([(1, next)], [duration])
    return add(step)
  }

  @discardableResult
  mutating func exit() -> Int32 { add(newStep(.exit)) }

  /// Gives a step risks.
  mutating func risks(of step: Int32, _ risks: [Risk]) {
    network.steps[Int(step)].firstRisk = Int32(network.risks.count)
    network.steps[Int(step)].riskCount = Int32(risks.count)
    network.risks += risks
  }

  /// Lets a share of those who leave by an exit come back.
  mutating func returns(from exit: Int32, shares: [Double], after: DistributionID, to next: Int32, atMost: Int32) {
    network.steps[Int(exit)].returning = Int32(network.returns.count)
    network.returns.append(
      Return(firstShare: Int32(network.sharesByCohort.count), after: after, next: next, atMost: atMost))
    network.sharesByCohort += shares
  }
}

extension Network {
  /// Runs one replication from beginning to end.
  func run(
    seed: UInt64 = 1, replication: Int = 1, checked: Bool = true
  ) -> (result: ReplicationResult, log: PatientLog) {
    var state = Replication(
      network: self, seed: seed, number: replication,
      observing: Observation(hourly: true, checksInvariants: checked), log: PatientLog(isOn: true))
    state.run(until: timing.end)
    return state.finish()
  }
}
