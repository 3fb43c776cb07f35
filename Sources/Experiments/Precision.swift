import ModelFiles
import PatientFlow
import Statistics

/// When to stop: as soon as the half-width of a measure's 95 % interval is small enough beside its mean, in every scenario.
///
/// It is looked at after fixed blocks of replications, never in between, so that the number of replications depends
/// neither on chance in timing nor on the number of workers.
public struct Precision: Sendable, Equatable {
  /// Replications in a block.
  public static let block = 10
  /// Where it ends in any case.
  public static let mostReplications = 1_000

  /// The measure looked at, by the baseline's indices.
  public var key: MeasureKey
  /// Largest half-width allowed, as a share of the mean.
  public var share: Double

  /// The precision `share` of the measure `key`.
  public init(of key: MeasureKey, share: Double) {
    self.key = key
    self.share = share
  }

  /// The least precise of the scenarios: half-width over mean, infinite when a scenario has no interval yet.
  func achieved(in results: [ScenarioResults], names: Names) -> Double {
    var worst = 0.0
    for each in results {
      guard let own = each.position(of: key, named: names) else { continue }
      let estimate = Interval(of: each.values(at: own))
      if estimate.count == 0 { continue }
      let ratio = estimate.halfWidth / estimate.mean.magnitude
      worst = max(worst, ratio.isNaN ? (estimate.halfWidth == 0 ? 0 : .infinity) : ratio)
    }
    return worst
  }
}
