import ModelFiles
import PatientFlow

/// The number that a key of one scenario means in another scenario, or nil when that has no such place, step or group.
///
/// Scenarios have networks of their own, so an index may mean another place there; ids always mean the same.
public func translate(_ key: MeasureKey, from: Names, to: Names) -> MeasureKey? {
  if from == to { return key }
  guard let subject = translate(key.subject, from, to), let group = translate(key.group, from, to) else { return nil }
  var period: Int32 = 0
  if key.period > 0 {
    guard let index = position(key.period - 1, from.periods, to.periods) else { return nil }
    period = index + 1
  }
  return MeasureKey(key.measure, subject, group, key.statistic, period: period)
}

/// What a subject of one scenario is in another, or nil when that has no such thing.
public func translate(_ subject: Subject, _ from: Names, _ to: Names) -> Subject? {
  let index: Int32? =
    switch subject.kind {
    case .all: subject.index
    case .setting, .settingReason: position(subject.index, from.settings, to.settings)
    case .place, .placeReason: position(subject.index, from.places, to.places)
    case .step, .exit: position(subject.index, from.steps, to.steps)
    case .staff: position(subject.index, from.staff, to.staff)
    case .source: position(subject.index, from.sources, to.sources)
    }
  guard let index else { return nil }
  if subject.reason < 0 { return Subject(subject.kind, index) }
  return position(subject.reason, from.reasons, to.reasons).map { Subject(subject.kind, index, reason: $0) }
}

private func translate(_ group: Group, _ from: Names, _ to: Names) -> Group? {
  switch group {
  case .all: .all
  case .cohort(let index): position(index, from.cohorts, to.cohorts).map { .cohort($0) }
  case .pathway(let index): index < 0 ? group : position(index, from.pathways, to.pathways).map { .pathway($0) }
  }
}

/// Where the name at an index of one table stands in another.
private func position(_ index: Int32, _ from: [Name], _ to: [Name]) -> Int32? {
  guard from.indices.contains(Int(index)) else { return nil }
  let id = from[Int(index)].id
  return to.firstIndex { $0.id == id }.map { Int32($0) }
}
