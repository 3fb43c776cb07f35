import PatientFlow
import RandomStreams

extension Compiler {
  /// Who is there at the beginning: a group for each count, queue and row of a tracking list, in the order of the places.
  mutating func compileBeginnings() {
    guard document.places.contains(where: { $0.initial != nil }) else { return }
    var mix = OccupantMix(network, means)
    var known: [RowsKey: Range<Int>] = [:]
    for (place, entry) in document.places.enumerated() {
      for (number, group) in (entry.initial?.groups ?? []).enumerated() {
        let step = group.step.map { Int(index($0.value, in: stepIndex)) }
        let cohort = group.cohort.map { Int(index($0.value, in: cohortIndex)) }
        let isOutside = step.map { network.options(of: $0).contains(Int32(place)) } ?? false
        let kind: InitialGroup.Kind =
          switch group.kind {
          case .staying: .staying
          case .stayingSince: .stayingSince
          case .waiting: isOutside ? .outside : .waiting
          }
        var compiled = InitialGroup(kind, place: Int32(place), number: Int32(number), count: Int32(group.count))
        if kind == .waiting || kind == .outside { compiled.step = Int32(step ?? -1) }
        compiled.waited = group.waited.map { distribution($0) } ?? .none
        compiled.been = group.been.map { distribution($0) } ?? .none
        let key = RowsKey(kind: kind, place: kind == .outside ? -1 : place, step: step ?? -1, cohort: cohort ?? -1)
        let rows = known[key] ?? add(mix.rows(kind, place: place, step: step, cohort: cohort))
        known[key] = rows
        compiled.firstShare = Int32(rows.lowerBound)
        compiled.shareCount = Int32(rows.count)
        network.initial.append(compiled)
      }
    }
  }

  /// What rows are the same for.
  private struct RowsKey: Hashable {
    var kind: InitialGroup.Kind
    var place: Int
    var step: Int
    var cohort: Int
  }

  private mutating func add(_ rows: [InitialShare]) -> Range<Int> {
    let first = network.initialShares.count
    network.initialShares += rows
    return first..<network.initialShares.count
  }
}
