import Testing

@testable import ModelFiles

/// Trees survive being printed and read.
@Suite struct TreesPrintedAndReadAreTheSame {
  private static func tree(_ random: inout SplitMix, depth: Int) -> Node {
    let nowhere = Span(0, 0)
    switch random.below(depth == 0 ? 4 : 6) {
    case 0: return Node(.null, nowhere)
    case 1: return Node(.bool(random.below(2) == 0), nowhere)
    case 2: return Node(.number(number(&random)), nowhere)
    case 3: return Node(.string(text(&random)), nowhere)
    case 4: return Node(.array((0..<random.below(5)).map { _ in tree(&random, depth: depth - 1) }), nowhere)
    default:
      let members = (0..<random.below(14)).map { index in
        Node.Member(key: "\(index)" + text(&random), keySpan: nowhere, value: tree(&random, depth: depth - 1))
      }
      return Node(.object(members), nowhere)
    }
  }

  private static func number(_ random: inout SplitMix) -> Double {
    let value = Double(bitPattern: random.next())
    return value.isFinite && random.below(2) == 0 ? value : Double(random.below(2000) - 1000) / 8
  }

  private static func text(_ random: inout SplitMix) -> String {
    var view = String.UnicodeScalarView()
    for _ in 0..<random.below(8) {
      let bound = [0x20, 0x80, 0x800, 0x11_0000][random.below(4)]
      if let scalar = Unicode.Scalar(UInt32(random.below(bound))) { view.append(scalar) }
    }
    return String(view)
  }

  @Test func forManyRandomTrees() {
    var random = SplitMix(seed: 7)
    for _ in 0..<2000 {
      let tree = Self.tree(&random, depth: 5)
      let text = compactJSON(tree)
      let (root, diagnostics) = JSONCParser.parse(Samples.source(text))
      #expect(diagnostics.isEmpty && root?.saysTheSame(as: tree) == true, "\(text)")
    }
  }

  @Test func numbersAreShort() {
    #expect(shortestNumber(96) == "96")
    #expect(shortestNumber(-0.5) == "-0.5")
    #expect(shortestNumber(0.1) == "0.1")
    #expect(shortestNumber(1e300) == "1e+300")
  }

  @Test func spansAreWhereTheValuesStand() throws {
    let text = "{ \"a\": [1, \"two\"] }"
    let list = try #require(Samples.tree(text)["a"])
    #expect(list.span == Span(7, 17))
    #expect(list.elements?.last?.span == Span(11, 16))
    #expect(list.elements?.map(\.kindName) == ["a number", "a text"])
  }

  @Test func commentsTrailingCommasAndAByteOrderMarkAreFine() throws {
    let tree = try Samples.tree("\u{FEFF}// one\r\n{ /* two */ \"a\": [1, 2,], }// three")
    #expect(compactJSON(tree) == #"{"a":[1,2]}"#)
  }

  @Test func escapesAreRead() throws {
    let tree = try Samples.tree(#"["\"\\\/\b\f\n\r\t\u00a3\ud83c\udfe5"]"#)
    #expect(tree.elements?.first?.string == "\"\\/\u{8}\u{C}\n\r\t£🏥")
  }

  @Test func aCutTextEndsInAnEllipsis() {
    #expect(compactJSON(Node(.string("été"), Span(0, 0)), limit: 4) == "\"ét…")
  }

  @Test func plainFaultsStillGiveTheTreeThatWasMeant() {
    let (root, diagnostics) = JSONCParser.parse(Samples.source("{ count: 007 'unit': 6.5 d, \"unit\": 1, }"))
    #expect(diagnostics.map(\.code) == ["M009", "M018", "M005", "M010", "M011", "M013"])
    #expect(root.map { compactJSON($0) } == #"{"count":7,"unit":"6.5 d"}"#)
  }

  @Test func aFileThatIsTooLargeIsRefused() {
    let bytes = [UInt8](repeating: .space, count: JSONCParser.sizeLimit + 1)
    let source = SourceText(path: "x", bytes: bytes)
    let (root, diagnostics) = JSONCParser.parse(source)
    #expect(root == nil)
    #expect(
      render(diagnostics, of: source, color: false).hasPrefix(
        "error[M002]: the file has 8388609 bytes; a model file has at most 8388608 (8 MiB)\n  x\n"))
  }

  @Test(arguments: ["\\q", "\\u12 ", "\\ud83d"]) func readingStopsInTheMiddleOfAText(escape: String) {
    let source = Samples.source("[\"" + String(repeating: escape, count: 1500) + "\", 1")
    let (root, diagnostics) = JSONCParser.parse(source)
    #expect(root == nil)
    #expect(diagnostics.count == JSONCParser.faultLimit + 1)
    #expect(diagnostics.first?.message == "reading stopped on line 1, after 1000 faults")
  }

  @Test func everyCodeIsUsedOnceAndExplained() {
    let codes = DiagnosticCode.allCases
    #expect(Set(codes.map(\.rawValue)).count == codes.count)
    #expect(codes.allSatisfy { !$0.explanation.isEmpty && !$0.explanation.hasSuffix(".") })
    #expect(DiagnosticCode.unknownKey.rawValue == "M012")
  }
}
