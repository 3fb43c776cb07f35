import Memory
import EventSimulation
import RandomStreams

extension Replication {
  /// Moves a patient on to a step.
  ///
  /// Draws used: one for the route where there is a choice, and what the step's distribution takes.
  ///
  /// - Parameters:
  ///   - row: row of the flow table the patient comes from (a source, or `sources` + a step).
  ///   - isDrawn: whether the route and the length have been drawn already.
  mutating func begin(_ slot: Int32, step index: Int32, row: Int, isDrawn: Bool = false) {
    let step = tables.step(index)
    let patient = patients.address(of: slot)
    let visit: UInt32
    if step.pointee.isBeside {
      // A strand shares the visits of the step beside which it runs.
      visit = patients[patient.pointee.parent].visit
    } else {
      recorder.flow(row: row, to: index)
      visit = patients.countVisit(of: slot, to: index)
    }
    patient.pointee.step = index
    patient.pointee.visit = visit
    patient.pointee.stepStamp &+= 1
    patient.pointee.queueSince = now
    let pathway = step.pointee.pathway
    if pathway >= 0 && pathway != patient.pointee.pathway { relabel(slot, pathway: pathway) }
    patient.pointee.need = step.pointee.units
    if step.pointee.firstRoute >= 0 {
      if !isDrawn { draw(slot, step: step, visit: visit) }
      if step.pointee.unitsVary {
        patient.pointee.need = drawUnits(slot, step: step, branch: Int(patient.pointee.branch), visit: visit)
      }
    }
    switch step.pointee.kind {
    case .stay: beginStay(slot, step: step)
    case .task: beginTask(slot, step: step)
    case .wait: beginWait(slot, step: step)
    case .exit: exit(slot, step: step)
    }
  }

  /// Moves a patient on along the branch drawn when its step began.
  @inline(__always)
  mutating func goOn(_ slot: Int32) {
    let patient = patients.address(of: slot)
    let branch = tables.branch(patient.pointee.branch)
    if patient.pointee.parent >= 0 && !tables.step(branch.pointee.next).pointee.isBeside {
      endStrand(slot)
      return
    }
    let (next, ifRoom) = (branch.pointee.next, branch.pointee.ifRoom)
    let chosen = ifRoom >= 0 && hasRoom(slot, step: ifRoom) ? ifRoom : next
    begin(slot, step: chosen, row: layout.sources + Int(patient.pointee.step))
  }

  /// Draws the route out of a step and how long the step takes: one stream, its first number for the route.
  @inline(__always)
  mutating func draw(_ slot: Int32, step: StepPointer, visit: UInt32) {
    let patient = patients.address(of: slot)
    var stream = RandomStream(key: patient.pointee.key, step.pointee.key, visit, purpose: Purpose.visit)
    let branch = tables.branch(of: step, cohort: patient.pointee.cohort, at: stream.nextUniform())
    patient.pointee.branch = branch
    patient.pointee.workLeft = Self.duration(
      network.distributions.sample(tables.branch(branch).pointee.duration, from: &stream))
  }

  /// A drawn number of microseconds as a whole one: not negative, and below a thousand years.
  @inline(__always)
  static func duration(_ value: Double) -> Int64 {
    if value >= 0x1p51 { return Int64(Double.nearestWhole(value < 3.2e16 ? value : 3.2e16)) }
    // The sum is a whole number, rounded half to even, and what it is beyond 2 to the power of 52 are its last bits.
    return Int64(bitPattern: ((value > 0 ? value : 0) + 0x1p52).bitPattern & 0xF_FFFF_FFFF_FFFF)
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

  @inline(__always)
  private mutating func beginStay(_ slot: Int32, step: StepPointer) {
    let patient = patients.address(of: slot)
    let held = patient.pointee.place
    let first = Int(step.pointee.firstOption)
    let options = first..<(first + Int(step.pointee.optionCount))
    if held >= 0 {
      for option in options where tables.option(option) == held {
        // The place is kept, with the units held: the delay ends and a new clinical stay begins.
        if step.pointee.factors >= 0 { lengthen(slot, by: step.pointee.factors) }
        setReason(slot, -1)
        patient.pointee.isReady = false
        patient.pointee.delayStamp &+= 1
        startStay(slot, step: step)
        return
      }
    }
    if step.pointee.pathway >= 0 { recorder.referral(step.pointee.pathway, month: month) }
    let level = tables.level(of: patient.pointee.cohort)
    for option in options {
      let place = tables.option(option)
      if canBegin(at: place, units: patient.pointee.need, level: level) {
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
  mutating func canBegin(at place: Int32, units: Int32, level: Int32) -> Bool {
    let state = places.address(of: Int(place)).pointee
    if !state.admits || state.capacity - state.used < units || state.startsLeft <= 0 { return false }
    if !state.skipsUnfit { return !requests.hasWaiting(in: place, upTo: level) }
    return !isDirty[Int(place)] || !someoneFits(in: place, upTo: level)
  }

  /// Whether someone who waits for a place at a level or before it fits into what is free.
  private mutating func someoneFits(in place: Int32, upTo level: Int32) -> Bool {
    let free = places[Int(place)].capacity - places[Int(place)].used
    var request = requests.first(of: place)
    while request >= 0 && requests[request].level <= level {
      if patients[requests[request].patient].need <= free { return true }
      request = requests.after(request)
    }
    return false
  }

  /// Begins the clinical stay in the place the patient is in.
  mutating func startStay(_ slot: Int32, step: StepPointer) {
    if step.pointee.factors >= 0 { stretch(slot, by: step.pointee.factors) }
    let patient = patients.address(of: slot)
    patient.pointee.activity = .staying
    let stamp = patient.pointee.stepStamp &+ 1
    patient.pointee.stepStamp = stamp
    patient.pointee.workSince = now
    patient.pointee.staySince = now
    patient.pointee.stayQueueSince = patient.pointee.queueSince
    let ends = now + patient.pointee.workLeft
    patient.pointee.workEnds = ends
    let ready = step.pointee.hours < 0 ? ends : nextOpen(of: step.pointee.hours, from: ends)
    if step.pointee.lead != .none { schedulePreparation(slot, step: step) }
    if ready < Cursors.never {
      events.schedule(FlowEvent(patient: slot, stamp: stamp, kind: .ready), at: ready, phase: Phase.departure)
    }
    if step.pointee.unitsVary { beginFalling(slot) }
    if step.pointee.riskCount > 0 { scheduleStepRisk(slot, phase: .stay, endsAt: ready) }
  }

  /// A review declares the patient ready to leave the place.
  @inline(__always)
  mutating func becomeReady(_ slot: Int32) {
    let patient = patients.address(of: slot)
    let step = tables.step(patient.pointee.step)
    startDelay(slot, review: now - patient.pointee.workEnds)
    note(.ready, slot, place: patient.pointee.place)
    let stamp = patient.pointee.delayStamp
    if patient.pointee.firstStrand >= 0 { linger(slot) } else { goOn(slot) }
    if step.pointee.riskCount > 0 { scheduleDelayRisk(slot, stamp: stamp, after: -1) }
  }

  /// From now on the patient's time in the place is delay.
  @inline(__always)
  mutating func startDelay(_ slot: Int32, review: Int64) {
    let patient = patients.address(of: slot)
    if tables.step(patient.pointee.step).pointee.unitsVary { keepLastUnits(slot) }
    patient.pointee.placeReview += review
    patient.pointee.settingReview += review
    patient.pointee.isReady = true
    patient.pointee.readyAt = now
    patient.pointee.reason = -1
    patient.pointee.stayStep = patient.pointee.step
    patient.pointee.stayVisit = patient.pointee.visit
    patient.pointee.delayStamp &+= 1
  }

  // MARK: Waits

  @inline(__always)
  private mutating func beginWait(_ slot: Int32, step: StepPointer) {
    let patient = patients.address(of: slot)
    patient.pointee.activity = .waiting
    patient.pointee.workSince = now
    if step.pointee.strandCount > 0 {
      beginTogether(slot, step: step)
      return
    }
    let ends = now + patient.pointee.workLeft
    let done = step.pointee.hours < 0 ? ends : nextOpen(of: step.pointee.hours, from: ends)
    setReason(slot, step.pointee.workReason)
    if done < Cursors.never {
      events.schedule(
        FlowEvent(patient: slot, stamp: patient.pointee.stepStamp, kind: .waitEnds), at: done, phase: Phase.departure)
    }
    if step.pointee.riskCount > 0 { scheduleStepRisk(slot, phase: .stay, endsAt: done) }
  }

  // MARK: Exits

  @inline(__always)
  private mutating func exit(_ slot: Int32, step: StepPointer) {
    let patient = patients.address(of: slot)
    let held = patient.pointee.place
    if held >= 0 { leavePlace(slot, nextSetting: -1) }
    recorder.exit(
      patient.pointee.step,
      atom: layout.atom(cohort: patient.pointee.cohort, pathway: patient.pointee.pathway),
      timeInSystem: now - patient.pointee.arrivedAt, weekday: weekday, timeOfDay: now - midnight)
    note(.exits, slot, place: held)
    leftCount &+= 1
    if step.pointee.returning >= 0, let after = drawReturn(slot, step: step) {
      patient.pointee.activity = .away
      events.schedule(
        FlowEvent(patient: slot, stamp: patient.pointee.stepStamp, kind: .returns), at: now + after,
        phase: Phase.returning)
      return
    }
    patients.release(slot)
  }

  /// Whether a patient who leaves will return, and after how long: one stream, its first number for whether.
  private mutating func drawReturn(_ slot: Int32, step: StepPointer) -> Int64? {
    let returning = network.returns[Int(step.pointee.returning)]
    let visit = patients[slot].visit
    // Whoever leaves by this exit for the n-th time has returned from it n - 1 times.
    if Int64(visit) > Int64(returning.atMost) { return nil }
    var stream = RandomStream(key: patients[slot].key, step.pointee.key, visit, purpose: Purpose.returning)
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
    if log.isOn { record(kind, slot, place: place, reason: reason) }
  }

  /// Apart, so that what is seldom wanted does not lie between what every event passes.
  @inline(never)
  private mutating func record(_ kind: PatientEvent.Kind, _ slot: Int32, place: Int32, reason: Int32) {
    let patient = patients[slot]
    log.record(
      PatientEvent(
        day: patient.day, indexInDay: patient.indexInDay, source: patient.source, cohort: patient.cohort, time: now,
        step: patient.step, place: place, kind: kind, reason: reason))
  }
}
