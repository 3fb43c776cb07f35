import EventSimulation

extension Replication {
  /// The queue of a pool.
  func queue(of pool: Int32) -> Int32 { Int32(layout.places) + pool }

  mutating func beginTask(_ slot: Int32, step: Step) {
    patients[slot].workLeft = Self.duration(
      Double(patients[slot].workLeft) / network.staff[Int(step.staff)].productive)
    let level = network.cohorts[Int(patients[slot].cohort)].level
    let pool = pools[Int(step.staff)]
    if pool.firstPaused < 0 && pool.onDuty - pool.busy >= patients[slot].need
      && !requests.hasWaiting(in: queue(of: step.staff), upTo: level)
    {
      startTask(slot, step: step)
      return
    }
    joinStaffQueue(slot, step: step, level: level)
    note(.asks, slot, place: patients[slot].place, reason: patients[slot].reason)
    if step.riskCount > 0 { scheduleStepRisk(slot, phase: .queue, endsAt: Cursors.never) }
  }

  /// Puts a patient into the queue for the staff of its task.
  mutating func joinStaffQueue(_ slot: Int32, step: Step, level: Int32) {
    patients[slot].activity = .queueing
    patients[slot].firstRequest = requests.join(
      queue: queue(of: step.staff), patient: slot, level: level, nextOfPatient: -1)
    recorder.queued(queue(of: step.staff), by: 1, at: now)
    setReason(slot, step.queueReason)
  }

  private mutating func startTask(_ slot: Int32, step: Step) {
    recorder.wait(queue(of: step.staff), now - patients[slot].queueSince)
    patients[slot].workSince = now
    note(.taskStarts, slot, place: patients[slot].place)
    work(slot, step: step)
  }

  /// Begins or resumes work on a task.
  private mutating func work(_ slot: Int32, step: Step) {
    patients[slot].activity = .working
    patients[slot].stepStamp &+= 1
    patients[slot].workEnds = now + patients[slot].workLeft
    let last = pools[Int(step.staff)].lastInProgress
    patients[slot].previousTask = last
    patients[slot].nextTask = -1
    if last >= 0 { patients[last].nextTask = slot } else { pools[Int(step.staff)].firstInProgress = slot }
    pools[Int(step.staff)].lastInProgress = slot
    pools[Int(step.staff)].busy += patients[slot].need
    recorder.busy(step.staff, by: patients[slot].need, at: now)
    setReason(slot, step.workReason)
    events.schedule(
      FlowEvent(patient: slot, stamp: patients[slot].stepStamp, kind: .taskEnds), at: patients[slot].workEnds,
      phase: Phase.departure)
    if step.riskCount > 0 { scheduleStepRisk(slot, phase: .stay, endsAt: patients[slot].workEnds) }
  }

  /// The staff of a task in progress are free again.
  private mutating func stopWork(_ slot: Int32, step: Step) {
    let (previous, next) = (patients[slot].previousTask, patients[slot].nextTask)
    if previous >= 0 { patients[previous].nextTask = next } else { pools[Int(step.staff)].firstInProgress = next }
    if next >= 0 { patients[next].previousTask = previous } else { pools[Int(step.staff)].lastInProgress = previous }
    pools[Int(step.staff)].busy -= patients[slot].need
    recorder.busy(step.staff, by: -patients[slot].need, at: now)
    markDirty(queue(of: step.staff))
  }

  /// Takes a paused task off its pool's list.
  private mutating func forgetPaused(_ slot: Int32, pool: Int32) {
    let (previous, next) = (patients[slot].previousTask, patients[slot].nextTask)
    if previous >= 0 { patients[previous].nextTask = next } else { pools[Int(pool)].firstPaused = next }
    if next >= 0 { patients[next].previousTask = previous }
    markDirty(queue(of: pool))
  }

  mutating func endTask(_ slot: Int32) {
    stopWork(slot, step: network.steps[Int(patients[slot].step)])
    note(.taskEnds, slot, place: patients[slot].place)
    goOn(slot)
  }

  /// Gives up a task, or the wait for it.
  mutating func abandonTask(_ slot: Int32) {
    let step = network.steps[Int(patients[slot].step)]
    switch patients[slot].activity {
    case .working: stopWork(slot, step: step)
    case .paused: forgetPaused(slot, pool: step.staff)
    default: leaveQueues(slot, withdraws: true)
    }
  }

  /// Pauses tasks until no more are in progress than staff on duty, those begun last first.
  ///
  /// A task that ends at this very moment ends; it is not paused.
  mutating func pauseTasks(of pool: Int32) {
    var finishing: Int32 = 0
    var slot = pools[Int(pool)].lastInProgress
    while slot >= 0 && pools[Int(pool)].busy - finishing > pools[Int(pool)].onDuty {
      let previous = patients[slot].previousTask
      let step = network.steps[Int(patients[slot].step)]
      if patients[slot].workEnds <= now { finishing += patients[slot].need } else { pause(slot, step: step) }
      slot = previous
    }
  }

  private mutating func pause(_ slot: Int32, step: Step) {
    patients[slot].workLeft = patients[slot].workEnds - now
    stopWork(slot, step: step)
    patients[slot].activity = .paused
    patients[slot].stepStamp &+= 1
    let first = pools[Int(step.staff)].firstPaused
    patients[slot].previousTask = -1
    patients[slot].nextTask = first
    if first >= 0 { patients[first].previousTask = slot }
    pools[Int(step.staff)].firstPaused = slot
    setReason(slot, step.queueReason)
    if step.riskCount > 0 { scheduleStepRisk(slot, phase: .stay, endsAt: Cursors.never) }
  }

  /// Gives free staff first to paused tasks, then to those who wait.
  mutating func giveTime(of pool: Int32) {
    while true {
      let paused = pools[Int(pool)].firstPaused
      if paused >= 0 {
        let step = network.steps[Int(patients[paused].step)]
        if pools[Int(pool)].onDuty - pools[Int(pool)].busy < patients[paused].need { return }
        forgetPaused(paused, pool: pool)
        work(paused, step: step)
        continue
      }
      let request = requests.first(of: queue(of: pool))
      if request < 0 { return }
      let slot = requests[request].patient
      let step = network.steps[Int(patients[slot].step)]
      if pools[Int(pool)].onDuty - pools[Int(pool)].busy < patients[slot].need { return }
      leaveQueues(slot, withdraws: false)
      startTask(slot, step: step)
    }
  }
}
