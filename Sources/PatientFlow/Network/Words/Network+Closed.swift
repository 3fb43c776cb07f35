import RandomStreams

extension Network {
  /// Whether every index points into its table.
  var isClosed: Bool {
    func isIn(_ index: Int32, _ count: Int) -> Bool { index >= 0 && Int(index) < count }
    func isInOrNone(_ index: Int32, _ count: Int) -> Bool { index == -1 || isIn(index, count) }
    func isRange(_ first: Int32, _ length: Int32, _ count: Int) -> Bool {
      first >= 0 && length >= 0 && Int64(first) + Int64(length) <= Int64(count)
    }
    func isMain(_ index: Int32) -> Bool { isIn(index, steps.count) && !steps[Int(index)].isBeside }
    func isDrawn(_ id: DistributionID) -> Bool { isInOrNone(id.index, distributions.count) }
    return sources.allSatisfy { isMain($0.firstStep) && $0.cohorts.allSatisfy { isIn($0, cohorts.count) } }
      && sources.allSatisfy { isDrawn($0.batch) && $0.batchMean >= 1 }
      && places.allSatisfy { place in
        isInOrNone(place.admits, schedules.count) && (place.startsPerDay.isEmpty || place.startsPerDay.count == 7)
          && (place.ifFull == -1 || isMain(place.ifFull)) && (place.queueLimit == .max || place.ifFull >= 0)
          && isDrawn(place.turnaround) && isInOrNone(place.surge.watched, places.count)
          && (place.surge.units == 0 || place.surge.watched >= 0)
      }
      && staff.allSatisfy { isIn($0.rota, schedules.count) }
      && steps.allSatisfy { step in
        isRange(step.firstOption, step.optionCount, placeOptions.count) && isInOrNone(step.staff, staff.count)
          && isInOrNone(step.hours, schedules.count) && isInOrNone(step.returning, returns.count)
          && isInOrNone(step.firstRoute, routes.count) && isRange(step.firstRisk, step.riskCount, risks.count)
          && isInOrNone(step.queueReason, reasonCount) && isInOrNone(step.workReason, reasonCount)
          && isInOrNone(step.hoursReason, reasonCount) && isInOrNone(step.pathway, pathwayCount)
          && isRange(max(0, step.firstStrand), step.strandCount, strands.count) && isDrawn(step.lead)
          && isDrawn(step.transfer) && isInOrNone(step.factors, stayFactors.count)
          && (!step.routesByCohort || isRange(step.firstRoute, Int32(cohorts.count), routes.count))
      }
      && routes.allSatisfy { isRange($0.firstBranch, $0.branchCount, branches.count) }
      && branches.allSatisfy { branch in
        isIn(branch.next, steps.count) && isDrawn(branch.duration) && isInOrNone(branch.units, unitRules.count)
          && (branch.ifRoom == -1 || isIn(branch.ifRoom, steps.count) && steps[Int(branch.ifRoom)].kind == .stay)
      }
      && unitRules.allSatisfy { rule in
        isDrawn(rule.drawn) && rule.from >= 1 && rule.to >= 1 && (!rule.falls || rule.from <= UnitRule.mostFalling)
      }
      && stayFactors.allSatisfy { $0.monthly.count == 12 }
      && placeOptions.allSatisfy { isIn($0, places.count) }
      && risks.allSatisfy { isMain($0.next) && isDrawn($0.after) }
      && returns.allSatisfy { each in
        isMain(each.next) && isDrawn(each.after)
          && isRange(each.firstShare, Int32(cohorts.count), sharesByCohort.count)
      }
      && initialShares.allSatisfy { share in
        isMain(share.step) && steps[Int(share.step)].kind != .exit && isIn(share.cohort, cohorts.count)
          && isInOrNone(share.branch, branches.count) && isDrawn(share.duration)
          && isInOrNone(share.pathway, pathwayCount)
      }
      && initial.allSatisfy { isClosed($0) }
      && strands.allSatisfy { isIn($0, steps.count) && steps[Int($0)].isBeside }
      && areStrandsApart && schedules.allSatisfy { !$0.week.isEmpty } && !cohorts.isEmpty && priorityLevels > 0
  }
  /// Whether a group of those who are there at the beginning is of a place, has rows to be drawn from (of stays with a
  /// way out, but for those outside), and waits for something.
  private func isClosed(_ group: InitialGroup) -> Bool {
    guard group.place >= 0, Int(group.place) < places.count, group.count >= 0, group.firstShare >= 0,
      group.shareCount > 0, Int64(group.firstShare) + Int64(group.shareCount) <= Int64(initialShares.count),
      Int(group.waited.index) < distributions.count, Int(group.been.index) < distributions.count
    else { return false }
    let rows = initialShares[Int(group.firstShare)..<Int(group.firstShare + group.shareCount)]
    let isWaiting = group.kind == .waiting || group.kind == .outside
    if isWaiting {
      guard group.step >= 0, Int(group.step) < steps.count, group.waited != .none else { return false }
      let step = steps[Int(group.step)]
      if step.isBeside || step.kind != .stay && step.kind != .task { return false }
      if group.kind == .waiting && options(of: step).contains(group.place) { return false }
    }
    if group.kind == .stayingSince && group.been == .none { return false }
    return rows.allSatisfy { row in
      if group.kind == .outside { return row.step == group.step }
      let stay = steps[Int(row.step)]
      return stay.kind == .stay && row.branch >= 0 && row.duration != .none && options(of: stay).contains(group.place)
    }
  }

  /// Whether patients go from steps of strands to such steps or out of the strand, and from all others to others. Indices
  /// of routes and branches are within their tables.
  private var areStrandsApart: Bool {
    steps.allSatisfy { step in
      if step.isBeside && (step.kind == .stay || step.kind == .exit || step.strandCount > 0 || step.riskCount > 0) {
        return false
      }
      return branches(of: step).allSatisfy { branch in
        let isBeside = steps[Int(branch.next)].isBeside
        return step.isBeside ? branch.ifRoom < 0 : !isBeside
      }
    }
  }
}
