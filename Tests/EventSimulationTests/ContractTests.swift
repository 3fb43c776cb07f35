import EventSimulation
import Testing

@Suite("The contract of future event lists")
struct ContractTests {
  @Test(
    "200,000 mixed operations give the order of sorting", arguments: Structure.allCases, Course.allCases)
  func agreesWithSorting(structure: Structure, course: Course) {
    func result<Events: FutureEventList<Int32>>(_ list: Events) -> (differences: Int, popped: Int, scheduled: Int) {
      let pair = follow(course, operations: 200_000, on: list)
      return (pair.differences, pair.popped, Int(pair.list.scheduledCount))
    }
    let outcome =
      switch structure {
      case .heap: result(EventList<Int32>())
      case .ladder: result(LadderQueue<Int32>())
      }
    print("\(structure), \(course): \(outcome.popped) events, \(outcome.differences) differences from the sorted order")
    #expect(outcome.differences == 0 && outcome.popped == outcome.scheduled && outcome.popped > 50_000)
  }

  @Test(
    "A list grown from nothing to 100,000 events is emptied in order, and grows again", arguments: Structure.allCases)
  func growth(structure: Structure) {
    func check<Events: FutureEventList<Int64>>(_ empty: Events) {
      var list = empty
      var generator = TestGenerator(state: 12)
      for span in [30_000, 5_000_000_000] as [Int64] {
        let start = list.lastTime
        var expected: [(time: Int64, event: Int64)] = []
        for event in 0..<100_000 as Range<Int64> {
          expected.append((start + Int64.random(in: 0..<span, using: &generator), event))
          list.schedule(event, at: expected[Int(event)].time, phase: 0)
        }
        list.checkInvariants()
        expected.sort { ($0.time, $0.event) < ($1.time, $1.event) }
        var differences = 0
        for (index, one) in expected.enumerated() {
          let next = list.popNext()
          if next.time != one.time || next.event != one.event { differences += 1 }
          if index % 20_000 == 7 { list.checkInvariants() }
        }
        #expect(differences == 0 && list.isEmpty)
      }
    }
    switch structure {
    case .heap: check(EventList())
    case .ladder: check(LadderQueue())
    }
  }

  @Test(
    "Simultaneous events come by phase, and within a phase in the order of scheduling", arguments: Structure.allCases)
  func simultaneousEvents(structure: Structure) {
    func check<Events: FutureEventList<Int32>>(_ empty: Events) {
      var events = empty
      events.schedule(1, at: 10, phase: 3)
      events.schedule(2, at: 10, phase: 0)
      events.schedule(3, at: 10, phase: 3)
      events.schedule(4, at: 5, phase: 9)
      events.schedule(5, at: 10, phase: 0)
      var order: [Int32] = []
      while !events.isEmpty { order.append(events.popNext().event) }
      #expect(order == [4, 2, 5, 1, 3])
      #expect(events.lastTime == 10 && events.scheduledCount == 5)
    }
    switch structure {
    case .heap: check(EventList())
    case .ladder: check(LadderQueue())
    }
  }

  @Test(
    "An event of an earlier phase of the same moment may follow, and is then the next", arguments: Structure.allCases)
  func earlierPhaseOfTheSameMoment(structure: Structure) {
    func check<Events: FutureEventList<Int32>>(_ empty: Events, others: Int) {
      var events = empty
      for other in 0..<others { events.schedule(Int32(100 + other), at: 10 + Int64(other), phase: 5) }
      events.schedule(1, at: 10, phase: 4)
      events.schedule(2, at: 10, phase: 4)
      #expect(events.popNext() == (10, 4, 1))
      events.schedule(3, at: 10, phase: 1)
      events.schedule(4, at: 10, phase: 4)
      #expect(events.popNext() == (10, 1, 3))
      #expect(events.popNext() == (10, 4, 2))
      #expect(events.popNext() == (10, 4, 4))
      events.checkInvariants()
    }
    for others in [0, 40, 5000] {
      switch structure {
      case .heap: check(EventList(), others: others)
      case .ladder: check(LadderQueue(), others: others)
      }
    }
  }

  @Test("Times and phases at the ends of their ranges keep their order", arguments: Structure.allCases)
  func extremes(structure: Structure) {
    func check<Events: FutureEventList<Int32>>(_ empty: Events) {
      var pair = Pair(empty)
      for repetition in 0..<50 as Range<Int64> {
        for phase in [15, 0] as [UInt8] {
          pair.schedule(at: Int64.max - 1, phase: phase)
          pair.schedule(at: Int64.max - 1 - repetition, phase: phase)
          pair.schedule(at: 1 << 32, phase: phase)
          pair.schedule(at: (1 << 32) - 1, phase: phase)
          pair.schedule(at: repetition, phase: phase)
        }
      }
      pair.list.checkInvariants()
      pair.popAll()
      #expect(pair.differences == 0 && pair.popped == 500 && pair.list.lastTime == Int64.max - 1)
    }
    switch structure {
    case .heap: check(EventList())
    case .ladder: check(LadderQueue())
    }
  }

  @Test(
    "Only what lies before a limit is taken, and what is scheduled before it afterwards comes",
    arguments: Structure.allCases)
  func limit(structure: Structure) {
    func check<Events: FutureEventList<Int32>>(_ empty: Events) {
      let year: Int64 = 365 * 86_400_000_000
      var pair = Pair(empty)
      for index in 0..<60 as Range<Int64> { pair.schedule(at: index * index * year, phase: 0) }
      for index in 0..<58 as Range<Int64> {
        let next = (index + 1) * (index + 1) * year
        let isThere = pair.popNext(before: index * index * year + 1)
        // Asked up to the next one, a list may look far ahead; then something comes in between.
        let isMore = pair.popNext(before: next)
        pair.schedule(at: index * index * year + year / 2, phase: 3)
        let isBetween = pair.popNext(before: next)
        #expect(isThere && !isMore && isBetween)
        pair.list.checkInvariants()
      }
      pair.popAll()
      #expect(pair.differences == 0)
    }
    switch structure {
    case .heap: check(EventList())
    case .ladder: check(LadderQueue())
    }
  }

  /// Each of many things has one event that counts; what is put off or called off leaves a stale one behind.
  @Test(
    "Stale entries, known by their stamps, leave what a list with removal would give", arguments: Structure.allCases)
  func staleEntries(structure: Structure) {
    struct Due: BitwiseCopyable, Sendable {
      var thing: Int32
      var stamp: Int32
    }
    func check<Events: FutureEventList<Due>>(_ empty: Events) {
      var generator = TestGenerator(state: 5)
      var list = empty
      var reference = SortedReference()
      var stamps = [Int32](repeating: 0, count: 300)
      var (differences, stale, valid) = (0, 0, 0)
      for operation in 0..<200_000 {
        if operation % 3 < 2 {
          let thing = Int32.random(in: 0..<300, using: &generator)
          stamps[Int(thing)] += 1
          reference.cancel(thing)
          if Int.random(in: 0..<10, using: &generator) == 0 { continue }
          let time = list.lastTime + Int64.random(in: 0..<100_000, using: &generator)
          list.schedule(Due(thing: thing, stamp: stamps[Int(thing)]), at: time, phase: 2)
          reference.schedule(thing, at: time, phase: 2)
        } else {
          var next = list.popNext(before: Int64.max)
          while let due = next, stamps[Int(due.event.thing)] != due.event.stamp {
            stale += 1
            next = list.popNext(before: Int64.max)
          }
          let expected = reference.popNext(before: Int64.max)
          if next?.time != expected?.time || next?.event.thing != expected?.event { differences += 1 }
          if next != nil { valid += 1 }
        }
      }
      list.checkInvariants()
      print("\(structure): \(valid) events in order, \(stale) stale ones dropped")
      #expect(differences == 0 && stale > 10_000 && valid > 10_000)
    }
    switch structure {
    case .heap: check(EventList())
    case .ladder: check(LadderQueue())
    }
  }

  @Test("A copy and its original go on independently", arguments: Structure.allCases, [10, 200, 20_000] as [Int64])
  func fork(structure: Structure, pending: Int64) {
    func check<Events: FutureEventList<Int32>>(_ empty: Events) {
      var original = Pair(empty)
      for event in 0..<pending { original.schedule(at: event * 7919 % pending * 10, phase: 0) }
      for _ in 0..<5 { original.popNext() }
      var copies = [original, original, original]
      for index in copies.indices {
        // Only the one that is about to change must have its own memory, and the last one has it already.
        copies[index].list.makeUnique()
        var generator = TestGenerator(state: UInt64(index))
        for _ in 0..<2 * pending {
          let time = copies[index].list.lastTime + Int64.random(in: 0..<20 * pending, using: &generator)
          copies[index].schedule(at: time, phase: UInt8(index))
          copies[index].popNext()
        }
      }
      original.list.makeUnique()
      for pair in copies + [original] {
        var rest = pair
        rest.list.makeUnique()
        rest.list.checkInvariants()
        rest.popAll()
        #expect(rest.differences == 0 && rest.list.isEmpty)
      }
    }
    switch structure {
    case .heap: check(EventList())
    case .ladder: check(LadderQueue())
    }
  }

  @Test("A programmer's mistake stops the program")
  func preconditions() async {
    await #expect(processExitsWith: .failure) {
      var list = LadderQueue<Int32>()
      list.schedule(1, at: 5, phase: 0)
      _ = list.popNext()
      list.schedule(2, at: 4, phase: 0)
    }
    await #expect(processExitsWith: .failure) {
      var list = LadderQueue<Int32>()
      list.schedule(1, at: Int64.max, phase: 0)
    }
    await #expect(processExitsWith: .failure) {
      var list = LadderQueue<Int32>()
      list.schedule(1, at: 5, phase: 16)
    }
    await #expect(processExitsWith: .failure) {
      var list = LadderQueue<Int32>()
      _ = list.popNext()
    }
  }

  @Test("More than 2^24 pending events stop the program, and nearly as many do not")
  func mostPending() async {
    await #expect(processExitsWith: .success) {
      var (heap, ladder) = (EventList<UInt8>(), LadderQueue<UInt8>())
      for event in 0..<(1 << 24) - 3 as Range<Int64> {
        heap.schedule(0, at: event, phase: 0)
        ladder.schedule(0, at: event, phase: 0)
      }
    }
    await #expect(processExitsWith: .failure) {
      var list = EventList<UInt8>()
      for event in 0..<(1 << 24) + 100 as Range<Int64> { list.schedule(0, at: event, phase: 0) }
    }
    await #expect(processExitsWith: .failure) {
      var list = LadderQueue<UInt8>()
      for event in 0..<(1 << 24) + 100 as Range<Int64> { list.schedule(0, at: event, phase: 0) }
    }
  }
}
