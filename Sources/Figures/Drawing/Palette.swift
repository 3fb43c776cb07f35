/// The colours of all figures: the palette of the UK Government Analysis Function.
///
/// Turquoise and orange reach only 3:1 on white, so they are never used for text, and no two series differ by colour
/// alone.
public enum Palette {
  /// A colour, 0xRRGGBB.
  public struct Colour: Sendable, Equatable {
    /// Red, green and blue, one byte each.
    public var value: UInt32

    /// A colour from its three bytes.
    public init(_ value: UInt32) { self.value = value }

    /// The red, green and blue parts, 0 to 1.
    var parts: (Double, Double, Double) {
      (Double(value >> 16 & 255) / 255, Double(value >> 8 & 255) / 255, Double(value & 255) / 255)
    }

    /// Relative luminance, as the Web Content Accessibility Guidelines define it.
    public var luminance: Double {
      let (red, green, blue) = parts
      return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }
  }

  /// The scenario.
  public static let darkBlue = Colour(0x12436D)
  /// A second part beside the scenario's.
  public static let turquoise = Colour(0x28A197)
  /// Capacity, and whatever is changed.
  public static let darkPink = Colour(0x801650)
  /// Waiting.
  public static let orange = Colour(0xF46A25)
  /// Text.
  public static let text = Colour(0x212B32)
  /// The baseline.
  public static let baseline = Colour(0x3D3D3D)
  /// Paper.
  public static let white = Colour(0xFFFFFF)
  /// The 90 % band.
  public static let wideBand = Colour(0xD5DEE6)
  /// The 50 % band.
  public static let narrowBand = Colour(0x9FB3C5)
  /// The background of the period that is told.
  public static let period = Colour(0xF1F1EE)

  /// Tints of dark blue for the heat map, from least to most; a gap in the middle leaves out those on which neither
  /// text colour could be read.
  public static let heat = [
    Colour(0xF2F6F9), Colour(0xDFE7EE), Colour(0xC9D6E1), Colour(0xB2C4D3), Colour(0x9BB2C6), Colour(0x4D7696),
    Colour(0x315D82), Colour(0x12436D),
  ]

  /// Whether text on a tint of the heat map is white rather than dark.
  public static func isTextWhite(on tint: Colour) -> Bool { contrast(white, tint) > contrast(text, tint) }

  /// Contrast of two colours, 1 to 21: (lighter + 0.05) / (darker + 0.05).
  public static func contrast(_ first: Colour, _ second: Colour) -> Double {
    let (one, other) = (first.luminance + 0.05, second.luminance + 0.05)
    return one > other ? one / other : other / one
  }

  /// A part of a colour without its gamma.
  private static func linear(_ part: Double) -> Double {
    if part <= 0.04045 { return part / 12.92 }
    // x^2.4 = x² · x^0.4, and y = x^0.4 is the root of y⁵ = x²: Newton's method from above.
    let x = (part + 0.055) / 1.055
    var y = 1.0
    for _ in 0..<40 { y -= (y - x * x / (y * y * y * y)) / 5 }
    return x * x * y
  }
}
