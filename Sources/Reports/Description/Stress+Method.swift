import ModelFiles
import PatientFlow

// Sections 3 to 6 of the checklist: data, experiments, the program, and where the model can be had.

extension Teller {
  /// Section 3.
  var data: [StressChecklist.Item] {
    let bare = model.parameters.filter { $0.evidence == nil }.count
    return [
      .init(
        "3.1", "Data sources", evidence.lines,
        missing: bare == 0 ? nil : "sources of the \(bare) figures that name none, where there are any"),
      .init("3.2", "Input parameters", saying: model.parameters.map(Self.parameter)),
      .init(
        "3.3", "Pre-processing",
        saying: ["Weights by hour, weekday and month are divided by their mean, so that they average 1."],
        missing: "how raw data became these figures, and what was left out of them"),
      .init(
        "3.4", "Assumptions",
        [.init(Caveats.assumptions(model.assumptions.count, of: model.parameters.count))]
          + model.assumptions.map { .init("\($0.path): \($0.value).", level: 1) }
          + [.init("What the model leaves out:")] + omissions.lines.map { .init($0.text, level: 1) }),
    ]
  }

  /// "places.acute.count: 607, from 580 to 631 (local measured)."
  private static func parameter(_ row: ParameterRow) -> String {
    let ends = [row.low.map { "from \($0)" }, row.high.map { "to \($0)" }].compactMap { $0 }.joined(separator: " ")
    return "\(row.path): \(row.value)\(ends.isEmpty ? "" : ", " + ends) (\(row.quality))."
  }

  /// Section 4.
  var experimentation: [StressChecklist.Item] {
    let timing = model.scenarios[0].network.timing
    let days = { (time: Int64) in NumberText.shortest(Double(time) / Double(WeeklySchedule.day)) }
    let warmUp = days(timing.start - timing.warmUpBegins)
    return [
      .init(
        "4.1", "Initialisation",
        saying: [
          timing.start > timing.warmUpBegins
            ? "A warm-up of \(warmUp) days fills the system, and nothing of it is measured."
            : "There is no warm-up: filling the system is part of what is measured."
        ] + omissions.lines.map(\.text).filter { $0.hasPrefix("Who was there") },
        missing: "why a warm-up of this length is enough"),
      .init("4.2", "Run length", saying: ["\(days(timing.end - timing.start)) days are measured in each replication."]),
      .init(
        "4.3", "Estimation approach",
        saying: [
          "\(model.replications) independent replications unless the command line says otherwise.",
          "Scenarios are compared under common random numbers: the same patients, with the same luck, in each.",
        ],
        missing: "why so many replications are enough (d2a run --precision finds how many are)"),
    ]
  }

  /// Sections 5 and 6.
  func implementation(_ program: StressChecklist.Program) -> [StressChecklist.Item] {
    [
      .init(
        "5.1", "Software or programming language",
        saying: ["d2a \(program.version), \(program.platform); it uses no other package."]),
      .init(
        "5.2", "Random sampling",
        saying: [
          "Every draw is a pure function of what it is for (seed, replication, patient, step, visit, purpose), by a "
            + "counter-based generator (Philox4x32-10).",
          "The seed is \"\(model.seed)\" unless the command line names another.",
        ]),
      .init(
        "5.3", "Model execution",
        saying: [
          "Discrete events in order of time; time is in whole microseconds. Simultaneous events have a named order: "
            + "capacity, departures, giving up, admissions, arrivals, observation, then order of scheduling.",
          "Replications run side by side on all cores; the numbers do not depend on how many.",
        ]),
      .init(
        "5.4", "System specification", saying: ["\(program.platform)."],
        missing: "the machine, and how long a run takes (run.json of a results folder has the time)"),
      .init(
        "6.1", "Computer model sharing statement",
        saying: model.files.map { "\($0.path), \($0.bytes) bytes, SHA-256 \($0.digest)." },
        missing: "where the model and its results can be had, and under which licence"),
    ]
  }
}
