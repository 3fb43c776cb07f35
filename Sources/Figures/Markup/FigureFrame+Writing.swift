extension FigureFrame {
  /// Writes the figure as HTML: caption, drawing, note, and the data to unfold.
  ///
  /// Both the drawing and the table scroll within a box of their own where the window is narrow.
  ///
  /// - Parameters:
  ///   - level: level of the title's heading, 2 to 6.
  ///   - isLive: whether its numbers come from the page's own simulator rather than from a file.
  public func write(into page: inout Markup, level: Int = 3, isLive: Bool = false) {
    let level = min(max(level, 2), 6)
    page.raw("<figure id=\"")
    page.text(id)
    page.raw("\" class=\"figure\"><figcaption><h")
    page.number(level)
    page.raw(" class=\"finding\">")
    page.text(title)
    page.raw("</h")
    page.number(level)
    page.raw("><p class=\"subtitle\">")
    page.text(subtitle)
    page.raw("</p></figcaption><div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Drawing\">")
    page.append(drawing)
    page.raw("</div><p class=\"note\">")
    page.text(note)
    if isLive {
      page.raw(" Source: simulated in this page.")
    } else if csv.isEmpty {
      page.raw(" Source: the model.")
    } else {
      page.raw(" Source: this model’s simulation, <code>")
      page.text(csv)
      page.raw("</code>.")
    }
    page.raw("</p><details class=\"data\"><summary>Data</summary><div class=\"scroll\" tabindex=\"0\" ")
    page.raw("role=\"region\" aria-label=\"Data: ")
    page.text(title)
    page.raw("\">")
    page.append(table)
    page.raw("</div></details></figure>")
  }
}
