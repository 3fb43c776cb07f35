/// A directed graph in layers, for drawing: ways back are taken out, long ways get a place in each layer they cross, and
/// each layer is ordered so that few ways cross.
///
/// Of every circle the way that fewest take leads back. Layers are longest paths (Sugiyama, Tagawa and Toda 1981, IEEE
/// Trans. SMC 11:109); the order is that of barycentres swept down and up, the best of all sweeps by weighted crossings.
/// O(ways × ways back + sweeps × ways × log ways).
struct Layers {
  /// A way between nodes of the graph.
  struct Way {
    let from: Int
    let to: Int
    let weight: Double
  }

  /// Layer of each node; nodes beyond the first `count` stand for long ways.
  private(set) var layer: [Int] = []
  /// Nodes by layer, in order.
  private(set) var rows: [[Int]] = []
  /// For each way that goes forward: its index and the nodes it passes, ends included.
  private(set) var chains: [(way: Int, nodes: [Int])] = []
  /// Indices of ways that lead back.
  private(set) var back: [Int] = []
  /// Nodes of the graph itself.
  let count: Int

  private var following: [[(node: Int, weight: Double)]] = []
  private var preceding: [[(node: Int, weight: Double)]] = []

  /// Lays a graph out.
  ///
  /// - Parameters:
  ///   - isStart: whether a node is where patients come in; such nodes stand right before those they lead to.
  ///   - isEnd: whether a node is where patients leave; ways from there lead back.
  init(count: Int, ways: [Way], isStart: (Int) -> Bool, isEnd: (Int) -> Bool) {
    self.count = count
    let forward = findBack(ways, isStart: isStart, isEnd: isEnd)
    assign(ways, forward, isStart: isStart)
    following = Array(repeating: [], count: count)
    preceding = following
    for way in forward { addChain(way, ways[way]) }
    rows = Array(repeating: [], count: (layer.max() ?? -1) + 1)
    for node in visitOrder(isStart) { rows[layer[node]].append(node) }
    order()
  }

  /// Sorts the ways into those that go forward and those that lead back: from an end, to where they come from, or the
  /// lightest of a circle. Fills `back`, and `finished` with the order in which nodes were left.
  private mutating func findBack(_ ways: [Way], isStart: (Int) -> Bool, isEnd: (Int) -> Bool) -> [Int] {
    var leaving: [[Int]] = Array(repeating: [], count: count)
    var outflow = Array(repeating: 0.0, count: count)
    var lighter: [Int] = []
    for (index, way) in ways.enumerated() {
      if way.from == way.to || isEnd(way.from) {
        lighter.append(index)
      } else {
        leaving[way.from].append(index)
        outflow[way.from] += way.weight
      }
    }
    for node in 0..<count { leaving[node].sort { (ways[$0].weight, $1) > (ways[$1].weight, $0) } }
    var starts = Array(0..<count)
    starts.sort {
      let (first, second) = (isStart($0) ? outflow[$0] + 1e15 : 0, isStart($1) ? outflow[$1] + 1e15 : 0)
      return first == second ? $0 < $1 : first > second
    }
    while true {
      let search = Search(ways, leaving: leaving, from: starts)
      guard let way = search.lighter else {
        back = lighter + search.closing
        finished = search.finished
        return search.forward
      }
      lighter.append(way)
      leaving[ways[way].from].removeAll { $0 == way }
    }
  }

  /// A depth-first search from the starts, the widest ways first, until it meets a circle that has a lighter way than
  /// the one that closes it.
  private struct Search {
    /// Ways in the order in which they were gone.
    var forward: [Int] = []
    /// Ways that close a circle and are its lightest.
    var closing: [Int] = []
    /// The lightest way of the circle at which the search ended; nil when it came to its end.
    var lighter: Int?
    /// Nodes in the order the search left them.
    var finished: [Int] = []

    init(_ ways: [Way], leaving: [[Int]], from starts: [Int]) {
      var state = [UInt8](repeating: 0, count: leaving.count)
      for start in starts where state[start] == 0 {
        // Each node with how many of its ways were tried; the last of those leads to the node above it.
        var stack = [(node: start, next: 0)]
        state[start] = 1
        while let top = stack.last {
          if top.next == leaving[top.node].count {
            state[top.node] = 2
            finished.append(top.node)
            stack.removeLast()
            continue
          }
          stack[stack.count - 1].next += 1
          let way = leaving[top.node][top.next]
          let target = ways[way].to
          if state[target] == 1 {
            var lightest = way
            for (node, next) in stack.reversed() {
              let own = leaving[node][next - 1]
              if ways[own].weight < ways[lightest].weight { lightest = own }
              if node == target { break }
            }
            if lightest != way {
              lighter = lightest
              return
            }
            closing.append(way)
            continue
          }
          forward.append(way)
          if state[target] == 0 {
            state[target] = 1
            stack.append((target, 0))
          }
        }
      }
    }
  }

  /// Nodes in the order the search left them: those after come first.
  private var finished: [Int] = []

  /// Longest path from any start; starts are then drawn near to what they lead to.
  private mutating func assign(_ ways: [Way], _ forward: [Int], isStart: (Int) -> Bool) {
    var leaving: [[Int]] = Array(repeating: [], count: count)
    for way in forward { leaving[ways[way].from].append(ways[way].to) }
    layer = Array(repeating: 0, count: count)
    for node in finished.reversed() {
      for next in leaving[node] { layer[next] = max(layer[next], layer[node] + 1) }
    }
    for node in 0..<count where isStart(node) {
      var nearest = Int.max
      for next in leaving[node] { nearest = min(nearest, layer[next]) }
      if nearest != Int.max { layer[node] = max(layer[node], nearest - 1) }
    }
  }

  private mutating func addChain(_ index: Int, _ way: Way) {
    var nodes = [way.from]
    for row in (layer[way.from] + 1)..<max(layer[way.from] + 1, layer[way.to]) {
      nodes.append(layer.count)
      layer.append(row)
      following.append([])
      preceding.append([])
    }
    nodes.append(way.to)
    for (one, other) in zip(nodes, nodes.dropFirst()) {
      following[one].append((other, way.weight))
      preceding[other].append((one, way.weight))
    }
    chains.append((index, nodes))
  }

  /// Nodes as a walk along the ways meets them, which keeps what belongs together near from the start.
  private func visitOrder(_ isStart: (Int) -> Bool) -> [Int] {
    var seen = Array(repeating: false, count: layer.count)
    var order: [Int] = []
    for start in Array(finished.reversed()) + Array(count..<max(count, layer.count)) where !seen[start] {
      var stack = [start]
      while let node = stack.popLast() {
        if seen[node] { continue }
        seen[node] = true
        order.append(node)
        for next in following[node].reversed() where !seen[next.node] { stack.append(next.node) }
      }
    }
    return order
  }

  /// Sweeps of barycentres; the best order is kept.
  private mutating func order() {
    var best = (rows: rows, crossings: crossings())
    for sweep in 0..<12 where best.crossings > 0 {
      var place = places()
      let isDown = sweep % 2 == 0
      for step in 0..<rows.count {
        let row = isDown ? step : rows.count - 1 - step
        var keyed: [(key: Double, index: Int, node: Int)] = []
        for (index, node) in rows[row].enumerated() {
          let neighbours = isDown ? preceding[node] : following[node]
          var (sum, weight) = (0.0, 0.0)
          for neighbour in neighbours {
            sum += place[neighbour.node] * neighbour.weight
            weight += neighbour.weight
          }
          keyed.append((weight > 0 ? sum / weight : place[node], index, node))
        }
        keyed.sort { $0.key == $1.key ? $0.index < $1.index : $0.key < $1.key }
        rows[row] = keyed.map { $0.node }
        for (index, node) in rows[row].enumerated() { place[node] = (Double(index) + 0.5) / Double(rows[row].count) }
      }
      let now = crossings()
      if now < best.crossings { best = (rows, now) }
    }
    rows = best.rows
  }

  /// Where each node stands in its row, between 0 and 1.
  private func places() -> [Double] {
    var place = Array(repeating: 0.5, count: layer.count)
    for row in rows {
      for (index, node) in row.enumerated() { place[node] = (Double(index) + 0.5) / Double(row.count) }
    }
    return place
  }

  private func crossings() -> Double {
    let place = places()
    var sum = 0.0
    for row in rows {
      var pairs: [(from: Double, to: Double, weight: Double)] = []
      for node in row { for next in following[node] { pairs.append((place[node], place[next.node], next.weight)) } }
      for (index, one) in pairs.enumerated() {
        for other in pairs[(index + 1)...] where (one.from - other.from) * (one.to - other.to) < 0 {
          sum += 1 + min(one.weight, other.weight) * 0.01
        }
      }
    }
    return sum
  }
}
