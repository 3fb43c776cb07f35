/// Help texts, made from the table of commands.
enum Help {
  /// What `d2a` alone says: what it is for, three examples, the commands.
  static let overview: String = {
    var text = SafeText.wrapped(
      """
      d2a simulates how patients leave hospital (discharge to assess): what happens to delays, stays and beds \
      when capacity, staff or demand change.
      """
    )
    text += "\n\nExamples:\n"
    text += "  d2a new my-hospital.jsonc            write a starter model to edit\n"
    text += "  d2a check my-hospital.jsonc          find its faults; see its load and assumptions\n"
    text += "  d2a run Models/sandwell.jsonc        simulate it, with and without the planned beds\n"
    text += "\nCommands:\n"
    for command in Command.allCases { text += entry(command.rawValue, command.summary, at: 12) }
    text += entry("help", "says more about a command: d2a help run", at: 12)
    return text + "\n`d2a --version` names the version, Swift and the platform.\n"
  }()

  /// The help of one command.
  static func text(of command: Command) -> String {
    var usage = "d2a \(command.rawValue)"
    if let operand = command.operand { usage += command.takesManyOperands ? " [\(operand)]…" : " \(operand)" }
    if !command.options.isEmpty { usage += " [options]" }
    let summary = command.summary.prefix(1).uppercased() + command.summary.dropFirst() + "."
    var text = usage + "\n\n" + SafeText.wrapped(summary) + "\n"
    if !command.options.isEmpty {
      text += "\nOptions:\n"
      for option in command.options {
        text += entry(option.name + (option.value.map { " " + $0 } ?? ""), option.meaning, at: 28)
      }
    }
    text += "\nExample:\n  \(command.example)\n"
    for note in command.notes { text += "\n" + SafeText.wrapped(note) + "\n" }
    return text
  }

  private static func entry(_ word: String, _ meaning: String, at column: Int) -> String {
    let head = "  " + word + String(repeating: " ", count: max(2, column - 2 - word.count))
    return SafeText.wrapped(meaning, indent: String(repeating: " ", count: column), first: head) + "\n"
  }
}
