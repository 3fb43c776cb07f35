/// First come, first served: moments of arrival in a ring that doubles when it is full.
struct WaitingLine: Sendable {
  private var ring = [Int64](repeating: 0, count: 1024)
  private var first = 0
  private(set) var count = 0

  /// Puts a moment at the end.
  @inline(__always)
  mutating func append(_ moment: Int64) {
    if count == ring.count { grow() }
    ring[(first &+ count) & (ring.count &- 1)] = moment
    count &+= 1
  }

  /// Takes the first moment of a line that is not empty.
  @inline(__always)
  mutating func removeFirst() -> Int64 {
    precondition(count > 0, "nobody waits")
    let moment = ring[first]
    first = (first &+ 1) & (ring.count &- 1)
    count &-= 1
    return moment
  }

  @inline(never)
  private mutating func grow() {
    ring = Array(ring[first...]) + Array(ring[..<first]) + [Int64](repeating: 0, count: ring.count)
    first = 0
  }
}
