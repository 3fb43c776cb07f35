import Foundation

/// How much memory of this process is in use, as the system counts it (`/proc`); elsewhere it is not known.
enum PeakMemory {
  /// What a peak is of, as reports say it.
  enum Scope: String {
    /// The peak was set back when the workload began.
    case workload = "resident set at its highest while the workload ran"
    /// It could not be set back.
    case process = "resident set at its highest since the program began"
    /// There is no such count.
    case unknown = "not known on this system"
  }

  /// Begins a new peak where the system allows it.
  static func restart() -> Scope {
    guard peak != nil else { return .unknown }
    let descriptor = open("/proc/self/clear_refs", O_WRONLY | O_CLOEXEC)
    if descriptor < 0 { return .process }
    defer { close(descriptor) }
    // 5 sets the peak of the resident set back to what it is now.
    return write(descriptor, "5", 1) == 1 ? .workload : .process
  }

  /// The highest that the resident set was, in bytes.
  static var peak: Int? { field("VmHWM:") }
  /// What it is now, in bytes.
  static var present: Int? { field("VmRSS:") }

  private static func field(_ name: String) -> Int? {
    guard let data = FileManager.default.contents(atPath: "/proc/self/status") else { return nil }
    for line in String(decoding: data, as: UTF8.self).split(separator: "\n") where line.hasPrefix(name) {
      return line.split(whereSeparator: { $0 == " " || $0 == "\t" }).dropFirst().first.flatMap { Int($0) }
        .map { $0 << 10 }
    }
    return nil
  }
}
