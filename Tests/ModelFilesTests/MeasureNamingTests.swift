import PatientFlow
import Testing

@testable import ModelFiles

@Suite struct NamesOfMeasures {
  static func names() -> Names {
    var names = Names()
    names.cohorts = [Name("frail"), Name("other")]
    names.sources = [Name("emergency")]
    names.places = [Name("acute"), Name("p2")]
    names.staff = [Name("hub")]
    names.steps = [Name("acuteStay"), Name("goHome")]
    names.exits = [1]
    names.reasons = [Name("Community bed"), Name("Hub / social worker"), Name("Hub / cohort:frail")]
    names.pathways = [Name("P2")]
    names.settings = [Name("acute"), Name("home")]
    names.periods = [Name("winter")]
    return names
  }

  @Test func everyKeyHasANameThatReadsBack() throws {
    let names = Self.names()
    var count = 0
    for measure in Measure.allCases {
      for kind in measure.subjects {
        for index in [0, 1] {
          guard let subject = Self.subject(kind, Int32(index)) else { continue }
          let isOfReason = subject.reason >= 0
          for statistic in measure.statistics where !isOfReason || statistic == .mean || statistic == .census {
            let groups: [Group] =
              measure.hasGroups && !isOfReason ? [.all, .cohort(1), .pathway(0), .pathway(-1)] : [.all]
            for group in groups {
              let key = MeasureKey(measure, subject, group, statistic, period: 1)
              let text = MeasureNaming.text(key, names)
              #expect(try MeasureNaming.key(text, names, period: 1) == key, "\(text)")
              count += 1
            }
          }
        }
      }
    }
    #expect(count > 300)
  }

  /// A subject of a kind, or nil where the sample has none of that index.
  static func subject(_ kind: Subject.Kind, _ index: Int32) -> Subject? {
    switch kind {
    case .all, .staff, .source: index == 0 ? Subject(kind) : nil
    case .exit: index == 1 ? Subject(kind, 1) : nil
    case .setting, .place, .step: Subject(kind, index)
    case .placeReason, .settingReason: Subject(kind, index, reason: index + 1)
    }
  }

  @Test(arguments: [
    ("delay/reason:place:acute/Community bed/mean", "reason:place:acute/Community bed"),
    ("delay/reason:setting:home/Hub / social worker/mean", "reason:setting:home/Hub / social worker"),
  ])
  func reasonsMayHoldSlashes(text: String, of: String) throws {
    let key = try MeasureNaming.key(text, Self.names(), period: 0)
    #expect(MeasureNaming.of(key.subject, Self.names()) == of)
  }

  @Test func unitsAreThoseOfTheDictionary() {
    #expect(MeasureNaming.unit(.lengthOfStay, .mean) == "d")
    #expect(MeasureNaming.unit(.lengthOfStay, .shareOver7d) == "share")
    #expect(MeasureNaming.unit(.delayedBedDays, .perDay) == "bed d / d")
    #expect(MeasureNaming.unit(.wait, .withdrawn) == "patients / d")
    #expect(MeasureNaming.unit(.wait, .mean) == "h")
    #expect(MeasureNaming.unit(.cost, .ofDelayPerDay) == "£ / d")
    #expect(MeasureNaming.period(1, Self.names()) == "winter" && MeasureNaming.period(0, Self.names()) == "all")
  }

  @Test func aWrongNameGetsTheNearest() {
    #expect(throws: MeasureNamingError.self) { try MeasureNaming.key("delay/place:acut/mean", Self.names(), period: 0) }
    do {
      _ = try MeasureNaming.key("delay/place:acut/mean", Self.names(), period: 0)
    } catch {
      #expect(error.near == ["place:acute"])
    }
  }
}
