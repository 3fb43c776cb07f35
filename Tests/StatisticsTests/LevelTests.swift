import Statistics
import Testing

@Suite("Levels over time")
struct LevelTests {
  @Test("Two arrivals and a departure, added up by hand")
  func twoArrivalsAndADeparture() {
    var histories = LevelHistories(count: 2)
    histories.change(1, by: 1, at: 10)
    histories.change(1, by: 1, at: 30)
    histories.change(1, by: -1, at: 70)
    histories.flush(at: 100)
    #expect(histories.level(1) == 1)
    #expect(histories.timeAtLevels(1) == [10, 50, 40])
    #expect(histories.timeAtLevels(0) == [100])
    let seen = histories.distribution(1)
    #expect(seen.duration == 100)
    #expect(seen.area == 130)
    #expect(seen.mean == 1.3)
    #expect(seen.shares == [0.1, 0.5, 0.4])
    #expect(seen.peak == 2)
    #expect(seen.share(atOrAbove: 0) == 1 && seen.share(atOrAbove: 1) == 0.9 && seen.share(atOrAbove: 3) == 0)
    #expect(seen.quantile(0) == 0 && seen.quantile(0.1) == 0 && seen.quantile(0.11) == 1)
    #expect(seen.quantile(0.6) == 1 && seen.quantile(0.61) == 2 && seen.quantile(1) == 2)
  }

  @Test("A level that lasted no time leaves no trace")
  func momentaryLevel() {
    var histories = LevelHistories(count: 1)
    histories.change(0, by: 1, at: 5)
    histories.change(0, by: 1, at: 5)
    histories.change(0, by: -1, at: 5)
    histories.flush(at: 6)
    #expect(histories.timeAtLevels(0) == [5, 1])
    #expect(histories.distribution(0).peak == 1)
  }

  @Test("Restarting forgets the times and keeps the levels")
  func restart() {
    var histories = LevelHistories(count: 1)
    var areas = LevelAreas(count: 1)
    histories.change(0, by: 3, at: 10)
    areas.change(0, by: 3, at: 10)
    histories.restart(at: 50)
    areas.restart(at: 50)
    histories.flush(at: 60)
    areas.flush(at: 60)
    #expect(histories.timeAtLevels(0) == [0, 0, 0, 10])
    #expect(areas.area(0) == 30 && areas.level(0) == 3)
  }

  @Test("Nothing seen: no mean, no peak, no shares")
  func nothingSeen() {
    let seen = LevelHistories(count: 1).distribution(0)
    #expect(seen.timeAtLevels == [] && seen.mean.isNaN && seen.peak == -1 && seen.shares == [])
    #expect(seen.quantile(0.5) == -1 && seen.share(atOrAbove: 0).isNaN)
  }

  @Test("A level far above its room takes its past along")
  func growth() {
    var histories = LevelHistories(count: 3, levels: 2)
    for level in 0..<1000 {
      for q in 0..<3 { histories.change(q, by: 1, at: Int64(level) * 10 + Int64(q)) }
    }
    histories.change(1, by: 5000, at: 10_000)
    histories.flush(at: 10_007)
    #expect(histories.timeAtLevels(0) == [0] + [Int64](repeating: 10, count: 999) + [17])
    let one = histories.timeAtLevels(1)
    #expect(one.count == 6001 && one[0] == 1 && one[999] == 10 && one[1000] == 9 && one[6000] == 7)
    #expect(one.reduce(0, +) == 10_007)
  }

  @Test("A model that begins at a moment counts from there")
  func laterStart() {
    var histories = LevelHistories(count: 1, at: 100)
    var areas = LevelAreas(count: 1, at: 100)
    histories.change(0, by: 2, at: 110)
    areas.change(0, by: 2, at: 110)
    histories.flush(at: 120)
    areas.flush(at: 120)
    #expect(histories.timeAtLevels(0) == [10, 0, 10] && areas.area(0) == 20)
  }

  /// Histories and areas follow the same random walk as a plain list of levels, one per microsecond.
  @Test("Overlapping periods, told apart by snapshots, agree with counting every microsecond", arguments: 1...5)
  func overlappingPeriods(seed: Int) {
    var state = UInt64(seed)
    func draw(_ n: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % n
    }
    let end = 3000
    var histories = LevelHistories(count: 2, levels: 1)
    var areas = LevelAreas(count: 2)
    var levels: [Int] = []
    var level = 0
    var snapshots: [Int: (LevelHistories, LevelAreas)] = [:]
    for now in 0..<end {
      if now == 500 || now == 1200 {
        histories.flush(at: Int64(now))
        areas.flush(at: Int64(now))
        snapshots[now] = (histories, areas)
        histories.makeUnique()
        areas.makeUnique()
      }
      if draw(3) == 0 {
        let change = draw(2) == 0 && level > 0 ? -1 : draw(4)
        level += change
        histories.change(1, by: change, at: Int64(now))
        areas.change(1, by: change, at: Int64(now))
      }
      levels.append(level)
      if now == 1999 || now == end - 1 {
        histories.flush(at: Int64(now) + 1)
        areas.flush(at: Int64(now) + 1)
        let first = now == 1999 ? 500 : 1200
        let snapshot = snapshots[first]!
        let seen = histories.distribution(1, since: snapshot.0)
        let counted = levels[first...now]
        #expect(seen.timeAtLevels.count == counted.max()! + 1)
        for (level, time) in seen.timeAtLevels.enumerated() {
          #expect(Int(time) == counted.count { $0 == level })
        }
        #expect(seen.area == Double(counted.reduce(0, +)))
        #expect(areas.area(1, since: snapshot.1) == seen.area)
        let sorted = counted.sorted()
        for p in [0.05, 0.5, 0.9, 0.95, 1] {
          #expect(seen.quantile(p) == sorted[Int((p * Double(sorted.count)).rounded(.up)) - 1])
        }
      }
    }
  }
}
