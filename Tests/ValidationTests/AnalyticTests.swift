import RandomStreams
import Testing

@testable import Validation

/// Models for which theory knows the answer, from their text to their results.
@Suite("Where theory knows the answer", .serialized) struct AnalyticTests {
  /// Beyond the limit of z lies a standard normal number once in 147,000: with 280 numbers, at most one suite in 500
  /// gives a false alarm. The seeds are fixed, so it passes always or never.
  @Test("every estimate agrees with the truth, and together they vary as chance says")
  func suite() async throws {
    var results: [[AnalyticResult]] = []
    for each in AnalyticCase.all {
      let compared: [AnalyticResult]
      do { compared = try await each.compared(threads: 2) } catch {
        Issue.record("\(each.name): \(error)")
        continue
      }
      for result in compared {
        print(line(result))
        #expect(result.isWithin, "\(each.name): \(result.what)")
      }
      #expect(compared.count == each.measures.count)
      results.append(compared)
    }
    let verdict = SuiteVerdict(ofChief: results)
    print("\(verdict.count) cases, \(results.joined().count) numbers; \(words(verdict))")
    #expect(verdict.count >= 40)
    // Each of these three fails once in a hundred suites of right answers.
    #expect(abs(verdict.mean) < 2.576)
    #expect(abs(verdict.spread) < 2.576)
    #expect(verdict.andersonDarling < SuiteVerdict.andersonDarlingLimit)
  }

  /// With a quarter of the replications: were the stays right, a spread above 6 would come once in a billion suites.
  @Test("stays that are one per cent too long are found out")
  func plantedBias() async throws {
    var results: [[AnalyticResult]] = []
    for each in AnalyticCase.all where each.text.contains("\"stay\"") {
      results.append(
        try await each.compared(threads: 2, replications: max(15, each.replications / 4), stayFactor: 1.01))
    }
    let verdict = SuiteVerdict(ofChief: results)
    print("planted 1 %: \(verdict.count) cases; \(words(verdict))")
    for result in results.compactMap(\.first) { print("planted 1 %: \(line(result))") }
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
