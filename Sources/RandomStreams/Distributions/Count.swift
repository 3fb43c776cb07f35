/// A day's count by inversion of one uniform: Poisson, or negative binomial when `dispersion` (variance over mean) is
/// above 1. Grows with `mean`, and with `uniform`: the smallest n with P(N ≤ n) ≥ `uniform`.
///
/// A negative binomial of mean m and dispersion d is Poisson with a gamma mean of shape r = m / (d − 1); successive
/// probabilities stand in the ratio p(n + 1) / p(n) = q (n + r) / (n + 1), q = 1 − 1/d (Poisson: m / (n + 1)).
/// They are summed from 0 while p(0) is a normal number, otherwise outwards from the mode, in units of its own
/// probability, so nothing underflows at any mean.
///
/// - Parameters:
///   - uniform: Strictly between 0 and 1.
///   - mean: Not negative, up to 1e9.
///   - dispersion: Taken as 1 when below.
/// - Complexity: O(mean) up to a mean of some hundreds, O(standard deviation) above.
public func count(uniform: Double, mean: Double, dispersion: Double) -> Int {
  if !(mean > 0) { return 0 }
  let ratios = CountRatios(mean: mean, dispersion: dispersion)
  if ratios.logOfNone > -650 { return ratios.countFromNone(uniform) }
  return ratios.countFromMode(uniform)
}

/// Ratios of successive probabilities of a count: p(n + 1) / p(n) = (slope × n + level) / (n + 1).
private struct CountRatios {
  let slope: Double
  let level: Double
  /// log p(0).
  let logOfNone: Double

  init(mean: Double, dispersion: Double) {
    let excess = dispersion - 1
    // So little excess cannot be told from none, and r would overflow.
    if excess > 1e-9 {
      slope = excess / dispersion
      level = mean / dispersion
      logOfNone = -mean * (Double.log1p(excess) / excess)
    } else {
      slope = 0
      level = mean
      logOfNone = -mean
    }
  }

  func countFromNone(_ uniform: Double) -> Int {
    var n = 0.0
    var probability = Double.exp(logOfNone)
    var sum = probability
    var factor = level
    // The sum may stop growing a rounding error short of a uniform next to 1.
    while sum < uniform {
      n += 1
      probability *= factor / n
      let next = sum + probability
      if next == sum && factor < n { break }
      sum = next
      factor += slope
    }
    return Int(n)
  }

  func countFromMode(_ uniform: Double) -> Int {
    // p(n + 1) ≥ p(n) up to here.
    let mode = Swift.max(0, Double.wholeBelow((level - 1) / (1 - slope)) + 1)
    let negligible = 0x1p-70
    var total = 1.0
    var bottom = mode
    var bottomWeight = 1.0
    while bottom > 0, bottomWeight > negligible {
      bottomWeight *= bottom / (slope * (bottom - 1) + level)
      total += bottomWeight
      bottom -= 1
    }
    var top = mode
    var topWeight = 1.0
    while topWeight > negligible {
      topWeight *= (slope * top + level) / (top + 1)
      total += topWeight
      top += 1
    }
    // Back from the nearer end, so that a small tail is a sum of small terms only.
    if uniform < 0.5 {
      var sum = bottomWeight
      while sum < uniform * total {
        bottomWeight *= (slope * bottom + level) / (bottom + 1)
        sum += bottomWeight
        bottom += 1
      }
      return Int(bottom)
    }
    let left = (1 - uniform) * total
    var sum = topWeight
    while sum <= left {
      topWeight *= top / (slope * (top - 1) + level)
      sum += topWeight
      top -= 1
    }
    return Int(top)
  }
}
