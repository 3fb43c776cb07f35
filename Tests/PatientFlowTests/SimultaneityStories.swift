import PatientFlow
import RandomStreams
import Testing

/// What comes first at one and the same moment: capacity change, departure, giving up, return, arrival, observation.
@Suite struct SimultaneityStories {
  private let hour = NetworkBuilder.hour

  @Test func aPlaceClosesBeforeSomeoneLeavesIt() {
    // One bed, taken until 20 and closed at 20: who waits does not get it.
    var builder = NetworkBuilder(days: 2)
    let place = builder.place(1)
    builder.network.places[0].capacity.changes = [.init(from: 20 * hour, effect: .set, amount: 0)]
    let stay = builder.stay([place], builder.hours(10), then: [(1, builder.exit())])
    builder.patient(at: 10, to: stay)
    let second = builder.patient(at: 11, to: stay)
    let story = Story(builder)
    #expect(story.course(second) == "asks A 11")
    #expect(story.result.daily(.open, Subject(.place, 0)) == [0, 0])
  }

  @Test func aPlaceOpensBeforeSomeoneAsks() {
    // Opened, and its hours begun, at 20.
    var builder = NetworkBuilder(days: 2)
    let place = builder.place(0, admits: builder.daily(20, 21))
    builder.network.places[0].capacity.changes = [.init(from: 20 * hour, effect: .set, amount: 1)]
    let stay = builder.stay([place], builder.hours(10), then: [(1, builder.exit())])
    let patient = builder.patient(at: 20, to: stay)
    #expect(Story(builder).course(patient).hasPrefix("asks A 20, enters A 20"))
  }

  @Test func hoursEndBeforeSomeoneLeaves() {
    // The bed is left at 17, when admission hours end: the next patient waits until 9 next day.
    var builder = NetworkBuilder(days: 2)
    let place = builder.place(1, admits: builder.daily(9, 17))
    let stay = builder.stay([place], builder.hours(7), then: [(1, builder.exit())])
    builder.patient(at: 10, to: stay)
    let second = builder.patient(at: 11, to: stay)
    #expect(Story(builder).course(second).hasPrefix("asks A 11, enters A 33"))
  }

  @Test func someoneLeavesBeforeAnotherGivesUp() {
    // The bed is left at 20; patience ends at 20 too.
    var builder = NetworkBuilder(days: 2)
    let place = builder.place(1)
    let exit = builder.exit()
    let stay = builder.stay([place], builder.hours(10), then: [(1, exit)])
    builder.risks(of: stay, [Risk(key: 1, during: .queue, after: builder.hours(9), next: exit)])
    builder.patient(at: 10, to: stay)
    let second = builder.patient(at: 11, to: stay)
    #expect(Story(builder).course(second).hasPrefix("asks A 11, enters A 20"))
  }

  @Test func theCensusSeesWhatHasHappenedAtItsMoment() {
    // At noon one leaves and one comes in, into other beds; a third leaves at a microsecond past.
    var builder = NetworkBuilder(days: 1)
    builder.network.timing.censusTimeOfDay = 12 * hour
    let (a, b, c) = (builder.place(1), builder.place(1), builder.place(1))
    let exit = builder.exit()
    builder.patient(at: 2, to: builder.stay([a], builder.hours(10), then: [(1, exit)]))
    builder.patient(at: 12, to: builder.stay([b], builder.hours(5), then: [(1, exit)]))
    let past = builder.add(.fixed(Double(10 * hour + 1)))
    builder.patient(at: 2, to: builder.stay([c], past, then: [(1, exit)]))
    let result = Story(builder).result
    #expect([a, b, c].map { result.daily(.occupancy, Subject(.place, $0)) } == [[0], [1], [1]])
  }

  @Test func theMeasuredTimeBeginsBeforeWhatHappensAtItsFirstMoment() {
    // Measured from day 1. A stay from 10 to 24 ends in it; one that ends a microsecond earlier does not.
    for (shorter, stays) in [(Int64(0), 1), (1, 0)] {
      var builder = NetworkBuilder(warmUp: 1, days: 1)
      let place = builder.place(1)
      let duration = builder.add(.fixed(Double(14 * hour - shorter)))
      builder.patient(at: 10, to: builder.stay([place], duration, then: [(1, builder.exit())]))
      let story = Story(builder)
      #expect(equal(story.value(.exits, Subject(.exit, 0), .perDay), Double(stays)))
      #expect(story.place(0, .lengthOfStay).isNaN == (stays == 0))
    }
  }

  @Test func theMeasuredTimeEndsBeforeWhatHappensAtItsEnd() {
    var builder = NetworkBuilder(days: 1)
    let place = builder.place(1)
    builder.patient(at: 10, to: builder.stay([place], builder.hours(14), then: [(1, builder.exit())]))
    let story = Story(builder)
    #expect(story.value(.exits, Subject(.exit, 0), .perDay) == 0)
    #expect(equal(story.place(0, .occupancy), 14.0 / 24))
  }
}
