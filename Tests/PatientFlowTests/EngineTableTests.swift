import Testing

@testable import PatientFlow

@Suite("Tables of the engine keep what they promise")
struct EngineTableTests {
  /// A small generator (SplitMix64) with a fixed seed.
  struct Generator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  // MARK: Arrivals of a day

  /// Spread over the day, all in one hour, all at one moment; none, one, and many.
  @Test(
    "A day's arrivals come in order of time, those of one moment as they were drawn",
    arguments: [0, 1, 2, 3, 130, 1296, 20_000], [1, 3_600_000_000, 86_400_000_000] as [Int64])
  func arrivals(count: Int, span: Int64) {
    var generator = Generator(state: UInt64(count) &+ UInt64(span))
    let midnight = 3 * WeeklySchedule.day
    var arrivals = DayArrivals()
    arrivals.append(Arrival(time: midnight + 5, key: 0, source: 0, index: 0))
    arrivals.sort(after: midnight)
    arrivals.removeAll()
    var times: [Int64] = []
    for index in 0..<count {
      times.append(midnight + Int64.random(in: 0..<span, using: &generator))
      arrivals.append(Arrival(time: times[index], key: UInt64(index), source: 0, index: Int32(index)))
    }
    arrivals.sort(after: midnight)
    let order = times.indices.sorted { (times[$0], $0) < (times[$1], $1) }
    var found: [Int] = []
    while arrivals.nextTime != Cursors.never {
      let next = arrivals.nextTime
      let arrival = arrivals.takeNext().pointee
      #expect(arrival.time == next)
      found.append(Int(arrival.index))
    }
    #expect(found == order)
  }

  /// By hand: of five drawn, those at 10 and 20 come too early; the first source's stay as they are.
  @Test("Arrivals before the beginning are forgotten, the others keep their order")
  func early() {
    var arrivals = DayArrivals()
    for (index, time) in ([5, 30, 10, 40, 20, 30] as [Int64]).enumerated() {
      arrivals.append(Arrival(time: time, key: UInt64(index), source: 0, index: Int32(index)))
    }
    arrivals.removeAll(from: 1, before: 25)
    #expect((0..<arrivals.count).map { arrivals.address(of: $0).pointee.index } == [0, 1, 3, 5])
  }

  // MARK: Records

  /// Records of whole cache lines, or halves, lie in no more of them than they have to.
  @Test("Records are as long as cache lines have it")
  func records() {
    #expect(MemoryLayout<Patient>.stride == 256)
    #expect(MemoryLayout<PlaceState>.stride == 64)
    #expect(MemoryLayout<Requests.Request>.stride == 32)
    // What nearly every event needs of a patient lies in the first half.
    #expect(MemoryLayout<Patient>.offset(of: \.placeDelay) == 120)
  }

  // MARK: Moments known beforehand

  @Test("The next of many moments is the earliest, of equal ones the first thing's", arguments: [1, 2, 3, 40, 800])
  func cursors(count: Int) {
    var generator = Generator(state: UInt64(count))
    var cursors = Cursors(count: count)
    var moments = [Int64](repeating: Cursors.never, count: count)
    #expect(cursors.next == Cursors.never)
    for _ in 0..<3000 {
      let thing = Int.random(in: 0..<count, using: &generator)
      let moment = Bool.random(using: &generator) ? Int64.random(in: 0..<50, using: &generator) : Int64.max
      cursors.set(thing, to: moment)
      moments[thing] = min(moment, Cursors.never)
      let least = moments.min() ?? Cursors.never
      #expect(cursors.next == least)
      if least < Cursors.never { #expect(cursors.nextThing == moments.firstIndex(of: least)) }
    }
  }

  // MARK: Courses

  /// By hand: two wards that lead to exits of their own are two courses of two steps each; a ward from which patients go
  /// on to the other makes all four one.
  @Test("Steps are of one course exactly when a patient may come to both")
  func courses() {
    func network(joined: Bool) -> Network {
      var builder = NetworkBuilder(warmUp: 0, days: 10)
      let (first, second) = (builder.place(5), builder.place(5))
      let exit = builder.exit()
      let other = builder.exit()
      let stay = builder.stay([first], builder.exponential(days: 1), then: [(1, exit)])
      let from = builder.stay([second], builder.exponential(days: 1), then: [(1, joined ? stay : other)])
      builder.source(1, to: stay)
      builder.source(1, to: from)
      return builder.network
    }
    let apart = Courses(of: network(joined: false))
    #expect(apart.columns == 2)
    #expect(apart.areOne(0, 2) && apart.areOne(1, 3) && !apart.areOne(0, 1) && !apart.areOne(2, 3))
    #expect(apart.column(of: 0) != apart.column(of: 2) && apart.column(of: 1) != apart.column(of: 3))
    let joined = Courses(of: network(joined: true))
    #expect(joined.columns == 3 && joined.areOne(0, 3) && !joined.areOne(0, 1))
  }

  /// By hand: a setting of one place has the place's row, one of two has its own.
  @Test("A setting of one place is told by the row of its place")
  func settingRows() {
    var builder = NetworkBuilder(warmUp: 0, days: 10)
    let ward = builder.place(5)
    let exit = builder.exit()
    let stay = builder.stay([ward], builder.exponential(days: 1), then: [(1, exit)])
    builder.source(1, to: stay)
    var network = builder.network
    #expect(Layout(of: network).row(ofSetting: 0) == 0)
    network.places.append(network.places[0])
    #expect(Layout(of: network).row(ofSetting: 0) == 2)
  }
}
