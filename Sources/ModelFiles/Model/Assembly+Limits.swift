import PatientFlow

extension Assembly {
  /// What keeps a network from being run: too much work or too many results for one replication, or patients at the
  /// beginning of whom nothing can be told. Nil when there is nothing.
  static func excess(of model: Compilation, _ document: Document) -> Diagnostic? {
    excessiveWork(model, document) ?? excessiveResults(model.network, document)
      ?? unknownBeginning(model.network, document)
  }

  private static func excessiveWork(_ model: Compilation, _ document: Document) -> Diagnostic? {
    let days = Double(model.network.timing.end) / Double(microsecondsPerDay)
    let steps = model.traffic.steps(in: days)
    guard steps > Limits.stepsPerReplication else { return nil }
    let (limit, figure) = (grouped(Limits.stepsPerReplication), grouped(steps.rounded()))
    return Diagnostic(
      .error, .tooLarge, "the patients of a replication take at most \(limit) steps; these could take \(figure)",
      at: document.steps.first?.name.span,
      help: ["who goes round needs steps that take time, or a larger share for the way out"])
  }

  private static func excessiveResults(_ network: Network, _ document: Document) -> Diagnostic? {
    let groups = Double(network.cohorts.count + network.pathwayCount + 2)
    let subjects = Double(network.places.count + network.settingCount)
    let others = Double(network.steps.count + network.staff.count + network.sources.count)
    let values = subjects * (60 * groups + 3 * groups * Double(network.reasonCount)) + 10 * groups * others
    let total = values * Double(network.timing.periods.count + 1)
    guard total > Limits.results else { return nil }
    return Diagnostic(
      .error, .tooLarge,
      "the results of a replication have at most \(grouped(Limits.results)) values; these would have about \(grouped(total.rounded()))",
      at: document.steps.first?.name.span, help: ["fewer periods, cohorts, pathways or reasons make fewer values"])
  }
}
