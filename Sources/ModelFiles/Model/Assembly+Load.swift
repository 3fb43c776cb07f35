import PatientFlow

extension OfferedLoad {
  /// Whether at least as much is offered as there is.
  public var isOverloaded: Bool { offered > 0 && offered >= capacity }
}

extension Assembly {
  /// Warnings of places and staff that are offered at least what they have.
  func loadWarnings(_ baseline: Scenario, _ document: Document) -> [Diagnostic] {
    baseline.load.filter(\.isOverloaded).map { load in
      let entry = load.kind == .place ? document.places[load.index].name : document.staff[load.index].name
      return warning(load, "", at: entry.span)
    }
  }

  /// The same for scenarios, of what the model itself does not overload.
  func loadWarnings(
    of scenarios: some Sequence<Scenario>, beyond baseline: Scenario, _ entries: [ScenarioEntry]
  ) -> [Diagnostic] {
    let known = Set(baseline.load.filter(\.isOverloaded).map { "\($0.kind) \($0.name)" })
    return scenarios.flatMap { scenario in
      let span = entries.first { $0.name.value == scenario.id }?.name.span
      return scenario.load.filter { $0.isOverloaded && !known.contains("\($0.kind) \($0.name)") }.map { load in
        warning(load, "in the scenario \(quoted(scenario.id)), ", at: span)
      }
    }
  }

  private func warning(_ load: OfferedLoad, _ prefix: String, at span: Span?) -> Diagnostic {
    Diagnostic(
      .warning, load.kind == .place ? .placeOverloaded : .staffOverloaded,
      "\(prefix)\(quoted(load.name)) is asked for more than it has: \(load.arithmetic)", at: span,
      help: ["the queue for it grows for as long as the model runs"])
  }
}
