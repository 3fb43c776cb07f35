import EventSimulation
import RandomStreams

extension Replication {
  /// Moves a patient on to a step.
  ///
  /// Draws used: one for the route where there is a choice, and what the step's distribution takes.
  ///
  /// - Parameter row: row of the flow table the patient comes from (a source, or `sources` + a step).
  mutating func begin(_ slot: Int32, step index: Int32, row: Int) {
    recorder.flow(row: row, to: index)
    let step = network.steps[Int(index)]
    let visit = patients.countVisit(of: slot, to: index)
    patients[slot].step = index
    patients[slot].visit = visit
    patients[slot].stepStamp &+= 1
    patients[slot].queueSince = now
    if step.pathway >= 0 && step.pathway != patients[slot].pathway { relabel(slot, pathway: step.pathway) }
    if step.firstRoute >= 0 { patients[slot].branch = drawBranch(slot, step: step, visit: visit) }
    switch step.kind {
    case .stay: beginStay(slot, step: step)
    case .task: beginTask(slot, step: step)
    case .wait: beginWait(slot, step: step)
    case .exit: exit(slot, step: step)
    }
  }

  /// Moves a patient on along the branch drawn when its step began.
  mutating func goOn(_ slot: Int32) {
    let patient = patients[slot]
    begin(slot, step: network.branches[Int(patient.branch)].next, row: layout.sources + Int(patient.step))
  }

  private func drawBranch(_ slot: Int32, step: Step, visit: UInt32) -> Int32 {
    let route = network.routes[Int(step.firstRoute) + (step.routesByCohort ? Int(patients[slot].cohort) : 0)]
    if route.branchCount == 1 { return route.firstBranch }
    var stream = RandomStream(key: patients[slot].key, step.key, visit, purpose: Purpose.route)
    let uniform = stream.nextUniform()
    var branch = route.firstBranch
    let last = route.firstBranch + route.branchCount - 1
    while branch < last && uniform >= network.branches[Int(branch)].upTo { branch += 1 }
    return branch
  }

  /// How long the patient's step takes, in microseconds.
  func drawDuration(_ slot: Int32, step: Step) -> Int64 {
    let patient = patients[slot]
    var stream = RandomStream(key: patient.key, step.key, patient.visit, purpose: Purpose.duration)
    return Self.duration(network.distributions.sample(network.branches[Int(patient.branch)].duration, from: &stream))
  }

  /// A drawn number of microseconds as a whole one: not negative, and below a thousand years.
  static func duration(_ value: Double) -> Int64 {
    Int64(min(max(0, value), 3.2e16).rounded(.toNearestOrEven))
  }

  private mutating func relabel(_ slot: Int32, pathway: Int32) {
    let patient = patients[slot]
    patients[slot].pathway = pathway
    if patient.reason < 0 { return }
    let before = layout.atom(cohort: patient.cohort, pathway: patient.pathway)
    let after = layout.atom(cohort: patient.cohort, pathway: pathway)
    recorder.delayed(patient.place, atom: before, units: patient.units, by: -1, at: now)
    recorder.delayed(patient.place, atom: after, units: patient.units, by: 1, at: now)
  }

  // MARK: Stays

  private mutating func beginStay(_ slot: Int32, step: Step) {
    let held = patients[slot].place
    let options = Int(step.firstOption)..<Int(step.firstOption + step.optionCount)
    if held >= 0 {
      for option in options where network.placeOptions[option] == held {
        // The place is kept: the delay ends and a new clinical stay begins.
        setReason(slot, -1)
        patients[slot].isReady = false
        patients[slot].delayStamp &+= 1
        startStay(slot, step: step)
        return
      }
    }
    if step.pathway >= 0 { recorder.referral(step.pathway, month: month) }
    let level = network.cohorts[Int(patients[slot].cohort)].level
    for option in options {
      let place = network.placeOptions[option]
      let state = places[Int(place)]
      if state.admits && state.capacity - state.used >= step.units && !requests.hasWaiting(in: place, upTo: level) {
        note(.asks, slot, place: place)
        secure(slot, place: place, step: step)
        return
      }
    }
    ask(slot, step: step, level: level)
  }

  /// Begins the clinical stay in the place the patient is in.
  mutating func startStay(_ slot: Int32, step: Step) {
    patients[slot].activity = .staying
    patients[slot].stepStamp &+= 1
    patients[slot].workSince = now
    patients[slot].staySince = now
    patients[slot].stayQueueSince = patients[slot].queueSince
    let ends = now + drawDuration(slot, step: step)
    patients[slot].workEnds = ends
    let ready =
      step.hours < 0 ? ends : network.schedules[Int(step.hours)].nextOpen(from: ends, dayZero: network.timing.dayZero)
    let stamp = patients[slot].stepStamp
    if ready < Cursors.never {
      events.schedule(FlowEvent(patient: slot, stamp: stamp, kind: .ready), at: ready, phase: Phase.departure)
    }
    if step.riskCount > 0 { scheduleStepRisk(slot, phase: .stay, endsAt: ready) }
  }

  /// A review declares the patient ready to leave the place.
  mutating func becomeReady(_ slot: Int32) {
    let patient = patients[slot]
    startDelay(slot, review: now - patient.workEnds)
    note(.ready, slot, place: patient.place)
    let stamp = patients[slot].delayStamp
    goOn(slot)
    if network.steps[Int(patient.step)].riskCount > 0 { scheduleDelayRisk(slot, stamp: stamp, after: -1) }
  }

  /// From now on the patient's time in the place is delay.
  mutating func startDelay(_ slot: Int32, review: Int64) {
    patients[slot].placeReview += review
    patients[slot].settingReview += review
    patients[slot].isReady = true
    patients[slot].readyAt = now
    patients[slot].reason = -1
    patients[slot].stayStep = patients[slot].step
    patients[slot].stayVisit = patients[slot].visit
    patients[slot].delayStamp &+= 1
  }

  // MARK: Waits

  private mutating func beginWait(_ slot: Int32, step: Step) {
    patients[slot].activity = .waiting
    patients[slot].workSince = now
    let ends = now + drawDuration(slot, step: step)
    let done =
      step.hours < 0 ? ends : network.schedules[Int(step.hours)].nextOpen(from: ends, dayZero: network.timing.dayZero)
    setReason(slot, step.workReason)
    if done < Cursors.never {
      events.schedule(
        FlowEvent(patient: slot, stamp: patients[slot].stepStamp, kind: .waitEnds), at: done, phase: Phase.departure)
    }
    if step.riskCount > 0 { scheduleStepRisk(slot, phase: .stay, endsAt: done) }
  }

  // MARK: Exits

  private mutating func exit(_ slot: Int32, step: Step) {
    let held = patients[slot].place
    if held >= 0 { leavePlace(slot, nextSetting: -1) }
    let patient = patients[slot]
    recorder.exit(
      patient.step, atom: layout.atom(cohort: patient.cohort, pathway: patient.pathway),
      timeInSystem: now - patient.arrivedAt, at: now, dayZero: network.timing.dayZero)
    note(.exits, slot, place: held)
    leftCount += 1
    if step.returning >= 0 {
      let returning = network.returns[Int(step.returning)]
      // Whoever leaves by this exit for the n-th time has returned from it n - 1 times.
      if Int64(patient.visit) <= Int64(returning.atMost) {
        var shareStream = RandomStream(key: patient.key, step.key, patient.visit, purpose: Purpose.returnShare)
        if shareStream.nextUniform() < network.sharesByCohort[Int(returning.firstShare + patient.cohort)] {
          var afterStream = RandomStream(key: patient.key, step.key, patient.visit, purpose: Purpose.returnAfter)
          let after = Self.duration(network.distributions.sample(returning.after, from: &afterStream))
          patients[slot].activity = .away
          events.schedule(
            FlowEvent(patient: slot, stamp: patients[slot].stepStamp, kind: .returns), at: now + after,
            phase: Phase.returning)
          return
        }
      }
    }
    patients.release(slot)
  }

  /// Tells the log of an event of a patient.
  @inline(__always)
  mutating func note(_ kind: PatientEvent.Kind, _ slot: Int32, place: Int32, reason: Int32 = -1) {
    if !Log.isOn { return }
    let patient = patients[slot]
    log.record(
      PatientEvent(
        day: patient.day, indexInDay: patient.indexInDay, source: patient.source, cohort: patient.cohort, time: now,
        step: patient.step, place: place, kind: kind, reason: reason))
  }
}
