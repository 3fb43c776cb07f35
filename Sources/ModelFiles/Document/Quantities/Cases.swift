/// A value that may differ by cohort and by route.
struct Cases<Value: Sendable>: Sendable {
  /// The value of one case; nil is any cohort, or any route.
  struct Row: Sendable {
    var cohort: Located<String>?
    var route: Located<String>?
    var value: Value
  }

  /// All cases; "rest" stands for those not named.
  var rows: [Row]
  var span: Span

  /// Whether it differs by cohort.
  var differsByCohort: Bool { rows.contains { $0.cohort != nil } }
  /// Whether it differs by route.
  var differsByRoute: Bool { rows.contains { $0.route != nil } }

  /// The value for a cohort that takes a route, or nil. O(cases).
  func value(cohort: String, route: String = "") -> Value? {
    row(cohort: cohort, route: route).map { rows[$0].value }
  }

  /// Index of the row that holds for a cohort that takes a route, or nil. O(cases).
  func row(cohort: String, route: String = "") -> Int? {
    func fits(_ name: Located<String>?, _ wanted: String) -> Int? {
      guard let name else { return 1 }
      return name.value == wanted ? 2 : name.value == "rest" ? 0 : nil
    }
    var best: (Int, Int, Int)?
    for (index, row) in rows.enumerated() {
      guard let byCohort = fits(row.cohort, cohort), let byRoute = fits(row.route, route) else { continue }
      if let found = best, (found.0, found.1) >= (byCohort, byRoute) { continue }
      best = (byCohort, byRoute, index)
    }
    return best?.2
  }
}

extension Reader {
  /// The ways in which a value may differ.
  struct Differences: OptionSet {
    var rawValue: Int
    static let byCohort = Differences(rawValue: 1)
    static let byRoute = Differences(rawValue: 2)
  }

  /// A value that may differ by cohort, by route or by both, nested either way.
  mutating func cases<Value: Sendable>(
    _ cursor: Cursor?, _ allowed: Differences, _ read: (inout Reader, Cursor) -> Value?
  ) -> Cases<Value>? {
    guard let cursor else { return nil }
    var rows: [Cases<Value>.Row] = []
    let isGood = collect(cursor, allowed, cohort: nil, route: nil, &rows, read)
    return isGood && !rows.isEmpty ? Cases(rows: rows, span: cursor.node.span) : nil
  }

  private mutating func collect<Value: Sendable>(
    _ given: Cursor, _ allowed: Differences, cohort: Located<String>?, route: Located<String>?,
    _ rows: inout [Cases<Value>.Row], _ read: (inout Reader, Cursor) -> Value?
  ) -> Bool {
    let isByCase = ["byCohort", "byRoute"].contains { given.node["value"]?.member($0) != nil }
    let cursor = isByCase ? withoutEvidence(given) : given
    guard let key = ["byCohort", "byRoute"].first(where: { cursor.node.member($0) != nil }),
      let members = cursor.node.members, let group = cursor.node.member(key)
    else {
      guard let value = read(&self, cursor) else { return false }
      rows.append(Cases<Value>.Row(cohort: cohort, route: route, value: value))
      return true
    }
    var isGood = true
    for member in members where member.key != key {
      isGood = false
      fault(
        .unknownKey, "\(quoted(member.key)) cannot stand beside \(quoted(key))", at: member.keySpan,
        help: ["nest one in the other: {\"byCohort\": {\"frail\": {\"byRoute\": {…}}, \"other\": …}}"])
    }
    let difference: Differences = key == "byCohort" ? .byCohort : .byRoute
    let isTaken = key == "byCohort" ? cohort != nil : route != nil
    guard allowed.contains(difference), !isTaken else {
      let why = isTaken ? "stands inside another \(quoted(key))" : "cannot be used for \(quoted(cursor.name))"
      fault(.unknownKey, "\(quoted(key)) \(why)", at: group.keySpan)
      return false
    }
    guard let entries = group.value.members, !entries.isEmpty else {
      wrongKind(
        cursor.inside(key, group.value, evidence: cursor.evidence),
        .object(of: key == "byCohort" ? "cohorts" : "next steps"))
      return false
    }
    for entry in entries {
      var inner = cursor.inside(key, group.value, evidence: cursor.evidence)
        .inside(entry.key, entry.value, evidence: cursor.evidence)
      inner.name = cursor.name
      let name = Located(entry.key, entry.keySpan)
      let isByCohort = difference == .byCohort
      let isRead = collect(
        inner, allowed, cohort: isByCohort ? name : cohort, route: isByCohort ? route : name, &rows, read)
      if !isRead { isGood = false }
    }
    return isGood
  }
}
