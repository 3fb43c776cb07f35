import EventSimulation
import Testing

@Suite("The event calendar keeps the contract of the event list")
struct EventCalendarTests {
  /// Both structures, told and asked the same.
  struct Pair {
    var list = EventList<Int32>()
    var calendar: EventCalendar<Int32>

    mutating func schedule(at time: Int64, phase: UInt8) {
      let event = Int32(list.scheduledCount)
      list.schedule(event, at: time, phase: phase)
      calendar.schedule(event, at: time, phase: phase)
    }

    /// Whether there was something; both must give the same.
    mutating func popNext(before limit: Int64) -> Bool {
      let (a, b) = (list.popNext(before: limit), calendar.popNext(before: limit))
      #expect(a?.time == b?.time && a?.phase == b?.phase && a?.event == b?.event)
      #expect(list.count == calendar.count && list.isEmpty == calendar.isEmpty && list.lastTime == calendar.lastTime)
      return a != nil
    }
  }

  /// Spans from heavy ties within a bucket to many turns of the ring; limits that come and go between the events.
  @Test(
    "The order is that of the list, whatever is interleaved",
    arguments: [1, 7, 300, 20_000, 5_000_000] as [Int64], [1, 64, 1000] as [Int64])
  func agreesWithTheList(span: Int64, width: Int64) {
    var generator = TestGenerator(state: UInt64(span + width))
    var pair = Pair(calendar: EventCalendar(bucketWidth: width, buckets: 16))
    var now: Int64 = 0
    var popped = 0
    for round in 0..<1200 {
      for _ in 0..<Int.random(in: 0...5, using: &generator) {
        let ahead = Int.random(in: 0...9, using: &generator) == 0 ? 0 : Int64.random(in: 0..<span, using: &generator)
        pair.schedule(at: now + ahead, phase: UInt8.random(in: 0...15, using: &generator))
      }
      let limit = now + Int64.random(in: 0...span, using: &generator)
      for _ in 0..<Int.random(in: 0...(round % 300 < 150 ? 4 : 8), using: &generator) {
        if !pair.popNext(before: limit) { break }
        popped += 1
        now = pair.list.lastTime
      }
      now = max(now, min(limit, pair.list.nextTime == .max ? limit : pair.list.nextTime))
      pair.calendar.checkInvariants()
    }
    while pair.popNext(before: .max) { popped += 1 }
    #expect(popped == Int(pair.calendar.scheduledCount) && pair.calendar.isEmpty)
    print("span \(span), width \(width): \(popped) events in the order of the list")
  }

  @Test(
    "A thousand events of one moment, near or far, leave in the order in which they came",
    arguments: [5, 1_000_000] as [Int64])
  func allTimesEqual(time: Int64) {
    var pair = Pair(calendar: EventCalendar(bucketWidth: 100, buckets: 8))
    for event in 0..<1000 { pair.schedule(at: time, phase: UInt8(event % 3)) }
    pair.calendar.checkInvariants()
    var popped = 0
    while pair.popNext(before: .max) { popped += 1 }
    #expect(popped == 1000)
    pair.calendar.checkInvariants()
  }

  @Test("An event of an earlier phase of the same moment, or of this very moment, is the next")
  func sameMoment() {
    var events = EventCalendar<Int32>(bucketWidth: 1 << 10, buckets: 4)
    events.schedule(1, at: 5000, phase: 4)
    events.schedule(2, at: 5000, phase: 4)
    #expect(events.popNext(before: .max)?.event == 1)
    events.schedule(3, at: 5000, phase: 1)
    events.schedule(4, at: 5000, phase: 4)
    #expect(events.popNext(before: .max)?.event == 3)
    #expect(events.popNext(before: .max)?.event == 2)
    #expect(events.popNext(before: .max)?.event == 4)
    #expect(events.popNext(before: .max) == nil)
  }

  @Test("Empty stretches of many turns are skipped, and what is scheduled behind them still comes first")
  func longStretches() {
    var pair = Pair(calendar: EventCalendar(bucketWidth: 1 << 20, buckets: 64))
    let year: Int64 = 365 * 86_400_000_000
    for index in 0..<20 as Range<Int64> { pair.schedule(at: index * index * year, phase: 0) }
    pair.schedule(at: Int64.max - 1, phase: 15)
    for index in 0..<18 as Range<Int64> {
      let next = (index + 1) * (index + 1) * year
      let isThere = pair.popNext(before: index * index * year + 1)
      // Asked up to the next one, the calendar looks far ahead; then something comes in between.
      let isMore = pair.popNext(before: next)
      pair.schedule(at: index * index * year + year / 2, phase: 3)
      pair.calendar.checkInvariants()
      let isBetween = pair.popNext(before: next)
      #expect(isThere && !isMore && isBetween)
    }
    while pair.popNext(before: .max) {}
    #expect(pair.calendar.isEmpty && pair.calendar.lastTime == Int64.max - 1)
  }

  @Test("A calendar grown to 50,000 events is emptied in order, and grows again")
  func growth() {
    var generator = TestGenerator(state: 12)
    var pair = Pair(calendar: EventCalendar(bucketWidth: 3000, buckets: 100))
    for _ in 0..<2 {
      for _ in 0..<50_000 {
        pair.schedule(at: pair.list.lastTime + Int64.random(in: 0..<700_000, using: &generator), phase: 0)
      }
      pair.calendar.checkInvariants()
      while pair.popNext(before: .max) {}
    }
    pair.calendar.checkInvariants()
  }

  @Test("A copy and its original go on independently")
  func fork() {
    var original = EventCalendar<Int32>(bucketWidth: 25, buckets: 4)
    for event in 0..<10 { original.schedule(Int32(event), at: Int64(event) * 10, phase: 0) }
    #expect(original.popNext(before: 100)?.event == 0)
    var copy = original
    copy.schedule(100, at: 5, phase: 0)
    original.schedule(200, at: 15, phase: 0)
    copy.schedule(300, at: 1000, phase: 0)
    #expect([5, 10].map { copy.popNext(before: $0 + 1)?.event } == [100, 1])
    #expect([10, 15, 20].map { original.popNext(before: $0 + 1)?.event } == [1, 200, 2])
    #expect(copy.popNext(before: 21)?.event == 2)
    #expect(original.count == 7 && copy.count == 8)
    original.checkInvariants()
    copy.checkInvariants()
  }
}
