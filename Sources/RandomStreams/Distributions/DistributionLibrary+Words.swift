/// A library as 64-bit words, so that it can travel to another machine.
extension DistributionLibrary {
  /// Words of a record.
  private static let width = 14

  /// The whole library: how many distributions, their records, and the table of numbers.
  ///
  /// Two libraries are equal exactly when their words are, and what is read back draws the same bits.
  public var words: [UInt64] {
    var words = [UInt64(records.count)]
    words.reserveCapacity(1 + records.count * Self.width + table.count)
    for record in records {
      words.append(UInt64(record.kind.rawValue))
      words.append((record.isLimited ? 1 : 0) | (record.isModified ? 2 : 0))
      words.append(UInt64(UInt32(bitPattern: record.start)) << 32 | UInt64(UInt32(bitPattern: record.count)))
      for number in [record.first, record.second, record.third, record.fourth] { words.append(number.bitPattern) }
      for number in [record.below, record.above, record.mass, record.low, record.high] {
        words.append(number.bitPattern)
      }
      words.append(record.scale.bitPattern)
      words.append(record.cap.bitPattern)
    }
    for record in records { words.append(record.roundTo.bitPattern) }
    for number in table { words.append(number.bitPattern) }
    return words
  }

  /// The library that some words stand for, or nil when they stand for none.
  public init?(words: [UInt64]) {
    self.init()
    guard let first = words.first, first <= UInt64(words.count) else { return nil }
    let count = Int(first)
    let numbers = 1 + count * (Self.width + 1)
    guard numbers <= words.count else { return nil }
    for index in 0..<count {
      let at = 1 + index * Self.width
      func number(_ offset: Int) -> Double { Double(bitPattern: words[at + offset]) }
      guard words[at] <= 255, let kind = DistributionRecord.Kind(rawValue: UInt8(words[at])) else { return nil }
      var record = DistributionRecord(kind, number(3), number(4), number(5), number(6))
      record.isLimited = words[at + 1] & 1 != 0
      record.isModified = words[at + 1] & 2 != 0
      record.start = Int32(truncatingIfNeeded: words[at + 2] >> 32)
      record.count = Int32(truncatingIfNeeded: words[at + 2])
      (record.below, record.above, record.mass) = (number(7), number(8), number(9))
      (record.low, record.high, record.scale, record.cap) = (number(10), number(11), number(12), number(13))
      record.roundTo = Double(bitPattern: words[1 + count * Self.width + index])
      records.append(record)
    }
    for word in words[numbers...] { table.append(Double(bitPattern: word)) }
    for (index, record) in records.enumerated() where !isWithinTable(record, at: index) { return nil }
  }

  /// Whether a record's numbers lie in the table, and a mixture's parts come before it.
  private func isWithinTable(_ record: DistributionRecord, at index: Int) -> Bool {
    let needed: Int64 =
      switch record.kind {
      case .values: Int64(record.count)
      case .weightedValues, .mixture, .quantiles: 2 * Int64(record.count)
      default: 0
      }
    if needed == 0 { return ![.values, .weightedValues, .mixture, .quantiles].contains(record.kind) }
    guard record.start >= 0, record.count > 0, Int64(record.start) + needed <= Int64(table.count) else { return false }
    if record.kind != .mixture { return true }
    let parts = Int(record.start) + Int(record.count)
    return table[parts..<(parts + Int(record.count))].allSatisfy { $0 >= 0 && $0 < Double(index) }
  }
}
