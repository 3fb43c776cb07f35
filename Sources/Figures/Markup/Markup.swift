/// HTML or SVG being written, as UTF-8.
///
/// Two ways lead in: `raw` (or `init(own:)`), for what the program itself wrote, and `text`, for everything else, escaped
/// so that it is text in an element and in a quoted attribute alike.
public struct Markup: Sendable {
  /// What has been written.
  public private(set) var bytes: [UInt8] = []

  /// Nothing yet.
  public init() {}

  /// Markup that the program keeps as a file of its own, such as a script.
  public init(own bytes: [UInt8]) { self.bytes = bytes }

  /// Appends markup that the program itself wrote.
  public mutating func raw(_ markup: StaticString) {
    markup.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// Appends markup written elsewhere.
  public mutating func append(_ other: Markup) { bytes += other.bytes }

  /// Appends a text from anywhere, escaped.
  ///
  /// Characters that may not stand in a document are shown as U+FFFD, and bidirectional controls are left out, so that
  /// a name cannot turn round the text beside it.
  public mutating func text(_ text: String) {
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x26: raw("&amp;")
      case 0x3C: raw("&lt;")
      case 0x3E: raw("&gt;")
      case 0x22: raw("&quot;")
      case 0x27: raw("&#39;")
      case 0x09, 0x0A, 0x0D: bytes.append(0x20)
      case 0x00..<0x20, 0x7F..<0xA0, 0xFFFE, 0xFFFF: raw("\u{FFFD}")
      case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: break
      default: bytes.append(contentsOf: Array(String(scalar).utf8))
      }
    }
  }

  /// Appends a number for an attribute: a plain minus, at most `decimals` decimals, no trailing zeros.
  public mutating func number(_ value: Double, decimals: Int = 1) {
    bytes.append(contentsOf: Array(Rounding.plain(value, decimals: decimals).utf8))
  }

  /// Appends a whole number.
  public mutating func number(_ value: Int) {
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    digits(value.magnitude)
  }

  private mutating func digits(_ value: UInt) {
    if value >= 10 { digits(value / 10) }
    bytes.append(UInt8(ascii: "0") + UInt8(value % 10))
  }
}
