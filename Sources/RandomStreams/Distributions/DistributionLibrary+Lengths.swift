// Draws for what has been going on: lengths met in proportion to themselves, and lengths known to be above a value.

extension DistributionLibrary {
  /// One draw of the length that someone finds who looks at a random moment: the density of x is x f(x) over the mean.
  ///
  /// Where the shape has a length-biased form it is drawn from: the exponential becomes a gamma of shape 2, a gamma has
  /// shape + 1, a lognormal mu + sigma², and so on (D. R. Cox, *Some sampling problems in technology*, 1969). What scale,
  /// cap, rounding and limits make of it is then accepted with a probability in proportion to the finished value over the
  /// value drawn, so the result is exact whatever the modifiers.
  ///
  /// Draws used: a few of the stream, how many depends on what is drawn. A distribution of nothing but 0 gives 0.
  ///
  /// - Complexity: some tens of steps; O(n) for n values.
  public func sampleByLength(_ id: DistributionID, from stream: inout RandomStream) -> Double {
    let index = Int(id.index)
    let record = records[index]
    if record.kind == .fixed { return record.first }
    if !record.isModified && !record.isLimited { return biased(record, from: &stream) }
    // A value that is rounded at most doubles.
    let most = record.scale * (record.roundTo > 0 ? 2 : 1)
    for _ in 0..<Self.attempts {
      let value = biased(record, from: &stream)
      if record.isLimited && (value < record.low || value > record.high) { continue }
      let finished = record.finished(value)
      if stream.nextUniform() * most * value < finished { return finished }
    }
    // Limits or rounding leave little of it: plain draws, accepted by their length.
    let limit = record.isLimited && record.high < .infinity ? record.high : shapeQuantile(record, Self.farOut)
    let longest = record.finished(limit)
    var value = 0.0
    for _ in 0..<Self.attempts {
      value = sample(id, from: &stream)
      if stream.nextUniform() * longest < value { return value }
    }
    return value
  }

  /// One draw of a length that is known to be above x; x itself where no value is.
  ///
  /// Draws used: 1, inverted.
  public func sample(_ id: DistributionID, beyond x: Double, from stream: inout RandomStream) -> Double {
    let uniform = stream.nextUniform()
    let upper = (1 - uniform) * survival(id, x)
    if !(upper > 0) { return x }
    let index = Int(id.index)
    if records[index].kind == .fixed { return max(x, records[index].first) }
    return max(x, quantileOfTails(index, Tails(lower: 1 - upper, upper: upper)))
  }

  /// The distributions that a mixture chooses from, with their shares; any other, or a mixture with modifiers of its own,
  /// is the only one of its parts.
  public func parts(of id: DistributionID) -> [(share: Double, id: DistributionID)] {
    let record = records[Int(id.index)]
    if record.kind != .mixture || record.isModified || record.isLimited { return [(1, id)] }
    var parts: [(share: Double, id: DistributionID)] = []
    forEachComponent(of: record) { parts.append(($0, $1)) }
    return parts
  }

  /// How often a draw is tried.
  private static let attempts = 1_000
  /// Beyond it lies next to nothing of any shape.
  private static let farOut = Tails(lower: 1 - 1e-12, upper: 1e-12)

  /// A length-biased draw of a shape, before its modifiers (a normal is above 0 all the same).
  private func biased(_ record: DistributionRecord, from stream: inout RandomStream) -> Double {
    let (start, count) = (Int(record.start), Int(record.count))
    switch record.kind {
    case .fixed: return record.first
    case .exponential: return record.first * unitGamma(shape: 2, from: &stream)
    case .gamma: return record.second * unitGamma(shape: record.first + 1, from: &stream)
    case .weibull:
      let power = unitGamma(shape: 1 + record.third, from: &stream)
      return record.second * Double.exp(record.third * Double.log(power))
    case .lognormal:
      let normal = Double.normalQuantile(stream.nextUniform())
      return Double.exp(record.first + record.second * (record.second + normal))
    case .uniform:
      return Self.biasedUniform(record.first, record.second, stream.nextUniform())
    case .triangular:
      // The mean is at least a third of the highest value.
      while true {
        let uniform = stream.nextUniform()
        let value = shapeQuantile(record, Tails(lower: uniform, upper: 1 - uniform))
        if stream.nextUniform() * record.third < value { return value }
      }
    case .normal: return biasedNormal(record, stream.nextUniform())
    case .poisson:
      let others = RandomStreams.count(uniform: stream.nextUniform(), mean: record.first, dispersion: 1)
      return record.second * Double(others + 1)
    case .mixture:
      let id = byLength(stream.nextUniform(), count) { part in
        let share = table[start + part] - (part > 0 ? table[start + part - 1] : 0)
        return share * mean(DistributionID(index: Int32(table[start + count + part])))
      }
      return sampleByLength(DistributionID(index: Int32(table[start + count + id])), from: &stream)
    case .values: return table[start + byLength(stream.nextUniform(), count) { table[start + $0] }]
    case .weightedValues:
      let position = byLength(stream.nextUniform(), count) { value in
        let before = value > 0 ? table[start + count + value - 1] : 0
        return table[start + value] * (table[start + count + value] - before)
      }
      return table[start + position]
    case .quantiles:
      let stretch = byLength(stream.nextUniform(), count - 1) { point in
        let share = table[start + count + point + 1] - table[start + count + point]
        return share * (table[start + point] + table[start + point + 1])
      }
      return Self.biasedUniform(table[start + stretch], table[start + stretch + 1], stream.nextUniform())
    }
  }

  /// A length between two, by inversion of the squares.
  private static func biasedUniform(_ low: Double, _ high: Double, _ uniform: Double) -> Double {
    (low * low + uniform * (high - low) * (high + low)).squareRoot()
  }

  /// Of so many weights, the position at which their running sum passes a share of the whole.
  private func byLength(_ uniform: Double, _ count: Int, _ weight: (Int) -> Double) -> Int {
    var total = 0.0
    for position in 0..<count { total += weight(position) }
    var left = uniform * total
    var last = 0
    for position in 0..<count {
      let own = weight(position)
      if own <= 0 { continue }
      last = position
      if left < own { return position }
      left -= own
    }
    return last
  }

  /// x times the density of a normal above 0, by bisection of what lies below:
  /// m (Φ(z) − Φ(z₀)) − s (φ(z) − φ(z₀)), z₀ = −m/s.
  private func biasedNormal(_ record: DistributionRecord, _ uniform: Double) -> Double {
    let (mean, deviation) = (record.first, record.second)
    func density(_ z: Double) -> Double { Double.exp(-0.5 * z * z) * 0.3989422804014327 }
    // From the upper end, so that what is left is a sum of small terms only.
    func above(_ x: Double) -> Double {
      let z = (x - mean) / deviation
      return mean * Double.normalCDF(-z) + deviation * density(z)
    }
    let wanted = (1 - uniform) * above(0)
    var (low, high) = (0.0, max(0, mean) + 40 * deviation)
    for _ in 0..<80 {
      let middle = 0.5 * (low + high)
      if !(middle > low && middle < high) { break }
      if above(middle) > wanted { low = middle } else { high = middle }
    }
    return 0.5 * (low + high)
  }

  private func unitGamma(shape: Double, from stream: inout RandomStream) -> Double {
    let d = (shape < 1 ? shape + 1 : shape) - 1.0 / 3
    return Self.gamma(shape: shape, d: d, c: 1 / (9 * d).squareRoot(), from: &stream)
  }
}
