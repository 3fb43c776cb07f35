import Figures
import Foundation
import Statistics
import Testing

@Suite("Figures of awkward data")
struct RobustnessTests {
  static let labels = [
    "<script>alert('x')</script> & \"quotes\" ]]> -->", String(repeating: "W", count: 10_000),
    String(repeating: "long label ", count: 900), "👩🏽‍⚕️👨‍👩‍👧 ambulance 🚑", "שלום עולם مرحبا \u{202E}reversed", "", " ",
    "a\u{0}b\u{1F}c\nd\te\u{FFFE}", "Zalgo e\u{301}\u{302}\u{303}\u{304}",
  ]
  static let numbers: [Double] = [.nan, .infinity, -.infinity, 0, -5, 1e308, -1e308, 1e-308, 5e8, 1e12, 3, 47.5]

  @Test("labels are text, wherever they come from", arguments: labels)
  func label(_ label: String) throws {
    for figure in figures(label) { try check(figure, label) }
  }

  @Test("numbers that are none are never written", arguments: 1...60)
  func number(_ seed: UInt64) throws {
    var generator = Seeded(state: seed)
    for figure in figures("Label", draw: { Self.numbers.randomElement(using: &generator)! }) { try check(figure, "") }
  }

  @Test("a single number of any kind everywhere", arguments: numbers)
  func constant(_ value: Double) throws {
    for figure in figures("Label", draw: { value }) { try check(figure, "") }
  }

  @Test("nothing to draw gives no figure")
  func nothing() {
    let outcome = Outcome(label: "", isBaseline: true, period: "", replications: 0)
    let words = MeasureWords(title: "", subject: "", unit: "", comparison: .count)
    let empty = Interval(of: [])
    let none = Comparison(baseline: empty, scenario: empty, difference: empty)
    let daily = DailyComparison(
      kind: .other, subject: "", unit: "", days: Days(count: 0, marks: []), scenario: DailyCourse())
    #expect(Charts.fan(daily, of: outcome, id: "a") == nil)
    #expect(
      Charts.reasons(DelayReasons(subject: "", unit: "", total: none, parts: []), of: outcome, id: "a") == nil)
    #expect(
      Charts.spread(LengthSpread(kind: .stay, subject: "", edges: [], scenario: []), of: outcome, id: "a") == nil)
    #expect(Charts.stays([], of: outcome, id: "a") == nil && Charts.places([], of: outcome, id: "a") == nil)
    #expect(Charts.week(WeekTable(title: "", subject: "", unit: "", values: []), id: "a") == nil)
    #expect(Charts.forest(words: words, period: "", rows: [], id: "a") == nil)
    let map = PathwayMap(nodes: [], edges: [])
    #expect(Charts.flow(map, id: "a") == nil && Charts.map(map, id: "a") == nil)
    #expect(Charts.observed([], id: "a") == nil && Charts.load([], id: "a") == nil)
  }

  /// Well-formed, no style attribute, no unusable number, ids unique, and not blown up by its labels.
  private func check(_ figure: FigureFrame, _ label: String) throws {
    let drawn = try Drawn(figure)
    var ids = Set<String>()
    for element in drawn.elements {
      #expect(element.attributes["style"] == nil && element.name != "script")
      if let id = element.attributes["id"] { #expect(ids.insert(id).inserted && id.hasPrefix(figure.id)) }
      for (name, value) in element.attributes where name != "aria-label" {
        let lowered = value.lowercased()
        #expect(!lowered.contains("nan") && !lowered.contains("inf"), "\(name)=\(value.prefix(100))")
      }
      if element.name == "text" { #expect(element.text.unicodeScalars.count <= 160, "\(element.text)") }
      if ["th", "td"].contains(element.name) { #expect(element.text.unicodeScalars.count <= 700) }
    }
    #expect(drawn.svg.attributes["aria-labelledby"] == "\(figure.id)-t \(figure.id)-d")
    #expect(figure.drawing.bytes.count < 40_000 && figure.table.bytes.count < 40_000)
    #expect(figure.title.unicodeScalars.count <= 300)
  }

  /// Every figure, with the label everywhere and numbers drawn one after another.
  private func figures(_ label: String, draw: () -> Double = { 47.5 }) -> [FigureFrame] {
    func interval() -> Interval {
      let (mean, spread) = (draw(), draw())
      return Interval(count: 3, mean: mean, low: mean - spread, high: mean + spread, median: mean)
    }
    func comparison() -> Comparison {
      Comparison(baseline: interval(), scenario: interval(), difference: interval())
    }
    func many(_ count: Int) -> [Double] { (0..<count).map { _ in draw() } }
    let words = MeasureWords(title: label, subject: label, unit: label, comparison: .count, clause: .delayedAtCensus)
    var outcome = Outcome(label: label, isBaseline: false, period: label, replications: 3)
    outcome.focus = [FocusRow(words: words, values: comparison())]
    func course() -> DailyCourse {
      var course = DailyCourse()
      course.mean = many(40)
      course.p05 = many(40)
      course.p25 = many(40)
      course.p50 = many(40)
      course.p75 = many(40)
      course.p95 = many(40)
      course.example = many(40)
      return course
    }
    let daily = DailyComparison(
      kind: .delayed, subject: label, unit: label,
      days: Days(count: 40, marks: [Days.Mark(offset: 3, label: label)], period: 5...9), scenario: course(),
      baseline: course(), capacity: [CapacityStep(offset: 0, open: draw()), CapacityStep(offset: 20, open: draw())])
    let rows = (0..<3).map { _ in
      PlaceRow(
        label: label, unit: label, used: comparison(), open: comparison(), occupancy: comparison(), stay: comparison(),
        delay: comparison())
    }
    outcome.places = rows
    let nodes = (0..<6).map {
      PathwayMap.Node(
        kind: $0 == 0 ? .source : $0 == 5 ? .exit : .stay, label: label, detail: label, isChanged: $0 == 2,
        change: label)
    }
    let map = PathwayMap(
      nodes: nodes,
      edges: [(0, 1), (1, 2), (1, 3), (2, 4), (3, 4), (4, 5), (5, 1), (4, 2), (0, 99), (-1, 2), (3, 3)].map {
        PathwayMap.Edge(from: $0, to: $1, perWeek: draw())
      })
    let observed = (0..<3).map { _ in
      ObservedComparison(
        words: words, period: label, observed: draw(), tolerance: draw(), simulated: interval(), source: label)
    }
    let load = (0..<3).map { _ in
      LoadRow(label: label, unit: label, offered: draw(), capacity: draw(), arithmetic: label)
    }
    return [
      Charts.fan(daily, of: outcome, id: "x"),
      Charts.reasons(
        DelayReasons(
          subject: label, unit: label, total: comparison(),
          parts: (0..<15).map { _ in PartRow(label: label, values: comparison()) }), of: outcome, id: "x"),
      Charts.spread(
        LengthSpread(kind: .stay, subject: label, edges: many(9), scenario: many(9), baseline: many(9)), of: outcome,
        id: "x"),
      Charts.spread(
        LengthSpread(
          kind: .delay, subject: label, edges: [0, 1, 2, 7, 30, 90], scenario: many(6), baseline: many(6)),
        of: outcome, id: "x"),
      Charts.stays(rows, of: outcome, id: "x"), Charts.places(rows, of: outcome, id: "x"),
      Charts.week(WeekTable(title: label, subject: label, unit: label, values: many(168)), id: "x"),
      Charts.forest(
        words: words, period: label, rows: (0..<4).map { _ in ForestRow(label: label, difference: interval()) },
        id: "x"),
      Charts.flow(map, id: "x"), Charts.map(map, id: "x"), Charts.observed(observed, id: "x"),
      Charts.load(load, id: "x"),
    ].compactMap { $0 }
  }
}

@Suite("Size of figures")
struct SizeTests {
  @Test("figures of a year stay small")
  func bytes() throws {
    for figure in Sandwell.shared.figures("knowle+60", label: "60 beds at Knowle from July, as planned", id: "s2") {
      var page = Markup()
      figure.write(into: &page)
      print("bytes", figure.id, page.bytes.count, "drawing", figure.drawing.bytes.count)
      let isFan = figure.id.contains("fan")
      let isGraph = figure.id.contains("flow") || figure.id.contains("map")
      #expect(page.bytes.count <= (isFan ? 15_500 : isGraph ? 14_000 : figure.id.contains("week") ? 11_500 : 8_000))
    }
  }

  @Test("a chart takes less than two milliseconds")
  func time() throws {
    let outcome = Sandwell.shared.outcome("knowle+60", label: "60 beds")
    let map = Sandwell.shared.map("knowle+60")
    let clock = ContinuousClock()
    let best = (0..<20).map { _ in
      (
        clock.measure { _ = Charts.fan(outcome.daily[0], of: outcome, id: "f") },
        clock.measure { _ = Charts.flow(map, id: "f") }, clock.measure { _ = Charts.map(map, id: "f") }
      )
    }
    let fastest = [best.map(\.0).min()!, best.map(\.1).min()!, best.map(\.2).min()!]
    print("fan, flow, map:", fastest)
    for time in fastest { #expect(time < .milliseconds(20)) }
  }
}
