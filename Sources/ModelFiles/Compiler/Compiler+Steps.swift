import PatientFlow
import RandomStreams

extension Compiler {
  /// Steps with their routes, risks and readmissions.
  mutating func compileSteps() {
    let keys = Self.keys(document.steps.map(\.name.value))
    names.steps = document.steps.map { Name($0.name.value, label: $0.label) }
    for (entry, key) in zip(document.steps, keys) {
      var step = step(entry, key: key)
      step.pathway = pathway(entry.pathway)
      compileRisks(entry, &step)
      compileRoutes(entry, &step)
      if case .exit = entry.kind { names.exits.append(network.steps.count) }
      network.steps.append(step)
    }
  }

  private mutating func step(_ entry: StepEntry, key: UInt32) -> Step {
    switch entry.kind {
    case .stay(let stay):
      var step = Step(kind: .stay, key: key)
      step.firstOption = Int32(network.placeOptions.count)
      step.optionCount = Int32(stay.places.count)
      network.placeOptions += stay.places.map { index($0.value, in: placeIndex) }
      step.units = Int32(stay.units)
      step.hours = schedule(stay.readyWithin)
      let places = stay.places.compactMap { name in placeIndex[name.value].map { document.places[$0] } }
      let labels = places.map { $0.label ?? $0.name.value }
      let reasonText = entry.reason ?? "Waiting for \(labels.joined(separator: " or "))"
      step.queueReason = reason(reasonText)
      if places.contains(where: { $0.admits?.schedule != nil }) {
        step.hoursReason = reason("\(reasonText): admission hours")
      }
      return step
    case .task(let task):
      var step = Step(kind: .task, key: key)
      step.staff = index(task.staff.value, in: staffIndex)
      step.units = Int32(task.units)
      let pool = staffIndex[task.staff.value].map { document.staff[$0] }
      step.queueReason = reason(entry.reason ?? "Waiting for \(pool?.label ?? task.staff.value)")
      step.workReason = reason(entry.reason ?? "\(entry.shownLabel) in progress")
      return step
    case .wait(let wait):
      var step = Step(kind: .wait, key: key)
      step.hours = schedule(wait.within)
      step.workReason = reason(entry.reason ?? entry.shownLabel)
      return step
    case .exit(let exit):
      var step = Step(kind: .exit, key: key)
      if let returns = exit.returns { step.returning = returning(returns) }
      return step
    }
  }

  private mutating func returning(_ entry: ReturnEntry) -> Int32 {
    let firstShare = Int32(network.sharesByCohort.count)
    network.sharesByCohort += document.cohorts.map { entry.share.value(cohort: $0.name.value) ?? 0 }
    network.returns.append(
      Return(
        firstShare: firstShare, after: distribution(entry.after), next: index(entry.to.value, in: stepIndex),
        atMost: entry.atMost.map { Int32($0) } ?? .max))
    return Int32(network.returns.count - 1)
  }

  private mutating func compileRisks(_ entry: StepEntry, _ step: inout Step) {
    step.firstRisk = Int32(network.risks.count)
    step.riskCount = Int32(entry.risks.count)
    for (position, risk) in entry.risks.enumerated() {
      var phases: Risk.Phases = []
      if risk.phases.contains("queue") { phases.insert(.queue) }
      if risk.phases.contains("stay") { phases.insert(.stay) }
      if risk.phases.contains("delay") { phases.insert(.delay) }
      network.risks.append(
        Risk(
          key: keyHash("\(position)".utf8), during: phases, after: distribution(risk.after),
          next: index(risk.to.value, in: stepIndex), leavesNow: risk.leavesNow))
    }
  }

  /// One route, or one for each cohort where shares or durations differ by cohort.
  private mutating func compileRoutes(_ entry: StepEntry, _ step: inout Step) {
    guard let then = entry.then, let duration = entry.duration else { return }
    step.firstRoute = Int32(network.routes.count)
    step.routesByCohort = then.differsByCohort || duration.differsByCohort
    let cohorts = step.routesByCohort ? document.cohorts.map(\.name.value) : [document.cohorts.first?.name.value ?? ""]
    var ids: [Int: DistributionID] = [:]
    for cohort in cohorts {
      let parts = then.value(cohort: cohort) ?? []
      let limits = Self.cumulative(parts.map(\.share))
      network.routes.append(
        Route(firstBranch: Int32(network.branches.count), branchCount: Int32(parts.count)))
      for (part, upTo) in zip(parts, limits) {
        guard let row = duration.row(cohort: cohort, route: part.name.value) else { continue }
        let id = ids[row] ?? distribution(duration.rows[row].value)
        ids[row] = id
        network.branches.append(Branch(upTo: upTo, next: index(part.name.value, in: stepIndex), duration: id))
      }
    }
  }
}
