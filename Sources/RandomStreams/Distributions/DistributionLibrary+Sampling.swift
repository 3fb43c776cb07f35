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
  @inlinable public func sample(_ id: DistributionID, from stream: inout RandomStream) -> Double {
    let index = Int(id.index)
    let record = records[index]
    if record.kind == .fixed { return record.first }
    if record.kind == .exponential {
      let upper = record.above + (1 - stream.nextUniform()) * record.mass
      return record.finished(record.limited(record.first * -Double.log(upper)))
    }
    return sampleOther(index, from: &stream)
  }

  @usableFromInline func sampleOther(_ index: Int, from stream: inout RandomStream) -> Double {
    let record = records[index]
    switch record.kind {
    case .gamma, .mixture:
      if record.isLimited { return redrawn(index, from: &stream) }
      return record.finished(unlimited(index, from: &stream))
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
    let record = records[index]
    if record.kind == .gamma {
      return record.second * Self.gamma(shape: record.first, d: record.third, c: record.fourth, from: &stream)
    }
    let start = Int(record.start)
    return sample(component(start: start, count: Int(record.count), at: stream.nextUniform()), from: &stream)
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
