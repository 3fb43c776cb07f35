import PatientFlow
import RandomStreams

// Tasks, strands and risks.

extension PlainEngine {
  // MARK: Tasks

  func beginTask(_ patient: PlainPatient, _ step: Step) {
    let pool = Int(step.staff)
    patient.left = microseconds(Double(patient.left) / network.staff[pool].productive)
    let isBehind = pools[pool].queue.contains { level($0) <= level(patient) }
    if pools[pool].paused.isEmpty && !isBehind && freeStaff(pool) >= patient.need {
      startTask(patient, step)
      return
    }
    patient.doing = .queueing
    join(&pools[pool].queue, patient)
    // A strand tells its reason also while nothing is delayed.
    let isTold = patient.parent != nil || patient.ready != nil
    note(.asks, patient, place: patient.place, reason: isTold ? Int(step.queueReason) : -1)
    awaitRisk(patient, in: .queue, before: .max)
  }

  func freeStaff(_ pool: Int) -> Int { pools[pool].onDuty - pools[pool].working.reduce(0) { $0 + $1.need } }

  private func startTask(_ patient: PlainPatient, _ step: Step) {
    record.waits.append((now, Subject(.staff, step.staff), now - patient.asked))
    patient.began = now
    note(.taskStarts, patient, place: patient.place)
    work(patient, step)
  }

  private func work(_ patient: PlainPatient, _ step: Step) {
    let pool = Int(step.staff)
    patient.doing = .working
    patient.breakStep()
    patient.ends = now + patient.left
    pools[pool].working.append(patient)
    later(patient, at: patient.ends, .departure) { [self] in
      pools[pool].working.removeAll { $0 === patient }
      offer(pool: pool)
      note(.taskEnds, patient, place: patient.place)
      goOn(patient)
    }
    awaitRisk(patient, in: .stay, before: patient.ends)
  }

  /// Pauses tasks, those begun last first, until no more staff are at work than on duty. What ends now ends.
  func pauseTasks(of pool: Int) {
    for patient in pools[pool].working.reversed() where patient.ends > now {
      let finishing = pools[pool].working.reduce(0) { $0 + ($1.ends <= now ? $1.need : 0) }
      if freeStaff(pool) + finishing >= 0 { return }
      let step = network.steps[patient.step]
      patient.left = patient.ends - now
      pools[pool].working.removeAll { $0 === patient }
      pools[pool].paused.insert(patient, at: mistake == .resumesTheLastFirst ? pools[pool].paused.count : 0)
      patient.doing = .paused
      patient.breakStep()
      offer(pool: pool)
      if step.riskCount > 0 { awaitRisk(patient, in: .stay, before: .max) }
    }
  }

  /// Gives free staff to paused tasks, then to those who wait.
  func giveTime(of pool: Int) {
    while let next = pools[pool].paused.first ?? pools[pool].queue.first, freeStaff(pool) >= next.need {
      let step = network.steps[next.step]
      if pools[pool].paused.isEmpty {
        pools[pool].queue.removeFirst()
        offer(pool: pool)
        startTask(next, step)
      } else {
        pools[pool].paused.removeFirst()
        offer(pool: pool)
        work(next, step)
      }
    }
  }

  /// A task, or the wait for it, is given up.
  private func abandonTask(_ patient: PlainPatient) {
    let pool = Int(network.steps[patient.step].staff)
    if patient.doing == .queueing { record.withdrawals.append((now, Subject(.staff, Int32(pool)))) }
    pools[pool].queue.removeAll { $0 === patient }
    pools[pool].working.removeAll { $0 === patient }
    pools[pool].paused.removeAll { $0 === patient }
    offer(pool: pool)
  }

  // MARK: Strands

  func beginStrand(_ parent: PlainPatient, _ step: Int32) {
    let strand = PlainPatient(
      key: parent.key, source: parent.source, day: parent.day, index: parent.index, cohort: parent.cohort, at: now)
    strand.parent = parent
    parent.strands.insert(strand, at: 0)
    begin(strand, Int(step), from: .step(parent.step))
  }

  func endStrand(_ strand: PlainPatient) {
    guard let parent = strand.parent else { return }
    strand.doing = .gone
    parent.strands.removeAll { $0 === strand }
    if !parent.strands.isEmpty { return }
    if parent.doing == .waiting { copyDiary(of: strand, parent) }
    if parent.doing != .staying { goOn(parent) }
  }

  /// The delay since the strands began was that of one of them.
  private func copyDiary(of strand: PlainPatient, _ parent: PlainPatient) {
    if parent.ready == nil { return }
    parent.diary.removeAll { $0.at >= parent.began }
    parent.diary += strand.diary
  }

  private func abandonStrands(_ patient: PlainPatient) {
    // None has finished last: the delay is that of the one it was called by.
    if let first = patient.strands.first, patient.doing == .waiting { copyDiary(of: first, patient) }
    for strand in patient.strands {
      strand.breakStep()
      if [.queueing, .working, .paused].contains(strand.doing) { abandonTask(strand) }
      strand.doing = .gone
    }
    patient.strands = []
  }

  // MARK: Risks

  private func risks(of step: Int) -> Range<Int> {
    let step = network.steps[step]
    return Int(step.firstRisk)..<Int(step.firstRisk + step.riskCount)
  }

  private func clock(_ patient: PlainPatient, _ risk: Risk, _ step: Int, _ visit: UInt32) -> Int64 {
    var luck = luck(of: patient, step, visit, .risk, plus: risk.key)
    return time(risk.after, &luck)
  }

  /// Lets the first of the step's risks strike in a phase that begins now, if it does so before the phase ends. The clock
  /// of a risk that is at work in the phase before too has run since that began.
  func awaitRisk(_ patient: PlainPatient, in phase: Risk.Phases, before ends: Int64) {
    var first: (at: Int64, index: Int)?
    for index in risks(of: patient.step) where network.risks[index].during.isSuperset(of: phase) {
      let risk = network.risks[index]
      let begins = phase == .stay && !risk.during.contains(.queue) ? patient.began : patient.asked
      let strikes = begins + clock(patient, risk, patient.step, patient.visit)
      if strikes >= now && strikes < first?.at ?? ends { first = (strikes, index) }
    }
    guard let first else { return }
    later(patient, at: first.at, .givingUp) { [self] in strike(patient, first.index, inDelay: false) }
  }

  /// The same for the delay, if it goes on. Of risks that strike at the same moment each does so once, in order.
  func awaitDelayRisk(_ patient: PlainPatient, in delay: Promise, after struck: Int) {
    guard delay.holds, let ready = patient.ready else { return }
    var first: (at: Int64, index: Int)?
    for index in risks(of: ready.step) where network.risks[index].during.contains(.delay) {
      let risk = network.risks[index]
      var begins = ready.at
      if risk.during.contains(.stay) { begins = risk.during.contains(.queue) ? ready.asked : ready.began }
      let strikes = begins + clock(patient, risk, ready.step, ready.visit)
      if strikes < now || strikes == now && index <= struck { continue }
      if strikes < first?.at ?? .max { first = (strikes, index) }
    }
    guard let first else { return }
    schedule(at: first.at, .givingUp) { [self] in
      if delay.holds { strike(patient, first.index, inDelay: true) }
    }
  }

  /// A risk strikes: what the patient was doing is over.
  private func strike(_ patient: PlainPatient, _ index: Int, inDelay: Bool) {
    let risk = network.risks[index]
    let wasStaying = patient.doing == .staying
    abandonStrands(patient)
    switch patient.doing {
    case .asking: leaveQueues(patient, withdraws: true)
    case .moving:
      let heading = patient.heading
      patient.heading = nil
      if let heading { offer(place: heading) }
    case .queueing, .working, .paused: abandonTask(patient)
    case .staying: startDelay(patient)
    case .waiting, .lingering, .away, .gone: break
    }
    if risk.leavesNow { leavePlace(patient, for: nil) }
    let delay = patient.inDelay
    begin(patient, Int(risk.next), from: .step(patient.step))
    if inDelay || wasStaying { awaitDelayRisk(patient, in: delay, after: index) }
  }
}
