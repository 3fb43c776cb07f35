import Figures

/// Section 11, the live simulator: the only part that needs scripts.
enum LiveSection {
  /// The section. What it says stands there until a script takes over.
  static var markup: Markup {
    var markup = Markup()
    markup.section("try", "Try it yourself") { page in
      page.raw("<p id=\"live-status\">The live simulator needs scripts and WebAssembly.</p><div id=\"live\"></div>")
    }
    return markup
  }

  /// The page's script, or nil for a page without one.
  static var script: Markup? { nil }
}
