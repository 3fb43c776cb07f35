import Experiments
import ModelFiles
import PatientFlow
import Testing

/// A system in which most of what can happen does, section by section, so that a test can change one thing.
struct SystemModel {
  var cohorts = [
    #""frail": { "label": "Frail", "priority": 1 }"#, #""other": { "label": "Everyone else" }"#,
  ]
  var arrivals = [
    #"""
    "emergency": {
      "label": "Emergencies", "perDay": 6, "weekday": [1.2, 1.1, 1, 1, 1, 0.9, 0.8], "dispersion": 1.5,
      "cohorts": { "frail": 0.4, "other": "rest" }, "to": "acuteStay",
    }
    """#,
    #""community": { "label": "From the community", "perDay": 0.5, "cohorts": { "frail": 0.5, "other": "rest" }, "to": "rehab" }"#,
  ]
  var places = [
    #""acute": { "label": "Acute beds", "count": 44, "setting": "acute", "costPerDay": "£346" }"#,
    #"""
    "unit": {
      "label": "Intermediate care beds", "count": 20, "setting": "intermediate", "admits": { "mon-sat": "09:00-17:00" },
      "turnaround": "3 h",
    }
    """#,
    #"""
    "annexe": {
      "label": "More such beds", "count": 9, "setting": "intermediate", "admits": { "mon-fri": "09:00-17:00" },
      "startsPerDay": 2,
    }
    """#,
    #""visits": { "label": "Visits at home", "count": 36, "unit": "visit", "setting": "home" }"#,
  ]
  var staff = [
    #""hub": { "label": "Discharge hub", "hours": { "mon-fri": { "08:00-18:00": 2 }, "sat": { "09:00-12:00": 1 } } }"#,
    #""social": { "label": "Social workers", "hours": { "mon-fri": { "09:00-17:00": 2 } } }"#,
  ]
  var steps = [
    #"""
    "acuteStay": {
      "label": "On the ward", "place": "acute", "stay": { "lognormal": { "mean": "5 d", "sd": "6 d" } },
      "readyWithin": { "mon-sun": "08:00-18:00" },
      "risks": [{ "during": ["stay", "delay"], "after": { "exponential": { "mean": "90 d" } }, "to": "died" }],
      "prepare": { "lead": "1 d", "steps": [{ "wait": "4 h", "reason": "Pharmacy" }] },
      "then": { "byCohort": { "frail": { "triage": 0.7, "home": "rest" }, "other": { "triage": 0.2, "home": "rest" } } },
    }
    """#,
    #"""
    "triage": {
      "label": "Triage", "task": { "gamma": { "mean": "2 h", "sd": "1 h" } }, "staff": "hub", "reason": "Hub",
      "then": { "checks": 0.5, "care": "rest" },
    }
    """#,
    #"""
    "checks": {
      "label": "Checks", "reason": "Checks",
      "together": [{ "task": "1 h", "staff": "social", "reason": "Social work" }, { "wait": "6 h", "reason": "Transport" }],
      "then": { "ifRoom": "rehab", "else": { "care": 0.5, "rehab": "rest" } },
    }
    """#,
    #"""
    "rehab": {
      "label": "Rehabilitation", "place": ["unit", "annexe"], "stay": { "gamma": { "mean": "18 d", "sd": "9 d" } },
      "longerPerDelayedDay": "1 %", "reason": "Community bed", "pathway": "P2",
      "risks": [{ "during": "stay", "after": { "exponential": { "mean": "200 d" } }, "to": "acuteStay", "leave": "now" }],
      "then": { "care": 0.4, "home": "rest" },
    }
    """#,
    #"""
    "care": {
      "label": "Care at home", "place": "visits", "stay": { "gamma": { "mean": "14 d", "sd": "7 d" } },
      "units": { "from": 3, "to": 1 }, "reason": "Home care", "pathway": "P1", "then": "home",
    }
    """#,
    #"""
    "home": {
      "label": "Home", "exit": "home",
      "returns": { "share": "15 %", "after": { "exponential": { "mean": "10 d" } }, "to": "acuteStay", "atMost": 2 },
    }
    """#,
    #""died": { "label": "Died", "exit": "died" }"#,
  ]
  var scenarios: [String] = []

  /// The model file.
  var text: String {
    func section(_ name: String, _ entries: [String]) -> String {
      "  \"\(name)\": {\n\(entries.map { "    \($0),\n" }.joined())  },\n"
    }
    return """
      {
        "format": "d2a-model/1", "title": "A system", "status": "illustrative",
        "start": "2024-01-01", "warmUp": "56 d", "horizon": "84 d",
      \(section("cohorts", cohorts))\(section("arrivals", arrivals))\(section("places", places))\
      \(section("staff", staff))\(section("steps", steps))\
      \(scenarios.isEmpty ? "" : section("scenarios", scenarios))}

      """
  }

  /// Everything that the chosen scenarios of the model give, the baseline first.
  func results(
    replications: Int = 4, chosen: [Int] = [], seed: UInt64 = 20
  ) async throws -> [ScenarioResults] {
    try await Self.results(of: text, replications: replications, chosen: chosen, seed: seed)
  }

  /// The same for any model.
  static func results(
    of text: String, replications: Int, chosen: [Int] = [], seed: UInt64
  ) async throws -> [ScenarioResults] {
    let source = SourceText(path: "model.jsonc", bytes: Array(text.utf8))
    let reading = ModelFile.read(source)
    let model = try #require(reading.model, "\(render(reading.diagnostics, of: source, color: false))")
    let experiment = Experiment(
      model: model, chosen: chosen, amount: .replications(replications), threads: 2, seed: seed, detail: .full)
    return try await experiment.run().scenarios
  }
}
