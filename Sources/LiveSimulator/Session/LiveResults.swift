import Figures
import PatientFlow
import Statistics

/// What has been simulated of a setting and of the baseline: the records of the same replications.
public struct LiveResults: Sendable {
  private let content: LiveContent
  private var baseline: [[Double]] = []
  private var setting: [[Double]] = []

  /// Results without a replication.
  public init(_ content: LiveContent) { self.content = content }

  /// Adds the next replication of both.
  public mutating func fold(baseline: [Double], setting: [Double]) {
    self.baseline.append(baseline)
    self.setting.append(setting)
  }

  /// How many replications there are.
  public var replications: Int { setting.count }

  /// What one of the first numbers of the records says.
  public func comparison(at position: Int) -> Comparison {
    let (before, after) = (column(position, of: baseline), column(position, of: setting))
    return Comparison(
      baseline: Interval(of: before), scenario: Interval(of: after),
      difference: Interval(ofDifference: after, from: before))
  }

  /// Everything that figures and sentences say about the setting.
  ///
  /// - Parameter isBaseline: whether the setting is the baseline itself.
  public func outcome(label: String, isBaseline: Bool) -> Outcome {
    var outcome = Outcome(
      label: label, isBaseline: isBaseline, period: content.period, replications: replications,
      replicationName: content.replicationName)
    var position = 0
    func next() -> Comparison {
      position += 1
      return comparison(at: position - 1)
    }
    for words in content.focus { outcome.focus.append(FocusRow(words: words, values: next())) }
    let total = next()
    var parts: [PartRow] = []
    for label in content.reasons { parts.append(PartRow(label: label, values: next())) }
    if !parts.isEmpty {
      outcome.reasons = DelayReasons(subject: content.reasonsOf, unit: "patients", total: total, parts: parts)
    }
    for place in content.places {
      let (used, open, share, stay, delay) = (next(), next(), next(), next(), next())
      outcome.places.append(
        PlaceRow(
          label: place.label, isSetting: place.unit.isEmpty, unit: place.unit, used: used, open: open, occupancy: share,
          stay: stay, delay: delay))
    }
    addDaily(to: &outcome, from: position)
    addLengths(to: &outcome, from: position + content.daily.count * content.days.count)
    return outcome
  }

  // MARK: Parts of the outcome

  private func addDaily(to outcome: inout Outcome, from position: Int) {
    for (index, series) in content.daily.enumerated() {
      let first = position + index * content.days.count
      guard let kind = series.kind else {
        if !outcome.daily.isEmpty { outcome.daily[outcome.daily.count - 1].capacity = capacity(from: first) }
        continue
      }
      outcome.daily.append(
        DailyComparison(
          kind: kind, subject: series.subject, unit: series.unit, days: content.days,
          scenario: course(setting, from: first),
          baseline: outcome.isBaseline ? DailyCourse() : course(baseline, from: first)))
    }
  }

  private func course(_ records: [[Double]], from first: Int) -> DailyCourse {
    var course = DailyCourse()
    for day in 0..<content.days.count {
      let values = column(first + day, of: records).filter { !$0.isNaN }.map { Int32($0) }
      guard let example = values.first else { return DailyCourse() }
      let spread = Spread(of: values)
      course.mean.append(spread.mean)
      course.p05.append(spread.p05)
      course.p25.append(spread.p25)
      course.p50.append(spread.p50)
      course.p75.append(spread.p75)
      course.p95.append(spread.p95)
      course.example.append(Double(example))
    }
    return course
  }

  /// The units open, as steps where their mean over the replications changes; none of a place without limit.
  private func capacity(from first: Int) -> [CapacityStep] {
    var steps: [CapacityStep] = []
    for day in 0..<content.days.count {
      let open = Spread(of: column(first + day, of: setting).filter { !$0.isNaN }.map { Int32($0) }).mean
      if open >= Place.unlimited { return [] }
      if open.isNaN || steps.last?.open == open { continue }
      steps.append(CapacityStep(offset: day, open: open))
    }
    return steps
  }

  private func addLengths(to outcome: inout Outcome, from position: Int) {
    let edges = Bins.days.edges
    guard !content.lengthsOf.isEmpty else { return }
    for (index, kind) in [LengthSpread.Kind.stay, .delay].enumerated() {
      let first = position + index * edges.count
      outcome.lengths.append(
        LengthSpread(
          kind: kind, subject: content.lengthsOf, edges: edges,
          scenario: shares(setting, from: first, count: edges.count),
          baseline: outcome.isBaseline ? [] : shares(baseline, from: first, count: edges.count)))
    }
  }

  /// Shares of the cases of all replications together.
  private func shares(_ records: [[Double]], from first: Int, count: Int) -> [Double] {
    var sums = [Double](repeating: 0, count: count)
    for record in records where record.count >= first + count {
      for bin in 0..<count { sums[bin] += record[first + bin] }
    }
    var total = 0.0
    for sum in sums { total += sum }
    return total == 0 ? [] : sums.map { $0 / total }
  }

  private func column(_ position: Int, of records: [[Double]]) -> [Double] {
    records.map { position < $0.count ? $0[position] : .nan }
  }
}
