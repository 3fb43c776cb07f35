import Figures
import Statistics
import Testing

@Suite("Bars, curves and dots, read back")
struct BarTests {
  private let outcome = Sandwell.shared.outcome("knowle+60", label: "60 beds")

  private func expect(_ drawn: Drawn, _ places: [Double], are values: [Double], _ what: String) {
    #expect(places.count == values.count, "\(what)")
    // A width is the difference of two rounded places at most.
    let tolerance = 2 * drawn.tolerance(drawn.svg.number("data-dx"))
    for (place, value) in zip(places, values) {
      #expect((drawn.valueX(place) - value).magnitude <= tolerance, "\(what): \(drawn.valueX(place)) for \(value)")
    }
  }

  private func ends(_ drawn: Drawn, _ kind: String) -> [Double] {
    drawn.all("rect", kind).map { $0.number("x") + $0.number("width") }
  }

  private func intervals(_ drawn: Drawn) -> (low: [Double], high: [Double]) {
    let runs = drawn.all("path", "interval").compactMap { points($0.attributes["d"]!).first }
    return (runs.map { $0[0].x }, runs.map { $0[1].x })
  }

  @Test("reasons: sorted bars, intervals, baseline; the table adds up")
  func reasons() throws {
    let data = try #require(outcome.reasons)
    let drawn = try Drawn(Charts.reasons(data, of: outcome, id: "r"))
    let parts = data.parts.filter { $0.values.scenario.mean > 0 || $0.values.baseline.mean > 0 }
      .sorted { $0.values.scenario.mean > $1.values.scenario.mean }
    expect(drawn, ends(drawn, "bar"), are: parts.map(\.values.scenario.mean).filter { $0 > 0.02 }, "bars")
    expect(drawn, ends(drawn, "baseline"), are: parts.map(\.values.baseline.mean), "baseline")
    let drawnParts = parts.map(\.values.scenario).filter { $0.high > max(0, $0.low) }
    expect(drawn, intervals(drawn).high, are: drawnParts.map(\.high), "upper ends")
    expect(drawn, intervals(drawn).low, are: drawnParts.map { max(0, $0.low) }, "lower ends")
    let rows = drawn.rows
    let sum = rows.dropLast().compactMap { Double($0[1]) }.reduce(0, +)
    #expect(rows.last?[0] == "All delayed patients")
    #expect((sum - Double(rows.last![1])!).magnitude <= 0.005 * Double(rows.count))
    #expect(drawn.all("caption")[0].text.contains("add up"))
  }

  @Test("reasons: more than twelve are gathered, none is lost")
  func gathered() throws {
    var data = try #require(outcome.reasons)
    func one(_ value: Double) -> Interval { Interval(of: [value - 0.1, value, value + 0.1]) }
    data.parts = (1...20).map {
      PartRow(
        label: "Reason \($0)",
        values: Comparison(baseline: one(Double($0)), scenario: one(Double($0)), difference: one(0)))
    }
    let drawn = try Drawn(Charts.reasons(data, of: outcome, id: "r"))
    #expect(drawn.all("rect", "bar").count == 12)
    expect(drawn, ends(drawn, "bar"), are: (10...20).reversed().map(Double.init) + [45], "bars")
    #expect(drawn.rows.count == 21)
  }

  @Test("stays: needed and waiting days end where they should")
  func stays() throws {
    let drawn = try Drawn(Charts.stays(outcome.places, of: outcome, id: "s"))
    let needed = Array(ends(drawn, "needed").dropFirst())
    let waiting = Array(ends(drawn, "waiting").dropFirst())
    expect(drawn, needed, are: outcome.places.map { $0.stay.scenario.mean - $0.delay.scenario.mean }, "needed")
    expect(drawn, waiting, are: outcome.places.map(\.stay.scenario.mean), "waiting")
  }

  @Test("stays: what is too short to be seen has no bar, rather than one without width")
  func tooShort() throws {
    var places = outcome.places
    places[4].delay.scenario = Interval(of: [1e-5, 1e-5])
    let drawn = try Drawn(Charts.stays(places, of: outcome, id: "s"))
    #expect(drawn.all("rect", "waiting").count == places.count, "the first is that of the key")
    #expect(drawn.all("rect").allSatisfy { $0.number("width") > 0 && $0.number("height") > 0 })
  }

  @Test("stays: a setting has the first row, and its change is the one told; how full it is has no row")
  func setting() throws {
    let none = Comparison(baseline: nothing, scenario: nothing, difference: nothing)
    var delay = outcome.places[0].delay
    let most = delay.difference.mean
    delay.difference = Interval(of: [0.1 * most, 0.11 * most, 0.12 * most])
    let setting = PlaceRow(
      label: "all acute places", isSetting: true, unit: "bed", used: none, open: none, occupancy: none,
      stay: outcome.places[0].stay, delay: delay)
    #expect(Findings.stays(outcome.places, of: outcome).hasPrefix("Fewer days of waiting: Acute beds, "))
    let places = [setting] + outcome.places
    let figure = try #require(Charts.stays(places, of: outcome, id: "s"))
    #expect(figure.title.hasPrefix("Fewer days of waiting: all acute places, "), "\(figure.title)")
    #expect(try Drawn(figure).rows.map { $0[0] } == places.map(\.label))
    #expect(try Drawn(Charts.places(places, of: outcome, id: "p")).rows.map { $0[0] } == outcome.places.map(\.label))
  }

  private let nothing = Interval(count: 0, mean: .nan, low: .nan, high: .nan, median: .nan)

  @Test("places: bars are the occupancy in per cent; an unlimited place has none")
  func places() throws {
    var places = outcome.places
    let drawn = try Drawn(Charts.places(places, of: outcome, id: "p"))
    expect(drawn, ends(drawn, "bar"), are: places.map { $0.occupancy.scenario.mean * 100 }, "bars")
    places[0].open.scenario = Interval(of: [1e9, 1e9])
    let open = try Drawn(Charts.places(places, of: outcome, id: "p"))
    #expect(open.all("rect", "bar").count == places.count - 1)
    #expect(open.all("text").contains { $0.text == "566 beds, no limit" })
  }

  @Test("places: a unit with a long name is left out rather than cut off")
  func longUnit() throws {
    var places = outcome.places
    places[1].unit = "person on reablement at home"
    let drawn = try Drawn(Charts.places(places, of: outcome, id: "p"))
    #expect(drawn.all("text").contains { $0.text.hasSuffix(" of 220") }, "\(drawn.all("text").map(\.text))")
    #expect(!drawn.all("text").contains { $0.text.hasSuffix("…") })
  }

  @Test("load: bars are shares of what there is, and words say where it is not enough")
  func load() throws {
    let rows = Sandwell.shared.load
    let drawn = try Drawn(Charts.load(rows, id: "l"))
    let limited = rows.filter { $0.capacity.isFinite }
    expect(drawn, ends(drawn, "bar"), are: limited.map { $0.offered / $0.capacity * 100 }, "bars")
    #expect(drawn.all("rect", "over").count == 2)
    #expect(drawn.all("text").filter { $0.text.contains("more than") }.count == 2)
    expect(drawn, drawn.all("path", "limit").map { points($0.attributes["d"]!)[0][0].x }, are: [100], "limit")
  }

  @Test("forest: dots and bars in the measure's own unit, words for each row")
  func forest() throws {
    let words = outcome.focus[0].words
    let rows =
      Sandwell.shared.scenarios.map {
        ForestRow(label: $0, difference: Sandwell.shared.difference($0, "delayedPatients", "place:acute", "census"))
      } + [
        ForestRow(label: "unclear", difference: Interval(of: [-3, 2, 5, 1])),
        ForestRow(label: "same", difference: Interval(of: [0, 0, 0])),
        ForestRow(label: "one", difference: Interval(of: [4])),
      ]
    let drawn = try Drawn(Charts.forest(words: words, period: "all", rows: rows, id: "f"))
    expect(drawn, drawn.all("circle").map { $0.number("cx") }, are: rows.map(\.difference.mean), "dots")
    let barred = rows.map(\.difference).filter { $0.halfWidth > 0 }
    expect(drawn, intervals(drawn).low, are: barred.map(\.low), "lower ends")
    expect(drawn, intervals(drawn).high, are: barred.map(\.high), "upper ends")
    let texts = drawn.all("text").map(\.text)
    #expect(texts.contains("no clear difference") && texts.contains("the same") && texts.contains("11 fewer"))
    #expect(!texts.contains { $0.contains("significant") || $0 == "no difference" })
    expect(drawn, drawn.all("path", "zero").map { points($0.attributes["d"]!)[0][0].x }, are: [0], "zero")
  }

  @Test("observed: each row on its own scale, the tolerance as wide everywhere")
  func observed() throws {
    let rows = Sandwell.shared.observed
    let drawn = try Drawn(Charts.observed(rows, id: "o"))
    #expect(drawn.all("rect", "tolerance").allSatisfy { $0.number("x") == 250 && $0.number("width") == 100 })
    for (index, group) in drawn.elements.enumerated() where group.classes.contains("row") {
      let own = drawn.elements.filter { $0.parent == index }
      let row = rows[drawn.elements[...index].filter { $0.classes.contains("row") }.count - 1]
      guard let dot = own.first(where: { $0.name == "circle" }) else {
        #expect((row.simulated.mean - row.observed).magnitude > 2 * row.tolerance)
        continue
      }
      let value = (dot.number("cx") - group.number("data-x0")) / group.number("data-dx")
      let expected = row.simulated.mean * row.words.scale
      #expect((value - expected).magnitude <= drawn.tolerance(group.number("data-dx")) + 1e-3 * expected.magnitude)
    }
    #expect(drawn.all("text").filter { $0.text.hasSuffix(", outside") }.count == 1)
  }

  @Test("spread: the curve is the running sum of the shares, with marks at 1, 7, 14 and 21 days")
  func spread() throws {
    let data = outcome.lengths[0]
    let drawn = try Drawn(Charts.spread(data, of: outcome, id: "s"))
    let run = try #require(points(drawn.all("path", "median")[0].attributes["d"]!).first)
    var sums: [Double: Double] = [0: 0]
    var sum = 0.0
    for (index, share) in data.scenario.enumerated().dropLast() {
      sum += share
      sums[data.edges[index + 1]] = sum * 100
    }
    for point in run.dropLast() {
      let day = drawn.valueX(point.x).rounded()
      #expect((drawn.valueY(point.y) - sums[day]!).magnitude <= drawn.tolerance(drawn.svg.number("data-dy")))
    }
    #expect(drawn.all("circle").map { drawn.valueX($0.number("cx")).rounded() } == [1, 7, 14, 21])
    #expect(drawn.all("path", "baseline").count == 1)
  }

  @Test("week: a tint for each cell, ascending with the number, and the number itself")
  func week() throws {
    let table = Sandwell.shared.week
    let drawn = try Drawn(Charts.week(table, id: "w"))
    var tints: [Int: Int] = [:]
    for tint in 0..<Palette.heat.count {
      for path in drawn.all("path", "t\(tint)") {
        for run in points(path.attributes["d"]!) {
          let (day, hour) = (Int((run[0].x - 46) / 50), Int((run[0].y - 22) / 18))
          for step in 0..<Int((run[2].y - run[0].y) / 18) { tints[day * 24 + hour + step] = tint }
        }
      }
    }
    #expect(tints.count == 168)
    for (one, other) in zip(tints.keys, tints.keys.dropFirst()) where table.values[one] < table.values[other] {
      #expect(tints[one]! <= tints[other]!)
    }
    let cells = drawn.all("tspan").filter { !$0.text.hasSuffix(":00") }
    #expect(cells.count == 168)
    for (index, cell) in cells.enumerated() {
      let place = index % 7 * 24 + index / 7
      #expect(cell.text == Rounding.text(table.values[place], decimals: 0))
      #expect(cell.classes.contains("w") == Palette.isTextWhite(on: Palette.heat[tints[place]!]))
    }
  }
}
