/// Two measurements of the same workloads, by ratios to the calibration: what fell behind.
public struct RatioComparison: Sendable, Equatable {
  /// What became of a workload.
  public enum Verdict: Sendable, Equatable {
    /// Slower by more than is allowed.
    case behind
    /// Within what is allowed, either way.
    case level
    /// Faster by more than that.
    case ahead
    /// The earlier measurement has no such workload.
    case new
    /// The present one has not.
    case missing
  }

  /// A workload.
  public struct Row: Sendable, Equatable {
    /// Its name.
    public var name: String
    /// Its ratio in the earlier measurement; nil where there is none.
    public var then: Double?
    /// In the present one.
    public var now: Double?
    /// What became of it.
    public var verdict: Verdict

    /// How much slower, as a share: 0.1 is a tenth slower; nil where one of them is missing.
    public var change: Double? {
      guard let then, let now else { return nil }
      return now / then - 1
    }
  }

  /// The workloads measured now, then those that only the earlier measurement has.
  public var rows: [Row]

  /// Compares the present measurement with an earlier one.
  ///
  /// - Parameter share: by how much a ratio may grow: 0.05 is five in a hundred.
  public init(_ now: [WorkloadRecord], with baseline: Baseline, within share: Double) {
    rows = now.map { record in
      guard let then = baseline.ratios.first(where: { $0.name == record.name })?.relative else {
        return Row(name: record.name, then: nil, now: record.relative, verdict: .new)
      }
      let ratio = record.relative / then
      let verdict: Verdict = ratio > 1 + share ? .behind : ratio < 1 / (1 + share) ? .ahead : .level
      return Row(name: record.name, then: then, now: record.relative, verdict: verdict)
    }
    for (name, relative) in baseline.ratios where !now.contains(where: { $0.name == name }) {
      rows.append(Row(name: name, then: relative, now: nil, verdict: .missing))
    }
  }

  /// Whether nothing fell behind.
  public var isGood: Bool { !rows.contains { $0.verdict == .behind } }
}
