import Foundation
import Reports

/// `d2a new`: writes a starter model.
struct NewCommand {
  private let arguments: ParsedArguments
  private let console: Console

  /// The command for its arguments.
  init(_ arguments: ParsedArguments, on console: Console) {
    self.arguments = arguments
    self.console = console
  }

  /// Writes the file, which must not be there yet.
  func run() throws(Ending) {
    let name = arguments.value("--from") ?? Starter.all[0].name
    guard let starter = Starter.all.first(where: { $0.name == name }) else {
      let hint = Suggestion.of(name, among: Starter.all.map(\.name))
      throw arguments.fault("there is no starter \"\(SafeText.line(name))\"\(hint); the starters are \(Starter.names)")
    }
    let path = arguments.operand
    let shown = SafeText.line(path)
    var status = stat()
    if lstat(path, &status) == 0 {
      throw Ending(Ending.cannotCreate, "error: \(shown) is there already and is left as it is; name another file")
    }
    // Written beside and linked into place: a file that appears meanwhile is not replaced, and no half file is left.
    let temporary = path + ".\(getpid()).d2a-writing"
    do throws(FileFault) {
      let writer = try FileWriter(path: temporary)
      defer { unlink(temporary) }
      try writer.write(Array(starter.text.utf8))
      try writer.finish()
      if link(temporary, path) != 0 {
        throw FileFault(.cannotCreate, path, reason: String(cString: strerror(errno)))
      }
    } catch {
      throw Ending(FileFault(error.kind, path, reason: error.reason))
    }
    let file = SafeText.shell(path)
    try console.say(
      """
      \(shown) is written: \(starter.summary).\nEdit it, then:\n  d2a check \(file)\n  d2a run \(file)\n
      """)
  }
}
