import ModelFiles
import PatientFlow
import RandomStreams

/// M/M/c as a planner would write it: a place with c beds, patients who come at a constant rate, an exponential stay.
struct QueueNetwork: Sendable {
  /// Beds.
  var beds: Int
  /// Mean stay as a model file has it.
  var stay: String
  /// How many mean stays a day has.
  var staysPerDay: Double
  /// Days until an empty beginning is forgotten.
  var settling: Int

  /// Those that are timed. The stays are chosen so that there are some thousand patients a day, as in a large place.
  static let all = [
    QueueNetwork(beds: 1, stay: "1 min", staysPerDay: 1_440, settling: 2),
    QueueNetwork(beds: 50, stay: "1 h", staysPerDay: 24, settling: 2),
    QueueNetwork(beds: 4_000, stay: "1 d", staysPerDay: 1, settling: 15),
  ]

  /// Patients a day.
  var perDay: Double { 0.9 * Double(beds) * staysPerDay }

  /// Days for so many patients, and at least four times those of settling.
  func days(patients: Int) -> Int { max(4 * settling, Int((Double(patients) / perDay).rounded(.up))) }

  /// The model file, over so many days.
  func text(days: Int) -> String {
    let date = CivilText.date(daysAfter2024: settling)
    let last = CivilText.date(daysAfter2024: days - 1)
    return """
      // \(beds) bed\(beds == 1 ? "" : "s") at 0.9 of what they can do, from empty. Theory (Erlang C) knows the mean time in system.
      {
        "format": "d2a-model/1", "title": "M/M/\(beds)", "status": "illustrative",
        "start": "2024-01-01", "horizon": "\(days) d", "warmUp": "0 d",
        "periods": { "settled": ["\(date)", "\(last)"] },
        "cohorts": { "everyone": {} },
        "arrivals": { "referrals": { "perDay": \(NumberWords.shortest(perDay)), "to": "care" } },
        "places": { "ward": { "count": \(beds), "unit": "bed" } },
        "steps": {
          "care": { "place": "ward", "stay": { "exponential": { "mean": "\(stay)" } }, "then": "home" },
          "home": { "exit": "home" },
        },
      }

      """
  }
}

/// Numbers as a model file has them.
enum NumberWords {
  /// "1296" rather than "1296.0".
  static func shortest(_ number: Double) -> String {
    number == number.rounded() && number.magnitude < 1e15 ? String(Int(number)) : String(number)
  }
}

/// Dates as a model file has them.
enum CivilText {
  /// The date so many days after 1 January 2024.
  static func date(daysAfter2024 days: Int) -> String {
    let date = CivilDate(dayNumber: Int32(19_723 + days))
    func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
    return "\(date.year)-\(two(Int(date.month)))-\(two(Int(date.day)))"
  }
}

extension Workload {
  /// Patients of the network queues.
  private static let patients = 1_000_000

  /// M/M/c as a model file.
  static func network(_ queue: QueueNetwork) -> Workload {
    queueNetwork(
      "network M/M/\(queue.beds)",
      "the queue as a model file, every measure kept; two events a patient: arrival and leaving", queue,
      patients: patients)
  }

  /// Ten million patients in one replication.
  static let tenMillion: Workload = {
    let queue = QueueNetwork(beds: 4_000, stay: "1 d", staysPerDay: 1, settling: 15)
    return queueNetwork(
      "ten million", "ten million patients in one replication of network M/M/4000: the memory it takes", queue,
      patients: 10_000_000, isOnRequest: true)
  }()

  private static func queueNetwork(
    _ name: String, _ summary: String, _ queue: QueueNetwork, patients: Int, isOnRequest: Bool = false
  ) -> Workload {
    let text = queue.text(days: queue.days(patients: patients))
    return Workload(name, summary, isOnRequest: isOnRequest, modelText: text) { (order) throws(Refusal) in
      let days = queue.days(patients: order.scaled(patients, atLeast: 1_000))
      let model = try embedded(queue.text(days: days), named: name)
      let network = model.scenarios[0].network
      let mean = model.key("timeInSystem/all/mean", period: 1)
      let exits = model.key("exits/exit:home/perDay")
      let settledExits = model.key("exits/exit:home/perDay", period: 1)
      let theory = MultiServerTheory(servers: queue.beds, load: 0.9)
      return Prepared {
        let timed = Stopwatch.time {
          var replication = Replication(
            network: network, seed: seedHash(name.utf8), number: 1, observing: Observation(),
            log: PatientLog(isOn: false))
          replication.run(until: network.timing.end)
          return replication.finish().0
        }
        let values = timed.result.values([mean, exits, settledExits])
        let settledDays = Double(days - queue.settling)
        let figure = theory.check(
          meanTime: values[0] * queue.staysPerDay, customers: Int((values[2] * settledDays).rounded()),
          startsEmpty: false)
        return Sample(
          events: timed.result.arrivals(network) + Int((values[1] * Double(days)).rounded()),
          nanoseconds: timed.nanoseconds, check: Check([figure], digest: timed.result.digest(of: [mean, exits])))
      }
    }
  }
}
