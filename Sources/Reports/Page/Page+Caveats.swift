import Figures

/// What a reader should keep in mind, from what the model and the run say themselves.
extension Page {
  func writeCaveats(into page: inout Markup) {
    page.raw("<div class=\"caveats\"><h3>What could make this wrong</h3><ul>")
    if !record.parameters.isEmpty {
      item(&page, Caveats.assumptions(run.assumptions, of: record.parameters.count), "#inputs", "Which")
    }
    let outside = observations.filter { !$0.isInside }.count
    if observations.isEmpty {
      item(&page, "Nothing measured stands beside the results.", nil, "")
    } else if outside > 0 {
      item(
        &page, "\(outside) of \(observations.count) measured numbers lie outside what the model gives.", "#trust", "See"
      )
    } else {
      item(
        &page, "The model gives all \(observations.count) observed numbers within their tolerances.",
        "#trust", "See")
    }
    if !record.warnings.isEmpty {
      let count = record.warnings.count
      item(&page, "The run gave \(count) warning\(count == 1 ? "" : "s").", "#warnings", "Read")
    }
    item(&page, Caveats.intervals, nil, "")
    page.raw("</ul></div>")
  }

  private func item(_ page: inout Markup, _ words: String, _ link: StaticString?, _ verb: StaticString) {
    page.raw("<li>")
    page.text(words)
    if let link {
      page.raw(" <a href=\"")
      page.raw(link)
      page.raw("\">")
      page.raw(verb)
      page.raw("</a>")
    }
    page.raw("</li>")
  }
}

/// Sentences about what the numbers do not say; the terminal and the page share them.
public enum Caveats {
  /// How many figures nobody has measured.
  public static func assumptions(_ assumed: Int, of all: Int) -> String {
    "\(assumed) of the model's \(all) figures are assumptions, not measurements."
  }

  /// What intervals mean.
  public static let intervals =
    "The intervals say how well the averages of this model are known, not whether its assumptions hold."
}
