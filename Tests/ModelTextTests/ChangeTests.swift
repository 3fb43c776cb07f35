import Testing

@testable import ModelFiles

/// A scenario's changes do what they say, or say why not.
@Suite struct ChangesAreMadeOrExplained {
  /// What the changes, a JSON list, make of the sample hospital.
  private func changed(_ changes: String) throws -> (model: ChangedModel, text: SourceText) {
    let text = Samples.source(changes)
    return (ChangedModel(try Samples.tree(Samples.hospital), changes: try Samples.tree(changes)), text)
  }

  private func value(_ path: String, after changes: String) throws -> String? {
    let (model, text) = try changed(changes)
    #expect(model.diagnostics.isEmpty, "\(render(model.diagnostics, of: text, color: false))")
    return try model.root.node(at: ModelPath(path)).map { compactJSON($0) }
  }

  private func fault(_ changes: String) throws -> String {
    let (model, text) = try changed(changes)
    #expect(compactJSON(model.root) == compactJSON(try Samples.tree(Samples.hospital)))
    #expect(model.applied.isEmpty)
    return render(model.diagnostics, of: text, color: false)
  }

  @Test func theSamplesOwnScenario() throws {
    let root = try Samples.tree(Samples.hospital)
    let changes = try #require(root.node(at: ModelPath("scenarios.more.changes")))
    let model = ChangedModel(root, changes: changes)
    #expect(model.diagnostics.isEmpty)
    let told = model.applied.map { "\($0.verb.rawValue) \($0.path): \($0.before ?? "-") to \($0.after ?? "-")" }
    #expect(
      told == [
        #"add places."St. Mary's".changes: - to [{"from":"2022-07-04","count":20}]"#,
        #"set places.P2 beds.count: 122 to 140"#,
        #"scale arrivals.emergency.perDay: 64 to 65.28"#,
        #"scale steps.p2.stay: {"value":{"gamma":{"mean":"24 d","sd":"15 d"},"scale":2},"evidence":"stays"} to "#
          + #"{"value":{"gamma":{"mean":"24 d","sd":"15 d"},"scale":1.8},"evidence":"stays"}"#,
        #"scale steps.acuteStay.stay: {"byRoute":{"hub":{"lognormal":{"mean":"13 d","sd":"12 d"}},"home":"4.6 d"}} to "#
          + #"{"byRoute":{"hub":{"lognormal":{"mean":"13 d","sd":"12 d"},"scale":0.9},"home":"4.14 d"}}"#,
        #"add steps.p2.risks[1]: - to {"during":"delay","to":"home"}"#,
        #"remove places.care: {"count":"unlimited","setting":"home"} to -"#,
      ])
  }

  @Test func settingAQuantityReplacesAllOfIt() throws {
    #expect(
      try value("places.acute.count", after: #"[{ "set": "places.acute.count", "to": 650 }]"#) == "650")
    #expect(
      try value("places.acute.count", after: #"[{ "set": "places.acute.count.value", "to": 610 }]"#)
        == #"{"value":610,"low":590,"high":620,"evidence":"beds"}"#)
  }

  @Test func aPathPassesThroughAValueWithItsSource() throws {
    #expect(
      try value("steps.p2.stay.value.gamma", after: #"[{ "set": "steps.p2.stay.gamma.mean", "to": "20 d" }]"#)
        == #"{"mean":"20 d","sd":"15 d"}"#)
    #expect(
      try value("steps.p2.stay.value.cap", after: #"[{ "add": "steps.p2.stay.cap", "as": "42 d" }]"#) == #""42 d""#)
    #expect(
      try value("steps.p2.stay.low", after: #"[{ "add": "steps.p2.stay.low", "as": "42 d" }]"#) == #""42 d""#)
  }

  @Test func scalingKeepsTheUnitAndTheDecimals() throws {
    #expect(try value("steps.hub.task", after: #"[{ "scale": "steps.hub.task", "by": 1.1 }]"#) == #""4.675 h""#)
    #expect(
      try value("places.acute.costPerDay", after: #"[{ "scale": "places.acute.costPerDay", "by": 1.1 }]"#)
        == #""£380.6""#)
    #expect(
      try value("steps.home.returns.share", after: #"[{ "scale": "steps.home.returns.share", "by": 0.5 }]"#)
        == #""6 %""#)
    #expect(
      try value("places.acute.count", after: #"[{ "scale": "places.acute.count", "by": 1.1 }]"#)
        == #"{"value":667.7,"low":649,"high":682,"evidence":"beds"}"#)
    #expect(Scaling.product(3, 1.1) == 3.3)
    #expect(Scaling.product(-0x1p-1070, 0.5) == -0x1p-1071)
    #expect(Scaling.product(1e300, 1e10) == nil)
    #expect(Scaling.product(0x1p62, 1) == 0x1p62)
  }

  @Test func decimalProductsAreTheNearestDoubleOfTheExactProduct() {
    var random = SplitMix(seed: 3)
    for _ in 0..<2000 {
      let one = Double(random.below(1_000_000)) / 1000
      let other = Double(random.below(1_000_000)) / 1000
      let exact = Double("\(Int((one * 1000).rounded()) * Int((other * 1000).rounded()))e-6")
      #expect(Scaling.product(one, other) == exact)
    }
  }

  @Test func laterChangesSeeEarlierOnes() throws {
    let changes = #"""
      [{ "add": "places.new", "as": { "count": 10 } }, { "scale": "places.new.count", "by": 2 },
       { "set": "places.new.count", "to": 5 }, { "remove": "steps.p2.risks[0]" }, { "add": "steps.p2.risks[0]", "as": 1 }]
      """#
    #expect(try value("places.new", after: changes) == #"{"count":5}"#)
    #expect(try value("steps.p2.risks", after: changes) == "[1]")
  }

  @Test(arguments: [
    (#"[{ "set": "places.acut.count", "to": 1 }]"#, "M403", #"places has no "acut""#, #"did you mean "acute"?"#),
    (#"[{ "set": "palces.acute", "to": 1 }]"#, "M403", #"the model has no "palces""#, #"did you mean "places"?"#),
    (
      #"[{ "set": "places.acute.queueLimit", "to": 1 }]"#, "M403", #"places.acute has no "queueLimit""#, #"write "add""#
    ),
    (
      #"[{ "set": "steps.hub.task.mean", "to": 1 }]"#, "M403", "steps.hub.task is a text, so there is nothing inside",
      ""
    ),
    (#"[{ "set": "steps.p2.risks.to", "to": 1 }]"#, "M403", "steps.p2.risks is a list", "steps.p2.risks[0]"),
    (#"[{ "set": "steps.p2.risks[1]", "to": 1 }]"#, "M403", "steps.p2.risks has 1 entry, so there is no [1]", "from 0"),
    (#"[{ "set": "places[0]", "to": 1 }]"#, "M403", "places is an object", "places has: acute, P2 beds, "),
    (
      #"[{ "add": "steps.p2.risks[2]", "as": 1 }]"#, "M403", "there is no [2]",
      "steps.p2.risks[1] is the place just past"
    ),
    (#"[{ "add": "places.acute", "as": 1 }]"#, "M404", "places.acute is already there", #""set" replaces"#),
    (#"[{ "add": "steps.p2.risks", "as": 1 }]"#, "M404", "steps.p2.risks is already there", "add steps.p2.risks[1]"),
    (#"[{ "add": "wards.x", "as": 1 }]"#, "M403", #"the model has no "wards""#, "the model has: "),
    (#"[{ "scale": "places.care.count", "by": 2 }]"#, "M405", #"cannot be scaled: it is "unlimited""#, ""),
    (#"[{ "scale": "start", "by": 2 }]"#, "M405", #"start cannot be scaled: it is "2022-04-01""#, ""),
    (#"[{ "scale": "steps.acuteStay.then", "by": 2 }]"#, "M405", "cannot be scaled: it is an object", ""),
    (#"[{ "scale": "replications", "by": -2 }]"#, "M405", "a factor is a number of 0 or more, and this is -2", ""),
    (#"[{ "scale": "replications", "by": 1e308 }]"#, "M405", "replications times 1e+308 is too large", ""),
    (#"[{ "remove": "places.none" }]"#, "M403", #"places has no "none""#, ""),
    (#"[{ "set": "scenarios.more", "to": 1 }]"#, "M406", #"a scenario cannot change "scenarios""#, ""),
    (#"[{ "set": "places..count", "to": 1 }]"#, "M402", "a name is missing in this path after places.", ""),
    (#"[{ "set": "", "to": 1 }]"#, "M402", "this path is empty", ""),
    (#"[{ "set": "a[x]", "to": 1 }]"#, "M402", "a whole number, counted from 0", ""),
    (#"[{ "set": "a.'b", "to": 1 }]"#, "M402", "no closing quotation mark", ""),
    (#"[{ "set": 5, "to": 1 }]"#, "M401", #""set" takes a path, and this is a number"#, ""),
    (
      #"[{ "set": "title", "by": 1 }]"#, "M012", #""by" is not something a change with "set" can have"#,
      #"did you mean "to"?"#
    ),
    (#"[{ "set": "title" }]"#, "M401", #"this change has no "to""#, ""),
    (#"[{ "sett": "title", "to": 1 }]"#, "M401", #""sett" is not something a change can do"#, #"did you mean "set"?"#),
    (#"[{ "delete": "title" }]"#, "M401", #""delete" is not"#, #"did you mean "remove"?"#),
    (#"[{ "set": "title", "to": 1, "remove": "title" }]"#, "M401", "a change does one thing, and this does 2", ""),
    (#"[{}]"#, "M401", "this change does not say what it does", ""),
    (#"[5]"#, "M401", "a change is an object, and this is a number", ""),
    (#"{}"#, "M401", "changes are a list, and this is an empty object", ""),
  ]) func whatCannotBeMade(changes: String, code: String, message: String, more: String) throws {
    let text = try fault(changes)
    #expect(text.hasPrefix("error[\(code)]: "), "\(text)")
    #expect(text.contains(message), "\(text)")
    #expect(more.isEmpty || text.contains(more), "\(text)")
    #expect(text.hasSuffix("\n1 error\n"), "\(text)")
  }

  @Test func otherChangesAreStillMade() throws {
    let (model, _) = try changed(#"[{ "set": "a", "to": 1 }, { "set": "title", "to": "b" }, { "remove": "x" }]"#)
    #expect(model.applied.map(\.path) == ["title"])
    #expect(model.diagnostics.map(\.code) == ["M403", "M403"])
  }

  @Test func pathsAreWrittenAsTheyAreRead() throws {
    for text in ["a", "a.b[0][12].c", #"a."b.c".d"#, #"a."it's"[0]"#, "p2 beds.count", #""\"""#] {
      #expect(try ModelPath(text).text() == text)
    }
    #expect(throws: ModelPath.Fault.self) { try ModelPath(String(repeating: "a.", count: 200) + "a") }
  }
}
