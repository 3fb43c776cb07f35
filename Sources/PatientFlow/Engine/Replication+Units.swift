import EventSimulation
import RandomStreams

// Units that differ from patient to patient, and fall over a stay.

extension Replication {
  /// Units that a patient takes in a visit to a step, on a branch.
  ///
  /// Draws used: one of its own where the rule draws.
  mutating func drawUnits(_ slot: Int32, step: StepPointer, branch: Int, visit: UInt32) -> Int32 {
    let index = network.branches[branch].units
    if index < 0 { return step.pointee.units }
    let rule = network.unitRules[Int(index)]
    if rule.drawn == .none { return rule.from }
    var stream = RandomStream(key: patients[slot].key, step.pointee.key, visit, purpose: Purpose.units)
    let units = network.distributions.sample(rule.drawn, from: &stream).rounded(.toNearestOrEven)
    return Int32(min(max(1, units), Place.unlimited))
  }

  /// The rule of the patient's current stay, if its units fall.
  private mutating func fallingRule(of slot: Int32) -> UnitRule? {
    let index = network.branches[Int(patients[slot].branch)].units
    if index < 0 { return nil }
    let rule = network.unitRules[Int(index)]
    return rule.falls ? rule : nil
  }

  /// A stay begins: of units held already it keeps no more than it begins with.
  mutating func beginFalling(_ slot: Int32) {
    guard let rule = fallingRule(of: slot) else { return }
    giveBack(slot, downTo: rule.from)
    scheduleFall(slot, from: patients[slot].units)
  }

  /// Schedules the next fall below so many units in the stay that goes on.
  private mutating func scheduleFall(_ slot: Int32, from units: Int32) {
    guard let rule = fallingRule(of: slot), units > rule.to else { return }
    let (begun, ends) = (patients[slot].workSince, patients[slot].workEnds)
    let level = min(units, rule.from) - 1
    events.schedule(
      FlowEvent(patient: slot, stamp: patients[slot].stepStamp, kind: .unitsFall),
      at: max(now, begun + rule.moment(of: level, length: ends - begun)), phase: Phase.departure)
  }

  /// The units of a stay fall to what they are by now.
  mutating func fallInUnits(_ slot: Int32) {
    guard let rule = fallingRule(of: slot) else { return }
    let (begun, ends) = (patients[slot].workSince, patients[slot].workEnds)
    let units = rule.units(at: now - begun, length: ends - begun)
    giveBack(slot, downTo: units)
    scheduleFall(slot, from: units)
  }

  /// The stay is over: what is kept while delayed is where its units fall to.
  mutating func keepLastUnits(_ slot: Int32) {
    if let rule = fallingRule(of: slot) { giveBack(slot, downTo: rule.to) }
  }

  /// Gives back units above a number. A stay that began with fewer, in a place already held, keeps those.
  private mutating func giveBack(_ slot: Int32, downTo units: Int32) {
    let surplus = patients[slot].units - units
    if surplus <= 0 { return }
    let place = patients[slot].place
    patients[slot].units = units
    use(place, by: -surplus)
    markDirty(place)
  }
}
