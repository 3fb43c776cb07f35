import RandomStreams

extension Replication {
  /// The moment until which one network certainly does, in every replication, what another does: a replication that
  /// has run that far under the one may proceed under the other. `Int64.max` when they never part; nil when they may
  /// differ from the beginning.
  ///
  /// They may differ in the plans of places, staff, sources and stays only; they part when the first change that is not in
  /// both can begin. Distributions are compared by what they are, since another scenario may name them otherwise.
  ///
  /// - Complexity: O(size of the networks).
  public static func commonPast(_ a: Network, _ b: Network) -> Int64? {
    PastComparison(a, b).parting
  }

  /// Whether two networks have all the past until `Timing.start` in common.
  public static func sharesPast(_ a: Network, _ b: Network) -> Bool {
    guard let parting = commonPast(a, b) else { return false }
    return parting >= a.timing.start
  }
}

/// Two networks, compared as to how long they do the same.
private struct PastComparison {
  let a: Network
  let b: Network

  init(_ a: Network, _ b: Network) {
    self.a = a
    self.b = b
  }

  /// When they part, or nil when they differ in more than plans.
  var parting: Int64? {
    guard a.timing == b.timing, isSameStructure, areSameDraws, areSameInitial, a.sources.count == b.sources.count,
      a.places.count == b.places.count, a.staff.count == b.staff.count
    else { return nil }
    var first = Int64.max
    for (mine, theirs) in zip(a.sources, b.sources) {
      var alike = theirs
      alike.changes = mine.changes
      if isSame(mine.batch, theirs.batch) { alike.batch = mine.batch }
      guard alike == mine, let parting = parting(mine.changes, theirs.changes) else { return nil }
      first = min(first, parting)
    }
    for (mine, theirs) in zip(a.places, b.places) {
      var alike = theirs
      alike.capacity = mine.capacity
      if isSame(mine.turnaround, theirs.turnaround) { alike.turnaround = mine.turnaround }
      guard alike == mine, let parting = parting(mine.capacity, theirs.capacity) else { return nil }
      first = min(first, parting)
    }
    for (mine, theirs) in zip(a.staff, b.staff) {
      var alike = theirs
      alike.changes = mine.changes
      guard alike == mine, let parting = parting(mine.changes, theirs.changes) else { return nil }
      first = min(first, parting)
    }
    for (step, other) in zip(a.steps, b.steps) where step.factors >= 0 || other.factors >= 0 {
      let (mine, theirs) = (factors(of: step, in: a), factors(of: other, in: b))
      var alike = theirs
      alike.changes = mine.changes
      guard alike == mine, let parting = parting(mine.changes, theirs.changes) else { return nil }
      first = min(first, parting)
    }
    return first
  }

  /// What makes the stays of a step longer or shorter; a step without is one whose factors are all 1.
  private func factors(of step: Step, in network: Network) -> StayFactors {
    step.factors >= 0 ? network.stayFactors[Int(step.factors)] : StayFactors(key: step.key)
  }

  private var isSameStructure: Bool {
    a.schedules == b.schedules && a.cohorts == b.cohorts && a.routes == b.routes
      && a.placeOptions == b.placeOptions && a.strands == b.strands && a.sharesByCohort == b.sharesByCohort
      && a.reasonCount == b.reasonCount
      && a.pathwayCount == b.pathwayCount && a.settingCount == b.settingCount && a.priorityLevels == b.priorityLevels
  }

  /// Those who are there at the beginning.
  private var areSameInitial: Bool {
    all(a.initial, b.initial) { mine, theirs in
      var alike = theirs
      alike.waited = mine.waited
      alike.been = mine.been
      return alike == mine && isSame(mine.waited, theirs.waited) && isSame(mine.been, theirs.been)
    }
      && all(a.initialShares, b.initialShares) { mine, theirs in
        var alike = theirs
        alike.duration = mine.duration
        return alike == mine && isSame(mine.duration, theirs.duration)
      }
  }

  private var areSameDraws: Bool {
    all(a.branches, b.branches) { mine, theirs in
      mine.upTo == theirs.upTo && mine.next == theirs.next && isSame(mine.duration, theirs.duration)
        && mine.units == theirs.units && mine.ifRoom == theirs.ifRoom
    }
      && all(a.steps, b.steps) { mine, theirs in
        var theirs = theirs
        let transfer = isSame(mine.transfer, theirs.transfer) && isSame(mine.lead, theirs.lead)
        theirs.transfer = mine.transfer
        theirs.lead = mine.lead
        theirs.factors = mine.factors
        return transfer && mine == theirs
      }
      && all(a.unitRules, b.unitRules) { mine, theirs in
        mine.from == theirs.from && mine.to == theirs.to && isSame(mine.drawn, theirs.drawn)
      }
      && all(a.risks, b.risks) { mine, theirs in
        var theirs = theirs
        let after = isSame(mine.after, theirs.after)
        theirs.after = mine.after
        return after && mine == theirs
      }
      && all(a.returns, b.returns) { mine, theirs in
        var theirs = theirs
        let after = isSame(mine.after, theirs.after)
        theirs.after = mine.after
        return after && mine == theirs
      }
  }

  /// The first moment at which two plans may give different amounts, whatever is drawn; nil when they begin differently.
  ///
  /// A change draws by its position in the list, so one that draws must keep it.
  private func parting(_ mine: ChangePlan, _ theirs: ChangePlan) -> Int64? {
    if mine.key != theirs.key || mine.base != theirs.base { return nil }
    let (order, others) = (inOrder(mine), inOrder(theirs))
    var common = 0
    if isSame(mine.slip, theirs.slip) {
      while common < min(order.count, others.count), isSameChange(order[common], of: mine, others[common], of: theirs) {
        common += 1
      }
    }
    return min(
      begins(common < order.count ? order[common] : nil, of: mine, in: a),
      begins(common < others.count ? others[common] : nil, of: theirs, in: b))
  }

  private func isSameChange(_ position: Int, of mine: ChangePlan, _ other: Int, of theirs: ChangePlan) -> Bool {
    let (change, counterpart) = (mine.changes[position], theirs.changes[other])
    let draws = change.over != .none || change.times != .none
    return change.from == counterpart.from && change.until == counterpart.until
      && change.effect == counterpart.effect && change.amount == counterpart.amount
      && change.reaching == counterpart.reaching && isSame(change.over, counterpart.over)
      && isSame(change.times, counterpart.times) && (!draws || position == other)
  }

  /// The earliest moment at which a change can begin; `Int64.max` for none.
  private func begins(_ position: Int?, of plan: ChangePlan, in network: Network) -> Int64 {
    guard let position else { return .max }
    let slip = plan.slip == .none ? 0 : network.distributions.least(plan.slip)
    return Int64(max(0, Double(plan.changes[position].from) + slip))
  }

  /// Positions of a plan's changes in the order in which they take effect.
  private func inOrder(_ plan: ChangePlan) -> [Int] {
    plan.changes.indices.sorted { (plan.changes[$0].from, $0) < (plan.changes[$1].from, $1) }
  }

  private func isSame(_ mine: DistributionID, _ theirs: DistributionID) -> Bool {
    a.distributions.isSame(mine, as: theirs, in: b.distributions)
  }

  private func all<Part>(_ mine: [Part], _ theirs: [Part], _ isSame: (Part, Part) -> Bool) -> Bool {
    if mine.count != theirs.count { return false }
    for index in mine.indices where !isSame(mine[index], theirs[index]) { return false }
    return true
  }
}
