import PatientFlow

/// Holds until it is broken: what was to happen to a patient under a broken promise does not.
final class Promise {
  var holds = true
}

/// A patient; or a strand, which goes through tasks and waits of its own beside a step of its patient.
final class PlainPatient {
  enum Doing {
    case asking, moving, staying, queueing, working, paused, waiting, lingering, away, gone
  }

  /// Readiness to leave the place held.
  struct Ready {
    var at: Int64
    /// The stay that is over: step, visit, when the patient asked for it and when it began.
    var step: Int
    var visit: UInt32
    var asked: Int64
    var began: Int64
  }

  let key: UInt64
  let source: Int
  let day: Int32
  let index: Int
  let cohort: Int
  /// Of a strand: its patient.
  weak var parent: PlainPatient?
  /// Strands that run beside the current step.
  var strands: [PlainPatient] = []

  var arrivedAt: Int64
  var pathway = -1
  var visits: [Int: UInt32] = [:]

  // What it does.
  var doing = Doing.waiting
  var step = -1
  var visit: UInt32 = 0
  var branch: Branch?
  /// Units, or staff, that the step takes.
  var need = 1
  var asked: Int64 = 0
  var began: Int64 = 0
  var ends: Int64 = 0
  /// Length of the stay or wait; of a task, what is left of it.
  var left: Int64 = 0
  /// What is to happen in the step, and in the delay, hangs on these.
  var inStep = Promise()
  var inDelay = Promise()

  // Where it is.
  var place: Int?
  var units = 0
  var heading: Int?
  var ready: Ready?
  var placePresence = -1
  var settingPresence: Int?
  /// Waits for reviews in the place, and in the setting.
  var reviews: Int64 = 0
  var settingReviews: Int64 = 0
  /// Since when the patient is delayed for which reason, in the place held.
  var diary: [(at: Int64, reason: Int?)] = []
  /// Delays by reason in earlier places of the same setting.
  var settingDelays: [Int: Int64] = [:]
  /// What the record's last look saw of the delay.
  var delay: PlainRecord.Delay?

  init(key: UInt64, source: Int, day: Int32, index: Int, cohort: Int, at now: Int64) {
    self.key = key
    self.source = source
    self.day = day
    self.index = index
    self.cohort = cohort
    arrivedAt = now
  }

  /// What was to happen in the step will not.
  func breakStep() {
    inStep.holds = false
    inStep = Promise()
  }

  /// What was to happen in the delay will not.
  func breakDelay() {
    inDelay.holds = false
    inDelay = Promise()
  }

  /// Delay so far in the place held, by reason.
  func delays(until now: Int64) -> [Int: Int64] {
    var delays: [Int: Int64] = [:]
    for (number, entry) in diary.enumerated() {
      guard let reason = entry.reason else { continue }
      delays[reason, default: 0] += (number + 1 < diary.count ? diary[number + 1].at : now) - entry.at
    }
    return delays
  }
}
