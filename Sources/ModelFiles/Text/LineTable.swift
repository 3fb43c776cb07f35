/// Where the lines of a text begin, so that a byte offset can be told as a line number.
///
/// A line ends with a line feed, a carriage return, or both in that order.
public struct LineTable: Sendable {
  /// Offset of the first byte of every line; the first is 0.
  public let starts: [Int]
  private let byteCount: Int

  /// The lines of `bytes`. O(bytes).
  public init(_ bytes: [UInt8]) {
    var starts = [0]
    for (offset, byte) in bytes.enumerated() {
      let endsLine = byte == .lineFeed || (byte == .carriageReturn && bytes.byte(at: offset + 1) != .lineFeed)
      if endsLine { starts.append(offset + 1) }
    }
    self.starts = starts
    byteCount = bytes.count
  }

  /// The number, from 1, of the line that holds the byte at `offset`; an offset past the end belongs to the last line.
  /// O(log lines).
  public func line(at offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// The bytes of line `number` (from 1), its line end left out.
  public func span(ofLine number: Int, in bytes: [UInt8]) -> Span {
    let start = starts[number - 1]
    var end = number < starts.count ? starts[number] : byteCount
    while end > start, bytes[end - 1] == .lineFeed || bytes[end - 1] == .carriageReturn { end -= 1 }
    return Span(start, end)
  }
}
