import ModelFiles
import PatientFlow
import RandomStreams

extension Workload {
  /// Years simulated in a run of the small discharge-to-assess model.
  private static let years = 40

  /// A year of a small hospital with its hub and three pathways, from empty: what other packages were timed with.
  static let dischargeYear = Workload(
    "discharge-to-assess year",
    "500 beds, hub and three pathways, a year from empty, every measure kept; seconds for one year",
    modelText: DischargeModel.text
  ) { (order) throws(Refusal) in
    let model = try embedded(DischargeModel.text, named: "discharge-to-assess")
    let network = model.scenarios[0].network
    let keys = [model.key("timeInSystem/all/mean"), model.key("delay/place:acute/mean")]
    let years = order.scaled(Self.years, atLeast: 2)
    return Prepared {
      var fingerprint = Fingerprint()
      var sums = [0.0, 0.0]
      var events = 0
      var nanoseconds: UInt64 = 0
      for year in 1...years {
        let timed = Stopwatch.time {
          var replication = Replication(
            network: network, seed: seedHash("discharge-to-assess year".utf8), number: year, observing: Observation(),
            log: PatientLog(isOn: false))
          replication.run(until: network.timing.end)
          return replication.finish().0
        }
        nanoseconds += timed.nanoseconds
        events += DischargeModel.events(timed.result, network)
        fingerprint.add(timed.result.digest(of: keys))
        let values = timed.result.values(keys)
        for index in values.indices { sums[index] += values[index] }
      }
      let figures = zip(DischargeModel.published, sums).map { published, sum in
        published.figure(sum / Double(years), years: years)
      }
      return Sample(
        events: events, nanoseconds: nanoseconds, units: Double(years),
        check: Check(figures, digest: fingerprint.value))
    }
  }
}

/// The small discharge-to-assess model: 75 patients a day, 500 acute beds, a hub of ten assessors, home care, community
/// beds and care homes. Patients keep their bed through assessment and until the next place is free.
enum DischargeModel {
  /// The model file.
  static let text = """
    // 500 acute beds, a discharge hub of ten, and three pathways out of hospital, for a year from empty. Patients keep
    // their acute bed while they are assessed and until the next place is free.
    {
      "format": "d2a-model/1", "title": "A small discharge-to-assess system", "status": "illustrative",
      "start": "2023-01-01", "horizon": "365 d", "warmUp": "0 d",
      "cohorts": { "everyone": {} },
      "arrivals": { "admissions": { "perDay": 75, "to": "acuteStay" } },
      "places": {
        "acute": { "count": 500, "unit": "bed", "setting": "acute" },
        "p1": { "count": 200, "unit": "slot", "setting": "home" },
        "p2": { "count": 80, "unit": "bed", "setting": "intermediate" },
        "p3": { "count": 40, "unit": "bed", "setting": "care home" },
      },
      "staff": { "hub": { "hours": { "mon-sun": { "00:00-24:00": 10 } } } },
      "steps": {
        // A lognormal of mean 6 d whose logarithm has the standard deviation 0.9: sd = 6 √(e^0.81 − 1) days.
        "acuteStay": {
          "place": "acute", "reason": "Acute bed",
          "stay": { "lognormal": { "mean": "6 d", "sd": "6.7026 d" } },
          "then": { "assess1": 0.12, "assess2": 0.035, "assess3": 0.012, "home": "rest" },
        },
        "assess1": { "task": { "exponential": { "mean": "0.7 d" } }, "staff": "hub", "reason": "Discharge hub", "pathway": "P1", "then": "homeCare" },
        "assess2": { "task": { "exponential": { "mean": "0.7 d" } }, "staff": "hub", "reason": "Discharge hub", "pathway": "P2", "then": "communityBed" },
        "assess3": { "task": { "exponential": { "mean": "0.7 d" } }, "staff": "hub", "reason": "Discharge hub", "pathway": "P3", "then": "careHome" },
        "homeCare": { "place": "p1", "stay": { "exponential": { "mean": "21 d" } }, "reason": "Home care", "then": "home" },
        "communityBed": { "place": "p2", "stay": { "exponential": { "mean": "28 d" } }, "reason": "Community bed", "then": "home" },
        "careHome": { "place": "p3", "stay": { "exponential": { "mean": "42 d" } }, "reason": "Care home", "then": "home" },
        "home": { "exit": "home" },
      },
    }

    """

  /// What another program found of a number.
  struct Published: Sendable {
    var what: String
    var mean: Double
    /// Standard deviation between years.
    var deviation: Double
    /// Years that it simulated.
    var years: Double

    /// The figure of a mean over some years, beside it.
    func figure(_ value: Double, years own: Int) -> Check.Figure {
      Check.Figure(
        what, value, expected: mean, standardError: deviation * (1 / Double(own) + 1 / years).squareRoot(),
        source:
          "SimPy 4.1.2, mean of \(Int(years)) years with seeds 1 to \(Int(years)); 4.5 standard errors of the difference"
      )
    }
  }

  /// What SimPy found of the same model written for it: patients are processes, beds and assessors resources.
  static let published = [
    Published(what: "mean time in system, in days", mean: 9.6799, deviation: 0.2684, years: 400),
    Published(what: "mean delay in hospital, in days", mean: 0.27231, deviation: 0.07344, years: 400),
  ]

  /// Events as the others count them: a patient comes, ends the clinical stay, is assessed, leaves the place after
  /// hospital.
  static func events(_ result: ReplicationResult, _ network: Network) -> Int {
    var events = result.arrivals(network)
    for (index, step) in network.steps.enumerated() {
      for next in network.steps.indices where step.kind != .exit {
        events += Int(result.flow(from: .step(index), to: next, period: 0))
      }
    }
    return events
  }
}
