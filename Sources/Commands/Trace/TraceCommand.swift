import Experiments
import Foundation
import ModelFiles
import PatientFlow
import RandomStreams
import Reports

/// `d2a trace`: the story of one patient.
struct TraceCommand {
  private let arguments: ParsedArguments
  private let console: Console

  /// The command for its arguments.
  init(_ arguments: ParsedArguments, on console: Console) {
    self.arguments = arguments
    self.console = console
  }

  /// Reruns the replication and prints what happened to the patient.
  func run() async throws(Ending) {
    let wanted = try WantedPatient(arguments)
    let replication = try arguments.whole("--replication", in: 1...Int(Int32.max)) ?? 1
    let written = try ModelFile.read(arguments.operand, telling: console)
    _ = try scenario(of: written)
    let seed = arguments.value("--seed") ?? written.seed
    let threads = ProcessInfo.processInfo.activeProcessorCount
    let model = try await written.warmedUp(seed: seed, threads: threads).model
    let scenario = try scenario(of: model)
    let choice = try wanted.choice(among: scenario.names, arguments)
    let trace = PatientTrace(of: choice, under: scenario, seed: seedHash(seed.utf8), replication: replication)
    guard let story = PatientStory(trace, of: scenario) else {
      throw arguments.fault(wanted.absence(trace.followed, replication))
    }
    let head =
      "\(model.title). Scenario \(scenario.label), replication \(replication), seed \"\(seed)\". "
      + "Patient \(story.name): \(story.cohort), from \(story.source)."
    try console.say(SafeText.wrapped(SafeText.line(head)) + "\n\n" + table(story) + "\n" + summary(story))
  }

  private func scenario(of model: ModelFile) throws(Ending) -> Scenario {
    guard let name = arguments.value("--scenario") else { return model.scenarios[0] }
    if let scenario = model.scenarios.first(where: { $0.id == name }) { return scenario }
    let all = model.scenarios.map(\.id)
    throw arguments.fault(
      "the model has no scenario \"\(SafeText.line(name))\"\(Suggestion.of(name, among: all)) It has "
        + all.map(SafeText.line).joined(separator: ", "))
  }

  private func table(_ story: PatientStory) -> String {
    var table = TextTable(
      ["day", "time", "event", "where", "after", "reason of the delay"], [.left, .left, .left, .left, .right, .left])
    var day = ""
    for row in story.rows {
      let place = [row.step, row.place].filter { !$0.isEmpty }.joined(separator: ", ")
      table.add([row.day == day ? "" : row.day, row.time, row.event, place, row.since, row.reason])
      day = row.day
    }
    return table.text()
  }

  private func summary(_ story: PatientStory) -> String {
    var table = TextTable(["place", "length of stay", "delay", "of it"], [.left, .right, .right, .left])
    for stay in story.stays { table.add([stay.place, stay.length, stay.delay, Self.list(stay.reasons)]) }
    let whole = story.timeInSystem.map { "From arrival to the last exit: \($0)." } ?? "Still there at the end."
    let delay = story.reasons.isEmpty ? "" : ", of it " + Self.list(story.reasons)
    let stays = story.stays.isEmpty ? "" : console.heading("Stays") + "\n" + table.text() + "\n"
    return stays + SafeText.wrapped(SafeText.line("\(whole) Delay in all: \(story.delay)\(delay).")) + "\n"
  }

  private static func list(_ reasons: [(reason: String, time: String)]) -> String {
    reasons.map { "\($0.reason) \($0.time)" }.joined(separator: ", ")
  }
}

/// The patient that a command line names: "emergency:2022-07-04:3", or "emergency:17".
private struct WantedPatient {
  private let text: String
  private let source: String
  private let day: Int32?
  private let number: Int64

  init(_ arguments: ParsedArguments) throws(Ending) {
    guard let text = arguments.value("--patient") else {
      throw arguments.fault("--patient is missing; for example: \(arguments.command.example)")
    }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard (2...3).contains(parts.count), let number = parts.last.flatMap({ Int64($0) }), number >= 1,
      parts.count == 2 || (DateText.day(parts[1]) != nil && number <= Int32.max)
    else {
      throw arguments.fault(
        "--patient takes a source and a number, emergency:17, or a name of patients.csv, emergency:2022-07-04:3; "
          + "\"\(SafeText.line(text))\" is neither")
    }
    self.text = text
    self.number = number
    source = parts[0]
    day = parts.count == 3 ? DateText.day(parts[1]) : nil
  }

  /// The patient in the indices of a network.
  func choice(among names: Names, _ arguments: ParsedArguments) throws(Ending) -> PatientChoice {
    guard let index = names.sources.firstIndex(where: { $0.id == source }) else {
      let all = names.sources.map(\.id)
      throw arguments.fault(
        "the model has no source \"\(SafeText.line(source))\"\(Suggestion.of(source, among: all)) It has "
          + all.map(SafeText.line).joined(separator: ", "))
    }
    guard let day else { return .inOrder(source: Int32(index), number: number) }
    return .ofDay(source: Int32(index), day: day, index: Int32(number - 1))
  }

  /// Why there is no such patient.
  func absence(_ followed: FollowedPatient, _ replication: Int) -> String {
    let all = followed.arrivals
    let there = "\(all) patient\(all == 1 ? "" : "s") of that source"
    let ofDay = day == nil ? "" : ", \(followed.arrivalsOfDay) of them on that day"
    return "there is no patient \(SafeText.line(text)): replication \(replication) has \(there)\(ofDay), "
      + "warm-up included"
  }
}
