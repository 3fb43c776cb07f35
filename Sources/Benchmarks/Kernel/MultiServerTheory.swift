/// What theory says of M/M/c in the long run, and of how well a run of some length can show it. Times are in mean
/// services.
///
/// **The mean** is A. K. Erlang's (1917), by way of the stationary distribution π of the number in system.
///
/// **Its standard error.** The times in system of n customers are correlated, so their scatter alone does not give it.
/// Let g solve Poisson's equation of the birth and death chain, (A g)(x) = L − x, and d(x) = g(x + 1) − g(x): by detailed
/// balance λ π(x) d(x) = Σ over i > x of π(i) (i − L). The number in system integrated over time t, less w for every
/// arrival, is then a martingale but for its ends, whose jumps are d(x) − w at arrivals and −d(x − 1) at departures. So
/// its variance grows by σ² = λ Σ π(x) ((d(x) − w)² + d(x)²) per unit of time, and by Little's law in its central-limit
/// form (P. W. Glynn, W. Whitt, "Indirect estimation via L = λW", Operations Research 37, 1989) the variance of the mean
/// of n = λ t customers is σ² / (λ n). Without a queue d = w = 1 and it is 1 / n, that of n services.
struct MultiServerTheory {
  /// Mean time in system.
  let meanTime: Double
  /// Mean number in system.
  let meanNumber: Double
  /// σ² / λ: variance of the mean time of n customers, times n.
  let variancePerCustomer: Double
  /// Growth of the variance of the number in system integrated over time, per unit of time.
  let numberVariance: Double
  /// Time in system that an empty beginning takes away from all customers together, in the long run.
  let lostToEmptyStart: Double

  /// Theory of c servers at `load` (below 1) times what they can do.
  init(servers: Int, load: Double) {
    precondition(servers > 0 && load > 0 && load < 1, "theory is of a queue that can keep up")
    let rate = load * Double(servers)
    // From the most likely state, so that no weight of use is too small for a number.
    let mode = Int(rate)
    var below: [Double] = []
    var weight = 1.0
    for x in stride(from: mode, to: 0, by: -1) {
      weight *= Double(min(x, servers)) / rate
      below.append(weight)
    }
    var weights = Array(below.reversed()) + [1.0]
    weight = 1
    while weights.count <= servers || weight > 1e-25 {
      weight *= rate / Double(min(weights.count, servers))
      weights.append(weight)
    }
    let total = weights.reduce(0, +)
    let shares = weights.map { $0 / total }
    let number = shares.enumerated().reduce(0) { $0 + Double($1.0) * $1.1 }
    let time = number / rate
    // Each sum from the side on which its terms have one sign.
    var differences = [Double](repeating: 0, count: shares.count)
    var sum = 0.0
    for x in 0...mode {
      sum += shares[x] * (number - Double(x))
      differences[x] = shares[x] > 0 ? sum / (rate * shares[x]) : 1
    }
    sum = 0
    for x in stride(from: shares.count - 1, to: mode, by: -1) {
      differences[x] = shares[x] > 0 ? sum / (rate * shares[x]) : 0
      sum += shares[x] * (Double(x) - number)
    }
    var (squares, jumps, potential, lost) = (0.0, 0.0, 0.0, 0.0)
    for x in shares.indices {
      squares += shares[x] * differences[x] * differences[x]
      jumps += shares[x] * (differences[x] - time) * (differences[x] - time)
      lost += shares[x] * potential
      potential += differences[x]
    }
    meanTime = time
    meanNumber = number
    numberVariance = 2 * rate * squares
    variancePerCustomer = squares + jumps
    lostToEmptyStart = lost
  }

  /// Standard error of the mean time of so many customers.
  func standardError(customers: Int) -> Double { (variancePerCustomer / Double(customers)).squareRoot() }

  /// The check of a mean time in system, in mean services.
  ///
  /// - Parameter startsEmpty: whether the first customers met an empty system.
  func check(meanTime value: Double, customers: Int, startsEmpty: Bool) -> Check.Figure {
    Check.Figure(
      "mean time in system, in mean services", value, expected: meanTime,
      standardError: standardError(customers: customers),
      slack: startsEmpty ? lostToEmptyStart / Double(customers) : 0,
      source: "Erlang C; 4.5 standard errors by theory" + (startsEmpty ? " and what an empty beginning takes away" : "")
    )
  }
}
