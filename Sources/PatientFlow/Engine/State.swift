/// Phases of patients' own events among simultaneous ones.
enum Phase {
  static let departure: UInt8 = 1
  static let givingUp: UInt8 = 2
  static let returning: UInt8 = 4
}

/// An event of one patient. It is stale, and dropped, when the patient's stamp has moved on.
struct FlowEvent: BitwiseCopyable, Sendable {
  enum Kind: UInt8, BitwiseCopyable, Sendable {
    case ready, taskEnds, waitEnds, stepRisk, delayRisk, returns
  }

  var patient: Int32
  var stamp: UInt32
  var risk: Int32 = -1
  var kind: Kind
}

/// A place as it is now.
struct PlaceState: Sendable, BitwiseCopyable {
  var capacity: Int32 = 0
  var used: Int32 = 0
  /// Whether it is within admission hours.
  var admits = true
  /// Requests that only shut hours hold up.
  var shutRequests: Int32 = 0
  /// Whether it has units but none free.
  var isFull = false
  /// Whether a ring through it was found that could not move for lack of units somewhere in it.
  var hasStuckRing = false
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
