import PatientFlow
import RandomStreams
import Testing

@testable import ModelFiles

@Suite struct TheNetworkOfAModel {
  static let day = 86_400_000_000.0

  static func small() throws -> ModelFile {
    try #require(ModelFile.read(path: Samples.path("Models/small.jsonc")).model)
  }

  @Test func timeZeroIsTheMidnightThatBeginsTheWarmUp() throws {
    let plain = try Samples.model(Samples.ward()).scenarios[0].network.timing
    #expect(plain.dayZero == CivilDate(year: 2022, month: 1, day: 1).dayNumber)
    #expect(plain.warmUpBegins == 0)
    #expect(plain.start == 90 * microsecondsPerDay)
    #expect(plain.end == 455 * microsecondsPerDay)
    #expect(plain.censusTimeOfDay == 86_340_000_000)

    let odd = try Samples.model(
      Samples.ward(["start": "\"2022-04-01T08:00\"", "warmUp": "\"10 h\"", "censusAt": "\"08:30\""]))
    let timing = odd.scenarios[0].network.timing
    #expect(timing.dayZero == CivilDate(year: 2022, month: 3, day: 31).dayNumber)
    #expect(timing.warmUpBegins == 22 * microsecondsPerHour)
    #expect(timing.start == 32 * microsecondsPerHour)
    #expect(timing.censusTimeOfDay == 8 * microsecondsPerHour + 30 * microsecondsPerMinute)
  }

  @Test func periodsIncludeTheirLastDay() throws {
    let model = try Self.small()
    let timing = model.scenarios[0].network.timing
    #expect(model.headline == 1)
    #expect(timing.periods == [Window(begins: (730 + 183) * microsecondsPerDay, ends: timing.end)])
    #expect(model.scenarios[0].names.periods.map(\.id) == ["after opening"])
    #expect(model.focus.allSatisfy { $0.period == 1 })
    #expect(model.observed.map(\.period) == [0, 0])
    #expect(abs(model.observed[0].tolerance - 5.9) < 1e-12)
    #expect(model.observed[1].value == 0.953)
  }

  @Test func hasTheThingsOfTheFileInItsOrder() throws {
    let scenario = try Self.small().scenarios[0]
    let network = scenario.network
    #expect(scenario.names.cohorts.map(\.label) == ["Frail, 75 and over", "other"])
    #expect(network.cohorts.map(\.level) == [0, 1])
    #expect(network.priorityLevels == 2)
    #expect(scenario.names.settings.map(\.id) == ["acute", "intermediate", "home"])
    #expect(network.places.map(\.setting) == [0, 1, 1, 2])
    #expect(network.places.map(\.capacity.base) == [607, 122, 0, 420])
    #expect(network.places[0].costPerOpenDay == 346)
    #expect(network.places[1].admits >= 0 && network.places[0].admits == -1)
    #expect(network.staff[0].productive == 0.65)
    #expect(network.steps.map(\.kind) == [.stay, .wait, .task, .stay, .stay, .exit])
    #expect(network.steps[4].units == 2)
    #expect(scenario.names.exits == [5])
    #expect(scenario.names.units == ["bed", "bed", "bed", "visit"])
  }

  @Test func aStayMayUsePlacesInOrderOfPreference() throws {
    let network = try Self.small().scenarios[0].network
    let stay = network.steps[3]
    #expect(stay.firstOption == 1 && stay.optionCount == 2)
    #expect(network.placeOptions == [0, 1, 2, 3])
  }

  @Test func routesByCohortCarryTheDurationOfTheirWay() throws {
    let network = try Self.small().scenarios[0].network
    let acute = network.steps[0]
    #expect(acute.routesByCohort && acute.firstRoute == 0)
    #expect(network.routes[0].branchCount == 2 && network.routes[1].branchCount == 2)
    let frail = network.branches[0...1]
    #expect(frail.map(\.upTo) == [0.45, 1])
    #expect(frail.map(\.next) == [2, 1])
    let means = frail.map { network.distributions.mean($0.duration) / Self.day }
    #expect(abs(means[0] - 13) < 1e-9 && abs(means[1] - 4.6) < 1e-9)
    #expect(network.branches[2].upTo == 0.09)
    #expect(network.branches[2].duration == network.branches[0].duration)
    #expect(!network.steps[3].routesByCohort)
  }

  @Test func reasonsAreSharedByText() throws {
    let scenario = try Self.small().scenarios[0]
    let names = scenario.names.reasons.map(\.label)
    func reason(_ index: Int32) -> String { index < 0 ? "-" : names[Int(index)] }
    let steps = scenario.network.steps
    #expect(
      steps.map { reason($0.queueReason) } == [
        "Waiting for acute", "-", "Discharge hub", "Community bed", "Home care", "-",
      ])
    #expect(steps.map { reason($0.workReason) } == ["-", "Discharge hours", "Discharge hub", "-", "-", "-"])
    #expect(steps.map { reason($0.hoursReason) } == ["-", "-", "-", "Community bed: admission hours", "-", "-"])
    #expect(Set(names).count == names.count && scenario.network.reasonCount == names.count)
  }

  @Test func reasonsHaveNamesOfTheirOwnWhenNoneIsGiven() throws {
    let text = Samples.ward([
      "places": #"{ "a": { "label": "Ward A", "count": 9 }, "b": { "count": 9 } }"#,
      "staff": #"{ "hub": { "label": "Discharge hub", "hours": { "mon": { "09:00-17:00": 2 } } } }"#,
      "steps": #"""
      { "rehab": { "place": ["a", "b"], "stay": "2 d", "then": "call" },
        "call": { "label": "Telephone call", "task": "1 h", "staff": "hub", "then": "family" },
        "family": { "label": "Family choice", "wait": "1 d", "then": "home" }, "home": { "exit": "home" } }
      """#,
    ])
    let names = try Samples.model(text).scenarios[0].names.reasons.map(\.label)
    #expect(
      names == ["Waiting for Ward A or b", "Waiting for Discharge hub", "Telephone call in progress", "Family choice"])
  }

  @Test func pathwaysRisksAndReturns() throws {
    let scenario = try Self.small().scenarios[0]
    let network = scenario.network
    #expect(scenario.names.pathways.map(\.id) == ["P0", "P2", "P1"])
    #expect(network.steps.map(\.pathway) == [-1, 0, -1, 1, 2, -1])
    #expect(network.steps[3].firstRisk == 0 && network.steps[3].riskCount == 1)
    let risk = network.risks[0]
    #expect(risk.during == .stay && risk.next == 0 && risk.leavesNow)
    #expect(risk.key == keyHash("0".utf8))
    #expect(network.steps[5].returning == 0)
    #expect(network.returns[0].atMost == 3 && network.returns[0].next == 0)
    #expect(network.sharesByCohort == [0.12, 0.12])
  }

  @Test func sourcesHaveNormalisedWeightsAndCumulativeShares() throws {
    let source = try Self.small().scenarios[0].network.sources[0]
    #expect(source.key == keyHash("emergency".utf8))
    #expect(source.firstStep == 0 && source.perDay == 64 && source.dispersion == 1.4)
    #expect(abs(source.weekday.reduce(0, +) / 7 - 1) < 1e-12)
    #expect(source.cumulativeCohortShares == [0.3, 1] && source.cohorts == [0, 1])
    let hourly = (0..<24).map { $0 == 12 ? "2" : "1" }.joined(separator: ", ")
    let text = Samples.ward([
      "arrivals":
        "{ \"referrals\": { \"perDay\": 3, \"hourly\": [\(hourly)], \"growth\": \"2 %\", \"to\": \"rehab\" } }"
    ])
    let model = try Samples.model(text)
    let other = model.scenarios[0].network.sources[0]
    #expect(abs(other.cumulativeByHour[11] - 12.0 / 25) < 1e-12)
    #expect(abs(other.cumulativeByHour[12] - 14.0 / 25) < 1e-12)
    #expect(other.cumulativeByHour[23] == 1)
    #expect(other.growthPerYear == 0.02)
    #expect(model.diagnostics.map(\.code) == ["M503"])
  }

  @Test func changesBecomePlans() throws {
    let scenarios = try Self.small().scenarios
    let planned = scenarios[2].network
    let plan = planned.places[2].capacity
    let opening = Int64(CivilDate(year: 2022, month: 7, day: 4).dayNumber - planned.timing.dayZero) * microsecondsPerDay
    #expect(plan.base == 0 && plan.slip == .none && plan.changes.count == 1)
    #expect(plan.changes[0].from == opening && plan.changes[0].until == .max)
    #expect(plan.changes[0].effect == .set && plan.changes[0].amount == 20 && plan.changes[0].reaching == 60)
    #expect(planned.distributions.mean(plan.changes[0].over) == 84 * Self.day)

    let risky = scenarios[3].network
    let other = risky.places[2].capacity
    #expect(other.changes[0].amount == nil && other.changes[0].reaching == 80)
    #expect(abs(risky.distributions.mean(other.slip) / Self.day - 7 * 34 / 3) < 1e-9)
    #expect(abs(risky.distributions.mean(other.changes[0].times) - 0.89) < 1e-12)
    #expect(risky.sources[0].perDay == 65.28)
  }

  @Test func changesMayAddAndMultiply() throws {
    let text = Samples.ward([
      "places": #"""
      { "ward": { "count": 110, "changes": [
        { "from": "2022-07-01", "until": "2022-08-01", "count": "+20" },
        { "from": "2022-09-01", "over": "2 wk", "reaching": "-10" },
        { "from": "2022-10-01", "times": 0.5 },
        { "from": "2022-11-01", "times": { "uniform": { "low": 0.8, "high": 1 } } } ] } }
      """#,
      "arrivals":
        #"{ "referrals": { "perDay": 3.5, "to": "rehab", "changes": [{ "from": "2022-12-01", "times": 1.1 }] } }"#,
    ])
    let network = try Samples.model(text).scenarios[0].network
    let changes = network.places[0].capacity.changes
    #expect(changes.map(\.effect) == [.add, .add, .scale, .scale])
    #expect(changes.map(\.amount) == [20, 0, 0.5, 1])
    #expect(changes[1].reaching == -10 && changes[0].until < .max)
    #expect(changes[2].times == .none && abs(network.distributions.mean(changes[3].times) - 0.9) < 1e-12)
    #expect(network.sources[0].changes.base == 1 && network.sources[0].changes.changes[0].amount == 1.1)
  }

  @Test func valuesMayCarryRangesAndEvidenceEverywhere() throws {
    let text = Samples.ward([
      "places": #"{ "ward": { "count": { "value": 110, "low": 100, "high": 120 } } }"#,
      "steps": #"""
      { "rehab": { "place": "ward",
          "stay": { "value": { "byRoute": { "home": { "value": "28 d", "low": "20 d", "high": "40 d" }, "away": "2 d" } } },
          "then": { "value": { "home": { "value": 0.7, "low": 0.6, "high": 0.8 }, "away": "rest" } } },
        "home": { "exit": "home" }, "away": { "exit": "left" } }
      """#,
    ])
    let model = try Samples.model(text)
    #expect(model.scenarios[0].network.places[0].capacity.base == 110)
    #expect(model.scenarios[0].network.branches.map(\.upTo) == [0.7, 1])
    let rows = Dictionary(uniqueKeysWithValues: model.parameters.map { ($0.path, $0) })
    #expect(rows["places.ward.count"]?.low == "100")
    #expect(rows["steps.rehab.stay.byRoute.home"]?.high == "40 d")
    #expect(rows["steps.rehab.stay.byRoute.home"]?.value == "28 d")
    #expect(rows["steps.rehab.then.home"]?.low == "0.6")
  }

  @Test func byCohortAndByRouteNestEitherWayAndRestStandsForTheOthers() throws {
    func model(_ stay: String) throws -> [Double] {
      let text = Samples.ward([
        "cohorts": #"{ "a": {}, "b": {}, "c": {} }"#,
        "arrivals": #"{ "r": { "perDay": 3, "cohorts": { "a": 0.2, "b": 0.3, "c": "rest" }, "to": "rehab" } }"#,
        "steps": """
        { "rehab": { "place": "ward", "stay": \(stay), "then": { "home": 0.5, "away": "rest" } },
          "home": { "exit": "home" }, "away": { "exit": "left" } }
        """,
      ])
      let network = try Samples.model(text).scenarios[0].network
      return network.branches.map { network.distributions.mean($0.duration) / Self.day }
    }
    let one = try model(#"{ "byCohort": { "a": { "byRoute": { "home": "1 d", "away": "2 d" } }, "rest": "3 d" } }"#)
    #expect(one == [1, 2, 3, 3, 3, 3])
    let other = try model(
      #"{ "byRoute": { "home": { "byCohort": { "a": "1 d", "rest": "3 d" } }, "rest": { "byCohort": { "a": "2 d", "rest": "3 d" } } } }"#
    )
    #expect(other == one)
  }

  @Test func keysAreDistinctAlsoWhereHashesMeet() {
    let keys = Compiler.keys(["b", "a", "b2"])
    #expect(Set(keys).count == 3)
    #expect(keys[1] == keyHash("a".utf8))
    #expect(Compiler.keys(["a", "b2", "b"]) == [keys[1], keys[2], keys[0]])
  }
}
