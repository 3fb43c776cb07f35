import PatientFlow
import RandomStreams
import Testing

/// Rules of places: who may pass, how many may start and wait, cleaning, transfer, and extra units. Clocks are hours
/// after Monday 00:00.
@Suite struct PlaceRuleStories {
  // MARK: Passing

  private func passing(_ skips: Bool) -> (second: String, third: String) {
    // Of 3 units 2 are taken until 20. At 11 someone asks for 2, at 12 someone for 1.
    var builder = NetworkBuilder(days: 3)
    let place = builder.place(3)
    builder.network.places[0].skipsUnfit = skips
    let exit = builder.exit()
    let large = builder.stay([place], builder.hours(10), then: [(1, exit)], units: 2)
    let small = builder.stay([place], builder.hours(10), then: [(1, exit)])
    builder.patient(at: 10, to: large)
    let second = builder.patient(at: 11, to: large)
    let third = builder.patient(at: 12, to: small)
    let story = Story(builder)
    return (story.course(second), story.course(third))
  }

  @Test func whoFitsPassesWhoDoesNotOnlyWhereThatIsAllowed() {
    let fair = passing(false)
    #expect(fair.second == "asks A 11, enters A 20, ready 30, leaves A 30, exits 30")
    #expect(fair.third == "asks A 12, enters A 20, ready 30, leaves A 30, exits 30")
    let skipping = passing(true)
    #expect(skipping.second == "asks A 11, enters A 20, ready 30, leaves A 30, exits 30")
    #expect(skipping.third == "asks A 12, enters A 12, ready 22, leaves A 22, exits 22")
  }

  @Test func aUnitThatComesFreeGoesToTheFirstWhoFits() {
    // Of 3 units 1 comes free at 15; waiting are 2 units (from 11), 1 unit (from 12), 1 unit (from 13).
    var builder = NetworkBuilder(days: 3)
    let place = builder.place(3)
    builder.network.places[0].skipsUnfit = true
    let exit = builder.exit()
    let short = builder.stay([place], builder.hours(5), then: [(1, exit)])
    let large = builder.stay([place], builder.hours(10), then: [(1, exit)], units: 2)
    builder.patient(at: 10, to: short)
    builder.patient(at: 10, to: large)
    let waiting = [
      builder.patient(at: 11, to: large), builder.patient(at: 12, to: short), builder.patient(at: 13, to: short),
    ]
    let story = Story(builder)
    #expect(story.course(waiting[0]) == "asks A 11, enters A 20, ready 30, leaves A 30, exits 30")
    #expect(story.course(waiting[1]) == "asks A 12, enters A 15, ready 20, leaves A 20, exits 20")
    #expect(story.course(waiting[2]) == "asks A 13, enters A 20, ready 25, leaves A 25, exits 25")
  }

  @Test func whoFitsBeginsAtOnceThoughSomeoneWaitsWhoDoesNotFit() {
    // Of 2 units one is taken until 60, the other until 15, when a risk moves its patient out and to another stay in the
    // same place. Someone waits for 2 units, and no more may wait: whoever comes back is not sent away, for the one unit
    // is of no use to those ahead.
    for (skips, course) in [
      (true, "leaves A 15, asks A 15, enters A 15, ready 25, leaves A 25, exits 25"), (false, "leaves A 15, exits 15"),
    ] {
      var builder = NetworkBuilder(days: 4)
      let place = builder.place(2)
      let exit = builder.exit()
      builder.network.places[0].skipsUnfit = skips
      builder.network.places[0].queueLimit = 1
      builder.network.places[0].ifFull = exit
      let again = builder.stay([place], builder.hours(10), then: [(1, exit)])
      let first = builder.stay([place], builder.hours(50), then: [(1, exit)])
      builder.risks(of: first, [Risk(key: 1, during: .stay, after: builder.hours(5), next: again, leavesNow: true)])
      builder.patient(at: 10, to: builder.stay([place], builder.hours(50), then: [(1, exit)]))
      let patient = builder.patient(at: 10, to: first)
      builder.patient(at: 12, to: builder.stay([place], builder.hours(10), then: [(1, exit)], units: 2))
      #expect(Story(builder).course(patient) == "asks A 10, enters A 10, " + course)
    }
  }

  @Test func shutHoursAloneKeepThoseWhoMayPass() {
    // B admits from 9 to 17; of its 2 units one is taken. From 18 someone waits for 2 units, from 19 someone in A for one:
    // where those who fit may pass, the latter waits for the hours, until 33; elsewhere for a unit.
    for skips in [true, false] {
      var builder = NetworkBuilder(days: 5)
      let (a, b) = (builder.place(1), builder.place(2, admits: builder.daily(9, 17)))
      builder.network.places[1].skipsUnfit = skips
      let exit = builder.exit()
      builder.patient(at: 10, to: builder.stay([b], builder.hours(60), then: [(1, exit)]))
      builder.patient(at: 18, to: builder.stay([b], builder.hours(1), then: [(1, exit)], units: 2))
      let inB = builder.stay([b], builder.hours(1), then: [(1, exit)])
      builder.patient(at: 10, to: builder.stay([a], builder.hours(9), then: [(1, inB)]))
      let story = Story(builder)
      let step = builder.network.steps[Int(inB)]
      // Otherwise until 82: on Thursday at 81 the one ahead gets both units, for an hour.
      #expect(story.delay(0, for: step.hoursReason) == (skips ? 14 : 0))
      #expect(story.delay(0, for: step.queueReason) == (skips ? 0 : 63))
    }
  }

  // MARK: Starts a day

  @Test func soManyMayStartADay() {
    // One on Monday, none on Tuesday, two on Wednesday. Four ask on Monday at 10, 11, …; the last starts next Monday.
    var builder = NetworkBuilder(days: 10)
    let place = builder.place(9)
    builder.network.places[0].startsPerDay = [1, 0, 2, 0, 0, 0, 0]
    let stay = builder.stay([place], builder.hours(1), then: [(1, builder.exit())])
    let all = (0..<4).map { builder.patient(at: 10 + Double($0), to: stay) }
    let story = Story(builder)
    for (index, (patient, start)) in zip(all, [10, 48, 48, 168]).enumerated() {
      #expect(
        story.course(patient)
          == "asks A \(10 + index), enters A \(start), ready \(start + 1), leaves A \(start + 1), exits \(start + 1)")
    }
  }

  @Test func aDateBeginsBeforeWhatHappensAtItsMidnight() {
    // A opens on Tuesday at midnight. Nobody began on Monday, but one start a day is one on Tuesday and one on Wednesday.
    var builder = NetworkBuilder(days: 4)
    let place = builder.place(0)
    builder.network.places[0].capacity.changes = [.init(from: 24 * NetworkBuilder.hour, effect: .set, amount: 5)]
    builder.network.places[0].startsPerDay = [1, 1, 1, 1, 1, 1, 1]
    let stay = builder.stay([place], builder.hours(1), then: [(1, builder.exit())])
    let patients = [builder.patient(at: 10, to: stay), builder.patient(at: 11, to: stay)]
    let story = Story(builder)
    #expect(story.course(patients[0]).hasPrefix("asks A 10, enters A 24,"))
    #expect(story.course(patients[1]).hasPrefix("asks A 11, enters A 48,"))
  }

  @Test func aRingTurnsWhenStartsAreLeft() {
    // Two places of one bed; at 15 both patients want the other's bed, but nobody may start in B until Tuesday.
    var builder = NetworkBuilder(days: 3)
    let (a, b) = (builder.place(1), builder.place(1))
    builder.network.places[1].startsPerDay = [1, 1, 1, 1, 1, 1, 1]
    let exit = builder.exit()
    let toA = builder.stay([a], builder.hours(5), then: [(1, exit)])
    let toB = builder.stay([b], builder.hours(5), then: [(1, exit)])
    let one = builder.patient(at: 10, to: builder.stay([a], builder.hours(5), then: [(1, toB)]))
    let two = builder.patient(at: 10, to: builder.stay([b], builder.hours(5), then: [(1, toA)]))
    let story = Story(builder)
    #expect(
      story.course(one)
        == "asks A 10, enters A 10, ready 15, asks B 15, leaves A 24, enters B 24, ready 29, leaves B 29, exits 29")
    #expect(
      story.course(two)
        == "asks B 10, enters B 10, ready 15, asks A 15, leaves B 24, enters A 24, ready 29, leaves A 29, exits 29")
    #expect(story.result.swaps == 2)
  }

  // MARK: Full queues

  @Test func whoFindsTheQueueFullGoesElsewhere() {
    // One bed until 20, one may wait: the third is turned away at 12, where a wait of an hour comes instead.
    var builder = NetworkBuilder(days: 3)
    let place = builder.place(1)
    let exit = builder.exit()
    builder.network.places[0].queueLimit = 1
    builder.network.places[0].ifFull = builder.wait(builder.hours(1), then: exit)
    let stay = builder.stay([place], builder.hours(10), then: [(1, exit)])
    builder.patient(at: 10, to: stay)
    let second = builder.patient(at: 11, to: stay)
    let third = builder.patient(at: 12, to: stay)
    let story = Story(builder)
    #expect(story.course(second) == "asks A 11, enters A 20, ready 30, leaves A 30, exits 30")
    #expect(story.course(third) == "exits 13")
  }

  @Test func oneQueueWithRoomIsEnough() {
    // A and B are taken; nobody may wait for A, one for B.
    var builder = NetworkBuilder(days: 3)
    let (a, b) = (builder.place(1), builder.place(1))
    let (exit, lost) = (builder.exit(), builder.exit())
    for (place, limit) in [(0, Int32(0)), (1, 1)] {
      builder.network.places[place].queueLimit = limit
      builder.network.places[place].ifFull = lost
    }
    let stay = builder.stay([a, b], builder.hours(10), then: [(1, exit)])
    let all = (0..<4).map { builder.patient(at: 10 + Double($0), to: stay) }
    let story = Story(builder)
    // The third waits for B alone, which is free at 21, although A is free at 20.
    #expect(story.course(all[2]) == "asks A 12, enters B 21, ready 31, leaves B 31, exits 31")
    #expect(story.course(all[3]) == "exits 13")
  }

  @Test func whoIsDelayedAndTurnedAwayGoesOnFromThePlaceHeld() {
    // Ready in A at 15, B is full and nobody may wait for it: an hour's wait in A instead, under its own reason.
    var builder = NetworkBuilder(days: 2)
    let (a, b) = (builder.place(1), builder.place(1))
    let exit = builder.exit()
    let wait = builder.wait(builder.hours(1), then: exit)
    builder.network.places[1].queueLimit = 0
    builder.network.places[1].ifFull = wait
    let toB = builder.stay([b], builder.hours(20), then: [(1, exit)])
    builder.patient(at: 10, to: toB)
    let one = builder.patient(at: 10, to: builder.stay([a], builder.hours(5), then: [(1, toB)]))
    let story = Story(builder)
    #expect(story.course(one) == "asks A 10, enters A 10, ready 15, leaves A 16, exits 16")
    #expect(equal(story.delay(0, for: builder.network.steps[Int(wait)].workReason), 1))
  }

  // MARK: Turnaround and transfer

  @Test func aBedIsCleanedBeforeTheNextPatient() {
    // Until 15 and two hours of cleaning: the second enters at 17 and leaves at 22, the bed is in use until 24.
    var builder = NetworkBuilder(days: 2)
    let place = builder.place(1)
    let stay = builder.stay([place], builder.hours(5), then: [(1, builder.exit())])
    builder.network.places[0].turnaround = builder.hours(2)
    builder.patient(at: 10, to: stay)
    let second = builder.patient(at: 11, to: stay)
    let story = Story(builder)
    #expect(story.course(second) == "asks A 11, enters A 17, ready 22, leaves A 22, exits 22")
    #expect(equal(story.place(0, .occupancy), 14.0 / 48))
    #expect(equal(story.place(0, .occupancy, .shareFull), 14.0 / 48))
    #expect(equal(24 * story.place(0, .lengthOfStay), 5))
  }

  @Test func bothPlacesAreHeldDuringATransfer() {
    // Ready in A at 15, B secured at once, three hours on the way: A is free for the next at 18, B is taken from 15.
    var builder = NetworkBuilder(days: 3)
    let (a, b) = (builder.place(1), builder.place(1))
    let exit = builder.exit()
    let toB = builder.stay([b], builder.hours(5), then: [(1, exit)])
    let way = builder.reason()
    builder.network.steps[Int(toB)].transfer = builder.hours(3)
    builder.network.steps[Int(toB)].workReason = way
    let direct = builder.stay([b], builder.hours(5), then: [(1, exit)])
    let one = builder.patient(at: 10, to: builder.stay([a], builder.hours(5), then: [(1, toB)]))
    let two = builder.patient(at: 12, to: builder.stay([a], builder.hours(5), then: [(1, exit)]))
    let three = builder.patient(at: 16, to: direct)
    let story = Story(builder)
    #expect(
      story.course(one)
        == "asks A 10, enters A 10, ready 15, asks B 15, leaves A 18, enters B 18, ready 23, leaves B 23, exits 23")
    #expect(story.course(two) == "asks A 12, enters A 18, ready 23, leaves A 23, exits 23")
    #expect(story.course(three) == "asks B 16, enters B 23, ready 28, leaves B 28, exits 28")
    // Three hours of delay of one of two stays, all of it on the way.
    #expect(equal(24 * story.place(0, .delay), 1.5))
    #expect(equal(story.delay(0, for: way), 1.5))
    // B: from 15 to 28.
    #expect(equal(story.place(1, .occupancy), 13.0 / 72))
    #expect(equal(24 * story.place(1, .lengthOfStay), 5))
  }

  @Test func aDelayRiskOnTheWayGivesThePlaceBack() {
    // On the way to B from 15 to 18; at 16 the delay's risk sends the patient home. B is free for another from 16.
    var builder = NetworkBuilder(days: 3)
    let (a, b) = (builder.place(1), builder.place(1))
    let exit = builder.exit()
    let toB = builder.stay([b], builder.hours(5), then: [(1, exit)])
    builder.network.steps[Int(toB)].workReason = builder.reason()
    builder.network.steps[Int(toB)].transfer = builder.hours(3)
    let inA = builder.stay([a], builder.hours(5), then: [(1, toB)])
    builder.risks(of: inA, [Risk(key: 1, during: .delay, after: builder.hours(1), next: exit)])
    let one = builder.patient(at: 10, to: inA)
    let two = builder.patient(at: 15.5, to: builder.stay([b], builder.hours(1), then: [(1, exit)]))
    let story = Story(builder)
    #expect(story.course(one) == "asks A 10, enters A 10, ready 15, asks B 15, leaves A 16, exits 16")
    #expect(story.course(two) == "asks B 15.5, enters B 16, ready 17, leaves B 17, exits 17")
  }

  @Test func whoSwapsBedsIsUnderWayWithoutEither() {
    // Both ready at 15 for the other's only bed; the way to B takes 3 h, so the bed of A is taken over at 15.
    var builder = NetworkBuilder(days: 3)
    let (a, b) = (builder.place(1), builder.place(1))
    let exit = builder.exit()
    let toA = builder.stay([a], builder.hours(5), then: [(1, exit)])
    let toB = builder.stay([b], builder.hours(5), then: [(1, exit)])
    builder.network.steps[Int(toB)].workReason = builder.reason()
    builder.network.steps[Int(toB)].transfer = builder.hours(3)
    builder.network.places[0].turnaround = builder.hours(2)
    let one = builder.patient(at: 10, to: builder.stay([a], builder.hours(5), then: [(1, toB)]))
    let two = builder.patient(at: 10, to: builder.stay([b], builder.hours(5), then: [(1, toA)]))
    let story = Story(builder)
    #expect(
      story.course(one)
        == "asks A 10, enters A 10, ready 15, asks B 15, leaves A 15, enters B 18, ready 23, leaves B 23, exits 23")
    #expect(
      story.course(two)
        == "asks B 10, enters B 10, ready 15, asks A 15, leaves B 15, enters A 15, ready 20, leaves A 20, exits 20")
  }

  // MARK: Surge

  @Test func extraUnitsOpenAndCloseByADailyLook() {
    // B has one bed and two more when A (4 beds) is above three quarters at 8 o'clock, until it is below a half.
    // Four come into A at 10 for 40 h: at 8 (32) of Tuesday it is full, and B has three until A is seen empty at 8 on
    // Wednesday (56), as it has been since 50.
    var builder = NetworkBuilder(days: 4)
    let (a, b) = (builder.place(4), builder.place(1))
    builder.network.places[1].surge.units = 2
    builder.network.places[1].surge.watched = a
    builder.network.places[1].surge.above = 0.75
    builder.network.places[1].surge.below = 0.5
    builder.network.places[1].surge.timeOfDay = 8 * NetworkBuilder.hour
    let exit = builder.exit()
    let inA = builder.stay([a], builder.hours(40), then: [(1, exit)])
    let inB = builder.stay([b], builder.hours(10), then: [(1, exit)])
    for _ in 0..<4 { builder.patient(at: 10, to: inA) }
    let all = (0..<3).map { builder.patient(at: 30 + Double($0) / 2, to: inB) }
    let story = Story(builder)
    #expect(story.course(all[0]) == "asks B 30, enters B 30, ready 40, leaves B 40, exits 40")
    #expect(story.course(all[1]) == "asks B 30.5, enters B 32, ready 42, leaves B 42, exits 42")
    #expect(story.course(all[2]) == "asks B 31, enters B 32, ready 42, leaves B 42, exits 42")
    #expect(story.result.daily(.open, Subject(.place, b)) == [1, 3, 1, 1])
  }

  // MARK: If there is room

  @Test func whoFindsRoomTakesIt() {
    // B has one bed. At 15 it is free: the first goes there. At 16 it is not: the second goes home.
    var builder = NetworkBuilder(days: 2)
    let (a, b) = (builder.place(2), builder.place(1))
    let (exit, home) = (builder.exit(), builder.exit())
    let inB = builder.stay([b], builder.hours(5), then: [(1, exit)])
    let inA = builder.stay([a], builder.hours(5), then: [(1, home)])
    builder.network.branches[1].ifRoom = inB
    let one = builder.patient(at: 10, to: inA)
    let two = builder.patient(at: 11, to: inA)
    let story = Story(builder)
    #expect(
      story.course(one)
        == "asks A 10, enters A 10, ready 15, asks B 15, leaves A 15, enters B 15, ready 20, leaves B 20, exits 20")
    #expect(story.course(two) == "asks A 11, enters A 11, ready 16, leaves A 16, exits 16")
  }

  @Test func roomIsForTheUnitsThatThePatientWillNeed() {
    // B has 2 units free, and the patient needs 3 there: home. With 4 units there is room.
    for (count, course) in [(2.0, "leaves A 15, exits 15"), (4, "asks B 15, leaves A 15, enters B 15, ready 20")] {
      var builder = NetworkBuilder(days: 2)
      let (a, b) = (builder.place(2), builder.place(count))
      let (exit, home) = (builder.exit(), builder.exit())
      let inB = builder.stay([b], builder.hours(5), then: [(1, exit)])
      builder.network.branches[0].units = 0
      builder.network.unitRules = [UnitRule(drawn: builder.add(.fixed(3)))]
      builder.network.steps[Int(inB)].unitsVary = true
      let inA = builder.stay([a], builder.hours(5), then: [(1, home)])
      builder.network.branches[1].ifRoom = inB
      let one = builder.patient(at: 10, to: inA)
      #expect(Story(builder).course(one).hasPrefix("asks A 10, enters A 10, ready 15, \(course)"))
    }
  }
}
