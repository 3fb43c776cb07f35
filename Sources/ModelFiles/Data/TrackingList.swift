/// The hub's own list of patients: a row for each, with where it is and for how long.
struct TrackingList: Sendable {
  /// The rows of each place.
  var groups: [String: [InitialGroupEntry]] = [:]
  /// The places that rows name, each where it stands first.
  var places: [Located<String>] = []
}

extension Reader {
  /// The rows of a tracking list, read once.
  mutating func trackingList(_ cursor: Cursor) -> TrackingList? {
    trackingListUses += 1
    guard let path = cursor.node.string, let known = trackingLists[path] else {
      let list = readTrackingList(cursor)
      if let path = cursor.node.string { trackingLists[path] = .some(list) }
      return list
    }
    return known
  }

  private mutating func readTrackingList(_ cursor: Cursor) -> TrackingList? {
    guard let rows = rows(cursor, columns: Vocabulary.trackingColumns) else { return nil }
    var list = TrackingList()
    var faults = 0
    for row in 0..<rows.table.rowCount where faults < CSVTable.faultLimit {
      guard let place = rows.cell(row, "place"), let group = trackedPatient(rows, row) else {
        faults += 1
        continue
      }
      if list.groups[place.value] == nil { list.places.append(place) }
      list.groups[place.value, default: []].append(group)
    }
    guard faults == 0 else { return nil }
    warn(
      .ownValues, "each row of this list is a patient, and all rows go into the simulator of the page",
      at: cursor.node.span,
      help: ["publish the page only where the list may be, or give \"count\" and \"queue\" instead"])
    return list
  }

  private mutating func trackedPatient(_ rows: NamedRows, _ row: Int) -> InitialGroupEntry? {
    guard let place = rows.cell(row, "place"), let step = rows.cell(row, "step"), let daysIn = rows.cell(row, "days in")
    else { return nil }
    for (cell, name) in [(place, "place"), (step, "step")] where cell.value.isEmpty {
      fault(.csvValue, "the \(name) is missing", in: rows.file, at: cell.span)
      return nil
    }
    let cohort = rows.cell(row, "cohort").flatMap { $0.value.isEmpty ? nil : $0 }
    let waiting = rows.cell(row, "days waiting").flatMap { $0.value.isEmpty ? nil : $0 }
    let limits = 0...Limits.durationDays
    func days(_ days: Double) -> Distribution { .fixed((days * DurationUnit.day.microseconds).rounded(), step.span) }
    var group = InitialGroupEntry(kind: .stayingSince, count: 1, span: step.span, step: step, cohort: cohort)
    if !daysIn.value.isEmpty || waiting == nil {
      guard let been = number(daysIn, within: limits, "a number of days", in: rows.file) else { return nil }
      group.been = days(been)
    }
    if let waiting {
      guard let waited = number(waiting, within: limits, "a number of days", in: rows.file) else { return nil }
      group.kind = .waiting
      group.waited = days(waited)
    }
    return group
  }
}
