import ModelFiles
import PatientFlow

/// How one replication of all scenarios is simulated with the least work: scenarios are simulated together until they
/// part, then the replication is copied and each goes on by itself.
struct ReplicationPlan: Sendable {
  /// Scenarios that have some past in common; the first leads.
  private let families: [[Int]]
  /// By scenario and scenario: when they part, or nil when they have no past in common.
  private let partings: [[Int64?]]
  private let networks: [Network]
  private let selections: [Selection]
  private let seed: UInt64

  init(_ experiment: Experiment) {
    let networks = experiment.scenarios.map(\.network)
    let partings = networks.map { mine in networks.map { Replication.commonPast(mine, $0) } }
    var families: [[Int]] = []
    for index in networks.indices {
      let home = families.firstIndex { partings[$0[0]][index] != nil }
      if let home { families[home].append(index) } else { families.append([index]) }
    }
    self.families = families
    self.partings = partings
    self.networks = networks
    selections = experiment.selections
    seed = experiment.seed
  }

  /// Every scenario's record of a replication, or nil when the task was cancelled on the way.
  func simulate(_ number: Int, events: Experiment.EventSink?) throws -> [ReplicationRecord]? {
    var records = [ReplicationRecord?](repeating: nil, count: networks.count)
    for family in families {
      let leader = networks[family[0]]
      let past = Replication(
        network: leader, seed: seed, number: number, observing: Observation(), log: PatientLog(isOn: events != nil))
      let isDone = try goOn(family, from: past) { scenario, result, log in
        records[scenario] = ReplicationRecord(
          result, selection: selections[scenario], network: networks[scenario])
        try events?(scenario, number, log.events)
      }
      if !isDone { return nil }
    }
    return records.compactMap { $0 }
  }

  /// Simulates scenarios that have all the past of a replication in common; it runs under the first of them.
  ///
  /// - Returns: false when the task was cancelled on the way.
  private func goOn(
    _ scenarios: [Int], from past: consuming Replication,
    deliver: (Int, ReplicationResult, PatientLog) throws -> Void
  ) throws -> Bool {
    let leader = scenarios[0]
    let end = networks[leader].timing.end
    var followers = Array(scenarios.dropFirst())
    var replication = past
    while !followers.isEmpty {
      let moments = followers.map { min(end, max(replication.now, partings[leader][$0] ?? 0)) }
      let moment = moments.min() ?? end
      guard advance(&replication, to: moment) else { return false }
      let leaving = zip(followers, moments).filter { $0.1 == moment }.map(\.0)
      followers.removeAll { leaving.contains($0) }
      var parted = replication
      parted.proceed(under: networks[leaving[0]])
      guard try goOn(leaving, from: parted, deliver: deliver) else { return false }
    }
    guard advance(&replication, to: end) else { return false }
    let (result, log) = replication.finish()
    try deliver(leader, result, log)
    return true
  }

  /// Runs day by day, so that an interruption is noticed soon; false when it was.
  private func advance(_ replication: inout Replication, to end: Int64) -> Bool {
    while replication.now < end {
      if Task.isCancelled { return false }
      replication.run(until: min(replication.now + WeeklySchedule.day, end))
    }
    return !Task.isCancelled
  }
}
