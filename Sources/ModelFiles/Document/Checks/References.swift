extension Reader {
  /// Reports every name that refers to nothing, and every value by cohort or route that leaves a case out.
  mutating func checkReferences(_ document: Document) {
    for source in document.sources { checkSource(source, document) }
    for place in document.places {
      if let ifFull = place.rules.ifFull { check(ifFull, isIn: document.names.steps, "step") }
      if let surge = place.rules.surge { check(surge.place, isIn: document.names.places, "place") }
    }
    for step in document.stepsAndBeside { checkStep(step, document) }
    checkBeginnings(document)
    if let headline = document.headline, headline.value != "all" { checkPeriod(headline, document) }
    for row in document.observed {
      if let period = row.period, period.value != "all" { checkPeriod(period, document) }
    }
  }

  private mutating func checkPeriod(_ name: Located<String>, _ document: Document) {
    check(name, isIn: document.names.periods, "period")
  }

  /// Reports a name that is not among those declared.
  mutating func check(_ name: Located<String>, isIn names: NameList, _ kind: String, file: String? = nil) {
    guard !names.contains(name.value) else { return }
    fault(
      .unknownName, "there is no \(kind) \(quoted(name.value))", in: file, at: name.span,
      hint: didYouMean(nearest(name.value, among: names.ordered)),
      help: [names.ordered.isEmpty ? "the model has no \(kind)" : "\(kind)s: \(shortList(names.ordered))"])
  }

  private mutating func checkSource(_ source: SourceEntry, _ document: Document) {
    check(source.to, isIn: document.names.steps, "step")
    for part in source.cohorts ?? [] { check(part.name, isIn: document.names.cohorts, "cohort") }
    if source.cohorts == nil, document.names.cohorts.ordered.count > 1 {
      fault(
        .missingKey, "\(quoted(source.name.value)) does not say which cohorts its patients are of",
        at: source.name.span,
        help: [
          "\"cohorts\": {\(document.names.cohorts.ordered.prefix(2).map { "\(quoted($0)): …" }.joined(separator: ", "))}"
        ])
    }
  }

  private mutating func checkStep(_ step: StepEntry, _ document: Document) {
    switch step.kind {
    case .stay(let stay):
      for place in stay.places { check(place, isIn: document.names.places, "place") }
      checkDuration(step, stay.stay, document)
      checkDuration(step, stay.units, document)
    case .task(let task):
      check(task.staff, isIn: document.names.staff, "staff pool")
      checkDuration(step, task.task, document)
      checkDuration(step, task.units, document)
    case .wait(let wait): checkDuration(step, wait.wait, document)
    case .together: break
    case .exit(let exit):
      if let returns = exit.returns {
        check(returns.to, isIn: document.names.steps, "step")
        checkCohorts(returns.share, document)
        checkCoverage(returns.share, [""], document)
      }
    }
    for row in step.then?.rows ?? [] {
      for name in row.value.names { check(name, isIn: document.names.steps, "step") }
      if let ifRoom = row.value.ifRoom { checkIsStay(ifRoom, document) }
    }
    if let then = step.then {
      checkCohorts(then, document)
      checkCoverage(then, [""], document)
    }
    for risk in step.risks { check(risk.to, isIn: document.names.steps, "step") }
  }

  /// Reports a step that has no room to look for.
  private mutating func checkIsStay(_ name: Located<String>, _ document: Document) {
    guard let step = document.steps.first(where: { $0.name.value == name.value }) else { return }
    if case .stay = step.kind { return }
    fault(
      .stepKind, "\(quoted(name.value)) is not a stay, so there is no place whose room could be looked at",
      at: name.span)
  }

  /// Reports cohorts of `byCohort` that do not exist.
  private mutating func checkCohorts<Value>(_ cases: Cases<Value>, _ document: Document) {
    var seen: Set<Span> = []
    for case let cohort? in cases.rows.map(\.cohort) where cohort.value != "rest" && seen.insert(cohort.span).inserted {
      check(cohort, isIn: document.names.cohorts, "cohort")
    }
  }

  private mutating func checkDuration<Value>(_ step: StepEntry, _ duration: Cases<Value>, _ document: Document) {
    checkCohorts(duration, document)
    guard let then = step.then else {
      checkCoverage(duration, [""], document)
      return
    }
    var routes: [String] = []
    var known: Set<String> = []
    for row in then.rows {
      for part in row.value.parts where known.insert(part.name.value).inserted { routes.append(part.name.value) }
    }
    var seen: Set<Span> = []
    for case let route? in duration.rows.map(\.route) where route.value != "rest" && seen.insert(route.span).inserted {
      guard !known.contains(route.value) else { continue }
      fault(
        .unknownName, "\(quoted(route.value)) does not follow \(quoted(step.name.value))", at: route.span,
        hint: didYouMean(nearest(route.value, among: routes)), help: ["what follows: \(shortList(routes))"])
    }
    checkCoverage(duration, routes, document, then)
  }

  /// Reports the first cohort and route for which a value is missing.
  private mutating func checkCoverage<Value>(
    _ cases: Cases<Value>, _ routes: [String], _ document: Document, _ then: Cases<Ways>? = nil
  ) {
    guard cases.differsByCohort || cases.differsByRoute else { return }
    for cohort in document.names.cohorts.ordered {
      let taken = then?.value(cohort: cohort)?.parts.map(\.name.value) ?? routes
      for route in taken
      where (route.isEmpty || document.names.steps.contains(route)) && cases.row(cohort: cohort, route: route) == nil {
        let isRoute = cases.row(cohort: cohort, route: "") == nil && cases.differsByRoute
        let missing = isRoute && !route.isEmpty ? "the way to \(quoted(route))" : "the cohort \(quoted(cohort))"
        fault(
          .incompleteCases, "nothing is said for \(missing)", at: cases.span.opening,
          help: ["\"rest\" stands for all that are not named"])
        return
      }
    }
  }
}
