/// A model as its author wrote it: names, quantities with units, and the place of everything in the text.
///
/// It is the second of the three forms of a model (text, document, network). References between its parts are
/// still names; `Reader.check` resolves them, and `Compiler` turns a document without faults into a network.
struct Document: Sendable {
  var title = ""
  var status = Located("", Span(0, 0))
  /// Moments in microseconds from 1 January 1970.
  var start: Located<Int64> = Located(0, Span(0, 0))
  /// Lengths in microseconds.
  var horizon: Located<Int64> = Located(0, Span(0, 0))
  /// With `choosesWarmUp`, the length of the trials that it is chosen from.
  var warmUp: Int64 = 0
  var choosesWarmUp = false
  var censusTimeOfDay: Int64 = 23 * microsecondsPerHour + 59 * microsecondsPerMinute
  var replications = 50
  var seed = "baseline"
  var periods: [PeriodEntry] = []
  var headline: Located<String>?
  var focus: [Located<String>] = []
  var cohorts: [CohortEntry] = []
  var sources: [SourceEntry] = []
  var places: [PlaceEntry] = []
  var staff: [StaffEntry] = []
  var steps: [StepEntry] = []
  var observed: [ObservedEntry] = []
  var controls: [ControlEntry] = []
  /// Names of everything mentioned, also of what could not be read.
  var names = DeclaredNames()

  /// When the measured time ends.
  var end: Int64 { start.value + horizon.value }

  /// All steps, and all that run beside them.
  var stepsAndBeside: [StepEntry] {
    steps.contains { !$0.beside.isEmpty } ? steps.flatMap { [$0] + $0.beside } : steps
  }
}

/// The names that a model declares, by section.
struct DeclaredNames: Sendable {
  var cohorts = NameList()
  var places = NameList()
  var staff = NameList()
  var steps = NameList()
  var periods = NameList()
}

/// Names in the order of the file, quickly looked up.
struct NameList: Sendable {
  private(set) var ordered: [String] = []
  private var all: Set<String> = []

  init(_ names: [String] = []) {
    ordered = names
    all = Set(names)
  }

  func contains(_ name: String) -> Bool { all.contains(name) }
}

/// A named window of the measured time; moments in microseconds from 1 January 1970.
struct PeriodEntry: Sendable {
  var name: Located<String>
  var begins: Int64
  var ends: Int64
}

/// A kind of patient.
struct CohortEntry: Sendable {
  var name: Located<String>
  var label: String?
  var priority: Int?
}

/// A source of arrivals.
struct SourceEntry: Sendable {
  var name: Located<String>
  var label: String?
  /// 0 where there is a file.
  var perDay: Double
  /// Arrivals by date instead.
  var daily: DailyArrivals?
  var hourly: [Double]?
  var weekday: [Double]?
  var monthly: [Double]?
  var growth: Double
  var dispersion: Double
  /// How many arrive together; nil when each comes alone.
  var batch: Distribution?
  var changes: ChangeListEntry
  /// Shares of the cohorts; nil when the source does not give them, as the one cohort of a model need not be given.
  var cohorts: [Part]?
  var to: Located<String>
}

/// A place. An unlimited count is infinite.
struct PlaceEntry: Sendable {
  var name: Located<String>
  var label: String?
  var count: Double
  var unit: String
  var setting: String
  var changes: ChangeListEntry
  var admits: Hours?
  var rules = PlaceRules()
  var initial: InitialEntry?
  var costPerDay: Double
  var costPerUsedDay: Double
}

/// A staff pool.
struct StaffEntry: Sendable {
  var name: Located<String>
  var label: String?
  var hours: Hours
  var productive: Double
  var changes: ChangeListEntry
  var costPerHour: Double
  var finishesAtShiftEnd: Bool
}

/// A list of dated changes with what delays all of it.
struct ChangeListEntry: Sendable {
  var slip: Distribution?
  var changes: [ChangeEntry] = []
}

/// Rules of a place beside its count and hours.
struct PlaceRules: Sendable {
  /// How many may start on each day of the week, Monday first; nil without limit.
  var startsPerDay: [Int]?
  var startsSpan = Span(0, 0)
  var skipsUnfit = false
  /// How many may wait, and the step of who finds the queue full; both or neither.
  var queueLimit: Int?
  var ifFull: Located<String>?
  var turnaround: Distribution?
  var surge: SurgeEntry?
}

/// Who is in a place, or waits for it, at the beginning.
struct InitialEntry: Sendable {
  var span: Span
  /// The tracking list that the groups were read from; their places in the text are in it.
  var file: Located<String>?
  var groups: [InitialGroupEntry] = []
}

/// Patients alike in what is known of them at the beginning.
struct InitialGroupEntry: Sendable {
  enum Kind: Sendable {
    /// In a clinical stay, of which nothing more is known.
    case staying
    /// In a clinical stay for so long.
    case stayingSince
    /// Waiting, outside where the step is a stay in the place itself.
    case waiting
  }

  var kind: Kind
  var count: Int
  var span: Span
  var step: Located<String>?
  var cohort: Located<String>?
  var waited: Distribution?
  var been: Distribution?
}

/// Extra units of a place, opened when the occupancy of a place is above a share and closed when it is below another.
struct SurgeEntry: Sendable {
  var units: Int
  var place: Located<String>
  var above: Double
  var below: Double
  var timeOfDay: Int64
}

/// Where patients go from a step: shares between steps, and a stay that comes first while it has room.
struct Ways: Sendable {
  var parts: [Part]
  var ifRoom: Located<String>?

  /// The names of all steps that may follow.
  var names: [Located<String>] { parts.map(\.name) + (ifRoom.map { [$0] } ?? []) }
}

/// A dated change of a count or a rate.
struct ChangeEntry: Sendable {
  /// A number, or a number more or fewer than before.
  enum Amount: Sendable, Equatable {
    case absolute(Double)
    case relative(Double)

    var value: Double {
      switch self {
      case .absolute(let value), .relative(let value): value
      }
    }
  }

  var span: Span
  var from: Located<Int64>
  var until: Located<Int64>?
  var amount: Amount?
  var reaching: Amount?
  var over: Distribution?
  var times: Distribution?
}

/// A step; `kind` holds what belongs to its kind.
struct StepEntry: Sendable {
  enum Kind: Sendable {
    case stay(StayEntry)
    case task(TaskEntry)
    case wait(WaitEntry)
    case together
    case exit(ExitEntry)
  }

  var name: Located<String>
  var label: String?
  var kind: Kind
  /// Ways to the next steps; nil of an exit.
  var then: Cases<Ways>?
  /// What runs beside it: all that stand together, or the preparation beside a stay, one after another.
  var beside: [StepEntry] = []
  var risks: [RiskEntry] = []
  var reason: String?
  var pathway: String?

  /// What reports call it.
  var shownLabel: String { label ?? name.value }

  /// Units it takes, or staff; nil of what takes none.
  var units: Cases<Units>? {
    switch kind {
    case .stay(let stay): stay.units
    case .task(let task): task.units
    case .wait, .together, .exit: nil
    }
  }

  /// How long it takes; nil of an exit.
  var duration: Cases<Distribution>? {
    switch kind {
    case .stay(let stay): stay.stay
    case .task(let task): task.task
    case .wait(let wait): wait.wait
    case .together: Cases(rows: [.init(value: .fixed(0, name.span))], span: name.span)
    case .exit: nil
    }
  }
}

/// What belongs to a stay.
struct StayEntry: Sendable {
  var places: [Located<String>]
  var stay: Cases<Distribution>
  var units: Cases<Units>
  var readyWithin: Hours?
  var transfer: Distribution?
  /// How long before the stay's end its preparation begins.
  var lead: Distribution?
  var factors = StayFactorsEntry()
}

/// What makes a stay longer or shorter.
struct StayFactorsEntry: Sendable {
  var monthly: [Double]?
  var longerPerDelayedDay = 0.0
  var changes = ChangeListEntry()

  /// Whether there is nothing of it.
  var isEmpty: Bool { monthly == nil && longerPerDelayedDay == 0 && changes.changes.isEmpty }
}

/// What belongs to a task.
struct TaskEntry: Sendable {
  var task: Cases<Distribution>
  var staff: Located<String>
  var units: Cases<Units>
}

/// What belongs to a wait.
struct WaitEntry: Sendable {
  var wait: Cases<Distribution>
  var within: Hours?
}

/// What belongs to an exit.
struct ExitEntry: Sendable {
  var outcome: String
  var returns: ReturnEntry?
}

/// A readmission; without `atMost` there is no limit.
struct ReturnEntry: Sendable {
  var share: Cases<Double>
  var after: Distribution
  var to: Located<String>
  var atMost: Int?
}

/// A risk.
struct RiskEntry: Sendable {
  var phases: [String]
  var after: Distribution
  var to: Located<String>
  var leavesNow: Bool
}

/// An observation of the real system; a relative tolerance is a share of the value.
struct ObservedEntry: Sendable {
  var measure: Located<String>
  var period: Located<String>?
  var value: Double
  var tolerance: Double
  var evidence: String?
}

/// Something that a reader of the report may move.
struct ControlEntry: Sendable {
  var label: String
  var path: Located<String>
  var from: Double
  var to: Double
  var step: Double
}
