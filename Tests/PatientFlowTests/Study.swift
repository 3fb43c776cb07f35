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
