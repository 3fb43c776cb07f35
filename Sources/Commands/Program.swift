import Foundation
import ModelFiles

/// The command line of d2a.
public enum Program {
  /// Version of the program.
  public static let version = "0.1.0"

  /// Does what the arguments (without the program's name) ask for, and returns the exit status.
  ///
  /// Answers go to standard output, progress and warnings to standard error.
  public static func run(_ arguments: [String]) async -> Int32 {
    // A stream that was closed before the program began must not become a file that it opens.
    for stream: Int32 in 0...2 where fcntl(stream, F_GETFD) < 0 { _ = open("/dev/null", O_RDWR) }
    // A closed pipe and a file-size limit are reported by the call that writes, not by a signal.
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    return await run(arguments, on: Console(.standard), in: .current)
  }

  static func run(_ arguments: [String], on console: Console, in environment: Environment) async -> Int32 {
    do throws(Ending) {
      try await dispatch(arguments, on: console, in: environment)
      return Ending.done
    } catch {
      if let message = error.message { console.complain(message) }
      return error.status
    }
  }

  private static func dispatch(
    _ arguments: [String], on console: Console, in environment: Environment
  ) async throws(Ending) {
    guard let first = arguments.first else { return try console.say(Help.overview) }
    if first == "--help" || first == "-h" { return try console.say(Help.overview) }
    if first == "--version" { return try console.say(VersionText.whole) }
    if first == "help" { return try help(Array(arguments.dropFirst()), on: console) }
    let command = try Command.named(first)
    let rest = Array(arguments.dropFirst())
    if rest.prefix(while: { $0 != "--" }).contains(where: { $0 == "--help" || $0 == "-h" }) {
      return try console.say(Help.text(of: command))
    }
    let parsed = try ParsedArguments(rest, of: command)
    switch command {
    case .run: try await RunCommand(parsed, on: console, in: environment).run()
    case .report: try ReportCommand(parsed, on: console).run()
    case .check: try CheckCommand(parsed, on: console).run()
    case .describe: try DescribeCommand(parsed, on: console).run()
    case .trace: try await TraceCommand(parsed, on: console).run()
    case .validate: try await ValidateCommand(parsed, on: console).run()
    case .bench: try await BenchCommand(parsed, on: console, in: environment).run()
    case .new: try NewCommand(parsed, on: console).run()
    case .schema:
      try console.say(parsed.has("--reference") ? ModelReference.text() : ModelSchema.text())
    case .bits: try BitsCommand(parsed, on: console).run()
    }
  }

  private static func help(_ words: [String], on console: Console) throws(Ending) {
    guard let word = words.first(where: { !$0.hasPrefix("-") }) else { return try console.say(Help.overview) }
    try console.say(Help.text(of: Command.named(word)))
  }
}
