/// What is measured. The names are those of the output files.
public enum Measure: UInt8, Sendable, CaseIterable, BitwiseCopyable {
  case lengthOfStay, delay, awaitingReview, daysDelayed, delayedPatients, delayedBedDays, longStayPatients
  case occupancy, occupancyShare, open, empty, queue, wait, utilisation
  case arrivals, admissions, exits, returns, timeInSystem, cost, swaps

  /// Name in the output files.
  public var name: String {
    switch self {
    case .lengthOfStay: "lengthOfStay"
    case .delay: "delay"
    case .awaitingReview: "awaitingReview"
    case .daysDelayed: "daysDelayed"
    case .delayedPatients: "delayedPatients"
    case .delayedBedDays: "delayedBedDays"
    case .longStayPatients: "longStayPatients"
    case .occupancy: "occupancy"
    case .occupancyShare: "occupancyShare"
    case .open: "open"
    case .empty: "empty"
    case .queue: "queue"
    case .wait: "wait"
    case .utilisation: "utilisation"
    case .arrivals: "arrivals"
    case .admissions: "admissions"
    case .exits: "exits"
    case .returns: "returns"
    case .timeInSystem: "timeInSystem"
    case .cost: "cost"
    case .swaps: "swaps"
    }
  }

  /// Kinds of subject it exists for.
  public var subjects: [Subject.Kind] {
    switch self {
    case .lengthOfStay, .daysDelayed, .longStayPatients, .occupancy: [.place, .setting]
    case .delay, .delayedPatients: [.place, .setting, .placeReason, .settingReason]
    case .awaitingReview, .delayedBedDays, .occupancyShare, .open, .empty: [.place, .setting]
    case .queue, .wait: [.place, .staff]
    case .utilisation: [.staff]
    case .arrivals: [.source]
    case .admissions: [.place, .setting]
    case .exits, .returns: [.exit]
    case .timeInSystem: [.all]
    case .cost: [.setting, .staff, .all]
    case .swaps: [.all]
    }
  }

  /// Statistics it has, in the order of the output files; those of a reason are only mean and census.
  public var statistics: [Statistic] {
    switch self {
    case .lengthOfStay: [.mean, .median, .p90, .p95, .shareOver7d, .shareOver14d, .shareOver21d]
    case .delay: [.mean, .meanOfDelayed, .median, .p90, .p95, .shareDelayed]
    case .awaitingReview: [.mean]
    case .daysDelayed:
      [.mean, .shareOnReadyDate, .share1d, .share2to3d, .share4to6d, .share7to13d, .share14to20d, .share21d]
    case .delayedPatients: [.mean, .census, .censusP95]
    case .delayedBedDays: [.perDay]
    case .longStayPatients: [.over7d, .over14d, .over21d, .shareOver7d, .shareOver14d, .shareOver21d]
    case .occupancy: [.mean, .p95, .shareFull, .peak]
    case .occupancyShare: [.mean, .shareOfDaysOver92, .shareOfDaysOver95]
    case .open, .empty, .utilisation: [.mean]
    case .queue: [.mean, .p95, .peak]
    case .wait: [.mean, .median, .p90, .shareOver12h, .shareOver2d, .withdrawn]
    case .arrivals, .admissions, .returns, .swaps: [.perDay]
    case .exits:
      [
        .perDay, .monday, .tuesday, .wednesday, .thursday, .friday, .saturday, .sunday, .shareBefore12,
        .shareBefore17,
      ]
    case .timeInSystem: [.mean, .median, .p90]
    case .cost: [.perDay, .ofDelayPerDay]
    }
  }

  /// Whether it is told by cohort and pathway too.
  public var hasGroups: Bool {
    switch self {
    case .lengthOfStay, .delay, .awaitingReview, .daysDelayed, .delayedPatients, .exits, .timeInSystem: true
    default: false
    }
  }
}

/// What is told of a measure.
public enum Statistic: UInt8, Sendable, CaseIterable, BitwiseCopyable {
  case mean, median, p90, p95, shareOver7d, shareOver14d, shareOver21d, meanOfDelayed, shareDelayed
  case shareOnReadyDate, share1d, share2to3d, share4to6d, share7to13d, share14to20d, share21d
  case census, censusP95, perDay, over7d, over14d, over21d, shareFull, peak
  case shareOfDaysOver92, shareOfDaysOver95, shareOver12h, shareOver2d, withdrawn
  case monday, tuesday, wednesday, thursday, friday, saturday, sunday, shareBefore12, shareBefore17
  case ofDelayPerDay

  /// Name in the output files.
  public var name: String {
    switch self {
    case .mean: "mean"
    case .median: "median"
    case .p90: "p90"
    case .p95: "p95"
    case .shareOver7d: "shareOver7d"
    case .shareOver14d: "shareOver14d"
    case .shareOver21d: "shareOver21d"
    case .meanOfDelayed: "meanOfDelayed"
    case .shareDelayed: "shareDelayed"
    case .shareOnReadyDate: "shareOnReadyDate"
    case .share1d: "share1d"
    case .share2to3d: "share2to3d"
    case .share4to6d: "share4to6d"
    case .share7to13d: "share7to13d"
    case .share14to20d: "share14to20d"
    case .share21d: "share21d"
    case .census: "census"
    case .censusP95: "censusP95"
    case .perDay: "perDay"
    case .over7d: "over7d"
    case .over14d: "over14d"
    case .over21d: "over21d"
    case .shareFull: "shareFull"
    case .peak: "peak"
    case .shareOfDaysOver92: "shareOfDaysOver92"
    case .shareOfDaysOver95: "shareOfDaysOver95"
    case .shareOver12h: "shareOver12h"
    case .shareOver2d: "shareOver2d"
    case .withdrawn: "withdrawn"
    case .monday: "byWeekdayMonday"
    case .tuesday: "byWeekdayTuesday"
    case .wednesday: "byWeekdayWednesday"
    case .thursday: "byWeekdayThursday"
    case .friday: "byWeekdayFriday"
    case .saturday: "byWeekdaySaturday"
    case .sunday: "byWeekdaySunday"
    case .shareBefore12: "shareBefore12"
    case .shareBefore17: "shareBefore17"
    case .ofDelayPerDay: "ofDelayPerDay"
    }
  }
}

/// Whom or what a value is about.
public struct Subject: Sendable, Hashable, BitwiseCopyable {
  /// Kinds of subject; `placeReason` is a delay reason within a place.
  public enum Kind: UInt8, Sendable, BitwiseCopyable {
    case all, setting, place, step, staff, source, exit, placeReason, settingReason
  }

  /// Which kind.
  public var kind: Kind
  /// Index of the setting, place, step (also of an exit), pool or source.
  public var index: Int32
  /// Index of the reason, or -1.
  public var reason: Int32

  /// A subject.
  public init(_ kind: Kind, _ index: Int32 = 0, reason: Int32 = -1) {
    self.kind = kind
    self.index = index
    self.reason = reason
  }
}

/// The patients that a value is about.
public enum Group: Sendable, Hashable, BitwiseCopyable {
  /// Everyone.
  case all
  /// One cohort.
  case cohort(Int32)
  /// Those carrying a pathway label; -1 is none.
  case pathway(Int32)
}

/// One number of a replication's results: what, of whom, which statistic, in which period (0 is the whole measured time).
public struct MeasureKey: Sendable, Hashable, BitwiseCopyable {
  /// What is measured.
  public var measure: Measure
  /// Of what.
  public var subject: Subject
  /// Of which patients.
  public var group: Group
  /// Which statistic.
  public var statistic: Statistic
  /// 0 the whole measured time, k + 1 `Timing.periods[k]`.
  public var period: Int32

  /// A key from its parts.
  public init(_ measure: Measure, _ subject: Subject, _ group: Group = .all, _ statistic: Statistic, period: Int32 = 0)
  {
    self.measure = measure
    self.subject = subject
    self.group = group
    self.statistic = statistic
    self.period = period
  }
}
