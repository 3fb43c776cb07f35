import Figures

/// Section 11, the live simulator: the only part of the page that needs scripts.
///
/// What it needs stands in the page itself: the module, the plan, the worker's script. None of it is loaded from anywhere.
struct LiveSection {
  private let data: LiveData?

  /// The section for what a run left to simulate; nil when it left nothing.
  init(_ data: LiveData?) { self.data = data }

  /// The page's script, or nil for a page without one.
  var script: Markup? {
    data == nil ? nil : Markup(own: Array("//<![CDATA[\n".utf8) + PackageResources.live_js + Array("//]]>".utf8))
  }

  /// The section. What it says about scripts stands there until one takes over.
  var markup: Markup {
    var markup = Markup()
    markup.section("try", "Try it yourself") { page in
      guard let data else {
        page.paragraph("This folder holds no data for the live simulator: an earlier version of d2a wrote it.")
        return
      }
      page.raw("<p id=\"live-status\">Here the simulator itself would run, in this page: it needs scripts and ")
      page.raw("WebAssembly, and one of them is off or missing. Everything else on this page is complete ")
      page.raw("without it.</p><p class=\"on-paper\">The live simulator runs in the file; on paper there is nothing ")
      page.raw("to move.</p><div id=\"live\" hidden=\"hidden\">")
      writeIntroduction(data, into: &page)
      page.raw("<div class=\"live\"><div class=\"panel\">")
      writeControls(data, into: &page)
      page.raw("</div><div class=\"outcome\">")
      writeButtons(data, into: &page)
      page.raw("<div id=\"live-answer\"></div>")
      writeTakeAway(into: &page)
      page.raw("</div></div></div>")
      writeParts(data, into: &page)
    }
    return markup
  }

  private func writeIntroduction(_ data: LiveData, into page: inout Markup) {
    page.raw("<p>Move a control, and this page simulates the model again with the same patients. The answer is told ")
    page.raw("against the baseline; its interval narrows as more simulated years come. With no control moved it gives ")
    page.text("the numbers of this report once all \(data.replications) have come. Nothing leaves the page.")
    page.raw("</p>")
    if !data.leftOut.isEmpty {
      page.paragraph(
        "Controls of the model that cannot be moved here: \(data.leftOut.map { $0.clipped() }.joined(separator: "; "))."
      )
    }
  }

  private func writeControls(_ data: LiveData, into page: inout Markup) {
    page.raw("<p><label for=\"live-start\">Start from</label> ")
    page.raw("<select id=\"live-start\" autocomplete=\"off\">")
    for (index, start) in data.starts.enumerated() {
      page.raw("<option value=\"")
      page.number(index)
      page.raw("\">")
      page.text(start.label.clipped())
      page.raw("</option>")
    }
    page.raw("</select></p>")
    for (index, control) in data.controls.enumerated() {
      let label = control.label.clipped()
      page.raw("<fieldset id=\"live-control-")
      page.number(index)
      page.raw("\"><legend>")
      page.text(label)
      page.raw("</legend><input type=\"range\" id=\"live-slider-")
      page.number(index)
      page.raw("\" min=\"0\" step=\"1\" value=\"0\" autocomplete=\"off\" aria-label=\"")
      page.text(label)
      page.raw("\"/> <input type=\"number\" id=\"live-field-")
      page.number(index)
      page.raw("\" step=\"any\" autocomplete=\"off\" aria-label=\"")
      page.text(label + ", as a number")
      page.raw("\"/><p class=\"note\" id=\"live-note-")
      page.number(index)
      page.raw("\"></p></fieldset>")
    }
  }

  private func writeButtons(_ data: LiveData, into page: inout Markup) {
    page.raw("<p class=\"buttons\"><label>Simulated years <select id=\"live-wanted\" autocomplete=\"off\">")
    for count in Set([10, 20, 50, 100, 200, data.replications]).sorted() {
      page.raw("<option value=\"")
      page.number(count)
      page.raw(count == data.replications ? "\" selected=\"selected\">" : "\">")
      page.number(count)
      page.raw("</option>")
    }
    page.raw("</select></label> <button type=\"button\" id=\"live-run\">Simulate</button> ")
    page.raw("<button type=\"button\" id=\"live-stop\" disabled=\"disabled\">Stop</button> ")
    page.raw("<button type=\"button\" id=\"live-reset\">Put the controls back</button></p>")
    page.raw(
      "<p class=\"progress\"><progress id=\"live-bar\" value=\"0\" max=\"1\" aria-label=\"Simulated years done\">")
    page.raw("</progress> <span id=\"live-progress\" role=\"status\">Nothing has been simulated yet.</span></p>")
  }

  private func writeTakeAway(into page: inout Markup) {
    page.raw("<details><summary>Take it away</summary><p><label for=\"live-scenario\">These settings as a scenario, ")
    page.raw("to paste into the model file under <code>\"scenarios\"</code></label></p>")
    page.raw("<textarea id=\"live-scenario\" rows=\"10\" readonly=\"readonly\" spellcheck=\"false\"></textarea>")
    page.raw("<p><button type=\"button\" id=\"live-save\" disabled=\"disabled\">Save the scenario</button> ")
    page.raw("<button type=\"button\" id=\"live-numbers\" disabled=\"disabled\">Save the numbers (CSV)</button></p>")
    page.raw("</details>")
  }

  /// What the script takes up: the worker's script, the module, the data.
  private func writeParts(_ data: LiveData, into page: inout Markup) {
    page.raw("<script type=\"text/plain\" id=\"live-worker\">//<![CDATA[\n")
    page.append(Markup(own: PackageResources.worker_js))
    page.raw("//]]></script><script type=\"text/plain\" id=\"live-module\">")
    page.raw(BrowserModule.base64)
    page.raw("</script><script type=\"application/json\" id=\"live-data\">")
    page.append(Markup(own: data.script))
    page.raw("</script>")
  }
}
