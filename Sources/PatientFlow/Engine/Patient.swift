import Memory

/// Everything the engine knows of one patient.
///
/// One record a patient, rather than an array a field: an event touches most of a record, and a record is a few
/// neighbouring cache lines: four, for it has 256 bytes and tables begin with a line.
struct Patient: BitwiseCopyable, Sendable {
  /// What a patient is doing.
  enum Activity: UInt8, BitwiseCopyable {
    /// The slot is free.
    case absent
    /// Asking for a place.
    case asking
    /// Under way to a place that has been secured.
    case moving
    /// In a clinical stay, or awaiting the review that ends it.
    case staying
    /// Asking for staff.
    case queueing
    /// A task is in progress.
    case working
    /// A task is paused because its staff are off duty.
    case paused
    /// Waiting for time to pass.
    case waiting
    /// Ready, and waiting for what was to be prepared beside the stay.
    case lingering
    /// Outside the system, to return.
    case away
  }

  /// Stands for a moment that there has not been; moments before the replication are below 0.
  static let never = Int64.min

  // What nearly every event reads or writes comes first: half of the record, and near enough to its beginning for
  // short instructions.

  /// Current step, its visit number and the branch drawn for it.
  var step: Int32 = -1
  var visit: UInt32 = 0
  var branch: Int32 = -1
  /// Place held and units of it, or -1.
  var place: Int32 = -1
  var units: Int32 = 0
  /// Units, or staff, that the current step takes (of a stay: at its beginning).
  var need: Int32 = 1
  /// Events of the current step carry this stamp; older ones are stale.
  var stepStamp: UInt32 = 0
  /// Risks of the delay carry this stamp.
  var delayStamp: UInt32 = 0
  var cohort: Int32 = 0
  /// Label carried, or -1.
  var pathway: Int32 = -1
  /// Reason of the current stretch of delay, or -1.
  var reason: Int32 = -1
  /// First of the patient's times by reason, or -1; also the next free slot.
  var firstReasonTime: Int32 = -1
  /// First of the patient's requests for places or staff, or -1.
  var firstRequest: Int32 = -1
  /// Of a strand: the patient beside whose step it runs; -1 of patients.
  var parent: Int32 = -1
  /// First of the strands that run beside the current step, or -1.
  var firstStrand: Int32 = -1
  var activity: Activity = .absent
  /// Whether the patient has been declared ready to leave the place held.
  var isReady = false

  /// Key of the patient's own draws.
  var key: UInt64 = 0
  /// When the current step began to ask (for a place or staff).
  var queueSince: Int64 = 0
  /// Length of the current stay or wait; staff time left of the current task.
  var workLeft: Int64 = 0
  /// End of the clinical stay, before review; end of the task in progress.
  var workEnds: Int64 = 0
  /// Arrival in the place held.
  var placeSince: Int64 = 0
  /// Last readiness in the place held.
  var readyAt: Int64 = 0
  /// Start of the current stretch of delay under one reason.
  var delayedSince: Int64 = 0
  /// Delay in the place held, without the current stretch.
  var placeDelay: Int64 = 0

  /// Arrival in the setting of the place held, or `never`.
  var settingSince = Patient.never
  /// Delay in the setting of the place held, without the current stretch.
  var settingDelay: Int64 = 0
  /// Time between the end of clinical stays and their reviews, in the place held.
  var placeReview: Int64 = 0
  /// The same in the setting.
  var settingReview: Int64 = 0
  /// Start of the current episode: arrival, or return.
  var arrivedAt: Int64 = 0
  /// When the current stay, task or wait began.
  var workSince: Int64 = 0
  /// Start of the clock of the delay-phase risks, see `Risk.Phases`.
  var stayQueueSince: Int64 = 0
  /// Start of the clinical stay that came before the delay.
  var staySince: Int64 = 0

  /// Day of arrival, since 1 January 1970, and the patient's index within it.
  var day: Int32 = 0
  var indexInDay: Int32 = 0
  /// Source, or -1 - place of who was there at the beginning.
  var source: Int32 = 0
  /// Number of the census before which the stay in the place, and in its setting, began.
  var placeCensus: Int32 = 0
  var settingCensus: Int32 = 0
  /// Place secured and not yet reached, of which `need` units are held; or -1.
  var heading: Int32 = -1
  /// The stay step whose delay is running, and its visit number.
  var stayStep: Int32 = -1
  var stayVisit: UInt32 = 0
  /// How many of its requests are held up by admission hours alone.
  var shutRequests: Int32 = 0
  /// Of a strand: the patient's next strand, or -1.
  var nextStrand: Int32 = -1
  /// Neighbours among tasks in progress, or paused, of a pool.
  var previousTask: Int32 = -1
  var nextTask: Int32 = -1
  /// Makes it 256 bytes.
  private var filling: (Int64, Int64) = (0, 0)
}

/// Patients in numbered slots; slots are used again.
struct PatientTable: Sendable {
  private var slots = Arena(repeating: Patient(), count: 0)
  private var firstFree: Int32 = -1
  /// Visits so far, by patient and column of the step.
  private var visits = Arena<UInt16>(repeating: 0, count: 0)
  private let courses: Courses
  /// Visits kept for each patient: no row of them lies in two cache lines where one has room.
  private let columns: Int
  /// The fewest: one word to be cleared.
  private static let fewestColumns = 4

  init(courses: Courses) {
    self.courses = courses
    var columns = Self.fewestColumns
    while columns < courses.columns { columns *= 2 }
    self.columns = columns <= 32 ? columns : (courses.columns + 31) / 32 * 32
  }

  subscript(slot: Int32) -> Patient {
    @inline(__always) _read { yield slots[slot] }
    @inline(__always) _modify { yield &slots[slot] }
  }

  /// Where a patient's record lies; good until somebody is admitted.
  @inline(__always)
  func address(of slot: Int32) -> UnsafeMutablePointer<Patient> { slots.address(of: Int(slot)) }

  /// Asks for what is known of a patient to be brought near.
  @inline(__always)
  func prefetch(_ slot: Int32) {
    slots.prefetch(Int(slot))
    visits.prefetch(Int(slot) &* columns)
  }

  /// All slots, free ones included.
  var slotCount: Int32 { Int32(slots.count) }

  /// See `Arena.makeUnique`.
  mutating func makeUnique() {
    slots.makeUnique()
    visits.makeUnique()
  }

  /// Takes a slot for a new patient, of whom nothing is known yet.
  @inline(__always)
  mutating func admit() -> Int32 {
    if firstFree < 0 { return admitOneMore() }
    let slot = firstFree
    let record = address(of: slot)
    firstFree = record.pointee.firstReasonTime
    // Stamps go on from the slot's last user, so that events of that patient stay stale.
    let (step, delay) = (record.pointee.stepStamp, record.pointee.delayStamp)
    record.pointee = Patient()
    record.pointee.stepStamp = step
    record.pointee.delayStamp = delay
    let row = UnsafeMutableRawPointer(visits.address(of: Int(slot) &* columns))
    if columns == Self.fewestColumns {
      row.storeBytes(of: 0, as: UInt64.self)
    } else {
      row.initializeMemory(as: UInt16.self, repeating: 0, count: columns)
    }
    return slot
  }

  @inline(never)
  private mutating func admitOneMore() -> Int32 {
    slots.append(Patient())
    visits.append(repeating: 0, count: columns)
    return Int32(slots.count - 1)
  }

  /// Gives a slot back.
  mutating func release(_ slot: Int32) {
    let record = address(of: slot)
    record.pointee.activity = .absent
    record.pointee.stepStamp &+= 1
    record.pointee.delayStamp &+= 1
    record.pointee.firstReasonTime = firstFree
    firstFree = slot
  }

  /// How often a patient has come to a step.
  func visits(of slot: Int32, to step: Int32) -> UInt32 { UInt32(visits[cell(slot, step)]) }

  /// Counts one more visit of a patient to a step and returns its number, from 1.
  @inline(__always)
  mutating func countVisit(of slot: Int32, to step: Int32) -> UInt32 {
    let count = visits.address(of: cell(slot, step))
    count.pointee &+= 1
    return UInt32(count.pointee)
  }

  @inline(__always)
  private func cell(_ slot: Int32, _ step: Int32) -> Int {
    Int(slot) &* columns &+ Int(courses.column(of: step))
  }
}
