import Figures
import PatientFlow

/// What one instance of the simulator in the page knows: workers choose and simulate, the page folds and draws.
public struct LiveSession: Sendable {
  /// The plan.
  public let plan: LivePlan
  private var start = 0
  private var network: Network?
  private var results: LiveResults

  /// A session that has simulated nothing.
  public init(_ plan: LivePlan) {
    self.plan = plan
    results = LiveResults(plan.content)
  }

  /// Puts a start's network with its controls at some positions in force; false when there is none such.
  public mutating func choose(start: Int, positions: [Int]) -> Bool {
    guard let network = plan.network(start: start, positions: positions) else { return false }
    self.start = start
    self.network = network
    return true
  }

  /// The record of a replication of the network in force; empty without one.
  public func simulate(_ replication: Int) -> [Double] {
    guard let network, replication > 0 else { return [] }
    return plan.record(of: network, start: start, replication: replication)
  }

  /// Forgets what has been folded.
  public mutating func clear() { results = LiveResults(plan.content) }

  /// Adds the next replication of the baseline and of the setting.
  public mutating func fold(baseline: [Double], setting: [Double]) {
    results.fold(baseline: baseline, setting: setting)
  }

  /// What has been folded of one of the first numbers of the records; nil when there is no such number.
  public func comparison(at position: Int) -> Comparison? {
    position >= 0 && position < plan.content.keyCount ? results.comparison(at: position) : nil
  }

  /// What has been folded, as the page shows it: sentence, table and figures.
  public func draw(label: String, isBaseline: Bool) -> [UInt8] {
    LiveAnswer(results.outcome(label: label, isBaseline: isBaseline)).markup.bytes
  }
}
