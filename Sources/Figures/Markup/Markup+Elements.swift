extension Markup {
  /// A paragraph of text.
  public mutating func paragraph(_ words: String) {
    raw("<p>")
    text(words)
    raw("</p>")
  }

  /// A heading within a section, level 3 or 4.
  public mutating func heading(_ words: String, level: Int = 3) {
    raw(level == 3 ? "<h3>" : "<h4>")
    text(words)
    raw(level == 3 ? "</h3>" : "</h4>")
  }

  /// A list of short texts.
  public mutating func list(_ items: [String]) {
    raw("<ul>")
    for item in items {
      raw("<li>")
      text(item)
      raw("</li>")
    }
    raw("</ul>")
  }

  /// A section of the page with its heading.
  public mutating func section(
    _ id: StaticString, _ title: StaticString, _ body: (inout Markup) -> Void
  ) {
    raw("<section id=\"")
    raw(id)
    raw("\" aria-labelledby=\"")
    raw(id)
    raw("-title\"><h2 id=\"")
    raw(id)
    raw("-title\">")
    raw(title)
    raw("</h2>")
    body(&self)
    raw("</section>")
  }

  /// What is shown of one scenario only while it is chosen.
  public mutating func block(of scenario: Int, _ body: (inout Markup) -> Void) {
    raw("<div class=\"for-scenario\" data-scenario=\"s")
    number(scenario)
    raw("\">")
    body(&self)
    raw("</div>")
  }

  /// A table in a box of its own that scrolls where the window is narrow.
  ///
  /// - Parameters:
  ///   - columns: the headings; the first heads the labels of the rows.
  ///   - isWords: whether the cells hold words, so that they begin at the left.
  public mutating func table(caption: String, columns: [String], isWords: Bool = false, rows: [TableRow]) {
    raw("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"")
    text(caption)
    raw(isWords ? "\"><table class=\"words\"><caption>" : "\"><table><caption>")
    text(caption)
    raw("</caption><thead><tr>")
    for column in columns {
      raw("<th scope=\"col\">")
      text(column)
      raw("</th>")
    }
    raw("</tr></thead><tbody>")
    for row in rows {
      raw(row.isTotal ? "<tr class=\"total\"><th scope=\"row\">" : "<tr><th scope=\"row\">")
      append(row.head)
      raw("</th>")
      for cell in row.cells {
        raw("<td>")
        append(cell)
        raw("</td>")
      }
      raw("</tr>")
    }
    raw("</tbody></table></div>")
  }

  /// A text as markup.
  public static func of(_ words: String) -> Markup {
    var markup = Markup()
    markup.text(words)
    return markup
  }
}

/// A row of a table: its label and cells.
public struct TableRow: Sendable {
  /// Its label.
  public var head: Markup
  /// Its cells.
  public var cells: [Markup]
  /// Whether it is the sum of those above.
  public var isTotal = false

  /// A row of markup.
  public init(head: Markup, cells: [Markup], isTotal: Bool = false) {
    self.head = head
    self.cells = cells
    self.isTotal = isTotal
  }

  /// A row of texts.
  public init(_ head: String, _ cells: [String], isTotal: Bool = false) {
    self.init(head: .of(head), cells: cells.map { .of($0) }, isTotal: isTotal)
  }
}
