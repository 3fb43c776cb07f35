import Figures
import Validation

/// A published case as text: the note, a table for each source, the reasons of known misses, the sum.
struct PublishedText {
  private let published: PublishedCase
  private let rows: [ComparedRow]
  private let console: Console

  /// The text of what was compared.
  init(_ published: PublishedCase, _ rows: [ComparedRow], _ console: Console) {
    self.published = published
    self.rows = rows
    self.console = console
  }

  /// How many rows are within their tolerance.
  var tally: ValidationTally {
    var tally = ValidationTally()
    for row in rows { tally.add(row.verdict) }
    return tally
  }

  /// The whole text.
  var whole: String {
    var text = console.heading("\(published.name): \(SafeText.line(published.model.title))") + "\n"
    for paragraph in published.note {
      text += SafeText.wrapped(SafeText.line(paragraph), indent: "  ", first: "  ") + "\n"
    }
    var reasons: [String] = []
    var index = 0
    while index < rows.count {
      let end = rows[index...].firstIndex { $0.row.source != rows[index].row.source } ?? rows.count
      let heading = "\(rows[index].row.source) (\(rows[index].row.truth.rawValue))"
      text += "\n" + SafeText.wrapped(SafeText.line(heading)) + "\n"
      text += table(rows[index..<end], &reasons)
      index = end
    }
    if !reasons.isEmpty { text += "\nKnown misses\n" }
    for (number, reason) in reasons.enumerated() {
      text += SafeText.wrapped(SafeText.line(reason), indent: "      ", first: "  \(number + 1)  ") + "\n"
    }
    return text + "\n\(published.name): \(tally.sentence)\n"
  }

  private func table(_ rows: ArraySlice<ComparedRow>, _ reasons: inout [String]) -> String {
    var table = TextTable(
      ["what", "expected", "simulated", "±", "tolerance", "z", "verdict"],
      [.left, .right, .right, .right, .right, .right, .left])
    for each in rows {
      let decimals = Self.decimals(each)
      let half = each.simulated.halfWidth
      let verdict =
        switch each.verdict {
        case .within: "within"
        case .misses: "MISSES"
        case .missesAsKnown(let reason): "misses (known: \(Self.number(of: reason, in: &reasons)))"
        case .knownButWithin(let reason): "WITHIN (called known: \(Self.number(of: reason, in: &reasons)))"
        }
      table.add([
        each.row.label, Rounding.text(each.row.value, decimals: decimals),
        Rounding.text(each.simulated.mean, decimals: decimals),
        half.isFinite ? Rounding.text(half, decimals: decimals) : "",
        Rounding.text(each.allowed, decimals: decimals), each.z.map { Rounding.text($0, decimals: 1) } ?? "", verdict,
      ])
    }
    return table.text()
  }

  private static func number(of reason: String, in reasons: inout [String]) -> Int {
    if let known = reasons.firstIndex(of: reason) { return known + 1 }
    reasons.append(reason)
    return reasons.count
  }

  /// Decimals that show the tolerance with two digits, four at most.
  private static func decimals(_ row: ComparedRow) -> Int {
    var (scaled, places) = (row.allowed, 0)
    if scaled == 0 { return row.row.value == row.row.value.rounded() ? 0 : 3 }
    while scaled < 10 && places < 4 {
      scaled *= 10
      places += 1
    }
    return places
  }
}
