import Experiments
import ModelFiles
import PatientFlow

/// How a results folder came about: what `run.json` says beside what the results themselves know.
public struct Provenance: Sendable {
  /// Version of the program.
  public var version: String
  /// Version of Swift and the platform it was built for.
  public var platform: String
  /// The command that gives the same numbers again.
  public var command: String
  /// Text whose hash seeded the draws.
  public var seed: String
  /// Replications asked for; nil with a stated precision.
  public var replicationsAsked: Int?
  /// The precision asked for, as text, or nil.
  public var precision: String?
  /// Workers used.
  public var threads: Int
  /// Warnings of the model and of the run, in words.
  public var warnings: [String]
  /// When it was written, ISO 8601 in UTC.
  public var written: String
  /// How long the run took in seconds; nil when a build that must be repeatable asks not to be told.
  public var wallSeconds: Double?
  /// Whether everything was kept (`--all`).
  public var everything: Bool
  /// How the warm-up was chosen; nil where the model states it.
  public var warmUp: WarmUpChoice?

  /// How a folder came about, with every part given.
  public init(
    version: String, platform: String, command: String, seed: String, replicationsAsked: Int?, precision: String?,
    threads: Int, warmUp: WarmUpChoice? = nil, warnings: [String], written: String, wallSeconds: Double?,
    everything: Bool
  ) {
    self.version = version
    self.platform = platform
    self.command = command
    self.seed = seed
    self.replicationsAsked = replicationsAsked
    self.precision = precision
    self.threads = threads
    self.warnings = warnings
    self.written = written
    self.wallSeconds = wallSeconds
    self.everything = everything
    self.warmUp = warmUp
  }

  /// The record of a run.
  ///
  /// - Parameter live: what the page's live simulator starts from, or nil for a page without one.
  func record(
    of results: ExperimentResults, model: ModelFile, files: [(name: String, bytes: Int64)], live: JSONText? = nil
  ) -> JSONText {
    let baseline = results.baseline.scenario
    let names = baseline.names
    var members: [(String, JSONText)] = [("format", .text(ResultsFolder.mark))]
    members.append(("program", program))
    members.append(("command", .text(command)))
    members.append(("written", .text(written)))
    members.append(("wallSeconds", wallSeconds.map { .number($0) } ?? .none))
    members.append(("threads", .whole(Int64(threads))))
    members.append(("isPartial", .flag(results.isInterrupted)))
    members.append(("model", Self.record(of: model)))
    members.append(("seed", .text(seed)))
    members.append(("replications", replications(of: results)))
    members.append(("time", time(of: results, headline: model.headline)))
    members.append(("focus", .list(model.focus.map { .text(MeasureNaming.text($0, names)) })))
    members.append(("focusWords", .list(model.focus.map { .words($0, of: baseline) })))
    members.append(("observed", .list(model.observed.map { Self.record(of: $0, baseline) })))
    members.append(("names", NamesRecord(results.scenarios.map(\.scenario)).record))
    members.append(("scenarios", .list(results.scenarios.map { Self.record(of: $0) })))
    members.append(("parameters", .list(model.parameters.map(Self.record(of:)))))
    members.append(("evidence", .list(model.evidence.map(Self.record(of:)))))
    members.append(("warnings", .list(warnings.map { .text($0) })))
    members.append(("events", .whole(results.scenarios.reduce(0) { $0 + $1.events })))
    members.append(("swaps", .whole(results.scenarios.reduce(0) { $0 + $1.swaps })))
    members.append(("files", .list(files.map { .object([("name", .text($0.name)), ("bytes", .whole($0.bytes))]) })))
    if let live { members.append(("live", live)) }
    return .object(members)
  }

  private var program: JSONText {
    .object([("name", .text("d2a")), ("version", .text(version)), ("built", .text(platform))])
  }

  private func replications(of results: ExperimentResults) -> JSONText {
    .object([
      ("completed", .whole(Int64(results.replications))),
      ("asked", replicationsAsked.map { .whole(Int64($0)) } ?? .none),
      ("precision", .optional(precision)),
      ("precisionReached", results.precision.map { .number($0.achieved) } ?? .none),
    ])
  }

  private func time(of results: ExperimentResults, headline: Int) -> JSONText {
    let (timing, names) = (results.baseline.scenario.network.timing, results.baseline.scenario.names)
    let day = { (time: Int64) in JSONText.text(DateText.date(timing.dayZero + Int32(time / WeeklySchedule.day))) }
    let warmUp = Double(timing.start - timing.warmUpBegins) / Double(WeeklySchedule.day)
    let periods = zip(names.periods, timing.periods).map { name, window in
      (name.id, JSONText.list([day(window.begins), day(window.ends - 1)]))
    }
    let censuses = timing.censusDates
    let chosen = self.warmUp.map {
      "chosen by MSER-5 from \(WarmUpChoice.trials) trials of \($0.trialDays) days"
    }
    let choice = self.warmUp.map { choice in [("warmUpChoice", Self.record(of: choice))] } ?? []
    return .object(
      [
        ("warmUpDays", .number(warmUp)), ("warmUpChosen", .text(chosen ?? "stated in the model")),
        ("warmUpBegins", day(timing.warmUpBegins)), ("firstDay", day(timing.start)), ("lastDay", day(timing.end - 1)),
        ("census", .text(DateText.clock(timing.censusTimeOfDay))),
        (
          "censusDays",
          .list(
            censuses.isEmpty ? [] : [censuses.lowerBound, censuses.upperBound - 1].map { .text(DateText.date($0)) })
        ),
        ("hasHours", .flag(results.scenarios.contains { $0.scenario.network.hasHours })),
        ("headline", .text(MeasureNaming.period(Int32(headline), names))), ("periods", .object(periods)),
      ] + choice)
  }

  /// The levels that a warm-up was chosen by: means of five days, and how much of each was cut.
  private static func record(of choice: WarmUpChoice) -> JSONText {
    let courses = choice.courses.map { course in
      JSONText.object([
        ("level", .text(course.level)), ("days", .whole(Int64(course.days))), ("meansOfFiveDays", .row(course.means)),
      ])
    }
    return .object([
      ("rule", .text("MSER-5")), ("trials", .whole(Int64(WarmUpChoice.trials))),
      ("trialDays", .whole(Int64(choice.trialDays))), ("levels", .list(courses)),
    ])
  }

  private static func record(of model: ModelFile) -> JSONText {
    let files = model.files.map { file in
      JSONText.object([
        ("path", .text(file.path)), ("bytes", .whole(Int64(file.bytes))), ("sha256", .text(file.digest)),
      ])
    }
    return .object([
      ("title", .text(model.title)), ("status", .text(model.status)), ("path", .text(model.text.path)),
      ("files", .list(files)),
    ])
  }

  private static func record(of row: ObservedRow, _ baseline: Scenario) -> JSONText {
    .object([
      ("measure", .text(row.measure)), ("period", .text(MeasureNaming.period(Int32(row.period), baseline.names))),
      ("value", .number(row.value)), ("tolerance", .number(row.tolerance)), ("evidence", .optional(row.evidence)),
      ("words", .words(row.key, of: baseline)),
    ])
  }

  private static func record(of results: ScenarioResults) -> JSONText {
    let scenario = results.scenario
    let changes = scenario.changes.map { change in
      JSONText.object([
        ("verb", .text(change.verb)), ("path", .text(change.path)), ("before", .optional(change.before)),
        ("after", .optional(change.after)),
      ])
    }
    let load = scenario.load.map { row in
      JSONText.object([
        ("kind", .text(row.kind.rawValue)), ("name", .text(row.name)), ("unit", .text(row.unit)),
        ("offered", .number(row.offered)), ("capacity", .number(row.capacity)),
        ("arithmetic", .text(row.arithmetic)),
      ])
    }
    return .object([
      ("id", .text(scenario.id)), ("label", .text(scenario.label)), ("because", .optional(scenario.because)),
      ("evidence", .optional(scenario.evidence)), ("basedOn", .optional(scenario.basedOn)),
      ("changes", .list(changes)), ("load", .list(load)), ("capacity", .capacity(of: results)),
    ])
  }

  private static func record(of parameter: ParameterRow) -> JSONText {
    .object([
      ("path", .text(parameter.path)), ("value", .text(parameter.value)), ("low", .optional(parameter.low)),
      ("high", .optional(parameter.high)), ("evidence", .optional(parameter.evidence)),
      ("quality", .text(parameter.quality)),
    ])
  }

  private static func record(of evidence: EvidenceRecord) -> JSONText {
    .object([
      ("id", .text(evidence.id)), ("title", .text(evidence.title)), ("publisher", .optional(evidence.publisher)),
      ("date", .optional(evidence.date)), ("url", .optional(evidence.url)), ("place", .optional(evidence.place)),
      ("quality", .text(evidence.quality)), ("fact", .optional(evidence.fact)),
    ])
  }
}

extension Network {
  /// Whether anything in it depends on the hour: opening hours, rotas, reviews, or when patients arrive.
  fileprivate var hasHours: Bool {
    !schedules.isEmpty
      || sources.contains { source in
        source.cumulativeByHour.enumerated().contains { ($1 - Double($0 + 1) / 24).magnitude > 1e-9 }
      }
  }
}
