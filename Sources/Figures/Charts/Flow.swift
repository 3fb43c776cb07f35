import Statistics

extension Charts {
  /// Flow diagram (Sankey): bands as wide as the patients a week that take them.
  ///
  /// Bands under 2 % of all who come in are told together in a line below; ways back end in a note at the step that
  /// they lead to, since a band across the whole drawing would hide the rest.
  public static func flow(_ map: PathwayMap, id: String) -> FigureFrame? {
    guard let plan = FlowPlan(map) else { return nil }
    let title = "Where patients go: " + plan.number(plan.inflow) + " a week come in"
    let description =
      "Flow diagram from left to right with " + String(plan.shown) + " steps. "
      + (plan.widest.map {
        "The widest band leads from " + $0.0 + " to " + $0.1 + ", " + plan.number($0.2) + " a week."
      } ?? "")
    return FigureFrame(
      id: id, title: title, subtitle: "patients a week, average", description: description,
      note: "Width of a band: patients a week. Bands under 2 % of all who come in are only in the table.",
      csv: "flows.csv", drawing: plan.draw(id: id, title: title, description: description), table: plan.table)
  }
}

/// Where everything of a flow diagram lies.
private struct FlowPlan {
  let map: PathwayMap
  /// Ways that can be drawn, by their index in the map.
  private let ways: [Layers.Way]
  /// Ways that have a band.
  private let wide: [Layers.Way]
  private let layers: Layers
  /// Ways that lead back in the graph of all ways.
  private let isBack: [Bool]
  /// Patients a week through each node.
  private var through: [Double]
  /// Patients a week that come back to each node.
  private var returning: [Double]
  let inflow: Double
  private var centre: [Double]
  private var size: [Double]
  private let perPatient: Double
  private let height: Double
  private let pitch: Double

  /// Nodes that are drawn.
  let shown: Int

  private static let (bar, text, top) = (10.0, 46.0, 6.0)

  init?(_ map: PathwayMap) {
    guard map.nodes.count > 1, map.nodes.count <= 120, map.edges.count <= 600 else { return nil }
    self.map = map
    let isStart = { (node: Int) in map.nodes[node].kind == .source }
    let isEnd = { (node: Int) in map.nodes[node].kind == .exit }
    let ways = map.edges.filter {
      map.nodes.indices.contains($0.from) && map.nodes.indices.contains($0.to) && drawable($0.perWeek) > 0
    }.map { Layers.Way(from: $0.from, to: $0.to, weight: $0.perWeek) }
    let whole = Layers(count: map.nodes.count, ways: ways, isStart: isStart, isEnd: isEnd)
    var isBack = Array(repeating: false, count: ways.count)
    for index in whole.back { isBack[index] = true }
    var (arriving, leaving) = (
      Array(repeating: 0.0, count: map.nodes.count), Array(repeating: 0.0, count: map.nodes.count)
    )
    var returning = arriving
    var (inflow, most) = (0.0, 0.0)
    for (index, way) in ways.enumerated() {
      arriving[way.to] += way.weight
      if isBack[index] { returning[way.to] += way.weight }
      if !isEnd(way.from) { leaving[way.from] += way.weight }
      if isStart(way.from) { inflow += way.weight }
      if !isBack[index] { most = max(most, way.weight) }
    }
    self.inflow = inflow > 0 ? inflow : most
    let least = self.inflow * 0.02
    let wide = ways.enumerated().filter { !isBack[$0.offset] && $0.element.weight >= least }.map { $0.element }
    guard !wide.isEmpty else { return nil }
    layers = Layers(count: map.nodes.count, ways: wide, isStart: isStart, isEnd: isEnd)
    (self.ways, self.wide, self.isBack, self.returning) = (ways, wide, isBack, returning)
    through = zip(arriving, leaving).map { max($0, $1) }

    // The scale is what the fullest layer leaves room for.
    var isShown = Array(repeating: false, count: map.nodes.count)
    for way in wide { (isShown[way.from], isShown[way.to]) = (true, true) }
    shown = isShown.filter { $0 }.count
    var (tallest, scale) = (0.0, Double.infinity)
    for row in layers.rows {
      var (gaps, flow) = (0.0, 0.0)
      for node in row where node >= map.nodes.count || isShown[node] {
        gaps += node < map.nodes.count ? Self.text + 12 : 14
        flow += node < map.nodes.count ? through[node] : 0
      }
      tallest = max(tallest, gaps)
      if flow > 0 { scale = min(scale, 230 / flow) }
    }
    perPatient = scale
    height = tallest + 250
    // Columns give way down to 104, which most words fit into, then the drawing grows.
    pitch = layers.rows.count > 1 ? min(190, max(104, (960 - 128) / Double(layers.rows.count - 1))) : 0
    centre = Array(repeating: 0, count: layers.layer.count)
    size = centre
    for chain in layers.chains {
      for node in chain.nodes where node >= map.nodes.count { size[node] = wide[chain.way].weight * scale }
    }
    for node in 0..<map.nodes.count { size[node] = max(2, through[node] * scale) }
    place(isShown)
  }

  /// Heights: each node near the middle of what leads to it and from it, without overlap.
  private mutating func place(_ isShown: [Bool]) {
    var links: [[(node: Int, weight: Double)]] = Array(repeating: [], count: centre.count)
    for chain in layers.chains {
      let weight = wide[chain.way].weight
      for (one, other) in zip(chain.nodes, chain.nodes.dropFirst()) {
        links[one].append((other, weight))
        links[other].append((one, weight))
      }
    }
    for round in 0..<14 {
      let rows = round % 2 == 0 ? layers.rows : layers.rows.reversed()
      for row in rows {
        let row = row.filter { $0 >= map.nodes.count || isShown[$0] }
        // The text stands above a node's bar, so the room a node needs lies lopsided about its middle.
        let lift = row.map { $0 < map.nodes.count ? Self.text / 2 : 0 }
        let wished = row.enumerated().map { index, node in
          var (sum, weight) = (0.0, 0.0)
          for link in links[node] where round > 0 || layers.layer[link.node] < layers.layer[node] {
            sum += centre[link.node] * link.weight
            weight += link.weight
          }
          return (weight > 0 ? sum / weight : height / 2) - lift[index]
        }
        let sizes = row.map { size[$0] + ($0 < map.nodes.count ? Self.text + 12 : 14) }
        let places = Apart.centres(wished, sizes: sizes, within: Self.top...height)
        for (index, node) in row.enumerated() { centre[node] = places[index] + lift[index] }
      }
    }
  }

  private func x(_ node: Int) -> Double { 2 + Double(layers.layer[node]) * pitch }

  func draw(id: String, title: String, description: String) -> Markup {
    var bottom = 0.0
    for chain in layers.chains { for node in chain.nodes { bottom = max(bottom, centre[node] + size[node] / 2) } }
    var small = (count: 0, sum: 0.0)
    for (index, way) in ways.enumerated() where !isBack[index] && way.weight < inflow * 0.02 {
      small = (small.count + 1, small.sum + way.weight)
    }
    let all = bottom + (small.count > 0 ? 34 : 12)
    var canvas = Canvas(
      "flow wide", id: id, width: max(560, 2 + Double(layers.rows.count - 1) * pitch + 128), height: all.rounded(.up),
      title: title, description: description, y: Scale(from: 0, to: inflow, start: 0, length: inflow * perPatient))
    let (starts, ends) = bands(&canvas)
    let drawn = map.nodes.indices.filter { node in
      size[node] > 0 && layers.chains.contains { $0.nodes.contains(node) }
    }
    var room = Room()
    for node in drawn { take(node, &room) }
    let numbers = numbers(starts, ends, &room)
    for node in drawn { box(&canvas, node, &room) }
    for each in numbers { canvas.text(each.text, each.x, each.y, each.isEnd ? "e" : "") }
    if small.count > 0 {
      let text = String(small.count) + (small.count == 1 ? " smaller way, " : " smaller ways, together ")
      canvas.text(text + number(small.sum) + " a week: see the table", 2, bottom + 28)
    }
    return canvas.end()
  }

  /// Draws all bands; returns the heights at which each begins and ends.
  private func bands(_ canvas: inout Canvas) -> (starts: [Double], ends: [Double]) {
    let (starts, ends) = (stacked(isEnd: false), stacked(isEnd: true))
    canvas.raw("<g class=\"bands\">")
    for (index, chain) in layers.chains.enumerated() {
      let thick = wide[chain.way].weight * perPatient
      var points = chain.nodes.map { (x: x($0), y: centre[$0]) }
      points[0] = (points[0].x + Self.bar, starts[index])
      points[points.count - 1].y = ends[index]
      canvas.path("") {
        $0.point("M", points[0].x, points[0].y - thick / 2)
        for (one, other) in zip(points, points.dropFirst()) {
          $0.bend(from: (one.x, one.y - thick / 2), to: (other.x, other.y - thick / 2))
        }
        $0.go("v", thick)
        for (one, other) in zip(points.reversed(), points.reversed().dropFirst()) {
          $0.bend(from: (one.x, one.y + thick / 2), to: (other.x, other.y + thick / 2))
        }
        $0.raw("z")
      }
    }
    canvas.raw("</g>")
    return (starts, ends)
  }

  /// Middles of the bands at one of their ends, stacked on each node in the order of where they come from or go.
  private func stacked(isEnd: Bool) -> [Double] {
    var middles = Array(repeating: 0.0, count: layers.chains.count)
    for node in map.nodes.indices {
      var own: [(index: Int, key: Double)] = []
      for (index, chain) in layers.chains.enumerated() {
        let nodes = chain.nodes
        if isEnd && nodes[nodes.count - 1] == node { own.append((index, centre[nodes[nodes.count - 2]])) }
        if !isEnd && nodes[0] == node { own.append((index, centre[nodes[1]])) }
      }
      own.sort { $0.key == $1.key ? $0.index < $1.index : $0.key < $1.key }
      var edge = centre[node] - size[node] / 2
      for (index, _) in own {
        let thick = wide[layers.chains[index].way].weight * perPatient
        middles[index] = edge + thick / 2
        edge += thick
      }
    }
    return middles
  }

  /// The lines of a node's label, which stand above its number.
  private func label(_ node: Int) -> [(text: String, y: Double)] {
    let lines = Fit.lines(map.nodes[node].label, width: min(pitch > 0 ? pitch - 12 : 126, 126), size: 13, isBold: true)
    let last = centre[node] - size[node] / 2 - 18
    return lines.enumerated().map { ($1, last - Double(lines.count - 1 - $0) * 14) }
  }

  /// Takes up the room of a node's bar, label and number.
  private func take(_ node: Int, _ room: inout Room) {
    let (left, top) = (x(node), centre[node] - size[node] / 2)
    room.take(Room.Box(left: left, right: left + Self.bar, top: top, bottom: top + size[node]))
    for line in label(node) { room.take(Room.Box(line.text, left, line.y, size: 13, isBold: true)) }
    room.take(Room.Box(number(through[node]), left, top - 4, size: 13))
  }

  /// A node's bar with its label and number above, and how many of them come back, in as many words as have room.
  private func box(_ canvas: inout Canvas, _ node: Int, _ room: inout Room) {
    let (left, top) = (x(node), centre[node] - size[node] / 2)
    canvas.rectangle(left, top, Self.bar, size[node], map.nodes[node].isChanged ? "node changed" : "node")
    for line in label(node) { canvas.text(line.text, left, line.y, "b") }
    let (own, back) = (number(through[node]), returning[node])
    // The number itself takes up room that what follows it may come near to.
    let end = left + Fit.width(own, size: 13) + 3
    var more = ""
    if back >= inflow * 0.005 {
      for words in [" come back", " back"] where more.isEmpty {
        let wish = ", " + number(back) + words
        if room.takeIfFree(Room.Box(wish, end, top - 4, size: 13)) { more = wish }
      }
    }
    canvas.text(own + more, left, top - 4)
  }

  /// Numbers on bands that are neither all that leaves one node nor all that reaches the other: where the band ends, or
  /// else where it begins, unless words are there.
  private func numbers(
    _ starts: [Double], _ ends: [Double], _ room: inout Room
  ) -> [(text: String, x: Double, y: Double, isEnd: Bool)] {
    var (from, to) = (Array(repeating: 0, count: map.nodes.count), Array(repeating: 0, count: map.nodes.count))
    for way in wide {
      from[way.from] += 1
      to[way.to] += 1
    }
    var numbers: [(text: String, x: Double, y: Double, isEnd: Bool)] = []
    for node in map.nodes.indices where to[node] > 1 {
      var own: [(y: Double, index: Int)] = []
      for (index, chain) in layers.chains.enumerated() where wide[chain.way].to == node {
        if from[wide[chain.way].from] > 1 { own.append((ends[index], index)) }
      }
      own.sort { $0.y < $1.y }
      let places = Apart.centres(own.map { $0.y }, sizes: own.map { _ in 14 }, within: 0...10_000)
      for (each, place) in zip(own, places) {
        let way = wide[layers.chains[each.index].way]
        let (text, end, start) = (number(way.weight), x(node) - 4, x(way.from) + Self.bar + 4)
        if room.takeIfFree(Room.Box(text, end, place + 4.5, size: 13, isEnd: true)) {
          numbers.append((text, end, place + 4.5, true))
        } else if room.takeIfFree(Room.Box(text, start, starts[each.index] + 4.5, size: 13)) {
          numbers.append((text, start, starts[each.index] + 4.5, false))
        }
      }
    }
    return numbers
  }

  func number(_ value: Double) -> String { Rounding.text(value, decimals: value >= 9.95 ? 0 : 1) }

  /// Names of the widest band's ends, and its width.
  var widest: (String, String, Double)? {
    var best: Layers.Way?
    for way in wide where way.weight > (best?.weight ?? 0) { best = way }
    return best.map {
      (Fit.clip(map.nodes[$0.from].label, count: 80), Fit.clip(map.nodes[$0.to].label, count: 80), $0.weight)
    }
  }

  var table: Markup {
    var table = DataTable(caption: "Patients a week by way", columns: ["From", "To", "Patients a week"], isWords: true)
    for (index, way) in ways.enumerated() {
      table.row(
        map.nodes[way.from].label,
        [map.nodes[way.to].label + (isBack[index] ? " (way back)" : ""), Rounding.text(way.weight, decimals: 1)])
    }
    return table.end()
  }
}
