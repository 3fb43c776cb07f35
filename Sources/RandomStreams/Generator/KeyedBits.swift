/// Raw bits for an outside test battery, in the order in which a simulator meets its keyed streams: successive
/// patients, few draws each.
///
/// Days follow each other; a day has 64 patients. Patient i of day d has the block
/// `philox(counter: (0, d, i, 0), key: seed)`: its first word is the patient's key, its second the patient's own word.
/// The output of a day is, one 64-bit word each, least significant byte first,
///
/// 1. the second words of patients 0 to 63;
/// 2. for steps 0 to 3, purposes 0 to 3 and draws 0 and 1 (the last varying fastest): that draw of the stream
///    (step, 0, purpose) of patients 0 to 63.
///
/// So neighbouring words come from neighbouring keys, which is where a weak keyed generator would show.
public struct KeyedBits: Sendable {
  /// Patients of a day.
  public static let patients = 64
  /// Bytes that a day gives.
  public static let bytesPerDay = patients * 8 * (1 + 4 * 4 * 2)

  private let seed: UInt64
  private var day: UInt32 = 0

  /// The bits of a seed, from day 0.
  public init(seed: UInt64) { self.seed = seed }

  /// Calls a closure with every word of the next day, in order.
  ///
  /// - Complexity: 1,088 blocks for 2,112 words.
  public mutating func nextDay(_ body: (UInt64) -> Void) {
    let blocks = (0..<UInt32(Self.patients)).map { philox(counter: (0, day, $0, 0), key: seed) }
    day &+= 1
    for block in blocks { body(block.second) }
    for step in 0..<UInt32(4) {
      for purpose in 0..<UInt32(4) {
        var streams = blocks.map { RandomStream(key: $0.first, step, 0, purpose: purpose) }
        for _ in 0..<2 {
          for patient in streams.indices { body(streams[patient].nextBits()) }
        }
      }
    }
  }

  /// The bytes of the next day: ``bytesPerDay`` of them.
  public mutating func nextDayBytes() -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Self.bytesPerDay)
    nextDay { word in
      for shift in 0..<UInt64(8) { bytes.append(UInt8(truncatingIfNeeded: word >> (shift * 8))) }
    }
    return bytes
  }
}
