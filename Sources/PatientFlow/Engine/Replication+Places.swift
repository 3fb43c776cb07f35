extension Replication {
  /// Puts a patient into the queues of all places its stay may use; one who finds them full goes on elsewhere.
  mutating func ask(_ slot: Int32, step: Step, level: Int32) {
    if !join(slot, step: step, level: level) {
      let next = network.places[Int(network.placeOptions[Int(step.firstOption)])].ifFull
      begin(slot, step: next, row: layout.sources + Int(patients[slot].step))
      return
    }
    note(.asks, slot, place: network.placeOptions[Int(step.firstOption)], reason: patients[slot].reason)
    if step.riskCount > 0 { scheduleStepRisk(slot, phase: .queue, endsAt: Cursors.never) }
    let held = patients[slot].place
    if held >= 0 {
      for option in Int(step.firstOption)..<Int(step.firstOption + step.optionCount)
      where layout.canRing(held: held, wanted: network.placeOptions[option])
        && blocked[Int(held) * layout.places + Int(network.placeOptions[option])] > 0
      {
        if swapRing(from: held, to: network.placeOptions[option]) { return }
      }
    }
  }

  /// Puts a patient into the queues of its stay's places that have room; false when none has.
  mutating func join(_ slot: Int32, step: Step, level: Int32) -> Bool {
    patients[slot].activity = .asking
    let held = patients[slot].place
    var firstRequest: Int32 = -1
    for option in Int(step.firstOption)..<Int(step.firstOption + step.optionCount) {
      let place = network.placeOptions[option]
      if requests.waiting[Int(place)] >= places[Int(place)].queueLimit { continue }
      firstRequest = requests.join(queue: place, patient: slot, level: level, nextOfPatient: firstRequest)
      recorder.queued(place, by: 1, at: now)
      if held >= 0 { blocked[Int(held) * layout.places + Int(place)] += 1 }
      if !places[Int(place)].admits { markDirty(place) }
    }
    if firstRequest < 0 { return false }
    patients[slot].firstRequest = firstRequest
    patients[slot].shutRequests = 0
    setReason(slot, step.queueReason)
    return true
  }

  /// Takes all of a patient's requests out of their queues.
  mutating func leaveQueues(_ slot: Int32, withdraws: Bool) {
    let held = patients[slot].place
    var request = patients[slot].firstRequest
    while request >= 0 {
      let queue = requests[request].queue
      if requests[request].isShut { places[Int(queue)].shutRequests -= 1 }
      request = requests.leave(request)
      recorder.queued(queue, by: -1, at: now)
      if queue < Int32(layout.places) && held >= 0 { blocked[Int(held) * layout.places + Int(queue)] -= 1 }
      // Whoever stood behind may fit now.
      markDirty(queue)
      if withdraws { recorder.withdraws(queue) }
    }
    patients[slot].firstRequest = -1
    patients[slot].shutRequests = 0
  }

  /// Takes a patient out of the place it holds, and records the stay.
  ///
  /// - Parameter nextSetting: setting of the place it moves into at once, or -1: the stay in a setting goes on while
  ///   this is the same.
  /// - Parameter isSwap: whether its units go to someone else at this moment, without turnaround.
  mutating func leavePlace(_ slot: Int32, nextSetting: Int32, isSwap: Bool = false) {
    setReason(slot, -1)
    let place = patients[slot].place
    let setting = network.places[Int(place)].setting
    let settingEnds = nextSetting != setting
    if recorder.isMeasuring { recordStay(slot, place: place, setting: setting, settingEnds: settingEnds) }
    var entry = patients[slot].firstReasonTime
    while entry >= 0 {
      if log.isOn && reasonTimes[entry].inPlace > 0 {
        log.delayOfStay(patients[slot], reason: reasonTimes[entry].reason, time: reasonTimes[entry].inPlace, at: now)
      }
      reasonTimes[entry].inPlace = 0
      entry = reasonTimes[entry].next
    }
    recorder.leavesCensus(subject: Int(place), since: patients[slot].placeSince)
    if settingEnds {
      recorder.leavesCensus(subject: layout.places + Int(setting), since: patients[slot].settingSince)
      patients[slot].settingSince = Patient.never
    }
    if settingEnds { reasonTimes.release(&patients[slot].firstReasonTime) }
    note(.leaves, slot, place: place)

    if places[Int(place)].isCleaned && !isSwap {
      beginTurnaround(of: place, units: patients[slot].units, after: slot)
    } else {
      setUse(of: place, capacity: places[Int(place)].capacity, used: places[Int(place)].used - patients[slot].units)
      markDirty(place)
    }
    patients[slot].place = -1
    patients[slot].units = 0
    patients[slot].isReady = false
    patients[slot].delayStamp &+= 1
  }

  /// The day of a moment, which may lie before the replication.
  private static func dayNumber(_ moment: Int64) -> Int64 {
    moment >= 0 ? moment / WeeklySchedule.day : (moment + 1) / WeeklySchedule.day - 1
  }

  /// Records a stay in a place that ends now, and the stay in its setting if that ends too.
  private mutating func recordStay(_ slot: Int32, place: Int32, setting: Int32, settingEnds: Bool) {
    let atom = layout.atom(cohort: patients[slot].cohort, pathway: patients[slot].pathway)
    let days = patients[slot].isReady ? now / WeeklySchedule.day - Self.dayNumber(patients[slot].readyAt) : 0
    recorder.stayEnds(
      subject: Int(place), atom: atom, stay: now - patients[slot].placeSince, delay: patients[slot].placeDelay,
      review: patients[slot].placeReview, days: days)
    if settingEnds {
      recorder.stayEnds(
        subject: layout.places + Int(setting), atom: atom, stay: now - patients[slot].settingSince,
        delay: patients[slot].settingDelay, review: patients[slot].settingReview, days: days)
    }
    var entry = patients[slot].firstReasonTime
    while entry >= 0 {
      let times = reasonTimes[entry]
      if times.inPlace > 0 { recorder.delayOfStay(place: place, reason: times.reason, atom: atom, time: times.inPlace) }
      if settingEnds { recorder.delayOfStay(setting: setting, reason: times.reason, atom: atom, time: times.inSetting) }
      entry = times.next
    }
  }

  /// Changes how many units of a place there are and are used, and records it.
  ///
  /// Units above the count, which close as they empty, are open until then.
  @inline(__always)
  mutating func setUse(of place: Int32, capacity: Int32, used: Int32) {
    let before = places[Int(place)]
    let setting = network.places[Int(place)].setting
    if used != before.used { recorder.used(place, setting: setting, by: used - before.used, at: now) }
    let opened = max(capacity, used) - max(before.capacity, before.used)
    if opened != 0 { recorder.open(place, by: opened, at: now) }
    places[Int(place)].capacity = capacity
    places[Int(place)].used = used
    let isFull = capacity > 0 && used >= capacity
    if isFull == before.isFull && (capacity > 0) == (before.capacity > 0) { return }
    places[Int(place)].isFull = isFull
    if isFull != before.isFull { recorder.full(Int(place), by: isFull ? 1 : -1, at: now) }
    var state = settings[Int(setting)]
    let wasFull = state.open > 0 && state.full == state.open
    state.open += (capacity > 0 ? 1 : 0) - (before.capacity > 0 ? 1 : 0)
    state.full += (isFull ? 1 : 0) - (before.isFull ? 1 : 0)
    settings[Int(setting)] = state
    let nowFull = state.open > 0 && state.full == state.open
    if nowFull != wasFull { recorder.full(layout.places + Int(setting), by: nowFull ? 1 : -1, at: now) }
  }

  // MARK: Giving what is free

  /// Remembers that a place or pool may have something to give.
  @inline(__always)
  mutating func markDirty(_ queue: Int32) {
    if requests.waiting[Int(queue)] == 0 && queue < Int32(layout.places) { return }
    if isDirty[Int(queue)] { return }
    isDirty[Int(queue)] = true
    var end = firstDirty + dirtyCount
    if end >= dirty.count { end -= dirty.count }
    dirty[end] = queue
    dirtyCount += 1
  }

  /// Gives what has become free to those who wait, until nothing more moves: by work list, never by recursion.
  mutating func settle() {
    while dirtyCount > 0 {
      let queue = dirty[firstDirty]
      firstDirty = firstDirty + 1 == dirty.count ? 0 : firstDirty + 1
      dirtyCount -= 1
      isDirty[Int(queue)] = false
      if queue < Int32(layout.places) { giveUnits(of: queue) } else { giveTime(of: queue - Int32(layout.places)) }
    }
  }

  private mutating func giveUnits(of place: Int32) {
    if !places[Int(place)].admits {
      markShutRequests(of: place)
      return
    }
    var request = requests.first(of: place)
    while true {
      if request < 0 {
        if requests.waiting[Int(place)] == 0 { return }
        break
      }
      let slot = requests[request].patient
      let state = places[Int(place)]
      let free = state.capacity - state.used
      if free < patients[slot].need || state.startsLeft <= 0 {
        if !state.skipsUnfit || free <= 0 || state.startsLeft <= 0 { break }
        request = requests.after(request)
        continue
      }
      let next = state.skipsUnfit ? requests.after(request) : -1
      leaveQueues(slot, withdraws: false)
      secure(slot, place: place, step: network.steps[Int(patients[slot].step)])
      request = state.skipsUnfit ? next : requests.first(of: place)
    }
    // Nobody waits for hours at a place that is open.
    if places[Int(place)].shutRequests > 0 { markShutRequests(of: place) }
    if places[Int(place)].hasStuckRing {
      places[Int(place)].hasStuckRing = false
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
        let step = network.steps[Int(patients[slot].step)]
        setReason(slot, patients[slot].shutRequests > 0 ? step.hoursReason : step.queueReason)
      }
      if free <= 0 && unseen <= 0 { return }
      request = requests.after(request)
    }
  }
}
