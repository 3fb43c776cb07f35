import Testing

@testable import Validation

@Suite("Tables of expected values")
struct ExpectedTableTests {
  static let header = "scenario,at,quantity,label,value,standardError,tolerance,truth,source,known\n"

  func table(_ text: String) -> ExpectedTable { ExpectedTable(path: "x.expected.csv", bytes: Array(text.utf8)) }

  @Test("hold a value a row, with what is moved and why it may miss")
  func rows() throws {
    let table = table(
      Self.header + "baseline,,queue/place:a/mean,Queue,3.5,0.2,3.5 se,rebuild,\"Table 1, left\",\r\n"
        + "other,Beds a day=20,queue/place:a/mean,Queue,3,,1,published,Table 2,\"it says \"\"so\"\"\"\n"
        + "other,a=b=5..20,lowest(queue/place:a/mean),Cheapest,10,,5,digitised,Figure 1,")
    #expect(table.faults.isEmpty)
    #expect(table.rows.map(\.line) == [2, 3, 4])
    #expect(table.rows.map(\.source) == ["Table 1, left", "Table 2", "Figure 1"])
    #expect(table.rows[0].move == nil && table.rows[0].known == nil && table.rows[0].standardError == 0.2)
    #expect(table.rows[1].move == .init(control: "Beds a day", values: 20...20))
    #expect(table.rows[1].known == "it says \"so\"")
    #expect(table.rows[2].move == .init(control: "a=b", values: 5...20))
  }

  @Test("tell every fault with its line")
  func faults() {
    let table = table(
      Self.header + "\nbaseline,,queue,Queue,x,-1,much,guessed,,\n" + "baseline,Beds,a/b/c,Queue,1,,1,exact,Here,\n"
        + "baseline,Beds=1..5,a/b/c,Queue,1,,1,exact,Here,\n" + "baseline,Beds=1,lowest(a/b/c),Queue,1,,1,exact,Here,\n"
        + "baseline,,lowest(a/b/c),Queue,1,,1,exact,Here,\n" + "baseline,,a/b/c\n")
    #expect(
      table.faults.map(\.description) == [
        "x.expected.csv:3: \"queue\" is no quantity", "x.expected.csv:3: value is \"x\", which is no number",
        "x.expected.csv:3: standardError is \"-1\", which is no number from 0",
        "x.expected.csv:3: \"much\" is no tolerance; write 0.005, 4 %, 3.5 se, 2.5 own se, or several with or",
        "x.expected.csv:3: truth is \"guessed\"; it is one of exact, published, digitised, rerun, rebuild",
        "x.expected.csv:3: source is empty",
        "x.expected.csv:4: \"Beds\" moves no control; write LABEL=VALUE or LABEL=FROM..TO",
        "x.expected.csv:5: only lowest(…) looks over a range of a control",
        "x.expected.csv:6: lowest(…) looks over a range: LABEL=FROM..TO",
        "x.expected.csv:7: lowest(…) needs a range of a control to look over",
        "x.expected.csv:8: a row has 3 cells where the header has 10",
      ])
  }

  @Test(
    "that are no tables are refused",
    arguments: [
      ("", 1), ("a,b\n", 1), (header, 1), (header + "baseline,\"open", 2), (header + "baseline,\"a\"b,c\n", 2),
    ])
  func noTable(_ text: String, _ line: Int) {
    let faults = table(text).faults
    #expect(faults.count == 1 && faults[0].line == line, "\(faults)")
  }
}
