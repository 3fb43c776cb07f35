import PatientFlow
import RandomStreams
import Testing

/// Where queueing theory knows the answer: every estimate within four standard errors of it, at a fixed seed.
@Suite struct QueueingTheoryTests {
  private static let day = Double(NetworkBuilder.day)
  private let first = Subject(.place, 0)

  /// One place with some units, a source, a stay, an exit.
  private func station(
    _ count: Double, perDay: Double, _ stay: Shape, warmUp: Int = 50, days: Int = 1000
  ) -> NetworkBuilder {
    var builder = NetworkBuilder(warmUp: warmUp, days: days)
    let exit = builder.exit()
    let place = builder.place(count)
    let stay = builder.add(stay)
    builder.source(perDay, to: builder.stay([place], stay, then: [(1, exit)]))
    return builder
  }

  private func exponential(_ days: Double) -> Shape { .exponential(mean: days * Self.day) }

  @Test func oneBed() {
    // M/M/1 at 80 %.
    let study = Study(station(1, perDay: 16, exponential(0.05)).network, seed: 101)
    study.expect("M/M/1 queue", .queue, first, is: 0.8 * 0.8 / 0.2, width: 0.1)
    study.expect("M/M/1 wait (h)", .wait, first, is: 24 * 0.8 * 0.05 / 0.2, width: 0.1)
    study.expect("M/M/1 occupancy", .occupancy, first, is: 0.8, width: 0.02)
    study.expect("M/M/1 share full", .occupancy, first, .shareFull, is: 0.8, width: 0.02)
    // The wait is longer than t with probability ρ exp(-(μ - λ) t).
    study.expect("M/M/1 share of waits over 12 h", .wait, first, .shareOver12h, is: 0.8 * .exp(-4 * 0.5), width: 0.3)
    study.expect("M/M/1 time in system", .timeInSystem, Subject(.all), is: 0.05 / 0.2, width: 0.1)
    study.expectLittlesLaw(places: 1, within: 0.001)
  }

  @Test func someBeds() {
    // M/M/3 at 80 %.
    let a = 2.4
    let study = Study(station(3, perDay: 12, exponential(0.2)).network, seed: 102)
    study.expect("M/M/3 queue", .queue, first, is: QueueingTheory.queue(3, a), width: 0.1)
    study.expect("M/M/3 wait (h)", .wait, first, is: 24 * QueueingTheory.queue(3, a) / 12, width: 0.1)
    study.expect("M/M/3 share full", .occupancy, first, .shareFull, is: QueueingTheory.erlangC(3, a))
    study.expect("M/M/3 occupancy", .occupancy, first, is: a)
    study.expectLittlesLaw(places: 1, within: 0.001)
  }

  @Test func manyBeds() {
    // M/M/50 at 95 %.
    let study = Study(station(50, perDay: 95, exponential(0.5), warmUp: 100, days: 1500).network, seed: 103)
    study.expect("M/M/50 queue", .queue, first, is: QueueingTheory.queue(50, 47.5), width: 0.15)
    study.expect("M/M/50 share full", .occupancy, first, .shareFull, is: QueueingTheory.erlangC(50, 47.5), width: 0.1)
    study.expect("M/M/50 occupancy", .occupancy, first, is: 47.5)
    study.expectLittlesLaw(places: 1, within: 0.002)
  }

  @Test func generalStays() {
    // M/G/1 at 60 %, by Pollaczek and Khinchine: Lq = ρ² (1 + cv²) / (2 (1 - ρ)).
    for (name, shape, cv) in [
      ("lognormal", Shape.lognormal(mean: 0.05 * Self.day, standardDeviation: 0.075 * Self.day), 1.5),
      ("gamma", Shape.gamma(mean: 0.05 * Self.day, standardDeviation: 0.025 * Self.day), 0.5),
      ("fixed", Shape.fixed(0.05 * Self.day), 0),
    ] {
      let study = Study(station(1, perDay: 12, shape).network, seed: 104)
      study.expect("M/\(name)/1 queue", .queue, first, is: 0.36 * (1 + cv * cv) / 0.8, width: 0.1)
      study.expect("M/\(name)/1 occupancy", .occupancy, first, is: 0.6)
      study.expectLittlesLaw(places: 1, within: 0.001)
    }
  }

  @Test func unlimitedPlacesHoldAPoissonNumber() {
    // M/G/∞ with a mean of 16.
    let shape = Shape.lognormal(mean: 2 * Self.day, standardDeviation: 3 * Self.day)
    let study = Study(station(Place.unlimited, perDay: 8, shape, warmUp: 200, days: 2000).network, seed: 105)
    study.expect("M/G/∞ occupancy", .occupancy, first, is: 16, width: 0.02)
    var probability = Double.exp(-16)
    var sum = probability
    for level in 1...24 {
      probability *= 16 / Double(level)
      sum += probability
      if level < 8 || level % 4 != 0 { continue }
      let upTo = level
      study.expect("M/G/∞ share of time at \(level) or less", sum, width: 0.2) {
        $0.timeShares(.occupancy, first, period: 0).prefix(upTo + 1).reduce(0, +)
      }
    }
    study.expect("M/G/∞ variance over mean of the census", 1) {
      let census = $0.daily(.occupancy, first).map(Double.init)
      let mean = census.reduce(0, +) / Double(census.count)
      return census.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(census.count) / mean
    }
    study.expectLittlesLaw(places: 1, within: 0.01)
  }

  @Test func whoFindsNoBedIsLost() {
    // M/M/5/5 and M/G/5/5 (the loss formula holds for any stay): a risk strikes in the queue after no time.
    for (name, shape) in [
      ("M", exponential(0.5)), ("G", Shape.lognormal(mean: 0.5 * Self.day, standardDeviation: 0.8 * Self.day)),
    ] {
      var builder = station(5, perDay: 8, shape)
      let lost = builder.exit()
      builder.risks(of: 1, [Risk(key: 1, during: .queue, after: builder.hours(0), next: lost)])
      let study = Study(builder.network, seed: 106)
      let blocking = QueueingTheory.erlangB(5, 4)
      study.expect("M/\(name)/5/5 lost a day", .exits, Subject(.exit, lost), .perDay, is: 8 * blocking)
      study.expect("M/\(name)/5/5 withdrawn a day", .wait, first, .withdrawn, is: 8 * blocking)
      study.expect("M/\(name)/5/5 occupancy", .occupancy, first, is: 4 * (1 - blocking))
      study.expect("M/\(name)/5/5 share full", .occupancy, first, .shareFull, is: blocking)
      study.expectLittlesLaw(places: 1, within: 0.01)
    }
  }

  @Test func priorityWithoutInterruption() {
    // Cobham: W₀ = λ/μ² (exponential), W₁ = W₀ / (1 - ρ₁), W₂ = W₀ / ((1 - ρ₁)(1 - ρ)); ρ₁ = 0.3, ρ = 0.7.
    for isStaff in [false, true] {
      var builder = NetworkBuilder(warmUp: 50, days: 1500)
      builder.cohorts([0, 1])
      let exit = builder.exit()
      let service = builder.exponential(days: 0.05)
      let step: Int32
      if isStaff {
        step = builder.task(builder.staff(builder.always(1)), service, then: exit)
      } else {
        step = builder.stay([builder.place(1)], service, then: [(1, exit)])
      }
      builder.source(6, to: step, cohort: 0)
      builder.source(8, to: step, cohort: 1)
      let study = Study(builder.network, seed: 107)
      let base = 14.0 / 400
      let what = isStaff ? "staff" : "bed"
      study.expect(
        "priority \(what), first (d)", .timeInSystem, Subject(.all), group: .cohort(0), is: base / 0.7 + 0.05)
      study.expect(
        "priority \(what), second (d)", .timeInSystem, Subject(.all), group: .cohort(1),
        is: base / (0.7 * 0.3) + 0.05, width: 0.1)
    }
  }

  @Test func staffAreServers() {
    // Tasks of 0.1 d at a pool of three of which 50 % of the time is productive: M/M/3 with a = 2.4.
    var builder = NetworkBuilder(warmUp: 50, days: 1000)
    let pool = builder.staff(builder.always(3), productive: 0.5)
    let step = builder.task(pool, builder.exponential(days: 0.1), then: builder.exit())
    builder.source(12, to: step)
    let study = Study(builder.network, seed: 108)
    let staff = Subject(.staff, 0)
    study.expect("staff M/M/3 queue", .queue, staff, is: QueueingTheory.queue(3, 2.4), width: 0.1)
    study.expect("staff M/M/3 wait (h)", .wait, staff, is: 2 * QueueingTheory.queue(3, 2.4), width: 0.1)
    study.expect("staff M/M/3 utilisation", .utilisation, staff, is: 0.8)
  }

  @Test func twoPlacesInTandemWithBlocking() {
    // Two beds, then two beds; arrivals that find no bed in the first are lost. A state is (clinical stay in A,
    // blocked in A, in B); who is done in A stays there while B is full.
    let (c1, c2, lambda, mu1, mu2) = (2, 2, 3.0, 1.0, 0.8)
    var states: [[Int]] = []
    for staying in 0...c1 {
      for blocked in 0...(c1 - staying) {
        for second in 0...c2 where blocked == 0 || second == c2 { states.append([staying, blocked, second]) }
      }
    }
    var rates = [[Double]](repeating: [Double](repeating: 0, count: states.count), count: states.count)
    for (from, state) in states.enumerated() {
      func go(_ to: [Int], _ rate: Double) {
        if let index = states.firstIndex(of: to), rate > 0 { rates[from][index] += rate }
      }
      let (staying, blocked, second) = (state[0], state[1], state[2])
      if staying + blocked < c1 { go([staying + 1, blocked, second], lambda) }
      if second < c2 {
        go([staying - 1, blocked, second + 1], mu1 * Double(staying))
      } else {
        go([staying - 1, blocked + 1, second], mu1 * Double(staying))
      }
      let leaving = mu2 * Double(second)
      if blocked > 0 {
        go([staying, blocked - 1, second], leaving)
      } else {
        go([staying, blocked, second - 1], leaving)
      }
    }
    let probabilities = QueueingTheory.stationary(rates)
    func mean(_ value: ([Int]) -> Int) -> Double {
      zip(probabilities, states).reduce(0) { $0 + $1.0 * Double(value($1.1)) }
    }

    var builder = NetworkBuilder(warmUp: 50, days: 3000)
    let (exit, lost) = (builder.exit(), builder.exit())
    let (a, b) = (builder.place(Double(c1)), builder.place(Double(c2)))
    let second = builder.stay([b], builder.exponential(days: 1 / mu2), then: [(1, exit)])
    let stay = builder.stay([a], builder.exponential(days: 1 / mu1), then: [(1, second)])
    builder.risks(of: stay, [Risk(key: 1, during: .queue, after: builder.hours(0), next: lost)])
    builder.source(lambda, to: stay)
    let study = Study(builder.network, seed: 109)
    study.expect("tandem, in A", .occupancy, Subject(.place, a), is: mean { $0[0] + $0[1] })
    study.expect("tandem, in B", .occupancy, Subject(.place, b), is: mean { $0[2] })
    study.expect("tandem, blocked", .delayedPatients, Subject(.place, a), is: mean { $0[1] }, width: 0.1)
    let throughput = mu2 * mean { $0[2] }
    study.expect("tandem, out a day", .exits, Subject(.exit, exit), .perDay, is: throughput)
    study.expect("tandem, lost a day", .exits, Subject(.exit, lost), .perDay, is: lambda - throughput)
    study.expect("tandem, delay in A (d)", .delay, Subject(.place, a), is: mean { $0[1] } / throughput, width: 0.1)
    study.expectLittlesLaw(places: 2, within: 0.01)
  }

  @Test func aJacksonNetwork() {
    // Tasks hold no place, so nothing blocks. A: one server, then 60 % to B; B: two servers, then 30 % back to A.
    // λ_A = 10 + 0.3 λ_B, λ_B = 0.6 λ_A; each is an M/M/c by itself.
    var builder = NetworkBuilder(warmUp: 50, days: 1500)
    let exit = builder.exit()
    let (poolA, poolB) = (builder.staff(builder.always(1)), builder.staff(builder.always(2)))
    let (inA, inB) = (builder.exponential(days: 0.05), builder.exponential(days: 1.0 / 6))
    let a = builder.task(poolA, inA, then: exit)
    let b = builder.task(poolB, inB, then: exit)
    builder.network.steps[Int(a)].firstRoute = builder.route([(0.4, exit), (0.6, b)], [inA])
    builder.network.steps[Int(b)].firstRoute = builder.route([(0.7, exit), (0.3, a)], [inB])
    builder.source(10, to: a)
    let (lambdaA, lambdaB) = (10 / 0.82, 6 / 0.82)
    let study = Study(builder.network, seed: 110)
    let (queueA, queueB) = (QueueingTheory.queue(1, lambdaA / 20), QueueingTheory.queue(2, lambdaB / 6))
    study.expect("Jackson, queue A", .queue, Subject(.staff, poolA), is: queueA, width: 0.1)
    study.expect("Jackson, queue B", .queue, Subject(.staff, poolB), is: queueB, width: 0.1)
    study.expect("Jackson, utilisation A", .utilisation, Subject(.staff, poolA), is: lambdaA / 20)
    study.expect("Jackson, utilisation B", .utilisation, Subject(.staff, poolB), is: lambdaB / 12)
    study.expect("Jackson, from B to A a day", 0.3 * lambdaB) {
      Double($0.flow(from: .step(Int(b)), to: Int(a), period: 0)) / 1500
    }
    // Little: patients in the network over the rate into it.
    let inside = queueA + lambdaA / 20 + queueB + lambdaB / 6
    study.expect("Jackson, time in system (d)", .timeInSystem, Subject(.all), is: inside / 10, width: 0.1)
  }

  @Test func readmissionsObeyTheTrafficEquations() {
    // 30 % of those who leave come back, ever again: λ = 7 / 0.7 = 10. At most twice: λ = 7 (1 + 0.3 + 0.09).
    for (atMost, lambda) in [(Int32(1_000_000), 10.0), (2, 7 * 1.39), (1, 7 * 1.3)] {
      var builder = station(Place.unlimited, perDay: 7, exponential(1))
      builder.returns(from: 0, shares: [0.3], after: builder.exponential(days: 5), to: 1, atMost: atMost)
      let study = Study(builder.network, seed: 111)
      study.expect("readmission, admissions a day", .admissions, first, .perDay, is: lambda, width: 0.02)
      study.expect("readmission, returns a day", .returns, Subject(.exit, 0), .perDay, is: lambda - 7, width: 0.02)
      study.expect("readmission, occupancy", .occupancy, first, is: lambda, width: 0.02)
      study.expectLittlesLaw(places: 1, within: 0.01)
    }
  }

  @Test func impatientPatientsLeaveTheQueue() {
    // M/M/2 + M: a birth-and-death chain with birth rate λ and death rate min(n, 2) μ + max(0, n - 2) θ.
    let (lambda, mu, theta) = (5.0, 2.0, 0.5)
    var weights = [1.0]
    for n in 1...80 {
      weights.append(weights[n - 1] * lambda / (Double(min(n, 2)) * mu + Double(max(0, n - 2)) * theta))
    }
    let total = weights.reduce(0, +)
    let queue = weights.indices.reduce(0) { $0 + weights[$1] * Double(max(0, $1 - 2)) } / total
    let used = weights.indices.reduce(0) { $0 + weights[$1] * Double(min($1, 2)) } / total
    var builder = station(2, perDay: lambda, exponential(1 / mu), days: 2000)
    let lost = builder.exit()
    builder.risks(of: 1, [Risk(key: 1, during: .queue, after: builder.exponential(days: 1 / theta), next: lost)])
    let study = Study(builder.network, seed: 112)
    study.expect("M/M/2+M queue", .queue, first, is: queue)
    study.expect("M/M/2+M occupancy", .occupancy, first, is: used)
    study.expect("M/M/2+M giving up a day", .wait, first, .withdrawn, is: theta * queue)
    study.expectLittlesLaw(places: 1, within: 0.005)
  }

  @Test func theEarliestOfCompetingRisks() {
    // A stay of exactly 2 days with risks at rates 0.3 and 0.2 a day: the first wins with probability
    // 0.6 (1 - e^-1), the second with 0.4 (1 - e^-1), and the mean time is (1 - e^-1) / 0.5.
    var builder = station(Place.unlimited, perDay: 30, .fixed(2 * Self.day), days: 500)
    let (one, two) = (builder.exit(), builder.exit())
    builder.risks(
      of: 1,
      [
        Risk(key: 1, during: .stay, after: builder.exponential(days: 1 / 0.3), next: one),
        Risk(key: 2, during: .stay, after: builder.exponential(days: 1 / 0.2), next: two),
      ])
    let study = Study(builder.network, seed: 113)
    let struck = 1 - Double.exp(-1)
    study.expect("first risk, exits a day", .exits, Subject(.exit, one), .perDay, is: 30 * 0.6 * struck)
    study.expect("second risk, exits a day", .exits, Subject(.exit, two), .perDay, is: 30 * 0.4 * struck)
    study.expect("stay cut by risks (d)", .lengthOfStay, first, is: struck / 0.5)
    study.expectLittlesLaw(places: 1, within: 0.01)
  }
}
