import Experiments
import ModelFiles
import PatientFlow
import Statistics

/// A number of the results in words that people use.
public struct MeasureWords: Sendable {
  /// How a difference is spoken of.
  public enum Comparison: Sendable {
    /// People and things: fewer, more.
    case count
    /// Times: shorter, longer.
    case time
    /// Rates, shares and money: lower, higher.
    case level
  }

  /// The number.
  public let key: MeasureKey
  /// What it is, "Delayed patients at the daily census".
  public let title: String
  /// Of what, "Acute beds".
  public let subject: String
  /// The unit, "days"; "%" for shares, whose values are shown times 100.
  public let unit: String
  /// How differences are spoken of.
  public let comparison: Comparison
  /// What the number is multiplied by for people.
  public let scale: Double
  let isHospital: Bool
  let census: String

  /// The words for a number of a scenario.
  public init(_ key: MeasureKey, of scenario: Scenario) {
    self.key = key
    let names = scenario.names
    title = Self.title(key.measure, key.statistic)
    subject = Self.subject(key.subject, names) + Self.group(key.group, names)
    let symbol = MeasureNaming.unit(key.measure, key.statistic)
    (unit, scale) =
      switch symbol {
      case "share": ("%", 100)
      case "d": ("days", 1)
      case "h": ("hours", 1)
      default: (symbol.replacing(" / d", with: " a day").replacing("bed d", with: "bed days"), 1)
      }
    comparison =
      switch symbol {
      case "d", "h": .time
      case "patients", "places": .count
      default: .level
      }
    isHospital = Self.isHospital(key.subject, scenario)
    let hour = scenario.network.timing.censusTimeOfDay / (WeeklySchedule.day / 24)
    census = hour < 12 ? "morning" : hour < 17 ? "afternoon" : "evening"
  }

  /// Title and subject, "Delayed patients at the daily census: Acute beds".
  public var heading: String { subject.isEmpty ? title : title + ": " + subject }

  /// The period in words: the whole measured time, or a named window.
  public static func period(_ period: Int32, _ names: Names) -> String {
    period == 0 ? "the whole measured time" : names.periods[Int(period) - 1].label
  }

  /// A value with its unit, "2.3 days"; shares as "94 %".
  public func text(_ value: Double, decimals: Int, withUnit: Bool = true) -> String {
    let number = Rounding.text(value * scale, decimals: decimals)
    guard withUnit else { return number }
    let isOne = number == "1" && unit.hasSuffix("s") && comparison != .level
    return number + " " + (isOne ? String(unit.dropLast()) : unit)
  }

  /// Decimals that an estimate supports in the unit shown.
  public func decimals(of estimate: Interval) -> Int {
    Rounding.decimals(halfWidth: estimate.halfWidth * scale, value: estimate.mean * scale)
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
