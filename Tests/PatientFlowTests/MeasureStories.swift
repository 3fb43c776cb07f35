import PatientFlow
import RandomStreams
import Testing

/// What is measured of a few patients. Clocks are hours after Monday 5 January 1970, 00:00.
@Suite struct MeasureStories {
  private let ward = Subject(.place, 0)

  @Test func aStayIsMeasuredWholeHoweverLongAgoItBegan() {
    // Measured from 48 on. In at 10, out at 60: 50 h. One that ends at 40 is not measured, nor one that does not end.
    var builder = NetworkBuilder(warmUp: 2, days: 2)
    let place = builder.place(5)
    let exit = builder.exit()
    builder.patient(at: 10, to: builder.stay([place], builder.hours(50), then: [(1, exit)]))
    builder.patient(at: 10, to: builder.stay([place], builder.hours(30), then: [(1, exit)]))
    builder.patient(at: 10, to: builder.stay([place], builder.hours(500), then: [(1, exit)]))
    let story = Story(builder)
    #expect(equal(story.place(0, .lengthOfStay), 50.0 / 24))
    #expect(story.place(0, .admissions, .perDay) == 0)
    #expect(equal(story.value(.exits, Subject(.exit, exit), .perDay), 0.5))
    #expect(story.value(.arrivals, Subject(.source, 0), .perDay) == 0)
    // Two until 60, one until 96.
    #expect(equal(story.place(0, .occupancy), (12.0 * 2 + 36) / 48))
    #expect(story.result.daily(.occupancy, ward) == [1, 1])
    #expect(story.result.censusDays == 2)
  }

  @Test func nothingHappensWithoutArrivals() {
    var builder = NetworkBuilder(days: 7)
    let place = builder.place(3)
    builder.source(0, to: builder.stay([place], builder.days(1), then: [(1, builder.exit())]))
    let story = Story(builder)
    #expect(story.events.isEmpty)
    #expect(story.place(0, .occupancy) == 0)
    #expect(story.place(0, .empty) == 3)
    #expect(story.place(0, .lengthOfStay).isNaN)
    #expect(story.place(0, .delay, .shareDelayed).isNaN)
    #expect(story.place(0, .wait).isNaN)
  }

  @Test func nobodyLeavesAnEndlessStay() {
    var builder = NetworkBuilder(days: 30)
    let place = builder.place(3)
    builder.source(5, to: builder.stay([place], builder.days(300_000), then: [(1, builder.exit())]))
    let story = Story(builder)
    #expect(!story.events.contains { $0.kind == .leaves })
    #expect(story.result.daily(.occupancy, ward).last == 3)
    #expect(story.place(0, .wait) == 0)
  }

  @Test func theCensusCountsWhoIsThereAtItsTime() {
    // Census at noon. Two beds: taken 10 to 20 and 10 to 40 (ready at 30); asked for at 11 and 35 by others for 10 h.
    var builder = NetworkBuilder(days: 3)
    builder.network.timing.censusTimeOfDay = 12 * NetworkBuilder.hour
    let place = builder.place(2)
    let exit = builder.exit()
    let transport = builder.wait(builder.hours(10), then: exit)
    let short = builder.stay([place], builder.hours(10), then: [(1, exit)])
    builder.patient(at: 10, to: short)
    builder.patient(at: 10, to: builder.stay([place], builder.hours(20), then: [(1, transport)]))
    builder.patient(at: 11, to: short)
    builder.patient(at: 35, to: short)
    let story = Story(builder)
    // Noons at 12, 36 and 60. The third is in from 20 to 30, the fourth from 35 to 45.
    #expect(story.result.daily(.occupancy, ward) == [2, 2, 0])
    #expect(story.result.daily(.queue, ward) == [1, 0, 0])
    #expect(story.result.daily(.delayedPatients, ward) == [0, 1, 0])
    let reason = Subject(.placeReason, 0, reason: builder.network.steps[Int(transport)].workReason)
    #expect(story.result.daily(.delayedPatients, reason) == [0, 1, 0])
    #expect(equal(story.place(0, .delayedPatients, .census), 1.0 / 3))
    // 95th percentile of 0, 0, 1 (type 7): 0.9 of the way from the second to the third.
    #expect(equal(story.place(0, .delayedPatients, .censusP95), 0.9))
    // Full at two of three censuses: 2 > 0.95 × 2.
    #expect(equal(story.place(0, .occupancyShare, .shareOfDaysOver95), 2.0 / 3))
    // 10 + 30 + 10 + 10 bed-hours of 2 × 72.
    #expect(equal(story.place(0, .occupancyShare), 60.0 / 144))
    #expect(equal(story.place(0, .delayedPatients), 10.0 / 72))
    #expect(equal(story.place(0, .delayedBedDays, .perDay), 10.0 / 72))
  }

  @Test func aPeriodHasMeasuresOfItsOwn() {
    // Stays 10 to 30, 40 to 60 and 80 to 90. The period is day 1 (24 to 48): one stay ends in it, one begins.
    var builder = NetworkBuilder(days: 4)
    let day = NetworkBuilder.day
    builder.network.timing.periods = [
      Window(begins: day, ends: 2 * day), Window(begins: 0, ends: 4 * day), Window(begins: 3 * day, ends: 9 * day),
    ]
    let place = builder.place(1)
    let exit = builder.exit()
    for (begins, hours) in [(10.0, 20.0), (40, 20), (80, 10)] {
      builder.patient(at: begins, to: builder.stay([place], builder.hours(hours), then: [(1, exit)]))
    }
    let story = Story(builder)
    #expect(equal(story.place(0, .lengthOfStay, period: 1), 20.0 / 24))
    #expect(equal(story.place(0, .occupancy, period: 1), (6.0 + 8) / 24))
    #expect(story.place(0, .admissions, .perDay, period: 1) == 1)
    #expect(story.value(.exits, Subject(.exit, exit), .perDay, period: 1) == 1)
    #expect(story.result.flow(from: .step(1), to: Int(exit), period: 1) == 1)
    // A period that is the whole time says what the whole time says, and one that outlasts it is cut to it.
    for measure in [Measure.lengthOfStay, .occupancy, .open] {
      #expect(story.place(0, measure, period: 2) == story.place(0, measure))
    }
    #expect(equal(story.place(0, .occupancy, period: 3), 10.0 / 24))
    // The sum over the three periods of day 1, day 3 and the others is the whole.
    #expect(equal(story.place(0, .occupancy), 50.0 / 96))
  }

  @Test func levelsByHourOfTheWeek() {
    // Two weeks. In the first, in the bed on Tuesday from 10 to 20 (34 to 44), delayed from 15 (39); someone asks for
    // the bed at 42.25.
    var builder = NetworkBuilder(days: 14)
    let place = builder.place(1)
    let exit = builder.exit()
    let transport = builder.wait(builder.hours(5), then: exit)
    builder.patient(at: 34, to: builder.stay([place], builder.hours(5), then: [(1, transport)]))
    builder.patient(at: 42.25, to: builder.stay([place], builder.hours(1), then: [(1, exit)]))
    let story = Story(builder)
    func hours(_ measure: Measure) -> [Int: Double] {
      let levels = story.result.hourOfWeek(measure, ward)
      return Dictionary(uniqueKeysWithValues: levels.indices.filter { levels[$0] != 0 }.map { ($0, levels[$0]) })
    }
    #expect(hours(.occupancy) == Dictionary(uniqueKeysWithValues: (34...44).map { ($0, 0.5) }))
    #expect(hours(.delayedPatients) == Dictionary(uniqueKeysWithValues: (39...43).map { ($0, 0.5) }))
    #expect(hours(.queue) == [42: 0.5, 43: 0.5])
  }

  @Test func staffQueuesByHourOfTheWeek() {
    // On duty from 8. Two ask at 6 and 6.75 on Monday for an hour each.
    var builder = NetworkBuilder(days: 7)
    let pool = builder.staff(builder.daily(8, 18))
    let task = builder.task(pool, builder.hours(1), then: builder.exit())
    builder.patient(at: 6, to: task)
    builder.patient(at: 6.75, to: task)
    let queue = Story(builder).result.hourOfWeek(.queue, Subject(.staff, 0))
    #expect(queue[5...9] == [0, 1, 2, 1, 0])
  }

  @Test func monthsAreThoseOfTheCalendar() {
    // From 5 January, 40 days: 27 in January, 13 in February. Three beds, five from 1 February (day 27) on.
    var builder = NetworkBuilder(days: 40)
    builder.network.pathwayCount = 2
    let place = builder.place(3)
    builder.network.places[0].capacity.changes = [.init(from: 27 * NetworkBuilder.day, effect: .set, amount: 5)]
    let exit = builder.exit()
    let one = builder.stay([place], builder.hours(5), then: [(1, exit)], pathway: 0)
    let two = builder.stay([place], builder.hours(5), then: [(1, exit)], pathway: 1)
    builder.patient(at: 20, to: one)
    builder.patient(at: 27 * 24 + 5, to: one)
    builder.patient(at: 27 * 24 + 5, to: two)
    let result = Story(builder).result
    #expect(result.monthCount == 2)
    let (january, february) = (result.month(0, pathway: 0), result.month(1, pathway: 0))
    #expect((january.month, january.days, january.referrals, january.starts) == (1970 * 12, 27, 1, 1))
    #expect((february.month, february.days, february.referrals, february.starts) == (1970 * 12 + 1, 13, 1, 1))
    // Stays of five hours: each bed could have 24 / 5 of them a day.
    #expect(equal(january.possibleStarts, 27 * 3 * 24.0 / 5))
    #expect(equal(february.possibleStarts, 13 * 5 * 24.0 / 5))
    #expect(result.month(0, pathway: 1).referrals == 0)
    #expect(result.month(1, pathway: 1).starts == 1)
  }

  @Test func placesCostByOpenAndUsedUnitAndDelayCostsBoth() {
    // Two beds at £100 open and £20 used; a stay of 24 h with two units, the last 6 h delayed; two days.
    var builder = NetworkBuilder(days: 2)
    let place = builder.place(2)
    builder.network.places[0].costPerOpenDay = 100
    builder.network.places[0].costPerUsedDay = 20
    let transport = builder.wait(builder.hours(6), then: builder.exit())
    builder.patient(at: 10, to: builder.stay([place], builder.hours(18), then: [(1, transport)], units: 2))
    let pool = builder.staff(builder.daily(8, 18))
    builder.network.staff[0].costPerHour = 30
    builder.patient(at: 10, to: builder.task(pool, builder.hours(1), then: 0))
    let story = Story(builder)
    // 2 × £100 a day; 2 × £20 on one of two days; 10 h × £30 a day. Delay: 2 units for 6 h at £120.
    #expect(equal(story.value(.cost, Subject(.setting, 0), .perDay), 200 + 20))
    #expect(equal(story.value(.cost, Subject(.staff, 0), .perDay), 300))
    #expect(equal(story.value(.cost, Subject(.all), .perDay), 520))
    #expect(equal(story.value(.cost, Subject(.setting, 0), .ofDelayPerDay), 2 * 0.25 * 120 / 2))
    #expect(equal(story.place(0, .delayedBedDays, .perDay), 2 * 0.25 / 2))
    #expect(equal(story.place(0, .delayedPatients), 0.25 / 2))
  }

  @Test func daysDelayedAreCountedByDate() {
    // Ready at 20 on day 0, delayed for some hours: dates of leaving less day 0 are 0, 1, 1, 3, 6, 7, 13, 14, 20 and 21.
    let delays: [Double] = [3, 4, 27, 72, 144, 168, 315, 336, 480, 504]
    var builder = NetworkBuilder(days: 30)
    let place = builder.place(20)
    let exit = builder.exit()
    for hours in delays {
      let wait = builder.wait(builder.hours(hours), then: exit)
      builder.patient(at: 10, to: builder.stay([place], builder.hours(10), then: [(1, wait)]))
    }
    let story = Story(builder)
    let shares: [(Statistic, Double)] = [
      (.shareOnReadyDate, 1), (.share1d, 2), (.share2to3d, 1), (.share4to6d, 1), (.share7to13d, 2), (.share14to20d, 2),
      (.share21d, 1),
    ]
    for (statistic, count) in shares { #expect(equal(story.place(0, .daysDelayed, statistic), count / 10)) }
    #expect(equal(story.place(0, .daysDelayed), Double(0 + 1 + 1 + 3 + 6 + 7 + 13 + 14 + 20 + 21) / 10))
    #expect(equal(story.place(0, .delay), delays.reduce(0, +) / 10 / 24))
    #expect(story.place(0, .delay, .shareDelayed) == 1)
    // Median of ten delays (type 7): between the fifth and the sixth.
    #expect(equal(story.place(0, .delay, .median), 156.0 / 24))
    // 90th percentile: 0.1 of the way from the ninth to the tenth.
    #expect(equal(story.place(0, .delay, .p90), (480 + 0.1 * 24) / 24))
    #expect(story.result.histogram(.delay, ward, group: .all, period: 0).reduce(0) { $0 + $1.count } == 10)
  }

  @Test func longStaysAreSharedExactlyAndCountedAtTheCensus() {
    // Stays of 7 d, 7 d and a microsecond (more than 7), 15 d and 22 d, all from hour 10.
    var builder = NetworkBuilder(days: 30)
    let place = builder.place(20)
    let exit = builder.exit()
    let hours: [Double] = [168, 168 + 1 / Double(NetworkBuilder.hour), 360, 528]
    for hours in hours {
      builder.patient(at: 10, to: builder.stay([place], builder.hours(hours), then: [(1, exit)]))
    }
    let story = Story(builder)
    #expect(story.place(0, .lengthOfStay, .shareOver7d) == 0.75)
    #expect(story.place(0, .lengthOfStay, .shareOver14d) == 0.5)
    #expect(story.place(0, .lengthOfStay, .shareOver21d) == 0.25)
    // At 23:59 of day k a stay has lasted k days and 14 h. Present: 4 on days 0 to 6, 2 to day 14, 1 to day 21.
    // For 7 days or more on days 7 to 14 (two) and 15 to 21 (one); 14 days: day 14 (two), 15 to 21; 21 days: day 21.
    #expect(equal(story.place(0, .longStayPatients, .over7d), (8.0 * 2 + 7) / 30))
    #expect(equal(story.place(0, .longStayPatients, .over14d), (2.0 + 7) / 30))
    #expect(equal(story.place(0, .longStayPatients, .over21d), 1.0 / 30))
    #expect(equal(story.place(0, .longStayPatients, .shareOver7d), 23.0 / (28 + 16 + 7)))
  }

  @Test func exitsByWeekdayAndTimeOfDay() {
    // Ten days: two Mondays, Tuesdays and Wednesdays. Exits on Monday 11, Monday 16, Tuesday 18 and Wednesday 17 sharp.
    var builder = NetworkBuilder(days: 10)
    let place = builder.place(5)
    let exit = builder.exit()
    for hour in [10.0, 15, 41, 64] {
      builder.patient(at: hour, to: builder.stay([place], builder.hours(1), then: [(1, exit)]))
    }
    let story = Story(builder)
    let home = Subject(.exit, exit)
    #expect(story.value(.exits, home, .monday) == 1)
    #expect(story.value(.exits, home, .tuesday) == 0.5)
    #expect(story.value(.exits, home, .wednesday) == 0.5)
    #expect(story.value(.exits, home, .sunday) == 0)
    #expect(story.value(.exits, home, .shareBefore12) == 0.25)
    #expect(story.value(.exits, home, .shareBefore17) == 0.5)
    #expect(story.value(.exits, home, .perDay) == 0.4)
  }

  @Test func timeAtEachLevel() {
    // One bed in use from 10 to 30 and another from 20 to 25, of 48 h; one asks at 22 and waits for 3 h.
    var builder = NetworkBuilder(days: 2)
    let place = builder.place(2)
    let exit = builder.exit()
    builder.patient(at: 10, to: builder.stay([place], builder.hours(20), then: [(1, exit)]))
    builder.patient(at: 20, to: builder.stay([place], builder.hours(5), then: [(1, exit)]))
    builder.patient(at: 22, to: builder.stay([place], builder.hours(4), then: [(1, exit)]))
    let story = Story(builder)
    let shares = story.result.timeShares(.occupancy, ward, period: 0)
    // 1 from 10 to 20 and 29 to 30; 2 from 20 to 29.
    #expect(shares.count == 3)
    let hours: [Double] = [28, 11, 9]
    for level in shares.indices { #expect(equal(shares[level], hours[level] / 48)) }
    #expect(equal(story.result.timeShares(.queue, ward, period: 0)[1], 3.0 / 48))
    #expect(equal(story.place(0, .occupancy, .shareFull), 9.0 / 48))
    #expect(story.place(0, .occupancy, .p95) == 2)
    #expect(story.place(0, .occupancy, .peak) == 2)
    #expect(story.place(0, .queue, .peak) == 1)
  }
}
