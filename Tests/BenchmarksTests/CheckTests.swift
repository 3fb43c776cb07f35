import EventSimulation
import Testing

@testable import Benchmarks

@Suite("A check")
struct CheckTests {
  @Test("is wrong when a figure is off by more than its tolerance, or is no number")
  func figures() {
    let near = Check.Figure("a mean", 10.4, expected: 10, standardError: 0.1, source: "theory")
    #expect(near.isRight && abs((near.z ?? 0) - 4) < 1e-9 && abs(near.tolerance - 0.45) < 1e-12)
    #expect(!Check.Figure("a mean", 10.5, expected: 10, standardError: 0.1, source: "theory").isRight)
    #expect(Check.Figure("a mean", 10.5, expected: 10, standardError: 0.1, slack: 0.1, source: "theory").isRight)
    #expect(!Check.Figure("a mean", .nan, expected: 10, standardError: 0.1, source: "theory").isRight)
    #expect(!Check([near, Check.Figure("b", 0, expected: 1, standardError: 0.1, source: "theory")]).isRight)
  }

  @Test("is wrong when a digest differs by one bit")
  func digests() {
    #expect(Check(digest: 5, expectedDigest: 5).isRight)
    #expect(!Check(digest: 5, expectedDigest: 4).isRight)
    #expect(Check(digest: 5).isRight)
    #expect(Check(digest: 255).digest == "00000000000000ff")
  }

  @Test("of a run that came to something else than the others makes the workload wrong")
  func unlike() {
    var series = Series(check: Check(digest: 1))
    series.add(Sample(events: 10, nanoseconds: 100, check: Check(digest: 1)), step: 2)
    #expect(series.record(named: "alike").check.isRight)
    series.add(Sample(events: 10, nanoseconds: 100, check: Check(digest: 2)), step: 2)
    #expect(!series.record(named: "unlike").check.isRight)
  }

  @Test("of the calibration holds, however often it is measured")
  func calibration() {
    var calibration = Calibration()
    for _ in 0..<2 {
      #expect(calibration.nanosecondsPerStep() > 0)
      #expect(calibration.outcome == Calibration.expected)
    }
  }
}

@Suite("What is measured")
struct SeriesTests {
  @Test("is the median of ratios taken run by run, so that a slow spell cancels")
  func ratios() {
    var series = Series(check: Check())
    // The second run met a machine half as fast; the third was slow by itself.
    for (nanoseconds, step) in [(1_000, 2.0), (2_000, 4.0), (1_500, 2.0)] {
      series.add(Sample(events: 100, nanoseconds: UInt64(nanoseconds), units: 4, check: Check()), step: step)
    }
    let record = series.record(named: "three runs")
    #expect(record.relative == 5 && record.relativeMin == 5 && record.relativeMax == 7.5)
    #expect(record.nanosecondsPerEvent == 15)
    #expect(record.seconds.median == 1_500 / 1e9 / 4 && record.seconds.max == 2_000 / 1e9 / 4)
    #expect(record.calibration.max == 4)
  }

  @Test("has its middle between the two middle ones of an even number")
  func middle() {
    #expect(Middle(of: [4, 1, 3, 2]).median == 2.5)
    #expect(Middle(of: [3, 1, 2]).median == 2)
    #expect(Middle(of: [7]).min == 7)
  }
}
