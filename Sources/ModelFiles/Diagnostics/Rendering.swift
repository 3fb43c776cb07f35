/// The diagnostics of `text` as people read them: in file order, each with its place and the line it stands on, then
/// the count.
///
///     error[M012]: "bedz" is not something a place can have
///       Models/x.jsonc:14:11
///     14 │   "p2": { "bedz": 96, "unit": "bed" },
///        │           ^^^^^^ did you mean "count"?
///        = accepted: count, unit, setting
///
///     1 error
///
/// Columns count characters (Unicode scalars), from 1. At most `diagnosticLimit` are shown, errors first in that
/// choice, and the number of the rest is said. Long lines are cut to a window around the caret. Nothing of the file or
/// its name reaches the terminal as anything but text. Empty when there is nothing to tell. What is in other files, by
/// their paths from the model's folder, comes after what is in the model.
/// O(bytes + diagnostics · log diagnostics).
public func render(
  _ diagnostics: [Diagnostic], of text: SourceText, files: [SourceText] = [], color: Bool
) -> String {
  guard !diagnostics.isEmpty else { return "" }
  let folder = text.path.lastIndex(of: "/").map { String(text.path[...$0]) } ?? ""
  var renderer = DiagnosticRenderer(text, color: color)
  var shownFile: String?
  let shown = chosen(inFileOrder(diagnostics))
  var output = ""
  for diagnostic in shown {
    if diagnostic.file != shownFile {
      shownFile = diagnostic.file
      let file = files.first { $0.path == diagnostic.file }
      let path = folder + (diagnostic.file ?? "")
      renderer = DiagnosticRenderer(SourceText(path: path, bytes: file?.bytes ?? []), color: color)
    }
    output += renderer.render(diagnostic) + "\n"
  }
  if shown.count < diagnostics.count { output += "\(diagnostics.count - shown.count) more are not shown\n" }
  return output + countSentence(diagnostics) + "\n"
}

/// The number of diagnostics that `render` shows at most.
public let diagnosticLimit = 100

/// "3 errors, 1 warning": how many there are of each severity.
public func countSentence(_ diagnostics: [Diagnostic]) -> String {
  let parts: [String] = [Diagnostic.Severity.error, .warning, .note].compactMap { severity in
    let count = diagnostics.count { $0.severity == severity }
    return count == 0 ? nil : "\(count) \(severity.rawValue)\(count == 1 ? "" : "s")"
  }
  return parts.joined(separator: ", ")
}

/// Sorted by file, the model first, and place; what concerns the whole file comes first, and equals keep their order.
func inFileOrder(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
  diagnostics.enumerated().sorted {
    ($0.element.file ?? "", $0.element.span?.start ?? -1, $0.offset)
      < ($1.element.file ?? "", $1.element.span?.start ?? -1, $1.offset)
  }.map(\.element)
}

/// Those that are shown: all, or the first errors and then the first others, still in file order.
private func chosen(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
  guard diagnostics.count > diagnosticLimit else { return diagnostics }
  let errors = diagnostics.count { $0.severity == .error }
  var roomForErrors = min(errors, diagnosticLimit)
  var roomForOthers = diagnosticLimit - roomForErrors
  return diagnostics.filter { diagnostic in
    let isError = diagnostic.severity == .error
    let room = isError ? roomForErrors : roomForOthers
    if isError { roomForErrors -= 1 } else { roomForOthers -= 1 }
    return room > 0
  }
}

/// Renders one diagnostic after another of a text; those of one line are quickest in order.
struct DiagnosticRenderer {
  private let source: SourceText
  private let path: String
  private let style: TerminalStyle
  private let lines: LineTable
  /// Where the last column was counted, so that a very long line is walked only once.
  private var counted: (line: Int, offset: Int, column: Int) = (0, 0, 1)

  /// How many columns of a line are shown.
  static let windowWidth = 100
  /// How many of them stand before the caret when the line is cut.
  static let windowLead = 40

  init(_ source: SourceText, color: Bool) {
    self.source = source
    path = DisplayText.harmless(source.path)
    style = TerminalStyle(isOn: color)
    lines = LineTable(source.bytes)
  }

  /// The lines of one diagnostic, each ended by a line feed.
  mutating func render(_ diagnostic: Diagnostic) -> String {
    let label = style.severity(diagnostic.severity, "\(diagnostic.severity.rawValue)[\(diagnostic.code)]")
    var output = "\(label): \(style.strong(DisplayText.harmless(diagnostic.message)))\n"
    var gutter = 1
    if let span = diagnostic.span {
      let start = min(max(span.start, 0), source.bytes.count)
      let line = lines.line(at: start)
      gutter = String(line).utf8.count
      output += "  \(path):\(line):\(column(at: start, line: line))\n"
      output += excerpt(Span(start, min(max(span.end, start), source.bytes.count)), line, gutter, diagnostic)
    } else {
      output += "  \(path)\n"
      if let hint = diagnostic.hint { output += indentedHelp(hint, gutter) }
    }
    for help in diagnostic.help { output += indentedHelp(help, gutter) }
    return output
  }

  private func indentedHelp(_ text: String, _ gutter: Int) -> String {
    String(repeating: " ", count: gutter + 1) + style.faint("=") + " \(DisplayText.harmless(text, limit: 2000))\n"
  }

  /// The line as written, and below it the caret with the hint.
  private func excerpt(_ span: Span, _ line: Int, _ gutter: Int, _ diagnostic: Diagnostic) -> String {
    let window = LineWindow(source.bytes, line: lines.span(ofLine: line, in: source.bytes), mark: span)
    let number = String(line)
    let bar = style.faint("│")
    let mark = String(repeating: "^", count: window.markWidth)
    let hint = diagnostic.hint.map { " " + DisplayText.harmless($0) } ?? ""
    return style.faint(number) + " \(bar) \(window.text)\n" + String(repeating: " ", count: gutter)
      + " \(bar) " + String(repeating: " ", count: window.markColumn)
      + style.severity(diagnostic.severity, mark + hint) + "\n"
  }

  /// The column, from 1, of the character at `offset` of `line`.
  private mutating func column(at offset: Int, line: Int) -> Int {
    if counted.line != line || counted.offset > offset {
      var start = lines.starts[line - 1]
      if line == 1, source.bytes.has([0xEF, 0xBB, 0xBF], at: 0), offset >= 3 { start = 3 }
      counted = (line, start, 1)
    }
    while counted.offset < offset {
      counted.offset += UTF8Check.length(at: counted.offset, in: source.bytes) ?? 1
      counted.column += 1
    }
    return counted.column
  }
}

/// The colours of a terminal, or none.
struct TerminalStyle {
  var isOn: Bool

  func severity(_ severity: Diagnostic.Severity, _ text: String) -> String {
    switch severity {
    case .error: wrapped(text, "1;31")
    case .warning: wrapped(text, "1;33")
    case .note: wrapped(text, "1;36")
    }
  }

  func strong(_ text: String) -> String { wrapped(text, "1") }
  func faint(_ text: String) -> String { wrapped(text, "2") }

  private func wrapped(_ text: String, _ code: String) -> String {
    isOn ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
