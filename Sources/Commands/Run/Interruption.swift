import Dispatch
import Foundation

/// Watches for Ctrl-C (and a request to terminate) while a run goes on.
///
/// The first asks the run to stop and keep what is complete; a second ends the program at once.
struct Interruption {
  private let sources: [any DispatchSourceSignal]

  /// Begins to watch; `stop` is called at the first signal.
  init(_ stop: @escaping @Sendable () -> Void) {
    sources = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        stop()
        // From now on the signal does what it does to any program.
        signal(number, SIG_DFL)
      }
      source.resume()
      return source
    }
  }

  /// Stops watching.
  func end() {
    for source in sources { source.cancel() }
    for number in [SIGINT, SIGTERM] { signal(number, SIG_DFL) }
  }
}
