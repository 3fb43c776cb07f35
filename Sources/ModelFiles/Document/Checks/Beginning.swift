import PatientFlow

extension Reader {
  /// Reports what cannot be of who is there at the beginning: names that refer to nothing, stays in other places, waits
  /// for what has no queue, and more patients than are accepted.
  mutating func checkBeginnings(_ document: Document) {
    guard document.places.contains(where: { $0.initial != nil }) else { return }
    let steps = Dictionary(document.steps.map { ($0.name.value, $0) }, uniquingKeysWith: { first, _ in first })
    var total = 0
    for place in document.places {
      guard let initial = place.initial else { continue }
      for group in initial.groups { check(group, of: place, file: initial.file?.value, steps, document) }
      total += initial.groups.reduce(0) { $0 + $1.count }
    }
    if total > Limits.initialPatients, let first = document.places.first(where: { $0.initial != nil }) {
      fault(
        .tooLarge,
        "at most \(grouped(Double(Limits.initialPatients))) patients are there at the beginning; these are \(grouped(Double(total)))",
        at: first.initial?.span ?? first.name.span)
    }
    checkQueueLimits(document, steps)
    checkTrackedPlaces(document)
  }

  private mutating func check(
    _ group: InitialGroupEntry, of place: PlaceEntry, file: String?, _ steps: [String: StepEntry],
    _ document: Document
  ) {
    if let cohort = group.cohort { check(cohort, isIn: document.names.cohorts, "cohort", file: file) }
    guard let name = group.step else { return }
    check(name, isIn: document.names.steps, "step", file: file)
    guard let step = steps[name.value] else { return }
    var places: [String]?
    if case .stay(let stay) = step.kind { places = stay.places.map(\.value) }
    let isHere = places?.contains(place.name.value) ?? false
    switch group.kind {
    case .staying: break
    case .stayingSince:
      if isHere { break }
      fault(
        .initialState,
        "\(quoted(name.value)) is no stay in \(quoted(place.name.value)), so nobody is there without waiting",
        in: file, at: name.span, help: ["days waiting say that a patient is past the stay and waits for this step"])
    case .waiting:
      if isHere, let been = group.been {
        fault(
          .initialState,
          "who waits for \(quoted(place.name.value)) is outside, so there are no days in it so far", in: file,
          at: file == nil ? been.span : name.span)
      }
      if places != nil { break }
      if case .task = step.kind { break }
      fault(
        .initialState, "nobody queues for \(quoted(name.value)): it is neither a stay nor a task", in: file,
        at: name.span)
    }
  }

  /// Reports queues that are longer than they may be.
  private mutating func checkQueueLimits(_ document: Document, _ steps: [String: StepEntry]) {
    var waiting: [String: Int] = [:]
    for group in document.places.flatMap({ $0.initial?.groups ?? [] }) where group.kind == .waiting {
      guard let step = group.step, case .stay(let stay)? = steps[step.value]?.kind, stay.places.count == 1 else {
        continue
      }
      waiting[stay.places[0].value, default: 0] += group.count
    }
    for place in document.places {
      guard let limit = place.rules.queueLimit, let count = waiting[place.name.value], count > limit else { continue }
      fault(
        .initialState,
        "\(count) wait for \(quoted(place.name.value)) at the beginning, and its queue has room for \(limit)",
        at: place.name.span)
    }
  }

  /// Reports rows of tracking lists that no place takes.
  private mutating func checkTrackedPlaces(_ document: Document) {
    let files = Dictionary(
      document.places.map { ($0.name.value, $0.initial?.file?.value) }, uniquingKeysWith: { first, _ in first })
    for (path, list) in trackingLists.sorted(by: { $0.key < $1.key }) {
      for place in list?.places ?? [] {
        guard let own = files[place.value] else {
          check(place, isIn: document.names.places, "place", file: path)
          continue
        }
        guard own != path else { continue }
        fault(
          .initialState, "\(quoted(place.value)) does not take its patients from this file", in: path, at: place.span,
          help: ["write \"initial\": {\"file\": \(quoted(path))} in the place, or take the rows out"])
      }
    }
  }
}
