import ModelFiles
import Reports

/// `d2a describe`: what a model means, in plain English.
struct DescribeCommand {
  private let arguments: ParsedArguments
  private let console: Console

  /// The command for its arguments.
  init(_ arguments: ParsedArguments, on console: Console) {
    self.arguments = arguments
    self.console = console
  }

  /// Reads the model and tells of it, or fills the checklist from it.
  func run() throws(Ending) {
    let model = try ModelFile.read(arguments.operand, telling: console)
    try console.say(arguments.has("--stress") ? checklist(of: model) : description(of: model))
  }

  private func description(of model: ModelFile) -> String {
    Description(of: model).parts.map { part in
      heading(part.title) + part.lines.map { line($0) }.joined()
    }.joined(separator: "\n")
  }

  private func checklist(of model: ModelFile) -> String {
    let program = StressChecklist.Program(version: Program.version, platform: VersionText.platform)
    let items = StressChecklist(of: model, runBy: program).items
    var text = wrapped("STRESS-DES: 20 items, of which 2.5 has five parts (Monks and others 2019).", 0)
    var section = 0
    for item in items {
      if let digit = item.number.first?.wholeNumberValue, digit > section {
        section = digit
        text += "\n" + heading("\(section). \(StressChecklist.sections[section - 1])")
      }
      text += wrapped("\(item.number) \(item.title)", 0)
      text += item.lines.map { line($0, under: 2) }.joined()
      if let missing = item.missing { text += wrapped("The author must add: \(missing).", 2) }
    }
    return text
  }

  private func heading(_ title: String) -> String {
    console.heading(SafeText.wrapped(SafeText.line(title), width: console.columns)) + "\n"
  }

  private func line(_ line: Description.Line, under indent: Int = 0) -> String {
    wrapped(line.text, indent + 2 + 2 * line.level)
  }

  private func wrapped(_ text: String, _ indent: Int) -> String {
    let first = String(repeating: " ", count: indent)
    return SafeText.wrapped(SafeText.line(text), width: console.columns, indent: first + "  ", first: first) + "\n"
  }
}
