import Foundation
import ModelFiles
import Testing

/// A model with every word of the model file, for the description.
enum EveryWord {
  /// The files that it names.
  private static let files = [
    "days.csv": "date,rate\n" + (0..<28).map { "2022-04-\(String(format: "%02d", $0 + 1)),2.5\n" }.joined(),
    "there.csv": "place,step,cohort,days in,days waiting\ncare,careStay,other,1.5,\n",
    "waits.csv": "hours\n1\n2\n3\n",
  ]

  /// The model, read from a folder of its own.
  static func read() throws -> ModelFile {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("words-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in files { try Data(text.utf8).write(to: folder.appendingPathComponent(name)) }
    let path = folder.appendingPathComponent("words.jsonc")
    try Data(text.utf8).write(to: path)
    let reading = ModelFile.read(path: path.path)
    let said = reading.text.map { render(reading.diagnostics, of: $0, color: false) } ?? ""
    return try #require(reading.model, "\(said)")
  }

  static let text = #"""
    {
      "$schema": "schema/d2a-model-1.schema.json", "format": "d2a-model/1", "title": "Every word",
      "status": "illustrative", "start": "2022-04-01", "horizon": "28 d", "warmUp": "1 wk", "censusAt": "22:00",
      "replications": 3, "seed": "words", "periods": { "Easter": ["2022-04-15", "2022-04-19"] }, "headline": "Easter",
      "focus": ["delay/place:acute/mean"],
      "cohorts": { "frail": { "label": "Frail", "priority": 1 }, "other": {} },
      "arrivals": {
        "emergency": {
          "label": "Emergencies", "perDay": { "value": 6, "low": 5, "high": 7 }, "growth": "2 %", "dispersion": 1.4,
          "hourly": [1,1,1,1,1,1,1,1,2,2,2,2,2,2,2,2,2,2,1,1,1,1,1,1], "weekday": [1,1,1,1,1,0.5,0.5],
          "monthly": [1.1,1,1,1,1,1,1,1,1,1,1,1.2], "batch": { "poisson": { "mean": 2 } },
          "cohorts": { "frail": "30 %", "other": "rest" }, "to": "acuteStay",
          "changes": { "slip": "1 d", "steps": [{ "from": "2022-04-10", "until": "2022-04-12", "times": 1.2 }] },
        },
        "counted": { "file": "days.csv", "cohorts": { "other": 1 }, "to": "acuteStay" },
      },
      "places": {
        "acute": {
          "label": "Acute beds", "count": 30, "unit": "bed", "setting": "acute", "costPerDay": "£346",
          "costPerUsedDay": "£20", "turnaround": "2 h", "skipUnfit": true, "queueLimit": 50, "ifFull": "home",
          "startsPerDay": { "mon-fri": 20, "sat-sun": 10 }, "admits": { "mon-sun": "06:00-23:00" },
          "surge": { "count": 4, "place": "acute", "above": "95 %", "below": "85 %", "at": "09:00" },
          "changes": [{
            "from": "2022-04-08", "until": "2022-04-20", "count": 20, "over": "3 d", "reaching": 25, "times": 0.9 }],
          "initial": { "count": 4, "queue": [
            { "step": "careStay", "cohort": "frail", "count": 2, "waited": "1 d", "been": "6 d" }] },
        },
        "care": { "count": 60, "setting": "home", "initial": { "file": "there.csv" } },
      },
      "staff": {
        "hub": {
          "label": "Hub", "hours": { "mon-fri": { "08:00-18:00": 3 }, "sat-sun": { "09:00-17:00": 1 } },
          "productive": "65 %", "changes": [{ "from": "2022-04-11", "count": "+1" }], "costPerHour": "£30",
          "atShiftEnd": "finish",
        },
      },
      "steps": {
        "acuteStay": {
          "label": "Acute stay", "place": "acute", "reason": "Acute bed", "pathway": "A", "transfer": "1 h",
          "stay": { "byRoute": { "triage": "5 d", "rest": { "byCohort": { "frail": "3 d", "rest": "2 d" } } } },
          "units": { "from": 3, "to": 1 }, "readyWithin": { "mon-sun": "08:00-18:00" },
          "longerPerDelayedDay": "2 %", "monthly": [1.1,1,1,1,1,1,1,1,1,1,1,1.2],
          "changes": [{ "from": "2022-04-10", "until": "2022-04-12", "times": 0.9 }],
          "prepare": { "lead": "1 d", "steps": [
            { "task": "1 h", "staff": "hub", "units": 2, "label": "Plan", "reason": "Planning" },
            { "wait": "2 h", "within": { "mon-sun": "08:00-20:00" }, "label": "Hear back", "reason": "Family" }] },
          "risks": [{ "during": ["queue", "delay"], "after": "90 d", "to": "died", "leave": "now" }],
          "then": { "byCohort": {
            "frail": { "ifRoom": "careStay", "else": "triage" }, "rest": { "triage": 0.4, "round": "rest" } } },
        },
        "triage": {
          "label": "Triage", "task": { "gamma": { "mean": "2 h", "sd": "1 h" } }, "staff": "hub", "units": 1,
          "reason": "Hub", "pathway": "P1", "risks": [{ "during": "queue", "after": "60 d", "to": "died" }],
          "then": "both",
        },
        "both": {
          "label": "Side by side", "reason": "Both", "pathway": "P1", "then": "careStay",
          "risks": [{ "during": "stay", "after": "60 d", "to": "died" }],
          "together": [
            { "task": "1 h", "staff": "hub" },
            { "wait": { "empirical": { "file": "waits.csv", "column": "hours", "unit": "h" } } }],
        },
        "round": {
          "label": "Round", "wait": { "empirical": { "values": ["1 h", "2 h"], "weights": [1, 2] } },
          "within": { "mon-sun": "10:00-18:00" }, "reason": "Round", "pathway": "P0", "then": "home",
          "risks": [{ "during": "stay", "after": "60 d", "to": "died" }],
        },
        "careStay": {
          "place": "care", "then": "home",
          "stay": { "mixture": [{ "share": 0.5, "of": "2 d" }, { "share": "rest", "of": { "fixed": "4 d" } }] },
        },
        "home": {
          "label": "Home", "exit": "home", "pathway": "H",
          "returns": { "share": 0.1, "after": { "exponential": { "mean": "6 d" } }, "to": "acuteStay", "atMost": 3 },
        },
        "died": { "exit": "died" },
      },
      "scenarios": {
        "more": { "label": "More", "because": "to see", "changes": [{ "set": "places.care.count", "to": 70 }] },
        "most": { "basedOn": "more", "changes": [{ "remove": "places.acute.surge" }] },
      },
      "observed": [{
        "measure": "delay/place:acute/mean", "period": "all", "value": 1, "tolerance": "5 %", "label": "Delay" }],
      "controls": [{ "label": "Care", "path": "places.care.count", "from": 40, "to": 80, "step": 5 }],
    }
    """#
}
