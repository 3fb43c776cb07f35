import RandomStreams

@testable import ModelFiles

/// Damages a model as a tree: values at and beyond their limits, things renamed, doubled, taken away or put elsewhere.
/// What comes out is well-formed, so it gets past the parser and into the checks, the compiler and the engine.
///
/// The same seed and tree give the same damage.
struct TreeMutator {
  private var stream: RandomStream

  init(seed: UInt64, number: Int) {
    stream = RandomStream(key: seed, UInt32(truncatingIfNeeded: number), 0, purpose: 2022)
  }

  /// A whole number from 0 up to `limit`.
  mutating func below(_ limit: Int) -> Int { Int(stream.nextBits() % UInt64(max(1, limit))) }

  /// Marks a text that is written without its quotes, so that it need not be JSON.
  static let raw = "\u{1}"

  static let values: [Node.Value] =
    [0, -0.0, 1, -1, 0.5, 1.5, 1e-308, 1e308, -1e308, 5e-324, 1e18, 4_294_967_296, 2_147_483_647, 1_000_000, 10_000]
    .map { .number($0) }
    + [
      "", " ", "rest", "all", "none", "baseline", "else", "value", "unlimited", "always", "0 d", "1 us", "1 min",
      "0.0001 s",
      "1 d", "-1 d", "9 h", "365250 d", "365251 d", "18263 d", "100000 wk", "1e300 d", "1e-300 d", "NaN d", "inf d",
      "24:00", "00:00", "23:59", "24:01", "08:00-18:00", "00:00-24:00", "22:00-06:00", "12:00-12:00", "23:59-24:00",
      "30 %", "0 %", "100 %", "101 %", "-1 %", "1e-300 %", "99.9999999 %", "+20", "-20", "+1000000", "-1000000", "£0",
      "£1", "£1000000000", "£-1", "2022-07-04", "2024-02-29", "2022-02-29", "1900-01-01", "2199-12-31", "0001-01-01",
      "9999-12-31", "2022-07-04T08:00", "2022-04-01T00:00", "2022-04-01T23:59", "queue", "stay", "delay", "now",
      "acute", "home", "died", "finish", "pause", "validated", "local", "places", "places.acute.count", "arrivals..x",
      "\u{202E}", "\u{1B}[31m", "é", "e\u{301}", "👩\u{200D}⚕️", "=HYPERLINK(\"x\")", "\r\n",
      String(repeating: "n", count: 300),
      raw + "NaN", raw + "-Infinity", raw + "1e999", raw + "01", raw + "1,5", raw + "'x'", raw + "{", raw + "]",
    ].map { .string($0) }
    + [.null, .bool(true), .bool(false), .array([]), .object([])]

  /// Pieces of models, as JSON.
  static let pieces: [Node] = [
    #"{"exponential":{"mean":"9 d"}}"#, #"{"exponential":{"mean":"365250 d"}}"#, #"{"fixed":"0 d"}"#,
    #"{"uniform":{"low":"0 d","high":"1 d"}}"#, #"{"uniform":{"low":"1 d","high":"1 d"}}"#,
    #"{"uniform":{"low":0,"high":1}}"#, #"{"triangular":{"low":"0 d","mode":"0 d","high":"1 min"}}"#,
    #"{"normal":{"mean":"0 d","sd":"1 d"}}"#, #"{"normal":{"mean":"1 d","sd":"365250 d"}}"#,
    #"{"lognormal":{"median":"1 min","p90":"365000 d"}}"#, #"{"lognormal":{"mean":"1 min","sd":"365000 d"}}"#,
    #"{"lognormal":{"median":0.001,"mean":1}}"#, #"{"lognormal":{"median":"1 d","mean":"1.0000001 d"}}"#,
    #"{"gamma":{"mean":"365250 d","sd":"1 min"}}"#, #"{"gamma":{"mean":"1 min","sd":"365250 d"}}"#,
    #"{"erlang":{"stages":10000,"mean":"1 d"}}"#, #"{"weibull":{"shape":0.01,"scale":"365000 d"}}"#,
    #"{"weibull":{"shape":1000,"scale":"1 d"}}"#, #"{"poisson":{"mean":"0.0001 d"}}"#,
    #"{"poisson":{"mean":"100000 d"}}"#,
    #"{"mixture":[{"share":0,"of":"1 d"},{"share":1,"of":{"exponential":{"mean":"1 d"}}}]}"#,
    #"{"mixture":[{"share":"rest","of":{"mixture":[{"share":1,"of":"0 d"}]}}]}"#,
    #"{"empirical":{"values":["0 d","1 d"],"weights":[0,1]}}"#, #"{"empirical":{"values":["1 d"],"weights":[1e308]}}"#,
    #"{"quantiles":{"0":"0 d","0.5":"1 d","1":"9 d"}}"#, #"{"quantiles":{"0.5":"1 d","0.9":"1 d"}}"#,
    #"{"exponential":{"mean":"9 d"},"between":["8 d","8.0001 d"]}"#,
    #"{"exponential":{"mean":"1 min"},"between":["300 d","301 d"]}"#,
    #"{"exponential":{"mean":"9 d"},"cap":"0 d"}"#, #"{"exponential":{"mean":"9 d"},"roundTo":"d","scale":1e-9}"#,
    #"{"exponential":{"mean":"9 d"},"scale":1e9}"#,
    #"[{"from":"2022-04-01","count":1000000}]"#, #"[{"from":"2021-04-01","over":"300 d","reaching":1000000}]"#,
    #"[{"from":"2022-04-02","over":{"lognormal":{"median":"1 min","p90":"365000 d"}},"reaching":"-1000000"}]"#,
    #"[{"from":"2022-04-02","until":"2022-04-03","times":0},{"from":"2022-04-02","times":1000}]"#,
    #"[{"from":"2022-04-02","times":{"lognormal":{"median":0.001,"mean":1}}}]"#,
    #"{"slip":{"lognormal":{"median":"1 min","p90":"365000 d"}},"steps":[{"from":"1900-01-01","count":"+1"}]}"#,
    #"{"slip":"365250 d","steps":[{"from":"2199-12-31","until":"2199-12-31T12:00","count":0}]}"#,
    #"{"mon-sun":"00:00-24:00"}"#, #"{"sun":"22:00-06:00"}"#, #"{"mon-sun":{"00:00-24:00":1000000}}"#,
    #"{"fri":{"23:59-24:00":1}}"#, #"{"mon-fri":{"08:00-18:00":1},"except":["2022-04-18"]}"#,
    #"{"mon":["08:00-09:00","09:00-10:00"],"except":[]}"#,
    #"{"byCohort":{"rest":"1 d"}}"#, #"{"byRoute":{"rest":{"exponential":{"mean":"1 d"}}}}"#,
    #"{"byCohort":{"frail":{"byRoute":{"rest":"1 d"}},"rest":"0 d"}}"#,
    #"{"value":1,"low":0,"high":2,"evidence":"x"}"#, #"{"value":{"value":1}}"#, #"{"value":"0 d"}"#,
    #"{"home":0,"goHome":"rest"}"#, #"{"home":1e-300,"goHome":"rest"}"#,
    #"[{"during":["queue","stay","delay"],"after":"0 d","to":"goHome","leave":"now"}]"#,
    #"[{"during":"delay","after":{"exponential":{"mean":"1 min"}},"to":"acuteStay"}]"#,
    #"[{"during":["queue","delay"],"after":"1 d","to":"hubTriage"},{"during":"queue","after":"1 d","to":"goHome","leave":"now"}]"#,
    #"{"count":200000,"queue":[]}"#, #"{"count":3,"queue":[{"step":"p1Care","count":2,"waited":"0 d"}]}"#,
    #"{"queue":[{"step":"p2Stay","count":2,"cohort":"frail","waited":{"exponential":{"mean":"9 d"}}}]}"#,
    #"{"queue":[{"step":"hubTriage","count":2,"waited":"1 d","been":"0 d"},{"step":"goHome","count":1,"waited":"1 d"}]}"#,
    #"{"file":"words-tracking.csv"}"#, #"{"file":"tracking.csv"}"#, #"{"file":"../x.csv","count":1}"#,
    #"{"file":"words-arrivals.csv","to":"acuteStay","cohorts":{"frail":1}}"#,
    #"{"file":"admissions.csv","to":"acuteStay","cohorts":{"other":1}}"#,
    #"{"empirical":{"file":"stays.csv","column":"days","unit":"d"}}"#,
    #"{"empirical":{"file":"stays.csv","column":"days","unit":"wk"},"cap":"9 d"}"#,
    #"{"place":"p2","above":0.5,"below":0.4,"count":3}"#, #"{"from":100,"to":1}"#, #"{"poisson":{"mean":1}}"#,
    #"{"lead":"1 d","steps":[{"wait":"2 d"},{"task":"1 h","staff":"hub"}]}"#,
    #"[{"wait":"2 d"},{"task":"1 h","staff":"hub"}]"#, #"{"ifRoom":"p2Stay","else":"goHome"}"#,
    #"{"share":1,"after":{"exponential":{"mean":"1 min"}},"to":"acuteStay","atMost":1000}"#,
    #"{"share":"100 %","after":"0 d","to":"p2Stay"}"#,
    #"{"changes":[{"remove":"steps.goHome"}]}"#, #"{"basedOn":"x","changes":[{"scale":"places","by":1e308}]}"#,
    #"{"changes":[{"set":"arrivals.emergency.perDay","to":1e5},{"scale":"horizon","by":1e-9}]}"#,
    #"{"changes":[{"set":"cohorts","to":{}},{"add":"places.x","as":{"count":1}},{"remove":"places.x"}]}"#,
    #"{"changes":[{"scale":"steps.acuteStay.stay","by":0},{"scale":"staff.hub.hours","by":0.01}]}"#,
  ].map { text in
    let parsed = JSONCParser.parse(SourceText(path: "piece", bytes: Array(text.utf8)))
    guard let root = parsed.root, parsed.diagnostics.isEmpty else { fatalError("a piece is not JSON: \(text)") }
    return root
  }

  /// The text of `tree` with one to five pieces of damage; `other` lends parts.
  mutating func mutate(_ tree: Node, with other: Node) -> [UInt8] {
    var tree = tree
    for _ in 0...(below(4) == 0 ? 4 : below(2)) { damage(&tree, other) }
    return Self.text(tree)
  }

  /// The tree with one piece of damage, as a tree: what is not damaged keeps its place in the text.
  mutating func damaged(_ tree: Node, with other: Node) -> Node {
    var tree = tree
    damage(&tree, other)
    return tree
  }

  private mutating func damage(_ tree: inout Node, _ other: Node) {
    let target = below(Self.size(tree))
    let donor = Self.node(below(Self.size(other)), of: other)
    let own = Self.node(below(Self.size(tree)), of: tree)
    let piece = Self.pieces[below(Self.pieces.count)]
    let value = Self.values[below(Self.values.count)]
    let choice = below(20)
    let (first, second) = (below(1000), below(1000))
    let factor = [0, -1, 0.5, 1.01, 2, 10, 1000, 1e-6, 1e9][below(9)]
    Self.change(target, of: &tree) { node in
      switch choice {
      case 0...4: node.value = value
      case 5...8: node = piece
      case 9: node = donor
      case 10: node = own
      case 11: node.value = .object([.init(key: "value", keySpan: node.span, value: node)])
      case 12, 13: Self.scale(&node, by: factor)
      default: Self.rearrange(&node, choice, first, second, donor)
      }
    }
  }

  /// Multiplies a number, or the number that a text begins with.
  private static func scale(_ node: inout Node, by factor: Double) {
    if let number = node.number { node.value = .number(number * factor) }
    guard let text = node.string, let space = text.firstIndex(of: " "), let number = Double(text[..<space]) else {
      return
    }
    node.value = .string("\(number * factor)\(text[space...])")
  }

  /// Takes away, doubles, renames or moves a part of an object or a list.
  private static func rearrange(_ node: inout Node, _ choice: Int, _ first: Int, _ second: Int, _ donor: Node) {
    if var members = node.members, !members.isEmpty {
      let (one, two) = (first % members.count, second % members.count)
      switch choice {
      case 14: members.remove(at: one)
      case 15: members.append(members[one])
      case 16: members[one].key = members[two].key
      case 17: (members[one].value, members[two].value) = (members[two].value, members[one].value)
      case 18: members[one].key += ["2", " ", "\u{202E}", "é", "x"][second % 5]
      default: members.append(.init(key: "d\(second)", keySpan: node.span, value: donor))
      }
      node.value = .object(members)
    } else if case .array(var elements) = node.value, !elements.isEmpty {
      let (one, two) = (first % elements.count, second % elements.count)
      switch choice {
      case 14: elements.remove(at: one)
      case 15: elements += [Node](repeating: elements[one], count: 1 + second % 40)
      case 16: elements[one] = donor
      default: elements[one] = elements[two]
      }
      node.value = .array(elements)
    }
  }

  // MARK: Places in a tree, numbered as they are written

  private static func children(_ node: Node) -> [Node] {
    switch node.value {
    case .array(let elements): elements
    case .object(let members): members.map(\.value)
    default: []
    }
  }

  private static func size(_ node: Node) -> Int { children(node).reduce(1) { $0 + size($1) } }

  private static func node(_ number: Int, of node: Node) -> Node {
    var left = number
    guard left > 0 else { return node }
    left -= 1
    for child in children(node) {
      let size = size(child)
      if left < size { return Self.node(left, of: child) }
      left -= size
    }
    return node
  }

  private static func change(_ number: Int, of node: inout Node, _ body: (inout Node) -> Void) {
    guard number > 0 else { return body(&node) }
    var left = number - 1
    for (index, child) in children(node).enumerated() {
      let size = size(child)
      guard left >= size else {
        var changed = child
        change(left, of: &changed, body)
        switch node.value {
        case .array(var elements):
          elements[index] = changed
          node.value = .array(elements)
        case .object(var members):
          members[index].value = changed
          node.value = .object(members)
        default: break
        }
        return
      }
      left -= size
    }
  }

  // MARK: Text

  /// JSON with a line for each part, but for texts marked as raw.
  static func text(_ tree: Node) -> [UInt8] {
    let compact = Array(compactJSON(tree).utf8)
    let mark = Array("\"\\u0001".utf8)
    var bytes: [UInt8] = []
    var (index, isText, isRaw) = (0, false, false)
    while index < compact.count {
      let byte = compact[index]
      if byte == UInt8(ascii: "\\"), !compact[index...].starts(with: mark) {
        bytes += compact[index..<min(index + 2, compact.count)]
        index += 2
        continue
      }
      if !isText, compact[index...].starts(with: mark) {
        (isText, isRaw, index) = (true, true, index + mark.count)
        continue
      }
      if byte == UInt8(ascii: "\"") {
        isText.toggle()
        if isRaw { isRaw = false } else { bytes.append(byte) }
      } else {
        bytes.append(byte)
        if !isText, byte == UInt8(ascii: ",") { bytes.append(UInt8(ascii: "\n")) }
      }
      index += 1
    }
    return bytes
  }
}
