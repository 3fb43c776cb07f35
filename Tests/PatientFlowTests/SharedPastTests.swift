import PatientFlow
import RandomStreams
import Testing

/// When two networks do the same until the measured time begins.
@Suite struct SharedPastTests {
  private static let day = NetworkBuilder.day
  private static let start = 10 * day

  /// A ward, a hub and a source, with room for changes of each; measured from day 10.
  private func network(_ change: (inout NetworkBuilder) -> Void = { _ in }) -> Network {
    var builder = NetworkBuilder(warmUp: 10, days: 10)
    let ward = builder.place(5)
    let hub = builder.staff(builder.daily(8, 18, value: 2))
    let exit = builder.exit()
    let task = builder.task(hub, builder.hours(1), then: exit)
    let stay = builder.stay([ward], builder.exponential(days: 1), then: [(1, task)])
    builder.risks(of: stay, [Risk(key: 1, during: .stay, after: builder.exponential(days: 9), next: exit)])
    builder.returns(from: exit, shares: [0.1], after: builder.exponential(days: 2), to: stay, atMost: 1)
    builder.source(4, to: stay)
    change(&builder)
    return builder.network
  }

  private func shares(_ a: Network, _ b: Network) -> Bool {
    #expect(Replication.sharesPast(a, b) == Replication.sharesPast(b, a))
    return Replication.sharesPast(a, b)
  }

  private func change(from: Int64, _ amount: Double = 9) -> ChangePlan.Change {
    .init(from: from, effect: .set, amount: amount)
  }

  @Test func aNetworkSharesItsOwnPast() {
    #expect(shares(network(), network()))
  }

  @Test func whoIsThereAtTheBeginningMustBeTheSame() {
    func begun(_ count: Int32, been: Double = 2) -> Network {
      network { builder in
        builder.begin(.staying, place: 0, count: count, as: [(2, 0, 0)])
        builder.begin(.stayingSince, place: 0, as: [(2, 0, 0)], been: builder.days(been))
      }
    }
    #expect(shares(begun(2), begun(2)))
    #expect(!shares(begun(2), begun(3)))
    #expect(!shares(begun(2), begun(2, been: 3)))
    #expect(!shares(network(), begun(2)))
    // Distributions may have other names.
    let other = network { builder in
      _ = builder.days(77)
      builder.begin(.staying, place: 0, count: 2, as: [(2, 0, 0)])
      builder.begin(.stayingSince, place: 0, as: [(2, 0, 0)], been: builder.days(2))
    }
    #expect(shares(begun(2), other))
  }

  @Test func arrivalsByDateMustBeTheSame() {
    let one = network { $0.network.sources[0].daily = [1, 2, 3] }
    #expect(shares(one, network { $0.network.sources[0].daily = [1, 2, 3] }))
    #expect(!shares(one, network { $0.network.sources[0].daily = [1, 2, 4] }))
    #expect(!shares(one, network()))
  }

  @Test func changesFromTheStartOnDoNotMatter() {
    for from in [Self.start, Self.start + 1, 15 * Self.day] {
      #expect(shares(network(), network { $0.network.places[0].capacity.changes = [change(from: from)] }))
      #expect(shares(network(), network { $0.network.staff[0].changes.changes = [change(from: from)] }))
      #expect(shares(network(), network { $0.network.sources[0].changes.changes = [change(from: from)] }))
    }
    // Nor their removal, or replacement by others.
    let one = network { $0.network.places[0].capacity.changes = [change(from: 12 * Self.day)] }
    let two = network { $0.network.places[0].capacity.changes = [change(from: 11 * Self.day, 3)] }
    #expect(shares(one, two))
  }

  @Test func changesBeforeTheStartMustBeTheSame() {
    let early = change(from: Self.start - 1)
    let one = network { $0.network.places[0].capacity.changes = [early] }
    #expect(!shares(network(), one))
    #expect(!shares(one, network { $0.network.places[0].capacity.changes = [change(from: Self.start - 1, 3)] }))
    #expect(shares(one, network { $0.network.places[0].capacity.changes = [early, change(from: Self.start)] }))
    #expect(shares(one, network { $0.network.places[0].capacity.changes = [change(from: Self.start), early] }))
    #expect(!shares(network(), network { $0.network.staff[0].changes.changes = [early] }))
    #expect(!shares(network(), network { $0.network.sources[0].changes.changes = [early] }))
  }

  @Test func slipMattersOnlyToWhatMayBeginBeforeTheStart() {
    func slipped(_ from: Int64, _ shape: Shape) -> Network {
      network {
        $0.network.places[0].capacity.changes = [change(from: from)]
        $0.network.places[0].capacity.slip = $0.add(shape)
      }
    }
    let two = 2 * Double(Self.day)
    // Due on day 9 and at least two days late: after the start.
    #expect(shares(network(), slipped(9 * Self.day, .fixed(two))))
    #expect(shares(network(), slipped(9 * Self.day, .uniform(low: two, high: 2 * two))))
    #expect(shares(network(), slipped(9 * Self.day, .triangular(low: two, mode: two, high: 2 * two))))
    #expect(!shares(network(), slipped(9 * Self.day, .uniform(low: 0, high: two))))
    #expect(!shares(network(), slipped(9 * Self.day, .exponential(mean: two))))
    #expect(shares(slipped(9 * Self.day, .exponential(mean: two)), slipped(9 * Self.day, .exponential(mean: two))))
    #expect(!shares(slipped(9 * Self.day, .exponential(mean: two)), slipped(9 * Self.day, .exponential(mean: 3))))
    // A slip may also be early.
    #expect(!shares(network(), slipped(11 * Self.day, .uniform(low: -two, high: two))))
  }

  @Test func anEarlyChangeThatDrawsKeepsItsPosition() {
    func with(_ changes: @escaping (DistributionID) -> [ChangePlan.Change]) -> Network {
      network { $0.network.places[0].capacity.changes = changes($0.add(.uniform(low: 0.5, high: 1))) }
    }
    let late = change(from: Self.start)
    let one = with { [.init(from: 0, effect: .set, amount: 9, times: $0)] }
    #expect(shares(one, with { [.init(from: 0, effect: .set, amount: 9, times: $0), late] }))
    #expect(!shares(one, with { [late, .init(from: 0, effect: .set, amount: 9, times: $0)] }))
  }

  @Test func distributionsAreComparedByWhatTheyAre() {
    func mixed(extra: Int, mean: Double = 3) -> Network {
      network { builder in
        for value in 0..<extra { _ = builder.add(.fixed(Double(value))) }
        let short = builder.add(.empirical(values: [1, 2, 5], weights: [1, 2, 1]))
        let long = builder.add(.exponential(mean: mean))
        builder.network.branches[1].duration = builder.add(.mixture(weights: [0.5, 0.5], of: [short, long]))
      }
    }
    #expect(shares(mixed(extra: 0), mixed(extra: 7)))
    #expect(!shares(mixed(extra: 0), mixed(extra: 0, mean: 4)))
    #expect(!shares(mixed(extra: 0), network()))
  }

  @Test func anythingElseThatDiffersIsAnotherPast() {
    let changes: [(inout NetworkBuilder) -> Void] = [
      { $0.network.timing.end += 1 },
      { $0.network.timing.periods = [Window(begins: 0, ends: 1)] },
      { $0.network.timing.censusTimeOfDay = 0 },
      { $0.network.schedules[0].week[1].value = 3 },
      { $0.network.cohorts[0].level = 1 },
      { $0.network.priorityLevels = 2 },
      { $0.network.sources[0].perDay = 5 },
      { $0.network.sources[0].dispersion = 1.4 },
      { $0.network.sources[0].changes.base = 2 },
      { $0.network.places[0].capacity.base = 6 },
      { $0.network.places[0].capacity.key = 7 },
      { $0.network.places[0].admits = 0 },
      { $0.place(3) },
      { $0.network.staff[0].productive = 0.5 },
      { $0.network.staff[0].atShiftEnd = .finish },
      { $0.network.steps[1].units = 2 },
      { $0.network.branches[0].duration = $0.hours(2) },
      { $0.network.branches[0].next = 2 },
      { $0.network.risks[0].after = $0.hours(2) },
      { $0.network.risks[0].leavesNow = true },
      { $0.network.returns[0].atMost = 2 },
      { $0.network.returns[0].after = $0.hours(2) },
      { $0.network.sharesByCohort[0] = 0.2 },
    ]
    for change in changes { #expect(!shares(network(), network(change))) }
  }

  @Test func theLeastValueOfADistributionIsNotAboveAnyDraw() {
    var library = DistributionLibrary()
    let fixed = library.add(.fixed(4))
    let shapes: [(Shape, Modifiers)] = [
      (.uniform(low: 2, high: 5), Modifiers()), (.triangular(low: 1, mode: 2, high: 5), Modifiers(scale: 3)),
      (.exponential(mean: 3), Modifiers(between: 2...9)), (.gamma(shape: 2, scale: 3), Modifiers(between: 1...9)),
      (.lognormal(mu: 0, sigma: 1), Modifiers(cap: 0.1)), (.normal(mean: 5, standardDeviation: 3), Modifiers()),
      (.empirical(values: [7, 3, 9], weights: nil), Modifiers(roundTo: 2)),
      (.empirical(values: [7, 3, 9], weights: [1, 0, 1]), Modifiers()),
      (.mixture(weights: [1, 1], of: [fixed, fixed]), Modifiers()),
    ]
    let truths: [Double] = [2, 3, 2, 1, 0, 0, 4, 7, 4]
    for ((shape, modifiers), truth) in zip(shapes, truths) {
      let id = library.add(shape, modifiers)
      #expect(library.least(id) == truth)
      var stream = RandomStream(key: 1, 2, 3, purpose: 4)
      for _ in 0..<1000 { #expect(library.sample(id, from: &stream) >= library.least(id)) }
    }
  }
}
