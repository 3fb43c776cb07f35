extension DistributionLibrary {
  /// The probability that a draw is at most x, with all modifiers applied.
  public func cumulative(_ id: DistributionID, _ x: Double) -> Double {
    tails(Int(id.index), x, inclusive: true).lower
  }

  /// The probability that a draw is above x, with all modifiers applied; precise also when it is tiny.
  public func survival(_ id: DistributionID, _ x: Double) -> Double {
    tails(Int(id.index), x, inclusive: true).upper
  }

  /// Both tails of finished values at x; x itself counts as below when `inclusive`.
  func tails(_ index: Int, _ x: Double, inclusive: Bool) -> Tails {
    let record = records[index]
    var x = x
    var inclusive = inclusive
    if record.roundTo > 0 {
      // Rounded values up to x are the unrounded ones up to the middle above the last multiple; a value in the
      // middle goes to the even multiple.
      var last = Double.wholeBelow(x / record.roundTo)
      if !inclusive, last * record.roundTo >= x { last -= 1 }
      x = (last + 0.5) * record.roundTo
      inclusive = Double.wholeBelow(last * 0.5) * 2 == last
    }
    if record.cap < .infinity, inclusive ? x >= record.cap : x > record.cap { return Tails(lower: 1, upper: 0) }
    if record.isModified {
      if record.scale == 0 {
        let reached = inclusive ? x >= 0 : x > 0
        return reached ? Tails(lower: 1, upper: 0) : Tails(lower: 0, upper: 1)
      }
      x /= record.scale
    }
    let tails = shapeTails(record, x, inclusive: inclusive)
    if !record.isLimited { return tails }
    if x < record.low { return Tails(lower: 0, upper: 1) }
    if x > record.high { return Tails(lower: 1, upper: 0) }
    return record.within(tails)
  }

  /// Both tails of a shape at x, before its modifiers.
  func shapeTails(_ record: DistributionRecord, _ x: Double, inclusive: Bool) -> Tails {
    let none = Tails(lower: 0, upper: 1)
    let all = Tails(lower: 1, upper: 0)
    switch record.kind {
    case .fixed: return (inclusive ? record.first <= x : record.first < x) ? all : none
    case .exponential:
      if x <= 0 { return none }
      return Tails(lower: -Double.expm1(-x / record.first), upper: Double.exp(-x / record.first))
    case .uniform:
      if x <= record.first { return none }
      if x >= record.second { return all }
      let width = record.second - record.first
      return Tails(lower: (x - record.first) / width, upper: (record.second - x) / width)
    case .triangular: return Self.triangularTails(record, x)
    case .normal:
      let z = (x - record.first) / record.second
      return Tails(lower: .normalCDF(z), upper: .normalCDF(-z))
    case .lognormal:
      if x <= 0 { return none }
      let z = (Double.log(x) - record.first) / record.second
      return Tails(lower: .normalCDF(z), upper: .normalCDF(-z))
    case .gamma: return Double.gammaTails(shape: record.first, at: x / record.second)
    case .weibull:
      if x <= 0 { return none }
      let hazard = Double.pow(x / record.second, record.first)
      return Tails(lower: -Double.expm1(-hazard), upper: Double.exp(-hazard))
    case .poisson:
      if x == .infinity { return all }
      var last = Double.wholeBelow(x / record.second)
      if !inclusive, last * record.second >= x { last -= 1 }
      if last < 0 { return none }
      // P(N ≤ n) is the upper tail of a gamma variate of shape n + 1 at the mean.
      let tails = Double.gammaTails(shape: last + 1, at: record.first)
      return Tails(lower: tails.upper, upper: tails.lower)
    case .mixture:
      var sum = Tails(lower: 0, upper: 0)
      forEachComponent(of: record) { share, id in
        let part = tails(Int(id.index), x, inclusive: inclusive)
        sum.lower += share * part.lower
        sum.upper += share * part.upper
      }
      return sum
    case .quantiles: return joinedTails(start: Int(record.start), count: Int(record.count), x, inclusive: inclusive)
    case .values, .weightedValues: return valueTails(record, x, inclusive: inclusive)
    }
  }

  private static func triangularTails(_ record: DistributionRecord, _ x: Double) -> Tails {
    let (low, mode, high) = (record.first, record.second, record.third)
    if x <= low { return Tails(lower: 0, upper: 1) }
    if x >= high { return Tails(lower: 1, upper: 0) }
    if x < mode {
      let lower = (x - low) / (high - low) * ((x - low) / (mode - low))
      return Tails(lower: lower, upper: 1 - lower)
    }
    let upper = (high - x) / (high - low) * ((high - x) / (high - mode))
    return Tails(lower: 1 - upper, upper: upper)
  }

  private func valueTails(_ record: DistributionRecord, _ x: Double, inclusive: Bool) -> Tails {
    let start = Int(record.start)
    let n = Int(record.count)
    // How many of the sorted values are below (or at) x.
    var (low, high) = (0, n)
    while low < high {
      let middle = (low + high) / 2
      let value = table[start + middle]
      if inclusive ? value <= x : value < x { low = middle + 1 } else { high = middle }
    }
    if low == 0 { return Tails(lower: 0, upper: 1) }
    let lower = record.kind == .values ? Double(low) / Double(n) : table[start + n + low - 1]
    return Tails(lower: lower, upper: 1 - lower)
  }
}
