import PatientFlow
import RandomStreams

extension Assembly {
  /// Patients at the beginning of whom nothing can be told, or nil when there are none.
  static func unknownBeginning(_ network: Network, _ document: Document) -> Diagnostic? {
    let entries = document.places.flatMap { place in (place.initial?.groups ?? []).map { (place, $0) } }
    for (group, entry) in zip(network.initial, entries) where group.shareCount == 0 {
      let (place, step) = (quoted(entry.0.name.value), quoted(entry.1.step?.value ?? ""))
      let message =
        group.kind == .waiting
        ? "nobody in \(place) comes to \(step) before another stay, so nobody waits for it there"
        : group.kind == .outside
          ? "nobody comes to \(step), so nobody waits for it" : "nobody comes to \(place), so nobody can be in it"
      return Diagnostic(.error, .initialState, message, at: entry.1.span, file: entry.0.initial?.file?.value)
    }
    return nil
  }

  /// Warnings of places that have fewer units at the beginning than patients.
  func beginningWarnings(_ model: Compilation, _ document: Document) -> [Diagnostic] {
    let network = model.network
    return document.places.indices.compactMap { index in
      let (entry, place) = (document.places[index], network.places[index])
      let inside = network.initial.filter { $0.place == Int32(index) && $0.kind != .outside }
      let patients = inside.reduce(0) { $0 + Int($1.count) }
      let units = place.capacity.amount(at: Double(network.timing.warmUpBegins), model.means)
      guard let initial = entry.initial, Double(patients) > units, place.capacity.base < Place.unlimited else {
        return nil
      }
      return Diagnostic(
        .warning, .moreThanUnits,
        "\(patients) patients are in \(quoted(entry.name.value)) at the beginning, and it has \(rounded(units, 1)) \(entry.unit)s",
        at: initial.span, help: ["those above the count stay until they leave, and nobody takes their place"])
    }
  }
}
