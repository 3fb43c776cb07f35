import Memory
import EventSimulation

extension Replication {
  /// The queue of a pool.
  func queue(of pool: Int32) -> Int32 { Int32(layout.places) + pool }

  mutating func beginTask(_ slot: Int32, step: StepPointer) {
    let patient = patients.address(of: slot)
    let staff = step.pointee.staff
    patient.pointee.workLeft = Self.duration(
      Double(patient.pointee.workLeft) / network.staff[Int(staff)].productive)
    let level = tables.level(of: patient.pointee.cohort)
    let pool = pools.address(of: Int(staff))
    if pool.pointee.firstPaused < 0 && pool.pointee.onDuty - pool.pointee.busy >= patient.pointee.need
      && !requests.hasWaiting(in: queue(of: staff), upTo: level)
    {
      startTask(slot, step: step)
      return
    }
    joinStaffQueue(slot, step: step, level: level)
    note(.asks, slot, place: patient.pointee.place, reason: patient.pointee.reason)
    if step.pointee.riskCount > 0 { scheduleStepRisk(slot, phase: .queue, endsAt: Cursors.never) }
  }

  /// Puts a patient into the queue for the staff of its task.
  mutating func joinStaffQueue(_ slot: Int32, step: StepPointer, level: Int32) {
    let patient = patients.address(of: slot)
    patient.pointee.activity = .queueing
    patient.pointee.firstRequest = requests.join(
      queue: queue(of: step.pointee.staff), patient: slot, level: level, nextOfPatient: -1)
    recorder.queued(queue(of: step.pointee.staff), by: 1, at: now)
    setReason(slot, step.pointee.queueReason)
  }

  private mutating func startTask(_ slot: Int32, step: StepPointer) {
    let patient = patients.address(of: slot)
    recorder.wait(queue(of: step.pointee.staff), now - patient.pointee.queueSince)
    patient.pointee.workSince = now
    note(.taskStarts, slot, place: patient.pointee.place)
    work(slot, step: step)
  }

  /// Begins or resumes work on a task.
  private mutating func work(_ slot: Int32, step: StepPointer) {
    let patient = patients.address(of: slot)
    let pool = pools.address(of: Int(step.pointee.staff))
    patient.pointee.activity = .working
    patient.pointee.stepStamp &+= 1
    let ends = now + patient.pointee.workLeft
    patient.pointee.workEnds = ends
    let last = pool.pointee.lastInProgress
    patient.pointee.previousTask = last
    patient.pointee.nextTask = -1
    if last >= 0 { patients[last].nextTask = slot } else { pool.pointee.firstInProgress = slot }
    pool.pointee.lastInProgress = slot
    pool.pointee.busy += patient.pointee.need
    recorder.busy(step.pointee.staff, by: patient.pointee.need, at: now)
    setReason(slot, step.pointee.workReason)
    events.schedule(
      FlowEvent(patient: slot, stamp: patient.pointee.stepStamp, kind: .taskEnds), at: ends, phase: Phase.departure)
    if step.pointee.riskCount > 0 { scheduleStepRisk(slot, phase: .stay, endsAt: ends) }
  }

  /// The staff of a task in progress are free again.
  private mutating func stopWork(_ slot: Int32, step: StepPointer) {
    let patient = patients.address(of: slot)
    let pool = pools.address(of: Int(step.pointee.staff))
    let (previous, next) = (patient.pointee.previousTask, patient.pointee.nextTask)
    if previous >= 0 { patients[previous].nextTask = next } else { pool.pointee.firstInProgress = next }
    if next >= 0 { patients[next].previousTask = previous } else { pool.pointee.lastInProgress = previous }
    pool.pointee.busy -= patient.pointee.need
    recorder.busy(step.pointee.staff, by: -patient.pointee.need, at: now)
    markDirty(queue(of: step.pointee.staff))
  }

  /// Takes a paused task off its pool's list.
  private mutating func forgetPaused(_ slot: Int32, pool: Int32) {
    let (previous, next) = (patients[slot].previousTask, patients[slot].nextTask)
    if previous >= 0 { patients[previous].nextTask = next } else { pools[Int(pool)].firstPaused = next }
    if next >= 0 { patients[next].previousTask = previous }
    markDirty(queue(of: pool))
  }

  mutating func endTask(_ slot: Int32) {
    stopWork(slot, step: tables.step(patients[slot].step))
    note(.taskEnds, slot, place: patients[slot].place)
    goOn(slot)
  }

  /// Gives up a task, or the wait for it.
  mutating func abandonTask(_ slot: Int32) {
    let step = tables.step(patients[slot].step)
    switch patients[slot].activity {
    case .working: stopWork(slot, step: step)
    case .paused: forgetPaused(slot, pool: step.pointee.staff)
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
      let step = tables.step(patients[slot].step)
      if patients[slot].workEnds <= now { finishing += patients[slot].need } else { pause(slot, step: step) }
      slot = previous
    }
  }

  private mutating func pause(_ slot: Int32, step: StepPointer) {
    patients[slot].workLeft = patients[slot].workEnds - now
    stopWork(slot, step: step)
    patients[slot].activity = .paused
    patients[slot].stepStamp &+= 1
    let first = pools[Int(step.pointee.staff)].firstPaused
    patients[slot].previousTask = -1
    patients[slot].nextTask = first
    if first >= 0 { patients[first].previousTask = slot }
    pools[Int(step.pointee.staff)].firstPaused = slot
    setReason(slot, step.pointee.queueReason)
    if step.pointee.riskCount > 0 { scheduleStepRisk(slot, phase: .stay, endsAt: Cursors.never) }
  }

  /// Gives free staff first to paused tasks, then to those who wait.
  mutating func giveTime(of pool: Int32) {
    while true {
      let paused = pools[Int(pool)].firstPaused
      if paused >= 0 {
        let step = tables.step(patients[paused].step)
        if pools[Int(pool)].onDuty - pools[Int(pool)].busy < patients[paused].need { return }
        forgetPaused(paused, pool: pool)
        work(paused, step: step)
        continue
      }
      let request = requests.first(of: queue(of: pool))
      if request < 0 { return }
      let slot = requests[request].patient
      let step = tables.step(patients[slot].step)
      if pools[Int(pool)].onDuty - pools[Int(pool)].busy < patients[slot].need { return }
      leaveQueues(slot, withdraws: false)
      startTask(slot, step: step)
    }
  }
}
