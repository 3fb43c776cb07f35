import Figures
import Testing

@Suite("Palette")
struct PaletteTests {
  @Test("contrast is that of the Web Content Accessibility Guidelines")
  func contrast() {
    #expect((Palette.contrast(Palette.Colour(0), Palette.white) - 21).magnitude < 1e-9)
    for (colour, expected) in [
      (Palette.darkBlue, 10.3), (Palette.turquoise, 3.2), (Palette.darkPink, 9.8), (Palette.orange, 3.0),
    ] { #expect((Palette.contrast(colour, Palette.white) - expected).magnitude < 0.1) }
  }

  @Test("text can be read on whatever is behind it")
  func text() {
    for tint in Palette.heat {
      let text = Palette.isTextWhite(on: tint) ? Palette.white : Palette.text
      print("heat map tint", tint.value, "contrast", Palette.contrast(text, tint))
      #expect(Palette.contrast(text, tint) >= 4.5)
    }
    for colour in [Palette.text, Palette.baseline, Palette.darkBlue, Palette.darkPink] {
      for paper in [Palette.white, Palette.period] { #expect(Palette.contrast(colour, paper) >= 4.5) }
    }
    #expect(Palette.contrast(Palette.white, Palette.darkPink) >= 4.5)
  }

  @Test("lines and marks stand out by 3 to 1 from what is behind them")
  func marks() {
    for band in [Palette.wideBand, Palette.narrowBand] {
      for line in [Palette.darkBlue, Palette.text, Palette.baseline, Palette.darkPink] {
        #expect(Palette.contrast(line, band) >= 3)
      }
    }
    for colour in [Palette.darkBlue, Palette.turquoise, Palette.orange, Palette.darkPink] {
      #expect(Palette.contrast(colour, Palette.white) >= 2.95)
    }
  }

  @Test("the tints of the heat map grow darker")
  func order() {
    for (one, other) in zip(Palette.heat, Palette.heat.dropFirst()) { #expect(one.luminance > other.luminance) }
  }

  @Test("the style sheet uses the palette's colours and no others")
  func style() {
    var page = Markup()
    page.raw(Stylesheet.charts)
    let known =
      Palette.heat + [
        .init(0xFFFFFF), Palette.darkBlue, Palette.turquoise, Palette.darkPink, Palette.orange, Palette.text,
        Palette.baseline, Palette.wideBand, Palette.narrowBand, Palette.period, .init(0xDCE0E3), .init(0x6B7276),
      ]
    for part in page.string.split(separator: "#").dropFirst() {
      var digits = String(part.prefix { $0.isHexDigit })
      if digits.count == 3 { digits = digits.map { "\($0)\($0)" }.joined() }
      #expect(known.contains(Palette.Colour(UInt32(digits, radix: 16) ?? 1)), "#\(digits)")
    }
    for (index, tint) in Palette.heat.enumerated() {
      #expect(page.string.contains(".t\(index){fill:#" + hex(tint) + "}"))
    }
  }

  private func hex(_ colour: Palette.Colour) -> String {
    let digits = String(colour.value, radix: 16, uppercase: true)
    return String(repeating: "0", count: 6 - digits.count) + digits
  }
}
