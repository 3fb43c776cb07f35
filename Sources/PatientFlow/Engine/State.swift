/// Phases of patients' own events among simultaneous ones.
enum Phase {
  static let departure: UInt8 = 1
  static let givingUp: UInt8 = 2
  static let returning: UInt8 = 4
}

/// An event of one patient. It is stale, and dropped, when the patient's stamp has moved on.
struct FlowEvent: BitwiseCopyable, Sendable {
  enum Kind: UInt8, BitwiseCopyable, Sendable {
    case ready, taskEnds, waitEnds, stepRisk, returns, arrives, unitsFall, prepares
    // Those that are not of a patient's step come last.
    case delayRisk, cleaned
  }

  /// cleaned: the place, and as its stamp the units.
  var patient: Int32
  var stamp: UInt32
  var risk: Int32 = -1
  var kind: Kind
}

/// A place as it is now.
struct PlaceState: Sendable, BitwiseCopyable {
  var capacity: Int32 = 0
  var used: Int32 = 0
  /// How many may still start today.
  var startsLeft = Int32.max
  /// How many may wait.
  var queueLimit = Int32.max
  /// Requests that only shut hours hold up.
  var shutRequests: Int32 = 0
  /// Units that stay occupied after a patient, counted in `used`.
  var cleaning: Int32 = 0
  /// Extra units open, counted in `capacity`.
  var surge: Int32 = 0
  /// Its setting, and the row of the setting's stays where it is not the place's own, otherwise -1; see `Layout.row`.
  var setting: Int32 = 0
  var settingRow: Int32 = -1
  /// Whether it is within admission hours.
  var admits = true
  /// Whether those who fit may pass those who do not.
  var skipsUnfit = false
  /// Whether a day has a limit of starts.
  var limitsStarts = false
  /// Whether units stay occupied for a while after a patient.
  var isCleaned = false
  /// Whether it has units but none free.
  var isFull = false
  /// Whether what is in use has changed at this moment and the recorder has still to be told.
  var isUntold = false
  /// Whether a ring through it was found that could not move for lack of units somewhere in it.
  var hasStuckRing = false
  /// Makes it a cache line.
  var filling: (Int64, Int64) = (0, 0)
}

/// A setting as it is now.
struct SettingState: Sendable, BitwiseCopyable {
  /// Places that have units.
  var open: Int32 = 0
  /// Those of them that are full.
  var full: Int32 = 0
}

/// A staff pool as it is now.
struct PoolState: Sendable, BitwiseCopyable {
  var onDuty: Int32 = 0
  var busy: Int32 = 0
  var firstInProgress: Int32 = -1
  var lastInProgress: Int32 = -1
  var firstPaused: Int32 = -1
}
