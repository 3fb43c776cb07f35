import PatientFlow
import RandomStreams

/// How many units a stay takes, or how many staff a task.
enum Units: Sendable {
  case fixed(Int)
  case drawn(Distribution)
  case falling(from: Int, to: Int)

  /// The share of patients who need more than a number.
  func share(above most: Double) -> Double {
    switch self {
    case .fixed(let units): return Double(units) > most ? 1 : 0
    case .falling(let from, _): return Double(from) > most ? 1 : 0
    case .drawn(let distribution):
      var library = DistributionLibrary()
      let id = distribution.add(to: &library)
      return most < 1 ? 1 : library.survival(id, most + 0.5)
    }
  }

  /// How a message says what is needed: "needs 3 units".
  func need(of what: String) -> String {
    switch self {
    case .fixed(let units), .falling(from: let units, to: _): "needs \(units) \(what) at once"
    case .drawn: "may draw more \(what) than there are"
    }
  }
}

extension Reader {
  /// Units of a step, by cohort or route where they differ; one where none are given.
  mutating func units(
    _ cursor: Cursor?, canFall: Bool, _ differences: Differences = [.byCohort, .byRoute]
  ) -> Cases<Units> {
    guard let cursor else { return Cases(rows: [.init(value: .fixed(1))], span: Span(0, 0)) }
    let cases: Cases<Units>? = cases(cursor, differences) { reader, cursor in
      reader.figure(cursor) { $0.plainUnits($1, canFall: canFall) }
    }
    return cases ?? Cases(rows: [.init(value: .fixed(1))], span: cursor.node.span)
  }

  private mutating func plainUnits(_ cursor: Cursor, canFall: Bool) -> Units? {
    guard let members = cursor.node.members else {
      if cursor.node.number == nil {
        wrongKind(cursor, canFall ? Form.units : Form.taskUnits)
        return nil
      }
      return wholeNumber(cursor, within: 1...10_000).map { .fixed(Int($0)) }
    }
    guard members.contains(where: { $0.key == "from" || $0.key == "to" }) else {
      return plainDistribution(cursor, of: .count).map { .drawn($0) }
    }
    guard canFall else {
      fault(
        .wrongKind, "the staff of a task do not become fewer while it goes on", at: cursor.node.span.opening,
        help: ["give \(Form.taskUnits.words)"])
      return nil
    }
    guard let entries = entries(cursor, as: Vocabulary.fallingUnits) else { return nil }
    let most = Double(UnitRule.mostFalling)
    let from = numeric(entries["from"], isRecorded: false) { $0.wholeNumber($1, within: 1...most) }
    let to = numeric(entries["to"], isRecorded: false) { $0.wholeNumber($1, within: 1...most) }
    guard let from, let to else { return nil }
    guard to < from else {
      fault(
        .rangeForm, "units fall over the stay, so \"to\" is below \"from\"", at: entries.keySpan("to"),
        help: ["a number that stays the same is written alone: \(Int(from))"])
      return nil
    }
    return .falling(from: Int(from), to: Int(to))
  }
}
