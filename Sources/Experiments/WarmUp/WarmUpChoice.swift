import ModelFiles
import PatientFlow
import Statistics

/// How long a model whose `warmUp` is "auto" is to run before anything is counted, and what that was read from.
///
/// The baseline is simulated from its beginning for `ModelFile.trialDays`, several times; the daily levels behind the
/// focus measures are averaged over these trials, and MSER-5 cuts each (`InitialTransient`). The longest cut is the
/// warm-up. The trials draw from streams of their own, so the choice is independent of the results that follow.
public struct WarmUpChoice: Sendable, Equatable {
  /// Trials that are averaged.
  public static let trials = 10

  /// A level followed from the beginning.
  public struct Course: Sendable, Equatable {
    /// What is followed, as measures are written: "occupancy/place:acute".
    public var level: String
    /// Means of five days each, over all trials.
    public var means: [Double]
    /// Days to leave out of it.
    public var days: Int
    /// Whether the trials were long enough to tell.
    public var isSettled: Bool
  }

  /// The warm-up chosen, in days.
  public var days: Int
  /// Length of a trial in days.
  public var trialDays: Int
  /// The levels it was chosen by.
  public var courses: [Course]

  /// The levels that had not settled in the first half of the trials; a choice with any is none.
  public var unsettled: [Course] { courses.filter { !$0.isSettled } }

  /// Follows the model's baseline and chooses; nil when the task was cancelled. The draws are those of `seed`, which
  /// must not be the seed of the run. O(trials × events of a trial).
  public static func choose(for model: ModelFile, seed: UInt64, threads: Int) async -> WarmUpChoice? {
    let baseline = model.scenarios[0]
    let network = trial(of: baseline.network)
    let levels = levels(of: model)
    let trials = await series(of: levels, in: network, seed: seed, threads: threads)
    guard let trials else { return nil }
    let courses = levels.enumerated().map { index, level in
      let transient = InitialTransient(of: mean(of: trials.map { $0[index] }))
      return Course(
        level: level.measure.name + "/" + MeasureNaming.of(level.subject, baseline.names), means: transient.means,
        days: transient.cut * InitialTransient.batch, isSettled: transient.isSettled)
    }
    let days = Int((network.timing.end - network.timing.start) / WeeklySchedule.day)
    return WarmUpChoice(days: courses.map(\.days).max() ?? 0, trialDays: days, courses: courses)
  }

  /// The network with everything measured that the model, as read, takes for the warm-up, and nothing after it.
  private static func trial(of network: Network) -> Network {
    var network = network
    network.timing.end = network.timing.start
    network.timing.start = network.timing.warmUpBegins
    network.timing.periods = []
    return network
  }

  /// The daily levels behind the focus measures, each once; without focus, those of every place.
  private static func levels(of model: ModelFile) -> [Selection.Series] {
    let network = model.scenarios[0].network
    let everyPlace = network.places.indices.map {
      Selection.Series(measure: .occupancy, subject: Subject(.place, Int32($0)))
    }
    var found: [Selection.Series] = []
    for key in model.focus {
      for level in level(behind: key).map({ [$0] }) ?? everyPlace where !found.contains(level) { found.append(level) }
    }
    return found.isEmpty ? everyPlace : found
  }

  /// The level that moves a measure: of delay the delayed patients, of waits the queue, of stays the occupancy. Nil
  /// when it depends on all of the system.
  private static func level(behind key: MeasureKey) -> Selection.Series? {
    let subject = key.subject
    switch key.measure {
    case .delay, .daysDelayed, .delayedPatients, .delayedBedDays:
      return .init(measure: .delayedPatients, subject: subject)
    case .queue, .wait, .utilisation: return .init(measure: .queue, subject: subject)
    default: break
    }
    switch subject.kind {
    case .place, .setting: return .init(measure: .occupancy, subject: subject)
    case .staff: return .init(measure: .queue, subject: subject)
    default: return nil
    }
  }

  /// Every level day by day, by trial; nil when the task was cancelled.
  private static func series(
    of levels: [Selection.Series], in network: Network, seed: UInt64, threads: Int
  ) async -> [[[Int32]]]? {
    await withTaskGroup(of: (Int, [[Int32]]?).self) { group in
      var results = [[[Int32]]?](repeating: nil, count: trials)
      var next = 0
      func begin() {
        guard next < trials, !Task.isCancelled else { return }
        let number = next + 1
        next += 1
        group.addTask {
          var replication = Replication(
            network: network, seed: seed, number: number, observing: Observation(), log: PatientLog(isOn: false))
          while replication.now < network.timing.end {
            if Task.isCancelled { return (number, nil) }
            replication.run(until: min(replication.now + WeeklySchedule.day, network.timing.end))
          }
          let result = replication.finish().0
          return (number, levels.map { result.daily($0.measure, $0.subject) })
        }
      }
      for _ in 0..<threads { begin() }
      while let (number, found) = await group.next() {
        results[number - 1] = found
        begin()
      }
      let complete = results.compactMap { $0 }
      return complete.count == trials ? complete : nil
    }
  }

  private static func mean(of trials: [[Int32]]) -> [Double] {
    guard let first = trials.first else { return [] }
    return first.indices.map { day in
      Double(trials.reduce(0) { $0 + Int64($1[day]) }) / Double(trials.count)
    }
  }
}
