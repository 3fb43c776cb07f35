// Quantiles joined by straight lines: values v₀ ≤ … ≤ vₙ at probabilities 0 = p₀ < … < pₙ = 1, the values followed by the
// probabilities in the table. Between neighbours a value is uniform, so that nothing but order is assumed.

extension DistributionLibrary {
  /// The value at a probability. O(log n).
  func joinedQuantile(start: Int, count n: Int, _ p: Double) -> Double {
    // The last of the points not above p, but for the very last.
    var (low, high) = (0, n - 2)
    while low < high {
      let middle = (low + high + 1) / 2
      if table[start + n + middle] <= p { low = middle } else { high = middle - 1 }
    }
    let (from, to) = (table[start + n + low], table[start + n + low + 1])
    let part = min(1, max(0, (p - from) / (to - from)))
    return table[start + low] + part * (table[start + low + 1] - table[start + low])
  }

  /// Both tails at a value. O(log n).
  func joinedTails(start: Int, count n: Int, _ x: Double, inclusive: Bool) -> Tails {
    // How many of the values are below (or at) x.
    var (low, high) = (0, n)
    while low < high {
      let middle = (low + high) / 2
      let value = table[start + middle]
      if inclusive ? value <= x : value < x { low = middle + 1 } else { high = middle }
    }
    if low == 0 { return Tails(lower: 0, upper: 1) }
    if low == n { return Tails(lower: 1, upper: 0) }
    let (left, right) = (table[start + low - 1], table[start + low])
    let (from, to) = (table[start + n + low - 1], table[start + n + low])
    let part = right > left ? (x - left) / (right - left) : inclusive ? 1 : 0
    let lower = from + part * (to - from)
    return Tails(lower: lower, upper: 1 - lower)
  }

  /// Moments with limits, scale and cap, exactly: a uniform stretch between neighbouring points, the points where limits
  /// and cap cut included.
  func joinedMoments(_ record: DistributionRecord) -> Moments {
    let (start, n) = (Int(record.start), Int(record.count))
    let (first, last) = (record.below, record.below + record.mass)
    var cuts = [first, last]
    for point in 0..<n where table[start + n + point] > first && table[start + n + point] < last {
      cuts.append(table[start + n + point])
    }
    if record.scale > 0, record.cap < .infinity {
      let cut = joinedTails(start: start, count: n, record.cap / record.scale, inclusive: false).lower
      if cut > first && cut < last { cuts.append(cut) }
    }
    cuts.sort()
    var sum = WeightedMoments()
    for (from, to) in zip(cuts, cuts.dropFirst()) where to > from {
      // Just inside the stretch the function is a straight line, also beside a jump.
      let middle = record.scale * joinedQuantile(start: start, count: n, 0.5 * (from + to))
      let quarter = record.scale * joinedQuantile(start: start, count: n, 0.75 * from + 0.25 * to)
      let half = middle >= record.cap ? 0 : 2 * (middle - quarter)
      sum.add(min(middle, record.cap), to - from, variance: half * half / 3)
    }
    return sum.moments
  }
}
