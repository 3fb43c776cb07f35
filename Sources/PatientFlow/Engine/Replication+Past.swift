import RandomStreams

extension Replication {
  /// Whether one network certainly does, in every replication, what another does until `Timing.start`; then a
  /// replication that has run to `start` under the one may proceed under the other.
  ///
  /// They may differ in the plans of places, staff and sources only, and there only in changes that cannot begin before
  /// `start`. Distributions are compared by what they are, since another scenario may name them otherwise.
  ///
  /// - Complexity: O(size of the networks).
  public static func sharesPast(_ a: Network, _ b: Network) -> Bool {
    PastComparison(a, b).isSame
  }
}

/// Two networks, compared as to what they do until `Timing.start`.
private struct PastComparison {
  let a: Network
  let b: Network

  init(_ a: Network, _ b: Network) {
    self.a = a
    self.b = b
  }

  var isSame: Bool {
    a.timing == b.timing && isSameStructure && areSameSources && areSamePlaces && areSameStaff && areSameDraws
  }

  private var isSameStructure: Bool {
    a.schedules == b.schedules && a.cohorts == b.cohorts && a.steps == b.steps && a.routes == b.routes
      && a.placeOptions == b.placeOptions && a.sharesByCohort == b.sharesByCohort && a.reasonCount == b.reasonCount
      && a.pathwayCount == b.pathwayCount && a.settingCount == b.settingCount && a.priorityLevels == b.priorityLevels
  }

  private var areSameSources: Bool {
    all(a.sources, b.sources) { mine, theirs in
      var theirs = theirs
      let past = isSamePast(mine.changes, theirs.changes)
      theirs.changes = mine.changes
      return past && mine == theirs
    }
  }

  private var areSamePlaces: Bool {
    all(a.places, b.places) { mine, theirs in
      var theirs = theirs
      let past = isSamePast(mine.capacity, theirs.capacity)
      theirs.capacity = mine.capacity
      return past && mine == theirs
    }
  }

  private var areSameStaff: Bool {
    all(a.staff, b.staff) { mine, theirs in
      var theirs = theirs
      let past = isSamePast(mine.changes, theirs.changes)
      theirs.changes = mine.changes
      return past && mine == theirs
    }
  }

  private var areSameDraws: Bool {
    all(a.branches, b.branches) { mine, theirs in
      mine.upTo == theirs.upTo && mine.next == theirs.next && isSame(mine.duration, theirs.duration)
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

  /// Whether two plans give the same amounts until `start`, whatever is drawn.
  ///
  /// A change draws by its position in the list, so one that draws must keep it.
  private func isSamePast(_ mine: ChangePlan, _ theirs: ChangePlan) -> Bool {
    if mine.key != theirs.key || mine.base != theirs.base { return false }
    let early = earlyChanges(of: mine, in: a)
    let others = earlyChanges(of: theirs, in: b)
    if early.isEmpty && others.isEmpty { return true }
    return isSame(mine.slip, theirs.slip)
      && all(early, others) { position, other in
        let (change, counterpart) = (mine.changes[position], theirs.changes[other])
        let draws = change.over != .none || change.times != .none
        return change.from == counterpart.from && change.until == counterpart.until
          && change.effect == counterpart.effect && change.amount == counterpart.amount
          && change.reaching == counterpart.reaching && isSame(change.over, counterpart.over)
          && isSame(change.times, counterpart.times) && (!draws || position == other)
      }
  }

  /// Positions of a plan's changes that may begin before `start`, in the order in which they take effect.
  private func earlyChanges(of plan: ChangePlan, in network: Network) -> [Int] {
    let slip = plan.slip == .none ? 0 : network.distributions.least(plan.slip)
    return plan.changes.indices
      .filter { Double(plan.changes[$0].from) + slip < Double(network.timing.start) }
      .sorted { (plan.changes[$0].from, $0) < (plan.changes[$1].from, $1) }
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
