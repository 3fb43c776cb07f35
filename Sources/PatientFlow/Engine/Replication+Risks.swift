import EventSimulation
import RandomStreams

extension Replication {
  /// Schedules the first of the step's risks that would strike in a phase which begins now.
  ///
  /// A risk's clock is a pure function of the patient, the step and the visit, so it need not be remembered: a risk that
  /// spans consecutive phases strikes where its one clock runs out.
  mutating func scheduleStepRisk(_ slot: Int32, phase: Risk.Phases, endsAt: Int64) {
    let patient = patients.address(of: slot)
    let step = tables.step(patient.pointee.step)
    var strikes = endsAt
    var chosen: Int32 = -1
    for index in step.pointee.firstRisk..<(step.pointee.firstRisk + step.pointee.riskCount) {
      let risk = network.risks[Int(index)]
      if !risk.during.isSuperset(of: phase) { continue }
      let begins =
        phase == .stay && !risk.during.contains(.queue) ? patient.pointee.workSince : patient.pointee.queueSince
      let moment =
        begins
        + Self.time(
          until: risk, of: step, visit: patient.pointee.visit, key: patient.pointee.key, in: network.distributions)
      if moment >= now && moment < strikes {
        strikes = moment
        chosen = index
      }
    }
    if chosen < 0 { return }
    events.schedule(
      FlowEvent(patient: slot, stamp: patient.pointee.stepStamp, risk: chosen, kind: .stepRisk), at: strikes,
      phase: Phase.givingUp)
  }

  /// Schedules the first of the risks at work during the delay of the stay just finished, if the delay goes on.
  ///
  /// - Parameters:
  ///   - stamp: the delay's stamp; when the patient's has moved on, the delay is over.
  ///   - struck: the risk that has just struck, or -1. Of several that strike at one moment each does so once, in order.
  mutating func scheduleDelayRisk(_ slot: Int32, stamp: UInt32, after struck: Int32) {
    let patient = patients.address(of: slot)
    if patient.pointee.delayStamp != stamp || !patient.pointee.isReady { return }
    let step = tables.step(patient.pointee.stayStep)
    var strikes = Cursors.never
    var chosen: Int32 = -1
    for index in step.pointee.firstRisk..<(step.pointee.firstRisk + step.pointee.riskCount) {
      let risk = network.risks[Int(index)]
      if !risk.during.contains(.delay) { continue }
      let begins =
        !risk.during.contains(.stay)
        ? patient.pointee.readyAt
        : risk.during.contains(.queue) ? patient.pointee.stayQueueSince : patient.pointee.staySince
      let moment =
        begins
        + Self.time(
          until: risk, of: step, visit: patient.pointee.stayVisit, key: patient.pointee.key, in: network.distributions)
      let isAhead = moment > now || moment == now && index > struck
      if isAhead && moment < strikes {
        strikes = moment
        chosen = index
      }
    }
    if chosen < 0 { return }
    events.schedule(
      FlowEvent(patient: slot, stamp: stamp, risk: chosen, kind: .delayRisk), at: strikes, phase: Phase.givingUp)
  }

  /// How long after the start of its phase a risk strikes a patient of some key.
  static func time(
    until risk: Risk, of step: StepPointer, visit: UInt32, key: UInt64, in library: DistributionLibrary
  ) -> Int64 {
    var stream = RandomStream(key: key, step.pointee.key, visit, purpose: Purpose.risk | risk.key)
    return duration(library.sample(risk.after, from: &stream))
  }

  /// A risk strikes: whatever the patient was doing is over, and the risk's step begins.
  mutating func strike(_ slot: Int32, risk index: Int32, inDelay: Bool) {
    let risk = network.risks[Int(index)]
    let (activity, step) = (patients[slot].activity, patients[slot].step)
    if patients[slot].firstStrand >= 0 { abandonStrands(slot) }
    switch activity {
    case .asking: leaveQueues(slot, withdraws: true)
    case .moving: abandonTransfer(slot)
    case .queueing, .working, .paused: abandonTask(slot)
    case .staying: startDelay(slot, review: max(0, now - patients[slot].workEnds))
    case .waiting, .lingering, .away, .absent: break
    }
    if risk.leavesNow && patients[slot].place >= 0 { leavePlace(slot, nextSetting: -1) }
    let stamp = patients[slot].delayStamp
    begin(slot, step: risk.next, row: layout.sources + Int(step))
    if inDelay || activity == .staying { scheduleDelayRisk(slot, stamp: stamp, after: index) }
  }
}
