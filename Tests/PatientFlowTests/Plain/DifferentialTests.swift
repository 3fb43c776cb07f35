import Foundation
import PatientFlow
import Testing

/// The engine against a plain one on random networks: the same log, draw for draw, and the same measures.
///
///     DIFFERENTIAL_MODELS=5000 swift test -c release --filter DifferentialTests
///
/// `DIFFERENTIAL_FIRST` is the seed of the first network, to look at one that differs.
@Suite struct DifferentialTests {
  private static let environment = ProcessInfo.processInfo.environment
  static let count = environment["DIFFERENTIAL_MODELS"].flatMap { UInt64($0) } ?? 500
  static let first = environment["DIFFERENTIAL_FIRST"].flatMap { UInt64($0) } ?? 1

  @Test func thePlainEngineTellsTheSameStory() {
    var (events, values) = (0, 0)
    for seed in Self.first..<Self.first + Self.count {
      let comparison = Comparison(of: VariedNetwork.make(seed), seed: seed)
      #expect(comparison.difference == nil, "network \(seed)")
      events += comparison.events
      values += comparison.values
    }
    print("networks: \(Self.count), events of patients: \(events), measures: \(values)")
    #expect(events > 500 * Int(Self.count))
  }

  @Test(arguments: PlainMistake.allCases) func aMistakeIsFound(_ mistake: PlainMistake) {
    let found = (UInt64(1)...60).first {
      Comparison(of: VariedNetwork.make($0), seed: $0, mistake: mistake).difference != nil
    }
    print("\(mistake): found in network", found ?? 0)
    #expect(found != nil)
  }
}
