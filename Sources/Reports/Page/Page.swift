import Figures
import Foundation
import ModelFiles

/// The report: one file that needs nothing else, made from a results folder alone.
///
/// It is well-formed XML as well as HTML, so that tests can read it with a parser.
struct Page {
  /// A scenario that can be chosen, with what is said about it.
  struct Told {
    /// Its index in `run.json`; elements on the page are named by it.
    var index: Int
    /// What is said about it.
    var outcome: Outcome
    /// Its figures, or nil where the page would become too large with them.
    var figures: FigureSet?
  }

  /// The run.
  let run: RunFolder
  /// Its numbers.
  let outcomes: Outcomes
  /// The scenarios that can be chosen, the one shown at first in front.
  let told: [Told]

  /// Most bytes that the figures of all scenarios take together.
  static let figureBudget = 1_200_000

  /// The page of a run.
  init(_ run: RunFolder, figureBudget: Int = Page.figureBudget) {
    self.run = run
    let outcomes = Outcomes(run)
    self.outcomes = outcomes
    let all = outcomes.told.map { (index: $0, outcome: outcomes.outcome($0)) }
    var sets = all.map { FigureSet(of: $0.outcome, at: $0.index, in: run) }
    // Where all figures are too many, the scenarios after the first go without their weeks, then without any.
    if sets.reduce(0, { $0 + $1.count }) > figureBudget {
      for position in sets.indices.dropFirst() { sets[position].leaveOutWeeks() }
    }
    var told: [Told] = []
    var left = figureBudget
    for (each, set) in zip(all, sets) {
      let fits = set.count <= left || told.isEmpty
      left = fits ? left - set.count : 0
      told.append(Told(index: each.index, outcome: each.outcome, figures: fits ? set : nil))
    }
    self.told = told
  }

  /// The record of the run.
  var record: RunRecord { run.record }

  /// The whole file, UTF-8.
  var bytes: [UInt8] {
    let style = PageStyle.sheet(scenarios: told.map(\.index))
    let live = LiveSection(record.live)
    let script = live.script
    var page = Markup()
    page.raw("<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\"/>\n")
    page.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"")
    page.text(Self.policy(style: style, script: script))
    page.raw("\"/>\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n")
    page.raw("<meta name=\"generator\" content=\"d2a ")
    page.text(record.program.version)
    page.raw("\"/>\n<title>")
    page.text(record.model.title)
    page.raw("</title>\n<style>")
    page.append(style)
    page.raw("</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#answer\">Skip to the answer</a>\n")
    writeHeader(into: &page)
    writePicker(into: &page)
    page.raw("<div class=\"layout\">\n")
    writeContents(into: &page)
    page.raw("<main>\n")
    writeAnswer(into: &page)
    writeChanges(into: &page)
    writeDelays(into: &page)
    writePlaces(into: &page)
    writeStays(into: &page)
    writeFlows(into: &page)
    writeCertainty(into: &page)
    writeTrust(into: &page)
    writeInputs(into: &page)
    writeMethod(into: &page)
    page.append(live.markup)
    page.raw("</main>\n</div>\n")
    writeFooter(into: &page)
    if let script {
      page.raw("<script>")
      page.append(script)
      page.raw("</script>\n")
    }
    page.raw("</body>\n</html>\n")
    return page.bytes
  }

  /// What the browser may load and run: nothing but the page's own style and script.
  private static func policy(style: Markup, script: Markup?) -> String {
    let scripts =
      script.map { "script-src 'sha256-\(digest($0))' 'wasm-unsafe-eval'; worker-src blob:; " } ?? ""
    return "default-src 'none'; style-src 'sha256-\(digest(style))'; \(scripts)"
      + "base-uri 'none'; form-action 'none'"
  }

  /// A digest as a policy writes it.
  private static func digest(_ markup: Markup) -> String { Data(SHA256.bytes(markup.bytes)).base64EncodedString() }
}
