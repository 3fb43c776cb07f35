import Reports

/// How a command ends when it does not end well.
struct Ending: Error, Sendable, Equatable {
  /// All went well.
  static let done: Int32 = 0
  /// Something that should not happen.
  static let failure: Int32 = 1
  /// The command line cannot be understood (EX_USAGE).
  static let usage: Int32 = 64
  /// The model is at fault (EX_DATAERR).
  static let model: Int32 = 65
  /// A named file is not there or cannot be read (EX_NOINPUT).
  static let noInput: Int32 = 66
  /// The output cannot be created (EX_CANTCREAT).
  static let cannotCreate: Int32 = 73
  /// The output cannot be written (EX_IOERR).
  static let cannotWrite: Int32 = 74
  /// Ctrl-C.
  static let interrupted: Int32 = 130

  /// The exit status.
  var status: Int32
  /// What to tell the user, if it has not been told.
  var message: String?

  /// An ending with a message.
  init(_ status: Int32, _ message: String? = nil) {
    self.status = status
    self.message = message
  }

  /// The ending that a fault of a results folder makes.
  init(_ fault: FolderFault) {
    let path = SafeText.line(fault.path)
    let place = fault.line.map { "\(path), line \($0)" } ?? path
    let reason = SafeText.line(fault.reason)
    switch fault.kind {
    case .missing: self.init(Self.noInput, "error: \(place): \(reason)\nThe report was left as it was.")
    case .damaged: self.init(Self.model, "error: \(place): \(reason)\nThe report was left as it was.")
    }
  }

  /// The ending that a fault of the output makes.
  init(_ fault: FileFault) {
    let path = SafeText.line(fault.path)
    switch fault.kind {
    case .cannotCreate:
      self.init(Self.cannotCreate, "error: \(path) cannot be created: \(fault.reason)\nNothing was written.")
    case .cannotWrite:
      self.init(Self.cannotWrite, "error: \(path) cannot be written: \(fault.reason)\nNothing was kept of this run.")
    }
  }
}
