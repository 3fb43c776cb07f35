import Figures
import Statistics
import Testing

@Suite("Fan chart, read back")
struct FanTests {
  private let outcome = Sandwell.shared.outcome("knowle+60", label: "60 beds")

  /// The values of a course by day, as they were drawn.
  private func values(_ drawn: Drawn, _ kind: String) throws -> [Int: Double] {
    let path = try #require(drawn.all("path", kind).first?.attributes["d"])
    let unit = drawn.svg.number("data-dy") * 10
    var values: [Int: Double] = [:]
    for run in points(path) { for point in run { values[Int(point.x)] = point.y / unit } }
    return values
  }

  @Test("its lines are the data to a tenth of a pixel", arguments: [0, 1])
  func lines(_ index: Int) throws {
    let data = outcome.daily[index]
    let drawn = try Drawn(Charts.fan(data, of: outcome, id: "f"))
    for (kind, expected) in [
      ("median", data.scenario.p50), ("example", data.scenario.example), ("baseline", data.baseline.p50),
    ] {
      let values = try values(drawn, kind)
      #expect(values.count == 365)
      for (day, value) in values {
        #expect(
          (value - expected[day]).magnitude <= drawn.tolerance(drawn.svg.number("data-dy")), "\(kind), day \(day)")
      }
    }
  }

  @Test("its bands run along the upper and back along the lower quantiles")
  func bands() throws {
    let data = outcome.daily[0]
    let drawn = try Drawn(Charts.fan(data, of: outcome, id: "f"))
    for (kind, lower, upper) in [
      ("band90", data.scenario.p05, data.scenario.p95), ("band50", data.scenario.p25, data.scenario.p75),
    ] {
      let element = try #require(drawn.all("path", kind).first)
      let step = Int(element.attributes["data-step"] ?? "1")!
      let run = try #require(points(element.attributes["d"]!).first)
      let days = Array(stride(from: 0, to: 365, by: step))
      #expect(run.count == 2 * days.count)
      let tolerance = drawn.tolerance(drawn.svg.number("data-dy"))
      for (index, day) in days.enumerated() {
        #expect((run[index].y / drawn.svg.number("data-dy") / 10 - upper[day]).magnitude <= tolerance)
        #expect((run[run.count - 1 - index].y / drawn.svg.number("data-dy") / 10 - lower[day]).magnitude <= tolerance)
        #expect(Int(run[index].x) == day)
      }
    }
  }

  @Test("the transform of its lines is the scale that it tells")
  func transform() throws {
    let drawn = try Drawn(Charts.fan(outcome.daily[0], of: outcome, id: "f"))
    let group = try #require(drawn.all("g", "course").first?.attributes["transform"])
    let numbers = group.split { !"0123456789.-".contains($0) }.compactMap { Double($0) }
    #expect((numbers[0] - drawn.svg.number("data-x0")).magnitude < 0.051)
    #expect((numbers[1] - drawn.svg.number("data-y0")).magnitude < 0.051)
    #expect(numbers[2] == drawn.svg.number("data-dx") && numbers[3] == 0.1)
  }

  @Test("the capacity steps on the day it changes")
  func capacity() throws {
    var data = outcome.daily[1]
    data.capacity = [CapacityStep(offset: 0, open: 500), CapacityStep(offset: 100, open: 607)]
    let drawn = try Drawn(Charts.fan(data, of: outcome, id: "f"))
    let path = try #require(drawn.all("path", "capacity").first?.attributes["d"])
    let run = points(path)[0]
    let expected: [(Double, Double)] = [(0, 500), (100, 500), (100, 607), (364, 607)]
    for (point, (day, open)) in zip(run, expected) {
      #expect((drawn.valueX(point.x) - day).magnitude < 0.06)
      #expect((drawn.valueY(point.y) - open).magnitude <= drawn.tolerance(drawn.svg.number("data-dy")))
    }
    #expect(run.count == 4)
  }

  @Test("labels at the right end never overlap, wherever the lines end")
  func labels() throws {
    var generator = Seeded(state: 7)
    for _ in 0..<200 {
      var data = outcome.daily[1]
      let level = Double.random(in: 0...600, using: &generator)
      func flat(_ spread: Double) -> [Double] {
        Array(repeating: level + Double.random(in: 0...1, using: &generator) * spread, count: 365)
      }
      data.scenario.p50 = flat(5)
      data.scenario.p75 = flat(10)
      data.scenario.p95 = flat(20)
      data.scenario.example = flat(40)
      data.baseline.p50 = flat(8)
      let drawn = try Drawn(Charts.fan(data, of: outcome, id: "f"))
      let heights = drawn.all("text").filter { $0.number("x") == 443 }.map { $0.number("y") }.sorted()
      #expect(heights.count == 6)
      for (one, other) in zip(heights, heights.dropFirst()) { #expect(other - one >= 15.8) }
      #expect(heights.first! > 12 && heights.last! < 298)
    }
  }

  @Test("the table holds averages of the months")
  func table() throws {
    let data = outcome.daily[0]
    let drawn = try Drawn(Charts.fan(data, of: outcome, id: "f"))
    #expect(drawn.rows.count == 12)
    let april = data.scenario.mean[..<30].reduce(0, +) / 30
    #expect(drawn.rows[0][0] == "Apr 2022")
    #expect(drawn.rows[0][1] == Rounding.text(april, decimals: 0))
  }

  @Test("a missing day breaks the line; one simulated year has no bands")
  func gaps() throws {
    var data = outcome.daily[0]
    data.scenario.p50[100] = .nan
    data.scenario.p95[200] = .infinity
    let drawn = try Drawn(Charts.fan(data, of: outcome, id: "f"))
    #expect(points(drawn.all("path", "median")[0].attributes["d"]!).map(\.count) == [100, 264])
    #expect(points(drawn.all("path", "band90")[0].attributes["d"]!).count == 2)
    var single = outcome
    single.replications = 1
    let alone = try Drawn(Charts.fan(data, of: single, id: "f"))
    #expect(alone.all("path", "band90").isEmpty && alone.all("path", "example").isEmpty)
  }
}

/// A small generator with a seed (splitmix64).
struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
