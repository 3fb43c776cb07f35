extension RunFolder {
  /// The label of something that the CSV files name by kind and id, or nil.
  func label(of name: String) -> String? {
    let names = record.names
    let tables = [names.places, names.settings, names.steps, names.sources, names.staff, names.pathways, names.cohorts]
    return tables.joined().first { $0.of == name }?.label
  }

  /// A period in words.
  func period(_ id: String) -> String {
    id == "all" ? "the whole measured time" : (record.names.periods.first { $0.id == id }?.label ?? id).clipped()
  }

  /// "simulated year", or "simulated period" where the measured time is not about a year.
  var replication: String { calendar.days.replicationName }

  /// "50 simulated years".
  var replications: String {
    "\(record.replications.completed) \(replication)\(record.replications.completed == 1 ? "" : "s")"
  }

  /// Parameters that nobody has measured.
  var assumptions: Int {
    record.parameters.filter { $0.evidence == nil || $0.quality == "expert assumption" }.count
  }
}
