import Foundation

/// The two environment variables that are read.
struct Environment: Sendable {
  /// SOURCE_DATE_EPOCH: seconds since 1970 to date outputs by, so that building them twice gives the same bytes.
  var sourceDate: Int64?

  /// What the process was started with.
  static var current: Environment {
    Environment(sourceDate: ProcessInfo.processInfo.environment["SOURCE_DATE_EPOCH"].flatMap { Int64($0) })
  }
}
