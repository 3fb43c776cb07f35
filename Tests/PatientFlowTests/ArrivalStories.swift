import PatientFlow
import RandomStreams
import Testing

/// Who arrives when.
@Suite struct ArrivalStories {
  /// Arrivals of one source over some days, which do nothing but leave.
  private func arrivals(
    days: Int, perDay: Double, replication: Int = 1, _ shape: (inout Source) -> Void
  ) -> [PatientEvent] {
    var builder = NetworkBuilder(days: days)
    builder.cohorts([0, 0, 0])
    builder.source(perDay, to: builder.exit())
    shape(&builder.network.sources[0])
    return builder.network.run(replication: replication, checked: false).log.events.filter { $0.kind == .arrives }
  }

  /// How far a count is from its mean, in standard deviations of a Poisson variable; printed.
  private func z(_ what: String, _ count: Int, mean: Double) -> Double {
    let z = (Double(count) - mean) / mean.squareRoot()
    print(what, "count", count, "truth", mean, "z", z)
    return z
  }

  @Test func daysMayHaveNumbersOfTheirOwn() {
    // Counted: so many, each day, and none after the last; whatever the factor and the dispersion.
    let counted = arrivals(days: 5, perDay: 9) {
      $0.daily = [3, 0, 7, 1]
      $0.isCounted = true
    }
    func perDay(_ events: [PatientEvent], _ days: Int) -> [Int] {
      (0..<days).map { day in events.count { Int($0.time / NetworkBuilder.day) == day } }
    }
    #expect(perDay(counted, 5) == [3, 0, 7, 1, 0])
    // Expected: the mean of each, times what changes it.
    let expected = arrivals(days: 4, perDay: 9) {
      $0.daily = [400, 0, 900, 100]
      $0.changes.changes = [.init(from: 3 * NetworkBuilder.day, effect: .scale, amount: 4)]
    }
    for (count, mean) in zip(perDay(expected, 4), [400.0, 0, 900, 400]) {
      #expect(mean == 0 ? count == 0 : abs(z("a day's arrivals", count, mean: mean)) < 4)
    }
  }

  @Test func patientsOfACountedDayAreThoseOfADayThatIsDrawn() {
    let drawn = arrivals(days: 1, perDay: 30) { _ in }
    let counted = arrivals(days: 1, perDay: 0) {
      $0.daily = [5]
      $0.isCounted = true
    }
    let known = Dictionary(uniqueKeysWithValues: drawn.map { ($0.indexInDay, $0.time) })
    #expect(counted.count == 5 && counted.allSatisfy { known[$0.indexInDay] == $0.time })
  }

  @Test func theHoursOfTheDayHaveTheirShares() {
    // None before 6, half from 6 to 12, a quarter each from 12 to 18 and from 18 to 24.
    let events = arrivals(days: 200, perDay: 50) {
      $0.cumulativeByHour = (1...24).map { hour -> Double in
        if hour <= 6 { return 0 }
        return hour <= 12 ? Double(hour - 6) / 12 : 0.5 + Double(hour - 12) / 24
      }
    }
    for (quarter, share) in [0, 0.5, 0.25, 0.25].enumerated() {
      let hours = Int64(6 * quarter)..<Int64(6 * quarter + 6)
      let count = events.count { hours.contains($0.time % NetworkBuilder.day / NetworkBuilder.hour) }
      if share == 0 {
        #expect(count == 0)
      } else {
        #expect(abs(z("quarter \(quarter)", count, mean: 10_000 * share)) < 4)
      }
    }
  }

  @Test func weekdaysHaveTheirWeights() {
    let weights = [1.6, 1.4, 1.2, 1, 0.8, 0.6, 0.4]
    let events = arrivals(days: 350, perDay: 20) { $0.weekday = weights }
    for weekday in 0..<7 {
      let count = events.count { Int($0.time / NetworkBuilder.day) % 7 == weekday }
      #expect(abs(z("weekday \(weekday)", count, mean: 50 * 20 * weights[weekday])) < 4)
    }
  }

  @Test func monthsHaveTheirWeights() {
    // 5 January to 28 February 1970: 27 days of January at 1.5, 28 of February at 0.5.
    let events = arrivals(days: 55, perDay: 100) { $0.monthly = [1.5, 0.5] + Array(repeating: 1, count: 10) }
    let january = events.count { $0.time < 27 * NetworkBuilder.day }
    #expect(abs(z("January", january, mean: 27 * 150)) < 4)
    #expect(abs(z("February", events.count - january, mean: 28 * 50)) < 4)
  }

  @Test func growthCompoundsFromTheStart() {
    // 30 % a year: in the third year the rate is on average 1.3² × (1.3 - 1) / ln 1.3 times that at the start.
    let events = arrivals(days: 1096, perDay: 10) { $0.growthPerYear = 0.3 }
    let year = Int64(365.25 * Double(NetworkBuilder.day))
    let logOf13 = 0.26236426446749106
    for index in 0..<3 {
      let count = events.count { $0.time / year == Int64(index) }
      let factor = [1, 1.3, 1.69][index] * 0.3 / logOf13
      // The last year of the run is cut by a quarter of a day.
      #expect(abs(z("year \(index)", count, mean: 3652.5 * factor)) < 4)
    }
  }

  @Test func dispersionIsTheVarianceOverTheMeanOfADaysCount() {
    for dispersion in [1, 1.4, 3] {
      let events = arrivals(days: 3000, perDay: 12) { $0.dispersion = dispersion }
      var counts = [Double](repeating: 0, count: 3000)
      for event in events { counts[Int(event.time / NetworkBuilder.day)] += 1 }
      let mean = counts.reduce(0, +) / 3000
      let variance = counts.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 2999
      // Roughly normal: the standard error of the ratio is about ratio × √(2 / n).
      let z = (variance / mean - dispersion) / (dispersion * (2.0 / 3000).squareRoot())
      print("dispersion", variance / mean, "truth", dispersion, "z", z)
      #expect(abs(z) < 4)
      #expect(abs((mean - 12) / (12 * dispersion / 3000).squareRoot()) < 4)
    }
  }

  @Test func cohortsHaveTheirShares() {
    let events = arrivals(days: 100, perDay: 100) {
      $0.cohorts = [2, 0, 1]
      $0.cumulativeCohortShares = [0.3, 0.35, 1]
    }
    for (cohort, share) in [(Int32(2), 0.3), (0, 0.05), (1, 0.65)] {
      #expect(abs(z("cohort \(cohort)", events.count { $0.cohort == cohort }, mean: 10_000 * share)) < 4)
    }
  }

  @Test func changesMultiplyTheRateFromTheirDateOn() {
    let events = arrivals(days: 100, perDay: 100) {
      $0.changes.changes = [
        .init(from: 50 * NetworkBuilder.day, until: 60 * NetworkBuilder.day, effect: .scale, amount: 0.5)
      ]
    }
    let during = events.count { (50..<60).contains($0.time / NetworkBuilder.day) }
    #expect(abs(z("halved", during, mean: 500)) < 4)
    #expect(abs(z("otherwise", events.count - during, mean: 9000)) < 4)
  }

  @Test func moreDemandAddsPatientsAndChangesNone() {
    let fewer = arrivals(days: 60, perDay: 20) { $0.dispersion = 1.4 }
    let more = arrivals(days: 60, perDay: 26) { $0.dispersion = 1.4 }
    #expect(more.count > fewer.count)
    let known = Dictionary(uniqueKeysWithValues: more.map { (Int64($0.day) << 32 | Int64($0.indexInDay), $0) })
    for event in fewer { #expect(known[Int64(event.day) << 32 | Int64(event.indexInDay)] == event) }
  }
}
