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
    let index = try arguments.value("--scenario").map { name throws(Ending) in
      try arguments.scenario(name, in: written)
    }
    let seed = arguments.value("--seed") ?? written.seed
    let threads = ProcessInfo.processInfo.activeProcessorCount
    let model = try await written.warmedUp(seed: seed, threads: threads).model
    let scenario = model.scenarios[index ?? 0]
    let choice = try wanted.choice(under: scenario, arguments)
    let trace = PatientTrace(of: choice, under: scenario, seed: seedHash(seed.utf8), replication: replication)
    guard let story = PatientStory(trace, of: scenario) else {
      throw arguments.fault(wanted.absence(trace.followed, replication))
    }
    let head =
      "\(model.title). Scenario \(scenario.label), replication \(replication), seed \"\(seed)\". "
      + "Patient \(story.name): \(story.cohort), from \(story.source)."
    try console.say(SafeText.wrapped(SafeText.line(head)) + "\n\n" + table(story) + "\n" + summary(story))
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

/// The patient that a command line names: "emergency:2022-07-04:3", "emergency:17", or "initial:acute:3".
private struct WantedPatient {
  private let text: String
  private let source: String
  /// Of one who is there at the beginning, the place that lists it.
  private let place: String?
  private let day: Int32?
  private let number: Int64

  init(_ arguments: ParsedArguments) throws(Ending) {
    guard let text = arguments.value("--patient") else {
      throw arguments.fault("--patient is missing; for example: \(arguments.command.example)")
    }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    place = parts.count == 3 && parts[0] == PatientEvent.initial ? parts[1] : nil
    guard (2...3).contains(parts.count), let number = parts.last.flatMap({ Int64($0) }), number >= 1,
      parts.count == 2 || ((place != nil || DateText.day(parts[1]) != nil) && number <= Int32.max)
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
  func choice(under scenario: Scenario, _ arguments: ParsedArguments) throws(Ending) -> PatientChoice {
    let names = scenario.names
    if let place {
      guard let index = names.places.firstIndex(where: { $0.id == place }) else {
        let all = names.places.map(\.id)
        throw arguments.fault(
          "the model has no place \"\(SafeText.line(place))\"\(Suggestion.of(place, among: all))")
      }
      let timing = scenario.network.timing
      let day = timing.dayZero + Int32(timing.warmUpBegins / WeeklySchedule.day)
      return .ofDay(source: Int32(-1 - index), day: day, index: Int32(number - 1))
    }
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
    if let place {
      return
        "there is no patient \(SafeText.line(text)): \(SafeText.line(place)) lists \(all) who are there at the beginning"
    }
    let there = "\(all) patient\(all == 1 ? "" : "s") of that source"
    let ofDay = day == nil ? "" : ", \(followed.arrivalsOfDay) of them on that day"
    return "there is no patient \(SafeText.line(text)): replication \(replication) has \(there)\(ofDay), "
      + "warm-up included"
  }
}
