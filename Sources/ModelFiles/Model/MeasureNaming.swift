import PatientFlow

/// Names of results as the output files write them, and back: "delay/place:acute/mean".
///
/// A measure is `measure/of/statistic`, or `measure/of/group/statistic`. Reasons may hold any character, also "/":
/// what follows the place of a reason is compared with the reasons there are.
public enum MeasureNaming {
  /// "place:acute", "reason:place:acute/Community bed", "exit:goHome", "all".
  public static func of(_ subject: Subject, _ names: Names) -> String {
    func id(_ table: [Name]) -> String {
      table.indices.contains(Int(subject.index)) ? table[Int(subject.index)].id : "?"
    }
    let reason = names.reasons.indices.contains(Int(subject.reason)) ? names.reasons[Int(subject.reason)].label : "?"
    return switch subject.kind {
    case .all: "all"
    case .setting: "setting:\(id(names.settings))"
    case .place: "place:\(id(names.places))"
    case .step: "step:\(id(names.steps))"
    case .staff: "staff:\(id(names.staff))"
    case .source: "source:\(id(names.sources))"
    case .exit: "exit:\(id(names.steps))"
    case .placeReason: "reason:place:\(id(names.places))/\(reason)"
    case .settingReason: "reason:setting:\(id(names.settings))/\(reason)"
    }
  }

  /// "all", "cohort:frail", "pathway:P2", "pathway:none".
  public static func group(_ group: Group, _ names: Names) -> String {
    switch group {
    case .all: "all"
    case .cohort(let index): "cohort:\(names.cohorts.indices.contains(Int(index)) ? names.cohorts[Int(index)].id : "?")"
    case .pathway(-1): "pathway:none"
    case .pathway(let index):
      "pathway:\(names.pathways.indices.contains(Int(index)) ? names.pathways[Int(index)].id : "?")"
    }
  }

  /// "all", or the name of the window.
  public static func period(_ period: Int32, _ names: Names) -> String {
    names.periods.indices.contains(Int(period) - 1) ? names.periods[Int(period) - 1].id : "all"
  }

  /// The measure of a key: "delay/place:acute/mean", with its group unless that is everyone.
  public static func text(_ key: MeasureKey, _ names: Names) -> String {
    let group = key.group == .all ? "" : "/\(group(key.group, names))"
    return "\(key.measure.name)/\(of(key.subject, names))\(group)/\(key.statistic.name)"
  }

  /// Unit of a value, as the output files write it.
  public static func unit(_ measure: Measure, _ statistic: Statistic) -> String {
    if isShare(statistic) { return "share" }
    return switch measure {
    case .lengthOfStay, .delay, .awaitingReview, .daysDelayed, .timeInSystem: "d"
    case .delayedPatients, .longStayPatients, .queue: "patients"
    case .delayedBedDays: "bed d / d"
    case .occupancy, .open, .empty: "places"
    case .occupancyShare, .utilisation: "share"
    case .wait: statistic == .withdrawn ? "patients / d" : "h"
    case .arrivals, .admissions, .exits, .returns: "patients / d"
    case .cost: "£ / d"
    case .swaps: "swaps / d"
    }
  }

  private static func isShare(_ statistic: Statistic) -> Bool {
    switch statistic {
    case .shareOver7d, .shareOver14d, .shareOver21d, .shareDelayed, .shareOnReadyDate, .share1d, .share2to3d,
      .share4to6d, .share7to13d, .share14to20d, .share21d, .shareFull, .shareOfDaysOver92, .shareOfDaysOver95,
      .shareOver12h, .shareOver2d, .shareBefore12, .shareBefore17:
      true
    default: false
    }
  }
}

/// Why a text is not the name of a measure of a model.
public struct MeasureNamingError: Error, Sendable, Equatable {
  /// What is wrong, in one sentence without a full stop.
  public var message: String
  /// Names that may have been meant, likeliest first.
  public var near: [String]
  /// What is accepted.
  public var help: [String]
}
