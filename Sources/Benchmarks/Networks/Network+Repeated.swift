import PatientFlow
import RandomStreams

extension Network {
  /// So many of this system side by side in one network, none of which has to do with another.
  ///
  /// Places, settings, staff, sources, steps and all that steps refer to are appended again with their indices moved on.
  /// What is looked up and never changes (cohorts, distributions, schedules, rules of units, shares) is shared, and so
  /// are reasons and pathways. Keys of sources and plans are changed in every copy but the first, so that each system has
  /// luck of its own; a patient's key comes from its source, and with it all that happens to the patient.
  func repeated(_ copies: Int) -> Network {
    var whole = self
    for copy in 1..<max(copies, 1) {
      let shift = Shift(copy: copy, of: self)
      whole.sources += sources.map { shift.source($0) }
      whole.places += places.map { shift.place($0) }
      whole.staff += staff.map { shift.pool($0) }
      whole.steps += steps.map { shift.step($0) }
      whole.routes += routes.map { Route(firstBranch: shift.branch($0.firstBranch), branchCount: $0.branchCount) }
      whole.branches += branches.map { shift.branch($0) }
      whole.placeOptions += placeOptions.map { shift.place($0) }
      whole.strands += strands.map { shift.step($0) }
      whole.stayFactors += stayFactors.map { shift.factors($0) }
      whole.risks += risks.map { shift.risk($0) }
      whole.returns += returns.map { shift.returning($0) }
      whole.initial += initial.map { shift.group($0) }
      whole.initialShares += initialShares.map { shift.share($0) }
      whole.settingCount += settingCount
    }
    return whole
  }

  /// How indices and keys of one copy differ from the original's.
  private struct Shift {
    let copy: Int
    let one: Network

    init(copy: Int, of one: Network) {
      self.copy = copy
      self.one = one
    }

    private func moved(_ index: Int32, _ count: Int) -> Int32 { index < 0 ? index : index + Int32(copy * count) }

    func place(_ index: Int32) -> Int32 { moved(index, one.places.count) }
    func step(_ index: Int32) -> Int32 { moved(index, one.steps.count) }
    func branch(_ index: Int32) -> Int32 { moved(index, one.branches.count) }

    private func key(_ key: UInt32) -> UInt32 {
      UInt32(truncatingIfNeeded: mixed(UInt64(key) | UInt64(copy) << 32))
    }

    func plan(_ plan: ChangePlan) -> ChangePlan {
      var plan = plan
      plan.key = key(plan.key)
      return plan
    }

    func source(_ source: Source) -> Source {
      var source = source
      source.key = key(source.key)
      source.changes = plan(source.changes)
      source.firstStep = step(source.firstStep)
      return source
    }

    func place(_ place: Place) -> Place {
      var place = place
      place.key = key(place.key)
      place.capacity = plan(place.capacity)
      place.setting = moved(place.setting, one.settingCount)
      place.ifFull = step(place.ifFull)
      place.surge.watched = self.place(place.surge.watched)
      return place
    }

    func pool(_ pool: StaffPool) -> StaffPool {
      var pool = pool
      pool.key = key(pool.key)
      pool.changes = plan(pool.changes)
      return pool
    }

    func step(_ step: Step) -> Step {
      var step = step
      if step.optionCount > 0 { step.firstOption = moved(step.firstOption, one.placeOptions.count) }
      step.staff = moved(step.staff, one.staff.count)
      step.factors = moved(step.factors, one.stayFactors.count)
      step.firstStrand = moved(step.firstStrand, one.strands.count)
      step.firstRoute = moved(step.firstRoute, one.routes.count)
      step.firstRisk = moved(step.firstRisk, one.risks.count)
      step.returning = moved(step.returning, one.returns.count)
      return step
    }

    func branch(_ branch: Branch) -> Branch {
      var branch = branch
      branch.next = step(branch.next)
      branch.ifRoom = step(branch.ifRoom)
      return branch
    }

    func factors(_ factors: StayFactors) -> StayFactors {
      var factors = factors
      factors.changes = plan(factors.changes)
      return factors
    }

    func risk(_ risk: Risk) -> Risk {
      var risk = risk
      risk.next = step(risk.next)
      return risk
    }

    func returning(_ returning: Return) -> Return {
      var returning = returning
      returning.next = step(returning.next)
      return returning
    }

    func group(_ group: InitialGroup) -> InitialGroup {
      var group = group
      group.place = place(group.place)
      group.firstShare = moved(group.firstShare, one.initialShares.count)
      group.step = step(group.step)
      return group
    }

    func share(_ share: InitialShare) -> InitialShare {
      var share = share
      share.step = step(share.step)
      share.branch = branch(share.branch)
      return share
    }
  }
}
