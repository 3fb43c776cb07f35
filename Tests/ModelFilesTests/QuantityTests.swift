import RandomStreams
import Testing

@testable import ModelFiles

@Suite struct QuantitiesOfAModel {
  static let day = 86_400_000_000.0

  /// Mean and standard deviation in days of a stay written as `text`.
  static func moments(_ text: String) throws -> (mean: Double, sd: Double) {
    let model = try Samples.model(
      Samples.ward([
        "steps":
          "{ \"rehab\": { \"place\": \"ward\", \"stay\": \(text), \"then\": \"home\" }, \"home\": { \"exit\": \"home\" } }"
      ]))
    let network = model.scenarios[0].network
    let id = network.branches[0].duration
    return (network.distributions.mean(id) / day, network.distributions.variance(id).squareRoot() / day)
  }

  @Test(
    arguments: [
      ("\"30 min\"", 1.0 / 48), ("\"4 h\"", 1.0 / 6), ("\"6.5 d\"", 6.5), ("\"2 wk\"", 14), ("\"2wk\"", 14),
      (#"{ "fixed": "3 d" }"#, 3), (#"{ "value": "3 d", "low": "2 d" }"#, 3),
    ] as [(String, Double)])
  func durations(text: String, days: Double) throws {
    let moments = try Self.moments(text)
    #expect(abs(moments.mean - days) < 1e-12 && moments.sd == 0)
  }

  @Test(
    arguments: [
      (#"{ "exponential": { "mean": "4 d" } }"#, 4, 4),
      (#"{ "uniform": { "low": "2 d", "high": "8 d" } }"#, 5, 1.7320508),
      (#"{ "triangular": { "low": "0 d", "mode": "3 d", "high": "6 d" } }"#, 3, 1.2247449),
      (#"{ "lognormal": { "mean": "6.4 d", "sd": "8.1 d" } }"#, 6.4, 8.1),
      (#"{ "lognormal": { "median": "3 d", "mean": "4 d" } }"#, 4, 3.5276684),
      (#"{ "lognormal": { "median": "3 d", "p90": "9 d" } }"#, 4.3321006, 4.5129445),
      (#"{ "gamma": { "mean": "24 d", "sd": "15 d" } }"#, 24, 15),
      (#"{ "erlang": { "stages": 4, "mean": "8 d" } }"#, 8, 4),
      (#"{ "weibull": { "shape": 1, "scale": "5 d" } }"#, 5, 5),
      (#"{ "poisson": { "mean": "9 d" } }"#, 9, 3),
      (#"{ "empirical": { "values": ["1 d", "2 d", "3 d"] } }"#, 2, 0.8164966),
      (#"{ "empirical": { "values": ["1 d", "3 d"], "weights": [3, 1] } }"#, 1.5, 0.8660254),
      (
        #"{ "mixture": [{ "share": 0.25, "of": "2 d" }, { "share": "rest", "of": { "exponential": { "mean": "4 d" } } }] }"#,
        3.5, 3.5707142
      ),
      (#"{ "exponential": { "mean": "4 d" }, "scale": 0.5 }"#, 2, 2),
      (#"{ "uniform": { "low": "2 d", "high": "8 d" }, "between": ["2 d", "6 d"] }"#, 4, 1.1547005),
      (#"{ "uniform": { "low": "0 d", "high": "3 d" }, "roundTo": "d" }"#, 1.5, 0.9574271),
      (#"{ "uniform": { "low": "0 d", "high": "8 d" }, "cap": "4 d" }"#, 3, 1.2909944),
    ] as [(String, Double, Double)])
  func distributions(text: String, mean: Double, sd: Double) throws {
    let moments = try Self.moments(text)
    #expect(abs(moments.mean - mean) < 1e-6 && abs(moments.sd - sd) < 1e-6, "\(moments)")
  }

  @Test func tailsEndAtAThousandYears() throws {
    let model = try Samples.model(
      Samples.ward([
        "steps":
          #"{ "rehab": { "place": "ward", "stay": { "lognormal": { "median": "1 d", "p90": "100 d" } }, "then": "home" }, "home": { "exit": "home" } }"#
      ]))
    let network = model.scenarios[0].network
    let id = network.branches[0].duration
    #expect(network.distributions.quantile(id, 0.999_999_999) <= 365_250 * Self.day)
  }

  @Test(
    arguments: [("0.3", 0.3), ("\"30 %\"", 0.3), ("\"30%\"", 0.3), ("{ \"value\": \"30 %\", \"high\": 0.4 }", 0.3)]
      as [(String, Double)])
  func shares(text: String, share: Double) throws {
    let model = try Samples.model(
      Samples.ward([
        "steps":
          "{ \"rehab\": { \"place\": \"ward\", \"stay\": \"1 d\", \"then\": { \"away\": \"rest\", \"home\": \(text) } }, \"home\": { \"exit\": \"home\" }, \"away\": { \"exit\": \"left\" } }"
      ]))
    // The rest is cut last, wherever it is written.
    #expect(model.scenarios[0].network.branches.map(\.upTo) == [share, 1])
    #expect(model.scenarios[0].network.branches.map(\.next) == [1, 2])
  }

  @Test(
    arguments: [("\"£346\"", 346.0), ("\"£1,250.50\"", 1250.5), ("{ \"value\": \"£10\", \"low\": \"£8\" }", 10)]
      as [(String, Double)])
  func money(text: String, pounds: Double) throws {
    let model = try Samples.model(
      Samples.ward(["places": "{ \"ward\": { \"count\": 1, \"costPerUsedDay\": \(text) } }"]))
    #expect(model.scenarios[0].network.places[0].costPerUsedDay == pounds)
  }

  @Test func anUnlimitedPlace() throws {
    let model = try Samples.model(Samples.ward(["places": #"{ "ward": { "count": "unlimited" } }"#]))
    #expect(model.scenarios[0].network.places[0].capacity.base == 1_000_000_000)
    #expect(model.scenarios[0].load[0].capacity == .infinity)
    #expect(model.scenarios[0].load[0].arithmetic == "3.5 a day × 28 days = 98 places; it is unlimited")
  }
}
