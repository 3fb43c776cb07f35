/// Damages texts the way editors, transfers and ill will do: the same seed and text give the same damage.
struct Mutator {
  private var random: SplitMix
  /// No result is longer than this.
  let sizeLimit: Int

  init(seed: UInt64, sizeLimit: Int = 1 << 16) {
    random = SplitMix(seed: seed)
    self.sizeLimit = sizeLimit
  }

  /// What may be put in: structure, numbers that hurt, marks, escapes, bytes that are no text.
  static let tokens: [[UInt8]] =
    [
      "{", "}", "[", "]", ",", ":", "\"", "'", "\\", "//", "/*", "*/", "#", "\n", "\r", "\t", " ", ";", "=", "-", "+",
      ".",
      "0", "1", "00", "1e999", "-1e999", "1e-999", "1e308", "-0", "NaN", "Infinity", "0x1F", "6.5 d", "6.5d", "30 %",
      "%",
      "2022-07-04", "08:00-18:00", "true", "false", "null", "True", "None", "bed", "\"value\":", "\"low\":",
      "\"count\": 96",
      "\"set\"", "\"add\": \"places", "\"scale\"", "\"scenarios\": {", "\"changes\": [", "\"to\":", "\"by\": 1.1",
      "\\u",
      "\\ud83d", "\\udc00", "\\u0000", "\\q", "\u{FEFF}", "\u{A0}", "\u{202E}", "\u{2028}", "\u{201C}", "\u{201D}", "é",
      "e\u{301}", "老", "🏥", "👩\u{200D}⚕️", "\u{1B}[31m", "\u{7}", "\u{7F}", "\u{85}", "$", "_", "@", "£346",
      "{\"lognormal\": {\"mean\": \"6.4 d\"}}", "{\"value\": 1, \"evidence\": \"x\"}", "places.p2.count", "[0]",
      "\"rest\"",
    ].map { Array($0.utf8) } + [
      [0], [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xE2, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE9],
    ]

  /// `text` with one to six pieces of damage; `other` lends pieces to splice in.
  mutating func mutate(_ text: [UInt8], with other: [UInt8]) -> [UInt8] {
    var bytes = text
    for _ in 0...random.below(random.below(4) == 0 ? 6 : 2) {
      damage(&bytes, other)
      if bytes.count > sizeLimit { bytes.removeLast(bytes.count - sizeLimit) }
    }
    return bytes
  }

  private mutating func damage(_ bytes: inout [UInt8], _ other: [UInt8]) {
    let at = random.below(bytes.count + 1)
    switch random.below(13) {
    case 0: if at < bytes.count { bytes[at] ^= 1 << UInt8(random.below(8)) }
    case 1: if at < bytes.count { bytes[at] = UInt8(truncatingIfNeeded: random.next()) }
    case 2: bytes.removeSubrange(piece(of: bytes, atMost: 4))
    case 3: bytes.removeSubrange(piece(of: bytes, atMost: 200))
    case 4, 5, 6: bytes.insert(contentsOf: Self.tokens[random.below(Self.tokens.count)], at: at)
    case 7: bytes.insert(contentsOf: Array(bytes[piece(of: bytes, atMost: 300)]), at: at)
    case 8: bytes.insert(contentsOf: other[piece(of: other, atMost: 300)], at: at)
    case 9: bytes.removeLast(bytes.count - at)
    case 10: nest(&bytes, at)
    case 11: bytes.insert(contentsOf: hugeNumber(), at: at)
    default: swapPieces(&bytes)
    }
  }

  private mutating func piece(of bytes: [UInt8], atMost length: Int) -> Range<Int> {
    let start = random.below(bytes.count + 1)
    return start..<min(bytes.count, start + random.below(length + 1))
  }

  private mutating func nest(_ bytes: inout [UInt8], _ at: Int) {
    let depth = [10, 190, 201, 1000, 5000][random.below(5)]
    let opener = ["[", "{\"a\":", "{\"a\":[", "[{", "/*"][random.below(5)]
    let closer = ["]", "}", "]}", "}]", "*/", ""][random.below(6)]
    let inner = Array((random.below(2) == 0 ? "1" : "").utf8)
    let opened = Array(String(repeating: opener, count: depth).utf8)
    bytes.insert(contentsOf: opened + inner + Array(String(repeating: closer, count: depth).utf8), at: at)
  }

  private mutating func hugeNumber() -> [UInt8] {
    let digits = (0..<[20, 309, 400, 401, 5000][random.below(5)]).map { _ in 0x30 + UInt8(random.below(10)) }
    return digits + Array(["", ".5", "e5", "e99999999999999999999", "e-400"][random.below(5)].utf8)
  }

  private mutating func swapPieces(_ bytes: inout [UInt8]) {
    let one = piece(of: bytes, atMost: 60)
    let taken = Array(bytes[one])
    bytes.removeSubrange(one)
    bytes.insert(contentsOf: taken, at: random.below(bytes.count + 1))
  }
}
