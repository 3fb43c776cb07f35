import ModelFiles
import PatientFlow

/// How one replication of all scenarios is simulated with the least work: scenarios whose changes lie ahead of the
/// measured time share one warm-up, simulated once and copied.
struct ReplicationPlan: Sendable {
  /// Scenarios with one past; the first leads.
  private var families: [[Int]]
  private let networks: [Network]
  private let selections: [Selection]
  private let seed: UInt64

  init(_ experiment: Experiment) {
    let networks = experiment.scenarios.map(\.network)
    var families: [[Int]] = []
    for index in networks.indices {
      let home = families.firstIndex {
        Replication.sharesPast(networks[$0[0]], networks[index])
      }
      if let home { families[home].append(index) } else { families.append([index]) }
    }
    self.families = families
    self.networks = networks
    selections = experiment.selections
    seed = experiment.seed
  }

  /// Every scenario's record of a replication, or nil when the task was cancelled on the way.
  func simulate(_ number: Int, events: Experiment.EventSink?) throws -> [ReplicationRecord]? {
    var records = [ReplicationRecord?](repeating: nil, count: networks.count)
    for family in families {
      let leader = networks[family[0]]
      var past = Replication(
        network: leader, seed: seed, number: number, observing: Observation(), log: PatientLog(isOn: events != nil))
      guard advance(&past, from: 0, to: leader.timing.start) else { return nil }
      for scenario in family {
        var future = past
        if scenario != family[0] { future.proceed(under: networks[scenario]) }
        let timing = networks[scenario].timing
        guard advance(&future, from: timing.start, to: timing.end) else { return nil }
        let (result, log) = future.finish()
        records[scenario] = ReplicationRecord(
          result, selection: selections[scenario], network: networks[scenario])
        try events?(scenario, number, log.events)
      }
    }
    return records.compactMap { $0 }
  }

  /// Runs day by day, so that an interruption is noticed soon; false when it was.
  private func advance(_ replication: inout Replication, from: Int64, to end: Int64) -> Bool {
    var moment = from
    while moment < end {
      if Task.isCancelled { return false }
      moment = min(moment + WeeklySchedule.day, end)
      replication.run(until: moment)
    }
    return !Task.isCancelled
  }
}
