import Benchmarks
import Experiments
import Foundation
import Reports

/// `d2a bench`: fixed workloads, what they take, and what fell behind an earlier measurement.
struct BenchCommand {
  private let arguments: ParsedArguments
  private let console: Console
  private let environment: Environment

  /// The command for its arguments.
  init(_ arguments: ParsedArguments, on console: Console, in environment: Environment) {
    self.arguments = arguments
    self.console = console
    self.environment = environment
  }

  /// Runs the workloads, writes the report, and says what came of them.
  func run() async throws(Ending) {
    if let name = arguments.value("--print") { return try show(name) }
    if arguments.has("--list") { return try list() }
    let request = try BenchRequest(arguments)
    let file = try request.json.map { path throws(Ending) in try ReportFile(path) }
    let outcome: Benchmark.Outcome
    do throws(Ending) {
      outcome = try await measure(request)
    } catch {
      file?.abandon()
      throw error
    }
    let report = report(outcome, request)
    try console.say(BenchText(report, console).whole)
    if outcome.records.isEmpty {
      file?.abandon()
      throw Ending(Ending.noInput, "error: none of the workloads could be run here")
    }
    try file?.write(report)
    var isGood = report.isRight
    if let (path, baseline, share) = request.comparison {
      let comparison = RatioComparison(outcome.records, with: baseline, within: share)
      try console.say(BenchText.text(of: comparison, with: path, within: share))
      isGood = isGood && comparison.isGood
    }
    if !report.isRight { console.complain("error: a check is wrong; the times of that workload mean nothing") }
    if !isGood { throw Ending(Ending.failure) }
  }

  private func list() throws(Ending) {
    var table = TextTable(["workload", "what"], [.left, .left])
    for each in Workload.all { table.add([each.name, each.summary + (each.isOnRequest ? " (only when named)" : "")]) }
    try console.say(table.text())
  }

  private func show(_ name: String) throws(Ending) {
    guard let text = try BenchRequest.workload(name, arguments).modelText else {
      throw arguments.fault("\"\(SafeText.line(name))\" has no model file of its own to print")
    }
    try console.say(text)
  }

  private func measure(_ request: BenchRequest) async throws(Ending) -> Benchmark.Outcome {
    let bar = ProgressBar(on: console, unit: "runs", perReplication: 1, isQuiet: request.isQuiet)
    let benchmark = request.benchmark
    let work = Task { try await benchmark.run { bar.show(Progress(completed: $0, total: $1)) } }
    let interruption = Interruption { work.cancel() }
    let result = await work.result
    interruption.end()
    bar.clear()
    switch result {
    case .success(let outcome):
      if outcome.isInterrupted { throw Ending(Ending.interrupted, "Interrupted; nothing was written.") }
      return outcome
    case .failure(Workload.Refusal.model(let text)): throw Ending(Ending.model, text)
    case .failure(is CancellationError):
      throw Ending(Ending.interrupted, "Interrupted; nothing was written.")
    case .failure(let error): throw Ending(Ending.failure, "error: a workload failed: \(error)")
    }
  }

  private func report(_ outcome: Benchmark.Outcome, _ request: BenchRequest) -> BenchmarkReport {
    let now = environment.sourceDate ?? Int64(Date().timeIntervalSince1970)
    return BenchmarkReport(
      outcome, of: request.benchmark, version: Program.version, swift: VersionText.swift,
      platform: VersionText.system + " " + VersionText.processor, date: DateText.utc(secondsSince1970: now))
  }
}

/// The report on its way to its place: written beside it, and moved there when it is whole.
private struct ReportFile {
  private let path: String
  private let writer: FileWriter
  private var temporary: String { path + ".\(getpid()).d2a-writing" }

  /// Begins to write, so that a place where nothing can be written is known before anything is run.
  init(_ path: String) throws(Ending) {
    self.path = path
    do throws(FileFault) {
      writer = try FileWriter(path: path + ".\(getpid()).d2a-writing")
    } catch {
      throw Ending(FileFault(error.kind, path, reason: error.reason))
    }
  }

  func abandon() { unlink(temporary) }

  func write(_ report: BenchmarkReport) throws(Ending) {
    guard let bytes = try? report.json() else {
      abandon()
      throw Ending(Ending.failure, "error: the report has a number that JSON cannot hold")
    }
    do throws(FileFault) {
      try writer.write(bytes)
      try writer.finish()
      if rename(temporary, path) != 0 {
        throw FileFault(.cannotCreate, path, reason: String(cString: strerror(errno)))
      }
    } catch {
      abandon()
      throw Ending(FileFault(error.kind, path, reason: error.reason))
    }
  }
}
