import RandomStreams

/// One thing that happens to a patient.
public struct Step: Sendable, Equatable, BitwiseCopyable {
  /// The four things a step can be.
  public enum Kind: UInt8, Sendable, BitwiseCopyable {
    /// Move into a place and spend a clinical duration there.
    case stay
    /// Staff do something for the patient where the patient is.
    case task
    /// Time passes.
    case wait
    /// The patient leaves.
    case exit
  }

  /// What it is.
  public var kind: Kind
  // What is one byte stands together, so that a step is small: it is copied for every visit.
  /// Whether a branch has a rule for the units.
  public var unitsVary = false
  /// Whether it is part of a strand: a task or wait beside another step, to which the last one leads back.
  public var isBeside = false
  /// Whether there is a route for each cohort (in order of cohorts) rather than one.
  public var routesByCohort = false
  /// Hash of the id.
  public var key: UInt32
  /// stay: first of its places in `Network.placeOptions`.
  public var firstOption: Int32 = 0
  /// stay: how many places it may use, in order of preference.
  public var optionCount: Int32 = 0
  /// task: index of its staff pool.
  public var staff: Int32 = -1
  /// stay: units of the place it takes; task: how many staff; where no rule of a branch says otherwise.
  public var units: Int32 = 1
  /// stay: what makes it longer or shorter, in `Network.stayFactors`, or -1.
  public var factors: Int32 = -1
  /// wait: first of the strands in `Network.strands` that it waits for; stay: its preparation, a single strand.
  public var firstStrand: Int32 = -1
  /// How many strands it has.
  public var strandCount: Int32 = 0
  /// stay: how long before its end the preparation begins, or none where there is no preparation.
  public var lead: DistributionID = .none
  /// stay: time from securing the place to arriving, or none.
  public var transfer: DistributionID = .none
  /// stay: schedule of the reviews that declare patients ready; wait: schedule in which it can end; -1 always.
  public var hours: Int32 = -1
  /// First of its routes in `Network.routes`; an exit has none (-1).
  public var firstRoute: Int32 = -1
  /// First of its risks in `Network.risks`.
  public var firstRisk: Int32 = 0
  /// How many risks it has.
  public var riskCount: Int32 = 0
  /// Reason for waiting for it: for the place of a stay, the staff of a task.
  public var queueReason: Int32 = -1
  /// Reason while it goes on: a task in progress, a wait, the transfer to the place of a stay.
  public var workReason: Int32 = -1
  /// stay: reason while a unit is free but the place's admission hours are shut.
  public var hoursReason: Int32 = -1
  /// Pathway label that a patient carries from the moment it is routed here; -1 leaves it as it was.
  public var pathway: Int32 = -1
  /// exit: its readmission in `Network.returns`, or -1.
  public var returning: Int32 = -1

  /// A step of a kind; set the fields that belong to the kind.
  public init(kind: Kind, key: UInt32) {
    self.kind = kind
    self.key = key
  }
}

/// The ways out of a step: consecutive branches in `Network.branches`.
public struct Route: Sendable, Equatable, BitwiseCopyable {
  /// First branch.
  public var firstBranch: Int32
  /// How many branches, at least one.
  public var branchCount: Int32

  /// The route over `branchCount` branches from `firstBranch`.
  public init(firstBranch: Int32, branchCount: Int32) {
    self.firstBranch = firstBranch
    self.branchCount = branchCount
  }
}

/// One way out of a step, and how long the step takes for the patients who will go that way.
public struct Branch: Sendable, Equatable, BitwiseCopyable {
  /// Cumulative share: taken by patients whose uniform draw is below it and not below the branch before. The last is 1.
  public var upTo: Double
  /// The next step; the last of a strand leads back to the step beside which it runs, and so ends the strand.
  public var next: Int32
  /// Clinical stay, staff time of a task or length of a wait.
  public var duration: DistributionID
  /// Rule of the units in `Network.unitRules`, or -1: the step's.
  public var units: Int32
  /// A stay that comes next instead if it could begin at once when the branch is taken, or -1.
  public var ifRoom: Int32

  /// A branch taken by draws below `upTo`.
  public init(upTo: Double, next: Int32, duration: DistributionID, units: Int32 = -1, ifRoom: Int32 = -1) {
    self.upTo = upTo
    self.next = next
    self.duration = duration
    self.units = units
    self.ifRoom = ifRoom
  }
}

/// Something that may happen to a patient while in a phase of a step.
public struct Risk: Sendable, Equatable, BitwiseCopyable {
  /// Phases of a step, as a set.
  public struct Phases: OptionSet, Sendable, Equatable, BitwiseCopyable {
    /// The bits.
    public var rawValue: UInt8
    /// A set from its bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    /// Asking for the place or the staff.
    public static let queue = Phases(rawValue: 1)
    /// The clinical stay (with the wait for review), the task in progress, or the wait.
    public static let stay = Phases(rawValue: 2)
    /// A stay's delay: from being ready to leaving the place, whatever steps follow in it.
    public static let delay = Phases(rawValue: 4)
  }

  /// Key of its draws: a hash of its place in the list of the step's risks.
  public var key: UInt32
  /// In which phases it is at work. Over consecutive phases one clock runs from the start of the first.
  public var during: Phases
  /// Time from the start of the phase until it strikes; one for each cohort follows another if `byCohort`.
  public var after: DistributionID
  /// The step that follows when it strikes first.
  public var next: Int32
  /// Whether the patient gives up its place at once rather than when the next place is secured.
  public var leavesNow: Bool

  /// A risk that strikes `after` the start of `during` and leads to `next`.
  public init(key: UInt32, during: Phases, after: DistributionID, next: Int32, leavesNow: Bool = false) {
    self.key = key
    self.during = during
    self.after = after
    self.next = next
    self.leavesNow = leavesNow
  }
}

/// Readmission after an exit.
public struct Return: Sendable, Equatable, BitwiseCopyable {
  /// First of its shares in `Network.sharesByCohort`, one for each cohort.
  public var firstShare: Int32
  /// Time from leaving to coming back.
  public var after: DistributionID
  /// The step that a returning patient begins.
  public var next: Int32
  /// How often one patient can return from this exit.
  public var atMost: Int32

  /// A readmission.
  public init(firstShare: Int32, after: DistributionID, next: Int32, atMost: Int32) {
    self.firstShare = firstShare
    self.after = after
    self.next = next
    self.atMost = atMost
  }
}
