import PatientFlow
import RandomStreams

extension PlainEngine {
  /// A patient or strand comes to a step: route and duration are drawn.
  func begin(_ patient: PlainPatient, _ index: Int, from origin: ReplicationResult.FlowOrigin) {
    let step = network.steps[index]
    if let parent = patient.parent {
      patient.visit = parent.visit
    } else {
      record.flows.append((now, PlainRecord.Flow(from: origin, to: index)))
      patient.visits[index, default: 0] += 1
      patient.visit = patient.visits[index, default: 1]
    }
    patient.breakStep()
    patient.step = index
    patient.asked = now
    patient.need = Int(step.units)
    if step.pathway >= 0 { patient.pathway = Int(step.pathway) }
    if step.kind != .exit {
      var luck = luck(of: patient, index, mistake == .forgetsTheVisit ? 1 : patient.visit, .visit)
      let branch = branch(of: patient, step, at: luck.nextUniform())
      patient.branch = branch
      patient.left = time(branch.duration, &luck)
      patient.need = units(of: patient, index, visit: patient.visit, branch)
    }
    switch step.kind {
    case .stay: beginStay(patient, step)
    case .task: beginTask(patient, step)
    case .wait: beginWait(patient, step)
    case .exit: exit(patient, step)
    }
  }

  /// A step is over, and what was drawn for it follows.
  func goOn(_ patient: PlainPatient) {
    guard let branch = patient.branch else { return }
    if patient.parent != nil && !network.steps[Int(branch.next)].isBeside {
      endStrand(patient)
      return
    }
    let next = branch.ifRoom >= 0 && hasRoom(patient, Int(branch.ifRoom)) ? branch.ifRoom : branch.next
    begin(patient, Int(next), from: .step(patient.step))
  }

  /// The branch of a step's route, or of that of the patient's cohort, that a uniform number falls into.
  func branch(of patient: PlainPatient, _ step: Step, at uniform: Double) -> Branch {
    let route = network.routes[Int(step.firstRoute) + (step.routesByCohort ? patient.cohort : 0)]
    let branches = network.branches[Int(route.firstBranch)..<Int(route.firstBranch + route.branchCount)]
    return branches.first { uniform < $0.upTo } ?? branches[branches.endIndex - 1]
  }

  /// Units that a visit takes, at its beginning.
  func units(of patient: PlainPatient, _ step: Int, visit: UInt32, _ branch: Branch) -> Int {
    if branch.units < 0 { return Int(network.steps[step].units) }
    let rule = network.unitRules[Int(branch.units)]
    if rule.drawn == .none { return Int(rule.from) }
    var luck = luck(of: patient, step, visit, .units)
    return max(1, Int(network.distributions.sample(rule.drawn, from: &luck).rounded(.toNearestOrEven)))
  }

  // MARK: Stays

  private func beginStay(_ patient: PlainPatient, _ step: Step) {
    let options = options(of: step)
    if let held = patient.place, options.contains(held) {
      // The place is kept; the delay is over and a new stay begins.
      lengthen(patient, step)
      patient.ready = nil
      patient.breakDelay()
      startStay(patient)
      return
    }
    if step.pathway >= 0 { record.referrals.append((now, Int(step.pathway))) }
    if let place = options.first(where: { canBegin(patient, at: $0, units: patient.need) }) {
      note(.asks, patient, place: place)
      secure(patient, place)
    } else {
      ask(patient, step)
    }
  }

  func options(of step: Step) -> [Int] {
    network.placeOptions[Int(step.firstOption)..<Int(step.firstOption + step.optionCount)].map { Int($0) }
  }

  /// Whether a stay could begin at once: in the place held, or in one with room.
  private func hasRoom(_ patient: PlainPatient, _ index: Int) -> Bool {
    let step = network.steps[index]
    let visit = patient.visits[index, default: 0] + 1
    var luck = luck(of: patient, index, visit, .visit)
    let branch = branch(of: patient, step, at: luck.nextUniform())
    let units = units(of: patient, index, visit: visit, branch)
    return options(of: step).contains { $0 == patient.place || canBegin(patient, at: $0, units: units) }
  }

  /// The clinical stay begins in the place the patient is in.
  func startStay(_ patient: PlainPatient) {
    let step = network.steps[patient.step]
    if step.factors >= 0 {
      let factors = network.stayFactors[Int(step.factors)]
      let date = CivilDate(dayNumber: network.timing.dayZero + Int32(now / PlainHours.day))
      multiply(patient, by: factors.monthly[Int(date.month) - 1] * stayPlans[Int(step.factors)].amount(at: now))
    }
    patient.doing = .staying
    patient.breakStep()
    patient.began = now
    patient.ends = now + patient.left
    let ready = step.hours < 0 ? patient.ends : hours[Int(step.hours)].opening(from: patient.ends)
    if step.lead != .none {
      var luck = luck(of: patient, patient.step, patient.visit, .lead)
      let begins = max(now, patient.ends - time(step.lead, &luck))
      later(patient, at: begins, .departure) { [self] in beginStrand(patient, network.strands[Int(step.firstStrand)]) }
    }
    if let ready { later(patient, at: ready, .departure) { [self] in becomeReady(patient) } }
    if let rule = fallingRule(of: patient) {
      keep(patient, atMost: Int(rule.from))
      awaitFall(patient, rule)
    }
    awaitRisk(patient, in: .stay, before: ready ?? .max)
  }

  private func multiply(_ patient: PlainPatient, by factor: Double) {
    patient.left = microseconds(Double(patient.left) * factor)
  }

  /// The stay to come is longer by the delay that ends now.
  func lengthen(_ patient: PlainPatient, _ step: Step) {
    guard let ready = patient.ready, step.factors >= 0 else { return }
    let days = Double(now - ready.at) / Double(PlainHours.day)
    multiply(patient, by: 1 + network.stayFactors[Int(step.factors)].longerPerDelayedDay * days)
  }

  private func becomeReady(_ patient: PlainPatient) {
    startDelay(patient)
    note(.ready, patient, place: patient.place)
    let delay = patient.inDelay
    if patient.strands.isEmpty {
      goOn(patient)
    } else {
      // What is prepared is not finished.
      patient.doing = .lingering
      patient.breakStep()
    }
    awaitDelayRisk(patient, in: delay, after: -1)
  }

  /// Time in the place is delay from now on.
  func startDelay(_ patient: PlainPatient) {
    if let rule = fallingRule(of: patient) { keep(patient, atMost: Int(rule.to)) }
    patient.reviews += max(0, now - patient.ends)
    patient.settingReviews += max(0, now - patient.ends)
    patient.breakDelay()
    patient.ready = PlainPatient.Ready(
      at: now, step: patient.step, visit: patient.visit, asked: patient.asked, began: patient.began)
  }

  // MARK: Units that fall

  private func fallingRule(of patient: PlainPatient) -> UnitRule? {
    guard let index = patient.branch?.units, index >= 0, network.unitRules[Int(index)].falls else { return nil }
    return network.unitRules[Int(index)]
  }

  /// Units after a part of a stay: to + (from - to)(1 - part / length), halves to the even.
  private func units(_ rule: UnitRule, after part: Int64, of length: Int64) -> Int {
    if part == length { return Int(rule.to) }
    let product = Int64(rule.from - rule.to) * (length - part)
    let (whole, rest) = product.quotientAndRemainder(dividingBy: length)
    let level = Int64(rule.to) + whole
    if 2 * rest == length { return Int(level + level % 2) }
    return Int(2 * rest > length ? level + 1 : level)
  }

  /// Lets the units fall at the first moment at which the stay takes fewer than are held.
  private func awaitFall(_ patient: PlainPatient, _ rule: UnitRule) {
    let length = patient.ends - patient.began
    let held = patient.units
    if held <= Int(rule.to) { return }
    var (low, high) = (Int64(0), length)
    while low < high {
      let middle = (low + high) / 2
      if units(rule, after: middle, of: length) < held { high = middle } else { low = middle + 1 }
    }
    later(patient, at: patient.began + low, .departure) { [self] in
      keep(patient, atMost: units(rule, after: now - patient.began, of: length))
      awaitFall(patient, rule)
    }
  }

  private func keep(_ patient: PlainPatient, atMost units: Int) {
    guard let place = patient.place, patient.units > units else { return }
    patient.units = units
    offer(place: place)
  }

  // MARK: Waits and exits

  private func beginWait(_ patient: PlainPatient, _ step: Step) {
    patient.doing = .waiting
    patient.began = now
    if step.strandCount > 0 {
      // Of tasks for the same staff the last in the list asks first.
      for strand in network.strands[Int(step.firstStrand)..<Int(step.firstStrand + step.strandCount)].reversed() {
        beginStrand(patient, strand)
      }
      awaitRisk(patient, in: .stay, before: .max)
      return
    }
    let ends = now + patient.left
    let done = step.hours < 0 ? ends : hours[Int(step.hours)].opening(from: ends)
    if let done { later(patient, at: done, .departure) { [self] in goOn(patient) } }
    awaitRisk(patient, in: .stay, before: done ?? .max)
  }

  private func exit(_ patient: PlainPatient, _ step: Step) {
    let held = patient.place
    leavePlace(patient, for: nil)
    record.exits.append(
      PlainRecord.Exit(
        at: now, step: patient.step, cohort: patient.cohort, pathway: patient.pathway,
        timeInSystem: now - patient.arrivedAt))
    note(.exits, patient, place: held)
    patient.doing = .gone
    if step.returning < 0 { return }
    let returning = network.returns[Int(step.returning)]
    var luck = luck(of: patient, patient.step, patient.visit, .returning)
    let share = network.sharesByCohort[Int(returning.firstShare) + patient.cohort]
    if patient.visit > UInt32(returning.atMost) || luck.nextUniform() >= share { return }
    patient.doing = .away
    schedule(at: now + time(returning.after, &luck), .returning) { [self] in
      patient.arrivedAt = now
      patient.pathway = -1
      if !patients.contains(where: { $0 === patient }) { patients.append(patient) }
      record.returns.append((now, Subject(.exit, Int32(patient.step))))
      note(.arrives, patient)
      begin(patient, Int(returning.next), from: .step(patient.step))
    }
  }

  /// Puts something on the list that happens only if the patient is still in the same part of the step.
  func later(_ patient: PlainPatient, at time: Int64, _ phase: Phase, _ action: @escaping () -> Void) {
    let promise = patient.inStep
    schedule(at: time, phase) { if promise.holds { action() } }
  }

  /// Tells the log.
  func note(_ kind: PatientEvent.Kind, _ patient: PlainPatient, place: Int? = nil, reason: Int = -1) {
    record.log.append(
      PlainRecord.Event(
        day: patient.day, index: patient.index, source: patient.source, cohort: patient.cohort, time: now,
        step: patient.step, place: place ?? -1, kind: kind, reason: reason))
  }
}
