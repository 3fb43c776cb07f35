import Figures
import Testing

@Suite("Flow diagram and pathway map, read back")
struct FlowTests {
  private let map = Sandwell.shared.map("knowle+60")

  @Test("flow: a band is as thick as its patients a week, and none is under 2 %")
  func thickness() throws {
    let drawn = try Drawn(Charts.flow(map, id: "f"))
    let group = try #require(drawn.elements.firstIndex { $0.classes.contains("bands") })
    let inflow = map.edges.filter { map.nodes[$0.from].kind == .source }.map(\.perWeek).reduce(0, +)
    let wide = map.edges.filter {
      $0.perWeek >= inflow * 0.02 && map.nodes[$0.from].kind != .exit
    }.map(\.perWeek).sorted()
    var thick: [Double] = []
    for band in drawn.elements where band.parent == group {
      let run = points(band.attributes["d"]!)[0]
      // The turn of the path, from its upper to its lower edge, is its only step straight down.
      let turn = zip(run, run.dropFirst()).first { $0.x == $1.x }
      thick.append((turn!.1.y - turn!.0.y) / drawn.svg.number("data-dy"))
    }
    thick.sort()
    #expect(thick.count == wide.count)
    for (one, other) in zip(thick, wide) { #expect((one - other).magnitude < 0.11 / drawn.svg.number("data-dy")) }
  }

  @Test("flow: every way is in the table, ways back as such")
  func table() throws {
    let drawn = try Drawn(Charts.flow(map, id: "f"))
    #expect(drawn.rows.count == map.edges.count)
    #expect(drawn.rows.filter { $0[1].hasSuffix("(way back)") }.count == 7)
    #expect(drawn.all("text").contains { $0.text == "449, 67 come back" })
  }

  /// A network of a source, a chain of steps and an exit, each step with so many a week, and some more ways.
  private func chain(_ steps: Int, perWeek: Double, and more: [PathwayMap.Edge]) -> PathwayMap {
    let nodes = (0...(steps + 1)).map { index in
      PathwayMap.Node(
        kind: index == 0 ? .source : index > steps ? .exit : .stay, label: "Long name \(index)", detail: "")
    }
    let ways = (0...steps).map { PathwayMap.Edge(from: $0, to: $0 + 1, perWeek: perWeek) }
    return PathwayMap(nodes: nodes, edges: ways + more)
  }

  @Test("flow: of a circle the way that fewest take leads back, however the search meets it")
  func lightest() throws {
    // Two hospitals share a bed unit, from where a few go back to the ambulance that leads to both.
    let labels: [(String, PathwayMap.Kind)] = [
      ("Emergency", .source), ("First hospital", .stay), ("Unit", .stay), ("Call", .source), ("Ambulance", .wait),
      ("Second hospital", .stay), ("Home", .exit),
    ]
    let ways: [(Int, Int, Double)] = [
      (0, 1, 60), (1, 2, 10), (1, 6, 67), (3, 4, 30), (4, 1, 17), (4, 5, 13.3), (5, 2, 3), (5, 6, 10.3), (2, 6, 12.7),
      (2, 4, 0.3),
    ]
    let map = PathwayMap(
      nodes: labels.map { PathwayMap.Node(kind: $0.1, label: $0.0, detail: "") },
      edges: ways.map { PathwayMap.Edge(from: $0.0, to: $0.1, perWeek: $0.2) })
    let drawn = try Drawn(Charts.flow(map, id: "f"))
    #expect(drawn.rows.filter { $0[1].hasSuffix("(way back)") }.map { $0[0] } == ["Unit"])
    let group = try #require(drawn.elements.firstIndex { $0.classes.contains("bands") })
    #expect(drawn.elements.filter { $0.parent == group }.count == 9, "all others have a band")
  }

  @Test("flow: how many come back is told in as many words as have room beside the neighbour", arguments: [2, 5, 9])
  func room(_ steps: Int) throws {
    let map = chain(steps, perWeek: 99.5, and: [PathwayMap.Edge(from: steps + 1, to: 1, perWeek: 20.5)])
    let drawn = try Drawn(Charts.flow(map, id: "f"))
    let words = steps == 9 ? "120, 20 back" : "120, 20 come back"
    #expect(drawn.all("text").contains { $0.text == words }, "\(drawn.all("text").map(\.text))")
  }

  @Test("flow: no text lies over another or over a bar", arguments: 1...40)
  func apart(_ seed: UInt64) throws {
    var generator = Seeded(state: seed)
    let size = 14
    let nodes = (0..<size).map { index in
      PathwayMap.Node(
        kind: index < 3 ? .source : index > size - 4 ? .exit : .stay, label: "Stay in place \(index)", detail: "")
    }
    // A chain, so that there are many columns, and ways across it and back.
    let chain = (2..<(size - 4)).map { PathwayMap.Edge(from: $0, to: $0 + 1, perWeek: 30) }
    let edges =
      chain
      + (0..<16).map { _ in
        let from = Int.random(in: 0..<size, using: &generator)
        let to = Int.random(in: 3..<size, using: &generator)
        return PathwayMap.Edge(from: from, to: to, perWeek: Double.random(in: 5...60, using: &generator))
      }
    let drawn = try Drawn(Charts.flow(PathwayMap(nodes: nodes, edges: edges), id: "f"))
    // Narrow letters, and the middle half of a line, as in the browser's own check.
    let texts = drawn.all("text").map { text in
      let width = 6 * Double(text.text.count)
      let (x, y) = (text.number("x") - (text.classes.contains("e") ? width : 0), text.number("y"))
      return (text: text.text, left: x, right: x + width, top: y - 8, bottom: y - 1)
    }
    let bars = drawn.all("rect", "node").map { bar in
      (
        text: "a bar", left: bar.number("x"), right: bar.number("x") + bar.number("width"), top: bar.number("y"),
        bottom: bar.number("y") + bar.number("height")
      )
    }
    for (index, one) in texts.enumerated() {
      for other in texts[(index + 1)...] + bars {
        let isOver =
          one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom
        #expect(!isOver, "\(one.text) over \(other.text)")
      }
    }
  }

  @Test("map: a box for each node, none over another, the change in words", arguments: [1, 2, 3])
  func boxes(_ seed: UInt64) throws {
    var generator = Seeded(state: seed)
    var maps = [map]
    for size in [5, 25, 30, 60] {
      let nodes = (0..<size).map {
        PathwayMap.Node(kind: $0 < 3 ? .source : $0 > size - 3 ? .exit : .stay, label: "Node \($0)", detail: "Beds")
      }
      let edges = (0..<size * 2).map { _ in
        PathwayMap.Edge(
          from: Int.random(in: 0..<size, using: &generator), to: Int.random(in: 0..<size, using: &generator),
          perWeek: Double.random(in: 0...100, using: &generator))
      }
      maps.append(PathwayMap(nodes: nodes, edges: edges))
    }
    for map in maps {
      let drawn = try Drawn(Charts.map(map, id: "m"))
      let boxes = drawn.all("rect").filter { Set($0.classes).intersection(["end", "step", "wait"]).count > 0 }
      #expect(boxes.count == map.nodes.count)
      let size = drawn.svg.attributes["viewBox"]!.split(separator: " ").compactMap { Double($0) }
      for (index, one) in boxes.enumerated() {
        let right = one.number("x") + one.number("width")
        #expect(one.number("x") >= 0 && right <= size[2] && one.number("y") + one.number("height") <= size[3])
        for other in boxes[(index + 1)...] where other.number("y") == one.number("y") {
          #expect(other.number("x") >= right + 8 || other.number("x") + other.number("width") <= one.number("x") - 8)
        }
      }
    }
    let drawn = try Drawn(Charts.map(map, id: "m"))
    #expect(drawn.all("rect", "changed").count == 1)
    #expect(drawn.all("text").contains { $0.text == "0 → 60 beds" })
  }

  @Test("both are drawn when every way goes round in a circle")
  func circle() throws {
    let nodes = (0..<4).map { PathwayMap.Node(kind: .stay, label: "N\($0)", detail: "") }
    let edges = (0..<4).map { PathwayMap.Edge(from: $0, to: ($0 + 1) % 4, perWeek: 5) }
    let round = PathwayMap(nodes: nodes, edges: edges + [PathwayMap.Edge(from: 1, to: 1, perWeek: 2)])
    #expect(Charts.map(round, id: "m") != nil && Charts.flow(round, id: "f") != nil)
  }
}
