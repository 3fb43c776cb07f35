// Drawing a value. Where one uniform suffices the draw is an inversion and grows with the uniform, so that two runs
// with the same uniforms differ only by what was changed (common random numbers).

extension DistributionLibrary {
  /// One draw, with all modifiers applied.
  ///
  /// Draws used from the stream: fixed none; gamma two for each attempt (1.0 to 1.05 attempts on average) and one
  /// more, first, when its shape is below 1; a mixture one and then its component's; all others one. A gamma or
  /// mixture with `between` repeats this while outside the limits, at most 64 times, then inverts one more uniform.
  ///
  /// - Complexity: O(1); O(log n) for n weighted values, O(√mean) at most for Poisson. Nothing is allocated.
  @inlinable @inline(__always)
  public func sample(_ id: DistributionID, from stream: inout RandomStream) -> Double {
    let index = Int(id.index)
    if records[index].kind == .fixed { return records[index].first }
    if records[index].kind == .exponential && records[index].isPlain {
      return records[index].first * -Double.log(1 - stream.nextUniform())
    }
    // A copy, for the stream would have to be in memory if it were handed on.
    var rest = stream
    let value = sampleOther(index, from: &rest)
    stream = rest
    return value
  }

  /// What is neither fixed nor a plain exponential; of a record only the words are read that matter, for it is large.
  @usableFromInline func sampleOther(_ index: Int, from stream: inout RandomStream) -> Double {
    switch records[index].kind {
    case .gamma, .mixture:
      if records[index].isLimited { return redrawn(index, from: &stream) }
      let value = unlimited(index, from: &stream)
      return records[index].isModified ? records[index].finished(value) : value
    case .lognormal where records[index].isPlain:
      let u = stream.nextUniform()
      let normal = Double.normalQuantile(lower: u, upper: 1 - u)
      return Double.exp(records[index].first + records[index].second * normal)
    default:
      return inverted(index, stream.nextUniform())
    }
  }

  /// The finished value of the uniform u.
  func inverted(_ index: Int, _ u: Double) -> Double {
    let record = records[index]
    let tails = Tails(lower: record.below + u * record.mass, upper: record.above + (1 - u) * record.mass)
    return record.finished(record.limited(shapeQuantile(record, tails)))
  }

  /// A draw of a gamma or a mixture before its limits.
  private func unlimited(_ index: Int, from stream: inout RandomStream) -> Double {
    if records[index].kind == .gamma {
      let value = Self.gamma(
        shape: records[index].first, d: records[index].third, c: records[index].fourth, from: &stream)
      return records[index].second * value
    }
    let (start, count) = (Int(records[index].start), Int(records[index].count))
    return sample(component(start: start, count: count, at: stream.nextUniform()), from: &stream)
  }

  private func redrawn(_ index: Int, from stream: inout RandomStream) -> Double {
    for _ in 0..<64 {
      let value = unlimited(index, from: &stream)
      if value >= records[index].low && value <= records[index].high { return records[index].finished(value) }
    }
    return inverted(index, stream.nextUniform())
  }

  /// A gamma variate of scale 1; d and c are the constants of the method.
  ///
  /// Source: G. Marsaglia, W. W. Tsang, *A simple method for generating gamma variables*, ACM TOMS 26 (2000).
  static func gamma(shape: Double, d: Double, c: Double, from stream: inout RandomStream) -> Double {
    // Below shape 1: a gamma of shape + 1 times a power of a uniform.
    let boost = shape < 1 ? Double.exp(Double.log(stream.nextUniform()) / shape) : 1
    while true {
      let x = Double.normalQuantile(stream.nextUniform())
      let u = stream.nextUniform()
      let root = 1 + c * x
      if root <= 0 { continue }
      let v = root * root * root
      let square = x * x
      if u < 1 - 0.0331 * square * square
        || Double.log(u) < 0.5 * square + d * (1 - v + Double.log(v))
      {
        return d * v * boost
      }
    }
  }

  /// The component of a mixture that a uniform selects.
  private func component(start: Int, count n: Int, at u: Double) -> DistributionID {
    var i = 0
    while i < n - 1, table[start + i] <= u { i += 1 }
    return DistributionID(index: Int32(table[start + n + i]))
  }
}
