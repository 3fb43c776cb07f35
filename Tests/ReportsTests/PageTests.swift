import Experiments
import Foundation
import ModelFiles
import PatientFlow
import Testing

@testable import Reports

@Suite("The page")
struct PageTests {
  @Test("that a run writes is the one its folder gives again, byte for byte")
  func again() async throws {
    let run = try await RunIntoFolder(SmallModel.read(), chosen: [1, 2, 3])
    defer { run.remove() }
    #expect(try Array(run.text("report.html").utf8) == run.page())
  }

  @Test("is well formed, with one title, headings in order, and sections in the order of the contents")
  func structure() async throws {
    let run = try await RunIntoFolder(SmallModel.read(), chosen: [1, 2, 3])
    defer { run.remove() }
    let page = PageReader(try run.page())
    #expect(page.complaint == nil)
    #expect(page.elements.first?.name == "html" && page.elements.first?.attributes["lang"] == "en-GB")
    let levels = page.elements.compactMap { $0.name.count == 2 ? $0.name.last?.wholeNumberValue : nil }
    #expect(levels.first == 1 && levels.filter { $0 == 1 }.count == 1)
    #expect(zip(levels, levels.dropFirst()).allSatisfy { $1 <= $0 + 1 }, "no level of heading is left out")
    let sections = page.all("section").compactMap { $0.attributes["id"] }
    #expect(
      sections == [
        "answer", "changes", "delays", "places", "stays", "flows", "certainty", "trust", "inputs", "method", "try",
      ])
    for name in ["header", "nav", "main", "footer"] { #expect(page.all(name).count == 1) }
    let ids = page.elements.compactMap { $0.attributes["id"] }
    #expect(Set(ids).count == ids.count, "every id is there once")
    for link in page.all("a").compactMap({ $0.attributes["href"] }) where link.hasPrefix("#") {
      #expect(ids.contains(String(link.dropFirst())), "\(link)")
    }
    for row in page.all("svg") { #expect(row.attributes["role"] == "img") }
  }

  @Test("carries a policy that names its own style by digest and allows nothing else")
  func policy() async throws {
    let run = try await RunIntoFolder(SmallModel.read(), chosen: [1])
    defer { run.remove() }
    let page = PageReader(try run.page())
    let policy = page.all("meta").first { $0.attributes["http-equiv"] != nil }?.attributes["content"] ?? ""
    let style = page.all("style")
    #expect(style.count == 1)
    let digest = Data(SHA256.bytes(Array(style[0].text.utf8))).base64EncodedString()
    #expect(policy.hasPrefix("default-src 'none'; style-src 'sha256-\(digest)'; "))
    #expect(policy.hasSuffix("base-uri 'none'; form-action 'none'"))
    #expect(!page.elements.contains { $0.attributes.keys.contains { $0 == "style" || $0.hasPrefix("on") } })
    #expect(Data(SHA256.bytes(Array("abc".utf8))).base64EncodedString() == "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=")
  }

  @Test("loads nothing: no address but those of links")
  func offline() async throws {
    let run = try await RunIntoFolder(SmallModel.read(), chosen: [1])
    defer { run.remove() }
    let page = PageReader(try run.page())
    #expect(page.all("img").isEmpty && page.all("link").isEmpty && page.all("iframe").isEmpty)
    #expect(!page.elements.contains { $0.attributes["src"] != nil })
    #expect(!(page.all("style").first?.text.contains("url(") ?? true))
  }

  @Test("lets every scenario be chosen without scripts")
  func choice() async throws {
    let run = try await RunIntoFolder(SmallModel.read(), chosen: [1, 2, 3])
    defer { run.remove() }
    let page = PageReader(try run.page())
    let options = page.all("option").filter { $0.attributes["id"] != nil }
    #expect(options.map(\.text) == ["10 more beds", "10 more beds again", "No more beds"])
    #expect(options.map { $0.attributes["id"] } == ["pick-1", "pick-2", "pick-3"])
    #expect(options.filter { $0.attributes["selected"] != nil }.count == 1)
    let style = page.all("style").first?.text ?? ""
    for number in 1...3 {
      #expect(style.contains("body:has(#pick-\(number):checked) [data-scenario=s\(number)]{display:block}"))
      #expect(page.elements.contains { $0.attributes["data-scenario"] == "s\(number)" })
    }
    #expect(page.elements.contains { $0.text.contains("10 more beds; 10 more beds again.") }, "the same numbers")
  }

  @Test("shows the numbers of the files, rounded to what their intervals support")
  func numbers() async throws {
    let run = try await RunIntoFolder(SmallModel.read(), chosen: [1], replications: 4)
    defer { run.remove() }
    let rows = try run.text("differences.csv").components(separatedBy: "\r\n").map { $0.components(separatedBy: ",") }
    let row = try #require(
      rows.first { $0.count > 11 && $0[3] == "lengthOfStay" && $0[4] == "place:acute" && $0[6] == "mean" })
    let (mean, low, high) = (Double(row[8]) ?? 0, Double(row[9]) ?? 0, Double(row[10]) ?? 0)
    let half = (high - low) / 2
    let places = half >= 2 ? 0 : half >= 1 ? 1 : half >= 0.2 ? 1 : half >= 0.1 ? 2 : half >= 0.02 ? 2 : 3
    let text = String(format: "%.\(places)f", abs(mean))
    let isClear = low > 0 || high < 0
    let page = PageReader(try run.page())
    let cells = page.all("tr").filter { $0.text.hasPrefix("Length of stay, mean: Acute beds") }.map(\.text)
    let expected = isClear ? "\(text) \(mean < 0 ? "shorter" : "longer")" : "no clear difference"
    #expect(cells.contains { $0.contains(expected) }, "\(expected) in \(cells)")
  }

  @Test(
    "can be made of every kind of run", arguments: [(1, [Int](), Detail.standard), (1, [2], .full), (3, [], .full)])
  func kinds(_ replications: Int, _ chosen: [Int], _ detail: Detail) async throws {
    let run = try await RunIntoFolder(
      SmallModel.read(), chosen: chosen, replications: replications, detail: detail)
    defer { run.remove() }
    let page = PageReader(try run.page())
    #expect(page.complaint == nil)
    #expect(!page.elements.contains { $0.attributes["id"] == "pick" }, "one scenario needs no list")
    if replications == 1 && !chosen.isEmpty {
      #expect(page.elements.contains { $0.text.contains("one replication gives no interval") })
    }
    if chosen.isEmpty { #expect(page.elements.contains { $0.text.contains("no scenario to compare") }) }
  }

  @Test("says how to get figures where a scenario has none, and stays small")
  func budget() async throws {
    let run = try await RunIntoFolder(SmallModel.read(), chosen: [1, 2, 3])
    defer { run.remove() }
    let folder = try RunFolder { run.path + "/" + $0 }
    let page = PageReader(Page(folder, figureBudget: 1).bytes)
    #expect(page.complaint == nil)
    #expect(page.elements.contains { $0.text == "d2a run small.jsonc --scenario 'beds+10 again'" })
    let whole = FigureSet(of: Outcomes(folder).outcome(1), at: 1, in: folder).count
    let tight = PageReader(Page(folder, figureBudget: 3 * whole - 100).bytes)
    #expect(tight.complaint == nil)
    let weeks = tight.elements.compactMap { $0.attributes["id"] }.filter { $0.hasSuffix("-week0") }
    #expect(weeks == ["s1-week0"], "the first scenario keeps its week, the others all the rest")
    #expect(tight.elements.contains { $0.attributes["id"] == "s3-fan0" })
    #expect(try run.page().count < 900_000)
  }
}
