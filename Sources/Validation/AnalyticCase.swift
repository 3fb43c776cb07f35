import Experiments
import ModelFiles
import PatientFlow
import RandomStreams
import Statistics

/// A model small enough for theory to know what must come out, written as a planner would write it.
///
/// ```swift
/// for result in try await AnalyticCase.all[0].compared(threads: 2) { print(result.estimate, result.truth, result.z) }
/// ```
public struct AnalyticCase: Sendable {
  /// What it is called, in small letters: "beds-3".
  public let name: String
  /// What it shows, in a few words.
  public let title: String
  /// Where the truth comes from, in short: "Erlang C".
  public let source: String
  /// The title with the source of the truth, where it does not say it already.
  public var heading: String { title.contains("(\(source))") ? title : "\(title) (\(source))" }

  /// The model file.
  public let text: String
  /// Independent runs.
  public let replications: Int
  /// What is compared. The first is the case's chief one: over the suite, those are independent of each other.
  public let measures: [AnalyticMeasure]

  /// Every case, in the order in which they are told.
  public static let all: [AnalyticCase] = [
    oneBed, severalBeds, losses, unlimitedRoom, fromEmpty, priorities, staffing, hours, delays, networks, blocking,
    sizes, beginnings,
  ].flatMap { $0 }

  /// Why a case could not be compared: its model is not one.
  public struct Unreadable: Error, Sendable, CustomStringConvertible {
    /// What is wrong with it, as a planner would be told.
    public let description: String
  }

  /// Simulates the case and sets what came out beside the truth. The draws are seeded by the case's name.
  ///
  /// - Parameters:
  ///   - threads: replications simulated at the same time.
  ///   - replications: how many; the case's own number unless given.
  ///   - stayFactor: a planted fault: every stay of the model is scaled by it, while the truth remains.
  /// - Throws: `Unreadable`, `Experiment.Refusal`, or a `MeasureNamingError` where a measure is not one of the model's.
  public func compared(
    threads: Int, replications: Int? = nil, stayFactor: Double = 1
  ) async throws -> [AnalyticResult] {
    let model = try Self.read(text)
    let number = replications ?? self.replications
    guard stayFactor != 1 else { return try await compared(model, scenario: 0, threads, number) }
    let (names, network) = (model.scenarios[0].names, model.scenarios[0].network)
    let changes = names.steps.indices.filter { network.steps[$0].kind == .stay }.map { index in
      #"{ "scale": "steps.\#(names.steps[index].id).stay", "by": \#(stayFactor) }"#
    }
    if changes.isEmpty { return try await compared(model, scenario: 0, threads, number) }
    let scenarios = #"  "scenarios": { "planted": { "changes": [\#(changes.joined(separator: ", "))] } },"#
    let planted = try Self.read(text.dropLast(2) + scenarios + "\n}\n")
    return try await compared(planted, scenario: 1, threads, number)
  }

  private static func read(_ text: some StringProtocol) throws(Unreadable) -> ModelFile {
    let source = SourceText(path: "model.jsonc", bytes: Array(text.utf8))
    let reading = ModelFile.read(source)
    guard let model = reading.model else {
      throw Unreadable(description: render(reading.diagnostics, of: source, color: false))
    }
    return model
  }

  private func compared(
    _ model: ModelFile, scenario: Int, _ threads: Int, _ replications: Int
  ) async throws -> [AnalyticResult] {
    let names = model.scenarios[scenario].names
    let readings = try measures.map { try AnalyticReading($0.probe, names) }
    var values = [[Double]](repeating: [], count: measures.count)
    // Some series are kept as means over replications only; then each replication is an experiment of its own.
    let isSingle = readings.contains { $0.isFolded }
    for run in 0..<(isSingle ? replications : 1) {
      var experiment = Experiment(
        model: model, chosen: [scenario], amount: .replications(isSingle ? 1 : replications), threads: threads,
        seed: seedHash((isSingle ? "\(name) \(run + 1)" : name).utf8), detail: .full)
      experiment.selections = experiment.selections.suffix(1).map { AnalyticReading.selection(readings, of: $0) }
      experiment.scenarios = [model.scenarios[scenario]]
      let results = try await experiment.run()
      for index in readings.indices { values[index] += readings[index].values(results.scenarios[0]) }
    }
    return zip(measures, values).map { AnalyticResult(self, $0, values: $1) }
  }
}
