import PatientFlow
import Statistics
import Testing

/// Replications of a network, for comparison with a known truth.
struct Study {
  let results: [ReplicationResult]

  /// Runs replications 1, 2, … of a seed.
  init(_ network: Network, replications: Int = 20, seed: UInt64) {
    results = (1...replications).map { number in
      var state = Replication(
        network: network, seed: seed, number: number, observing: Observation(hourly: false),
        log: PatientLog(isOn: false))
      state.run(until: network.timing.end)
      return state.finish().0
    }
  }

  /// Prints estimate, truth, half-width and z, and expects that they agree: |z| below 4, and an interval whose
  /// half-width is within `width` of the truth.
  func expect(
    _ what: String, _ truth: Double, width: Double = 0.05, location: SourceLocation = #_sourceLocation,
    _ value: (ReplicationResult) -> Double
  ) {
    let interval = Interval(of: results.map(value))
    let error = interval.halfWidth / studentQuantile(0.975, degreesOfFreedom: Double(interval.count - 1))
    let z = (interval.mean - truth) / error
    print("\(what): estimate \(interval.mean) truth \(truth) half-width \(interval.halfWidth) z \(z)")
    #expect(interval.count == results.count, sourceLocation: location)
    #expect(abs(z) < 4, "\(what)", sourceLocation: location)
    #expect(interval.halfWidth < width * truth, "\(what)", sourceLocation: location)
  }

  /// The same for a value of the catalogue, times a factor.
  func expect(
    _ what: String, _ measure: Measure, _ subject: Subject, _ statistic: Statistic = .mean, group: Group = .all,
    times factor: Double = 1, is truth: Double, width: Double = 0.05, location: SourceLocation = #_sourceLocation
  ) {
    expect(what, truth, width: width, location: location) {
      factor * $0.value(MeasureKey(measure, subject, group, statistic))
    }
  }

  /// Expects Little's law of every place and every run: units in use are admissions times length of stay, but for those
  /// who are there at the beginning and at the end.
  func expectLittlesLaw(places: Int, within tolerance: Double, location: SourceLocation = #_sourceLocation) {
    for place in 0..<Int32(places) {
      for result in results {
        func value(_ measure: Measure, _ statistic: Statistic) -> Double {
          result.value(MeasureKey(measure, Subject(.place, place), .all, statistic))
        }
        let (l, lambda, w) = (value(.occupancy, .mean), value(.admissions, .perDay), value(.lengthOfStay, .mean))
        #expect(abs(l - lambda * w) < tolerance * l, "place \(place)", sourceLocation: location)
      }
    }
  }
}

/// Formulas of queueing theory. `a` is the offered load λ/μ.
enum QueueingTheory {
  /// Probability that all c servers are busy when nobody waits (A. K. Erlang, 1917: the loss formula).
  static func erlangB(_ c: Int, _ a: Double) -> Double {
    var b = 1.0
    for servers in 1...c { b = a * b / (Double(servers) + a * b) }
    return b
  }

  /// Probability of having to wait in M/M/c.
  static func erlangC(_ c: Int, _ a: Double) -> Double {
    let b = erlangB(c, a)
    return b / (1 - a / Double(c) * (1 - b))
  }

  /// Mean number waiting in M/M/c.
  static func queue(_ c: Int, _ a: Double) -> Double { erlangC(c, a) * a / (Double(c) - a) }

  /// Stationary distribution of a Markov chain in continuous time, from its rates (row: from, column: to).
  static func stationary(_ rates: [[Double]]) -> [Double] {
    let n = rates.count
    // Balance of each state but the last, whose equation says that the sum is 1.
    var matrix = [[Double]](repeating: [Double](repeating: 0, count: n + 1), count: n)
    for from in 0..<n {
      for to in 0..<n where to != from {
        matrix[to][from] += rates[from][to]
        matrix[from][from] -= rates[from][to]
      }
    }
    matrix[n - 1] = [Double](repeating: 1, count: n + 1)
    for column in 0..<n {
      let pivot = (column..<n).max { abs(matrix[$0][column]) < abs(matrix[$1][column]) } ?? column
      matrix.swapAt(column, pivot)
      for row in 0..<n where row != column {
        let factor = matrix[row][column] / matrix[column][column]
        for index in column...n { matrix[row][index] -= factor * matrix[column][index] }
      }
    }
    return (0..<n).map { matrix[$0][n] / matrix[$0][$0] }
  }
}
