import Experiments
import Figures
import ModelFiles
import PatientFlow
import Reports
import Statistics

/// Scenarios that change the same things by different amounts (60, 70 and 80 beds): whether they differ from each
/// other, which the differences from the baseline do not tell.
enum Alternatives {
  /// Scenarios that change the same paths, in order; groups of one are left out.
  static func groups(among results: ExperimentResults, by focus: [MeasureKey]) -> [[Int]] {
    var groups: [(paths: [String], members: [Int])] = []
    for index in results.scenarios.indices.dropFirst() {
      let paths = Set(results.scenarios[index].scenario.changes.map(\.path)).sorted()
      if paths.isEmpty { continue }
      if let home = groups.firstIndex(where: { $0.paths == paths }) {
        groups[home].members.append(index)
      } else {
        groups.append((paths, [index]))
      }
    }
    return groups.map(\.members).filter { $0.count > 1 }
  }

  /// What a group's first member has in common with the others; nil when they all clearly differ from it.
  static func sentence(
    _ group: [Int], _ results: ExperimentResults, _ key: MeasureKey, _ words: MeasureWords, focus: [MeasureKey]
  ) -> String? {
    let twins = results.twins(of: group[0], for: focus, among: group)
    let near = group.dropFirst().filter { other in
      guard !twins.contains(other), let difference = difference(group[0], other, results, key) else { return false }
      return Sentences.finding(difference) == .unclear || Sentences.finding(difference) == .same
    }
    let names = { (indices: [Int]) in indices.map { results.scenarios[$0].scenario.label }.joined(separator: "; ") }
    var parts: [String] = []
    if !twins.isEmpty {
      parts.append("The same numbers in every replication: \(names([group[0]] + twins)).")
    }
    if !near.isEmpty {
      let intervals = near.compactMap { difference(group[0], $0, results, key) }.map { Sentences.interval($0, words) }
      parts.append(
        "No clear difference in \(words.title.prefix(1).lowercased() + words.title.dropFirst()) between \(names([group[0]])) and \(names(near)) "
          + "(95 % confidence interval of the difference \(intervals.joined(separator: "; "))).")
    }
    return parts.isEmpty ? nil : parts.joined(separator: " ")
  }

  private static func difference(
    _ first: Int, _ second: Int, _ results: ExperimentResults, _ key: MeasureKey
  ) -> Interval? {
    let values = [first, second].map { index in
      results.scenarios[index].position(of: key, named: results.baseline.scenario.names)
        .map { results.scenarios[index].values(at: $0) }
    }
    guard let before = values[0], let after = values[1] else { return nil }
    return Interval(ofDifference: after, from: before)
  }
}
