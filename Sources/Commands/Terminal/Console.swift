import Foundation

/// Where answers and complaints go.
struct Console: Sendable {
  /// The two streams of a process, or stand-ins for them.
  struct Streams: Sendable {
    /// Answers.
    var output: Int32
    /// Progress and warnings.
    var errors: Int32

    /// Those of this process.
    static let standard = Streams(output: 1, errors: 2)
  }

  /// Widest line.
  static let width = 90

  private let streams: Streams
  /// Whether answers go to a terminal that may be coloured.
  let isColourful: Bool
  /// Whether complaints go to a terminal that may be coloured.
  let complainsInColour: Bool
  /// Whether complaints go to a terminal, so that a progress bar makes sense.
  let showsProgress: Bool

  /// A console on two streams. Colour is for terminals only, and never with NO_COLOR set.
  init(_ streams: Streams) {
    self.streams = streams
    let isPlain = !(ProcessInfo.processInfo.environment["NO_COLOR"] ?? "").isEmpty
    isColourful = !isPlain && isatty(streams.output) != 0
    showsProgress = isatty(streams.errors) != 0
    complainsInColour = !isPlain && showsProgress
  }

  /// Prints an answer as it is.
  func say(_ text: String) throws(Ending) { try say(bytes: Array(text.utf8)) }

  /// Prints bytes. A reader that has gone away ends the command quietly.
  func say(bytes: [UInt8]) throws(Ending) {
    let code = Self.write(bytes, to: streams.output)
    if code == EPIPE { throw Ending(Ending.done) }
    if code != 0 {
      throw Ending(Ending.cannotWrite, "error: the answer cannot be printed: \(String(cString: strerror(code)))")
    }
  }

  /// Prints a warning or an error, as whole lines.
  func complain(_ text: String) {
    _ = Self.write(Array((text.hasSuffix("\n") ? text : text + "\n").utf8), to: streams.errors)
  }

  /// Prints to the error stream without ending the line.
  func progress(_ text: String) { _ = Self.write(Array(text.utf8), to: streams.errors) }

  /// Columns of the terminal that answers go to, between 40 and 200; 80 where they go elsewhere.
  var columns: Int {
    var size = winsize()
    guard isatty(streams.output) != 0, ioctl(streams.output, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return 80
    }
    return min(max(Int(size.ws_col), 40), 200)
  }

  /// A heading: bold on a terminal.
  func heading(_ text: String) -> String { isColourful ? "\u{1B}[1m\(text)\u{1B}[0m" : text }

  /// Writes all bytes; 0, or the code of what went wrong.
  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        Foundation.write(descriptor, buffer.baseAddress.map { $0 + done }, buffer.count - done)
      }
      if count < 0 {
        if errno == EINTR { continue }
        return errno
      }
      done += count
    }
    return 0
  }
}
