import Experiments
import Foundation
import ModelFiles
import PatientFlow
import RandomStreams

/// What a `run` command line asks for, checked against the model.
struct RunRequest: Sendable {
  /// The experiment.
  var experiment: Experiment
  /// Name of the random draws.
  var seed: String
  /// The results folder.
  var folder: String
  /// Whether everything is written.
  var everything: Bool
  /// Whether the event log is written.
  var patients: Bool
  /// Whether the progress bar is left out.
  var isQuiet: Bool
  /// The precision as written, if one was asked for.
  var precision: String?
  /// The scenarios named, as written.
  var named: [String]

  /// Reads the options of a command line.
  init(_ arguments: ParsedArguments, model: ModelFile) throws(Ending) {
    named = arguments.all("--scenario")
    let chosen = named.isEmpty ? Array(model.scenarios.indices) : try Self.scenarios(named, arguments, model)
    let replications = try arguments.whole("--replications", in: 1...Experiment.mostReplications)
    precision = arguments.value("--precision")
    if replications != nil && precision != nil {
      throw arguments.fault("--replications and --precision exclude each other; give one of them")
    }
    let amount: Experiment.Amount =
      if let precision {
        .precision(try Self.precision(precision, arguments, model))
      } else {
        .replications(replications ?? model.replications)
      }
    seed = arguments.value("--seed") ?? model.seed
    everything = arguments.has("--all")
    patients = arguments.has("--patients")
    isQuiet = arguments.has("--quiet")
    let stem = URL(fileURLWithPath: model.text.path).deletingPathExtension().lastPathComponent
    folder = arguments.value("--out") ?? "Results/" + stem
    if folder.contains("\0") { throw arguments.fault("--out takes the name of a folder") }
    while folder.count > 1 && folder.hasSuffix("/") { folder.removeLast() }
    let threads = try arguments.whole("--threads", in: 1...1_024) ?? ProcessInfo.processInfo.activeProcessorCount
    experiment = Experiment(
      model: model, chosen: chosen, amount: amount, threads: threads, seed: seedHash(seed.utf8),
      detail: everything ? .full : .standard)
  }

  /// The command that gives the numbers of so many replications again.
  func command(_ model: ModelFile, replications: Int) -> String {
    var words = ["d2a", "run", model.text.path]
    for name in named { words += ["--scenario", name] }
    words += ["--replications", String(replications), "--seed", seed]
    if everything { words.append("--all") }
    if patients { words.append("--patients") }
    return words.map(SafeText.shell).joined(separator: " ")
  }

  private static func scenarios(
    _ names: [String], _ arguments: ParsedArguments, _ model: ModelFile
  ) throws(Ending) -> [Int] {
    var chosen: Set<Int> = []
    for name in names { chosen.insert(try arguments.scenario(name, in: model)) }
    return chosen.sorted()
  }

  /// "5%", "2.5 %" or "delay/place:acute/mean=5%".
  private static func precision(
    _ text: String, _ arguments: ParsedArguments, _ model: ModelFile
  ) throws(Ending) -> Precision {
    let cut = text.lastIndex(of: "=")
    let share = text[(cut.map(text.index(after:)) ?? text.startIndex)...].filter { $0 != " " }
    guard share.hasSuffix("%"), let percent = Double(share.dropLast()), percent > 0, percent < 100 else {
      throw arguments.fault("--precision takes a share of the mean above 0 and below 100 %, as in --precision 5%")
    }
    guard let cut else {
      guard let first = model.focus.first else {
        throw arguments.fault("the model names no focus measure; name one, as in --precision delay/place:acute/mean=5%")
      }
      return Precision(of: first, share: percent / 100)
    }
    do throws(MeasureNamingError) {
      let key = try MeasureNaming.key(String(text[..<cut]), model.scenarios[0].names, period: Int32(model.headline))
      return Precision(of: key, share: percent / 100)
    } catch {
      throw arguments.fault("--precision: \(SafeText.line(error.message))")
    }
  }
}
