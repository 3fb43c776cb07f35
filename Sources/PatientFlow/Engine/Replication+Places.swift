import Memory
import Statistics

extension Replication {
  /// Puts a patient into the queues of all places its stay may use; one who finds them full goes on elsewhere.
  mutating func ask(_ slot: Int32, step: StepPointer, level: Int32) {
    if !join(slot, step: step, level: level) {
      let next = network.places[Int(tables.option(Int(step.pointee.firstOption)))].ifFull
      begin(slot, step: next, row: layout.sources + Int(patients[slot].step))
      return
    }
    note(.asks, slot, place: tables.option(Int(step.pointee.firstOption)), reason: patients[slot].reason)
    if step.pointee.riskCount > 0 { scheduleStepRisk(slot, phase: .queue, endsAt: Cursors.never) }
    let held = patients[slot].place
    if held >= 0 {
      for option in Int(step.pointee.firstOption)..<Int(step.pointee.firstOption + step.pointee.optionCount)
      where layout.canRing(held: held, wanted: tables.option(option))
        && blocked[Int(held) * layout.places + Int(tables.option(option))] > 0
      {
        if swapRing(from: held, to: tables.option(option)) { return }
      }
    }
  }

  /// Puts a patient into the queues of its stay's places that have room; false when none has.
  @inline(__always)
  mutating func join(_ slot: Int32, step: StepPointer, level: Int32) -> Bool {
    let patient = patients.address(of: slot)
    patient.pointee.activity = .asking
    let held = patient.pointee.place
    var firstRequest: Int32 = -1
    for option in Int(step.pointee.firstOption)..<Int(step.pointee.firstOption + step.pointee.optionCount) {
      let place = tables.option(option)
      let state = places.address(of: Int(place))
      if requests.waiting[place] >= state.pointee.queueLimit { continue }
      firstRequest = requests.join(queue: place, patient: slot, level: level, nextOfPatient: firstRequest)
      recorder.queued(place, by: 1, at: now)
      if held >= 0 { blocked[Int(held) &* layout.places &+ Int(place)] &+= 1 }
      if !state.pointee.admits { markDirty(place) }
    }
    if firstRequest < 0 { return false }
    patient.pointee.firstRequest = firstRequest
    patient.pointee.shutRequests = 0
    setReason(slot, step.pointee.queueReason)
    return true
  }

  /// Takes all of a patient's requests out of their queues.
  mutating func leaveQueues(_ slot: Int32, withdraws: Bool) { takeRequests(of: slot, withdraws: withdraws) }

  @inline(__always)
  private mutating func takeRequests(of slot: Int32, withdraws: Bool) {
    let patient = patients.address(of: slot)
    let held = patient.pointee.place
    var request = patient.pointee.firstRequest
    while request >= 0 {
      let queue = requests[request].queue
      if requests[request].isShut { places[queue].shutRequests -= 1 }
      request = requests.leave(request)
      recorder.queued(queue, by: -1, at: now)
      if held >= 0 && Int(queue) < layout.places { blocked[Int(held) &* layout.places &+ Int(queue)] &-= 1 }
      // Whoever stood behind may fit now.
      markDirty(queue)
      if withdraws { recorder.withdraws(queue) }
    }
    patient.pointee.firstRequest = -1
    patient.pointee.shutRequests = 0
  }

  /// Takes a patient out of the place it holds, and records the stay.
  ///
  /// - Parameter nextSetting: setting of the place it moves into at once, or -1: the stay in a setting goes on while
  ///   this is the same.
  /// - Parameter isSwap: whether its units go to someone else at this moment, without turnaround.
  mutating func leavePlace(_ slot: Int32, nextSetting: Int32, isSwap: Bool = false) {
    setReason(slot, -1)
    let patient = patients.address(of: slot)
    let place = patient.pointee.place
    let state = places.address(of: Int(place))
    let settingEnds = nextSetting != state.pointee.setting
    let settingRow = settingEnds ? Int(state.pointee.settingRow) : -1
    if recorder.isMeasuring { recordStay(patient, settingRow: settingRow) }
    if patient.pointee.firstReasonTime >= 0 { endReasons(patient, settingEnds: settingEnds) }
    recorder.leavesCensus(row: Int(place), before: patient.pointee.placeCensus)
    if settingEnds {
      if settingRow >= 0 { recorder.leavesCensus(row: settingRow, before: patient.pointee.settingCensus) }
      patient.pointee.settingSince = Patient.never
    }
    note(.leaves, slot, place: place)

    let units = patient.pointee.units
    if state.pointee.isCleaned && !isSwap {
      beginTurnaround(of: place, units: units, after: slot)
    } else {
      free(units, of: place)
    }
    patient.pointee.place = -1
    patient.pointee.units = 0
    patient.pointee.isReady = false
    patient.pointee.delayStamp &+= 1
  }

  /// The day of a moment, which may lie before the replication.
  private static func dayNumber(_ moment: Int64) -> Int64 {
    moment >= 0 ? moment / WeeklySchedule.day : (moment + 1) / WeeklySchedule.day - 1
  }

  /// Records a stay in a place that ends now, and the stay in its setting if that ends too and has a row of its own
  /// (otherwise -1).
  @inline(__always)
  private mutating func recordStay(_ patient: UnsafeMutablePointer<Patient>, settingRow: Int) {
    let atom = layout.atom(cohort: patient.pointee.cohort, pathway: patient.pointee.pathway)
    let place = patient.pointee.place
    // Ready today is no day delayed, and the most frequent case.
    let isOfToday = !patient.pointee.isReady || patient.pointee.readyAt >= midnight
    let days = isOfToday ? 0 : Self.dayNumber(now) - Self.dayNumber(patient.pointee.readyAt)
    recorder.stayEnds(
      row: Int(place), atom: atom, stay: now - patient.pointee.placeSince, delay: patient.pointee.placeDelay,
      review: patient.pointee.placeReview, days: days)
    if settingRow >= 0 {
      recorder.stayEnds(
        row: settingRow, atom: atom, stay: now - patient.pointee.settingSince, delay: patient.pointee.settingDelay,
        review: patient.pointee.settingReview, days: days)
    }
  }

  /// Records the reasons of the delay in a place that a patient leaves, and of that in its setting if that ends too and
  /// has a row of its own. They begin anew.
  private mutating func endReasons(_ patient: UnsafeMutablePointer<Patient>, settingEnds: Bool) {
    let state = places.address(of: Int(patient.pointee.place))
    let tellsSetting = settingEnds && state.pointee.settingRow >= 0
    let atom = layout.atom(cohort: patient.pointee.cohort, pathway: patient.pointee.pathway)
    let place = patient.pointee.place
    var entry = patient.pointee.firstReasonTime
    while entry >= 0 {
      let times = reasonTimes[entry]
      if times.inPlace > 0 {
        recorder.delayOfStay(place: place, reason: times.reason, atom: atom, time: times.inPlace)
        if log.isOn { log.delayOfStay(patient.pointee, reason: times.reason, time: times.inPlace, at: now) }
      }
      if tellsSetting {
        recorder.delayOfStay(setting: state.pointee.setting, reason: times.reason, atom: atom, time: times.inSetting)
      }
      reasonTimes[entry].inPlace = 0
      entry = times.next
    }
    if settingEnds { reasonTimes.release(&patient.pointee.firstReasonTime) }
  }

  /// Takes units out of use that a patient gives up.
  ///
  /// Where others wait, the units are as a rule in use again before the event is over; so the recorder is told when what
  /// is free has been given (`settle`), and only if something has changed.
  @inline(__always)
  private mutating func free(_ units: Int32, of place: Int32) {
    let state = places.address(of: Int(place))
    if requests.waiting[place] > 0 && state.pointee.used <= state.pointee.capacity {
      state.pointee.used &-= units
      state.pointee.isUntold = true
    } else {
      use(place, by: -units)
    }
    markDirty(place)
  }

  /// Takes units of a place into use, or out of it, and records it.
  @inline(__always)
  mutating func use(_ place: Int32, by units: Int32) {
    let state = places.address(of: Int(place))
    let used = state.pointee.used &+ units
    if max(state.pointee.used, used) > state.pointee.capacity || state.pointee.capacity == 0 {
      tellUse(of: place)
      setUse(of: place, capacity: state.pointee.capacity, used: used)
      return
    }
    // Within the count: no unit opens or closes.
    state.pointee.used = used
    if !state.pointee.isUntold { recordUse(of: place, by: units) }
  }

  /// Records what has become of the use of a place by the end of an event.
  @inline(__always)
  private mutating func tellUse(of place: Int32) {
    let state = places.address(of: Int(place))
    if !state.pointee.isUntold { return }
    state.pointee.isUntold = false
    let change = state.pointee.used &- Int32(truncatingIfNeeded: recorder.histories.level(Int(place)))
    if change != 0 { recordUse(of: place, by: change) }
  }

  /// Records that units of a place have come into use, or out of it, within their count.
  private mutating func recordUse(of place: Int32, by units: Int32) {
    let state = places.address(of: Int(place))
    recorder.used(place, settingRow: Int(state.pointee.settingRow), by: units, at: now)
    let isFull = state.pointee.used == state.pointee.capacity
    if isFull == state.pointee.isFull { return }
    state.pointee.isFull = isFull
    let change = isFull ? 1 : -1
    recorder.full(Int(place), by: change, at: now)
    if state.pointee.settingRow >= 0 { settings(state.pointee.setting, open: 0, full: Int32(change)) }
  }

  /// Places of a setting of several begin to have units or cease to, and become full or cease to be.
  private mutating func settings(_ setting: Int32, open: Int32, full: Int32) {
    var state = settings[setting]
    let wasFull = state.open > 0 && state.full == state.open
    state.open += open
    state.full += full
    settings[setting] = state
    let nowFull = state.open > 0 && state.full == state.open
    if nowFull != wasFull { recorder.full(layout.row(ofSetting: setting), by: nowFull ? 1 : -1, at: now) }
  }

  /// Changes how many units of a place there are and are used, and records it.
  ///
  /// Units above the count, which close as they empty, are open until then.
  mutating func setUse(of place: Int32, capacity: Int32, used: Int32) {
    let before = places[place]
    if used != before.used {
      recorder.used(place, settingRow: Int(before.settingRow), by: used - before.used, at: now)
    }
    let opened = max(capacity, used) - max(before.capacity, before.used)
    if opened != 0 { recorder.open(place, by: opened, at: now) }
    places[place].capacity = capacity
    places[place].used = used
    let isFull = capacity > 0 && used >= capacity
    if isFull == before.isFull && (capacity > 0) == (before.capacity > 0) { return }
    places[place].isFull = isFull
    if isFull != before.isFull { recorder.full(Int(place), by: isFull ? 1 : -1, at: now) }
    if before.settingRow < 0 { return }
    settings(
      before.setting, open: (capacity > 0 ? 1 : 0) - (before.capacity > 0 ? 1 : 0),
      full: (isFull ? 1 : 0) - (before.isFull ? 1 : 0))
  }

  // MARK: Giving what is free

  /// Remembers that a place or pool may have something to give.
  @inline(__always)
  mutating func markDirty(_ queue: Int32) {
    if requests.waiting[queue] == 0 && Int(queue) < layout.places { return }
    if isDirty[queue] { return }
    isDirty[queue] = true
    var end = firstDirty &+ dirtyCount
    if end >= dirty.count { end -= dirty.count }
    dirty[end] = queue
    dirtyCount &+= 1
  }

  /// Gives what has become free to those who wait, until nothing more moves: by work list, never by recursion.
  mutating func settle() {
    while dirtyCount > 0 {
      let queue = dirty[firstDirty]
      firstDirty = firstDirty &+ 1 == dirty.count ? 0 : firstDirty &+ 1
      dirtyCount &-= 1
      if Int(queue) < layout.places {
        giveUnits(of: queue)
        tellUse(of: queue)
      } else {
        isDirty[queue] = false
        giveTime(of: queue &- Int32(truncatingIfNeeded: layout.places))
      }
    }
  }

  @inline(__always)
  private mutating func giveUnits(of place: Int32) {
    let here = places.address(of: Int(place))
    if !here.pointee.admits {
      isDirty[place] = false
      markShutRequests(of: place)
      return
    }
    // It stays dirty while it gives: what that frees in its queue is seen here and now.
    var request = requests.first(of: place)
    while request >= 0 {
      let free = here.pointee.capacity &- here.pointee.used
      // Everybody needs a unit: where none is free, nobody need be looked at.
      if free <= 0 || here.pointee.startsLeft <= 0 { break }
      let slot = requests[request].patient
      let isFit = free >= patients[slot].need
      if !here.pointee.skipsUnfit {
        if !isFit { break }
        takeRequests(of: slot, withdraws: false)
        secure(slot, place: place, step: tables.step(patients[slot].step))
        request = requests.first(of: place)
      } else {
        let next = requests.after(request)
        if isFit {
          takeRequests(of: slot, withdraws: false)
          secure(slot, place: place, step: tables.step(patients[slot].step))
        }
        request = next
      }
    }
    isDirty[place] = false
    // Nobody waits for hours at a place that is open.
    if here.pointee.shutRequests > 0 { markShutRequests(of: place) }
    if here.pointee.hasStuckRing {
      here.pointee.hasStuckRing = false
      swapRings(through: place)
    }
  }

  /// Tells apart those who would have been admitted to a place but for its hours from those who wait for a unit. Where
  /// those who fit may pass, one who does not holds up nobody.
  private mutating func markShutRequests(of place: Int32) {
    let state = places[Int(place)]
    var free = state.admits ? 0 : state.capacity - state.used
    var unseen = state.shutRequests
    var request = requests.first(of: place)
    while request >= 0 {
      let slot = requests[request].patient
      let units = patients[slot].need
      let fits = free >= units
      if fits { free -= units } else if !state.skipsUnfit { free = 0 }
      if requests[request].isShut { unseen -= 1 }
      if fits != requests[request].isShut {
        requests[request].isShut = fits
        places[Int(place)].shutRequests += fits ? 1 : -1
        patients[slot].shutRequests += fits ? 1 : -1
        let step = tables.step(patients[slot].step)
        setReason(slot, patients[slot].shutRequests > 0 ? step.pointee.hoursReason : step.pointee.queueReason)
      }
      if free <= 0 && unseen <= 0 { return }
      request = requests.after(request)
    }
  }
}
