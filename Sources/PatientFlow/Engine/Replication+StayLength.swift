// What makes a clinical stay longer or shorter than drawn.

extension Replication {
  /// Makes the stay to come longer by the delay that ends now: from the last readiness in the place held.
  mutating func lengthen(_ slot: Int32, by factors: Int32) {
    if !patients[slot].isReady { return }
    let days = Double(now - patients[slot].readyAt) / Double(WeeklySchedule.day)
    scale(slot, by: 1 + network.stayFactors[Int(factors)].longerPerDelayedDay * days)
  }

  /// Multiplies the stay that begins now by the factor of the month and the dated changes in force.
  mutating func stretch(_ slot: Int32, by factors: Int32) {
    let index = Int(factors)
    scale(slot, by: network.stayFactors[index].monthly[monthOfYear] * stayPlans[index].amount(at: now))
  }

  private mutating func scale(_ slot: Int32, by factor: Double) {
    if factor == 1 { return }
    patients[slot].workLeft = Self.duration(Double(patients[slot].workLeft) * factor)
  }
}
