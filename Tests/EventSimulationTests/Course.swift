import EventSimulation
import Testing

/// The structures that keep the contract.
enum Structure: String, CaseIterable, CustomTestStringConvertible {
  case heap, ladder
  var testDescription: String { rawValue }
}

/// What the times of events are like.
enum Course: String, CaseIterable, CustomTestStringConvertible {
  case heavyTies, distinct, bimodal, allEqual, zeroDelay, hoursAndDays, everyScale, fewPending, manyPending, bursts
  var testDescription: String { rawValue }

  /// Microseconds from now until an event is due.
  func delay(using generator: inout TestGenerator) -> Int64 {
    func random(_ end: Int64) -> Int64 { Int64.random(in: 0..<end, using: &generator) }
    func isOne(in number: Int64) -> Bool { random(number) == 0 }
    return switch self {
    case .heavyTies: random(7)
    case .distinct, .fewPending, .manyPending: random(1_000_000_000)
    case .bimodal: isOne(in: 10) ? 100_000_000_000 + random(1_000_000_000) : random(1000)
    case .allEqual: 1000
    case .zeroDelay: isOne(in: 4) ? random(1_000_000) : 0
    case .hoursAndDays: isOne(in: 5) ? random(3_600_000_000) : 86_400_000_000 * (1 + random(20)) + random(3_600_000_000)
    case .everyScale: Int64(1) << random(40)
    case .bursts: isOne(in: 3) ? 60_000_000 * (1 + random(3)) : random(600_000_000)
    }
  }

  /// Between how many pending events the number goes up and down.
  var pending: ClosedRange<Int> {
    switch self {
    case .fewPending: 0...12
    case .manyPending: 1000...6000
    default: 0...1500
    }
  }
}

/// Carries out a course of mixed operations: events scheduled singly and in swarms, limits that come and go, copies
/// that go on by themselves. The list and the reference are compared at every pop.
func follow<Events: FutureEventList<Int32>>(_ course: Course, operations: Int, on list: Events) -> Pair<Events> {
  var generator = TestGenerator(state: UInt64(course.rawValue.utf8.reduce(7) { $0 &* 31 &+ Int($1) }))
  var pair = Pair(list)
  var isGrowing = true
  var now: Int64 = 0
  for operation in 0..<operations {
    let count = pair.reference.pending.count
    if count >= course.pending.upperBound { isGrowing = false }
    if count <= course.pending.lowerBound { isGrowing = true }
    if Int.random(in: 0..<100, using: &generator) < (isGrowing ? 58 : 40) {
      let swarm = Int.random(in: 0..<500, using: &generator) == 0 ? 60 : 1
      for _ in 0..<swarm {
        let phase = course == .allEqual ? 3 : UInt8.random(in: 0...15, using: &generator)
        pair.schedule(at: now + course.delay(using: &generator), phase: phase)
      }
    } else {
      let next = pair.reference.pending.last?.time ?? now
      // Now and then the limit is before, at, or just behind the next event.
      let limits: [Int64] = [Int64.max, Int64.max, next, next + 1, now, next / 2 + now / 2]
      let limit = limits[Int.random(in: 0..<limits.count, using: &generator)]
      if pair.popNext(before: limit) { now = pair.list.lastTime } else { now = max(now, min(limit, next)) }
    }
    if operation % 1009 == 0 { pair.list.checkInvariants() }
    if operation % 20_011 == 0 {
      var copy = pair
      copy.list.makeUnique()
      pair.list.makeUnique()
      for _ in 0..<100 {
        copy.popNext()
        copy.schedule(at: copy.list.lastTime + course.delay(using: &generator), phase: 5)
      }
      copy.list.checkInvariants()
      pair.differences += copy.differences
    }
  }
  pair.popAll()
  pair.list.checkInvariants()
  return pair
}
