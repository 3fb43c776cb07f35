import RandomStreams

/// A discharge-to-assess system as the engine runs it: indices and flat tables, no names.
///
/// A network is the last of the three forms of a model (text, document, network). Everything in it is
/// a number or an index into one of its own tables, so it can be interpreted quickly, copied, and sent
/// to another machine as bytes. Times are microseconds since *time zero*, the midnight that begins the
/// day on which the warm-up begins. `-1` stands for "none" in every optional index.
///
/// Ids of the model file survive only as `key`s, 32-bit hashes that name the random draws of a thing,
/// so that a patient keeps the same luck when a label changes or another step is added.
public struct Network: Sendable {
  /// Calendar, warm-up, horizon, census and periods.
  public var timing: Timing
  /// Every distribution that anything below refers to. All durations are in microseconds.
  public var distributions: DistributionLibrary
  /// Opening hours and rotas, by the week.
  public var schedules: [WeeklySchedule]
  /// Kinds of patient. There is at least one.
  public var cohorts: [Cohort]
  /// Where new patients come from.
  public var sources: [Source]
  /// Bed-like capacity.
  public var places: [Place]
  /// Staff who carry out tasks.
  public var staff: [StaffPool]
  /// What happens to patients.
  public var steps: [Step]
  /// Routes out of steps; a step has one, or one for each cohort.
  public var routes: [Route]
  /// The branches of all routes.
  public var branches: [Branch]
  /// Place indices that stay steps refer to, in order of preference.
  public var placeOptions: [Int32]
  /// First steps of strands: tasks and waits, one after another, that run beside others of a step.
  public var strands: [Int32]
  /// How many units steps take where that varies; branches refer to them.
  public var unitRules: [UnitRule]
  /// What makes stays longer or shorter; steps refer to them.
  public var stayFactors: [StayFactors]
  /// Risks that steps refer to.
  public var risks: [Risk]
  /// Readmissions that exit steps refer to.
  public var returns: [Return]
  /// Shares, one for each cohort, that `Return.firstShare` points into.
  public var sharesByCohort: [Double]
  /// Patients who are there when the warm-up begins.
  public var initial: [InitialGroup]
  /// What they may be; groups refer to rows of it.
  public var initialShares: [InitialShare]
  /// How many delay reasons there are; steps name them by index.
  public var reasonCount: Int
  /// How many pathway labels there are; a patient without one is in group `pathway:none`.
  public var pathwayCount: Int
  /// How many settings there are (acute, intermediate, home, care home, other: only those in use).
  public var settingCount: Int
  /// How many levels of priority queues distinguish.
  public var priorityLevels: Int

  /// An empty network to be filled; it has one cohort.
  public init(timing: Timing) {
    self.timing = timing
    distributions = DistributionLibrary()
    schedules = []
    cohorts = [Cohort(key: 0, level: 0)]
    sources = []
    places = []
    staff = []
    steps = []
    routes = []
    branches = []
    placeOptions = []
    strands = []
    unitRules = []
    stayFactors = []
    risks = []
    returns = []
    sharesByCohort = []
    initial = []
    initialShares = []
    reasonCount = 0
    pathwayCount = 0
    settingCount = 0
    priorityLevels = 1
  }
}

/// When things happen: the calendar of a run.
public struct Timing: Sendable, Equatable {
  /// Days from 1 January 1970 to time zero.
  public var dayZero: Int32
  /// When the measured time begins; before it, from `warmUpBegins`, the system warms up.
  public var start: Int64
  /// When the warm-up begins (within the first day).
  public var warmUpBegins: Int64
  /// When the measured time, and the run, ends.
  public var end: Int64
  /// Time of day of the census.
  public var censusTimeOfDay: Int64
  /// Named windows. The whole measured time is not among them: it is always period 0 of results, and
  /// `periods[k]` is period k + 1.
  public var periods: [Window]

  /// Timing with all parts given.
  public init(
    dayZero: Int32, warmUpBegins: Int64 = 0, start: Int64, end: Int64,
    censusTimeOfDay: Int64 = 23 * 3_600_000_000 + 59 * 60_000_000, periods: [Window] = []
  ) {
    self.dayZero = dayZero
    self.warmUpBegins = warmUpBegins
    self.start = start
    self.end = end
    self.censusTimeOfDay = censusTimeOfDay
    self.periods = periods
  }
}

/// A stretch of time: from its beginning up to, and without, its end.
public struct Window: Sendable, Equatable, BitwiseCopyable {
  /// First moment.
  public var begins: Int64
  /// First moment after it.
  public var ends: Int64

  /// The window from `begins` up to `ends`.
  public init(begins: Int64, ends: Int64) {
    self.begins = begins
    self.ends = ends
  }
}

/// A kind of patient.
public struct Cohort: Sendable, Equatable, BitwiseCopyable {
  /// Hash of the id.
  public var key: UInt32
  /// Rank in queues, 0 first.
  public var level: Int32

  /// A cohort whose patients queue at `level`.
  public init(key: UInt32, level: Int32) {
    self.key = key
    self.level = level
  }
}
