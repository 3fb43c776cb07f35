/// How a character of a file is shown on a terminal, harmlessly, and how many columns it takes.
///
/// A hostile file must not drive the reader's terminal: control characters are shown by their pictures (␛ for escape),
/// and characters that reorder or hide text (bidirectional overrides, zero-width marks) by their number.
struct DisplayText {
  /// What is written.
  private(set) var text = ""
  /// Columns that it takes.
  private(set) var width = 0
  /// Characters of the file that it shows.
  private(set) var count = 0

  /// The number of columns from one tab stop to the next.
  static let tabWidth = 4

  /// Adds a character; nil is a byte that is not UTF-8.
  mutating func append(_ scalar: Unicode.Scalar?) {
    count += 1
    guard let scalar else { return add("\u{FFFD}", 1) }
    if scalar.value >= 0x20 && scalar.value < 0x7F { return add(scalar, 1) }
    switch scalar.value {
    case 0x09:
      let columns = Self.tabWidth - width % Self.tabWidth
      text += String(repeating: " ", count: columns)
      width += columns
    case 0x00..<0x20: add(Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}", 1)
    case 0x7F: add("\u{2421}", 1)
    default: appendBeyondASCII(scalar)
    }
  }

  private mutating func appendBeyondASCII(_ scalar: Unicode.Scalar) {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned, .surrogate:
      let shown = "<\(codePoint(scalar))>"
      text += shown
      width += shown.unicodeScalars.count
    case .nonspacingMark, .enclosingMark: add(scalar, 0)
    default: add(scalar, Self.isWide(scalar) ? 2 : 1)
    }
  }

  private mutating func add(_ scalar: Unicode.Scalar, _ columns: Int) {
    text.unicodeScalars.append(scalar)
    width += columns
  }

  /// Whether a terminal gives it two columns: emoji, and the wide blocks of the Unicode annex on East Asian width.
  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x1100: false
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97F,
      0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6,
      0x16FE0...0x18AFF, 0x1B000...0x1B2FF, 0x20000...0x3FFFD:
      true
    default: scalar.properties.isEmojiPresentation
    }
  }

  /// A sentence made harmless, on one line, at most `limit` characters long.
  static func harmless(_ text: String, limit: Int = 600) -> String {
    var shown = DisplayText()
    for scalar in text.unicodeScalars {
      guard shown.count < limit else { return shown.text + "…" }
      shown.append(scalar == "\t" ? " " : scalar)
    }
    return shown.text
  }
}
