import PatientFlow
import RandomStreams

/// Takes a random network further: everything of the vocabulary that `RandomNetwork` leaves as it is, so that the two
/// engines can be compared on it.
struct VariedNetwork {
  private var network: Network
  private var luck: RandomStream
  /// Whether all durations are whole hours.
  private var isHourly = false

  /// The network of a seed.
  static func make(_ seed: UInt64) -> Network {
    // Every fourth is without rules of places, strands and factors: what goes wrong there is easier to see.
    var maker = VariedNetwork(seed % 4 == 0 ? RandomNetwork.make(seed) : RandomNetwork.withRules(seed), seed)
    if maker.happens(0.4) { maker.crowd() }
    if maker.happens(0.3) { maker.gather() }
    maker.varyTime()
    maker.varyHours()
    maker.varySources()
    maker.varyDurations()
    return maker.network
  }

  private init(_ network: Network, _ seed: UInt64) {
    self.network = network
    // The plain engine begins empty.
    self.network.initial = []
    self.network.initialShares = []
    luck = RandomStream(key: seed, 0, 0, purpose: 2)
  }

  private mutating func real(_ low: Double, _ high: Double) -> Double { low + (high - low) * luck.nextUniform() }

  private mutating func whole(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + min(range.count - 1, Int(luck.nextUniform() * Double(range.count)))
  }

  private mutating func happens(_ share: Double) -> Bool { luck.nextUniform() < share }

  private mutating func hours(_ range: ClosedRange<Int>) -> Int64 { Int64(whole(range)) * NetworkBuilder.hour }

  // MARK: Time and places

  /// More patients, who go from place to place more often and find fewer units there, so that queues, rings, blocking
  /// and full waiting rooms are common.
  private mutating func crowd() {
    for source in network.sources.indices { network.sources[source].perDay *= real(1, 4) }
    // Some are all rings: a unit or two everywhere, always open, and nearly everyone wants to go elsewhere.
    let isRound = happens(0.3)
    for place in network.places.indices where isRound || happens(0.5) {
      network.places[place].capacity.base = Double(isRound ? whole(1...2) : whole(1...3))
      if isRound || happens(0.5) { network.places[place].admits = -1 }
      if isRound || happens(0.5) { network.places[place].queueLimit = .max }
    }
    for branch in network.branches.indices where network.branches[branch].upTo == 0.5 {
      network.branches[branch].upTo = isRound ? 0.1 : real(0.15, 0.5)
    }
  }

  /// Lets everyone begin on the hour, and stays and tasks last whole hours, so that much happens at the same moment.
  private mutating func gather() {
    isHourly = true
    for pool in network.staff.indices { network.staff[pool].productive = 1 }
    for step in network.steps.indices where network.steps[step].kind == .task {
      let route = network.routes[Int(network.steps[step].firstRoute)]
      network.branches[Int(route.firstBranch)].duration = network.distributions.add(
        .uniform(low: 0, high: 6 * Double(NetworkBuilder.hour)), Modifiers(roundTo: Double(NetworkBuilder.hour)))
    }
    // A gate that is open for a minute an hour, before the first step.
    let breaks = (0..<168).flatMap { hour -> [WeeklySchedule.Break] in
      let opens = Int64(hour) * NetworkBuilder.hour
      return [.init(at: opens, value: 1), .init(at: opens + NetworkBuilder.hour / 60, value: 0)]
    }
    network.schedules.append(WeeklySchedule(week: breaks))
    for index in network.sources.indices {
      var gate = Step(kind: .wait, key: UInt32(900 + index))
      gate.hours = Int32(network.schedules.count - 1)
      gate.workReason = Int32(network.reasonCount)
      gate.firstRoute = Int32(network.routes.count)
      network.reasonCount += 1
      network.routes.append(Route(firstBranch: Int32(network.branches.count), branchCount: 1))
      network.branches.append(
        Branch(upTo: 1, next: network.sources[index].firstStep, duration: network.distributions.add(.fixed(0))))
      network.sources[index].firstStep = Int32(network.steps.count)
      network.steps.append(gate)
    }
  }

  /// Any date, a run that does not begin and end at midnight, and periods that overlap or lie partly outside.
  private mutating func varyTime() {
    network.timing.dayZero = Int32(whole(0...20_000))
    if happens(0.3) { network.timing.warmUpBegins = hours(1...23) }
    if happens(0.3) { network.timing.start += hours(-30...30) }
    if happens(0.3) { network.timing.end += hours(-23...23) }
    for _ in 0..<whole(0...2) {
      let begins = hours(0...24 * 18)
      network.timing.periods.append(Window(begins: begins, ends: begins + hours(0...24 * 9)))
    }
  }

  /// Dates with hours of their own.
  private mutating func varyHours() {
    for index in network.schedules.indices where happens(0.4) {
      let most = network.schedules[index].week.map(\.value).max() ?? 1
      var day = network.timing.dayZero
      for _ in 0..<whole(1...4) {
        day += Int32(whole(1...6))
        var breaks = [WeeklySchedule.Break(at: 0, value: happens(0.2) ? most : 0)]
        if happens(0.5) {
          let opens = whole(1...12)
          breaks.append(.init(at: Int64(opens) * NetworkBuilder.hour, value: most))
          breaks.append(.init(at: Int64(opens + whole(1...11)) * NetworkBuilder.hour, value: 0))
        }
        network.schedules[index].exceptions.append(.init(day: day, breaks: breaks))
      }
    }
  }

  // MARK: Patients

  private mutating func varySources() {
    for index in network.sources.indices {
      if happens(0.3) { network.sources[index].growthPerYear = real(-0.5, 2) }
      if happens(0.2) {
        // Expected, or counted, day by day; nobody after the last.
        network.sources[index].daily = (0..<whole(10...25)).map { _ in Double(whole(0...9)) }
        network.sources[index].isCounted = network.sources[index].batch == .none && happens(0.5)
      }
      if happens(0.3) { network.sources[index].monthly = (0..<12).map { _ in real(0.5, 1.5) } }
      if happens(0.5) {
        // Some hours without arrivals.
        let weights = (0..<24).map { _ in happens(0.3) ? 0 : real(0.1, 2) }
        let sum = weights.reduce(0, +)
        var passed = 0.0
        for hour in 0..<23 where sum > 0 {
          passed += weights[hour]
          network.sources[index].cumulativeByHour[hour] = passed / sum
        }
      }
    }
    for pool in network.staff.indices { network.staff[pool].costPerHour = real(0, 50) }
  }

  // MARK: Durations

  private mutating func varyDurations() {
    let day = Double(NetworkBuilder.day)
    for index in network.steps.indices where network.steps[index].kind == .stay {
      let step = network.steps[index]
      let routes = step.routesByCohort ? network.cohorts.count : 1
      for route in network.routes[Int(step.firstRoute)..<Int(step.firstRoute) + routes] {
        for branch in Int(route.firstBranch)..<Int(route.firstBranch + route.branchCount) where isHourly || happens(0.5)
        {
          network.branches[branch].duration = duration(real(0.1, 1.5) * day)
        }
      }
      if step.lead != .none && happens(0.5) { network.steps[index].lead = duration(real(0.1, 1) * day) }
      if step.transfer != .none && happens(0.5) { network.steps[index].transfer = duration(real(0.05, 0.3) * day) }
    }
    for place in network.places.indices where network.places[place].turnaround != .none && happens(0.5) {
      network.places[place].turnaround = duration(real(0.05, 0.3) * day)
    }
    for risk in network.risks.indices where isHourly || happens(0.3) {
      network.risks[risk].after = duration(real(0.5, 4) * day)
    }
    for returning in network.returns.indices where happens(0.5) {
      network.returns[returning].after = duration(real(0.2, 3) * day)
    }
  }

  /// A duration of about some mean. Whole hours make ties, and now and then no time at all.
  private mutating func duration(_ mean: Double) -> DistributionID {
    var modifiers = Modifiers()
    if isHourly || happens(0.5) { modifiers.roundTo = Double(NetworkBuilder.hour) }
    if happens(0.2) { modifiers.cap = 1.5 * mean }
    let shape: Shape
    switch whole(0...5) {
    case 0: shape = .gamma(shape: real(0.5, 4), scale: mean / 2)
    case 1: shape = .lognormal(mu: Double.log(mean), sigma: real(0.2, 1.2))
    case 2: shape = .triangular(low: 0, mode: mean, high: 2 * mean)
    case 3: shape = .empirical(values: (1...whole(2...5)).map { _ in real(0, 2 * mean) }, weights: nil)
    case 4:
      let parts = [network.distributions.add(.fixed(mean)), network.distributions.add(.exponential(mean: mean))]
      shape = .mixture(weights: [0.5, 0.5], of: parts)
    default: shape = .uniform(low: 0, high: 2 * mean)
    }
    return network.distributions.add(shape, modifiers)
  }
}
