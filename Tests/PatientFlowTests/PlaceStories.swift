import PatientFlow
import RandomStreams
import Testing

/// Places: how many are open, who gets in and when. Clocks are hours after Monday 00:00.
@Suite struct PlaceStories {
  // MARK: Changes of count

  /// Units open at the census of each of eight days, of a place with changes.
  private func open(
    base: Double, _ changes: [ChangePlan.Change], slip: Double? = nil, distributions: [Shape] = []
  ) -> [Int32] {
    var builder = NetworkBuilder(days: 8)
    let place = builder.place(base)
    for shape in distributions { _ = builder.add(shape) }
    builder.network.places[0].capacity.changes = changes
    if let slip { builder.network.places[0].capacity.slip = builder.days(slip) }
    let stay = builder.stay([place], builder.days(1), then: [(1, builder.exit())])
    builder.patient(at: 1, to: stay)
    return Story(builder).result.daily(.open, Subject(.place, 0))
  }

  private func day(_ day: Int64) -> Int64 { day * NetworkBuilder.day }

  @Test func changesSetAddAndMultiplyInTheOrderOfTheirDates() {
    // 2; set to 5 from day 1; 2 more on days 2 and 3 only; twice as many from day 5.
    let changes: [ChangePlan.Change] = [
      .init(from: day(5), effect: .scale, amount: 2),
      .init(from: day(1), effect: .set, amount: 5),
      .init(from: day(2), until: day(4), effect: .add, amount: 2),
    ]
    #expect(open(base: 2, changes) == [2, 5, 7, 7, 5, 10, 10, 10])
  }

  @Test func aRampGoesUpInEqualStepsOfOneUnit() {
    // 1 from day 1, reaching 5 over 4 days: four steps, one at the end of each day.
    let four = DistributionID(index: 0)
    let ramp = ChangePlan.Change(from: day(1), effect: .set, amount: 1, reaching: 5, over: four)
    #expect(open(base: 0, [ramp], distributions: [.fixed(Double(day(4)))]) == [0, 1, 2, 3, 4, 5, 5, 5])
  }

  @Test func aRampWithoutAFirstAmountBeginsFromTheOneInForce() {
    // 6 until day 1, then down to 0 over 3 days: six steps of half a day, so 6 on day 0, 5 at noon of day 1, …
    let three = DistributionID(index: 0)
    let ramp = ChangePlan.Change(from: day(1), effect: .set, amount: nil, reaching: 0, over: three)
    #expect(open(base: 6, [ramp], distributions: [.fixed(Double(day(3)))]) == [6, 5, 3, 1, 0, 0, 0, 0])
  }

  @Test func aRampCanBeAddedAndTakenBack() {
    // 2 more over 2 days from day 1, all taken back on day 5.
    let two = DistributionID(index: 0)
    let ramp = ChangePlan.Change(from: day(1), until: day(5), effect: .add, amount: nil, reaching: 2, over: two)
    #expect(open(base: 3, [ramp], distributions: [.fixed(Double(day(2)))]) == [3, 3, 4, 5, 5, 3, 3, 3])
  }

  @Test func aFactorRampBeginsFromOne() {
    // From 10, times 1 rising to times 2 over 5 days in twenty steps of 0.05 (six hours each):
    // at 23:59 of day 1 three steps have been taken (11.5, rounded half to even 12), then 7, 11, 15, 19 and 20.
    let five = DistributionID(index: 0)
    let ramp = ChangePlan.Change(from: day(1), effect: .scale, amount: nil, reaching: 2, over: five)
    #expect(open(base: 10, [ramp], distributions: [.fixed(Double(day(5)))]) == [10, 12, 14, 16, 18, 20, 20, 20])
  }

  @Test func slipMovesTheWholeList() {
    // 5 on days 1 and 2, two days late.
    let changes: [ChangePlan.Change] = [.init(from: day(1), until: day(3), effect: .set, amount: 5)]
    #expect(open(base: 2, changes, slip: 2) == [2, 2, 2, 5, 5, 2, 2, 2])
  }

  @Test func aStaffedShareMultipliesWhatIsSet() {
    // Three quarters of 8.
    let share = DistributionID(index: 0)
    let change = ChangePlan.Change(from: day(1), effect: .set, amount: 8, times: share)
    #expect(open(base: 2, [change], distributions: [.fixed(0.75)]) == [2, 6, 6, 6, 6, 6, 6, 6])
  }

  @Test func whatIsUncertainAboutAChangeIsDrawnOnceAReplication() {
    var builder = NetworkBuilder(days: 8)
    let place = builder.place(0)
    builder.source(1, to: builder.stay([place], builder.days(1), then: [(1, builder.exit())]))
    let share = builder.add(.uniform(low: 0.5, high: 1))
    builder.network.places[0].capacity.changes = [.init(from: 0, effect: .set, amount: 1000, times: share)]
    builder.network.places[0].capacity.slip = builder.add(.uniform(low: 0, high: Double(day(4))))
    var ends: Set<Int32> = []
    var starts: Set<Int> = []
    for replication in 1...20 {
      let open = builder.network.run(replication: replication).result.daily(.open, Subject(.place, 0))
      let after = open.filter { $0 > 0 }
      #expect(Set(after).count == 1)
      #expect(after.allSatisfy { (500...1000).contains($0) })
      #expect(open == builder.network.run(replication: replication).result.daily(.open, Subject(.place, 0)))
      ends.insert(after[0])
      starts.insert(after.count)
    }
    #expect(ends.count > 15)
    #expect(starts.count >= 3)
  }

  @Test func aFallInCountEvictsNobody() {
    // Three come at 10 for 48 h, into 3 beds. From 24 there is 1 bed. A fourth asks at 30: at 58 all three have gone and
    // the one bed is free. Beds stay open until they empty: 3 at the first two censuses, 1 at the third.
    var builder = NetworkBuilder(days: 5)
    let place = builder.place(3)
    builder.network.places[0].capacity.changes = [.init(from: day(1), effect: .set, amount: 1)]
    let stay = builder.stay([place], builder.hours(48), then: [(1, builder.exit())])
    let early = (0..<3).map { _ in builder.patient(at: 10, to: stay) }
    let late = builder.patient(at: 30, to: stay)
    let story = Story(builder)
    for each in early { #expect(story.course(each) == "asks A 10, enters A 10, ready 58, leaves A 58, exits 58") }
    #expect(story.course(late) == "asks A 30, enters A 58, ready 106, leaves A 106, exits 106")
    #expect(story.result.daily(.open, Subject(.place, 0)) == [3, 3, 1, 1, 1])
    #expect(story.result.daily(.occupancy, Subject(.place, 0)) == [3, 3, 1, 1, 0])
    // Open 3 for 58 h and 1 for 62 h of 120; used 3 × 48 h and 48 h; empty is the difference.
    #expect(equal(story.place(0, .open), (3 * 58 + 62) / 120))
    #expect(equal(story.place(0, .occupancy), (3 * 48 + 48) / 120))
    #expect(equal(story.place(0, .empty), (3 * 58 + 62 - 192.0) / 120))
  }

  // MARK: Admission hours

  @Test func patientsStartWithinAdmissionHoursOnly() {
    // Admits from 9 to 17. Who asks at 16 starts; who asks at 17 starts at 9 next day, and so does who asks at 20.
    var builder = NetworkBuilder(days: 4)
    let place = builder.place(9, admits: builder.daily(9, 17))
    let stay = builder.stay([place], builder.hours(5), then: [(1, builder.exit())])
    let inTime = builder.patient(at: 16, to: stay)
    let atTheEnd = builder.patient(at: 17, to: stay)
    let evening = builder.patient(at: 20, to: stay)
    let story = Story(builder)
    #expect(story.course(inTime) == "asks A 16, enters A 16, ready 21, leaves A 21, exits 21")
    #expect(story.course(atTheEnd) == "asks A 17, enters A 33, ready 38, leaves A 38, exits 38")
    #expect(story.course(evening) == "asks A 20, enters A 33, ready 38, leaves A 38, exits 38")
    // Waits of 0, 16 and 13 hours.
    #expect(equal(story.place(0, .wait), 29.0 / 3))
    #expect(equal(story.place(0, .wait, .shareOver12h), 2.0 / 3))
  }

  @Test func waitingForAUnitIsToldFromWaitingForHours() {
    // B (one bed, admits 9 to 17) is taken until 22. Someone in A is ready for it at 20: until 22 there is no bed, from
    // then until 9 next day (33) the hours are shut.
    var builder = NetworkBuilder(days: 4)
    let (a, b) = (builder.place(1), builder.place(1, admits: builder.daily(9, 17)))
    let exit = builder.exit()
    let inB = builder.stay([b], builder.hours(12), then: [(1, exit)])
    let next = builder.stay([b], builder.hours(1), then: [(1, exit)])
    let inA = builder.stay([a], builder.hours(10), then: [(1, next)])
    builder.patient(at: 10, to: inB)
    let second = builder.patient(at: 10, to: inA)
    let story = Story(builder)
    #expect(
      story.course(second)
        == "asks A 10, enters A 10, ready 20, asks B 20, leaves A 33, enters B 33, ready 34, leaves B 34, exits 34")
    let step = builder.network.steps[Int(next)]
    #expect(equal(story.delay(a, for: step.queueReason), 2))
    #expect(equal(story.delay(a, for: step.hoursReason), 11))
    #expect(equal(story.place(a, .delay), 13.0 / 24))
  }

  @Test func onlyThoseWhomTheFreeUnitsWouldSufficeForWaitForHours() {
    // B has two beds, is shut until 33 and empty. Three patients in A ask at 20, 21 and 22: the first two wait for
    // the hours, the third for a bed, which comes free at 43.
    var builder = NetworkBuilder(days: 4)
    let (a, b) = (builder.place(3), builder.place(2, admits: builder.weekly([(33, 168, 1)])))
    let exit = builder.exit()
    let next = builder.stay([b], builder.hours(10), then: [(1, exit)])
    let inA = builder.stay([a], builder.hours(10), then: [(1, next)])
    for hour in [10.0, 11, 12] { builder.patient(at: hour, to: inA) }
    let story = Story(builder)
    let step = builder.network.steps[Int(next)]
    // Hours: 13 and 12; queue: 21. Per stay in A, a third of each.
    #expect(equal(story.delay(a, for: step.hoursReason), 25.0 / 3))
    #expect(equal(story.delay(a, for: step.queueReason), 21.0 / 3))
  }

  // MARK: Priority and preference

  @Test func higherPriorityGoesFirstAndWithinOneFirstComeFirstServed() {
    // One bed, taken until 20. Asking at 11, 12 (low), 13, 14 (high): 13, 14, 11, 12 get in, five hours each.
    var builder = NetworkBuilder(days: 3)
    builder.cohorts([0, 1])
    let place = builder.place(1)
    let exit = builder.exit()
    let first = builder.stay([place], builder.hours(10), then: [(1, exit)])
    let stay = builder.stay([place], builder.hours(5), then: [(1, exit)])
    builder.patient(at: 10, to: first)
    let low = [11.0, 12].map { builder.patient(at: $0, to: stay, cohort: 1) }
    let high = [13.0, 14].map { builder.patient(at: $0, to: stay, cohort: 0) }
    let story = Story(builder)
    #expect(story.course(high[0]).hasPrefix("asks A 13, enters A 20,"))
    #expect(story.course(high[1]).hasPrefix("asks A 14, enters A 25,"))
    #expect(story.course(low[0]).hasPrefix("asks A 11, enters A 30,"))
    #expect(story.course(low[1]).hasPrefix("asks A 12, enters A 35,"))
  }

  @Test func theFirstPlaceWithRoomIsTakenOtherwiseWhicheverComesFree() {
    // A is preferred to B; one bed each. At 10 into A (until 20), at 11 into B (until 21), at 12 and 13 into both
    // queues: the third gets A at 20, the fourth B at 21. Nobody moves later: the fifth, at 22, waits for A at 30.
    var builder = NetworkBuilder(days: 3)
    let (a, b) = (builder.place(1), builder.place(1))
    let stay = builder.stay([a, b], builder.hours(10), then: [(1, builder.exit())])
    let patients = [10.0, 11, 12, 13, 22].map { builder.patient(at: $0, to: stay) }
    let story = Story(builder)
    #expect(story.course(patients[0]).hasPrefix("asks A 10, enters A 10, ready 20"))
    #expect(story.course(patients[1]).hasPrefix("asks B 11, enters B 11, ready 21"))
    #expect(story.course(patients[2]).hasPrefix("asks A 12, enters A 20, ready 30"))
    #expect(story.course(patients[3]).hasPrefix("asks A 13, enters B 21, ready 31"))
    #expect(story.course(patients[4]).hasPrefix("asks A 22, enters A 30, ready 40"))
    // In both queues stand: one from 12 to 20 and one from 13 to 21 (then 22 to 30): 24 patient-hours of 72.
    #expect(equal(story.place(a, .queue), 24.0 / 72))
    #expect(equal(story.place(b, .queue), 24.0 / 72))
    // A request met elsewhere is neither a wait nor withdrawn: A met waits of 0, 8 and 8 hours, B of 0 and 8.
    #expect(equal(story.place(a, .wait), 16.0 / 3))
    #expect(equal(story.place(b, .wait), 4))
    #expect(story.place(a, .wait, .withdrawn) == 0)
  }

  @Test func whoNeedsMoreUnitsIsNotPassed() {
    // Three units; two are taken until 20. At 11 someone asks for 2, at 12 someone for 1 (which is free, but not theirs).
    var builder = NetworkBuilder(days: 3)
    let place = builder.place(3)
    let exit = builder.exit()
    let double = builder.stay([place], builder.hours(10), then: [(1, exit)], units: 2)
    let single = builder.stay([place], builder.hours(10), then: [(1, exit)])
    builder.patient(at: 10, to: double)
    let second = builder.patient(at: 11, to: double)
    let third = builder.patient(at: 12, to: single)
    let story = Story(builder)
    #expect(story.course(second).hasPrefix("asks A 11, enters A 20, ready 30"))
    #expect(story.course(third).hasPrefix("asks A 12, enters A 20, ready 30"))
    // Two units for 20 h and one for 10 h.
    #expect(equal(story.place(0, .occupancy), 50.0 / 72))
  }

  // MARK: Blocking and rings

  @Test func aFreedBedMovesThePatientsOfThreePlacesAtOnce() {
    // C is taken until 50. In B someone is ready for it at 30, in A someone for B at 25, and someone asks for A at 20.
    var builder = NetworkBuilder(days: 5)
    let (a, b, c) = (builder.place(1), builder.place(1), builder.place(1))
    let exit = builder.exit()
    let last = builder.stay([c], builder.hours(40), then: [(1, exit)])
    let middle = builder.stay([b], builder.hours(15), then: [(1, last)])
    let first = builder.stay([a], builder.hours(10), then: [(1, middle)])
    builder.patient(at: 10, to: last)
    let inB = builder.patient(at: 15, to: middle)
    let inA = builder.patient(at: 15, to: first)
    let outside = builder.patient(at: 20, to: first)
    let story = Story(builder)
    #expect(story.course(inB).hasPrefix("asks B 15, enters B 15, ready 30, asks C 30, leaves B 50, enters C 50"))
    #expect(story.course(inA).hasPrefix("asks A 15, enters A 15, ready 25, asks B 25, leaves A 50, enters B 50"))
    #expect(story.course(outside).hasPrefix("asks A 20, enters A 50, ready 60, asks B 60, leaves A 90, enters B 90"))
    #expect(story.result.swaps == 0)
  }

  /// Full places in a ring; the patient in place k is ready for the next place at the k-th of the given hours.
  private func ring(
    of hours: [Double], days: Int = 3, counts: [Double]? = nil, admits: (inout NetworkBuilder) -> Int32 = { _ in -1 }
  ) -> (Story, [Int32]) {
    var builder = NetworkBuilder(days: days)
    let hours = hours
    let places = hours.indices.map { builder.place(counts?[$0] ?? 1, admits: $0 == 0 ? admits(&builder) : -1) }
    let exit = builder.exit()
    let nexts = places.map { builder.stay([$0], builder.hours(5), then: [(1, exit)]) }
    let patients = places.indices.map { index in
      let next = nexts[(index + 1) % places.count]
      return builder.patient(
        at: 10, to: builder.stay([places[index]], builder.hours(hours[index] - 10), then: [(1, next)]))
    }
    return (Story(builder), patients)
  }

  @Test func twoPatientsWhoWantEachOthersPlaceSwap() {
    let (story, patients) = ring(of: [20, 24])
    #expect(
      story.course(patients[0])
        == "asks A 10, enters A 10, ready 20, asks B 20, leaves A 24, enters B 24, ready 29, leaves B 29, exits 29")
    #expect(
      story.course(patients[1])
        == "asks B 10, enters B 10, ready 24, asks A 24, leaves B 24, enters A 24, ready 29, leaves A 29, exits 29")
    #expect(story.result.swaps == 2)
    #expect(story.place(0, .occupancy, .peak) == 1)
    // Each full from 10 to 29.
    #expect(equal(story.place(0, .occupancy), 19.0 / 72))
    #expect(equal(story.place(0, .occupancy, .shareFull), 19.0 / 72))
  }

  @Test func threePatientsInARingMoveAtOnce() {
    let (story, patients) = ring(of: [20, 24, 22])
    for patient in patients { #expect(story.course(patient).contains(" 24, enters")) }
    #expect(story.result.swaps == 3)
  }

  @Test func aRingWaitsForTheAdmissionHoursOfAllItsPlaces() {
    // A admits from 10 to 12 only: the ring that closes at 24 turns at 34 (10 the next day).
    let (story, patients) = ring(of: [20, 24], admits: { $0.daily(10, 12) })
    #expect(story.course(patients[0]).contains("asks B 20, leaves A 34, enters B 34"))
    #expect(story.course(patients[1]).contains("asks A 24, leaves B 34, enters A 34"))
    #expect(story.result.swaps == 2)
  }

  @Test func aRingTurnsOnlyIfTheUnitsSuffice() {
    // A has 3 units: the one who wants B holds 1 of them, another patient holds 2 until 40. The one in B wants 2 units
    // of A: the swap frees 1, so nothing moves at 24; at 40 two come free and the ring is no longer needed for A.
    var builder = NetworkBuilder(days: 4)
    let (a, b) = (builder.place(3), builder.place(1))
    let exit = builder.exit()
    let toA = builder.stay([a], builder.hours(5), then: [(1, exit)], units: 2)
    let toB = builder.stay([b], builder.hours(5), then: [(1, exit)])
    let first = builder.patient(at: 10, to: builder.stay([a], builder.hours(10), then: [(1, toB)]))
    builder.patient(at: 10, to: builder.stay([a], builder.hours(30), then: [(1, exit)], units: 2))
    let second = builder.patient(at: 10, to: builder.stay([b], builder.hours(14), then: [(1, toA)]))
    let story = Story(builder)
    #expect(story.course(first).contains("asks B 20, leaves A 40, enters B 40"))
    #expect(story.course(second).contains("asks A 24, leaves B 40, enters A 40"))
    #expect(story.result.swaps == 0)
  }

  @Test func aRingThatLackedRoomTurnsWhenThereIsEnough() {
    // A is cut from 2 to 1 beds at 12 while two are in it: one ready for B at 20, one who goes home at 40. The one in B
    // is ready for A at 24. A swap at 24 would keep A above its count; at 40 it no longer does.
    var builder = NetworkBuilder(days: 4)
    let (a, b) = (builder.place(2), builder.place(1))
    builder.network.places[0].capacity.changes = [
      .init(from: 12 * NetworkBuilder.hour, effect: .set, amount: 1)
    ]
    let exit = builder.exit()
    let toA = builder.stay([a], builder.hours(5), then: [(1, exit)])
    let toB = builder.stay([b], builder.hours(5), then: [(1, exit)])
    let first = builder.patient(at: 10, to: builder.stay([a], builder.hours(10), then: [(1, toB)]))
    builder.patient(at: 10, to: builder.stay([a], builder.hours(30), then: [(1, exit)]))
    let second = builder.patient(at: 10, to: builder.stay([b], builder.hours(14), then: [(1, toA)]))
    let story = Story(builder)
    #expect(story.course(first).contains("asks B 20, leaves A 40, enters B 40"))
    #expect(story.course(second).contains("asks A 24, leaves B 40, enters A 40"))
    #expect(story.result.swaps == 2)
  }

  @Test func severalUnlimitedPlacesOfASettingAreCounted() {
    var builder = NetworkBuilder(days: 2)
    let exit = builder.exit()
    for _ in 0..<3 {
      let place = builder.place(Place.unlimited)
      builder.patient(at: 10, to: builder.stay([place], builder.hours(5), then: [(1, exit)]))
    }
    let story = Story(builder)
    #expect(story.result.daily(.occupancy, Subject(.setting, 0)) == [0, 0])
    #expect(story.result.daily(.open, Subject(.setting, 0)) == [Int32.max, Int32.max])
    #expect(story.value(.occupancyShare, Subject(.setting, 0), .shareOfDaysOver92) == 0)
  }
}
