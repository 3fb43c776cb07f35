@testable import ModelFiles

/// Models to damage and to change.
enum Samples {
  static let hospital = """
    {
      "$schema": "schema/d2a-model-1.schema.json", "format": "d2a-model/1",
      "title": "One hospital", "status": "illustrative",   // illustrative | local | validated
      "start": "2022-04-01", "horizon": "365 d", "replications": 50,
      "periods": { "winter": ["2022-10-01", "2023-03-31"] },
      "cohorts": { "frail": { "label": "Frail, 75 and over", "priority": 1 }, "other": {} },
      "arrivals": {
        "emergency": { "perDay": 64, "weekday": [1.08, 1.04, 1.02, 1.0, 1.0, 0.93, 0.93], "dispersion": 1.4,
          "cohorts": { "frail": 0.3, "other": "rest" }, "to": "acuteStay", "evidence": "nhse-admissions" } },
      "places": {
        "acute":  { "count": { "value": 607, "low": 590, "high": 620, "evidence": "beds" }, "costPerDay": "£346" },
        "P2 beds": { "count": 122, "admits": { "mon-fri": "09:00-18:00", "sat": "09:00-13:00" } },
        "St. Mary's": { "count": 0, "setting": "intermediate" },
        "care":   { "count": "unlimited", "setting": "home" }, },
      /* the steps of every pathway,
         in the order that a patient meets them */
      "steps": {
        "acuteStay": { "place": "acute",
          "stay": { "byRoute": { "hub": { "lognormal": { "mean": "13 d", "sd": "12 d" } }, "home": "4.6 d" } },
          "then": { "hub": 0.45, "home": "rest" } },
        "hub": { "task": "4.25 h", "staff": "hub", "then": "p2" },
        "p2": { "place": ["P2 beds", "St. Mary's"],
          "stay": { "value": { "gamma": { "mean": "24 d", "sd": "15 d" }, "scale": 2 }, "evidence": "stays" },
          "risks": [{ "during": "stay", "after": { "exponential": { "mean": "300 d" } }, "to": "acuteStay" }],
          "then": "home" },
        "home": { "exit": "home", "returns": { "share": "12 %", "atMost": 3 } } },
      "scenarios": {
        "more": { "label": "60 more beds \\u00a3", "changes": [
          { "add": "places.'St. Mary\\\\'s'.changes", "as": [{ "from": "2022-07-04", "count": 20 }] },
          { "set": "places.\\"P2 beds\\".count", "to": 140 },
          { "scale": "arrivals.emergency.perDay", "by": 1.02 },
          { "scale": "steps.p2.stay", "by": "90 %" },
          { "scale": "steps.acuteStay.stay", "by": 0.9 },
          { "add": "steps.p2.risks[1]", "as": { "during": "delay", "to": "home" } },
          { "remove": "places.care" } ] } },
    }
    """

  static let small = """
    {"title":"t","values":[1,-2.5e3,0,true,false,null,"x\\n\\ud83c\\udfe5"],
    "a":{"b":{"c":[[],{},[{}]]}},"scenarios":{"s":{"changes":[{"set":"values[0]","to":{}},{"remove":"a.b"}]}}}
    """

  static func source(_ text: String) -> SourceText { SourceText(path: "Models/x.jsonc", bytes: Array(text.utf8)) }

  /// The tree of a text without faults.
  static func tree(_ text: String) throws -> Node {
    let (root, diagnostics) = JSONCParser.parse(source(text))
    guard let root, diagnostics.isEmpty else {
      throw SampleFault(text: render(diagnostics, of: source(text), color: false))
    }
    return root
  }
}

/// A sample that should have no fault has one.
struct SampleFault: Error { var text: String }
