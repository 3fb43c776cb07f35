import EventSimulation
import RandomStreams
import Testing

@testable import Benchmarks

/// The contract of an event list in its plainest form: an array kept in order.
private struct SortedArray: PendingEvents {
  private var records: [(time: Int64, number: Int, event: Int32)] = []
  private var scheduled = 0

  init() {}

  mutating func schedule(_ event: Int32, at time: Int64) {
    let place = records.firstIndex { $0.time <= time } ?? records.count
    records.insert((time, scheduled, event), at: place)
    scheduled += 1
  }

  mutating func takeNext() -> (time: Int64, event: Int32) {
    let next = records.removeLast()
    return (next.time, next.event)
  }
}

/// A list that forgets which of two simultaneous events came first.
private struct LastFirst: PendingEvents {
  private var records: [(time: Int64, event: Int32)] = []

  init() {}

  mutating func schedule(_ event: Int32, at time: Int64) {
    records.insert((time, event), at: records.firstIndex { $0.time < time } ?? records.count)
  }

  mutating func takeNext() -> (time: Int64, event: Int32) { records.removeLast() }
}

@Suite("The hold model")
struct HoldTests {
  @Test("takes events in the same order from every list that keeps the contract", arguments: [1, 2, 17, 256])
  func order(_ pending: Int) {
    let model = HoldModel(pending: pending)
    let sorted = model.run(on: SortedArray.self, holds: 20_000).digest
    #expect(model.run(on: EventList<Int32>.self, holds: 20_000).digest == sorted)
    #expect(model.run(on: PlainHeap.self, holds: 20_000).digest == sorted)
  }

  @Test("has a digest that other orders do not have")
  func otherOrders() {
    // All moments at once: the order of scheduling decides.
    func digest<Events: PendingEvents>(_ list: Events.Type) -> [Int32] {
      var events = Events()
      for event in 0..<50 as Range<Int32> { events.schedule(event, at: Int64(event % 3)) }
      return (0..<50).map { _ in events.takeNext().event }
    }
    #expect(digest(EventList<Int32>.self) == digest(SortedArray.self))
    #expect(digest(PlainHeap.self) == digest(SortedArray.self))
    #expect(digest(LastFirst.self) != digest(SortedArray.self))
  }

  @Test("has the published digest at its published size", arguments: [256, 4_096, 65_536])
  func published(_ pending: Int) throws {
    let digest = HoldModel(pending: pending).run(on: PlainHeap.self, holds: 4_000_000).digest
    #expect(digest == HoldModel.publishedDigests[pending])
  }
}

@Suite("Exponential draws")
struct ExponentialDrawsTests {
  @Test("have the moments and the tail of the distribution")
  func moments() {
    var draws = ExponentialDraws(seed: 7)
    let count = 1_000_000
    var (sum, squares, beyond) = (0.0, 0.0, 0)
    for _ in 0..<count {
      let value = draws.next()
      sum += value
      squares += value * value
      // In the last layer and in the tail of the ziggurat.
      if value > 8 { beyond += 1 }
    }
    let n = Double(count)
    // The variance of a value is 1, of its square 20, of the indicator p (1 − p).
    let tail = 0.000_335_462_627_902_511_8
    let zs = [
      (sum / n - 1) * n.squareRoot(), (squares / n - 2) * (n / 20).squareRoot(),
      (Double(beyond) / n - tail) * (n / tail).squareRoot(),
    ]
    print("mean \(sum / n), second moment \(squares / n), beyond 8 \(Double(beyond) / n); z", zs)
    #expect(zs.allSatisfy { abs($0) < 4.5 })
  }

  @Test("are in every tenth of the distribution equally often")
  func tenths() {
    var draws = ExponentialDraws(seed: 8)
    var counts = [Double](repeating: 0, count: 1_000)
    for _ in 0..<1_000_000 {
      let share = 1 - Double.exp(-draws.next())
      counts[min(Int(share * 1_000), 999)] += 1
    }
    let square = counts.reduce(0) { $0 + ($1 - 1_000) * ($1 - 1_000) / 1_000 }
    // Chi-square with 999 degrees of freedom is about normal with this variance.
    let z = (square - 999) / Double(2 * 999).squareRoot()
    print("chi-square \(square) of 999, z \(z)")
    #expect(abs(z) < 4.5)
  }
}
