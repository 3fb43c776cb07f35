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
    for (index, entry) in document.steps.enumerated() where !entry.beside.isEmpty { compileBeside(entry, of: index) }
  }

  mutating func step(_ entry: StepEntry, key: UInt32) -> Step {
    switch entry.kind {
    case .stay(let stay):
      var step = Step(kind: .stay, key: key)
      step.firstOption = Int32(network.placeOptions.count)
      step.optionCount = Int32(stay.places.count)
      network.placeOptions += stay.places.map { index($0.value, in: placeIndex) }
      compileFactors(stay.factors, &step)
      step.lead = stay.lead.map { distribution($0) } ?? .none
      step.transfer = stay.transfer.map { distribution($0) } ?? .none
      step.hours = schedule(stay.readyWithin)
      let places = stay.places.compactMap { name in placeIndex[name.value].map { document.places[$0] } }
      let labels = places.map { $0.label ?? $0.name.value }
      let reasonText = entry.reason ?? "Waiting for \(labels.joined(separator: " or "))"
      step.queueReason = reason(reasonText)
      if places.contains(where: { $0.admits?.schedule != nil }) {
        step.hoursReason = reason("\(reasonText): admission hours")
      }
      if stay.transfer != nil { step.workReason = reason("\(reasonText): transfer") }
      return step
    case .task(let task):
      var step = Step(kind: .task, key: key)
      step.staff = index(task.staff.value, in: staffIndex)
      let pool = staffIndex[task.staff.value].map { document.staff[$0] }
      step.queueReason = reason(entry.reason ?? "Waiting for \(pool?.label ?? task.staff.value)")
      step.workReason = reason(entry.reason ?? "\(entry.shownLabel) in progress")
      return step
    case .wait(let wait):
      var step = Step(kind: .wait, key: key)
      step.hours = schedule(wait.within)
      step.workReason = reason(entry.reason ?? entry.shownLabel)
      return step
    case .together: return Step(kind: .wait, key: key)
    case .exit(let exit):
      var step = Step(kind: .exit, key: key)
      if let returns = exit.returns { step.returning = returning(returns) }
      return step
    }
  }

  private mutating func compileFactors(_ entry: StayFactorsEntry, _ step: inout Step) {
    if entry.isEmpty { return }
    var factors = StayFactors(key: step.key)
    factors.monthly = entry.monthly ?? factors.monthly
    factors.longerPerDelayedDay = entry.longerPerDelayedDay
    factors.changes = plan(entry.changes, key: step.key, base: 1)
    step.factors = Int32(network.stayFactors.count)
    network.stayFactors.append(factors)
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

  /// One route, or one for each cohort where shares, durations or units differ by cohort.
  private mutating func compileRoutes(_ entry: StepEntry, _ step: inout Step) {
    guard let then = entry.then, let duration = entry.duration else { return }
    let units = entry.units
    step.firstRoute = Int32(network.routes.count)
    step.routesByCohort = then.differsByCohort || duration.differsByCohort || units?.differsByCohort ?? false
    let cohorts = step.routesByCohort ? document.cohorts.map(\.name.value) : [document.cohorts.first?.name.value ?? ""]
    var ids: [Int: DistributionID] = [:]
    var rules: [Int: Int32] = [:]
    // Units that are one number for all are the step's.
    let isPlain = units?.rows.count == 1
    if isPlain, case .fixed(let number)? = units?.rows[0].value { step.units = Int32(number) }
    for cohort in cohorts {
      let ways = then.value(cohort: cohort) ?? Ways(parts: [])
      let limits = Self.cumulative(ways.parts.map(\.share))
      let ifRoom = ways.ifRoom.map { index($0.value, in: stepIndex) } ?? -1
      network.routes.append(
        Route(firstBranch: Int32(network.branches.count), branchCount: Int32(ways.parts.count)))
      for (part, upTo) in zip(ways.parts, limits) {
        guard let row = duration.row(cohort: cohort, route: part.name.value) else { continue }
        let id = ids[row] ?? distribution(duration.rows[row].value)
        ids[row] = id
        var branch = Branch(upTo: upTo, next: index(part.name.value, in: stepIndex), duration: id, ifRoom: ifRoom)
        if let units, let row = units.row(cohort: cohort, route: part.name.value) {
          branch.units = rules[row] ?? rule(units.rows[row].value, isPlain: isPlain)
          rules[row] = branch.units
          if branch.units >= 0 { step.unitsVary = true }
        }
        network.branches.append(branch)
      }
    }
  }

  /// A rule for units, or -1 for those of the step.
  mutating func rule(_ units: Units, isPlain: Bool) -> Int32 {
    switch units {
    case .fixed(let number):
      if isPlain { return -1 }
      network.unitRules.append(UnitRule(from: Int32(number), to: Int32(number)))
    case .drawn(let drawn):
      network.unitRules.append(UnitRule(drawn: means.addUnits(drawn, to: &network.distributions).id))
    case .falling(let from, let to): network.unitRules.append(UnitRule(from: Int32(from), to: Int32(to)))
    }
    return Int32(network.unitRules.count - 1)
  }
}
