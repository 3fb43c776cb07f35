import Foundation
import PatientFlow

@testable import ModelFiles

/// What a damaged model goes through: reading, rendering, and when it is still a model some days of simulation.
struct DamageTrial {
  /// What went wrong.
  struct Finding: Error, CustomStringConvertible {
    var description: String
    init(_ description: String) { self.description = description }
  }

  /// Whether it was a model.
  var isModel: Bool
  /// How long it took to read and to tell what is wrong.
  var readingTime: Duration
  /// Events simulated.
  var events: Int64 = 0

  /// Tries one input; the number varies what is observed. With `runs` what still is a model is simulated.
  init(
    _ bytes: [UInt8], files: [SourceText] = [], evidence: EvidenceLibrary, number: Int, runs: Bool = true
  ) throws {
    let source = SourceText(path: "damaged.jsonc", bytes: bytes)
    let clock = ContinuousClock()
    let begins = clock.now
    let reading = ModelFile.read(source, evidence: evidence, files: DataFiles(files))
    let text = render(reading.diagnostics, of: source, files: reading.files, color: false)
    readingTime = clock.now - begins
    let hasError = reading.diagnostics.contains { $0.severity == .error }
    isModel = reading.model != nil
    guard isModel != hasError else { throw Finding("a model with an error, or none without") }
    guard !hasError || text.contains("error[M") else { throw Finding("refused without a word") }
    if let control = Self.control(in: text) { throw Finding("shows \(control.escaped(asASCII: true))") }
    guard runs else { return }
    for scenario in reading.model?.scenarios.prefix(3) ?? [] { events += try Self.run(scenario, number) }
  }

  /// A control or direction character in what goes to the terminal, or nil.
  private static func control(in text: String) -> Unicode.Scalar? {
    text.unicodeScalars.first { scalar in
      guard scalar != "\n" else { return false }
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: return true
      default: return false
      }
    }
  }

  /// Runs up to four days of a scenario with all invariants checked; gives the number of events.
  ///
  /// Of great demand only a part arrives, so that a day is not long.
  private static func run(_ scenario: Scenario, _ number: Int) throws -> Int64 {
    var network = scenario.network
    for load in scenario.load where !(load.offered >= 0) || load.arithmetic.isEmpty { throw Finding("\(load)") }
    for index in network.sources.indices {
      network.sources[index].perDay = min(network.sources[index].perDay, 10)
      network.sources[index].daily = network.sources[index].daily.map { min($0, 10) }
    }
    for index in network.initial.indices { network.initial[index].count = min(network.initial[index].count, 50) }
    let day: Int64 = 86_400_000_000
    let begins = network.timing.warmUpBegins
    let end = min(network.timing.end, begins + 4 * day)
    network.timing.start = min(network.timing.start, begins + (end - begins) / 3)
    network.timing.end = end
    network.timing.periods = network.timing.periods.map { _ in Window(begins: network.timing.start, ends: end) }
    var replication = Replication(
      network: network, seed: 7, number: 1 + number % 50,
      observing: Observation(hourly: number % 2 == 0, checksInvariants: true), log: PatientLog(isOn: number % 4 == 0))
    replication.run(until: end)
    let (result, _) = replication.finish()
    for key in Catalogue(of: network, detail: number % 8 == 0 ? .full : .standard).keys {
      let value = result.value(key)
      guard value.isNaN || value.isFinite else {
        throw Finding("\(MeasureNaming.text(key, scenario.names)) is \(value)")
      }
    }
    return result.events
  }
}
