import Figures

/// The pathways of a scenario as they are drawn: sources and steps, the ways taken between them, and what is changed.
struct PathwayDrawing {
  /// Nodes and ways.
  let map: PathwayMap
  /// Numbers by weekday and hour; none where nothing in the model depends on the hour.
  let weeks: [WeekTable]

  /// The pathways of a scenario of a run.
  init(of scenario: Int, in run: RunFolder) {
    let (names, flows) = (run.record.names, run.tables.flows[scenario])
    let changes = ChangeMarks(of: scenario, in: run.record)
    let taken = flows.filter { $0.perWeek.mean > 0 }
    let used = Set(taken.flatMap { [$0.from, $0.to] })
    let things = (names.sources.map { ($0, "source") } + names.steps.map { ($0, $0.kind ?? "wait") })
      .filter { used.contains($0.0.of) }
    let nodes = things.map { thing, kind in
      let mark = changes.mark(of: thing)
      return PathwayMap.Node(
        kind: Self.kind(kind), label: thing.label, detail: Self.detail(thing, scenario, run), isChanged: mark != nil,
        change: mark ?? "")
    }
    let positions = Dictionary(things.enumerated().map { ($1.0.of, $0) }, uniquingKeysWith: { first, _ in first })
    let edges = taken.compactMap { flow -> PathwayMap.Edge? in
      guard let from = positions[flow.from], let to = positions[flow.to] else { return nil }
      return PathwayMap.Edge(from: from, to: to, perWeek: flow.perWeek.mean)
    }
    map = PathwayMap(nodes: nodes, edges: edges)
    let titles = ["delayedPatients": "Delayed patients", "occupancy": "Units in use"]
    if !run.record.time.hasHours {
      weeks = []
      return
    }
    weeks = run.tables.hourly[scenario].sorted { ($0.key.of, $0.key.measure) < ($1.key.of, $1.key.measure) }
      .compactMap { series, values in
        guard let title = titles[series.measure], let label = run.label(of: series.of) else { return nil }
        let thing = (names.places + names.settings).first { $0.of == series.of }
        let unit = series.measure == "occupancy" ? UnitWords.plural(thing?.unit) : "patients"
        return WeekTable(title: title, subject: label, unit: unit, values: values)
      }.prefix(2).map { $0 }
  }

  private static func kind(_ word: String) -> PathwayMap.Kind {
    switch word {
    case "source": .source
    case "stay": .stay
    case "task": .task
    case "exit": .exit
    default: .wait
    }
  }

  /// "Acute beds, 607", "Discharge hub".
  private static func detail(_ thing: RunRecord.Named, _ scenario: Int, _ run: RunFolder) -> String {
    (thing.uses ?? []).prefix(2).compactMap { of -> String? in
      guard let label = run.label(of: of) else { return nil }
      let capacity = run.record.scenarios[scenario].capacity.first { $0.of == of }
      guard let units = capacity?.open.last else { return label }
      return label + ", " + Rounding.text(units, decimals: 0)
    }.joined(separator: "; ")
  }
}
