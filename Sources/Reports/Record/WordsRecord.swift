import Figures
import ModelFiles
import PatientFlow

extension JSONText {
  /// A measure of a scenario: its name in parts, as the CSV files have them, and the words for it.
  static func words(_ key: MeasureKey, of scenario: Scenario) -> JSONText {
    let words = MeasureWords(key, of: scenario)
    let comparison =
      switch words.comparison {
      case .count: "count"
      case .time: "time"
      case .level: "level"
      }
    let clause =
      switch words.clause {
      case .delayedAtCensus: "delayedAtCensus"
      case .delayedOnAverage: "delayedOnAverage"
      case .delay: "delay"
      case .lengthOfStay: "lengthOfStay"
      case .other: "other"
      }
    return .object([
      ("period", .text(MeasureNaming.period(key.period, scenario.names))), ("measure", .text(key.measure.name)),
      ("of", .text(MeasureNaming.of(key.subject, scenario.names))),
      ("group", .text(MeasureNaming.group(key.group, scenario.names))), ("statistic", .text(key.statistic.name)),
      ("title", .text(words.title)), ("subject", .text(words.subject)), ("unit", .text(words.unit)),
      ("comparison", .text(comparison)), ("scale", .number(words.scale)), ("clause", .text(clause)),
      ("isHospital", .flag(words.isHospital)), ("census", .text(words.census)),
    ])
  }
}
