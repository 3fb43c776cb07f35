import PatientFlow

extension MeasureNaming {
  /// The key of a measure as the output files and the model file name it.
  ///
  /// - Throws: what is wrong with the name, and the nearest names of this model.
  public static func key(_ text: String, _ names: Names, period: Int32) throws(MeasureNamingError) -> MeasureKey {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count >= 3, let first = parts.first, let last = parts.last else {
      throw MeasureNamingError(
        message: "\(quoted(text)) is not the name of a measure", near: [],
        help: ["write measure/of/statistic, such as \"delay/place:acute/mean\""])
    }
    guard let measure = Measure.allCases.first(where: { $0.name == first }) else {
      let known = Measure.allCases.map(\.name)
      throw MeasureNamingError(
        message: "there is no measure \(quoted(first))", near: nearest(first, among: known),
        help: ["measures: " + known.joined(separator: ", ")])
    }
    let (subject, group) = try subjectAndGroup(Array(parts.dropFirst().dropLast()), measure, names)
    let isOfReason = subject.reason >= 0
    let ofReason: [Statistic] = measure == .delay ? [.mean] : [.mean, .census]
    let statistics = isOfReason ? ofReason : measure.statistics
    guard let statistic = statistics.first(where: { $0.name == last }) else {
      throw MeasureNamingError(
        message: "\(quoted(first))\(isOfReason ? " of a reason" : "") has no statistic \(quoted(last))",
        near: nearest(last, among: statistics.map(\.name)),
        help: ["statistics: " + statistics.map(\.name).joined(separator: ", ")])
    }
    let hasGroups = measure.hasGroups && !(isOfReason && measure == .delayedPatients)
    if group != .all, !hasGroups {
      throw MeasureNamingError(
        message: "\(quoted(first))\(isOfReason ? " of a reason" : "") is not told by cohort or pathway", near: [],
        help: ["leave out \(quoted(Self.group(group, names)))"])
    }
    return MeasureKey(measure, subject, group, statistic, period: period)
  }

  private static func subjectAndGroup(
    _ parts: [String], _ measure: Measure, _ names: Names
  ) throws(MeasureNamingError) -> (Subject, Group) {
    let accepted = measure.subjects
    let written = parts.joined(separator: "/")
    guard let first = parts.first else { throw unknownSubject(written, measure, names) }
    if first.hasPrefix("reason:") { return try reasonAndGroup(parts, measure, names) }
    guard let subject = subject(first, names, among: accepted), parts.count <= 2 else {
      throw unknownSubject(parts.count <= 2 ? first : written, measure, names)
    }
    guard parts.count == 2 else { return (subject, .all) }
    return (subject, try group(parts[1], names))
  }

  private static func subject(_ text: String, _ names: Names, among kinds: [Subject.Kind]) -> Subject? {
    for kind in kinds {
      for index in indices(of: kind, names) {
        let subject = Subject(kind, Int32(index))
        if of(subject, names) == text { return subject }
      }
    }
    return nil
  }

  /// Everything of a kind that a measure can be about, but for reasons.
  private static func indices(of kind: Subject.Kind, _ names: Names) -> [Int] {
    switch kind {
    case .all: [0]
    case .setting: Array(names.settings.indices)
    case .place: Array(names.places.indices)
    case .step: Array(names.steps.indices)
    case .staff: Array(names.staff.indices)
    case .source: Array(names.sources.indices)
    case .exit: names.exits
    case .placeReason, .settingReason: []
    }
  }

  private static func reasonAndGroup(
    _ parts: [String], _ measure: Measure, _ names: Names
  ) throws(MeasureNamingError) -> (Subject, Group) {
    guard measure.subjects.contains(.placeReason) else {
      throw MeasureNamingError(
        message: "\(quoted(measure.name)) is not told by reason", near: [],
        help: ["measures by reason: delay, delayedPatients"])
    }
    let owner = String(parts[0].dropFirst("reason:".count))
    guard let whole = subject(owner, names, among: [.place, .setting]) else {
      throw unknownSubject(owner, measure, names)
    }
    let kind: Subject.Kind = whole.kind == .place ? .placeReason : .settingReason
    let label = parts.dropFirst().joined(separator: "/")
    if let reason = names.reasons.firstIndex(where: { $0.label == label }) {
      return (Subject(kind, whole.index, reason: Int32(reason)), .all)
    }
    let shorter = parts.dropFirst().dropLast().joined(separator: "/")
    if let last = parts.last, let reason = names.reasons.firstIndex(where: { $0.label == shorter }) {
      return (Subject(kind, whole.index, reason: Int32(reason)), try group(last, names))
    }
    let known = names.reasons.map(\.label)
    throw MeasureNamingError(
      message: "there is no delay reason \(quoted(label))", near: nearest(label, among: known),
      help: ["reasons: " + known.map(quoted).joined(separator: ", ")])
  }

  private static func group(_ text: String, _ names: Names) throws(MeasureNamingError) -> Group {
    let groups: [Group] =
      [.all] + names.cohorts.indices.map { .cohort(Int32($0)) } + [.pathway(-1)]
      + names.pathways.indices.map { .pathway(Int32($0)) }
    if let found = groups.first(where: { group($0, names) == text }) { return found }
    let known = groups.map { group($0, names) }
    throw MeasureNamingError(
      message: "there is no group of patients \(quoted(text))", near: nearest(text, among: known),
      help: ["groups: " + known.joined(separator: ", ")])
  }

  private static func unknownSubject(_ text: String, _ measure: Measure, _ names: Names) -> MeasureNamingError {
    let kinds = measure.subjects.filter { $0 != .placeReason && $0 != .settingReason }
    let known = kinds.flatMap { kind in indices(of: kind, names).map { of(Subject(kind, Int32($0)), names) } }
    return MeasureNamingError(
      message: "\(quoted(measure.name)) is not told of \(quoted(text))", near: nearest(text, among: known),
      help: ["of: " + shortList(known)])
  }
}

/// The first twelve of some names, and how many more there are.
func shortList(_ names: [String]) -> String {
  let shown = names.prefix(12).joined(separator: ", ")
  return names.count > 12 ? "\(shown) and \(names.count - 12) more" : shown
}
