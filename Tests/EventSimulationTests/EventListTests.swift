import EventSimulation
import Testing

/// The contract as plainly as it can be written: sort by time, phase and order of scheduling.
struct SortedReference {
  struct Entry: Equatable {
    var time: Int64
    var phase: UInt8
    var sequence: Int
    var event: Int32
  }
  var pending: [Entry] = []
  var scheduled = 0

  mutating func schedule(_ event: Int32, at time: Int64, phase: UInt8) {
    pending.append(Entry(time: time, phase: phase, sequence: scheduled, event: event))
    scheduled += 1
  }

  mutating func popNext() -> Entry? {
    let next = pending.indices.min { a, b in
      let (a, b) = (pending[a], pending[b])
      return (a.time, a.phase, a.sequence) < (b.time, b.phase, b.sequence)
    }
    return next.map { pending.remove(at: $0) }
  }
}

/// A small generator for tests (SplitMix64), so that they do not hang on what the package draws with.
struct TestGenerator: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

@Suite("The future event list")
struct EventListTests {
  @Test("Simultaneous events come by phase, and within a phase in the order of scheduling")
  func simultaneousEvents() {
    var events = EventList<Int32>()
    events.schedule(1, at: 10, phase: 3)
    events.schedule(2, at: 10, phase: 0)
    events.schedule(3, at: 10, phase: 3)
    events.schedule(4, at: 5, phase: 9)
    events.schedule(5, at: 10, phase: 0)
    #expect(events.nextTime == 5)
    #expect(events.nextPhase == 9)
    var order: [Int32] = []
    while !events.isEmpty { order.append(events.popNext().event) }
    #expect(order == [4, 2, 5, 1, 3])
    #expect(events.nextTime == Int64.max)
    #expect(events.nextPhase == nil)
    #expect(events.lastTime == 10)
  }

  @Test("An event of an earlier phase of the same moment may follow, and is then the next")
  func earlierPhaseOfTheSameMoment() {
    var events = EventList<Int32>()
    events.schedule(1, at: 10, phase: 4)
    events.schedule(2, at: 10, phase: 4)
    _ = events.popNext()
    events.schedule(3, at: 10, phase: 1)
    #expect(events.popNext() == (10, 1, 3))
    #expect(events.popNext() == (10, 4, 2))
  }

  @Test("A thousand events of one moment leave in the order in which they came")
  func allTimesEqual() {
    var events = EventList<Int32>()
    for event in 0..<1000 { events.schedule(Int32(event), at: 77, phase: 2) }
    events.checkInvariants()
    for event in 0..<1000 { #expect(events.popNext() == (77, 2, Int32(event))) }
  }

  /// Times within `span` of the last one: the smaller, the more ties. Pops and schedulings alternate in runs.
  @Test(
    "The order is the sorted one, whatever is interleaved", arguments: [1, 2, 7, 50, 1_000_000] as [Int64],
    [1, 2, 3] as [UInt64])
  func agreesWithSorting(span: Int64, seed: UInt64) {
    var generator = TestGenerator(state: seed)
    var events = EventList<Int32>()
    var reference = SortedReference()
    var now: Int64 = 0
    for round in 0..<1500 {
      for _ in 0..<Int.random(in: 0...4, using: &generator) {
        let time = now + Int64.random(in: 0..<span, using: &generator)
        let phase = UInt8.random(in: 0...15, using: &generator)
        events.schedule(Int32(reference.scheduled), at: time, phase: phase)
        reference.schedule(Int32(reference.scheduled), at: time, phase: phase)
        events.checkInvariants()
      }
      for _ in 0..<Int.random(in: 0...(round % 300 < 150 ? 3 : 5), using: &generator) {
        #expect(events.nextTime == reference.pending.map(\.time).min() ?? Int64.max)
        guard let expected = reference.popNext() else { break }
        let next = events.popNext()
        #expect(next == (expected.time, expected.phase, expected.event))
        now = next.time
        events.checkInvariants()
      }
      #expect(events.count == reference.pending.count)
    }
    while let expected = reference.popNext() { #expect(events.popNext().event == expected.event) }
    #expect(events.isEmpty)
    print("order of \(reference.scheduled) events within \(span) µs: the sorted one")
  }

  @Test("Times, phases and slots at the ends of their ranges keep their order")
  func extremes() {
    var events = EventList<Int32>()
    events.schedule(1, at: Int64.max - 1, phase: 15)
    events.schedule(2, at: Int64.max - 1, phase: 0)
    events.schedule(3, at: 1 << 32, phase: 15)
    events.schedule(4, at: (1 << 32) - 1, phase: 15)
    events.schedule(5, at: 0, phase: 15)
    var order: [Int32] = []
    while !events.isEmpty { order.append(events.popNext().event) }
    #expect(order == [5, 4, 3, 2, 1])
  }

  @Test("A list grown to 100,000 events is emptied in order")
  func growth() {
    var generator = TestGenerator(state: 11)
    var events = EventList<Int64>()
    for _ in 0..<100_000 {
      let time = Int64.random(in: 0..<30_000, using: &generator)
      events.schedule(time, at: time, phase: 0)
    }
    events.checkInvariants()
    var last: Int64 = 0
    for _ in 0..<100_000 {
      let next = events.popNext()
      #expect(next.time >= last && next.event == next.time)
      last = next.time
    }
    #expect(events.isEmpty)
    events.checkInvariants()
  }

  @Test("A copy and its original go on independently")
  func fork() {
    var original = EventList<Int32>()
    for event in 0..<10 { original.schedule(Int32(event), at: Int64(event) * 10, phase: 0) }
    _ = original.popNext()  // The root is open when the copy is made.
    var copy = original
    copy.schedule(100, at: 5, phase: 0)
    original.schedule(200, at: 15, phase: 0)
    #expect(copy.popNext() == (5, 0, 100))
    #expect(copy.popNext() == (10, 0, 1))
    #expect(original.popNext() == (10, 0, 1))
    #expect(original.popNext() == (15, 0, 200))
    #expect(copy.popNext() == (20, 0, 2))
    #expect(original.count == 8 && copy.count == 7)
    original.checkInvariants()
    copy.checkInvariants()
  }

  @Test("Only what lies before a limit is taken")
  func limit() {
    var events = EventList<Int32>()
    events.schedule(1, at: 10, phase: 0)
    events.schedule(2, at: 20, phase: 0)
    #expect(events.popNext(before: 10) == nil)
    #expect(events.popNext(before: 11)?.event == 1)
    #expect(events.popNext(before: 20) == nil)
    #expect(events.count == 1 && events.lastTime == 10)
    #expect(events.popNext(before: 21)?.event == 2)
    #expect(events.popNext(before: Int64.max) == nil)
  }

  @Test("What was forgotten does not come back, and its slots are used again")
  func removeAll() {
    var events = EventList<Int32>()
    for event in 0..<20 { events.schedule(Int32(event), at: 5, phase: 0) }
    _ = events.popNext()
    events.removeAll()
    events.checkInvariants()
    #expect(events.isEmpty && events.nextTime == Int64.max && events.scheduledCount == 20)
    for event in 0..<20 { events.schedule(Int32(event), at: 6, phase: 0) }
    events.checkInvariants()
    #expect(events.popNext() == (6, 0, 0))
  }
}
