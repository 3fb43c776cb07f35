import EventSimulation
import RandomStreams

extension Replication {
  /// Moves a patient on to a step.
  ///
  /// Draws used: one for the route where there is a choice, and what the step's distribution takes.
  ///
  /// - Parameter row: row of the flow table the patient comes from (a source, or `sources` + a step).
  mutating func begin(_ slot: Int32, step index: Int32, row: Int) {
    let step = network.steps[Int(index)]
    let visit: UInt32
    if step.isBeside {
      // A strand shares the visits of the step beside which it runs.
      visit = patients[patients[slot].parent].visit
    } else {
      recorder.flow(row: row, to: index)
      visit = patients.countVisit(of: slot, to: index)
    }
    patients[slot].step = index
    patients[slot].visit = visit
    patients[slot].stepStamp &+= 1
    patients[slot].queueSince = now
    if step.pathway >= 0 && step.pathway != patients[slot].pathway { relabel(slot, pathway: step.pathway) }
    patients[slot].need = step.units
    if step.firstRoute >= 0 { draw(slot, step: step, visit: visit) }
    switch step.kind {
    case .stay: beginStay(slot, step: step)
    case .task: beginTask(slot, step: step)
    case .wait: beginWait(slot, step: step)
    case .exit: exit(slot, step: step)
    }
  }

  /// Moves a patient on along the branch drawn when its step began.
  mutating func goOn(_ slot: Int32) {
    let branch = network.branches[Int(patients[slot].branch)]
    if patients[slot].parent >= 0 && !network.steps[Int(branch.next)].isBeside {
      endStrand(slot)
      return
    }
    let next = branch.ifRoom >= 0 && hasRoom(slot, step: branch.ifRoom) ? branch.ifRoom : branch.next
    begin(slot, step: next, row: layout.sources + Int(patients[slot].step))
  }

  /// Draws the route out of a step and how long the step takes: one stream, its first number for the route.
  mutating func draw(_ slot: Int32, step: Step, visit: UInt32) {
    var stream = RandomStream(key: patients[slot].key, step.key, visit, purpose: Purpose.visit)
    let branch = branch(of: slot, step: step, at: stream.nextUniform())
    patients[slot].branch = Int32(branch)
    patients[slot].workLeft = Self.duration(
      network.distributions.sample(network.branches[branch].duration, from: &stream))
    if step.unitsVary { patients[slot].need = drawUnits(slot, step: step, branch: branch, visit: visit) }
  }

  /// The branch out of a step that a uniform number selects for a patient.
  @inline(__always)
  func branch(of slot: Int32, step: Step, at uniform: Double) -> Int {
    let route = network.routes[Int(step.firstRoute) + (step.routesByCohort ? Int(patients[slot].cohort) : 0)]
    var branch = Int(route.firstBranch)
    let last = Int(route.firstBranch + route.branchCount) - 1
    while branch < last && uniform >= network.branches[branch].upTo { branch += 1 }
    return branch
  }

  /// A drawn number of microseconds as a whole one: not negative, and below a thousand years.
  static func duration(_ value: Double) -> Int64 {
    Int64(min(max(0, value), 3.2e16).rounded(.toNearestOrEven))
  }

  private mutating func relabel(_ slot: Int32, pathway: Int32) {
    let before = layout.atom(cohort: patients[slot].cohort, pathway: patients[slot].pathway)
    patients[slot].pathway = pathway
    if patients[slot].reason < 0 { return }
    let after = layout.atom(cohort: patients[slot].cohort, pathway: pathway)
    let (place, units) = (patients[slot].place, patients[slot].units)
    recorder.delayed(place, atom: before, units: units, by: -1, at: now)
    recorder.delayed(place, atom: after, units: units, by: 1, at: now)
  }

  // MARK: Stays

  private mutating func beginStay(_ slot: Int32, step: Step) {
    let held = patients[slot].place
    let options = Int(step.firstOption)..<Int(step.firstOption + step.optionCount)
    if held >= 0 {
      for option in options where network.placeOptions[option] == held {
        // The place is kept, with the units held: the delay ends and a new clinical stay begins.
        if step.factors >= 0 { lengthen(slot, by: step.factors) }
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
      if canBegin(at: place, units: patients[slot].need, level: level) {
        note(.asks, slot, place: place)
        secure(slot, place: place, step: step)
        return
      }
    }
    ask(slot, step: step, level: level)
  }

  /// Whether someone who asks for units of a place now gets them at once: they are free, and nobody waits ahead.
  ///
  /// Where those who fit may pass, those ahead do not fit, unless something has just come free and is still to be offered.
  @inline(__always)
  func canBegin(at place: Int32, units: Int32, level: Int32) -> Bool {
    let state = places[Int(place)]
    if !state.admits || state.capacity - state.used < units || state.startsLeft <= 0 { return false }
    if !state.skipsUnfit { return !requests.hasWaiting(in: place, upTo: level) }
    return !isDirty[Int(place)] || !someoneFits(in: place, upTo: level)
  }

  /// Whether someone who waits for a place at a level or before it fits into what is free.
  private func someoneFits(in place: Int32, upTo level: Int32) -> Bool {
    let free = places[Int(place)].capacity - places[Int(place)].used
    var request = requests.first(of: place)
    while request >= 0 && requests[request].level <= level {
      if patients[requests[request].patient].need <= free { return true }
      request = requests.after(request)
    }
    return false
  }

  /// Begins the clinical stay in the place the patient is in.
  mutating func startStay(_ slot: Int32, step: Step) {
    if step.factors >= 0 { stretch(slot, by: step.factors) }
    patients[slot].activity = .staying
    patients[slot].stepStamp &+= 1
    patients[slot].workSince = now
    patients[slot].staySince = now
    patients[slot].stayQueueSince = patients[slot].queueSince
    let ends = now + patients[slot].workLeft
    patients[slot].workEnds = ends
    let ready = step.hours < 0 ? ends : nextOpen(of: step.hours, from: ends)
    let stamp = patients[slot].stepStamp
    if step.lead != .none { schedulePreparation(slot, step: step) }
    if ready < Cursors.never {
      events.schedule(FlowEvent(patient: slot, stamp: stamp, kind: .ready), at: ready, phase: Phase.departure)
    }
    if step.unitsVary { beginFalling(slot) }
    if step.riskCount > 0 { scheduleStepRisk(slot, phase: .stay, endsAt: ready) }
  }

  /// A review declares the patient ready to leave the place.
  mutating func becomeReady(_ slot: Int32) {
    let step = patients[slot].step
    startDelay(slot, review: now - patients[slot].workEnds)
    note(.ready, slot, place: patients[slot].place)
    let stamp = patients[slot].delayStamp
    if patients[slot].firstStrand >= 0 { linger(slot) } else { goOn(slot) }
    if network.steps[Int(step)].riskCount > 0 { scheduleDelayRisk(slot, stamp: stamp, after: -1) }
  }

  /// From now on the patient's time in the place is delay.
  mutating func startDelay(_ slot: Int32, review: Int64) {
    if network.steps[Int(patients[slot].step)].unitsVary { keepLastUnits(slot) }
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
    if step.strandCount > 0 {
      beginTogether(slot, step: step)
      return
    }
    let ends = now + patients[slot].workLeft
    let done = step.hours < 0 ? ends : nextOpen(of: step.hours, from: ends)
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
    recorder.exit(
      patients[slot].step, atom: layout.atom(cohort: patients[slot].cohort, pathway: patients[slot].pathway),
      timeInSystem: now - patients[slot].arrivedAt, at: now, dayZero: network.timing.dayZero)
    note(.exits, slot, place: held)
    leftCount += 1
    if step.returning >= 0, let after = drawReturn(slot, step: step) {
      patients[slot].activity = .away
      events.schedule(
        FlowEvent(patient: slot, stamp: patients[slot].stepStamp, kind: .returns), at: now + after,
        phase: Phase.returning)
      return
    }
    patients.release(slot)
  }

  /// Whether a patient who leaves will return, and after how long: one stream, its first number for whether.
  private mutating func drawReturn(_ slot: Int32, step: Step) -> Int64? {
    let returning = network.returns[Int(step.returning)]
    let visit = patients[slot].visit
    // Whoever leaves by this exit for the n-th time has returned from it n - 1 times.
    if Int64(visit) > Int64(returning.atMost) { return nil }
    var stream = RandomStream(key: patients[slot].key, step.key, visit, purpose: Purpose.returning)
    let share = network.sharesByCohort[Int(returning.firstShare + patients[slot].cohort)]
    if stream.nextUniform() >= share { return nil }
    return Self.duration(network.distributions.sample(returning.after, from: &stream))
  }

  /// The first moment at or after `time` at which a schedule is open; `Int64.max` if there is none.
  @inline(__always)
  mutating func nextOpen(of schedule: Int32, from time: Int64) -> Int64 {
    openings.next(of: Int(schedule), from: time)
      ?? network.schedules[Int(schedule)].nextOpen(from: time, dayZero: network.timing.dayZero)
  }

  /// Tells the log of an event of a patient.
  @inline(__always)
  mutating func note(_ kind: PatientEvent.Kind, _ slot: Int32, place: Int32, reason: Int32 = -1) {
    if !log.isOn { return }
    let patient = patients[slot]
    log.record(
      PatientEvent(
        day: patient.day, indexInDay: patient.indexInDay, source: patient.source, cohort: patient.cohort, time: now,
        step: patient.step, place: place, kind: kind, reason: reason))
  }
}
