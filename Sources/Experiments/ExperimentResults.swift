import ModelFiles
import PatientFlow
import Statistics

/// What an experiment gave.
public struct ExperimentResults: Sendable {
  /// How near to the precision asked for it came.
  public struct PrecisionReached: Sendable, Equatable {
    /// What was asked.
    public var asked: Precision
    /// Half-width over mean in the least precise scenario.
    public var achieved: Double
    /// Whether it was good enough.
    public var isReached: Bool { achieved <= asked.share }
  }

  /// The scenarios, the baseline first; all hold the same replications.
  public var scenarios: [ScenarioResults]
  /// Whether it was stopped before the last replication.
  public var isInterrupted: Bool
  /// With a stated precision, what became of it.
  public var precision: PrecisionReached?

  /// The scenario that the others are compared with.
  public var baseline: ScenarioResults { scenarios[0] }
  /// How many replications are complete in all scenarios.
  public var replications: Int { scenarios[0].replications }

  /// One scenario against the baseline: for every number both have, its key in the scenario and the paired difference.
  public func differences(of scenario: Int) -> [(key: MeasureKey, estimate: Interval)] {
    let other = scenarios[scenario]
    return other.selection.keys.indices.compactMap { position in
      let key = other.selection.keys[position]
      guard let own = baseline.position(of: key, named: other.scenario.names) else { return nil }
      return (key, Interval(ofDifference: other.values(at: position), from: baseline.values(at: own)))
    }
  }

  /// One number, by the baseline's key, in a scenario: what it is and how it differs from the baseline.
  ///
  /// Nil when the scenario has no such number.
  public func comparison(
    of key: MeasureKey, in scenario: Int
  ) -> (baseline: Interval, scenario: Interval, difference: Interval)? {
    let other = scenarios[scenario]
    guard let own = baseline.position(of: key),
      let position = other.position(of: key, named: baseline.scenario.names)
    else { return nil }
    let (before, after) = (baseline.values(at: own), other.values(at: position))
    return (Interval(of: before), Interval(of: after), Interval(ofDifference: after, from: before))
  }

  /// Scenarios of a list that have, replication by replication, the same values of a number as scenario `index`.
  public func twins(of index: Int, for keys: [MeasureKey], among candidates: [Int]) -> [Int] {
    candidates.filter { other in
      other != index && keys.allSatisfy { key in sameValues(of: key, index, other) }
    }
  }

  private func sameValues(of key: MeasureKey, _ first: Int, _ second: Int) -> Bool {
    let values = [first, second].map { index in
      scenarios[index].position(of: key, named: baseline.scenario.names).map { scenarios[index].values(at: $0) } ?? []
    }
    return values[0].count == values[1].count
      && zip(values[0], values[1]).allSatisfy { $0 == $1 || ($0.isNaN && $1.isNaN) }
  }
}
