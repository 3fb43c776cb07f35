import PatientFlow
import Testing

@testable import ModelFiles

@Suite struct ScenariosOfAModel {
  /// Everything in a network, as text: two networks are the same when this is.
  static func contents(_ scenario: Scenario) -> String {
    "\(scenario.network)\n\(scenario.names)\n\(scenario.load)"
  }

  @Test func withoutChangesAreTheModelItself() throws {
    let model = try TheNetworkOfAModel.small()
    #expect(model.scenarios[1].changes.isEmpty)
    #expect(Self.contents(model.scenarios[1]) == Self.contents(model.scenarios[0]))
    #expect(Self.contents(model.scenarios[2]) != Self.contents(model.scenarios[0]))
  }

  @Test func mayBeWrittenAsTheValuesThatAreThere() throws {
    let model = try Samples.model(
      Samples.ward([
        "scenarios":
          #"{ "same": { "changes": [{ "set": "places.ward.count", "to": 110 }, { "scale": "steps.rehab.stay", "by": 1 }] } }"#
      ]))
    #expect(Self.contents(model.scenarios[1]) == Self.contents(model.scenarios[0]))
    #expect(model.scenarios[1].changes.map(\.before) == ["110", "\"28 d\""])
  }

  @Test func buildOnOthersInAnyOrder() throws {
    let model = try Samples.model(
      Samples.ward([
        "scenarios": #"""
        { "both": { "basedOn": "more", "changes": [{ "scale": "arrivals.referrals.perDay", "by": 2 }] },
          "more": { "label": "More beds", "because": "asked", "changes": [{ "set": "places.ward.count", "to": 120 }] } }
        """#
      ]))
    let both = model.scenarios[1]
    #expect(both.id == "both" && both.label == "both" && both.basedOn == "more")
    #expect(both.network.places[0].capacity.base == 120 && both.network.sources[0].perDay == 7)
    #expect(both.changes.map(\.path) == ["places.ward.count", "arrivals.referrals.perDay"])
    #expect(both.changes.map(\.after) == ["120", "7"])
    #expect(model.scenarios[2].network.sources[0].perDay == 3.5)
    #expect(model.scenarios[2].label == "More beds" && model.scenarios[2].because == "asked")
  }

  @Test func mayLeaveStepsAndPlacesUnused() throws {
    let model = try Samples.model(
      Samples.ward([
        "steps": #"""
        { "rehab": { "place": "ward", "stay": "28 d", "then": { "call": 0.5, "home": "rest" } },
          "call": { "wait": "1 d", "then": "home" }, "home": { "exit": "home" } }
        """#,
        "scenarios": #"{ "no calls": { "changes": [{ "set": "steps.rehab.then", "to": "home" }] } }"#,
      ]))
    #expect(model.scenarios[1].network.branches.first?.next == 2)
  }

  @Test func mayAddStepsAndPlacesAndKeepTheKeysOfTheOthers() throws {
    let model = try Samples.model(
      Samples.ward([
        "scenarios": #"""
        { "annex": { "changes": [
          { "add": "places.annex", "as": { "count": 10 } },
          { "add": "steps.after", "as": { "place": "annex", "stay": "2 d", "then": "home" } },
          { "set": "steps.rehab.then", "to": "after" } ] } }
        """#
      ]))
    let one = model.scenarios[0].network
    let other = model.scenarios[1].network
    #expect(other.places.map(\.key).prefix(1) == one.places.map(\.key)[...])
    #expect(other.steps.map(\.key).prefix(2) == one.steps.map(\.key)[...])
    #expect(other.steps.count == 3)
  }
}
