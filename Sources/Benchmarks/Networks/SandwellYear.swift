import Experiments
import Foundation
import ModelFiles
import PatientFlow
import RandomStreams

extension Workload {
  /// The model of a real place, whose file must be at hand.
  private static func sandwell(_ order: Order) throws(Refusal) -> ModelFile {
    let path = order.modelsFolder + "/sandwell.jsonc"
    let reading = ModelFile.read(path: path)
    if reading.failure != nil { throw .leftOut("there is no \(path) here") }
    guard let model = reading.model else {
      let text = reading.text.map { render(reading.diagnostics, of: $0, files: reading.files, color: false) }
      throw .model(text ?? path)
    }
    return model
  }

  /// A replication that has warmed up.
  static func warmedUp(_ network: Network, seed: String, number: Int) -> Replication {
    var replication = Replication(
      network: network, seed: seedHash(seed.utf8), number: number, observing: Observation(),
      log: PatientLog(isOn: false))
    replication.run(until: network.timing.start)
    return replication
  }

  /// A year of Sandwell in its steady state.
  static let sandwellYear = Workload(
    "Sandwell year",
    "the baseline of Models/sandwell.jsonc after its warm-up, every measure kept, no event log; seconds for one year"
  ) { (order) throws(Refusal) in
    let model = try sandwell(order)
    let network = model.scenarios[0].network
    let (focus, years) = (model.focus, order.scaled(10, atLeast: 1))
    let length = Double(network.timing.end - network.timing.start) / Double(WeeklySchedule.day) / 365
    return Prepared(modelDigest: model.digest) {
      var fingerprint = Fingerprint()
      var (events, nanoseconds) = (0, UInt64(0))
      for number in 1...years {
        var replication = warmedUp(network, seed: "Sandwell year", number: number)
        let before = replication.eventCount
        let timed = Stopwatch.time { replication.run(until: network.timing.end) }
        let ended = Stopwatch.time { replication.finish().0 }
        events += Int(ended.result.events - before)
        nanoseconds += timed.nanoseconds + ended.nanoseconds
        fingerprint.add(ended.result.digest(of: focus))
      }
      return Sample(
        events: events, nanoseconds: nanoseconds, units: Double(years) * length,
        check: Check(digest: fingerprint.value))
    }
  }

  /// Twenty hospitals of Sandwell's size, each with what lies behind it, in one network.
  static let region = Workload(
    "region",
    "twenty systems of Sandwell's size in one network, a year after the warm-up, every measure kept"
  ) { (order) throws(Refusal) in
    let model = try sandwell(order)
    let copies = order.scaled(20, atLeast: 2)
    let network = model.scenarios[0].network
    let region = network.repeated(copies)
    let mean = model.key("timeInSystem/all/mean")
    var (times, counts) = ([Double](), [Double]())
    for number in 1...max(copies, 8) {
      var replication = warmedUp(network, seed: "one of the region", number: number)
      replication.run(until: network.timing.end)
      let result = replication.finish().0
      times.append(result.value(mean))
      counts.append(Double(result.arrivals(network)))
    }
    let (one, arrivals) = (Scatter(of: times), Scatter(of: counts))
    return Prepared(modelDigest: model.digest) {
      var replication = warmedUp(region, seed: "region", number: 1)
      let before = replication.eventCount
      let timed = Stopwatch.time { replication.run(until: region.timing.end) }
      let ended = Stopwatch.time { replication.finish().0 }
      let result = ended.result
      let source = "the same systems one by one; 4.5 standard errors of the difference"
      return Sample(
        events: Int(result.events - before), nanoseconds: timed.nanoseconds + ended.nanoseconds,
        check: Check(
          [
            Check.Figure(
              "mean time in system, in days", result.value(mean), expected: one.mean,
              standardError: one.error(besideMeanOf: copies), source: source),
            Check.Figure(
              "patients a year and system", Double(result.arrivals(region)) / Double(copies),
              expected: arrivals.mean, standardError: arrivals.error(besideMeanOf: copies), source: source),
          ], digest: result.digest(of: [mean])))
    }
  }

  /// Two replications of Sandwell, one after the other and both at once.
  static let twoThreads = Workload(
    "two threads", "two replications of Sandwell, warm-up included, on two threads; beside it the time on one"
  ) { (order) throws(Refusal) in
    let model = try sandwell(order)
    return Prepared(modelDigest: model.digest) {
      var (events, fingerprints, times) = (0, [UInt64](), [UInt64]())
      for threads in 1...2 {
        let experiment = Experiment(
          model: model, chosen: [], amount: .replications(2), threads: threads, seed: seedHash("two threads".utf8),
          detail: .standard)
        let began = DispatchTime.now().uptimeNanoseconds
        let results = try await experiment.run().scenarios[0]
        times.append(max(DispatchTime.now().uptimeNanoseconds - began, 1))
        var fingerprint = Fingerprint()
        for key in model.focus { for value in results.values(of: key) ?? [] { fingerprint.add(value.bitPattern) } }
        fingerprints.append(fingerprint.value)
        events = Int(results.events)
      }
      return Sample(
        events: events, nanoseconds: times[1], check: Check(digest: fingerprints[1], expectedDigest: fingerprints[0]),
        speedup: Double(times[0]) / Double(times[1]))
    }
  }
}

/// Mean and standard deviation of some independent figures.
struct Scatter: Sendable {
  let mean: Double
  let deviation: Double
  let count: Int

  init(of figures: [Double]) {
    count = figures.count
    let mean = figures.reduce(0, +) / Double(count)
    self.mean = mean
    deviation = (figures.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count - 1)).squareRoot()
  }

  /// Standard error of the mean less that of another so many.
  func error(besideMeanOf others: Int) -> Double {
    deviation * (1 / Double(count) + 1 / Double(others)).squareRoot()
  }
}
