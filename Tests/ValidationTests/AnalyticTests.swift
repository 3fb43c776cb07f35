import RandomStreams
import Testing

@testable import Validation

/// Models for which theory knows the answer, from their text to their results.
@Suite("Where theory knows the answer", .serialized) struct AnalyticTests {
  /// Beyond this lies a standard normal number once in 150,000: with 170 numbers, one suite in 900 gives a false alarm.
  private static let limit = 4.5

  @Test("every estimate agrees with the truth, and together they vary as chance says")
  func suite() async throws {
    var results: [[AnalyticResult]] = []
    for each in AnalyticCase.all {
      let clock = ContinuousClock()
      let begun = clock.now
      let compared: [AnalyticResult]
      do { compared = try await each.compared(threads: 2) } catch {
        Issue.record("\(each.name): \(error)")
        continue
      }
      let took = clock.now - begun
      for result in compared { print(line(result), took) }
      for result in compared {
        #expect(abs(result.z) < Self.limit, "\(each.name): \(result.what)")
      }
      #expect(compared.count == each.measures.count)
      results.append(compared)
    }
    let verdict = SuiteVerdict(ofChief: results)
    print("\(verdict.count) cases, \(results.joined().count) numbers; \(words(verdict))")
    #expect(verdict.count >= 40)
    #expect(abs(verdict.mean) < 2.576)
    #expect(abs(verdict.spread) < 2.576)
    #expect(verdict.andersonDarling < SuiteVerdict.andersonDarlingLimit)
  }

  @Test("stays that are one per cent too long are found out")
  func plantedBias() async throws {
    var results: [[AnalyticResult]] = []
    for each in AnalyticCase.all where each.text.contains("\"stay\"") {
      results.append(
        try await each.compared(threads: 2, replications: max(15, each.replications / 4), stayFactor: 1.01))
    }
    let verdict = SuiteVerdict(ofChief: results)
    let found = results.filter { ($0.first?.z ?? 0).magnitude > Self.limit }
    print("planted 1 %: \(verdict.count) cases; \(words(verdict))")
    print("by themselves: \(found.count): \(found.compactMap { $0.first?.case.name })")
    for result in results.compactMap(\.first) { print("planted \(result.case.name): \(result.what) z \(result.z)") }
    #expect(verdict.spread > 6)
    #expect(verdict.andersonDarling > 4 * SuiteVerdict.andersonDarlingLimit)
  }

  private func line(_ result: AnalyticResult) -> String {
    "\(result.case.name): \(result.what): \(result.estimate) [\(result.low95), \(result.high95)], "
      + "truth \(result.truth), z \(result.z)"
  }

  private func words(_ verdict: SuiteVerdict) -> String {
    "mean \(verdict.mean), spread \(verdict.spread), A² \(verdict.andersonDarling)"
  }
}
