/// How much room a text takes, and texts made to fit.
///
/// Widths lie between those of Arial and of the wider typefaces that browsers fall back on: a drawing cannot know the
/// reader's typeface. Texts are cut between
/// Unicode scalars, since whole characters need tables that the simulator in the browser does not carry.
enum Fit {
  /// How much wider bold texts are.
  private static let boldness = 1.1

  /// Estimated width of a text at a type size.
  static func width(_ text: String, size: Double, isBold: Bool = false) -> Double {
    var sum = 0.0
    for scalar in text.unicodeScalars { sum += width(scalar.value) }
    return sum * size * (isBold ? boldness : 1)
  }

  /// The text, or its beginning with an ellipsis, so that it is no wider than given.
  static func clip(_ text: String, width limit: Double, size: Double) -> String {
    lines(text, width: limit, size: size, most: 1).first ?? ""
  }

  /// The first so many scalars of a text, with an ellipsis where some are left out.
  static func clip(_ text: String, count: Int) -> String {
    var result = ""
    var left = count
    for scalar in text.unicodeScalars {
      if left == 0 { return result + "…" }
      result.unicodeScalars.append(scalar)
      left -= 1
    }
    return text
  }

  /// A text in at most so many lines, broken at spaces where it can be, with an ellipsis where it does not fit.
  static func lines(
    _ text: String, width limit: Double, size: Double, most: Int = 2, isBold: Bool = false
  ) -> [String] {
    var lines: [String] = []
    var line: [Unicode.Scalar] = []
    var (used, lastSpace) = (0.0, -1)
    let room = limit / size / (isBold ? boldness : 1)
    for scalar in text.unicodeScalars {
      let own = width(scalar.value)
      if used + own > room && !line.isEmpty {
        if lines.count == most - 1 { return lines + [cut(line, to: room)] }
        if scalar.value == 0x20 || lastSpace <= 0 {
          lines.append(string(line))
          line = []
        } else {
          lines.append(string(line[..<lastSpace]))
          line = Array(line[(lastSpace + 1)...])
        }
        (used, lastSpace) = (line.reduce(0) { $0 + width($1.value) }, -1)
        if scalar.value == 0x20 && line.isEmpty { continue }
      }
      if scalar.value == 0x20 { lastSpace = line.count }
      line.append(scalar)
      used += own
    }
    return line.isEmpty ? lines : lines + [string(line)]
  }

  /// A line shortened until an ellipsis fits behind it.
  private static func cut(_ line: [Unicode.Scalar], to room: Double) -> String {
    var line = line
    var used = line.reduce(1.0) { $0 + width($1.value) }
    while let last = line.last, used > room || last.value == 0x20 || last.value == 0x200D {
      used -= width(last.value)
      line.removeLast()
    }
    return string(line[...]) + "…"
  }

  private static func string(_ scalars: [Unicode.Scalar]) -> String { string(scalars[...]) }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var text = ""
    for scalar in scalars { text.unicodeScalars.append(scalar) }
    return text
  }

  /// Width of a scalar, in type sizes.
  private static func width(_ scalar: UInt32) -> Double {
    switch scalar {
    case 0x20, 0x21, 0x27, 0x2C, 0x2E, 0x3A, 0x3B, 0x49, 0x66, 0x69, 0x6A, 0x6C, 0x74, 0x7C: 0.33
    case 0x22, 0x28, 0x29, 0x2D, 0x2F, 0x5B, 0x5D, 0x60, 0x72: 0.4
    case 0x25, 0x40, 0x4D, 0x57, 0x6D, 0x77: 0.9
    case 0x41...0x5A: 0.72
    case 0x300...0x36F, 0x200B...0x200F, 0xFE00...0xFE0F: 0
    case 0x2E80...: 1.05
    case 0x2000...: 0.8
    default: 0.61
    }
  }
}
