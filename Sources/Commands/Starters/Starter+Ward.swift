extension Starter {
  /// The smallest model that shows delay: a ward that cannot discharge into a full care home.
  static let ward = Starter(
    name: "ward", summary: "one ward, one intermediate care unit, one scenario",
    text: #"""
      // A starter model for d2a: one ward and the intermediate care unit behind it.
      // Every figure is made up. Change what you like, then: d2a check FILE, d2a run FILE
      {
        "format": "d2a-model/1",
        "title": "One ward and intermediate care",
        "status": "illustrative",

        // Measured for a year from `start`, after half a year that only fills the beds.
        "start": "2024-04-01", "horizon": "365 d", "warmUp": "182 d",
        "replications": 30, "seed": "ward",

        // What the answer is told in.
        "focus": ["delayedPatients/place:ward/census", "delay/place:ward/mean", "occupancyShare/place:ward/mean"],

        // Kinds of patient; here all alike.
        "cohorts": { "everyone": { "label": "Everyone" } },

        "arrivals": {
          "admissions": { "perDay": 3.2, "cohorts": { "everyone": "rest" }, "to": "wardStay" },
        },

        "places": {
          "ward": { "label": "Ward", "count": 28, "unit": "bed", "setting": "acute" },
          "unit": { "label": "Intermediate care", "count": 26, "unit": "bed", "setting": "intermediate" },
        },

        "steps": {
          // A stay ends with readiness; what follows until the patient leaves the bed is delay.
          "wardStay": {
            "place": "ward", "stay": { "lognormal": { "mean": "7 d", "sd": "6 d" } },
            "then": { "unitStay": "30 %", "home": "rest" },
          },
          "unitStay": {
            "place": "unit", "stay": { "gamma": { "mean": "24 d", "sd": "14 d" } },
            "reason": "Intermediate care bed", "pathway": "P2", "then": "home",
          },
          "home": { "exit": "home" },
        },

        "scenarios": {
          "four more beds": {
            "label": "4 more intermediate care beds", "because": "to see what they do",
            "changes": [{ "set": "places.unit.count", "to": 30 }],
          },
        },
      }
      """# + "\n")
}
