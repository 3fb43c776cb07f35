/// Finds what in a run of bytes is not UTF-8.
enum UTF8Check {
  /// The number of bytes of the well-formed character at `offset`, or nil when none stands there
  /// (table 3-7 of the Unicode Standard: no overlong forms, no surrogates, nothing above U+10FFFF).
  static func length(at offset: Int, in bytes: [UInt8]) -> Int? {
    let first = bytes[offset]
    if first < 0x80 { return 1 }
    let count: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch first {
    case 0xC2...0xDF: count = 2
    case 0xE0: (count, second) = (3, 0xA0...0xBF)
    case 0xED: (count, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: count = 3
    case 0xF0: (count, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: count = 4
    case 0xF4: (count, second) = (4, 0x80...0x8F)
    default: return nil
    }
    guard offset + count <= bytes.count, second.contains(bytes[offset + 1]) else { return nil }
    for index in 2..<4 where index < count {
      guard bytes[offset + index] & 0xC0 == 0x80 else { return nil }
    }
    return count
  }

  /// The character at `offset` and its number of bytes; a byte that is not UTF-8 reads as nil with length 1.
  static func scalar(at offset: Int, in bytes: [UInt8]) -> (scalar: Unicode.Scalar?, length: Int) {
    guard let length = length(at: offset, in: bytes) else { return (nil, 1) }
    var value = UInt32(bytes[offset])
    if length > 1 { value &= 0x7F >> UInt32(length) }
    for index in 1..<4 where index < length { value = value << 6 | UInt32(bytes[offset + index] & 0x3F) }
    return (Unicode.Scalar(value), length)
  }

  /// The first byte of each line that is not UTF-8, in order. O(bytes).
  static func faults(in bytes: [UInt8], limit: Int) -> [Int] {
    var faults: [Int] = []
    var offset = 0
    while offset < bytes.count, faults.count < limit {
      if let length = length(at: offset, in: bytes) {
        offset += length
      } else {
        faults.append(offset)
        while offset < bytes.count, !bytes[offset].isLineEnd { offset += 1 }
      }
    }
    return faults
  }
}
