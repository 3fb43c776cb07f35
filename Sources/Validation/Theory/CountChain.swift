/// Chains that are looked at from time to time only: a number of patients waiting, from one look to the next.
enum CountChain {
  /// Mean number waiting in M/D/c (C. D. Crommelin, 1932): of those present now, who is in service is gone a service
  /// later, and Poisson arrivals have come.
  static func queueOfFixedService(_ c: Int, _ a: Double, upTo most: Int = 400) -> Double {
    let arriving = QueueFormulas.poisson(a, upTo: 60)
    var now = [Double](repeating: 0, count: most + 1)
    now[0] = 1
    var change = 1.0
    while change > 1e-13 {
      var next = [Double](repeating: 0, count: most + 1)
      for (present, chance) in now.enumerated() where chance > 1e-18 {
        for (count, share) in arriving.enumerated() {
          next[min(most, max(0, present - c) + count)] += chance * share
        }
      }
      change = zip(now, next).reduce(0) { $0 + abs($1.0 - $1.1) }
      now = next
    }
    return now.enumerated().reduce(0) { $0 + Double(max(0, $1.0 - c)) * $1.1 }
  }

  /// Mean number waiting over the week where so many may start on each day of it, from midnight on, and arrivals come at
  /// a constant rate a day.
  ///
  /// Of q waiting at midnight up to k start at once; whoever comes while starts are left starts at once too.
  static func queueOfDailyStarts(_ starts: [Int], perDay rate: Double, upTo most: Int = 400) -> Double {
    let arriving = QueueFormulas.poisson(rate, upTo: 80)
    /// Mean over the day of the number who came beyond the first `left`.
    let excess = (0...(starts.max() ?? 0)).map { left in
      integral(from: 0, to: 1, pieces: 50) { time in
        QueueFormulas.poisson(rate * time, upTo: 80).enumerated().reduce(0) {
          $0 + Double(max(0, $1.0 - left)) * $1.1
        }
      }
    }
    var now = [Double](repeating: 0, count: most + 1)
    now[0] = 1
    var change = 1.0
    var mean = 0.0
    while change > 1e-13 {
      let before = now
      mean = 0
      for limit in starts {
        var next = [Double](repeating: 0, count: most + 1)
        for (waiting, chance) in now.enumerated() where chance > 1e-18 {
          let (left, stays) = (max(0, limit - waiting), max(0, waiting - limit))
          mean += chance * (Double(stays) + excess[left]) / Double(starts.count)
          for (count, share) in arriving.enumerated() {
            next[min(most, stays + max(0, count - left))] += chance * share
          }
        }
        now = next
      }
      change = zip(now, before).reduce(0) { $0 + abs($1.0 - $1.1) }
    }
    return mean
  }
}
