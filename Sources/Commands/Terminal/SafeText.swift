import Reports

/// Text of a model, made fit for a terminal.
enum SafeText {
  /// The text on one line, without control or formatting characters; they become a replacement character.
  static func line(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse:
        result.append(scalar == "\t" || scalar == "\n" ? " " : "\u{FFFD}")
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  /// An argument as a shell would need it written.
  static func shell(_ argument: String) -> String { ShellText.quoted(line(argument)) }

  /// Text broken at spaces into lines of at most `width` characters; the lines after the first are indented.
  static func wrapped(_ text: String, width: Int = Console.width, indent: String = "", first: String? = nil) -> String {
    var lines: [String] = []
    var current = first ?? indent
    var isEmpty = true
    for word in text.split(separator: " ") {
      if !isEmpty && current.count + 1 + word.count > width {
        lines.append(current)
        current = indent
        isEmpty = true
      }
      current += (isEmpty ? "" : " ") + word
      isEmpty = false
    }
    lines.append(current)
    return lines.joined(separator: "\n")
  }

  /// The text, cut to a width with an ellipsis.
  static func cut(_ text: String, to width: Int) -> String {
    text.count <= width ? text : text.prefix(max(width - 1, 0)) + "…"
  }
}
