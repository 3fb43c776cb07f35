import Figures

/// What the live simulator says of a setting: the sentence, the focus measures, and the report's own figures.
struct LiveAnswer {
  private(set) var markup = Markup()

  /// The answer drawn from an outcome.
  init(_ outcome: Outcome) {
    markup.raw("<p class=\"answer\">")
    markup.text(Sentences.answer(outcome))
    markup.raw("</p>")
    AnswerTable(outcome).write(into: &markup)
    markup.raw("<div class=\"figures\">")
    for (index, data) in outcome.daily.enumerated() where data.kind == .delayed {
      add(Charts.fan(data, of: outcome, id: "live-fan\(index)"))
    }
    if let data = outcome.reasons { add(Charts.reasons(data, of: outcome, id: "live-reasons")) }
    for (index, data) in outcome.daily.enumerated() where data.kind != .delayed {
      add(Charts.fan(data, of: outcome, id: "live-fan\(index)"))
    }
    add(Charts.places(outcome.places, of: outcome, id: "live-places"))
    for (index, data) in outcome.lengths.enumerated() {
      add(Charts.spread(data, of: outcome, id: "live-spread\(index)"))
    }
    add(Charts.stays(outcome.places, of: outcome, id: "live-stays"))
    markup.raw("</div>")
  }

  private mutating func add(_ figure: FigureFrame?) {
    guard let figure else { return }
    markup.raw("<div>")
    figure.write(into: &markup, level: 3, isLive: true)
    markup.raw("</div>")
  }
}
