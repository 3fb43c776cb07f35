import PatientFlow
import RandomStreams

extension Compiler {
  /// What runs beside a step, as steps behind all others: a strand each for what stands together, one strand for a
  /// preparation. Their keys are those of their position in the step.
  mutating func compileBeside(_ entry: StepEntry, of index: Int) {
    let isChain = if case .stay = entry.kind { true } else { false }
    network.steps[index].firstStrand = Int32(network.strands.count)
    network.steps[index].strandCount = isChain ? 1 : Int32(entry.beside.count)
    for (position, beside) in entry.beside.enumerated() {
      let isLast = !isChain || position == entry.beside.count - 1
      if !isChain || position == 0 { network.strands.append(Int32(network.steps.count)) }
      var step = step(beside, key: keyHash("\(entry.name.value)/\(position)".utf8))
      step.isBeside = true
      compileWay(beside, to: isLast ? Int32(index) : Int32(network.steps.count + 1), &step)
      network.steps.append(step)
      names.steps.append(Name(beside.name.value, label: beside.label))
    }
  }

  /// The one way on, for each cohort where durations or staff differ.
  private mutating func compileWay(_ entry: StepEntry, to next: Int32, _ step: inout Step) {
    guard let duration = entry.duration else { return }
    step.firstRoute = Int32(network.routes.count)
    step.routesByCohort = duration.differsByCohort || entry.units?.differsByCohort ?? false
    let isPlain = entry.units?.rows.count == 1
    if isPlain, case .fixed(let number)? = entry.units?.rows[0].value { step.units = Int32(number) }
    let cohorts = step.routesByCohort ? document.cohorts.map(\.name.value) : [document.cohorts.first?.name.value ?? ""]
    for cohort in cohorts {
      guard let value = duration.value(cohort: cohort) else { continue }
      var branch = Branch(upTo: 1, next: next, duration: distribution(value))
      if let units = entry.units?.value(cohort: cohort) { branch.units = rule(units, isPlain: isPlain) }
      if branch.units >= 0 { step.unitsVary = true }
      network.routes.append(Route(firstBranch: Int32(network.branches.count), branchCount: 1))
      network.branches.append(branch)
    }
  }
}
