import Foundation

/// Closed formulas of queueing theory. `a` is the offered load λ / μ, a number of servers; times are in one unit.
enum QueueFormulas {
  // MARK: Several servers

  /// Share of arrivals lost by c servers when nobody waits (A. K. Erlang, 1917).
  static func erlangB(_ c: Int, _ a: Double) -> Double {
    var loss = 1.0
    for servers in 1...c { loss = a * loss / (Double(servers) + a * loss) }
    return loss
  }

  /// Probability of having to wait in M/M/c (A. K. Erlang, 1917).
  static func erlangC(_ c: Int, _ a: Double) -> Double {
    let loss = erlangB(c, a)
    return loss / (1 - a / Double(c) * (1 - loss))
  }

  /// Mean number waiting in M/M/c.
  static func queue(_ c: Int, _ a: Double) -> Double { erlangC(c, a) * a / (Double(c) - a) }

  /// Mean and variance of the number in an unlimited second group that takes what c servers lose (J. Riordan, in
  /// R. I. Wilkinson, *Theories for toll traffic engineering in the USA*, 1956); both groups have the same exponential stay.
  static func overflow(_ c: Int, _ a: Double) -> (mean: Double, variance: Double) {
    let mean = a * erlangB(c, a)
    return (mean, mean * (1 - mean + a / (Double(c) + 1 + mean - a)))
  }

  // MARK: One server

  /// Mean wait in M/G/1 (F. Pollaczek, 1930; A. Khinchine, 1932): λ E[S²] / (2 (1 - ρ)).
  static func wait(rate: Double, _ service: Moments) -> Double {
    rate * service.square / (2 * (1 - rate * service.mean))
  }

  /// Mean number in M^[X]/M/1, where groups arrive at a rate and each has a size X: ρ (1 + E[X²]/E[X]) / (2 (1 - ρ)).
  static func inBatchQueue(groups: Double, size: Moments, service: Double) -> Double {
    let load = groups * size.mean * service
    return load * (1 + size.square / size.mean) / (2 * (1 - load))
  }

  /// Mean waits in M/G/1 by class, the first served first, without interruption (A. Cobham, 1954).
  static func priorityWaits(_ classes: [(rate: Double, service: Moments)]) -> [Double] {
    let rest = classes.reduce(0) { $0 + $1.rate * $1.service.square } / 2
    var load = 0.0
    return classes.map { each in
      let before = load
      load += each.rate * each.service.mean
      return rest / ((1 - before) * (1 - load))
    }
  }

  /// The same with c servers and one exponential service for all (A. Cobham, 1954).
  static func priorityWaits(_ c: Int, rates: [Double], service: Double) -> [Double] {
    let rest = erlangC(c, rates.reduce(0, +) * service) * service / Double(c)
    var load = 0.0
    return rates.map { rate in
      let before = load
      load += rate * service / Double(c)
      return rest / ((1 - before) * (1 - load))
    }
  }

  // MARK: Rooms for stays of several sizes

  /// How many of `units` are in use, as probabilities from none up, when patients of class k offer a load and need so
  /// many units each, and whoever does not fit is lost (J. S. Kaufman, 1981; J. W. Roberts, 1981).
  static func unitsInUse(_ units: Int, _ classes: [(load: Double, needs: Int)]) -> [Double] {
    var weights = [1.0]
    for used in 1...units {
      let sum = classes.reduce(0) { sum, each in
        used < each.needs ? sum : sum + each.load * Double(each.needs) * weights[used - each.needs]
      }
      weights.append(sum / Double(used))
    }
    let total = weights.reduce(0, +)
    return weights.map { $0 / total }
  }

  // MARK: Chains of births and deaths

  /// Stationary probabilities of a chain that goes from n to n + 1 at a rate, and from n + 1 to n at another.
  static func birthAndDeath(_ count: Int, up: (Int) -> Double, down: (Int) -> Double) -> [Double] {
    var weights = [1.0]
    for n in 1..<count { weights.append(weights[n - 1] * up(n - 1) / down(n)) }
    let total = weights.reduce(0, +)
    return weights.map { $0 / total }
  }

  // MARK: Counts

  /// Probabilities of a Poisson number from 0 up to `most`.
  static func poisson(_ mean: Double, upTo most: Int) -> [Double] {
    (0...most).map { mean == 0 ? ($0 == 0 ? 1 : 0) : exp(Double($0) * log(mean) - mean - lgamma(Double($0) + 1)) }
  }
}

/// First and second moment of a duration or a number.
struct Moments: Sendable {
  /// E[X].
  var mean: Double
  /// E[X²].
  var square: Double

  /// From mean and standard deviation.
  init(mean: Double, sd: Double) {
    self.mean = mean
    square = mean * mean + sd * sd
  }

  /// From the first two moments.
  init(mean: Double, square: Double) {
    self.mean = mean
    self.square = square
  }

  /// A fixed value.
  static func fixed(_ value: Double) -> Moments { Moments(mean: value, sd: 0) }

  /// An exponential.
  static func exponential(_ mean: Double) -> Moments { Moments(mean: mean, sd: mean) }

  /// A sum of independent parts.
  static func + (one: Moments, other: Moments) -> Moments {
    Moments(mean: one.mean + other.mean, square: one.square + 2 * one.mean * other.mean + other.square)
  }

  /// A blend of several by shares.
  static func mixture(_ parts: [(share: Double, of: Moments)]) -> Moments {
    Moments(
      mean: parts.reduce(0) { $0 + $1.share * $1.of.mean }, square: parts.reduce(0) { $0 + $1.share * $1.of.square })
  }
}
