extension Starter {
  /// A hospital with a discharge hub and three pathways.
  static let hospital = Starter(
    name: "hospital", summary: "a hospital, its discharge hub, intermediate care and home care, with three scenarios",
    text: #"""
      // A starter model for d2a: a hospital and its discharge pathways.
      // Every figure is made up: put your own in, and say where each comes from.
      // Then: d2a check FILE (finds mistakes, shows load against capacity), d2a run FILE
      {
        "format": "d2a-model/1",
        "title": "One hospital and its discharge pathways",
        "status": "illustrative",

        // Measured for a year from `start`; the year before only fills the beds (warm-up).
        "start": "2024-04-01", "horizon": "365 d", "warmUp": "365 d", "censusAt": "23:59",
        "replications": 30, "seed": "starter",

        // Windows with results of their own; the answer is told for the headline.
        "periods": { "winter": ["2024-10-01", "2025-03-31"] },
        "headline": "winter",

        // The measures of the answer, written measure/of/statistic.
        "focus": [
          "delayedPatients/place:acute/census",
          "delay/place:acute/mean",
          "lengthOfStay/place:acute/mean",
          "occupancyShare/place:acute/mean",
        ],

        "cohorts": {
          "frail": { "label": "Frail, 75 and over", "priority": 1 },
          "other": { "label": "Everyone else" },
        },

        "arrivals": {
          "emergency": {
            "perDay": 30,
            "weekday": [1.08, 1.04, 1.02, 1.0, 1.0, 0.93, 0.93], // Monday first
            "dispersion": 1.3, // days differ a little more than by chance alone
            "cohorts": { "frail": "30 %", "other": "rest" },
            "to": "acuteStay",
          },
        },

        "places": {
          "acute": { "label": "Acute beds", "count": 255, "unit": "bed", "setting": "acute", "costPerDay": "£346" },
          "p2": {
            "label": "Intermediate care beds", "count": 58, "unit": "bed", "setting": "intermediate",
            "admits": { "mon-fri": "09:00-18:00", "sat": "09:00-13:00" },
          },
          "homeCare": { "label": "Home care", "count": 100, "unit": "package", "setting": "home" },
        },

        "staff": {
          // How many are on duty, and the share of their time that goes into discharges.
          "hub": {
            "label": "Discharge hub",
            "hours": { "mon-fri": { "08:00-18:00": 6 }, "sat-sun": { "09:00-17:00": 2 } }, "productive": "65 %",
          },
        },

        "steps": {
          // A stay ends when a review (readyWithin) finds the patient ready. What follows is delay, and
          // each moment of it has one reason.
          "acuteStay": {
            "place": "acute", "readyWithin": { "mon-sun": "08:00-18:00" },
            "stay": {
              "byRoute": {
                "hubTriage": { "lognormal": { "mean": "14 d", "sd": "12 d" } },
                "dischargeRound": { "lognormal": { "mean": "5 d", "sd": "7 d" } },
              },
            },
            "then": {
              "byCohort": {
                "frail": { "hubTriage": "45 %", "dischargeRound": "rest" },
                "other": { "hubTriage": "9 %", "dischargeRound": "rest" },
              },
            },
          },
          "dischargeRound": {
            "wait": "2 h", "within": { "mon-sun": "10:00-18:00" }, "reason": "Discharge hours", "pathway": "P0",
            "then": "home",
          },
          "hubTriage": {
            "task": "4 h", "staff": "hub", "reason": "Discharge hub", "then": { "p2Stay": "35 %", "p1Care": "rest" },
          },
          "p2Stay": {
            "place": "p2", "stay": { "gamma": { "mean": "24 d", "sd": "15 d" } },
            "reason": "Intermediate care bed", "pathway": "P2", "then": "home",
          },
          "p1Care": {
            "place": "homeCare", "stay": { "gamma": { "mean": "21 d", "sd": "12 d" } },
            "reason": "Home care", "pathway": "P1", "then": "home",
          },
          "home": { "exit": "home", "returns": { "share": "8 %", "after": { "exponential": { "mean": "14 d" } }, "to": "acuteStay", "atMost": 2 } },
        },

        // Each scenario is the model with a list of changes.
        "scenarios": {
          "beds+10": {
            "label": "10 more intermediate care beds from October", "because": "the bid for winter money",
            "changes": [{ "add": "places.p2.changes", "as": [{ "from": "2024-10-01", "count": "+10" }] }],
          },
          "home care+15": {
            "label": "15 more packages of home care", "because": "the alternative use of the same money",
            "changes": [{ "set": "places.homeCare.count", "to": 115 }],
          },
          "demand+3": {
            "label": "3 % more arrivals", "because": "does the answer hold when demand grows?",
            "changes": [{ "scale": "arrivals.emergency.perDay", "by": 1.03 }],
          },
        },
      }
      """# + "\n")
}
