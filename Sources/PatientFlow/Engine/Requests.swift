import Memory

/// Requests of patients for places and staff, in queues by priority level and, within a level, first come, first served.
///
/// A patient may stand in several queues at once; its requests are linked so that they can be withdrawn together.
/// Joining and leaving cost O(1); nothing is allocated once the table has reached its largest size.
struct Requests: Sendable {
  /// One patient's standing in one queue.
  struct Request: BitwiseCopyable, Sendable {
    var patient: Int32
    var queue: Int32
    var level: Int32
    var previous: Int32 = -1
    var next: Int32 = -1
    /// The patient's next request, or the next free slot.
    var nextOfPatient: Int32 = -1
    /// Only shut admission hours keep it from being met.
    var isShut = false
    /// Makes it half a cache line.
    var filling: Int32 = 0
  }

  /// The waiting of one queue at one level.
  private struct Line: BitwiseCopyable, Sendable {
    var head: Int32 = -1
    var tail: Int32 = -1
  }

  private var slots = Arena(repeating: Request(patient: -1, queue: -1, level: 0), count: 0)
  private var firstFree: Int32 = -1
  private var lines: Arena<Line>
  private let levels: Int
  /// Requests in each queue.
  private(set) var waiting: Arena<Int32>

  init(queues: Int, levels: Int) {
    self.levels = levels
    lines = Arena(repeating: Line(), count: queues * levels)
    waiting = Arena(repeating: 0, count: queues)
  }

  subscript(request: Int32) -> Request {
    @inline(__always) _read { yield slots[request] }
    @inline(__always) _modify { yield &slots[request] }
  }

  /// See `Arena.makeUnique`.
  mutating func makeUnique() {
    slots.makeUnique()
    lines.makeUnique()
    waiting.makeUnique()
  }

  /// The first in a queue, or -1.
  @inline(__always)
  func first(of queue: Int32) -> Int32 {
    if waiting[Int(queue)] == 0 { return -1 }
    // Somebody waits at one of the levels.
    var line = Int(queue) &* levels
    while lines[line].head < 0 { line &+= 1 }
    return lines[line].head
  }

  /// The one behind a request in its queue, or -1.
  func after(_ request: Int32) -> Int32 {
    let here = slots[Int(request)]
    if here.next >= 0 { return here.next }
    let base = Int(here.queue) * levels
    var level = Int(here.level) + 1
    while level < levels {
      if lines[base + level].head >= 0 { return lines[base + level].head }
      level += 1
    }
    return -1
  }

  /// Whether someone waits at a level or before it.
  @inline(__always)
  func hasWaiting(in queue: Int32, upTo level: Int32) -> Bool {
    if waiting[Int(queue)] == 0 { return false }
    let base = Int(queue) &* levels
    var line = base
    while lines[line].head < 0 { line &+= 1 }
    return line &- base <= Int(level)
  }

  /// Puts a patient at the end of its level, and returns the request; `nextOfPatient` is linked by the caller.
  @inline(__always)
  mutating func join(queue: Int32, patient: Int32, level: Int32, nextOfPatient: Int32) -> Int32 {
    var request = Request(patient: patient, queue: queue, level: level, nextOfPatient: nextOfPatient)
    let line = Int(queue) &* levels &+ Int(level)
    request.previous = lines[line].tail
    let slot: Int32
    if firstFree >= 0 {
      slot = firstFree
      firstFree = slots[Int(slot)].nextOfPatient
      slots[Int(slot)] = request
    } else {
      slot = Int32(slots.count)
      slots.append(request)
    }
    if lines[line].tail >= 0 { slots[Int(lines[line].tail)].next = slot } else { lines[line].head = slot }
    lines[line].tail = slot
    waiting[Int(queue)] &+= 1
    return slot
  }

  /// Takes a request out of its queue and returns the patient's next request.
  @inline(__always)
  mutating func leave(_ slot: Int32) -> Int32 {
    let request = slots[Int(slot)]
    let line = Int(request.queue) &* levels &+ Int(request.level)
    if request.previous >= 0 {
      slots[Int(request.previous)].next = request.next
    } else {
      lines[line].head = request.next
    }
    if request.next >= 0 {
      slots[Int(request.next)].previous = request.previous
    } else {
      lines[line].tail = request.previous
    }
    waiting[Int(request.queue)] &-= 1
    slots[Int(slot)].nextOfPatient = firstFree
    firstFree = slot
    return request.nextOfPatient
  }
}
