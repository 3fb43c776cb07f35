import Dispatch
import Experiments
import Synchronization

/// One line on the error stream while a run goes on: a bar, what is done, the time left; gone at the end.
final class ProgressBar: Sendable {
  private let console: Console
  private let isShown: Bool
  private let unit: String
  private let perReplication: Int
  private let began = DispatchTime.now()
  private let drawn = Mutex<UInt64>(0)

  /// A bar that counts `perReplication` units ("simulated years") for every replication done; silent where the error
  /// stream is not a terminal, or when asked to be.
  init(on console: Console, unit: String, perReplication: Int, isQuiet: Bool) {
    self.console = console
    self.unit = unit
    self.perReplication = perReplication
    isShown = console.showsProgress && !isQuiet
  }

  /// Draws the bar, ten times a second at most.
  func show(_ progress: Progress) {
    if !isShown { return }
    let now = DispatchTime.now().uptimeNanoseconds
    let isDue = drawn.withLock { last in
      if now - last < 100_000_000 && progress.completed < progress.total { return false }
      last = now
      return true
    }
    if isDue { console.progress("\r\u{1B}[K" + line(progress, seconds: Double(now - began.uptimeNanoseconds) / 1e9)) }
  }

  /// Takes the line away.
  func clear() {
    if isShown { console.progress("\r\u{1B}[K") }
  }

  /// "[##########··········] 400 of 800 simulated years, 12 s left".
  func line(_ progress: Progress, seconds: Double) -> String {
    let share = Double(progress.completed) / Double(max(progress.total, 1))
    let full = Int(share * 24)
    let bar = String(repeating: "#", count: full) + String(repeating: "·", count: 24 - full)
    let done = "\(progress.completed * perReplication) of \(progress.total * perReplication) \(unit)"
    let left = progress.completed == 0 ? "" : ", " + Self.duration(seconds / share - seconds) + " left"
    return "[\(bar)] \(done)\(left)"
  }

  private static func duration(_ seconds: Double) -> String {
    let whole = Int(seconds.rounded(.up))
    if whole < 90 { return "\(whole) s" }
    if whole < 5_400 { return "\((whole + 30) / 60) min" }
    return "\((whole + 1_800) / 3_600) h"
  }
}
