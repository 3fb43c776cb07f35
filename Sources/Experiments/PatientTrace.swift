import ModelFiles
import PatientFlow

/// What happened to one patient of a replication.
///
/// The replication is simulated again with a log that records this patient alone; the events are those of an event log
/// of everyone.
public struct PatientTrace: Sendable {
  /// The patient's events in order of time; empty when there is no such patient.
  public var events: [PatientEvent]
  /// Its delay as the engine accounts for it, and how many patients the source had.
  public var followed: FollowedPatient
  /// When the measured time ends.
  public var end: Int64

  /// Simulates a replication of a scenario (from 1) and follows a patient. Takes as long as the replication.
  public init(of choice: PatientChoice, under scenario: Scenario, seed: UInt64, replication number: Int) {
    var replication = Replication(
      network: scenario.network, seed: seed, number: number, observing: Observation(hourly: false),
      log: PatientLog(following: choice))
    end = scenario.network.timing.end
    replication.run(until: end)
    let (_, log) = replication.finish()
    guard let followed = log.followed else { preconditionFailure("A log that follows a patient tells of it.") }
    events = log.events
    self.followed = followed
  }
}
