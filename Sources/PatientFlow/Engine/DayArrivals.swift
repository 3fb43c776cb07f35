import Memory
import RandomStreams

/// A patient due to arrive on the current day.
struct Arrival: BitwiseCopyable, Sendable {
  var time: Int64 = 0
  var key: UInt64
  var source: Int32
  var index: Int32
  var cohort: Int32 = 0
  /// The branch out of the first step, and how long it takes; see `Replication.draw`.
  var branch: Int32 = -1
  var length: Int64 = 0
}

/// The patients due to arrive on the current day, to be taken in order of time; those of one moment come in the order
/// in which they were drawn.
struct DayArrivals: Sendable {
  /// A day has less than 2 to this power of microseconds.
  private static let timeBits: UInt64 = 37
  /// Positions among the day's arrivals fit into so many bits.
  private static let positionBits: UInt64 = 27

  private var drawn = Arena(repeating: Arrival(key: 0, source: 0, index: 0), count: 0)
  /// Room for the beginning of a stream of each.
  private var blocks = Arena(repeating: RandomBlock(first: 0, second: 0), count: 0)
  /// One number for each, sorted: time of day in the upper bits, position in the lower.
  private var keys = Arena<UInt64>(repeating: 0, count: 0)
  private var unsorted = Arena<UInt64>(repeating: 0, count: 0)
  /// Where the keys of each stretch of the day begin.
  private var begins = Arena<Int32>(repeating: 0, count: 0)
  private var taken = 0
  private var midnight: Int64 = 0
  /// Moment of the next arrival, or `Cursors.never`.
  private(set) var nextTime = Cursors.never

  /// How many there are, with those that have arrived.
  var count: Int { drawn.count }

  /// See `Arena.makeUnique`.
  mutating func makeUnique() {
    drawn.makeUnique()
    blocks.makeUnique()
    keys.makeUnique()
    unsorted.makeUnique()
    begins.makeUnique()
  }

  /// Forgets all of them, for a new day.
  mutating func removeAll() {
    drawn.removeAll()
    blocks.removeAll()
    keys.removeAll()
    unsorted.removeAll()
    begins.removeAll()
    taken = 0
    nextTime = Cursors.never
  }

  /// One of those drawn so far.
  @inline(__always)
  func address(of position: Int) -> UnsafeMutablePointer<Arrival> { drawn.address(of: position) }

  /// The beginning of a stream of one of those drawn so far.
  @inline(__always)
  func block(of position: Int) -> UnsafeMutablePointer<RandomBlock> { blocks.address(of: position) }

  /// Adds a number of equal ones; `sort` follows when all are added.
  @inline(__always)
  mutating func append(_ arrival: Arrival, count: Int = 1) {
    drawn.append(repeating: arrival, count: count)
    blocks.append(repeating: RandomBlock(first: 0, second: 0), count: count)
  }

  /// Forgets those from a position on that come before a moment; the others keep their order.
  mutating func removeAll(from first: Int, before moment: Int64) {
    var kept = first
    for position in first..<drawn.count where drawn[position].time >= moment {
      drawn[kept] = drawn[position]
      kept += 1
    }
    drawn.removeAll(from: kept)
    blocks.removeAll(from: kept)
  }

  /// Puts them in order: into stretches of the day of about one arrival each, and then each past its neighbours that
  /// are later.
  ///
  /// - Complexity: O(count) where they are spread over some hours of the day; in one stretch all would move past all.
  mutating func sort(after midnight: Int64) {
    let count = drawn.count
    if count == 0 { return }
    var power: UInt64 = 1
    while 1 << power < count { power += 1 }
    let shift = Self.timeBits + Self.positionBits - power
    begins.append(repeating: 0, count: 1 << power + 1)
    keys.append(repeating: 0, count: count)
    for position in 0..<count {
      let key = UInt64(drawn[position].time - midnight) << Self.positionBits | UInt64(position)
      unsorted.append(key)
      begins[Int(key &>> shift) &+ 1] &+= 1
    }
    for stretch in 1..<begins.count { begins[stretch] &+= begins[stretch &- 1] }
    for position in 0..<count {
      let key = unsorted[position]
      let place = begins.address(of: Int(key &>> shift))
      keys[Int(place.pointee)] = key
      place.pointee &+= 1
    }
    for position in 1..<max(1, count) {
      let key = keys[position]
      var hole = position
      while hole > 0 && keys[hole &- 1] > key {
        keys[hole] = keys[hole &- 1]
        hole &-= 1
      }
      keys[hole] = key
    }
    self.midnight = midnight
    nextTime = time(0)
  }

  private func time(_ index: Int) -> Int64 { midnight &+ Int64(bitPattern: keys[index] &>> Self.positionBits) }

  /// Takes the next one, which stays where it is until the day is over. There is one.
  @inline(__always)
  mutating func takeNext() -> UnsafePointer<Arrival> {
    let arrival = drawn.address(of: Int(truncatingIfNeeded: keys[taken] & (1 &<< Self.positionBits &- 1)))
    taken &+= 1
    nextTime = taken < keys.count ? time(taken) : Cursors.never
    return UnsafePointer(arrival)
  }
}
