import Foundation

/// A Markov chain in continuous time on finitely many states, found by following its moves from a first one.
///
/// ```swift
/// let bed = MarkovChain(from: 0) { $0 == 0 ? [(1, 2.0)] : [(0, 1.0)] }
/// bed.mean(bed.stationary()) { Double($0) }   // 2/3
/// ```
struct MarkovChain<State: Hashable> {
  /// A way to another state.
  private struct Way {
    var to: Int
    var rate: Double
  }

  /// The states, nearest to the first one first.
  let states: [State]
  /// Position of a state in `states`.
  let position: [State: Int]
  private let ways: [[Way]]
  private let leaving: [Double]

  /// The chain of all states that can be reached from `first`; `moves` gives the ways out of a state with their rates.
  init(from first: State, moves: (State) -> [(State, Double)]) {
    self.init(from: [first], moves: moves)
  }

  /// The chain of all states that can be reached from some.
  init(from known: [State], moves: (State) -> [(State, Double)]) {
    var states = known
    var position = Dictionary(uniqueKeysWithValues: zip(known, known.indices))
    var ways: [[Way]] = []
    while ways.count < states.count {
      var here: [Way] = []
      for (state, rate) in moves(states[ways.count]) where rate > 0 && state != states[ways.count] {
        let index = position[state] ?? states.count
        if index == states.count {
          position[state] = index
          states.append(state)
        }
        here.append(Way(to: index, rate: rate))
      }
      ways.append(here)
    }
    self.states = states
    self.position = position
    self.ways = ways
    leaving = ways.map { $0.reduce(0) { $0 + $1.rate } }
  }

  /// The distribution that is all on one state.
  func certain(_ state: State) -> [Double] {
    states.map { $0 == state ? 1 : 0 }
  }

  /// The mean of a value of the state under some probabilities (or weights).
  func mean(_ probabilities: [Double], of value: (State) -> Double) -> Double {
    zip(states, probabilities).reduce(0) { $0 + value($1.0) * $1.1 }
  }

  /// The stationary distribution of a chain in which every state leads to every other, by elimination without
  /// subtraction (W. K. Grassmann, M. I. Taksar, D. P. Heyman, Operations Research 33, 1985). O(states³) at most, and
  /// O(states × width²) where moves lead to near-by states only.
  func stationary() -> [Double] {
    let n = states.count
    var rates = [[Double]](repeating: [Double](repeating: 0, count: n), count: n)
    for (from, each) in ways.enumerated() {
      for way in each { rates[from][way.to] += way.rate }
    }
    for last in stride(from: n - 1, to: 0, by: -1) {
      let targets = (0..<last).filter { rates[last][$0] > 0 }
      let out = targets.reduce(0) { $0 + rates[last][$1] }
      for from in 0..<last where rates[from][last] > 0 {
        rates[from][last] /= out
        for to in targets where to != from { rates[from][to] += rates[from][last] * rates[last][to] }
      }
    }
    var weights = [1.0]
    for state in 1..<max(1, n) {
      weights.append((0..<state).reduce(0) { $0 + weights[$1] * rates[$1][state] })
    }
    let total = weights.reduce(0, +)
    return weights.map { $0 / total }
  }

  /// Where the chain is after a time, and how long it was in each state on the way: the Kolmogorov equations, solved by
  /// uniformisation (A. Jensen, 1953) to about 1e-14.
  func evolve(_ start: [Double], for time: Double) -> (end: [Double], times: [Double]) {
    let pace = max(1e-300, leaving.max() ?? 0)
    let pieces = max(1, (pace * time / 50).rounded(.up))
    let jumps = pace * time / pieces
    let most = Int(jumps + 12 * jumps.squareRoot() + 30)
    let chances = QueueFormulas.poisson(jumps, upTo: most)
    var end = start
    var times = [Double](repeating: 0, count: start.count)
    for _ in 0..<Int(pieces) {
      var now = end
      var later = [Double](repeating: 0, count: start.count)
      var beyond = 1.0
      for chance in chances {
        beyond = max(0, beyond - chance)
        for state in now.indices {
          later[state] += chance * now[state]
          times[state] += beyond * now[state] / pace
        }
        if beyond < 1e-14 { break }
        var next = [Double](repeating: 0, count: now.count)
        for state in now.indices where now[state] != 0 {
          next[state] += now[state] * (1 - leaving[state] / pace)
          for way in ways[state] { next[way.to] += now[state] * way.rate / pace }
        }
        now = next
      }
      end = later
    }
    return (end, times)
  }
}
