import Experiments
import Figures
import Foundation
import ModelFiles
import Validation

/// `d2a validate`: what is expected beside what is simulated, case by case.
struct ValidateCommand {
  private let arguments: ParsedArguments
  private let console: Console

  /// The command for its arguments.
  init(_ arguments: ParsedArguments, on console: Console) {
    self.arguments = arguments
    self.console = console
  }

  /// Runs the cases named, or all of them.
  func run() async throws(Ending) {
    let threads = try arguments.whole("--threads", in: 1...1_024) ?? ProcessInfo.processInfo.activeProcessorCount
    let chosen = try chosen()
    if arguments.has("--list") { return try list(chosen) }
    var tally = ValidationTally()
    var analytic: [AnalyticCase] = []
    for (index, each) in chosen.enumerated() {
      switch each {
      case .published(let path):
        if index > 0 { try console.say("\n") }
        tally += try await run(read(path), threads: threads)
      case .analytic(let known): analytic.append(known)
      }
    }
    if !analytic.isEmpty {
      if analytic.count < chosen.count { try console.say("\n") }
      tally += try await run(analytic, threads: threads)
    }
    if chosen.count > 1 { try console.say("\n" + console.heading("All cases: \(tally.sentence)") + "\n") }
    if !tally.isGood { throw Ending(Ending.failure) }
  }

  private func chosen() throws(Ending) -> [ValidationCase] {
    let words = arguments.operands
    let folder = arguments.value("--models")
    let needsFolder = words.isEmpty || words.contains { !ValidationCase.isPath($0) }
    let all = needsFolder ? try all(in: folder) : []
    if words.isEmpty { return all }
    var chosen: [ValidationCase] = []
    for word in words { chosen.append(try ValidationCase.named(word, among: all)) }
    return chosen
  }

  /// Every case. Without a folder named, and none where it is expected, these are the analytic ones.
  private func all(in folder: String?) throws(Ending) -> [ValidationCase] {
    if folder == nil, PublishedCase.models(in: Self.folder) == nil {
      console.complain("note: there is no folder \(Self.folder) here, so only the analytic cases are known")
      return ValidationCase.analytic
    }
    return try ValidationCase.all(models: folder ?? Self.folder)
  }

  private static let folder = "Models/published"

  private func list(_ cases: [ValidationCase]) throws(Ending) {
    var table = TextTable(["case", "what", "rows"], [.left, .left, .right])
    for each in cases {
      switch each {
      case .published(let path):
        let published = try read(path)
        table.add([published.name, published.model.title, "\(published.rows.count)"])
      case .analytic(let analytic):
        table.add([analytic.name, analytic.heading, "\(analytic.measures.count)"])
      }
    }
    try console.say(table.text())
  }

  /// Reads a published case, or tells what is wrong with it.
  private func read(_ path: String) throws(Ending) -> PublishedCase {
    do throws(PublishedCase.Refusal) {
      return try PublishedCase(modelPath: path)
    } catch {
      switch error {
      case .missing(let path):
        throw Ending(Ending.noInput, "error: \(SafeText.line(path)) is not there or cannot be read")
      case .table(let faults):
        throw Ending(Ending.model, faults.map { "error: " + SafeText.line($0.description) }.joined(separator: "\n"))
      case .model:
        // The reader of models tells what is wrong, as for a run.
        _ = try ModelFile.read(path, telling: console)
        throw Ending(Ending.model)
      }
    }
  }

  /// Runs analytic cases, all in one table.
  private func run(_ cases: [AnalyticCase], threads: Int) async throws(Ending) -> ValidationTally {
    let bar = ProgressBar(on: console, unit: "analytic cases", perReplication: 1, isQuiet: arguments.has("--quiet"))
    let work = Task {
      var results: [[AnalyticResult]] = []
      for each in cases {
        if Task.isCancelled { return results }
        results.append(try await each.compared(threads: threads))
        bar.show(Progress(completed: results.count, total: cases.count))
      }
      return results
    }
    let interruption = Interruption { work.cancel() }
    let outcome = await work.result
    interruption.end()
    bar.clear()
    switch outcome {
    case .success(let results):
      if results.count < cases.count {
        throw Ending(Ending.interrupted, "Interrupted; the analytic cases were not finished.")
      }
      let text = AnalyticText(results, isWhole: cases.count == AnalyticCase.all.count, console)
      try console.say(text.whole)
      return text.tally
    case .failure(let error):
      throw Ending(Ending.failure, "error: an analytic case failed: \(error)")
    }
  }

  private func run(_ published: PublishedCase, threads: Int) async throws(Ending) -> ValidationTally {
    let bar = ProgressBar(
      on: console, unit: "simulated periods of \(published.name)", perReplication: published.runCount,
      isQuiet: arguments.has("--quiet"))
    let work = Task { try await published.compared(threads: threads) { bar.show($0) } }
    let interruption = Interruption { work.cancel() }
    let outcome = await work.result
    interruption.end()
    bar.clear()
    switch outcome {
    case .success(nil): throw Ending(Ending.interrupted, "Interrupted; \(published.name) was not finished.")
    case .success(let rows?):
      let text = PublishedText(published, rows, console)
      try console.say(text.whole)
      return text.tally
    case .failure(let error):
      throw Ending(Ending.failure, "error: \(SafeText.line(published.name)) failed: \(error)")
    }
  }
}
