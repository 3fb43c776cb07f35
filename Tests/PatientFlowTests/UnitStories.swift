import RandomStreams
import Testing

@testable import PatientFlow

extension NetworkBuilder {
  /// Gives all branches of a step a rule for its units.
  mutating func units(of step: Int32, _ rule: UnitRule) {
    let route = network.routes[Int(network.steps[Int(step)].firstRoute)]
    network.unitRules.append(rule)
    for branch in Int(route.firstBranch)..<Int(route.firstBranch + route.branchCount) {
      network.branches[branch].units = Int32(network.unitRules.count - 1)
    }
    network.steps[Int(step)].unitsVary = true
  }
}

/// Units that differ from patient to patient, and fall over a stay.
@Suite struct UnitStories {
  @Test func unitsFallOverTheStayAndAreGivenOn() {
    // From 4 to 1 over 6 h, begun at 10: 4 - 3t is 3.5 (still 4, the even one) at 11, 2.5 (already 2) at 13, 1.5 (still 2)
    // at 15. So 4 for an hour, 3 for two, 2 for two and 1 for one. Who needs 2 of the 4 units at 11 waits until 13.
    var builder = NetworkBuilder(days: 2)
    let place = builder.place(4)
    let exit = builder.exit()
    let falling = builder.stay([place], builder.hours(6), then: [(1, exit)])
    builder.units(of: falling, UnitRule(from: 4, to: 1))
    let plain = builder.stay([place], builder.hours(6), then: [(1, exit)], units: 2)
    let first = builder.patient(at: 10, to: falling)
    let second = builder.patient(at: 11, to: plain)
    let story = Story(builder)
    #expect(story.course(first) == "asks A 10, enters A 10, ready 16, leaves A 16, exits 16")
    #expect(story.course(second) == "asks A 11, enters A 13, ready 19, leaves A 19, exits 19")
    let hours = [4.0, 6, 4, 1, 12].reduce(0, +)
    #expect(equal(story.place(0, .occupancy), hours / 48))
  }

  @Test func whoIsDelayedKeepsTheLastUnits() {
    // 3 falling to 1 over 4 h: 4 h delayed (a wait) with one unit.
    var builder = NetworkBuilder(days: 1)
    let place = builder.place(9)
    let wait = builder.wait(builder.hours(4), then: builder.exit())
    let stay = builder.stay([place], builder.hours(4), then: [(1, wait)])
    builder.units(of: stay, UnitRule(from: 3, to: 1))
    builder.patient(at: 10, to: stay)
    let story = Story(builder)
    // 3 for an hour, 2 for two, 1 for one, and 1 for the four of the delay.
    #expect(equal(story.place(0, .occupancy), 12.0 / 24))
    #expect(equal(story.place(0, .delayedPatients), 4 / 24.0))
    #expect(equal(24 * story.place(0, .delay), 4))
  }

  @Test func aStayOfNoLengthGivesItsUnitsBackAtOnce() {
    // At 10 someone begins with 3 of 3 units a stay that is over at once, and is reviewed at 17. Who asks for 2 at 10 gets
    // them at 10.
    var builder = NetworkBuilder(days: 2)
    let place = builder.place(3)
    let exit = builder.exit()
    let none = builder.stay([place], builder.hours(0), then: [(1, exit)], review: builder.daily(17, 18))
    builder.units(of: none, UnitRule(from: 3, to: 1))
    let first = builder.patient(at: 10, to: none)
    let second = builder.patient(at: 10, to: builder.stay([place], builder.hours(2), then: [(1, exit)], units: 2))
    let story = Story(builder)
    #expect(story.course(first) == "asks A 10, enters A 10, ready 17, leaves A 17, exits 17")
    #expect(story.course(second) == "asks A 10, enters A 10, ready 12, leaves A 12, exits 12")
  }

  @Test func unitsAreThoseOfTheFormula() {
    for (from, to) in [(4, 1), (2, 1), (9, 2), (5, 4), (100, 1)] {
      let rule = UnitRule(from: Int32(from), to: Int32(to))
      for length in [1, 2, 6, 7, 60, 1000] as [Int64] {
        for moment in 0..<length {
          // to + (from - to)(1 - t), twice, over the length.
          let twice = 2 * (Int64(from) * length - Int64(from - to) * moment)
          var units = twice / (2 * length)
          let rest = twice % (2 * length)
          if rest > length || rest == length && units % 2 != 0 { units += 1 }
          #expect(rule.units(at: moment, length: length) == Int32(units))
        }
      }
    }
  }

  @Test func aSecondStayInThePlaceKeepsTheUnitsHeldUntilItTakesFewer() {
    // The first stay ends with 2; the second would begin with 4 and falls to 1 in the same way: 2 for 5 of 6 h, then 1.
    var builder = NetworkBuilder(days: 1)
    let place = builder.place(9)
    let again = builder.stay([place], builder.hours(6), then: [(1, builder.exit())])
    builder.units(of: again, UnitRule(from: 4, to: 1))
    let first = builder.stay([place], builder.hours(2), then: [(1, again)], units: 2)
    builder.patient(at: 10, to: first)
    #expect(equal(Story(builder).place(0, .occupancy), 15.0 / 24))
  }

  @Test func someNeedMoreThanOthers() {
    // By cohort: the first needs 1 unit of 3, the second 3. Both ask at 10; who needs 3 waits for the other to go.
    var builder = NetworkBuilder(days: 1)
    builder.cohorts([0, 1])
    let place = builder.place(3)
    let exit = builder.exit()
    let stay = builder.stay([place], builder.hours(5), then: [(1, exit)])
    let route = builder.route([(1, exit)], [builder.hours(5)])
    builder.network.unitRules = [UnitRule(from: 1, to: 1), UnitRule(from: 3, to: 3)]
    for (branch, rule) in [(0, Int32(0)), (1, 1)] { builder.network.branches[branch].units = rule }
    builder.network.steps[Int(stay)].firstRoute = 0
    builder.network.steps[Int(stay)].routesByCohort = true
    builder.network.steps[Int(stay)].unitsVary = true
    #expect(route == 1)
    let one = builder.patient(at: 10, to: stay)
    let three = builder.patient(at: 10, to: stay, cohort: 1)
    let story = Story(builder)
    #expect(story.course(one) == "asks A 10, enters A 10, ready 15, leaves A 15, exits 15")
    #expect(story.course(three) == "asks A 10, enters A 15, ready 20, leaves A 20, exits 20")
  }

  @Test func tasksMayTakeADrawnNumberOfStaff() {
    // 2.5 is rounded to 2: of 3 staff, one task at a time.
    var builder = NetworkBuilder(days: 1)
    let pool = builder.staff(builder.always(3))
    let task = builder.task(pool, builder.hours(4), then: builder.exit())
    builder.units(of: task, UnitRule(drawn: builder.add(.fixed(2.5))))
    let one = builder.patient(at: 10, to: task)
    let two = builder.patient(at: 10, to: task)
    let story = Story(builder)
    #expect(story.course(one) == "starts 10, ends 14, exits 14")
    #expect(story.course(two) == "asks 10, starts 14, ends 18, exits 18")
  }

  // MARK: Theory

  /// Share of time at each level of a loss system whose classes offer a load and need units each (J. S. Kaufman, 1981;
  /// J. W. Roberts, 1981).
  private func levels(_ capacity: Int, _ classes: [(load: Double, units: Int)]) -> [Double] {
    var q = [1.0]
    for level in 1...capacity {
      q.append(
        classes.reduce(0) { $0 + ($1.units <= level ? $1.load * Double($1.units) * q[level - $1.units] : 0) }
          / Double(level))
    }
    let total = q.reduce(0, +)
    return q.map { $0 / total }
  }

  /// A place of ten units that turns away whoever does not fit.
  private func lossSystem(_ builder: inout NetworkBuilder) -> (place: Int32, exit: Int32, lost: Int32) {
    let place = builder.place(10)
    let (exit, lost) = (builder.exit(), builder.exit())
    builder.network.places[0].queueLimit = 0
    builder.network.places[0].ifFull = lost
    return (place, exit, lost)
  }

  @Test func patientsWhoNeedSeveralUnitsAreLostMoreOften() {
    var builder = NetworkBuilder(warmUp: 50, days: 1000)
    let (place, exit, _) = lossSystem(&builder)
    let stay = builder.exponential(days: 0.5)
    let other = builder.exit()
    builder.source(6, to: builder.stay([place], stay, then: [(1, exit)]))
    builder.source(3, to: builder.stay([place], stay, then: [(1, other)], units: 3))
    let study = Study(builder.network, seed: 121)
    let q = levels(10, [(3, 1), (1.5, 3)])
    study.expect("loads of 1 and 3 units: kept of 1", .exits, Subject(.exit, exit), .perDay, is: 6 * (1 - q[10]))
    study.expect(
      "loads of 1 and 3 units: kept of 3", .exits, Subject(.exit, other), .perDay,
      is: 3 * (1 - q[8...10].reduce(0, +)))
    let used = q.indices.reduce(0) { $0 + Double($1) * q[$1] }
    study.expect("loads of 1 and 3 units: occupancy", .occupancy, Subject(.place, 0), is: used)
    study.expect("loads of 1 and 3 units: share full", .occupancy, Subject(.place, 0), .shareFull, is: q[10])
  }

  @Test func drawnUnitsAreClassesOfTheirOwn() {
    var builder = NetworkBuilder(warmUp: 50, days: 1000)
    let (place, exit, lost) = lossSystem(&builder)
    let stay = builder.stay([place], builder.exponential(days: 0.5), then: [(1, exit)])
    builder.units(of: stay, UnitRule(drawn: builder.add(.empirical(values: [1, 3], weights: [0.7, 0.3]))))
    builder.source(9, to: stay)
    let study = Study(builder.network, seed: 122)
    let q = levels(10, [(4.5 * 0.7, 1), (4.5 * 0.3, 3)])
    let lostShare = 0.7 * q[10] + 0.3 * q[8...10].reduce(0, +)
    study.expect("drawn units: lost a day", .exits, Subject(.exit, lost), .perDay, is: 9 * lostShare)
    study.expect(
      "drawn units: occupancy", .occupancy, Subject(.place, 0), is: q.indices.reduce(0) { $0 + Double($1) * q[$1] })
  }

  @Test func unitsThatFallTakeTheirMeanOverTheStay() {
    // M/G/∞: 8 a day for 2 days at 4 falling to 1, on average 2.5; then half a day delayed with 1: 8 × 5.5.
    var builder = NetworkBuilder(warmUp: 50, days: 1000)
    let place = builder.place(Place.unlimited)
    let wait = builder.wait(builder.hours(12), then: builder.exit())
    let stay = builder.stay([place], builder.exponential(days: 2), then: [(1, wait)])
    builder.units(of: stay, UnitRule(from: 4, to: 1))
    builder.source(8, to: stay)
    Study(builder.network, seed: 123).expect(
      "falling units: occupancy", .occupancy, Subject(.place, 0), is: 44, width: 0.02)
  }
}
