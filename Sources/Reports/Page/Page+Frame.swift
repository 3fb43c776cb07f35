import Figures

/// What surrounds the sections: header, choice of the scenario, table of contents, footer.
extension Page {
  /// Title, what kind of model it is, and what the numbers are of.
  func writeHeader(into page: inout Markup) {
    page.raw("<header class=\"head\"><h1>")
    page.text(record.model.title)
    page.raw("</h1><p class=\"about\">")
    page.text(Status.title(record.model.status))
    page.text(" The answer is told for \(run.period(record.time.headline)): \(run.calendar.periodText), ")
    page.text("over \(run.replications)\(record.isPartial ? " of an interrupted run" : "").")
    page.raw("</p></header>\n")
  }

  /// The list to choose a scenario from. It works by style rules alone; where a browser lacks them it stays hidden.
  func writePicker(into page: inout Markup) {
    if told.count < 2 { return }
    page.raw("<section class=\"picker\" aria-label=\"Which scenario is shown\">")
    page.raw("<label>Scenario shown <select id=\"pick\" autocomplete=\"off\">")
    for (position, each) in told.enumerated() {
      page.raw("<option id=\"pick-")
      page.number(each.index)
      page.raw(position == 0 ? "\" selected=\"selected\">" : "\">")
      page.text(each.outcome.label)
      page.raw("</option>")
    }
    page.raw("</select></label><label class=\"paper\"><input type=\"checkbox\" id=\"print-all\" checked=\"checked\" ")
    page.raw("autocomplete=\"off\"/> On paper: every scenario (otherwise this one, with its data)</label></section>\n")
  }

  /// The table of contents.
  func writeContents(into page: inout Markup) {
    page.raw(
      """
      <nav aria-label="Contents"><ol>
      <li><a href="#answer">1 The answer</a></li>
      <li><a href="#changes">2 What was changed</a></li>
      <li><a href="#delays">3 Delays</a></li>
      <li><a href="#places">4 Places</a></li>
      <li><a href="#stays">5 Length of stay</a></li>
      <li><a href="#flows">6 Flows</a></li>
      <li><a href="#certainty">7 How sure</a></li>
      <li><a href="#trust">8 Trust</a></li>
      <li><a href="#inputs">9 Inputs</a></li>
      <li><a href="#method">10 Method</a></li>
      <li><a href="#try">11 Try it</a></li>
      </ol></nav>

      """)
  }

  /// What made the page.
  func writeFooter(into page: inout Markup) {
    page.raw("<footer><p>")
    page.text("Made by \(record.program.name) \(record.program.version) from the results of ")
    page.text("\(record.written). Nothing on this page is loaded from or sent to anywhere else.")
    page.raw("</p></footer>\n")
  }

  /// The blocks of a section that belong to scenarios: heading and figures of each, or how to get them.
  func writeBlocks(into page: inout Markup, _ figures: KeyPath<FigureSet, Markup>, or nothing: String) {
    for each in told {
      page.block(of: each.index) { page in
        page.raw("<h3 class=\"scenario-name\">")
        page.text(each.outcome.label)
        page.raw("</h3>")
        guard let set = each.figures else { return writeHowToGetFigures("figures", of: each.index, into: &page) }
        if set[keyPath: figures].bytes.isEmpty { return page.paragraph(nothing) }
        page.raw("<div class=\"figures\">")
        page.append(set[keyPath: figures])
        if figures == \.places { page.append(set.weeks) }
        page.raw("</div>")
        if figures == \.places && set.isWithoutWeeks {
          writeHowToGetFigures("figure by weekday and hour", of: each.index, into: &page)
        }
      }
    }
  }

  private func writeHowToGetFigures(_ what: String, of scenario: Int, into page: inout Markup) {
    page.raw("<p>")
    page.text("To keep this file small it has no \(what) of this scenario. A report with all: ")
    page.raw("<code>")
    page.text("\(record.command) --scenario \(ShellText.quoted(record.scenarios[scenario].id.clipped()))")
    page.raw("</code></p>")
  }
}
