import RandomStreams

/// A network as 64-bit words, so that it can travel: to the reader's browser, or into a file.
///
/// Networks of the same shape (tables of the same lengths) have the same number of words, and what differs between them
/// are the words of what differs.
extension Network {
  /// All of the network.
  public var words: [UInt64] {
    var coder = WordCoder()
    var copy = self
    copy.code(&coder)
    return coder.words
  }

  /// The network that some words stand for, or nil when they stand for none.
  public init?(words: [UInt64]) {
    self.init(timing: Timing(dayZero: 0, start: 0, end: 0))
    var coder = WordCoder(words)
    code(&coder)
    if !coder.isComplete || !isClosed { return nil }
  }

  private mutating func code(_ coder: inout WordCoder) {
    timing.code(&coder)
    coder.code(&distributions)
    coder.code(&schedules, blank: WeeklySchedule(week: [])) { $0.code(&$1) }
    coder.code(&cohorts, blank: Cohort(key: 0, level: 0)) {
      $1.code(&$0.key)
      $1.code(&$0.level)
    }
    coder.code(&sources, blank: Source(key: 0, firstStep: 0, perDay: 0)) { $0.code(&$1) }
    coder.code(&places, blank: Place(key: 0, setting: 0, count: 0)) { $0.code(&$1) }
    coder.code(&staff, blank: StaffPool(key: 0, rota: 0)) { $0.code(&$1) }
    coder.code(&steps, blank: Step(kind: .exit, key: 0)) { $0.code(&$1) }
    coder.code(&routes, blank: Route(firstBranch: 0, branchCount: 0)) {
      $1.code(&$0.firstBranch)
      $1.code(&$0.branchCount)
    }
    coder.code(&branches, blank: Branch(upTo: 0, next: 0, duration: .none)) {
      $1.code(&$0.upTo)
      $1.code(&$0.next)
      $1.code(&$0.duration)
      $1.code(&$0.units)
      $1.code(&$0.ifRoom)
    }
    coder.code(&placeOptions)
    coder.code(&unitRules, blank: UnitRule(from: 1, to: 1)) {
      $1.code(&$0.drawn)
      $1.code(&$0.from)
      $1.code(&$0.to)
    }
    coder.code(&stayFactors, blank: StayFactors(key: 0)) { $0.code(&$1) }
    coder.code(&risks, blank: Risk(key: 0, during: [], after: .none, next: 0)) { $0.code(&$1) }
    coder.code(&returns, blank: Return(firstShare: 0, after: .none, next: 0, atMost: 0)) {
      $1.code(&$0.firstShare)
      $1.code(&$0.after)
      $1.code(&$0.next)
      $1.code(&$0.atMost)
    }
    coder.code(&sharesByCohort)
    coder.code(&reasonCount)
    coder.code(&pathwayCount)
    coder.code(&settingCount)
    coder.code(&priorityLevels)
  }

  /// Whether every index points into its table.
  private var isClosed: Bool {
    func isIn(_ index: Int32, _ count: Int) -> Bool { index >= 0 && Int(index) < count }
    func isInOrNone(_ index: Int32, _ count: Int) -> Bool { index == -1 || isIn(index, count) }
    func isRange(_ first: Int32, _ length: Int32, _ count: Int) -> Bool {
      first >= 0 && length >= 0 && Int64(first) + Int64(length) <= Int64(count)
    }
    func isDrawn(_ id: DistributionID) -> Bool { isInOrNone(id.index, distributions.count) }
    return sources.allSatisfy { isIn($0.firstStep, steps.count) && $0.cohorts.allSatisfy { isIn($0, cohorts.count) } }
      && sources.allSatisfy { isDrawn($0.batch) && $0.batchMean >= 1 }
      && places.allSatisfy { place in
        isInOrNone(place.admits, schedules.count) && (place.startsPerDay.isEmpty || place.startsPerDay.count == 7)
          && isInOrNone(place.ifFull, steps.count) && (place.queueLimit == .max || place.ifFull >= 0)
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
      && risks.allSatisfy { isIn($0.next, steps.count) && isDrawn($0.after) }
      && returns.allSatisfy { each in
        isIn(each.next, steps.count) && isDrawn(each.after)
          && isRange(each.firstShare, Int32(cohorts.count), sharesByCohort.count)
      }
      && schedules.allSatisfy { !$0.week.isEmpty } && !cohorts.isEmpty && priorityLevels > 0
  }
}

extension WordCoder {
  mutating func code(_ id: inout DistributionID) {
    var index = id.index
    code(&index)
    id = DistributionID(index: index)
  }

  mutating func code(_ library: inout DistributionLibrary) {
    var words = library.words
    code(&words)
    library = DistributionLibrary(words: words) ?? DistributionLibrary()
  }
}

extension Timing {
  mutating func code(_ coder: inout WordCoder) {
    coder.code(&dayZero)
    coder.code(&start)
    coder.code(&warmUpBegins)
    coder.code(&end)
    coder.code(&censusTimeOfDay)
    coder.code(&periods, blank: Window(begins: 0, ends: 0)) {
      $1.code(&$0.begins)
      $1.code(&$0.ends)
    }
  }
}
