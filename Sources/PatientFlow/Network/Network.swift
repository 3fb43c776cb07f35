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
  /// Risks that steps refer to.
  public var risks: [Risk]
  /// Readmissions that exit steps refer to.
  public var returns: [Return]
  /// Shares, one for each cohort, that `Return.firstShare` points into.
  public var sharesByCohort: [Double]
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
    risks = []
    returns = []
    sharesByCohort = []
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

/// A stream of new patients.
public struct Source: Sendable, Equatable {
  /// Hash of the id; keys the source's patients.
  public var key: UInt32
  /// First step of its patients.
  public var firstStep: Int32
  /// Mean arrivals a day at `Timing.start`, before weights.
  public var perDay: Double
  /// Seven weights with mean 1, Monday first.
  public var weekday: [Double]
  /// Twelve weights with mean 1, January first.
  public var monthly: [Double]
  /// Cumulative share of a day's arrivals at the end of each hour: 24 values, the last 1.
  public var cumulativeByHour: [Double]
  /// Growth of the rate a year, compounded continuously from `Timing.start` (0.02 is 2 % a year).
  public var growthPerYear: Double
  /// Variance over mean of a day's count; 1 is Poisson.
  public var dispersion: Double
  /// Cumulative shares of the cohorts, the last 1; `cohorts[k]` is the cohort of share k.
  public var cumulativeCohortShares: [Double]
  /// Cohort of each share.
  public var cohorts: [Int32]
  /// Dated factors on the rate; its base amount is 1.
  public var changes: ChangePlan

  /// A source with constant rate and a single cohort; set the rest as needed.
  public init(key: UInt32, firstStep: Int32, perDay: Double, cohort: Int32 = 0) {
    self.key = key
    self.firstStep = firstStep
    self.perDay = perDay
    weekday = [Double](repeating: 1, count: 7)
    monthly = [Double](repeating: 1, count: 12)
    cumulativeByHour = (1...24).map { Double($0) / 24 }
    growthPerYear = 0
    dispersion = 1
    cumulativeCohortShares = [1]
    cohorts = [cohort]
    changes = ChangePlan(key: key, base: 1)
  }
}

/// Bed-like capacity.
public struct Place: Sendable, Equatable {
  /// How many units an unlimited place has.
  public static let unlimited = 1_000_000_000.0

  /// Hash of the id.
  public var key: UInt32
  /// Which setting it belongs to.
  public var setting: Int32
  /// Units open over time; `ChangePlan.base` is the count at time zero.
  public var capacity: ChangePlan
  /// Schedule of the hours in which patients may start, or -1 for always.
  public var admits: Int32
  /// Pounds a day for an open unit.
  public var costPerOpenDay: Double
  /// Pounds a day for a used unit.
  public var costPerUsedDay: Double

  /// A place with `count` units that admits at all hours.
  public init(key: UInt32, setting: Int32, count: Double, admits: Int32 = -1) {
    self.key = key
    self.setting = setting
    capacity = ChangePlan(key: key, base: count)
    self.admits = admits
    costPerOpenDay = 0
    costPerUsedDay = 0
  }
}

/// Staff who carry out tasks, all alike.
public struct StaffPool: Sendable, Equatable {
  /// What becomes of tasks in progress when too few staff stay on duty.
  public enum ShiftEnd: UInt8, Sendable, BitwiseCopyable {
    /// The tasks that began last pause, and are resumed before any other begins.
    case pause
    /// Tasks in progress are finished in overtime.
    case finish
  }

  /// Hash of the id.
  public var key: UInt32
  /// Schedule whose values are the numbers on duty.
  public var rota: Int32
  /// Share of time on duty that goes into tasks; a task takes `duration / productive`.
  public var productive: Double
  /// What becomes of tasks in progress at a shift's end.
  public var atShiftEnd: ShiftEnd
  /// Dated changes, applied to the rostered number whenever it is above 0; its base amount is 0.
  public var changes: ChangePlan
  /// Pounds an hour on duty.
  public var costPerHour: Double

  /// A pool that works by `rota`.
  public init(key: UInt32, rota: Int32, productive: Double = 1) {
    self.key = key
    self.rota = rota
    self.productive = productive
    atShiftEnd = .pause
    changes = ChangePlan(key: key, base: 0)
    costPerHour = 0
  }
}
