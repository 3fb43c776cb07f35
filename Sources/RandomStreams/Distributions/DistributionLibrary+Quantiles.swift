extension DistributionLibrary {
  /// The value that a draw is below with probability p, 0 < p < 1, with all modifiers applied.
  ///
  /// - Complexity: that of a draw by inversion; gamma some ten incomplete gamma functions, a mixture a bisection.
  public func quantile(_ id: DistributionID, _ p: Double) -> Double {
    precondition(p > 0 && p < 1, "a quantile needs a probability between 0 and 1")
    let index = Int(id.index)
    return records[index].kind == .fixed ? records[index].first : inverted(index, p)
  }

  /// The smallest value of a shape (before its modifiers) that has at least the lower of these tails below or at it.
  ///
  /// Inlined where it is called: a record is large, and a draw needs few of its words.
  @inline(__always) func shapeQuantile(_ record: DistributionRecord, _ tails: Tails) -> Double {
    switch record.kind {
    case .fixed: return record.first
    case .exponential: return record.first * -Double.log(tails.upper)
    case .uniform:
      let width = record.second - record.first
      return tails.lower < 0.5 ? record.first + tails.lower * width : record.second - tails.upper * width
    case .triangular:
      let (low, mode, high) = (record.first, record.second, record.third)
      if tails.lower * (high - low) < mode - low {
        return low + (tails.lower * (high - low) * (mode - low)).squareRoot()
      }
      return high - (tails.upper * (high - low) * (high - mode)).squareRoot()
    case .normal:
      return record.first + record.second * Double.normalQuantile(lower: tails.lower, upper: tails.upper)
    case .lognormal:
      return Double.exp(record.first + record.second * Double.normalQuantile(lower: tails.lower, upper: tails.upper))
    case .gamma: return record.second * Double.gammaQuantile(shape: record.first, tails)
    case .weibull:
      // A power through the logarithm: some ulps are lost, two thirds of the time saved.
      return record.second * Double.exp(record.third * Double.log(-Double.log(tails.upper)))
    case .poisson:
      return record.second * Double(RandomStreams.count(uniform: tails.lower, mean: record.first, dispersion: 1))
    case .mixture: return mixtureQuantile(record, tails)
    case .values:
      let position = Int32(tails.lower * Double(record.count))
      return table[Int(record.start + min(position, record.count - 1))]
    case .quantiles: return joinedQuantile(start: Int(record.start), count: Int(record.count), tails.lower)
    case .weightedValues: return weightedQuantile(start: Int(record.start), count: Int(record.count), tails.lower)
    }
  }

  /// Bisection among the cumulative probabilities of sorted values.
  private func weightedQuantile(start: Int, count n: Int, _ p: Double) -> Double {
    var (low, high) = (0, n - 1)
    while low < high {
      let middle = (low + high) / 2
      if table[start + n + middle] < p { low = middle + 1 } else { high = middle }
    }
    return table[start + low]
  }

  /// Bisection between the smallest and the largest of the components' own quantiles.
  private func mixtureQuantile(_ record: DistributionRecord, _ tails: Tails) -> Double {
    var low = Double.infinity
    var high = -Double.infinity
    forEachComponent(of: record) { _, id in
      let index = Int(id.index)
      let value = quantileOfTails(index, tails)
      low = min(low, value)
      high = max(high, value)
    }
    func reached(_ x: Double) -> Bool {
      let at = shapeTails(record, x, inclusive: true)
      return tails.lower < 0.5 ? at.lower >= tails.lower : at.upper <= tails.upper
    }
    if reached(low) { return low }
    while true {
      let middle = low + 0.5 * (high - low)
      if !(middle > low && middle < high) { return high }
      if reached(middle) { high = middle } else { low = middle }
    }
  }

  /// The finished value that has these tails within the limits.
  func quantileOfTails(_ index: Int, _ tails: Tails) -> Double {
    let record = records[index]
    return record.finished(record.limited(shapeQuantile(record, record.beyond(tails))))
  }

  /// Calls a closure with every component of a mixture and its share.
  func forEachComponent(of record: DistributionRecord, _ body: (Double, DistributionID) -> Void) {
    let start = Int(record.start)
    let n = Int(record.count)
    var previous = 0.0
    for i in 0..<n {
      let share = table[start + i] - previous
      previous = table[start + i]
      if share > 0 { body(share, DistributionID(index: Int32(table[start + n + i]))) }
    }
  }
}
