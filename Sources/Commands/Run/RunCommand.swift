import Dispatch
import Experiments
import Figures
import Foundation
import ModelFiles
import Reports

/// `d2a run`: simulates, writes the results folder and says what differs.
struct RunCommand {
  private let arguments: ParsedArguments
  private let console: Console
  private let environment: Environment

  /// The command for its arguments.
  init(_ arguments: ParsedArguments, on console: Console, in environment: Environment) {
    self.arguments = arguments
    self.console = console
    self.environment = environment
  }

  /// Carries the command out.
  func run() async throws(Ending) {
    let written = try ModelFile.read(arguments.operand, telling: console)
    // What is wrong with the command line is said before any trial.
    let asked = try RunRequest(arguments, model: written)
    let (model, warmUp) = try await written.warmedUp(seed: asked.seed, threads: asked.experiment.threads)
    let request = warmUp == nil ? asked : try RunRequest(arguments, model: model)
    try refuseTooLarge(request)
    let folder = try open(request.folder)
    let patients = try pieces(request, in: folder)
    try console.say(Announcement(model, request, warmUp, console).text)

    let began = DispatchTime.now().uptimeNanoseconds
    let results = try await simulate(request, model, patients)
    let seconds = Double(DispatchTime.now().uptimeNanoseconds - began) / 1e9
    if results.replications == 0 {
      folder.abandon()
      throw Ending(Ending.interrupted, "Interrupted before the first replication was complete; nothing was written.")
    }

    let target = results.isInterrupted ? try open(request.folder + ".partial") : folder
    let record = provenance(request, model, warmUp, results, seconds)
    do throws(FileFault) {
      try target.write(
        results, of: request.experiment, model, patients: patients, provenance: record)
    } catch {
      throw Ending(error)
    }
    if results.isInterrupted { folder.abandon() }
    try tell(results, request, model, record, in: target.path)
  }

  // MARK: Before the run

  private func refuseTooLarge(_ request: RunRequest) throws(Ending) {
    let (needed, limit) = (request.experiment.estimatedBytes, Experiment.memoryLimit)
    if needed > limit {
      let figures = "about \(needed >> 20) MiB of memory; the limit is \(limit >> 20) MiB"
      throw arguments.fault(
        "the results would take \(figures). Ask for fewer replications or scenarios, or leave out --all")
    }
  }

  private func open(_ path: String) throws(Ending) -> ResultsFolder {
    do throws(FileFault) { return try ResultsFolder(path: path) } catch { throw Ending(error) }
  }

  private func pieces(_ request: RunRequest, in folder: ResultsFolder) throws(Ending) -> PatientPieces? {
    if !request.patients { return nil }
    do throws(FileFault) { return try PatientPieces(in: folder, of: request.experiment) } catch { throw Ending(error) }
  }

  // MARK: The run

  /// Runs the experiment; Ctrl-C stops it at the replications that are complete.
  private func simulate(
    _ request: RunRequest, _ model: ModelFile, _ patients: PatientPieces?
  ) async throws(Ending) -> ExperimentResults {
    let unit = Announcement.replicationName(model) + "s"
    let bar = ProgressBar(
      on: console, unit: unit, perReplication: request.experiment.scenarios.count, isQuiet: request.isQuiet)
    var sink: Experiment.EventSink?
    if let patients { sink = { scenario, number, events in try patients.write(scenario, number, events) } }
    let work = Task { [sink] in try await request.experiment.run(events: sink) { bar.show($0) } }
    let interruption = Interruption { work.cancel() }
    let outcome = await work.result
    interruption.end()
    bar.clear()
    switch outcome {
    case .success(let results): return results
    case .failure(let fault as FileFault): throw Ending(fault)
    case .failure(let error): throw Ending(Ending.failure, "error: the run failed: \(error)")
    }
  }

  // MARK: After the run

  private func provenance(
    _ request: RunRequest, _ model: ModelFile, _ warmUp: WarmUpChoice?, _ results: ExperimentResults, _ seconds: Double
  ) -> Provenance {
    var warnings = model.diagnostics.filter { $0.severity == .warning }.map { "\($0.code): \($0.message)" }
    if let warning = precisionWarning(results) { warnings.append(warning) }
    let asked: Int? = if case .replications(let count) = request.experiment.amount { count } else { nil }
    let now = environment.sourceDate ?? Int64(Date().timeIntervalSince1970)
    return Provenance(
      version: Program.version, platform: VersionText.platform,
      command: request.command(model, replications: results.replications), seed: request.seed,
      replicationsAsked: asked, precision: request.precision, threads: request.experiment.threads,
      warmUp: warmUp,
      warnings: warnings, written: DateText.utc(secondsSince1970: now),
      wallSeconds: environment.sourceDate == nil ? (seconds * 1_000).rounded() / 1_000 : nil,
      everything: request.everything)
  }

  private func precisionWarning(_ results: ExperimentResults) -> String? {
    guard let precision = results.precision, !precision.isReached, !results.isInterrupted else { return nil }
    let (asked, achieved) = (precision.asked.share * 100, precision.achieved * 100)
    return """
      the precision asked for, \(Rounding.text(asked, decimals: 1)) %, was not reached in \(results.replications) \
      replications; 
      """
        + "in the least precise scenario it is \(Rounding.text(achieved, decimals: 1)) %"
  }

  private func tell(
    _ results: ExperimentResults, _ request: RunRequest, _ model: ModelFile, _ record: Provenance, in path: String
  ) throws(Ending) {
    if let warning = precisionWarning(results) { console.complain("warning: " + warning) }
    try console.say(Answer(results, model, console).text)
    let files = results.isInterrupted ? "Partial results" : "Results"
    try console.say("\n\(files): \(SafeText.line(path))/ (measures.csv says what each number means)\n")
    try console.say("Report: \(SafeText.line(path))/report.html\n")
    try console.say("The same numbers again: \(record.command)\n")
    if results.isInterrupted {
      let asked = record.replicationsAsked.map { " of \($0)" } ?? ""
      throw Ending(
        Ending.interrupted,
        """
        Interrupted: \(results.replications)\(asked) replications were complete and are kept in \
        \(SafeText.line(path))/
        """)
    }
  }
}
