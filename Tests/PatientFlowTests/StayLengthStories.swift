import PatientFlow
import RandomStreams
import Testing

/// What makes stays longer or shorter than drawn, and patients who arrive together. Time zero is Monday 5 January.
@Suite struct StayLengthStories {
  /// The course of a patient whose stay of 10 h has factors.
  private func course(_ change: (inout StayFactors) -> Void, at hour: Double) -> String {
    var builder = NetworkBuilder(days: 60)
    let stay = builder.stay([builder.place(1)], builder.hours(10), then: [(1, builder.exit())])
    var factors = StayFactors(key: builder.network.steps[Int(stay)].key)
    change(&factors)
    builder.network.stayFactors = [factors]
    builder.network.steps[Int(stay)].factors = 0
    let patient = builder.patient(at: hour, to: stay)
    return Story(builder).course(patient)
  }

  @Test func theMonthInWhichAStayBeginsDecidesItsLength() {
    // 31 January is day 26, 1 February day 27.
    let winter: (inout StayFactors) -> Void = { $0.monthly[0] = 1.5 }
    #expect(course(winter, at: 26 * 24 + 23) == "asks A 647, enters A 647, ready 662, leaves A 662, exits 662")
    #expect(course(winter, at: 27 * 24 + 1) == "asks A 649, enters A 649, ready 659, leaves A 659, exits 659")
  }

  @Test func aStayThatBeginsAtMidnightBeginsInTheNewMonth() {
    // The place admits on Sundays, and 1 February (day 27) is one: who asks on Saturday at 12 begins with the month.
    var builder = NetworkBuilder(days: 60)
    let place = builder.place(1, admits: builder.weekly([(144, 168, 1)]))
    let stay = builder.stay([place], builder.hours(10), then: [(1, builder.exit())])
    var factors = StayFactors(key: 1)
    factors.monthly[0] = 1.5
    builder.network.stayFactors = [factors]
    builder.network.steps[Int(stay)].factors = 0
    let patient = builder.patient(at: 26 * 24 + 12, to: stay)
    #expect(Story(builder).course(patient) == "asks A 636, enters A 648, ready 658, leaves A 658, exits 658")
  }

  @Test func datedFactorsHoldForStaysThatBeginFromThenOn() {
    // Half as long if begun from day 2 until day 4.
    let change: (inout StayFactors) -> Void = {
      let day = NetworkBuilder.day
      $0.changes.changes = [.init(from: 2 * day, until: 4 * day, effect: .scale, amount: 0.5)]
    }
    #expect(course(change, at: 47) == "asks A 47, enters A 47, ready 57, leaves A 57, exits 57")
    #expect(course(change, at: 50) == "asks A 50, enters A 50, ready 55, leaves A 55, exits 55")
    #expect(course(change, at: 100) == "asks A 100, enters A 100, ready 110, leaves A 110, exits 110")
  }

  @Test func aStayGetsLongerByTheDelayBeforeIt() {
    // Ready in A at 15, B is taken until 63: delayed 2 days, 10 % each. So 10 h become 12 h. Who comes from outside has
    // waited, but was not delayed.
    var builder = NetworkBuilder(days: 6)
    let (a, b) = (builder.place(1), builder.place(1))
    let exit = builder.exit()
    let toB = builder.stay([b], builder.hours(10), then: [(1, exit)])
    var factors = StayFactors(key: 7)
    factors.longerPerDelayedDay = 0.1
    builder.network.stayFactors = [factors]
    builder.network.steps[Int(toB)].factors = 0
    builder.patient(at: 10, to: builder.stay([b], builder.hours(53), then: [(1, exit)]))
    let one = builder.patient(at: 10, to: builder.stay([a], builder.hours(5), then: [(1, toB)]))
    let two = builder.patient(at: 20, to: toB)
    let story = Story(builder)
    #expect(
      story.course(one)
        == "asks A 10, enters A 10, ready 15, asks B 15, leaves A 63, enters B 63, ready 75, leaves B 75, exits 75")
    #expect(story.course(two) == "asks B 20, enters B 75, ready 85, leaves B 85, exits 85")
  }

  // MARK: Batches

  @Test func membersOfAGroupArriveTogether() {
    var builder = NetworkBuilder(days: 50)
    let source = Int(builder.source(6, to: builder.exit()))
    builder.network.sources[source].batch = builder.add(.fixed(3))
    builder.network.sources[source].batchMean = 3
    let arrivals = builder.network.run().log.events.filter { $0.kind == .arrives }
    #expect(arrivals.count > 200 && arrivals.count % 3 == 0)
    for first in stride(from: 0, to: arrivals.count, by: 3) {
      #expect(Set(arrivals[first..<first + 3].map(\.time)).count == 1)
      #expect(arrivals[first..<first + 3].map { $0.indexInDay - arrivals[first].indexInDay } == [0, 1, 2])
    }
  }

  @Test func aPatientOfAGroupIsTheSameWhenDemandGrows() {
    func arrivals(_ perDay: Double) -> [SIMD2<Int32>: Int64] {
      var builder = NetworkBuilder(days: 50)
      let source = Int(builder.source(perDay, to: builder.exit()))
      builder.network.sources[source].batch = builder.add(.poisson(mean: 2, unit: 1))
      builder.network.sources[source].batchMean = 2.2
      let events = builder.network.run().log.events.filter { $0.kind == .arrives }
      return Dictionary(uniqueKeysWithValues: events.map { (SIMD2($0.day, $0.indexInDay), $0.time) })
    }
    let (few, many) = (arrivals(6), arrivals(9))
    #expect(many.count > few.count)
    for (patient, time) in few { #expect(many[patient] == time) }
  }

  @Test func groupsMakeAQueue() {
    // M^X/M/1: L = ρ (1 + E[X²] / E[X]) / (2 (1 - ρ)); groups of 1 or 3, equally often.
    var builder = NetworkBuilder(warmUp: 50, days: 2000)
    let stay = builder.stay([builder.place(1)], builder.exponential(days: 0.05), then: [(1, builder.exit())])
    let source = Int(builder.source(12, to: stay))
    builder.network.sources[source].batch = builder.add(.empirical(values: [1, 3], weights: nil))
    builder.network.sources[source].batchMean = 2
    let study = Study(builder.network, seed: 131)
    let inSystem = 0.6 * (1 + 5.0 / 2) / (2 * 0.4)
    study.expect("M^X/M/1 occupancy", .occupancy, Subject(.place, 0), is: 0.6)
    study.expect("M^X/M/1 queue", .queue, Subject(.place, 0), is: inSystem - 0.6, width: 0.1)
    study.expect("M^X/M/1 time in system", .timeInSystem, Subject(.all), is: inSystem / 12, width: 0.1)
  }
}
