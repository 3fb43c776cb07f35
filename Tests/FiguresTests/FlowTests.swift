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
