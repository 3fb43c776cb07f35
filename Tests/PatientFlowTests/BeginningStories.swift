import RandomStreams
import Testing

@testable import PatientFlow

extension NetworkBuilder {
  /// Patients of a place who are there at the beginning: each row is a stay with one of its branches (the first is 0), or
  /// outside the step waited for; all rows are equally likely.
  mutating func begin(
    _ kind: InitialGroup.Kind, place: Int32, count: Int32 = 1, as rows: [(step: Int32, cohort: Int32, branch: Int32)],
    step: Int32 = -1, waited: DistributionID = .none, been: DistributionID = .none
  ) {
    let number = network.initial.count { $0.place == place }
    var group = InitialGroup(kind, place: place, number: Int32(number), count: count)
    group.firstShare = Int32(network.initialShares.count)
    group.shareCount = Int32(rows.count)
    (group.step, group.waited, group.been) = (step, waited, been)
    for (index, row) in rows.enumerated() {
      let stay = network.steps[Int(row.step)]
      let route = network.routes[Int(stay.firstRoute) + (stay.routesByCohort ? Int(row.cohort) : 0)]
      let branch = kind == .outside ? -1 : route.firstBranch + row.branch
      network.initialShares.append(
        InitialShare(
          upTo: index == rows.count - 1 ? 1 : Double(index + 1) / Double(rows.count), step: row.step,
          cohort: row.cohort, branch: branch, duration: branch < 0 ? .none : network.branches[Int(branch)].duration,
          pathway: stay.pathway))
    }
    network.initial.append(group)
  }
}

/// Who is there at the beginning.
@Suite struct BeginningStories {
  /// The course of the patient that a place lists at a position.
  private func course(_ story: Story, place: Int32 = 0, _ index: Int32 = 0) -> String {
    let events = story.events.filter { $0.source == -1 - place && $0.indexInDay == index }
    return events.filter { $0.kind != .arrives && $0.kind != .secures }.map { event in
      "\(event.kind) \(Double(event.time) / Double(NetworkBuilder.hour))"
    }.joined(separator: ", ")
  }

  @Test func aStayGoesOnAndIsCountedFromItsBeginning() {
    // Two days of five are over.
    var builder = NetworkBuilder(days: 10)
    let ward = builder.place(2)
    let stay = builder.stay([ward], builder.days(5), then: [(1, builder.exit())])
    builder.begin(.stayingSince, place: ward, as: [(stay, 0, 0)], been: builder.days(2))
    builder.source(0, to: stay)
    let story = Story(builder)
    #expect(course(story) == "arrivesInPlace -48.0, ready 72.0, leaves 72.0, exits 72.0")
    #expect(equal(story.place(0, .lengthOfStay), 5))
    #expect(equal(story.value(.timeInSystem, Subject(.all), .mean), 5))
    #expect(equal(story.place(0, .occupancy), 3.0 / 10))
    #expect(story.place(0, .admissions, .perDay) == 0)
    #expect(story.value(.arrivals, Subject(.source, 0), .perDay) == 0)
    #expect(equal(story.value(.exits, Subject(.exit, 0), .perDay), 0.1))
  }

  @Test func whoIsOutsideHasWaitedAlready() {
    // The one bed is given up at 72. Who has waited three days goes first, until 192, though listed last.
    var builder = NetworkBuilder(days: 20)
    let ward = builder.place(1)
    let stay = builder.stay([ward], builder.days(5), then: [(1, builder.exit())])
    builder.begin(.stayingSince, place: ward, as: [(stay, 0, 0)], been: builder.days(2))
    builder.begin(.outside, place: ward, as: [(stay, 0, 0)], step: stay, waited: builder.days(1))
    builder.begin(.outside, place: ward, as: [(stay, 0, 0)], step: stay, waited: builder.days(3))
    builder.source(0, to: stay)
    let story = Story(builder)
    #expect(course(story, 1) == "asks -24.0, arrivesInPlace 192.0, ready 312.0, leaves 312.0, exits 312.0")
    #expect(course(story, 2) == "asks -72.0, arrivesInPlace 72.0, ready 192.0, leaves 192.0, exits 192.0")
    #expect(equal(story.place(0, .wait), (144 + 216) / 2.0))
    #expect(equal(story.place(0, .queue), (72 + 192) / 480.0))
    #expect(equal(story.value(.timeInSystem, Subject(.all), .mean), (5 + 14 + 11) / 3.0))
  }

  @Test func priorityGoesBeforeWaiting() {
    var builder = NetworkBuilder(days: 20)
    builder.cohorts([1, 0])
    let ward = builder.place(1)
    let stay = builder.stay([ward], builder.days(5), then: [(1, builder.exit())])
    builder.begin(.outside, place: ward, as: [(stay, 0, 0)], step: stay, waited: builder.days(9))
    builder.begin(.outside, place: ward, as: [(stay, 1, 0)], step: stay, waited: builder.days(1))
    builder.source(0, to: stay)
    let story = Story(builder)
    #expect(course(story, 0).hasPrefix("asks -216.0, arrivesInPlace 120.0"))
    #expect(course(story, 1).hasPrefix("asks -24.0, arrivesInPlace 0.0"))
    // Admitted at the first moment of the measured time.
    #expect(equal(story.place(0, .admissions, .perDay), 2.0 / 20))
  }

  @Test func delayCountsFromItsBeginning() {
    // In A since six days, ready since two; B has room at 48: four days of delay, eight of stay.
    var builder = NetworkBuilder(days: 10)
    let (a, b) = (builder.place(1), builder.place(1))
    let exit = builder.exit()
    let second = builder.stay([b], builder.days(3), then: [(1, exit)])
    let first = builder.stay([a], builder.days(4), then: [(1, second)])
    builder.begin(.stayingSince, place: b, as: [(second, 0, 0)], been: builder.days(1))
    builder.begin(
      .waiting, place: a, as: [(first, 0, 0)], step: second, waited: builder.days(2), been: builder.days(6))
    builder.source(0, to: first)
    let story = Story(builder)
    #expect(
      course(story, place: 0)
        == "arrivesInPlace -144.0, ready -48.0, asks -48.0, leaves 48.0, arrivesInPlace 48.0, ready 120.0, leaves 120.0, exits 120.0"
    )
    #expect(equal(story.place(0, .lengthOfStay), 8))
    #expect(equal(story.place(0, .delay), 4))
    #expect(equal(story.delay(0, for: builder.network.steps[Int(second)].queueReason), 96))
    #expect(equal(story.place(0, .daysDelayed), 4))
    #expect(equal(story.place(0, .delayedPatients), 2.0 / 10))
    #expect(equal(story.place(1, .wait), 96))
  }

  @Test func withoutDaysInThePlaceTheStayBeforeIsDrawn() {
    var builder = NetworkBuilder(days: 10)
    let (a, b) = (builder.place(1), builder.place(1))
    let second = builder.stay([b], builder.days(3), then: [(1, builder.exit())])
    let first = builder.stay([a], builder.days(4), then: [(1, second)])
    builder.begin(.waiting, place: a, as: [(first, 0, 0)], step: second, waited: builder.days(2))
    builder.source(0, to: first)
    let story = Story(builder)
    #expect(course(story).hasPrefix("arrivesInPlace -144.0, ready -48.0, asks -48.0, leaves 0.0"))
  }

  @Test func staffAreWaitedForWithinAPlace() {
    // Waiting for ten hours at midnight; the staff come at eight and take an hour.
    var builder = NetworkBuilder(days: 2)
    let ward = builder.place(3)
    let hub = builder.staff(builder.daily(8, 18))
    let task = builder.task(hub, builder.hours(1), then: builder.exit())
    let stay = builder.stay([ward], builder.days(4), then: [(1, task)])
    builder.begin(.waiting, place: ward, as: [(stay, 0, 0)], step: task, waited: builder.hours(10))
    builder.source(0, to: stay)
    let story = Story(builder)
    let step = builder.network.steps[Int(task)]
    #expect(equal(story.delay(0, for: step.queueReason), 18))
    #expect(equal(story.delay(0, for: step.workReason), 1))
    #expect(equal(story.value(.wait, Subject(.staff, 0), .mean), 18))
  }

  @Test func ringsOfTheBeginningTurnAtOnce() {
    // One in A waits for B, one in B for A, both full. Their next stays are not over within three days.
    var builder = NetworkBuilder(days: 3)
    let (a, b) = (builder.place(1), builder.place(1))
    let exit = builder.exit()
    let inA = builder.stay([a], builder.days(4), then: [(0.5, exit), (0.5, 2)])
    let inB = builder.stay([b], builder.days(4), then: [(0.5, exit), (0.5, inA)])
    #expect(inB == 2)
    builder.begin(.waiting, place: a, as: [(inA, 0, 1)], step: inB, waited: builder.days(1))
    builder.begin(.waiting, place: b, as: [(inB, 0, 1)], step: inA, waited: builder.days(2))
    builder.source(0, to: inA)
    let story = Story(builder)
    #expect(story.result.swaps == 2)
    #expect(course(story, place: a).contains("leaves 0.0, arrivesInPlace 0.0"))
  }

  @Test func longStaysAreFoundByTheCensusFromTheFirstDayOn() {
    // There since twenty and a half days: over three weeks at every census until the thirtieth day.
    var builder = NetworkBuilder(days: 10)
    let ward = builder.place(1)
    let stay = builder.stay([ward], builder.days(30), then: [(1, builder.exit())])
    builder.begin(.stayingSince, place: ward, as: [(stay, 0, 0)], been: builder.days(20.5))
    builder.source(0, to: stay)
    let story = Story(builder)
    #expect(equal(story.place(0, .longStayPatients, .over21d), 0.9))
    #expect(equal(story.place(0, .longStayPatients, .over7d), 0.9))
  }

  @Test func unitsAreThoseOfTheAge() {
    // 4 falling to 1 over six hours, of which two and a half are over: 3 until hour 0.5 + ..., as in a stay begun at -2.5.
    var builder = NetworkBuilder(days: 1)
    let place = builder.place(9)
    let stay = builder.stay([place], builder.hours(6), then: [(1, builder.exit())])
    builder.units(of: stay, UnitRule(from: 4, to: 1))
    builder.begin(.stayingSince, place: place, as: [(stay, 0, 0)], been: builder.hours(2.5))
    builder.source(0, to: stay)
    // 3 from 1 to 3, 2 from 3 to 5, 1 from 5 to 6.
    #expect(equal(Story(builder).place(0, .occupancy), (0.5 * 3 + 2 * 2 + 1) / 24))
  }

  @Test func whoCannotHaveBeenThereSoLongLeavesAtOnce() {
    var builder = NetworkBuilder(days: 2)
    let ward = builder.place(1)
    let stay = builder.stay([ward], builder.days(5), then: [(1, builder.exit())])
    builder.begin(.stayingSince, place: ward, as: [(stay, 0, 0)], been: builder.days(9))
    builder.source(0, to: stay)
    #expect(course(Story(builder)) == "arrivesInPlace -216.0, ready 0.0, leaves 0.0, exits 0.0")
  }

  @Test func theSamePatientsWhateverElseIsThere() {
    func ages(_ count: Int32, beds: Double) -> [Int64] {
      var builder = NetworkBuilder(days: 1)
      let ward = builder.place(beds)
      let stay = builder.stay([ward], builder.exponential(days: 5), then: [(1, builder.exit())])
      builder.begin(.staying, place: ward, count: count, as: [(stay, 0, 0)])
      builder.source(3, to: stay)
      let arrived = Story(builder).events.filter { $0.kind == .arrivesInPlace && $0.source < 0 }
      return arrived.sorted { $0.indexInDay < $1.indexInDay }.map(\.time)
    }
    #expect(ages(9, beds: 20)[..<5] == ages(5, beds: 6)[...])
  }

  // MARK: What is stationary stays so

  /// Mean number present at each of the first censuses.
  private func expectStationary(_ what: String, _ network: Network, at truth: Double) {
    let study = Study(network, replications: 400, seed: 4)
    for day in [0, 1, 2, 3, 5, 8, 13, 20] {
      study.expect("\(what), day \(day)", truth) { Double($0.daily(.occupancy, Subject(.place, 0))[day]) }
    }
    if what != "fixed" { study.expect("\(what), length of stay", .lengthOfStay, Subject(.place, 0), is: truth / 4) }
  }

  @Test func anEndlessWardStaysAtItsMean() {
    // M/G/∞ with λ = 4 a day and stays of 5 d on average: 20 at any time, from the first.
    let day = Double(NetworkBuilder.day)
    let shapes: [(String, Shape)] = [
      ("lognormal", .lognormal(mean: 5 * day, standardDeviation: 8 * day)),
      ("gamma", .gamma(mean: 5 * day, standardDeviation: 2 * day)),
      ("fixed", .fixed(5 * day)),
      ("weibull", .weibull(shape: 0.5, scale: 2.5 * day)),
    ]
    for (name, shape) in shapes {
      var builder = NetworkBuilder(days: 60)
      let ward = builder.place(Place.unlimited)
      let stay = builder.stay([ward], builder.add(shape), then: [(1, builder.exit())])
      builder.begin(.staying, place: ward, count: 20, as: [(stay, 0, 0)])
      builder.source(4, to: stay)
      expectStationary(name, builder.network, at: 20)
    }
  }

  @Test func soDoesOneWhoseStaysAreCutShort() {
    // Stays of 10 d, cut short by a risk of 10 d on average: 5 d, both exponential.
    var builder = NetworkBuilder(days: 60)
    let ward = builder.place(Place.unlimited)
    let exit = builder.exit()
    let stay = builder.stay([ward], builder.exponential(days: 10), then: [(1, exit)])
    builder.risks(of: stay, [Risk(key: 1, during: .stay, after: builder.exponential(days: 10), next: exit)])
    builder.begin(.staying, place: ward, count: 20, as: [(stay, 0, 0)])
    builder.source(4, to: stay)
    expectStationary("cut short", builder.network, at: 20)
  }
}
