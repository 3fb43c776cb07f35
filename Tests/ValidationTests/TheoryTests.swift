import Foundation
import RandomStreams
import Testing

@testable import Validation

/// The truths themselves, each by a second way.
@Suite("Theory agrees with theory") struct TheoryTests {
  private func near(_ one: Double, _ other: Double, _ tolerance: Double = 1e-9) -> Bool {
    abs(one - other) <= tolerance * max(abs(one), abs(other))
  }

  @Test("Erlang's formulas, with a Markov chain and with each other")
  func erlang() {
    #expect(near(QueueFormulas.erlangB(2, 1), 0.2))
    #expect(near(QueueFormulas.erlangC(1, 0.7), 0.7))
    let chain = MarkovChain(from: 0) { (present: Int) in
      [(min(300, present + 1), 2.4), (present - 1, Double(min(present, 3)))]
    }
    let stationary = chain.stationary()
    #expect(near(chain.mean(stationary) { Double(max(0, $0 - 3)) }, QueueFormulas.queue(3, 2.4)))
    #expect(near(chain.mean(stationary) { $0 >= 3 ? 1 : 0 }, QueueFormulas.erlangC(3, 2.4)))
    let births = QueueFormulas.birthAndDeath(301, up: { _ in 2.4 }, down: { Double(min($0, 3)) })
    #expect(zip(births, 0...).allSatisfy { abs($0 - stationary[chain.position[$1] ?? 0]) < 1e-12 })
    let units = QueueFormulas.unitsInUse(6, [(load: 2, needs: 1), (load: 3, needs: 1)])
    #expect(near(units[6], QueueFormulas.erlangB(6, 5)))
  }

  @Test("waits at one server, with a chain of phases and with chains of counts")
  func oneServer() {
    // Two phases of half the mean each. A state is (present, phase).
    let chain = MarkovChain(from: [0, 0]) { state in
      let (present, phase) = (state[0], state[1])
      if present == 0 { return [([1, 0], 0.7)] }
      return [
        ([min(400, present + 1), phase], 0.7), (phase == 0 ? [present, 1] : [present - 1, 0], 2),
      ]
    }
    let queue = chain.mean(chain.stationary()) { Double(max(0, $0[0] - 1)) }
    let phases = Moments.exponential(0.5) + .exponential(0.5)
    #expect(near(queue, 0.7 * QueueFormulas.wait(rate: 0.7, phases)))
    #expect(near(CountChain.queueOfFixedService(1, 0.7), 0.7 * QueueFormulas.wait(rate: 0.7, .fixed(1)), 1e-8))
    #expect(near(QueueFormulas.priorityWaits([(0.7, phases)])[0], QueueFormulas.wait(rate: 0.7, phases)))
    #expect(near(QueueFormulas.priorityWaits(3, rates: [2.4], service: 1)[0], QueueFormulas.queue(3, 2.4) / 2.4))
    #expect(near(QueueFormulas.inBatchQueue(groups: 0.7, size: .fixed(1), service: 1), 0.7 / 0.3))
  }

  @Test("priorities, by a chain of two classes")
  func priorities() {
    // A state is (class in service, first class waiting, second class waiting); 0 is nobody.
    let chain = MarkovChain(from: [0, 0, 0]) { state in
      let (serving, first, second) = (state[0], state[1], state[2])
      if serving == 0 { return [([1, 0, 0], 0.2), ([2, 0, 0], 0.3)] }
      let next = first > 0 ? [1, first - 1, second] : second > 0 ? [2, 0, second - 1] : [0, 0, 0]
      return [
        ([serving, min(25, first + 1), second], 0.2), ([serving, first, min(40, second + 1)], 0.3), (next, 1),
      ]
    }
    let stationary = chain.stationary()
    let waits = QueueFormulas.priorityWaits([(0.2, .exponential(1)), (0.3, .exponential(1))])
    #expect(near(chain.mean(stationary) { Double($0[1]) }, 0.2 * waits[0], 1e-6))
    #expect(near(chain.mean(stationary) { Double($0[2]) }, 0.3 * waits[1], 1e-6))
  }

  @Test("what overflows, by a chain of two groups")
  func overflow() {
    let chain = MarkovChain(from: [0, 0]) { state in
      let (first, second) = (state[0], state[1])
      return [
        (first < 5 ? [first + 1, second] : [5, min(40, second + 1)], 4), ([first - 1, second], Double(first)),
        ([first, second - 1], Double(second)),
      ]
    }
    let stationary = chain.stationary()
    let mean = chain.mean(stationary) { Double($0[1]) }
    let square = chain.mean(stationary) { Double($0[1] * $0[1]) }
    let expected = QueueFormulas.overflow(5, 4)
    #expect(near(mean, expected.mean) && near(square - mean * mean, expected.variance))
  }

  @Test("the Kolmogorov equations, against closed forms")
  func kolmogorov() {
    let bed = MarkovChain(from: 0) { $0 == 0 ? [(1, 2.0)] : [(0, 3.0)] }
    for time in [0.1, 1, 40] {
      let (end, times) = bed.evolve(bed.certain(0), for: time)
      #expect(near(end[1], 0.4 * (1 - exp(-5 * time))))
      #expect(near(times[1], 0.4 * (time - (1 - exp(-5 * time)) / 5)))
      #expect(near(times[0] + times[1], time))
    }
    // M/M/∞ from empty has the mean a (1 - e^-μt).
    let room = MarkovChain(from: 0) { (present: Int) in [(min(80, present + 1), 20.0), (present - 1, Double(present))] }
    let mean = room.mean(room.evolve(room.certain(0), for: 1.5).end) { Double($0) }
    #expect(near(mean, 20 * (1 - exp(-1.5))))
    let unlimited = UnlimitedRoom(
      hourlyRates: [Double](repeating: 20, count: 36), expectedWithin: Within.exponential(24))
    #expect(near(unlimited.mean(at: 36), mean))
  }

  @Test("integrals of survival, by Gauss's rule")
  func survival() {
    func survives(_ x: Double) -> Double {
      let variance = log1p(1.5 * 1.5)
      return erfc((log(x) - log(8) + variance / 2) / (2 * variance).squareRoot()) / 2
    }
    let lognormal = Within.lognormal(mean: 8, sd: 12)
    for x in [0.5, 4, 30, 300] {
      #expect(near(lognormal(x), integral(from: 0, to: x, pieces: 4000, of: survives), 1e-7))
      #expect(near(Within.exponential(8)(x), integral(from: 0, to: x) { exp(-$0 / 8) }))
      #expect(near(Within.uniform(2, 30)(x), integral(from: 0, to: x, pieces: 4500) { min(1, max(0, (30 - $0) / 28)) }))
    }
    #expect(near(lognormal(1e6), 8, 1e-6) && Within.fixed(5)(9) == 5)
    #expect(near(integral(from: -1, to: 3, pieces: 1) { $0 * $0 * $0 * $0 }, 244 / 5.0))
  }

  @Test("starts by the day: with enough of them nobody waits; with one, they are M/D/1 at midnight")
  func dailyStarts() {
    #expect(CountChain.queueOfDailyStarts([60], perDay: 5) < 1e-12)
    // Whoever waits at midnight is who waits in M/D/1 with a service of a day; over the day the number grows from what
    // the start at midnight leaves to the same again.
    let atMidnight = CountChain.queueOfFixedService(1, 0.6)
    let mean = CountChain.queueOfDailyStarts([1], perDay: 0.6)
    print("waiting at midnight \(atMidnight), over the day \(mean)")
    #expect(mean < atMidnight && mean > atMidnight - 0.6)
  }

  @Test("the verdict knows a normal sample, one that is shifted, and one that is too narrow")
  func verdict() {
    let normal = (0..<60).map { Double.normalQuantile((Double($0) + 0.5) / 60) }
    let good = SuiteVerdict(of: normal)
    #expect(abs(good.mean) < 0.01 && abs(good.spread) < 0.5 && good.andersonDarling < 0.2)
    let shifted = SuiteVerdict(of: normal.map { $0 + 0.6 })
    #expect(shifted.mean > 4 && shifted.andersonDarling > SuiteVerdict.andersonDarlingLimit)
    let narrow = SuiteVerdict(of: normal.map { $0 / 2 })
    #expect(narrow.spread < -4 && narrow.andersonDarling > SuiteVerdict.andersonDarlingLimit)
    #expect(SuiteVerdict(of: normal.map { $0 * 2 }).spread > 6)
  }
}
