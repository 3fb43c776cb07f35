import PatientFlow
import RandomStreams
import Testing

@testable import ModelFiles

/// Units, rules of places, factors on stays and ways that look for room, from the file to the network.
@Suite struct TheRulesOfAModel {
  static let hour = Double(microsecondsPerHour)
  static let day = Double(microsecondsPerDay)

  private func network(_ parts: [String: String]) throws -> Network {
    try Samples.model(Samples.ward(parts)).scenarios[0].network
  }

  private func rehab(_ words: String) -> [String: String] {
    [
      "steps":
        #"{ "rehab": { "place": "ward", "stay": "28 d", \#(words) "then": "home" }, "home": { "exit": "home" } }"#
    ]
  }

  // MARK: Units

  @Test func unitsMayBeOneNumberForAll() throws {
    let network = try network(rehab(#""units": 3,"#))
    #expect(network.steps[0].units == 3 && !network.steps[0].unitsVary)
    #expect(network.unitRules.isEmpty && network.branches[0].units == -1)
  }

  @Test func unitsMayFall() throws {
    let network = try network(rehab(#""units": { "from": 4, "to": 1 },"#))
    #expect(network.unitRules == [UnitRule(from: 4, to: 1)])
    #expect(network.steps[0].unitsVary && network.branches[0].units == 0)
  }

  @Test func unitsMayBeDrawn() throws {
    let network = try network(
      rehab(#""units": { "value": { "poisson": { "mean": 2 }, "cap": 6 }, "low": 1, "high": 3 },"#))
    #expect(network.unitRules.count == 1)
    // Poisson with mean 2, and none counted as one.
    let mean = network.distributions.meanOfUnits(network.unitRules[0].drawn)
    #expect(abs(mean - (2 + Double.exp(-2))) < 0.02)
  }

  @Test func unitsMayDifferByCohortAndRoute() throws {
    let network = try network([
      "cohorts": #"{ "frail": {}, "other": {} }"#,
      "arrivals": #"{ "r": { "perDay": 1, "cohorts": { "frail": 0.3, "other": "rest" }, "to": "rehab" } }"#,
      "steps": #"""
      { "rehab": { "place": "ward", "stay": "28 d",
          "units": { "byCohort": { "frail": { "byRoute": { "home": { "from": 4, "to": 1 }, "away": 3 } }, "rest": 2 } },
          "then": { "home": 0.5, "away": "rest" } },
        "home": { "exit": "home" }, "away": { "exit": "left" } }
      """#,
    ])
    #expect(network.steps[0].routesByCohort && network.steps[0].unitsVary)
    #expect(network.branches.map(\.units) == [0, 1, 2, 2])
    #expect(network.unitRules == [UnitRule(from: 4, to: 1), UnitRule(from: 3, to: 3), UnitRule(from: 2, to: 2)])
  }

  @Test func theLoadOfFallingUnitsIsTheirMean() throws {
    let falling = try Samples.model(Samples.ward(rehab(#""units": { "from": 4, "to": 1 },"#))).scenarios[0].load[0]
    #expect(abs(falling.offered - 3.5 * 28 * 2.5) < 1e-9)
    let delayed = try Samples.model(
      Samples.ward([
        "steps": #"""
        { "rehab": { "place": "ward", "stay": "28 d", "units": { "from": 4, "to": 1 }, "then": "way" },
          "way": { "wait": "2 d", "then": "home" }, "home": { "exit": "home" } }
        """#
      ])
    ).scenarios[0].load[0]
    #expect(abs(delayed.offered - 3.5 * (28 * 2.5 + 2)) < 1e-9)
  }

  // MARK: Places

  @Test func placesHaveTheirRules() throws {
    let network = try network([
      "places": #"""
      { "ward": { "count": 110, "startsPerDay": { "mon-fri": 4, "sat": 1 }, "skipUnfit": true, "queueLimit": 7,
          "ifFull": "home", "turnaround": "2 h" },
        "flat": { "count": 9, "startsPerDay": 3,
          "surge": { "count": 5, "place": "ward", "above": "95 %", "below": 0.9, "at": "10:30" } } }
      """#,
      "steps": #"""
      { "rehab": { "place": ["ward", "flat"], "stay": "28 d", "then": "home" }, "home": { "exit": "home" } }
      """#,
    ])
    let (ward, flat) = (network.places[0], network.places[1])
    #expect(ward.startsPerDay == [4, 4, 4, 4, 4, 1, 0] && flat.startsPerDay == [3, 3, 3, 3, 3, 3, 3])
    #expect(ward.skipsUnfit && !flat.skipsUnfit)
    #expect(ward.queueLimit == 7 && ward.ifFull == 1 && flat.queueLimit == .max && flat.ifFull == -1)
    #expect(network.distributions.mean(ward.turnaround) == 2 * Self.hour && flat.turnaround == .none)
    #expect(flat.surge.units == 5 && flat.surge.watched == 0 && ward.surge.units == 0)
    #expect(flat.surge.above == 0.95 && flat.surge.below == 0.9)
    #expect(flat.surge.timeOfDay == 10 * microsecondsPerHour + 30 * microsecondsPerMinute)
  }

  @Test func turnaroundAndTransferArePartOfTheLoad() throws {
    let loads = try Samples.model(
      Samples.ward([
        "places": #"{ "ward": { "count": 400, "turnaround": "12 h" }, "flat": { "count": 100 } }"#,
        "steps": #"""
        { "rehab": { "place": "ward", "stay": "10 d", "then": "flat" },
          "flat": { "place": "flat", "stay": "4 d", "transfer": "1 d", "then": "home" }, "home": { "exit": "home" } }
        """#,
      ])
    ).scenarios[0].load
    #expect(abs(loads[0].offered - 3.5 * (10 + 1 + 0.5)) < 1e-9)
    #expect(abs(loads[1].offered - 3.5 * (1 + 4)) < 1e-9)
  }

  @Test func transferHasAReasonOfItsOwn() throws {
    let words = #""transfer": { "uniform": { "low": "1 h", "high": "3 h" } }, "reason": "Bed","#
    let scenario = try Samples.model(Samples.ward(rehab(words))).scenarios[0]
    let step = scenario.network.steps[0]
    #expect(scenario.network.distributions.mean(step.transfer) == 2 * Self.hour)
    #expect(scenario.names.reasons[Int(step.workReason)].label == "Bed: transfer")
  }

  // MARK: Stays and arrivals

  @Test func staysHaveTheirFactors() throws {
    let monthly = (1...12).map { $0 == 1 ? "1.2" : "1" }.joined(separator: ", ")
    let words =
      #""monthly": [\#(monthly)], "longerPerDelayedDay": "2 %", "#
      + #""changes": [{ "from": "2022-07-01", "times": 0.9 }],"#
    let network = try network(rehab(words))
    let factors = try #require(network.stayFactors.first)
    #expect(network.steps[0].factors == 0 && network.stayFactors.count == 1)
    #expect(factors.monthly[0] == 1.2 && factors.monthly[1] == 1 && factors.longerPerDelayedDay == 0.02)
    #expect(factors.changes.key == network.steps[0].key && factors.changes.changes[0].amount == 0.9)
    // Some load is added in January, a tenth less from July on.
    let load = try Samples.model(Samples.ward(rehab(words))).scenarios[0].load[0].offered
    let days = [91.0, 243, 31]
    let mean = (days[0] + (days[1]) * 0.9 + days[2] * 1.2 * 0.9) / 365
    #expect(abs(load - 98 * mean) < 0.01 * load)
    #expect(try self.network([:]).stayFactors.isEmpty)
  }

  @Test func patientsMayArriveTogether() throws {
    func source(_ batch: String) throws -> (Source, Network) {
      let network = try network([
        "arrivals": "{ \"r\": { \"perDay\": 3.5, \"batch\": \(batch), \"to\": \"rehab\" } }"
      ])
      return (network.sources[0], network)
    }
    #expect(try source("2").0.batchMean == 2)
    #expect(try source("2.5").0.batchMean == 2)
    let drawn = try source(#"{ "empirical": { "values": [0, 1, 2, 5] } }"#)
    #expect(drawn.0.batchMean == 9.0 / 4 && drawn.0.perDay == 3.5)
  }

  // MARK: Room

  @Test func aWayMayLookForRoom() throws {
    let parts = [
      "places": #"{ "ward": { "count": 400 }, "flat": { "count": 7 } }"#,
      "steps": #"""
      { "rehab": { "place": "ward", "stay": "28 d", 
          "then": { "ifRoom": "flat", "else": { "home": 0.4, "away": "rest" } } },
        "flat": { "place": "flat", "stay": "4 d", "then": "home" },
        "home": { "exit": "home" }, "away": { "exit": "left" } }
      """#,
    ]
    let model = try Samples.model(Samples.ward(parts))
    let network = model.scenarios[0].network
    #expect(network.branches[0].ifRoom == 1 && network.branches[1].ifRoom == 1 && network.branches[2].ifRoom == -1)
    #expect(network.branches[0].upTo == 0.4 && network.branches[0].next == 2)
    // 14 beds' worth of patients look for room in 7: as many find it as the place can take, and nothing is overloaded.
    #expect(model.diagnostics.isEmpty)
    #expect(model.scenarios[0].load[1].ratio < 1 && model.scenarios[0].load[1].ratio > 0.95)
  }

  @Test func networksWithAllOfItTravelAsWords() throws {
    let network = try network([
      "places":
        #"{ "ward": { "count": 110, "queueLimit": 7, "ifFull": "home", "turnaround": "2 h", "startsPerDay": 9 } }"#,
      "steps": #"""
      { "rehab": { "place": "ward", "stay": "28 d", "units": { "from": 4, "to": 1 }, "transfer": "1 h",
          "longerPerDelayedDay": 0.01, "then": { "ifRoom": "again", "else": "home" } },
        "again": { "place": "ward", "stay": "1 d", "then": "home" }, "home": { "exit": "home" } }
      """#,
    ])
    let back = try #require(Network(words: network.words))
    #expect(back.words == network.words)
    var bad = network
    bad.places[0].ifFull = 9
    #expect(Network(words: bad.words) == nil)
  }

  // MARK: Beside

  @Test func whatStandsTogetherAndWhatIsPreparedAreStrands() throws {
    let parts = [
      "staff": #"{ "hub": { "hours": { "mon-sun": { "00:00-24:00": 9 } } } }"#,
      "steps": #"""
      { "rehab": { "place": "ward", "stay": "20 d", "then": "both",
          "prepare": { "lead": "2 d", "steps": [{ "task": "1 h", "staff": "hub", "units": 2, "label": "Plan" },
            { "wait": "1 d", "reason": "Family" }] } },
        "both": { "together": [{ "task": "4 h", "staff": "hub" }, { "wait": "3 d" }], "then": "home" },
        "home": { "exit": "home" } }
      """#,
    ]
    let scenario = try Samples.model(Samples.ward(parts)).scenarios[0]
    let network = scenario.network
    #expect(network.steps.count == 7 && network.strands == [3, 5, 6])
    #expect(scenario.names.steps.map(\.label) == ["rehab", "both", "home", "Plan", "rehab 2", "both 1", "both 2"])
    #expect(network.steps.map(\.isBeside) == [false, false, false, true, true, true, true])
    #expect(network.steps[0].firstStrand == 0 && network.steps[0].strandCount == 1)
    #expect(network.steps[1].firstStrand == 1 && network.steps[1].strandCount == 2 && network.steps[1].kind == .wait)
    #expect(network.distributions.mean(network.steps[0].lead) == 2 * Self.day)
    let next = network.steps[3...].map { network.branches[Int(network.routes[Int($0.firstRoute)].firstBranch)].next }
    #expect(next == [4, 0, 1, 1])
    #expect(scenario.names.exits == [2])
    // Twenty days, and the longer of what follows. Staff: two for an hour, one for four, 3.5 times a day.
    #expect(abs(scenario.load[0].offered - 3.5 * 23) < 1e-9)
    #expect(abs(scenario.load[1].offered - 3.5 * 7 * 6) < 1e-9)
    #expect(Network(words: network.words)?.words == network.words)
    var bad = network
    bad.branches[0].next = 3
    #expect(Network(words: bad.words) == nil)
  }

  @Test func publishedQuantilesAreJoined() throws {
    let network = try network([
      "steps": #"""
      { "rehab": { "place": "ward", "stay": { "quantiles": { "0 %": "0 d", "25 %": "2 d", "100 %": "10 d" } },
          "then": "home" }, "home": { "exit": "home" } }
      """#
    ])
    #expect(abs(network.distributions.mean(network.branches[0].duration) / Self.day - 4.75) < 1e-9)
  }
}
