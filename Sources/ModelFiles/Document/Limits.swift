/// How large a model may be. Each is refused with its figure before anything runs.
enum Limits {
  /// Mean arrivals a day, all sources together.
  static let arrivalsPerDay = 100_000.0
  /// Mean arrivals in one replication, which bounds its memory.
  static let arrivalsPerReplication = 20_000_000.0
  /// Steps that the patients of one replication begin, on average, which bounds its time.
  static let stepsPerReplication = 500_000_000.0
  /// Dated changes in one list.
  static let changes = 1_000
  /// Spans in the hours of a week.
  static let spans = 1_000
  /// Length of the horizon, and of the warm-up, in days: 50 years.
  static let days = 18_263.0
  /// Longest duration in days: 1,000 years.
  static let durationDays = 365_250.0
  /// Replications.
  static let replications = 10_000.0
  /// Units of a place, and staff on duty.
  static let units = 1_000_000.0
  /// Cohorts.
  static let cohorts = 200
  /// Periods.
  static let periods = 50
  /// Values that the results of one replication can have.
  static let results = 50_000_000.0
  /// Scenarios.
  static let scenarios = 1_000
  /// Things of one kind: steps, places, sources, staff pools.
  static let things = 10_000
  /// Bytes, rows and columns of a CSV file, and how many files a model may name.
  static let fileBytes = 8 << 20
  static let fileRows = 100_000
  static let fileColumns = 64
  static let files = 100
  /// Patients who are there at the beginning.
  static let initialPatients = 200_000
  /// Values of an empirical distribution, and parts of a mixture.
  static let values = 100_000
  /// Mean of a gamma over its standard deviation.
  static let gammaMeanOverDeviation = 1_000.0
  /// Pounds of an amount of money.
  static let money = 1e9
  /// Bytes of a name.
  static let nameLength = 200
  /// Years that dates can have.
  static let years: ClosedRange<Int32> = 1900...2199
}
