import Statistics

/// The data of a figure as a table element.
struct DataTable {
  private var markup = Markup()

  /// A table with its caption and the headings of its columns; the first heads the labels.
  ///
  /// - Parameter isWords: whether the cells hold words, so that they begin at the left.
  init(caption: String, columns: [String], isWords: Bool = false) {
    markup.raw(isWords ? "<table class=\"words\"><caption>" : "<table><caption>")
    markup.text(caption)
    markup.raw("</caption><thead><tr>")
    for column in columns {
      markup.raw("<th scope=\"col\">")
      markup.text(Fit.clip(column, count: 200))
      markup.raw("</th>")
    }
    markup.raw("</tr></thead><tbody>")
  }

  /// A row with its label and cells.
  mutating func row(_ label: String, _ cells: [String], isTotal: Bool = false) {
    if isTotal { markup.raw("<tr class=\"total\"><th scope=\"row\">") } else { markup.raw("<tr><th scope=\"row\">") }
    markup.text(Fit.clip(label, count: 200))
    markup.raw("</th>")
    for cell in cells {
      markup.raw("<td>")
      markup.text(Fit.clip(cell, count: 200))
      markup.raw("</td>")
    }
    markup.raw("</tr>")
  }

  /// The table, ended.
  consuming func end() -> Markup {
    markup.raw("</tbody></table>")
    return markup
  }

  /// "50 to 54", or a dash where there is no interval.
  static func range(_ interval: Interval, scale: Double = 1, decimals: Int) -> String {
    guard interval.halfWidth.isFinite else { return "–" }
    return Rounding.text(interval.low * scale, decimals: decimals) + " to "
      + Rounding.text(interval.high * scale, decimals: decimals)
  }
}
