import EventSimulation

/// The contract as plainly as it can be written: all pending events in one array, sorted by time, phase and order of
/// scheduling, the next one last.
struct SortedReference {
  struct Entry: Equatable {
    var time: Int64
    var phase: UInt8
    var event: Int32
    var sequence: Int

    func isBefore(_ other: Entry) -> Bool {
      (time, phase, sequence) < (other.time, other.phase, other.sequence)
    }
  }

  private(set) var pending: [Entry] = []
  private(set) var scheduled = 0

  mutating func schedule(_ event: Int32, at time: Int64, phase: UInt8) {
    let entry = Entry(time: time, phase: phase, event: event, sequence: scheduled)
    scheduled += 1
    var (low, high) = (0, pending.count)
    while low < high {
      let middle = (low + high) / 2
      if entry.isBefore(pending[middle]) { low = middle + 1 } else { high = middle }
    }
    pending.insert(entry, at: low)
  }

  mutating func popNext(before limit: Int64) -> Entry? {
    guard let next = pending.last, next.time < limit else { return nil }
    return pending.removeLast()
  }

  /// What a list never needs: taking out an event from the middle.
  mutating func cancel(_ event: Int32) { pending.removeAll { $0.event == event } }
}

/// A list and the reference, told and asked the same.
struct Pair<Events: FutureEventList<Int32>>: Sendable where Events: Sendable {
  var list: Events
  var reference = SortedReference()
  /// Pops that did not give the same, and counts that were not the same.
  var differences = 0
  var popped = 0

  init(_ list: Events) { self.list = list }

  mutating func schedule(at time: Int64, phase: UInt8) {
    let event = Int32(truncatingIfNeeded: reference.scheduled)
    list.schedule(event, at: time, phase: phase)
    reference.schedule(event, at: time, phase: phase)
  }

  /// Whether there was something.
  @discardableResult
  mutating func popNext(before limit: Int64 = .max) -> Bool {
    let (next, expected) = (list.popNext(before: limit), reference.popNext(before: limit))
    if next?.time != expected?.time || next?.phase != expected?.phase || next?.event != expected?.event {
      differences += 1
    }
    if list.count != reference.pending.count || list.scheduledCount != Int64(reference.scheduled) { differences += 1 }
    if let expected {
      if list.lastTime != expected.time { differences += 1 }
      popped += 1
    }
    return expected != nil
  }

  mutating func popAll() { while popNext() {} }
}

extension SortedReference: Sendable {}

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
