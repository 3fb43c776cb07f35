import Statistics

extension Charts {
  /// Pathway map: what patients go through, from top to bottom, with what a scenario changes marked.
  ///
  /// A change has a thick outline and its own words, so that it does not rest on colour. Ways back are told in words
  /// at the step they lead to.
  public static func map(_ map: PathwayMap, id: String) -> FigureFrame? {
    guard let plan = MapPlan(map) else { return nil }
    var changed = 0
    for node in map.nodes where node.isChanged { changed += 1 }
    let title =
      changed == 0
      ? "What patients go through"
      : "What patients go through: " + String(changed) + (changed == 1 ? " change marked" : " changes marked")
    var description = "Map of " + String(map.nodes.count) + " sources, steps and exits, from top to bottom."
    for node in map.nodes.filter({ $0.isChanged }).prefix(5) {
      description += " Changed: " + Fit.clip(node.label, count: 80)
      description += node.change.isEmpty ? "." : ", " + Fit.clip(node.change, count: 80) + "."
    }
    var table = DataTable(
      caption: "Sources, steps and exits", columns: ["Name", "Kind", "Where", "Change", "Leads to"],
      isWords: true)
    for (index, node) in map.nodes.enumerated() {
      var next = ""
      for edge in map.edges where edge.from == index && map.nodes.indices.contains(edge.to) {
        next += (next.isEmpty ? "" : ", ") + Fit.clip(map.nodes[edge.to].label, count: 60)
      }
      let change = !node.isChanged ? "" : node.change.isEmpty ? "changed" : node.change
      table.row(node.label, [kind(node.kind), node.detail, change, next])
    }
    return FigureFrame(
      id: id, title: title, subtitle: "sources, steps and exits of the model", description: description,
      note: "Rounded: where patients come from and where they leave to; square with a thick left edge: a stay in a "
        + "place; dashed: waiting; ↩ patients who come back."
        + (changed > 0 ? " Thick outline with a label: changed by the scenario." : ""),
      csv: "", drawing: plan.draw(id: id, title: title, description: description), table: table.end())
  }

  private static func kind(_ kind: PathwayMap.Kind) -> String {
    switch kind {
    case .source: "source"
    case .stay: "stay"
    case .task: "task"
    case .wait: "wait"
    case .exit: "exit"
    }
  }
}

/// Where everything of a pathway map lies.
private struct MapPlan {
  let map: PathwayMap
  private let ways: [Layers.Way]
  private let layers: Layers
  private var centre: [Double]
  private let width: Double
  private let box: Double
  private let top: [Double]

  private static let (height, gap, badge) = (54.0, 12.0, 20.0)

  init?(_ map: PathwayMap) {
    guard map.nodes.count > 1, map.nodes.count <= 120, map.edges.count <= 600 else { return nil }
    self.map = map
    let ways = map.edges.filter { map.nodes.indices.contains($0.from) && map.nodes.indices.contains($0.to) }
      .map { Layers.Way(from: $0.from, to: $0.to, weight: drawable($0.perWeek) > 0 ? $0.perWeek : 0.01) }
    guard !ways.isEmpty else { return nil }
    self.ways = ways
    let layers = Layers(
      count: map.nodes.count, ways: ways, isStart: { map.nodes[$0].kind == .source },
      isEnd: { map.nodes[$0].kind == .exit })
    self.layers = layers
    let count = map.nodes.count
    var widest = 0.0
    for row in layers.rows {
      var need = 0.0
      for node in row { need += node < count ? 1 : 0.15 }
      widest = max(widest, need)
    }
    // Boxes give way down to 112, then the drawing grows.
    box = min(146, max(112, (960 - 8) / max(1, widest) - Self.gap))
    width = max(400, min(960, widest * (146 + Self.gap) + 8), widest * (112 + Self.gap) + 8)
    centre = Array(repeating: 0, count: layers.layer.count)
    // Rows with a badge or a way back are set lower, to leave room for the words above them.
    var (tops, y): ([Double], Double) = ([], 4)
    for row in layers.rows {
      let hasWords = row.contains { node in
        node < count && (map.nodes[node].isChanged || layers.back.contains { ways[$0].to == node })
      }
      y += hasWords ? Self.badge - 4 : 0
      tops.append(y)
      y += Self.height + 30
    }
    top = tops
    place()
  }

  private func size(_ node: Int) -> Double { node < map.nodes.count ? box + Self.gap : 18 }

  private mutating func place() {
    var links: [[Int]] = Array(repeating: [], count: centre.count)
    for chain in layers.chains {
      for (one, other) in zip(chain.nodes, chain.nodes.dropFirst()) {
        links[one].append(other)
        links[other].append(one)
      }
    }
    for round in 0..<14 {
      for row in round % 2 == 0 ? layers.rows : layers.rows.reversed() {
        let wished = row.map { node in
          var (sum, count) = (0.0, 0.0)
          for other in links[node] where round > 0 || layers.layer[other] < layers.layer[node] {
            sum += centre[other]
            count += 1
          }
          return count > 0 ? sum / count : width / 2
        }
        let places = Apart.centres(wished, sizes: row.map { size($0) }, within: 0...width)
        for (node, place) in zip(row, places) { centre[node] = place }
      }
    }
  }

  func draw(id: String, title: String, description: String) -> Markup {
    var canvas = Canvas(
      "map wide", id: id, width: width, height: (top.last ?? 0) + Self.height + 6, title: title,
      description: description)
    canvas.raw("<defs><marker id=\"")
    canvas.escaped(id)
    canvas.raw("-a\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\" orient=\"auto\">")
    canvas.raw("<path class=\"head\" d=\"M0 0l8 4-8 4z\"/></marker></defs><g class=\"ways\" marker-end=\"url(#")
    canvas.escaped(id)
    canvas.raw("-a)\">")
    let (starts, ends) = (spread(isEnd: false), spread(isEnd: true))
    for (index, chain) in layers.chains.enumerated() { way(&canvas, chain.nodes, starts[index], ends[index]) }
    canvas.raw("</g>")
    for (index, node) in map.nodes.enumerated() { draw(&canvas, index, node) }
    return canvas.end()
  }

  private func way(_ canvas: inout Canvas, _ nodes: [Int], _ start: Double, _ end: Double) {
    canvas.path("") {
      for (step, (one, other)) in zip(nodes, nodes.dropFirst()).enumerated() {
        let from = step == 0 ? start : centre[one]
        let to = step == nodes.count - 2 ? end : centre[other]
        let isTab = other < map.nodes.count && map.nodes[other].isChanged
        let upper = top[layers.layer[one]] + Self.height
        let lower = top[layers.layer[other]] - (isTab ? Self.badge : 0)
        if step == 0 { $0.point("M", from, upper) }
        $0.point("C", from, upper + (lower - upper) * 0.6)
        $0.point(" ", to, lower - (lower - upper) * 0.6)
        $0.point(" ", to, lower)
        // Beside the boxes of a layer that it crosses, a way runs straight down.
        if step < nodes.count - 2 { $0.go("v", Self.height) }
      }
    }
  }

  /// Where ways leave or reach their boxes, side by side in the order of their other ends.
  private func spread(isEnd: Bool) -> [Double] {
    var places = Array(repeating: 0.0, count: layers.chains.count)
    for node in map.nodes.indices {
      var own: [(index: Int, key: Double)] = []
      for (index, chain) in layers.chains.enumerated() {
        let nodes = chain.nodes
        if isEnd && nodes[nodes.count - 1] == node { own.append((index, centre[nodes[nodes.count - 2]])) }
        if !isEnd && nodes[0] == node { own.append((index, centre[nodes[1]])) }
      }
      own.sort { $0.key == $1.key ? $0.index < $1.index : $0.key < $1.key }
      let pitch = min(16, (box - 24) / Double(max(1, own.count)))
      for (position, (index, _)) in own.enumerated() {
        places[index] = centre[node] + (Double(position) - Double(own.count - 1) / 2) * pitch
      }
    }
    return places
  }

  private func draw(_ canvas: inout Canvas, _ index: Int, _ node: PathwayMap.Node) {
    let (left, y) = (centre[index] - box / 2, top[layers.layer[index]])
    let isRound = node.kind == .source || node.kind == .exit
    canvas.rectangle(left, y, box, Self.height, kind(node), radius: isRound ? 20 : 3)
    if node.kind == .stay { canvas.rectangle(left, y, 5, Self.height, "edge") }
    let room = box - (isRound ? 20 : 14)
    let middle = centre[index] + (node.kind == .stay ? 2 : 0)
    var lines = Fit.lines(node.label, width: room, size: 13, most: node.detail.isEmpty ? 3 : 2, isBold: true)
    let bold = lines.count
    if !node.detail.isEmpty { lines.append(Fit.clip(node.detail, width: room, size: 13)) }
    for (line, text) in lines.enumerated() {
      let height = y + Self.height / 2 + 4.5 + (Double(line) - Double(lines.count - 1) / 2) * 15
      canvas.text(text, middle, height, line < bold ? "b" : "")
    }
    var back = 0.0
    for way in layers.back where ways[way].to == index { back += ways[way].weight }
    if node.isChanged {
      canvas.rectangle(left - 2, y - Self.badge, box + 4, Self.badge, "badge", radius: 3)
      let words = Fit.clip(node.change.isEmpty ? "changed" : node.change, width: box * 0.9, size: 13)
      canvas.text(words, centre[index], y - 6, "w b")
    }
    if back > 0 {
      let words = "↩ " + Rounding.text(back, decimals: back >= 9.95 ? 0 : 1) + " a week"
      canvas.text(words, centre[index] + 12, y - (node.isChanged ? Self.badge + 6 : 6), "k")
    }
  }

  private func kind(_ node: PathwayMap.Node) -> StaticString {
    switch (node.kind, node.isChanged) {
    case (.source, false), (.exit, false): "end"
    case (.source, true), (.exit, true): "end changed"
    case (.wait, false): "wait"
    case (.wait, true): "wait changed"
    case (.stay, false), (.task, false): "step"
    case (.stay, true), (.task, true): "step changed"
    }
  }
}
