/// The arguments of a command, taken apart by its table of options.
struct ParsedArguments: Sendable {
  /// The command.
  let command: Command
  /// The operand; empty when the command has none.
  private(set) var operand = ""
  /// All operands, in order.
  private(set) var operands: [String] = []
  private var values: [String: [String]] = [:]

  /// Takes arguments apart: `--option value`, `--option=value`, `--` before an operand that begins with a dash.
  init(_ arguments: [String], of command: Command) throws(Ending) {
    self.command = command
    var operands: [String] = []
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      if argument == "--" {
        operands += rest
        break
      }
      guard argument.hasPrefix("-"), argument != "-" else {
        operands.append(argument)
        continue
      }
      let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard let option = command.options.first(where: { $0.name == parts[0] }) else {
        let names = command.options.map(\.name) + ["--help"]
        throw Self.fault(
          command, "there is no option \"\(SafeText.line(parts[0]))\"\(Suggestion.of(parts[0], among: names))")
      }
      if values[option.name] != nil && !option.repeats {
        throw Self.fault(command, "\(option.name) is given twice; it can be given once")
      }
      values[option.name, default: []].append(try Self.value(of: option, parts, &rest, command))
    }
    try takeOperand(operands)
  }

  /// Whether an option was given.
  func has(_ name: String) -> Bool { values[name] != nil }

  /// The values of an option, in order.
  func all(_ name: String) -> [String] { values[name] ?? [] }

  /// The value of an option.
  func value(_ name: String) -> String? { values[name]?.first }

  /// The value of an option that takes a whole number.
  func whole(_ name: String, in range: ClosedRange<Int>) throws(Ending) -> Int? {
    guard let text = value(name) else { return nil }
    guard let number = Int(text), range.contains(number) else {
      let most = range.upperBound == .max ? " or more" : " to \(range.upperBound)"
      throw fault("\(name) takes a whole number, \(range.lowerBound)\(most); \"\(SafeText.line(text))\" is not one")
    }
    return number
  }

  /// The ending for arguments that cannot be used.
  func fault(_ message: String) -> Ending { Self.fault(command, message) }

  private mutating func takeOperand(_ operands: [String]) throws(Ending) {
    self.operands = operands
    if command.takesManyOperands { return }
    guard let name = command.operand else {
      guard let extra = operands.first else { return }
      throw fault("\"\(SafeText.line(extra))\" is one word too many; it takes options only")
    }
    guard let first = operands.first, !first.isEmpty else {
      throw fault("\(name) is missing; for example: \(command.example)")
    }
    if operands.count > 1 {
      throw fault("\"\(SafeText.line(operands[1]))\" is one word too many; it takes one \(name)")
    }
    operand = first
  }

  private static func value(
    of option: Command.Option, _ parts: [String], _ rest: inout ArraySlice<String>, _ command: Command
  ) throws(Ending) -> String {
    guard let placeholder = option.value else {
      if parts.count > 1 { throw fault(command, "\(option.name) takes no value") }
      return ""
    }
    if parts.count > 1 {
      if parts[1].isEmpty { throw fault(command, "\(option.name) needs a value: \(option.name) \(placeholder)") }
      return parts[1]
    }
    guard let next = rest.first, !next.isEmpty, !next.hasPrefix("--") else {
      throw fault(command, "\(option.name) needs a value: \(option.name) \(placeholder)")
    }
    rest.removeFirst()
    return next
  }

  private static func fault(_ command: Command, _ message: String) -> Ending {
    Ending(
      Ending.usage,
      """
      error: d2a \(command.rawValue): \(message)\n`d2a help \(command.rawValue)` lists what it takes.
      """)
  }
}
