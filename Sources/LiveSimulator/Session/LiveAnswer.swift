import Figures

/// What the live simulator says of a setting: the sentence, the focus measures, and the report's own figures.
struct LiveAnswer {
  private(set) var markup = Markup()

  init(_ outcome: Outcome) {
    markup.raw("<p class=\"answer\">")
    if let first = outcome.focus.first {
      markup.text(
        Sentences.sentence(
          label: outcome.label, first.words, baseline: first.values.baseline, scenario: first.values.scenario,
          difference: first.values.difference))
    }
    markup.raw("</p>")
  }
}
