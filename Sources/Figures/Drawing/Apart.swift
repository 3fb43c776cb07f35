/// Things in a row moved apart so that they do not overlap.
enum Apart {
  /// Centres as near as can be to those wished for (least squares), in the order given, no two nearer than half their
  /// sizes together.
  ///
  /// With the sizes before each taken off, the order is all that is asked, and pooling adjacent violators gives the
  /// nearest ordered sequence. O(n).
  ///
  /// - Parameters:
  ///   - wished: centres, in the order they shall keep.
  ///   - sizes: room that each needs, gap included.
  ///   - bounds: where the row shall stay, if it has room there; otherwise it begins at the lower bound.
  static func centres(_ wished: [Double], sizes: [Double], within bounds: ClosedRange<Double>) -> [Double] {
    var offsets: [Double] = []
    var sum = 0.0
    for (index, size) in sizes.enumerated() {
      offsets.append(index == 0 ? 0 : sum + (sizes[index - 1] + size) / 2)
      sum = offsets[index]
    }
    guard let first = sizes.first, let last = sizes.last else { return [] }
    var blocks: [(sum: Double, count: Int)] = []
    for (index, centre) in wished.enumerated() {
      blocks.append(((centre.isFinite ? centre : bounds.lowerBound) - offsets[index], 1))
      while blocks.count > 1 {
        let (upper, lower) = (blocks[blocks.count - 1], blocks[blocks.count - 2])
        if lower.sum / Double(lower.count) <= upper.sum / Double(upper.count) { break }
        blocks.removeLast()
        blocks[blocks.count - 1] = (lower.sum + upper.sum, lower.count + upper.count)
      }
    }
    let lowest = bounds.lowerBound + first / 2
    let highest = max(lowest, bounds.upperBound - last / 2 - sum)
    var (result, index): ([Double], Int) = ([], 0)
    for block in blocks {
      let place = min(max(block.sum / Double(block.count), lowest), highest)
      for _ in 0..<block.count {
        result.append(place + offsets[index])
        index += 1
      }
    }
    return result
  }
}
