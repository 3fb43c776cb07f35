import PatientFlow
import RandomStreams
import Testing

/// What holds for every network, tried on many random ones with the engine's own invariants checked after every event.
@Suite struct PropertyTests {
  private static let seeds: ClosedRange<UInt64> = 1...150

  /// The network of each seed, with and without rules, and with patients who are there at the beginning.
  private static func networks(
    _ seeds: some Sequence<UInt64> = seeds, beginEmpty: Bool = false
  ) -> [(seed: UInt64, network: Network)] {
    seeds.flatMap { seed in
      [(seed, RandomNetwork.make(seed)), (seed, RandomNetwork.withRules(seed))]
        + (beginEmpty ? [] : [(seed, RandomNetwork.withBeginnings(seed))])
    }
  }

  /// Everything that can be asked of a run.
  private struct Everything: Equatable {
    var values: [UInt64]
    var events: [PatientEvent]
    var counts: [Int64]
    var series: [Int32]
    var hours: [UInt64]

    init(_ network: Network, _ run: (result: ReplicationResult, log: PatientLog)) {
      values = run.result.values(Catalogue(of: network, detail: .full).keys).map(\.bitPattern)
      events = run.log.events
      counts = [run.result.events, run.result.swaps]
      series = []
      hours = []
      for place in network.places.indices {
        let subject = Subject(.place, Int32(place))
        for measure in [Measure.occupancy, .open, .queue, .delayedPatients] {
          series += run.result.daily(measure, subject)
          hours += run.result.hourOfWeek(measure, subject).map(\.bitPattern)
        }
      }
      for step in network.steps.indices {
        for next in network.steps.indices {
          counts.append(run.result.flow(from: .step(step), to: next, period: 0))
        }
      }
    }
  }

  @Test func theSameSeedGivesTheSameBytes() {
    for (seed, network) in Self.networks() {
      #expect(
        Everything(network, network.run(seed: seed)) == Everything(network, network.run(seed: seed, checked: false)))
    }
  }

  @Test func otherSeedsAndReplicationsGiveOtherPatients() {
    let network = RandomNetwork.make(1)
    let runs = [network.run(seed: 1), network.run(seed: 2), network.run(seed: 1, replication: 2)]
    for (index, run) in runs.enumerated() {
      for other in runs[(index + 1)...] { #expect(run.log.events != other.log.events) }
    }
  }

  @Test func runningInPiecesIsRunningInOneGo() {
    for (seed, network) in Self.networks() where seed % 5 == 0 {
      var state = Replication(
        network: network, seed: 1, number: 1, observing: Observation(checksInvariants: true),
        log: PatientLog(isOn: true))
      var luck = RandomStream(key: seed, 1, 1, purpose: 1)
      while state.now < network.timing.end {
        state.run(until: min(network.timing.end, state.now + Int64(luck.nextUniform() * 1e11)))
      }
      #expect(Everything(network, state.finish()) == Everything(network, network.run()))
    }
  }

  @Test func timeInTheLogNeverGoesBackwards() {
    for (_, network) in Self.networks() {
      let events = network.run().log.events
      for (event, next) in zip(events, events.dropFirst()) { #expect(event.time <= next.time) }
    }
  }

  @Test func aPatientIsInOnePlaceAtATime() {
    for (_, network) in Self.networks() {
      var held: [SIMD3<Int32>: Int32] = [:]
      for event in network.run().log.events {
        let patient = SIMD3(event.source, event.day, event.indexInDay)
        switch event.kind {
        case .arrivesInPlace:
          #expect(held[patient] == nil)
          held[patient] = event.place
        case .leaves:
          #expect(held[patient] == event.place)
          held[patient] = nil
        case .exits: #expect(held[patient] == nil)
        default: break
        }
      }
    }
  }

  // MARK: Sums

  @Test func partsAddUp() {
    var delayed = 0
    for (_, network) in Self.networks() {
      let result = network.run().result
      func value(_ measure: Measure, _ subject: Subject, _ group: Group, _ statistic: Statistic, _ period: Int32)
        -> Double
      {
        result.value(MeasureKey(measure, subject, group, statistic, period: period))
      }
      let keys = Catalogue(of: network, detail: .full).keys
      let reasons = Set(keys.map(\.subject).filter { $0.kind == .placeReason || $0.kind == .settingReason })
      let subjects =
        network.places.indices.map { (Subject(.place, Int32($0)), Subject.Kind.placeReason) }
        + (0..<network.settingCount).map { (Subject(.setting, Int32($0)), Subject.Kind.settingReason) }
      let groups = Catalogue.groups(of: network)
      for period in Int32(0)...1 {
        for (subject, kind) in subjects {
          let own = reasons.filter { $0.kind == kind && $0.index == subject.index }
          for group in groups {
            let delay = value(.delay, subject, group, .mean, period)
            if delay.isNaN { continue }
            if delay > 0 { delayed += 1 }
            #expect(equal(delay, own.reduce(0) { $0 + value(.delay, $1, group, .mean, period) }))
            #expect(delay <= value(.lengthOfStay, subject, group, .mean, period) + 1e-9)
          }
          for statistic in [Statistic.mean, .census] {
            let all = value(.delayedPatients, subject, .all, statistic, period)
            #expect(equal(all, own.reduce(0) { $0 + value(.delayedPatients, $1, .all, statistic, period) }))
            for isCohort in [true, false] {
              let parts = groups.filter { if case .cohort = $0 { isCohort } else { !isCohort && $0 != .all } }
              if parts.isEmpty { continue }
              #expect(equal(all, parts.reduce(0) { $0 + value(.delayedPatients, subject, $1, statistic, period) }))
            }
          }
          let open = value(.open, subject, .all, .mean, period)
          let used = value(.occupancy, subject, .all, .mean, period)
          #expect(abs(open - used - value(.empty, subject, .all, .mean, period)) <= 1e-9 * max(1, open))
          #expect(used <= open + 1e-9)
          if open > 0 { #expect(equal(value(.occupancyShare, subject, .all, .mean, period), used / open)) }
        }
        for (setting, _) in subjects where setting.kind == .setting {
          for measure in [Measure.occupancy, .open, .empty, .delayedPatients, .delayedBedDays] {
            let statistic: Statistic = measure == .delayedBedDays ? .perDay : .mean
            let places = network.places.indices.filter { network.places[$0].setting == setting.index }
            let sum = places.reduce(0) { $0 + value(measure, Subject(.place, Int32($1)), .all, statistic, period) }
            #expect(abs(value(measure, setting, .all, statistic, period) - sum) <= 1e-9 * max(1, sum))
          }
        }
      }
    }
    #expect(delayed > 500)
  }

  @Test func whoEntersAStepLeavesItOrIsStillThere() {
    for (_, original) in Self.networks(beginEmpty: true) {
      var network = original
      network.timing.start = 0
      let run = network.run()
      for (index, step) in network.steps.enumerated() {
        let into =
          network.sources.indices.reduce(0) { $0 + run.result.flow(from: .source($1), to: index, period: 0) }
          + network.steps.indices.reduce(0) { $0 + run.result.flow(from: .step($1), to: index, period: 0) }
        let out = network.steps.indices.reduce(0) { $0 + run.result.flow(from: .step(index), to: $1, period: 0) }
        #expect(out <= into)
        if step.kind == .exit {
          let exits = run.log.events.count { $0.kind == .exits && $0.step == Int32(index) }
          #expect(Int64(exits) == into)
        }
      }
    }
  }

  @Test func occupancyIsTheTimeInTheLog() {
    for seed in Self.seeds {
      let network = RandomNetwork.make(seed)
      let (start, end) = (network.timing.start, network.timing.end)
      let run = network.run()
      var area = [Double](repeating: 0, count: network.places.count)
      var units: [SIMD3<Int32>: Int32] = [:]
      for event in run.log.events where event.kind == .arrivesInPlace || event.kind == .leaves {
        let patient = SIMD3(event.source, event.day, event.indexInDay)
        let left = Double(end - max(start, event.time))
        if event.kind == .arrivesInPlace {
          units[patient] = network.steps[Int(event.step)].units
          area[Int(event.place)] += left * Double(units[patient] ?? 0)
        } else {
          area[Int(event.place)] -= left * Double(units[patient] ?? 0)
        }
      }
      for place in network.places.indices {
        let mean = run.result.value(MeasureKey(.occupancy, Subject(.place, Int32(place)), .all, .mean))
        #expect(equal(mean, area[place] / Double(end - start)))
      }
    }
  }

  @Test func littlesLawHoldsExactlyOfARunThatBeginsAndEndsEmpty() {
    var checked = 0
    for seed in Self.seeds {
      var network = RandomNetwork.make(seed)
      // Nobody comes after day 8; with one unit each and places that do not close, everyone has left long before day 90.
      network.timing = Timing(dayZero: 4, start: 0, end: 90 * NetworkBuilder.day)
      for source in network.sources.indices {
        network.sources[source].changes.changes = [.init(from: 8 * NetworkBuilder.day, effect: .set, amount: 0)]
      }
      for step in network.steps.indices where network.steps[step].kind == .stay { network.steps[step].units = 1 }
      for place in network.places.indices { network.places[place].capacity.changes = [] }
      let run = network.run(checked: false)
      let keys = Catalogue(of: network, detail: .full).keys
      func perDay(_ measure: Measure) -> Double {
        keys.filter { $0.measure == measure && $0.group == .all && $0.statistic == .perDay }
          .reduce(0) { $0 + run.result.value($1) }
      }
      if !equal(perDay(.arrivals) + perDay(.returns), perDay(.exits)) { continue }
      checked += 1
      let places = network.places.indices.map { Subject(.place, Int32($0)) }
      for subject in places + (0..<network.settingCount).map({ Subject(.setting, Int32($0)) }) {
        func value(_ measure: Measure, _ statistic: Statistic) -> Double {
          let value = run.result.value(MeasureKey(measure, subject, .all, statistic))
          return value.isNaN ? 0 : value
        }
        let admissions = value(.admissions, .perDay)
        #expect(equal(value(.occupancy, .mean), admissions * value(.lengthOfStay, .mean)))
        #expect(equal(value(.delayedPatients, .mean), admissions * value(.delay, .mean)))
        #expect(equal(value(.delayedBedDays, .perDay), admissions * value(.delay, .mean)))
      }
    }
    print("runs that began and ended empty:", checked)
    #expect(checked > 75)
  }

  @Test func littlesLawHoldsExactlyOfQueues() {
    var checked = 0
    for seed in Self.seeds {
      // Plain networks: one request at a time, none withdrawn. Until nobody is left.
      var network = RandomNetwork.make(seed, isPlain: true)
      network.timing = Timing(dayZero: 4, start: 0, end: 90 * NetworkBuilder.day)
      for source in network.sources.indices {
        network.sources[source].changes.changes = [.init(from: 8 * NetworkBuilder.day, effect: .set, amount: 0)]
      }
      for place in network.places.indices { network.places[place].capacity.changes = [] }
      let run = network.run(checked: false)
      if run.log.events.count(where: { $0.kind == .arrives }) != run.log.events.count(where: { $0.kind == .exits }) {
        continue
      }
      checked += 1
      for place in network.places.indices {
        let subject = Subject(.place, Int32(place))
        let met = run.log.events.count { $0.kind == .secures && $0.place == Int32(place) }
        if met == 0 { continue }
        let queue = run.result.value(MeasureKey(.queue, subject, .all, .mean))
        #expect(equal(queue, Double(met) / 90 * run.result.value(MeasureKey(.wait, subject, .all, .mean)) / 24))
      }
      for pool in network.staff.indices {
        let subject = Subject(.staff, Int32(pool))
        let met = run.log.events.count { $0.kind == .taskStarts && network.steps[Int($0.step)].staff == Int32(pool) }
        if met == 0 { continue }
        let queue = run.result.value(MeasureKey(.queue, subject, .all, .mean))
        #expect(equal(queue, Double(met) / 90 * run.result.value(MeasureKey(.wait, subject, .all, .mean)) / 24))
      }
    }
    print("runs whose queues were checked:", checked)
    #expect(checked > 75)
  }

  @Test func unitsInUseAreAboveTheCountOnlyAfterACut() {
    var cuts = 0
    for seed in Self.seeds {
      var network = RandomNetwork.make(seed)
      // Only changes whose amounts one can tell without drawing.
      for place in network.places.indices {
        network.places[place].capacity.slip = .none
        for change in network.places[place].capacity.changes.indices {
          network.places[place].capacity.changes[change].times = .none
          network.places[place].capacity.changes[change].reaching = nil
        }
      }
      func count(_ place: Int, at moment: Int64) -> Double {
        let plan = network.places[place].capacity
        let order = plan.changes.indices.sorted { (plan.changes[$0].from, $0) < (plan.changes[$1].from, $1) }
        var amount = plan.base
        for change in order.map({ plan.changes[$0] }) where change.from <= moment && moment < change.until {
          if change.effect == .set { amount = change.amount ?? amount } else { amount += change.amount ?? 0 }
        }
        return max(0, amount)
      }
      let events = network.run().log.events
      var used = [Double](repeating: 0, count: network.places.count)
      var before = used
      var units: [SIMD3<Int32>: Double] = [:]
      for (index, event) in events.enumerated() {
        let patient = SIMD3(event.source, event.day, event.indexInDay)
        if event.kind == .arrivesInPlace {
          units[patient] = Double(network.steps[Int(event.step)].units)
          used[Int(event.place)] += units[patient] ?? 0
        } else if event.kind == .leaves {
          used[Int(event.place)] -= units[patient] ?? 0
        }
        if index + 1 < events.count && events[index + 1].time == event.time { continue }
        for place in used.indices {
          let count = count(place, at: event.time)
          if used[place] > before[place] { #expect(used[place] <= count) }
          if used[place] > count { cuts += 1 }
        }
        before = used
      }
    }
    #expect(cuts > 100)
  }

  // MARK: Common random numbers

  @Test func aPatientIsTheSamePatientWhenDemandGrows() {
    var compared = 0
    for seed in Self.seeds {
      let network = RandomNetwork.make(seed, isPlain: true)
      var busier = network
      for source in busier.sources.indices { busier.sources[source].perDay *= 1.3 }
      for place in busier.places.indices { busier.places[place].capacity.base += 1 }
      let (one, two) = (courses(of: network), courses(of: busier))
      for (patient, course) in one {
        guard let other = two[patient] else {
          Issue.record("a patient is missing when demand grows")
          continue
        }
        #expect(course.arrival == other.arrival)
        #expect(course.cohort == other.cohort)
        for (stay, same) in zip(course.stays, other.stays) {
          #expect(stay == same)
          compared += 1
        }
      }
    }
    print("stays compared:", compared)
    #expect(compared > 5000)
  }

  private struct Course {
    var arrival: Int64
    var cohort: Int32
    /// Steps in which the patient became ready, with the duration of the stay where it began with an arrival.
    var stays: [SIMD2<Int64>] = []
  }

  private func courses(of network: Network) -> [SIMD3<Int32>: Course] {
    var courses: [SIMD3<Int32>: Course] = [:]
    var arrived: [SIMD3<Int32>: Int64] = [:]
    for event in network.run().log.events {
      let patient = SIMD3(event.source, event.day, event.indexInDay)
      switch event.kind {
      case .arrives: courses[patient] = Course(arrival: event.time, cohort: event.cohort)
      case .arrivesInPlace: arrived[patient] = event.time
      case .ready:
        let duration = arrived.removeValue(forKey: patient).map { event.time - $0 } ?? -1
        courses[patient]?.stays.append(SIMD2(Int64(event.step), duration))
      default: break
      }
    }
    return courses
  }

  // MARK: Scenarios that share their past

  /// The same network with other changes from its start on.
  private func scenario(of network: Network, seed: UInt64) -> Network {
    var luck = RandomStream(key: seed, 9, 9, purpose: 9)
    var other = network
    // Names of distributions move.
    _ = other.distributions.add(.fixed(1))
    let slip = other.distributions.add(.uniform(low: 0, high: 2 * Double(NetworkBuilder.day)))
    let share = other.distributions.add(.uniform(low: 0.6, high: 1))
    let start = network.timing.start
    func change(_ effect: ChangePlan.Effect, _ amount: Double) -> ChangePlan.Change {
      let from = start + Int64(luck.nextUniform() * 5) * NetworkBuilder.day
      return .init(from: from, effect: effect, amount: amount, times: luck.nextUniform() < 0.5 ? share : .none)
    }
    func changed(_ plan: ChangePlan, _ change: ChangePlan.Change) -> ChangePlan {
      var plan = plan
      let begun = plan.changes.count { $0.from < start }
      // What lies ahead goes, and something else comes.
      if begun == 0 { plan.slip = slip }
      plan.changes = plan.changes.filter { $0.from < start } + [change]
      return plan
    }
    for place in other.places.indices where luck.nextUniform() < 0.7 {
      other.places[place].capacity = changed(
        other.places[place].capacity, change(.set, (8 * luck.nextUniform()).rounded()))
    }
    for pool in other.staff.indices where luck.nextUniform() < 0.7 {
      other.staff[pool].changes = changed(other.staff[pool].changes, change(.add, 1))
    }
    for source in other.sources.indices where luck.nextUniform() < 0.7 {
      other.sources[source].changes = changed(other.sources[source].changes, change(.scale, 1.4))
    }
    for stay in other.stayFactors.indices where luck.nextUniform() < 0.7 {
      other.stayFactors[stay].changes = changed(other.stayFactors[stay].changes, change(.scale, 1.2))
    }
    return other
  }

  @Test func aScenarioThatPartsAtTheStartIsWhatItIsAlone() {
    var shared = 0
    for (seed, original) in Self.networks() {
      // The measured time begins at a midnight, in the morning, or with the run.
      let hours: [Int64] = [6 * 24, 6 * 24 + 8, 0]
      for hour in hours {
        var network = original
        network.timing.start = hour * NetworkBuilder.hour
        let other = scenario(of: network, seed: seed)
        // A change that draws keeps its place in the list only if none before it went.
        if !Replication.sharesPast(network, other) { continue }
        shared += 1
        var past = Replication(
          network: network, seed: seed, number: 3, observing: Observation(checksInvariants: true),
          log: PatientLog(isOn: true))
        past.run(until: network.timing.start)
        var future = past
        future.proceed(under: other)
        future.run(until: other.timing.end)
        #expect(Everything(other, future.finish()) == Everything(other, other.run(seed: seed, replication: 3)))
        // The original goes on as if there had been no copy.
        past.run(until: network.timing.end)
        #expect(Everything(network, past.finish()) == Everything(network, network.run(seed: seed, replication: 3)))
      }
    }
    print("scenarios that shared their past:", shared)
    #expect(shared > 500)
  }

  @Test func aScenarioWithoutChangesIsTheBaseline() {
    for (seed, network) in Self.networks() where seed % 5 == 0 {
      var state = Replication(
        network: network, seed: seed, number: 1, observing: Observation(checksInvariants: true),
        log: PatientLog(isOn: true))
      state.run(until: network.timing.start)
      state.proceed(under: network)
      state.run(until: network.timing.end)
      #expect(Everything(network, state.finish()) == Everything(network, network.run(seed: seed)))
    }
  }

  @Test func wordsBringANetworkBack() throws {
    for (_, network) in Self.networks() {
      let back = try #require(Network(words: network.words))
      #expect(back.words == network.words)
      #expect(Replication.commonPast(network, back) == .max)
    }
  }
}
