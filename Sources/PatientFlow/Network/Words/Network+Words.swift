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
    coder.code(&strands)
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
    coder.code(&initial, blank: InitialGroup(.staying, place: 0, number: 0, count: 0)) { $0.code(&$1) }
    coder.code(&initialShares, blank: Self.blankShare) { $0.code(&$1) }
    coder.code(&reasonCount)
    coder.code(&pathwayCount)
    coder.code(&settingCount)
    coder.code(&priorityLevels)
  }
}

extension Network {
  private static var blankShare: InitialShare {
    InitialShare(upTo: 1, step: 0, cohort: 0, branch: 0, duration: .none, pathway: -1)
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
