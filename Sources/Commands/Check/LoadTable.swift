import Figures
import Foundation
import ModelFiles
import Reports

/// Offered load against capacity, for every place and staff pool.
enum LoadTable {
  /// The table.
  static func text(_ load: [OfferedLoad]) -> String {
    var table = TextTable(
      ["place or staff", "offered", "capacity", "unit", "load"], [.left, .right, .right, .left, .right])
    for row in load {
      table.add([row.name, amount(row.offered), amount(row.capacity), row.unit, percent(row)])
    }
    return table.text()
  }

  /// The sums behind the table, a line each.
  static func arithmetic(_ load: [OfferedLoad]) -> String {
    load.map { row in
      SafeText.wrapped(SafeText.line("\(row.name): \(row.arithmetic)"), indent: "    ", first: "  ") + "\n"
    }.joined()
  }

  /// "Acute beds 95 % → 93 %; …": where a scenario's load differs from the baseline's; nil where nothing does.
  static func changes(from baseline: [OfferedLoad], to scenario: [OfferedLoad]) -> String? {
    let changed = scenario.compactMap { row -> String? in
      guard let before = baseline.first(where: { $0.kind == row.kind && $0.name == row.name }) else {
        return "\(row.name) \(percent(row)) (new)"
      }
      return percent(before) == percent(row) ? nil : "\(row.name) \(percent(before)) → \(percent(row))"
    }
    return changed.isEmpty ? nil : SafeText.line(changed.joined(separator: "; "))
  }

  private static func amount(_ value: Double) -> String {
    if value == .infinity { return "unlimited" }
    return Rounding.text(value, decimals: value < 100 && value != value.rounded() ? 1 : 0)
  }

  private static func percent(_ row: OfferedLoad) -> String {
    if row.capacity == .infinity { return "–" }
    if row.capacity <= 0 { return row.offered > 0 ? "no capacity" : "–" }
    return Rounding.text(100 * row.ratio, decimals: 0) + " %"
  }
}
