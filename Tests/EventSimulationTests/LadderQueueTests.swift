import EventSimulation
import Testing

/// Steps an event are counted, not timed, so these tests say the same on every machine.
@Suite("The ladder queue stays far from quadratic")
struct LadderQueueTests {
  /// Schedules 100,000 events at once, then lets each that is taken schedule another, and takes all.
  func stepsPerEvent(first: (Int64) -> Int64, then delay: (Int64) -> Int64) -> Double {
    var list = LadderQueue<Int64>()
    let number: Int64 = 100_000
    for event in 0..<number { list.schedule(event, at: first(event), phase: 0) }
    list.checkInvariants()
    var (last, differences) = ((time: Int64(-1), event: Int64(-1)), 0)
    for popped in 0..<3 * number {
      let next = list.popNext()
      // Events are numbered as they are scheduled, so that simultaneous ones must come by number.
      if (next.time, next.event) <= last { differences += 1 }
      last = (next.time, next.event)
      if popped < 2 * number { list.schedule(number + popped, at: next.time + delay(popped), phase: 0) }
      if popped % 50_000 == 77 { list.checkInvariants() }
    }
    #expect(differences == 0 && list.isEmpty)
    return Double(list.stepCount) / Double(3 * number)
  }

  func hash(_ number: Int64) -> Int64 {
    var generator = TestGenerator(state: UInt64(number))
    return Int64(generator.next() >> 2)
  }

  @Test("Whatever the times are like")
  func steps() {
    let courses: [(name: String, steps: Double)] = [
      (
        "uniform",
        stepsPerEvent {
          hash($0) % 1_000_000_000
        } then: {
          hash($0) % 1_000_000_000
        }
      ),
      (
        "all at one moment, zero delay",
        stepsPerEvent { _ in
          1000
        } then: { _ in
          0
        }
      ),
      (
        "all at one moment, equal delay",
        stepsPerEvent { _ in
          1000
        } then: { _ in
          7
        }
      ),
      (
        "falling times, zero delay",
        stepsPerEvent {
          1_000_000 - $0
        } then: { _ in
          0
        }
      ),
      (
        "rising times, zero delay",
        stepsPerEvent {
          $0
        } then: {
          $0 % 100 == 0 ? 50 : 0
        }
      ),
      (
        "two moments",
        stepsPerEvent {
          $0 % 2 == 0 ? 10 : 1_000_000_000_000
        } then: { _ in
          1
        }
      ),
      (
        "minutes and months",
        stepsPerEvent {
          hash($0) % 60_000_000
        } then: {
          $0 % 10 == 0 ? 2_592_000_000_000 : hash($0) % 60_000_000
        }
      ),
      (
        "every scale",
        stepsPerEvent {
          1 << (hash($0) % 45)
        } then: {
          1 << (hash($0) % 45)
        }
      ),
      (
        "a far outlier",
        stepsPerEvent {
          $0 == 0 ? 1 << 60 : hash($0) % 1000
        } then: {
          hash($0) % 1000
        }
      ),
    ]
    for (name, steps) in courses {
      print("\(name): \(steps) steps an event")
      #expect(steps < 40, "\(name)")
    }
  }

  @Test("A few pending events use no bucket at all")
  func fewPending() {
    var list = LadderQueue<Int64>()
    for event in 0..<30 as Range<Int64> { list.schedule(event, at: hash(event) % 1_000_000, phase: 0) }
    for event in 0..<100_000 as Range<Int64> {
      let next = list.popNext()
      list.schedule(event, at: next.time + hash(event) % 1_000_000, phase: 0)
    }
    #expect(list.stepCount == 0 && list.count == 30)
  }

  @Test("After many events a few are kept in the front again")
  func fewAgain() {
    var list = LadderQueue<Int64>()
    for event in 0..<50_000 as Range<Int64> { list.schedule(event, at: hash(event) % 1_000_000, phase: 0) }
    while list.count > 10 { _ = list.popNext() }
    for event in 0..<1000 as Range<Int64> {
      let next = list.popNext()
      list.schedule(event, at: next.time + 1_000_000 + hash(event) % 1_000_000, phase: 0)
    }
    let before = list.stepCount
    for event in 0..<100_000 as Range<Int64> {
      let next = list.popNext()
      list.schedule(event, at: next.time + hash(event) % 1_000_000, phase: 0)
    }
    list.checkInvariants()
    #expect(list.stepCount == before)
  }

  @Test("What is soon to come is shown once, and in time", arguments: [("spread", 1_000_000), ("of few moments", 10)])
  func coming(_ times: String, _ moments: Int64) {
    var list = LadderQueue<Int64>()
    let number: Int64 = 20_000
    for event in 0..<number { list.schedule(event, at: hash(event) % moments * 1000, phase: 0) }
    var shownAt = [Int: Int](), removedAt = [Int: Int](), shownTwice = 0
    for turn in 0..<Int(number) {
      removedAt[Int(list.popNext().event)] = turn
      list.visitComing(8) { event in
        if shownAt.updateValue(turn, forKey: Int(event)) != nil { shownTwice += 1 }
      }
    }
    let ahead = shownAt.map { event, turn in removedAt[event, default: -1] - turn }
    let inTime = ahead.count { $0 > 0 }
    print("\(times): \(shownAt.count) of \(number) events shown, \(inTime) of them before they are removed")
    #expect(shownTwice == 0 && ahead.allSatisfy { (0...8).contains($0) })
    // All but those that went into the front one by one, as the first moment's do; the first of each run only when it
    // is due.
    #expect(shownAt.count > Int(number) * 4 / 5 && inTime > Int(number) / 2)
  }

  /// Forty events far off keep a bucket in use; then a bucket of every length up to two pieces and more is sorted, with
  /// all times different, some equal, and all equal.
  @Test("A bucket of any length comes out in order", arguments: [1, 2, 5, 1_000_000] as [Int64])
  func buckets(moments: Int64) {
    for length in 1...40 as ClosedRange<Int64> {
      var list = LadderQueue<Int64>()
      for far in 0..<40 as Range<Int64> { list.schedule(-1, at: 1_000_000_000 + far * 50_000_000, phase: 0) }
      var expected: [(time: Int64, phase: UInt8, event: Int64)] = []
      for event in 0..<length {
        let (time, phase) = (3_100_000_000 + hash(event) % moments, UInt8(hash(event + 7) % 3))
        list.schedule(event, at: time, phase: phase)
        expected.append((time, phase, event))
      }
      expected.sort { ($0.time, $0.phase, $0.event) < ($1.time, $1.phase, $1.event) }
      list.checkInvariants()
      for _ in 0..<40 { _ = list.popNext() }
      var found: [Int64] = []
      while let next = list.popNext(before: .max) {
        found.append(next.event)
        list.checkInvariants()
      }
      #expect(found == expected.map(\.event), "\(length) events of \(moments) moments")
    }
  }
}
