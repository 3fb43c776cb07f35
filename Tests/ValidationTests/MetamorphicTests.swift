import Experiments
import ModelFiles
import PatientFlow
import Testing

/// Changes that must not matter, because of what the model means or how it draws.
@Suite("What must not matter") struct MetamorphicTests {
  /// Of the measures of one, those that the other has not with the same values in every replication: to the bit, or
  /// within a share of the value where sums are added up in another order.
  private func differing(
    _ one: ScenarioResults, _ other: ScenarioResults, within share: Double = 0,
    where isMeant: (MeasureKey) -> Bool = { _ in true }
  ) -> (compared: Int, differing: [String]) {
    let (from, to) = (one.scenario.names, other.scenario.names)
    var compared = 0
    var found: [String] = []
    for key in one.selection.keys where isMeant(key) {
      guard let same = translate(key, from: from, to: to), let before = one.values(of: key),
        let after = other.values(of: same)
      else {
        found.append("\(MeasureNaming.text(key, from)) is missing")
        continue
      }
      compared += 1
      let areSame = zip(before, after).allSatisfy { one, other in
        one.bitPattern == other.bitPattern || abs(one - other) <= share * abs(one)
      }
      if !areSame || before.count != after.count {
        found.append("\(MeasureNaming.text(key, from)): \(before) and \(after)")
      }
    }
    return (compared, found)
  }

  @Test("new labels change nothing")
  func labels() async throws {
    var renamed = SystemModel()
    func other(_ entries: [String]) -> [String] {
      entries.map { $0.replacing("\"label\": \"", with: "\"label\": \"New ") }
    }
    renamed.cohorts = other(renamed.cohorts)
    renamed.arrivals = other(renamed.arrivals)
    renamed.places = other(renamed.places)
    renamed.staff = other(renamed.staff)
    renamed.steps = other(renamed.steps)
    let (before, after) = (try await SystemModel().results()[0], try await renamed.results()[0])
    #expect(before.scenario.names.places.map(\.label) != after.scenario.names.places.map(\.label))
    let (compared, differing) = differing(before, after)
    print("labels: \(compared) measures, \(before.events) events")
    #expect(differing == [])
    #expect(before.events == after.events && compared > 800)
  }

  @Test("the order in the file changes nothing", arguments: ["arrivals", "places", "staff", "steps"])
  func order(_ section: String) async throws {
    // Where two places open at one moment, the first in the file gives first, so these two do not.
    var plain = SystemModel()
    plain.places[2] = plain.places[2].replacing("\"mon-fri\": \"09:00", with: "\"mon-fri\": \"09:30")
    var turned = plain
    switch section {
    case "arrivals": turned.arrivals.reverse()
    case "places": turned.places.reverse()
    case "staff": turned.staff.reverse()
    default: turned.steps.reverse()
    }
    let (before, after) = (try await plain.results()[0], try await turned.results()[0])
    let (compared, differing) = differing(before, after, within: 1e-12)
    print("order of \(section): \(compared) measures")
    #expect(differing == [])
    #expect(before.events == after.events && compared > 500)
  }

  @Test("a scenario that nobody asks for changes nothing")
  func unusedScenario() async throws {
    var more = SystemModel()
    more.scenarios = [#""more": { "changes": [{ "set": "places.unit.count", "to": 30 }] }"#]
    let before = try await SystemModel().results()[0]
    for chosen in [[], [1]] {
      let (_, differing) = differing(before, try await more.results(chosen: chosen)[0])
      #expect(differing == [])
    }
  }

  @Test("a cohort split into two equal ones changes nothing beyond who is called what")
  func splitCohort() async throws {
    var split = SystemModel()
    split.cohorts = split.cohorts.dropLast() + [#""first": {}"#, #""second": {}"#]
    split.arrivals = split.arrivals.map {
      $0.replacing("\"frail\": 0.4, \"other\": \"rest\"", with: "\"frail\": 0.4, \"first\": 0.3, \"second\": \"rest\"")
        .replacing("\"frail\": 0.5, \"other\": \"rest\"", with: "\"frail\": 0.5, \"first\": 0.25, \"second\": \"rest\"")
    }
    split.steps = split.steps.map {
      $0.replacing(
        "\"other\": { \"triage\": 0.2, \"home\": \"rest\" }",
        with: "\"first\": { \"triage\": 0.2, \"home\": \"rest\" }, \"second\": { \"triage\": 0.2, \"home\": \"rest\" }")
    }
    let (before, after) = (try await SystemModel().results()[0], try await split.results()[0])
    // Levels of cohorts are areas added up one by one.
    let (compared, differing) = differing(before, after) {
      $0.group != .cohort(1) && ($0.measure != .delayedPatients || $0.statistic != .mean)
    }
    print("split cohort: \(compared) measures")
    #expect(differing == [])
    #expect(compared > 500)
    for exit in ["home", "died"] {
      func exits(_ cohort: String, _ results: ScenarioResults) throws -> [Double] {
        let measure = "exits/exit:\(exit)/cohort:\(cohort)/perDay"
        return try #require(results.values(of: MeasureNaming.key(measure, results.scenario.names, period: 0)))
      }
      let parts = try ["first", "second"].map { try exits($0, after) }
      let whole = try exits("other", before)
      for run in whole.indices { #expect(abs(parts[0][run] + parts[1][run] - whole[run]) < 1e-9) }
    }
  }

  @Test("a source without patients, and a wait of no time, change nothing")
  func nothingAdded() async throws {
    var more = SystemModel()
    more.arrivals.insert(
      #""nobody": { "perDay": 0, "cohorts": { "frail": 1 }, "to": "acuteStay" }"#, at: 0)
    more.steps = more.steps.map {
      $0.replacing("\"care\": 0.4, \"home\": \"rest\"", with: "\"care\": 0.4, \"door\": \"rest\"")
    }
    more.steps.append(#""door": { "wait": "0 h", "reason": "Community bed", "then": "home" }"#)
    let (before, after) = (try await SystemModel().results()[0], try await more.results()[0])
    let (compared, differing) = differing(before, after)
    print("nothing added: \(compared) measures")
    #expect(differing == [])
  }

  @Test("twice the price is twice the cost, and nothing else")
  func prices() async throws {
    var dearer = SystemModel()
    dearer.places = dearer.places.map { $0.replacing("£346", with: "£692") }
    let (before, after) = (try await SystemModel().results()[0], try await dearer.results()[0])
    let (_, differing) = differing(before, after) { $0.measure != .cost }
    #expect(differing == [])
    var compared = 0
    for key in before.selection.keys where key.measure == .cost {
      let (one, two) = (try #require(before.values(of: key)), try #require(after.values(of: key)))
      for run in one.indices where !one[run].isNaN {
        #expect(two[run] == 2 * one[run])
        compared += 1
      }
    }
    #expect(compared > 4)
  }
}
