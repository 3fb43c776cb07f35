import Memory
import EventSimulation
import RandomStreams

// Patients who are there when the warm-up begins. They are set down where they are, in the middle of what they do:
// nobody of them arrives or is admitted, and their times are counted from before time zero.

/// How one of them comes to be there.
private struct Beginning {
  var key: UInt64
  var share: InitialShare
  /// Length of the clinical stay.
  var length: Int64 = 0
  /// Time in the place, with what has been waited in it.
  var been: Int64 = 0
  /// Time waited.
  var waited: Int64 = 0
}

extension Replication {
  /// How often a patient is drawn until none of its risks would have struck before.
  private static var mostAttempts: UInt32 { 1_000 }

  /// Sets down everyone who is there at the beginning; what is free is given to those who wait at the first event.
  ///
  /// Draws used, of each patient's own key: the row, the age, the length (or the time waited, and the time in the place).
  mutating func placeInitial() {
    let date = CivilDate(dayNumber: network.timing.dayZero + Int32(now / WeeklySchedule.day))
    monthOfYear = Int(date.month) - 1
    var listed = [Int32](repeating: 0, count: layout.places)
    var waiting: [(since: Int64, slot: Int32, group: Int)] = []
    for (position, group) in network.initial.enumerated() {
      var stream = RandomStream(key: seed, number, network.places[Int(group.place)].key, purpose: Purpose.initial)
      let key = stream.nextBits()
      for patient in 0..<group.count {
        let beginning = beginning(of: group, number: patient, key: key)
        let slot = admit(beginning, of: group, index: listed[Int(group.place)])
        listed[Int(group.place)] += 1
        switch group.kind {
        case .staying, .stayingSince: goOnStaying(slot, beginning)
        case .waiting, .outside: waiting.append((now - beginning.waited, slot, position))
        }
      }
    }
    // Who has waited longest stands in front; of equals those listed first.
    let order = waiting.indices.sorted { (waiting[$0].since, $0) < (waiting[$1].since, $1) }
    for position in order { goOnWaiting(waiting[position].slot, network.initial[waiting[position].group]) }
    if log.isOn { log.sort() }
  }

  // MARK: What is drawn

  /// Draws a patient of a group until none of its risks would have struck before: what is left is as long, and in the
  /// same shares, as it is among those who are met.
  private func beginning(of group: InitialGroup, number patient: Int32, key: UInt64) -> Beginning {
    var attempt: UInt32 = 0
    while true {
      var stream = RandomStream(
        key: key, UInt32(bitPattern: patient), UInt32(bitPattern: group.number) << 10 | attempt,
        purpose: Purpose.patient)
      let drawn = drawBeginning(of: group, key: stream.nextBits())
      attempt += 1
      if attempt == Self.mostAttempts || hasBeenSpared(drawn, group) { return drawn }
    }
  }

  private func drawBeginning(of group: InitialGroup, key: UInt64) -> Beginning {
    var luck = RandomStream(key: key, 0, 0, purpose: Purpose.initial)
    let (uniform, part) = (luck.nextUniform(), luck.nextUniform())
    let library = network.distributions
    switch group.kind {
    case .staying:
      var drawn = Beginning(key: key, share: row(of: group, at: uniform))
      let length = library.sampleByLength(drawn.share.duration, from: &luck) * factor(on: drawn.share.step)
      drawn.length = Self.duration(length)
      drawn.been = min(drawn.length, Self.duration(part * length))
      return drawn
    case .stayingSince:
      let been = Self.duration(library.sample(group.been, from: &luck))
      var drawn = Beginning(key: key, share: row(of: group, at: uniform, lasting: Double(been)))
      let factor = factor(on: drawn.share.step)
      let length = library.sample(drawn.share.duration, beyond: Double(been) / factor, from: &luck) * factor
      drawn.been = been
      drawn.length = max(been, Self.duration(length))
      return drawn
    case .waiting:
      var drawn = Beginning(key: key, share: row(of: group, at: uniform))
      drawn.waited = Self.duration(library.sample(group.waited, from: &luck))
      if group.been != .none {
        drawn.been = max(drawn.waited, Self.duration(library.sample(group.been, from: &luck)))
        drawn.length = drawn.been - drawn.waited
      } else {
        drawn.length = Self.duration(
          library.sample(drawn.share.duration, from: &luck) * factor(on: drawn.share.step))
        drawn.been = drawn.length + drawn.waited
      }
      return drawn
    case .outside:
      var drawn = Beginning(key: key, share: row(of: group, at: uniform))
      drawn.waited = Self.duration(library.sample(group.waited, from: &luck))
      return drawn
    }
  }

  /// The row that a uniform number selects.
  private func row(of group: InitialGroup, at uniform: Double) -> InitialShare {
    var row = Int(group.firstShare)
    let last = Int(group.firstShare + group.shareCount) - 1
    while row < last && uniform >= network.initialShares[row].upTo { row += 1 }
    return network.initialShares[row]
  }

  /// The same among stays that last longer than a time; the first that has a share when none does.
  private func row(of group: InitialGroup, at uniform: Double, lasting time: Double) -> InitialShare {
    let rows = Int(group.firstShare)..<Int(group.firstShare + group.shareCount)
    var weights: [Double] = []
    var before = 0.0
    for row in rows {
      let share = network.initialShares[row]
      weights.append(
        (share.upTo - before) * network.distributions.survival(share.duration, time / factor(on: share.step)))
      before = share.upTo
    }
    var left = uniform * weights.reduce(0, +)
    if left <= 0 { return row(of: group, at: uniform) }
    for (offset, weight) in weights.enumerated() where weight > 0 {
      if left < weight { return network.initialShares[rows.lowerBound + offset] }
      left -= weight
    }
    return network.initialShares[rows.upperBound - 1]
  }

  /// What the month and dated changes make of a stay.
  private func factor(on step: Int32) -> Double {
    let factors = Int(network.steps[Int(step)].factors)
    if factors < 0 { return 1 }
    return max(1e-9, network.stayFactors[factors].monthly[monthOfYear] * stayPlans[factors].amount(at: now))
  }

  /// Whether no risk would have struck before now.
  private func hasBeenSpared(_ drawn: Beginning, _ group: InitialGroup) -> Bool {
    func isSpared(_ step: StepPointer, _ elapsed: (Risk.Phases) -> Int64?) -> Bool {
      for risk in network.risks(of: step.pointee) {
        if let time = elapsed(risk.during) {
          let strikes = Self.time(until: risk, of: step, visit: 1, key: drawn.key, in: network.distributions)
          if strikes <= time { return false }
        }
      }
      return true
    }
    let stay = tables.step(drawn.share.step)
    switch group.kind {
    case .staying, .stayingSince: return isSpared(stay) { $0.contains(.stay) ? drawn.been : nil }
    case .outside: return isSpared(stay) { $0.contains(.queue) ? drawn.waited : nil }
    case .waiting:
      return isSpared(stay) { during in
        if during.contains(.stay) { return during.contains(.delay) ? drawn.been : drawn.length }
        return during.contains(.delay) ? drawn.waited : nil
      } && isSpared(tables.step(group.step)) { $0.contains(.queue) ? drawn.waited : nil }
    }
  }

  // MARK: Where they are

  /// Takes a patient in, into its place unless it is outside.
  private mutating func admit(_ drawn: Beginning, of group: InitialGroup, index: Int32) -> Int32 {
    let slot = patients.admit()
    patients[slot].key = drawn.key
    patients[slot].day = today
    patients[slot].indexInDay = index
    patients[slot].source = -1 - group.place
    patients[slot].cohort = drawn.share.cohort
    patients[slot].pathway = drawn.share.pathway
    patients[slot].arrivedAt = now - max(drawn.been, drawn.waited)
    enteredCount += 1
    noteBefore(.arrives, slot, at: patients[slot].arrivedAt, step: -1, place: -1)
    if group.kind != .outside { putInPlace(slot, drawn, place: group.place) }
    return slot
  }

  private mutating func putInPlace(_ slot: Int32, _ drawn: Beginning, place: Int32) {
    let (index, since) = (drawn.share.step, now - drawn.been)
    let step = tables.step(index)
    let visit = patients.countVisit(of: slot, to: index)
    patients[slot].step = index
    patients[slot].visit = visit
    patients[slot].branch = drawn.share.branch
    patients[slot].place = place
    patients[slot].placeSince = since
    patients[slot].settingSince = since
    patients[slot].queueSince = since
    patients[slot].workSince = since
    patients[slot].staySince = since
    patients[slot].stayQueueSince = since
    patients[slot].workLeft = drawn.length
    patients[slot].workEnds = since + drawn.length
    let units =
      step.pointee.unitsVary
      ? drawUnits(slot, step: step, branch: Int(drawn.share.branch), visit: visit) : step.pointee.units
    patients[slot].need = units
    patients[slot].units = units
    setUse(of: place, capacity: places[Int(place)].capacity, used: places[Int(place)].used + units)
    patients[slot].placeCensus = recorder.stayGoesOn(row: Int(place), since: since)
    let row = Int(places[Int(place)].settingRow)
    if row >= 0 { patients[slot].settingCensus = recorder.stayGoesOn(row: row, since: since) }
    noteBefore(.arrivesInPlace, slot, at: since, step: index, place: place)
  }

  /// Goes on with the clinical stay in which a patient is. What was to be prepared beside it, and would have begun,
  /// begins now.
  private mutating func goOnStaying(_ slot: Int32, _ drawn: Beginning) {
    let step = tables.step(patients[slot].step)
    patients[slot].activity = .staying
    patients[slot].stepStamp &+= 1
    let ends = patients[slot].workEnds
    let ready = step.pointee.hours < 0 ? ends : nextOpen(of: step.pointee.hours, from: ends)
    if step.pointee.lead != .none { schedulePreparation(slot, step: step) }
    if ready < Cursors.never {
      events.schedule(
        FlowEvent(patient: slot, stamp: patients[slot].stepStamp, kind: .ready), at: ready, phase: Phase.departure)
    }
    if step.pointee.unitsVary { fallInUnits(slot) }
    if step.pointee.riskCount > 0 { scheduleStepRisk(slot, phase: .stay, endsAt: ready) }
  }

  /// Stands in the queue of a step since the moment from which the patient has waited; in a place, delayed since then.
  private mutating func goOnWaiting(_ slot: Int32, _ group: InitialGroup) {
    let step = tables.step(group.step)
    let since = group.kind == .outside ? patients[slot].arrivedAt : patients[slot].workEnds
    if group.kind == .waiting {
      startDelay(slot, review: 0)
      patients[slot].readyAt = since
      noteBefore(.ready, slot, at: since, step: patients[slot].step, place: group.place)
    }
    let visit = patients.countVisit(of: slot, to: group.step)
    patients[slot].step = group.step
    patients[slot].visit = visit
    patients[slot].stepStamp &+= 1
    patients[slot].queueSince = since
    if step.pointee.pathway >= 0 { patients[slot].pathway = step.pointee.pathway }
    patients[slot].need = step.pointee.units
    draw(slot, step: step, visit: visit)
    if step.pointee.unitsVary {
      patients[slot].need = drawUnits(slot, step: step, branch: Int(patients[slot].branch), visit: visit)
    }
    setReason(slot, step.pointee.queueReason)
    patients[slot].delayedSince = since
    let asked = step.pointee.kind == .stay ? tables.option(Int(step.pointee.firstOption)) : patients[slot].place
    noteBefore(.asks, slot, at: since, step: group.step, place: asked)
    let level = tables.level(of: patients[slot].cohort)
    if step.pointee.kind == .task {
      patients[slot].workLeft = Self.duration(
        Double(patients[slot].workLeft) / network.staff[Int(step.pointee.staff)].productive)
      joinStaffQueue(slot, step: step, level: level)
      markDirty(queue(of: step.pointee.staff))
    } else if join(slot, step: step, level: level) {
      for option in network.options(of: step.pointee) {
        if group.kind == .waiting { places[Int(option)].hasStuckRing = true }
        markDirty(option)
      }
    } else {
      let next = network.places[Int(tables.option(Int(step.pointee.firstOption)))].ifFull
      begin(slot, step: next, row: layout.sources + Int(group.step))
      return
    }
    if step.pointee.riskCount > 0 { scheduleStepRisk(slot, phase: .queue, endsAt: Cursors.never) }
    if group.kind == .waiting { scheduleDelayRisk(slot, stamp: patients[slot].delayStamp, after: -1) }
  }

  /// Tells the log of what happened to a patient before the replication.
  private mutating func noteBefore(
    _ kind: PatientEvent.Kind, _ slot: Int32, at moment: Int64, step: Int32, place: Int32
  ) {
    if !log.isOn { return }
    let patient = patients[slot]
    log.record(
      PatientEvent(
        day: patient.day, indexInDay: patient.indexInDay, source: patient.source, cohort: patient.cohort, time: moment,
        step: step, place: place, kind: kind, reason: patient.reason))
  }
}
