import Testing

@testable import ModelFiles
@testable import Reports

@Suite("The description of a model")
struct DescriptionTests {
  @Test("leaves no word of the model file out: without it, or with other evidence, the text is another")
  func everyWord() throws {
    let model = try EveryWord.read()
    let tree = model.scenarios[0].tree
    let whole = Description(of: model)
    let found = SectionWalk(tree).found
    for section in Vocabulary.sections {
      let own = found.filter { $0.section.name == section.name }
      #expect(!own.isEmpty, "the model of this test has no \(section.name)")
      for field in section.fields {
        let name = field.name
        if name == "evidence" {
          let named = own.map { one in
            let source = Node.Member(key: name, keySpan: one.node.span, value: Node(.string("new"), one.node.span))
            return SectionWalk.changing(tree, at: one.path[...]) { $0 + [source] }
          }
          let areTold = named.allSatisfy { Description(of: model, tree: $0) != whole }
          #expect(areTold, "\(section.name): evidence")
          continue
        }
        let using = own.filter { $0.node[name] != nil }
        #expect(!using.isEmpty, "the model of this test has no \"\(name)\" of \(section.name)")
        for one in using {
          let without = SectionWalk.changing(tree, at: one.path[...]) { $0.filter { $0.key != name } }
          let isTold = Description(of: model, tree: without) != whole
          #expect(isTold, "\"\(name)\" of \(section.name) is left out")
        }
      }
    }
  }

  @Test("shows a word that it has no sentence for as it is written")
  func newWord() throws {
    let model = try EveryWord.read()
    let tree = model.scenarios[0].tree
    for section in [Vocabulary.place, Vocabulary.source, Vocabulary.stay, Vocabulary.model, Vocabulary.control] {
      let one = try #require(SectionWalk(tree).found.first { $0.section.name == section.name })
      let word = Node.Member(key: "brandNew", keySpan: one.node.span, value: Node(.number(7), one.node.span))
      let changed = SectionWalk.changing(tree, at: one.path[...]) { $0 + [word] }
      let lines = Description(of: model, tree: changed).parts.flatMap(\.lines).map(\.text)
      #expect(lines.contains { $0.contains("brandNew: 7.") }, "\(section.name)")
    }
  }

  @Test("of numbers and rules reads as sentences")
  func sentences() throws {
    let lines = try Description(of: EveryWord.read()).parts.flatMap(\.lines).map(\.text)
    for line in [
      "6 (from 5 to 7) a day on average at the start.", "They come in groups of a poisson draw with mean 2.",
      "By hour, average 1 (scaled if need be): 0h to 7h 1, 8h to 17h 2, 18h to 23h 1.",
      "At most 50 may wait for it; who finds the queue full goes on to Home.",
      "The clinical stay takes 5 d if Triage follows; (3 d for Frail; 2 d for all others) otherwise.",
      "It takes units: 3 at first, falling to 1 at the end and while delayed.",
      "Then: for Frail: careStay if it can begin at once, otherwise Triage; for all others: 40 % Triage, the rest Round.",
      "Risk while waiting for it or while delayed after it: strikes after 90 d, then died, giving up the place at once.",
      "Readmission: 10 % come back to Acute stay after an exponential draw with mean 6 d, at most 3 times.",
      "Set places.care.count: 60 → 70.",
      "Day by day as days.csv says: so many expected (rate), or exactly so many (count).",
      "At the beginning 2 of Frail wait for careStay: waited for 1 d so far, in the place for 6 d.",
      "Who is there at the beginning, and since when, stands in there.csv.",
    ] {
      #expect(lines.contains(line), "\(line)")
    }
  }
}

@Suite("The STRESS-DES checklist")
struct StressChecklistTests {
  @Test("has the 20 items, 2.5 in five parts, each filled or saying what the author must add")
  func items() throws {
    let model = try EveryWord.read()
    let items = StressChecklist(of: model, runBy: .init(version: "1", platform: "here")).items
    #expect(
      items.map(\.number) == [
        "1.1", "1.2", "1.3", "2.1", "2.2", "2.3", "2.4", "2.5.1", "2.5.2", "2.5.3", "2.5.4", "2.5.5", "3.1", "3.2",
        "3.3", "3.4", "4.1", "4.2", "4.3", "5.1", "5.2", "5.3", "5.4", "6.1",
      ])
    #expect(Set(items.map { $0.number.split(separator: ".").prefix(2).joined(separator: ".") }).count == 20)
    #expect(items.allSatisfy { !$0.lines.isEmpty })
    let missing = items.filter { $0.missing != nil }.map(\.number)
    #expect(missing == ["1.1", "1.3", "3.1", "3.3", "4.1", "4.3", "5.4", "6.1"])
  }

  @Test("draws the ways between all steps that a model has")
  func ways() throws {
    let model = try EveryWord.read()
    let items = StressChecklist(of: model, runBy: .init(version: "1", platform: "here")).items
    let ways = try #require(items.first { $0.number == "2.1" }).lines.map(\.text)
    #expect(ways.contains("Emergencies → Acute stay"))
    #expect(ways.contains("Acute stay → careStay, Triage, Round, died"))
    #expect(ways.contains("Home → Acute stay"))
  }
}
