import Testing

@testable import ModelFiles

/// Diagnostics read as the description of the model file shows them.
@Suite struct DiagnosticsAreReadable {
  private func at(_ needle: String, in text: String) -> Span {
    let bytes = Array(text.utf8)
    let word = Array(needle.utf8)
    let start = bytes.indices.first { bytes.has(word, at: $0) } ?? 0
    return Span(start, start + word.count)
  }

  @Test func theExampleOfTheDescription() {
    let text = String(repeating: "\n", count: 13) + "  \"p2\": { \"bedz\": 96, \"unit\": \"bed\" },\n"
    let diagnostic = Diagnostic(
      .error, .unknownKey, "\"bedz\" is not something a place can have", at: at("\"bedz\"", in: text),
      hint: didYouMean(nearest("bedz", among: ["count", "unit"], synonyms: Synonyms(["beds": ["count"]]))),
      help: ["accepted: count, unit"])
    let expected = """
      error[M012]: "bedz" is not something a place can have
        Models/x.jsonc:14:11
      14 │   "p2": { "bedz": 96, "unit": "bed" },
         │           ^^^^^^ did you mean "count"?
         = accepted: count, unit

      1 error

      """
    #expect(render([diagnostic], of: Samples.source(text), color: false) == expected)
  }

  @Test func theyComeInFileOrderWithTheirCount() {
    let text = "one\ntwo\nthree\n"
    let diagnostics = [
      Diagnostic(.warning, "M500", "third", at: Span(8, 13)), Diagnostic(.error, "M100", "second", at: Span(4, 7)),
      Diagnostic(.error, "M300", "first", at: nil), Diagnostic(.note, "M501", "also second", at: Span(4, 7)),
    ]
    let shown = render(diagnostics, of: Samples.source(text), color: false)
    #expect(
      shown.split(separator: "\n").filter { $0.contains("M") && $0.contains("]: ") }.map {
        $0.split(separator: " ").last
      }
        == ["first", "second", "second", "third"])
    #expect(shown.hasSuffix("\n2 errors, 1 warning, 1 note\n"))
  }

  @Test func nothingToTellIsNothing() {
    #expect(render([], of: Samples.source("{}"), color: true) == "")
  }

  @Test func aHundredAreShownErrorsFirst() {
    let warnings = (0..<150).map { Diagnostic(.warning, "M500", "w\($0)", at: Span(0, 1)) }
    let errors = (0..<60).map { Diagnostic(.error, "M100", "e\($0)", at: Span(2, 3)) }
    let shown = render(warnings + errors, of: Samples.source("a b"), color: false)
    #expect(shown.contains(": e59\n") && shown.contains(": w39\n") && !shown.contains(": w40\n"))
    #expect(shown.hasSuffix("\n110 more are not shown\n60 errors, 150 warnings\n"))
  }

  @Test func aSpanOverSeveralLinesShowsTheFirst() {
    let shown = render(
      [Diagnostic(.error, "M1", "m", at: Span(2, 9))], of: Samples.source("{ [1,\n 2] }"), color: false)
    #expect(shown.contains("1 │ { [1,\n  │   ^^^\n"))
  }

  @Test func aSpanPastTheEndIsHarmless() {
    let shown = render([Diagnostic(.error, "M1", "m", at: Span(90, 99))], of: Samples.source("ab"), color: false)
    #expect(shown.contains("x.jsonc:1:3\n1 │ ab\n  │   ^\n"))
  }

  @Test func tabsAndWideCharactersKeepTheCaretInPlace() {
    let text = "\t\"老🏥\": bed"
    let shown = render([Diagnostic(.error, "M1", "m", at: at("bed", in: text))], of: Samples.source(text), color: false)
    #expect(shown.contains(":1:8\n1 │     \"老🏥\": bed\n  │             ^^^\n"))
  }

  @Test func colourStaysAroundHarmlessText() {
    let text = "{ \"\u{1B}[2J\": 1 }"
    let diagnostic = Diagnostic(.error, "M1", "key \"\u{1B}[2J\u{202E}\"", at: at("1 }", in: text), hint: "a\u{7}b")
    let source = SourceText(path: "a\u{1B}[0mb", bytes: Array(text.utf8))
    let plain = render([diagnostic], of: source, color: false)
    #expect(!plain.unicodeScalars.contains("\u{1B}") && !plain.unicodeScalars.contains("\u{202E}"))
    var colored = render([diagnostic], of: source, color: true)
    #expect(colored.contains("\u{1B}[1;31merror[M1]\u{1B}[0m"))
    for code in ["1;31", "1", "2", "0"] {
      colored = colored.split(separator: "\u{1B}[\(code)m", omittingEmptySubsequences: false).joined()
    }
    #expect(colored == plain)
  }

  @Test func aLongLineIsCutAroundTheCaret() {
    let text = String(repeating: "x", count: 10_000) + "HERE" + String(repeating: "y", count: 10_000)
    let shown = render(
      [Diagnostic(.error, "M1", "m", at: at("HERE", in: text))], of: Samples.source(text), color: false)
    let lines = shown.split(separator: "\n")
    let x = String(repeating: "x", count: 40)
    let y = String(repeating: "y", count: 56)
    #expect(lines[2] == "1 │ …\(x)HERE\(y)…")
    #expect(lines[3] == "  │  " + String(repeating: " ", count: 40) + "^^^^")
    #expect(lines[1].hasSuffix(":1:10001"))
  }
}

/// Names that were nearly hit are found.
@Suite struct NearNamesAreFound {
  @Test(arguments: [
    ("cuont", ["count", "unit"], ["count"]), ("Places", ["places", "pace"], ["places", "pace"]),
    ("acuteStey", ["acuteStay", "p2Stay"], ["acuteStay"]), ("xyz", ["count"], []), ("", ["a"], []),
    ("größe", ["GRÖSSE", "GRÖßE"], ["GRÖßE", "GRÖSSE"]), ("ab", ["ba", "cd"], ["ba"]),
  ]) func among(word: String, names: [String], expected: [String]) {
    #expect(nearest(word, among: names) == expected)
  }

  @Test func synonymsComeBeforeLikeness() {
    let words = Synonyms(["beds": ["count"], "next": ["then"]])
    #expect(nearest("bedz", among: ["bed", "count"], synonyms: words) == ["count", "bed"])
    #expect(nearest("NEXT", among: ["then"], synonyms: words) == ["then"])
    #expect(nearest("beds", among: ["unit"], synonyms: words) == [])
  }

  @Test func absurdWordsAreNearToNothing() {
    let word = String(repeating: "a", count: 1_000_000)
    #expect(nearest(word, among: [word]) == [])
    #expect(nearest("count", among: [word, "count"]) == ["count"])
  }

  @Test func theQuestionNamesThemAll() {
    #expect(didYouMean([]) == nil)
    #expect(didYouMean(["a"]) == "did you mean \"a\"?")
    #expect(didYouMean(["a", "b", "c"]) == "did you mean \"a\", \"b\" or \"c\"?")
  }
}
