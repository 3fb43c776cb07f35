import RandomStreams

@testable import PatientFlow

/// Writes a valid network from a seed: a few places, staff and steps with routes, risks and returns in all directions,
/// so that queues, blocking, rings, pauses and readmissions all occur. Every step takes time and half of what leaves a
/// step goes to an exit, so that no route is endless.
struct RandomNetwork {
  private var luck: RandomStream
  private var builder: NetworkBuilder
  /// Without risks, returns, reviews and choice of place: what a patient goes through does not depend on others.
  private let isPlain: Bool

  static let start = 6 * NetworkBuilder.day

  static func make(_ seed: UInt64, isPlain: Bool = false) -> Network {
    var maker = RandomNetwork(seed, isPlain: isPlain)
    return maker.make()
  }

  /// The network of a seed with units that vary, rules of places, factors on stays and groups of arrivals.
  static func withRules(_ seed: UInt64) -> Network {
    var maker = RandomNetwork(seed, isPlain: false)
    maker.builder.network = maker.make()
    maker.luck = RandomStream(key: seed, 0, 0, purpose: 1)
    for place in maker.builder.network.places.indices { maker.addRules(of: place) }
    for step in maker.builder.network.steps.indices { maker.addVariety(of: step) }
    for source in maker.builder.network.sources.indices where maker.happens(0.4) {
      maker.builder.network.sources[source].batch = maker.builder.add(.uniform(low: 0, high: 4))
      maker.builder.network.sources[source].batchMean = 2
    }
    return maker.builder.network
  }

  /// The same with patients in stays, past them and outside at the beginning, and arrivals by date.
  static func withBeginnings(_ seed: UInt64) -> Network {
    var maker = RandomNetwork(seed, isPlain: false)
    maker.builder.network = withRules(seed)
    maker.luck = RandomStream(key: seed, 0, 0, purpose: 2)
    for place in maker.builder.network.places.indices { maker.addBeginning(of: Int32(place)) }
    for source in maker.builder.network.sources.indices where maker.happens(0.3) {
      maker.builder.network.sources[source].daily = (0..<maker.whole(5...20)).map { _ in Double(maker.whole(0...6)) }
      maker.builder.network.sources[source].isCounted =
        maker.builder.network.sources[source].batch == .none && maker.happens(0.5)
    }
    return maker.builder.network
  }

  private init(_ seed: UInt64, isPlain: Bool) {
    luck = RandomStream(key: seed, 0, 0, purpose: 0)
    builder = NetworkBuilder(warmUp: 6, days: 14)
    self.isPlain = isPlain
  }

  // MARK: Choices

  private mutating func whole(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + min(range.count - 1, Int(luck.nextUniform() * Double(range.count)))
  }

  private mutating func real(_ low: Double, _ high: Double) -> Double { low + (high - low) * luck.nextUniform() }

  private mutating func happens(_ share: Double) -> Bool { luck.nextUniform() < share }

  // MARK: The network

  private mutating func make() -> Network {
    let day = NetworkBuilder.day
    let begins = RandomNetwork.start + Int64(whole(0...5)) * day
    builder.network.timing.periods = [Window(begins: begins, ends: begins + Int64(whole(1...6)) * day)]
    builder.network.timing.censusTimeOfDay = Int64(whole(0...23)) * NetworkBuilder.hour
    builder.cohorts((0..<whole(1...3)).map { _ in Int32(whole(0...2)) })
    builder.network.pathwayCount = whole(0...2)
    for _ in 0..<whole(2...5) { addPlace() }
    for _ in 0..<whole(1...2) { addPool() }
    addSteps()
    for _ in 0..<whole(1...2) { addSource() }
    return builder.network
  }

  private mutating func hours() -> Int32 {
    let from = whole(0...12)
    return builder.daily(Double(from), Double(from + whole(4...11)), on: happens(0.5) ? [0, 1, 2, 3, 4] : Array(0...6))
  }

  private mutating func addPlace() {
    let count = happens(0.1) ? Place.unlimited : Double(whole(1...6))
    let place = Int(
      builder.place(count, admits: happens(0.3) ? hours() : -1, setting: Int32(builder.network.places.count % 2)))
    if count < Place.unlimited && happens(0.5) {
      builder.network.places[place].capacity = plan(of: builder.network.places[place].capacity)
    }
    builder.network.places[place].costPerOpenDay = real(0, 300)
    builder.network.places[place].costPerUsedDay = real(0, 100)
  }

  private mutating func addPool() {
    let from = Double(whole(0...9))
    let pool = Int(builder.staff(builder.daily(from, from + Double(whole(6...14)), value: Int32(whole(1...3)))))
    builder.network.staff[pool].productive = real(0.5, 1)
    builder.network.staff[pool].atShiftEnd = happens(0.5) ? .pause : .finish
    if happens(0.4) { builder.network.staff[pool].changes = plan(of: builder.network.staff[pool].changes) }
  }

  /// Some changes, before and after the start.
  private mutating func plan(of base: ChangePlan) -> ChangePlan {
    var plan = base
    for _ in 0..<whole(1...3) {
      let from = Int64(real(0, 20) * 24) * NetworkBuilder.hour
      var change = ChangePlan.Change(from: from, effect: .set, amount: Double(whole(0...6)))
      if happens(0.5) {
        change.effect = .add
        change.amount = Double(whole(-2...3))
      }
      if happens(0.3) {
        change.reaching = Double(whole(0...8))
        change.over = builder.add(.uniform(low: 0, high: 5 * Double(NetworkBuilder.day)))
      }
      if happens(0.3) { change.until = from + Int64(real(1, 200)) * NetworkBuilder.hour }
      if happens(0.2) { change.times = builder.add(.uniform(low: 0.5, high: 1)) }
      plan.changes.append(change)
    }
    if happens(0.3) { plan.slip = builder.add(.uniform(low: 0, high: 3 * Double(NetworkBuilder.day))) }
    return plan
  }

  private mutating func duration(_ low: Double, _ high: Double) -> DistributionID {
    // Fixed hours make ties.
    happens(0.3) ? builder.hours(Double(whole(1...30))) : builder.exponential(days: real(low, high))
  }

  /// Half to an exit, half to one or two steps.
  private mutating func ways(_ steps: Int) -> [NetworkBuilder.Way] {
    var ways: [NetworkBuilder.Way] = [(0.5, Int32(whole(0...1))), (0.3, Int32(whole(2...steps - 1)))]
    ways.append((0.2, Int32(whole(2...steps - 1))))
    return ways
  }

  private mutating func addSteps() {
    let (stays, tasks, waits) = (whole(2...6), whole(1...3), whole(1...2))
    let steps = 2 + stays + tasks + waits
    builder.exit()
    builder.exit()
    for _ in 0..<stays { addStay(steps) }
    for _ in 0..<tasks {
      let pool = Int32(whole(0...builder.network.staff.count - 1))
      builder.task(
        pool, duration(0.02, 0.3), then: Int32(happens(0.5) ? whole(0...1) : whole(2...steps - 1)),
        units: happens(0.15) ? 2 : 1)
    }
    for _ in 0..<waits {
      builder.wait(
        duration(0.05, 0.5), within: happens(0.3) ? hours() : -1,
        then: Int32(happens(0.5) ? whole(0...1) : whole(2...steps - 1)))
    }
    if isPlain { return }
    for step in 2..<steps where happens(0.4) { addRisks(of: Int32(step), steps) }
    for exit in Int32(0)...1 where happens(0.5) {
      let shares = builder.network.cohorts.map { _ in real(0, 0.4) }
      let next = Int32(whole(2...steps - 1))
      builder.returns(from: exit, shares: shares, after: duration(0.2, 3), to: next, atMost: Int32(whole(1...3)))
    }
  }

  private mutating func addStay(_ steps: Int) {
    let last = builder.network.places.count - 1
    var places = [Int32(whole(0...last))]
    if !isPlain && happens(0.3) {
      let other = Int32(whole(0...last))
      if other != places[0] { places.append(other) }
    }
    let fits = places.allSatisfy { builder.network.places[Int($0)].capacity.base >= 3 }
    let labels = builder.network.pathwayCount
    let stay = builder.stay(
      places, duration(0.2, 1.5), then: ways(steps), review: !isPlain && happens(0.3) ? hours() : -1,
      units: fits && happens(0.3) ? 2 : 1, pathway: labels > 0 && happens(0.6) ? Int32(whole(0...labels - 1)) : -1)
    if happens(0.3) {
      // A route and a stay of its own for each cohort.
      let routes = builder.network.cohorts.map { _ in builder.route(ways(steps), [duration(0.2, 1.5)]) }
      builder.network.steps[Int(stay)].firstRoute = routes[0]
      builder.network.steps[Int(stay)].routesByCohort = true
    }
  }

  private mutating func addRisks(of step: Int32, _ steps: Int) {
    builder.risks(
      of: step,
      (0..<whole(1...2)).map { index in
        Risk(
          key: UInt32(index + 1), during: Risk.Phases(rawValue: UInt8(whole(1...7))), after: duration(0.5, 6),
          next: Int32(happens(0.3) ? whole(0...1) : whole(2...steps - 1)), leavesNow: happens(0.3))
      })
  }

  private mutating func addSource() {
    let network = builder.network
    let source = Int(builder.source(real(1, 7), to: Int32(whole(2...network.steps.count - 1))))
    builder.network.sources[source].dispersion = happens(0.5) ? 1 : 1.5
    builder.network.sources[source].weekday = [1.4, 1.2, 1, 1, 0.9, 0.8, 0.7]
    builder.network.sources[source].cohorts = network.cohorts.indices.map { Int32($0) }
    builder.network.sources[source].cumulativeCohortShares = network.cohorts.indices.map {
      Double($0 + 1) / Double(network.cohorts.count)
    }
    if happens(0.3) {
      builder.network.sources[source].changes.changes = [
        .init(from: Int64(whole(0...20)) * NetworkBuilder.day, effect: .scale, amount: real(0.5, 1.5))
      ]
    }
  }

  // MARK: Rules

  private mutating func addRules(of place: Int) {
    let last = builder.network.places.count - 1
    builder.network.places[place].skipsUnfit = happens(0.4)
    if happens(0.3) { builder.network.places[place].turnaround = duration(0.05, 0.3) }
    if happens(0.25) {
      builder.network.places[place].startsPerDay = (0..<7).map { Int32($0 == 6 ? whole(0...1) : whole(1...4)) }
    }
    if happens(0.4) {
      builder.network.places[place].queueLimit = Int32(whole(0...3))
      builder.network.places[place].ifFull = Int32(whole(0...1))
    }
    if happens(0.4) {
      builder.network.places[place].surge.units = Int32(whole(1...3))
      builder.network.places[place].surge.watched = Int32(whole(0...last))
      builder.network.places[place].surge.above = real(0.5, 0.9)
      builder.network.places[place].surge.below = real(0.2, 0.5)
      builder.network.places[place].surge.timeOfDay = Int64(whole(0...23)) * NetworkBuilder.hour
    }
  }

  private mutating func addBeginning(of place: Int32) {
    let network = builder.network
    let mains = network.steps.indices.filter { !network.steps[$0].isBeside }
    let stays = mains.filter { network.options(of: network.steps[$0]).contains(place) }
    let others = mains.filter { step in
      let kind = network.steps[step].kind
      return kind == .task || kind == .stay && !stays.contains(step)
    }
    guard !stays.isEmpty else { return }
    let rows = (0..<whole(1...3)).map { _ in
      (
        step: Int32(stays[whole(0...stays.count - 1)]), cohort: Int32(whole(0...network.cohorts.count - 1)),
        branch: Int32(whole(0...2))
      )
    }
    if happens(0.7) { builder.begin(.staying, place: place, count: Int32(whole(0...4)), as: rows) }
    if happens(0.4) {
      builder.begin(.stayingSince, place: place, as: Array(rows.prefix(1)), been: builder.hours(Double(whole(0...60))))
    }
    if happens(0.5), !others.isEmpty {
      builder.begin(
        .waiting, place: place, count: Int32(whole(0...3)), as: rows, step: Int32(others[whole(0...others.count - 1)]),
        waited: duration(0.1, 2), been: happens(0.5) ? duration(1, 4) : .none)
    }
    if happens(0.5) {
      let step = Int32(stays[whole(0...stays.count - 1)])
      builder.begin(
        .outside, place: place, count: Int32(whole(0...3)),
        as: [(step, Int32(whole(0...network.cohorts.count - 1)), 0)],
        step: step, waited: duration(0.1, 2))
    }
  }

  private mutating func addVariety(of step: Int) {
    let kind = builder.network.steps[step].kind
    if kind == .wait && happens(0.6) {
      let strands = (0..<whole(1...3)).map { _ in
        happens(0.5)
          ? builder.task(anyPool(), duration(0.02, 0.3), then: -1, units: happens(0.2) ? 2 : 1)
          : builder.wait(duration(0.02, 0.5), then: -1)
      }
      builder.beside(Int32(step), strands.map { builder.isBeside($0) })
    }
    guard kind == .stay || kind == .task else { return }
    let routes = builder.network.steps[step].routesByCohort ? builder.network.cohorts.count : 1
    let first = Int(builder.network.steps[step].firstRoute)
    for route in builder.network.routes[first..<first + routes] where happens(0.5) {
      for branch in Int(route.firstBranch)..<Int(route.firstBranch + route.branchCount) {
        if happens(0.8) {
          builder.network.unitRules.append(unitRule(falls: kind == .stay))
          builder.network.branches[branch].units = Int32(builder.network.unitRules.count - 1)
          builder.network.steps[step].unitsVary = true
        }
        let stays = builder.network.steps.indices.filter { builder.network.steps[$0].kind == .stay }
        if happens(0.2) { builder.network.branches[branch].ifRoom = Int32(stays[whole(0...stays.count - 1)]) }
      }
    }
    guard kind == .stay else { return }
    if happens(0.4) {
      let second = builder.wait(duration(0.02, 0.3), within: happens(0.3) ? hours() : -1, then: -1)
      let first = builder.task(anyPool(), duration(0.02, 0.3), then: happens(0.5) ? second : -1)
      builder.beside(Int32(step), [builder.isBeside(first)])
      _ = builder.isBeside(second)
      builder.network.steps[step].lead = duration(0.1, 1)
    }
    if happens(0.4) {
      builder.network.steps[step].transfer = duration(0.02, 0.3)
      builder.network.steps[step].workReason = builder.reason()
    }
    if happens(0.4) {
      var factors = StayFactors(key: builder.network.steps[step].key)
      factors.monthly = (0..<12).map { _ in real(0.7, 1.3) }
      factors.longerPerDelayedDay = happens(0.5) ? real(0, 0.3) : 0
      if happens(0.5) {
        let times = builder.add(.uniform(low: 0.6, high: 1.2))
        let from = Int64(whole(0...15)) * NetworkBuilder.day
        factors.changes.changes = [.init(from: from, effect: .scale, amount: 1, times: times)]
      }
      builder.network.stayFactors.append(factors)
      builder.network.steps[step].factors = Int32(builder.network.stayFactors.count - 1)
    }
  }

  private mutating func anyPool() -> Int32 { Int32(whole(0...builder.network.staff.count - 1)) }

  private mutating func unitRule(falls: Bool) -> UnitRule {
    if falls && happens(0.6) { return UnitRule(from: Int32(whole(2...4)), to: 1) }
    return UnitRule(drawn: builder.add(.uniform(low: 0.6, high: 2.9)))
  }
}
