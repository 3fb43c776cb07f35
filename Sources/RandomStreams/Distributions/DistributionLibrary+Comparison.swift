// Distributions compared by what they are, whatever their names.

extension DistributionLibrary {
  /// Whether a distribution gives, draw for draw, what another gives that may be in another library. None is the same
  /// as none.
  ///
  /// - Complexity: O(values and components of the two).
  public func isSame(_ id: DistributionID, as other: DistributionID, in library: DistributionLibrary) -> Bool {
    if id.index < 0 || other.index < 0 { return id.index < 0 && other.index < 0 }
    let mine = records[Int(id.index)]
    var theirs = library.records[Int(other.index)]
    let (start, otherStart) = (Int(mine.start), Int(theirs.start))
    theirs.start = mine.start
    if mine != theirs { return false }
    let count = Int(mine.count)
    let numbers: Int
    switch mine.kind {
    case .values, .mixture: numbers = count
    case .weightedValues, .quantiles: numbers = 2 * count
    default: numbers = 0
    }
    for offset in 0..<numbers where table[start + offset] != library.table[otherStart + offset] { return false }
    if mine.kind != .mixture { return true }
    for offset in count..<(2 * count) {
      let component = DistributionID(index: Int32(table[start + offset]))
      let counterpart = DistributionID(index: Int32(library.table[otherStart + offset]))
      if !isSame(component, as: counterpart, in: library) { return false }
    }
    return true
  }

  /// A value that no draw is below: the least possible one, with all modifiers applied.
  ///
  /// - Complexity: O(1); O(components) of a mixture.
  public func least(_ id: DistributionID) -> Double {
    let record = records[Int(id.index)]
    let least: Double
    switch record.kind {
    case .fixed: return record.first
    case .uniform, .triangular: least = record.first
    case .exponential, .normal, .lognormal, .gamma, .weibull, .poisson: least = 0
    case .values, .weightedValues, .quantiles: least = table[Int(record.start)]
    case .mixture:
      let components = Int(record.start + record.count)..<Int(record.start + 2 * record.count)
      least = components.reduce(Double.infinity) { min($0, self.least(DistributionID(index: Int32(table[$1])))) }
    }
    return record.finished(max(least, record.low))
  }
}
