import Figures
import ModelFiles
import PatientFlow

extension MeasureWords {
  /// The words for a number of a scenario.
  public init(_ key: MeasureKey, of scenario: Scenario) {
    let names = scenario.names
    let symbol = MeasureNaming.unit(key.measure, key.statistic)
    let (unit, scale): (String, Double) =
      switch symbol {
      case "share": ("%", 100)
      case "d": ("days", 1)
      case "h": ("hours", 1)
      default: (symbol.replacing(" / d", with: " a day").replacing("bed d", with: "bed days"), 1)
      }
    let comparison: Comparison =
      switch symbol {
      case "d", "h": .time
      case "patients", "places": .count
      default: .level
      }
    let hour = scenario.network.timing.censusTimeOfDay / (WeeklySchedule.day / 24)
    self.init(
      title: Self.title(key.measure, key.statistic),
      subject: Self.subject(key.subject, names) + Self.group(key.group, names), unit: unit, comparison: comparison,
      scale: scale, clause: Self.clause(key), isHospital: Self.isHospital(key.subject, scenario),
      census: hour < 12 ? "morning" : hour < 17 ? "afternoon" : "evening")
  }

  /// The period in words: the whole measured time, or a named window.
  public static func period(_ period: Int32, _ names: Names) -> String {
    period == 0 ? "the whole measured time" : names.periods[Int(period) - 1].label
  }

  /// The sentence that a number goes into.
  private static func clause(_ key: MeasureKey) -> Clause {
    switch (key.measure, key.statistic, key.subject.kind) {
    case (.delayedPatients, .census, .place), (.delayedPatients, .census, .setting): .delayedAtCensus
    case (.delayedPatients, .mean, .place), (.delayedPatients, .mean, .setting): .delayedOnAverage
    case (.delay, .mean, .place), (.delay, .mean, .setting): .delay
    case (.lengthOfStay, .mean, _): .lengthOfStay
    default: .other
    }
  }

  private static func isHospital(_ subject: Subject, _ scenario: Scenario) -> Bool {
    let (places, settings) = (scenario.network.places, scenario.names.settings)
    switch subject.kind {
    case .setting: return settings[Int(subject.index)].id == "acute"
    case .place:
      let setting = places[Int(subject.index)].setting
      guard settings.indices.contains(Int(setting)) else { return false }
      return settings[Int(setting)].id == "acute" && places.filter { $0.setting == setting }.count == 1
    default: return false
    }
  }

  private static func subject(_ subject: Subject, _ names: Names) -> String {
    let index = Int(subject.index)
    return switch subject.kind {
    case .all: ""
    case .setting: names.settings[index].label
    case .place: names.places[index].label
    case .step, .exit: names.steps[index].label
    case .staff: names.staff[index].label
    case .source: names.sources[index].label
    case .placeReason: names.reasons[Int(subject.reason)].label + ", in " + names.places[index].label
    case .settingReason: names.reasons[Int(subject.reason)].label + ", in " + names.settings[index].label
    }
  }

  private static func group(_ group: Group, _ names: Names) -> String {
    switch group {
    case .all: ""
    case .cohort(let index): ", " + names.cohorts[Int(index)].label
    case .pathway(let index): index < 0 ? ", no pathway" : ", pathway " + names.pathways[Int(index)].label
    }
  }

  private static func title(_ measure: Measure, _ statistic: Statistic) -> String {
    if measure == .delayedPatients && statistic == .census { return "Delayed patients at the daily census" }
    if measure == .delay && statistic == .mean { return "Delay, mean of all stays" }
    if measure == .delay && statistic == .meanOfDelayed { return "Delay, mean of delayed stays" }
    if measure == .occupancyShare && statistic == .mean { return "Occupancy" }
    if statistic == .perDay { return words(measure) + " a day" }
    return words(measure) + ", " + words(statistic)
  }

  private static func words(_ measure: Measure) -> String {
    switch measure {
    case .lengthOfStay: "Length of stay"
    case .delay: "Delay"
    case .awaitingReview: "Awaiting review"
    case .daysDelayed: "Days delayed"
    case .delayedPatients: "Delayed patients"
    case .delayedBedDays: "Bed days lost to delay"
    case .longStayPatients: "Long-stay patients"
    case .occupancy: "Units in use"
    case .occupancyShare: "Occupancy"
    case .open: "Open units"
    case .empty: "Empty units"
    case .queue: "Waiting for a place or staff"
    case .wait: "Wait for a place or staff"
    case .utilisation: "Staff utilisation"
    case .arrivals: "Arrivals"
    case .admissions: "Admissions"
    case .exits: "Exits"
    case .returns: "Returns"
    case .timeInSystem: "Time from arrival to exit"
    case .cost: "Cost"
    case .swaps: "Exchanges of places"
    }
  }

  private static func words(_ statistic: Statistic) -> String {
    switch statistic {
    case .mean: "mean"
    case .median: "median"
    case .p90: "90th percentile"
    case .p95: "95th percentile"
    case .shareOver7d: "share over 7 days"
    case .shareOver14d: "share over 14 days"
    case .shareOver21d: "share over 21 days"
    case .meanOfDelayed: "mean of those delayed"
    case .shareDelayed: "share delayed"
    case .shareOnReadyDate: "share leaving on the date ready"
    case .share1d: "share leaving after 1 day"
    case .share2to3d: "share leaving after 2 or 3 days"
    case .share4to6d: "share leaving after 4 to 6 days"
    case .share7to13d: "share leaving after 7 to 13 days"
    case .share14to20d: "share leaving after 14 to 20 days"
    case .share21d: "share leaving after 21 days or more"
    case .census: "mean at the daily census"
    case .censusP95: "95th percentile at the daily census"
    case .perDay: "a day"
    case .over7d: "over 7 days"
    case .over14d: "over 14 days"
    case .over21d: "over 21 days"
    case .shareFull: "share of time full"
    case .peak: "largest number"
    case .shareOfDaysOver92: "share of days above 92 %"
    case .shareOfDaysOver95: "share of days above 95 %"
    case .shareOver12h: "share over 12 hours"
    case .shareOver2d: "share over 2 days"
    case .withdrawn: "withdrawn a day"
    case .monday: "Mondays"
    case .tuesday: "Tuesdays"
    case .wednesday: "Wednesdays"
    case .thursday: "Thursdays"
    case .friday: "Fridays"
    case .saturday: "Saturdays"
    case .sunday: "Sundays"
    case .shareBefore12: "share before noon"
    case .shareBefore17: "share before 17:00"
    case .ofDelayPerDay: "of delay, a day"
    }
  }
}
