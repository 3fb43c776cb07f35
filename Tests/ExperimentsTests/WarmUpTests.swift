import Experiments
import ModelFiles
import PatientFlow
import Testing

/// A warm-up chosen from trials.
struct WarmUpTests {
  private func choice(_ changes: [(String, String)] = []) async throws -> (model: ModelFile, choice: WarmUpChoice) {
    var text = SmallModel.text.replacing("\"warmUp\": \"28 d\"", with: "\"warmUp\": \"auto\"")
    for (old, new) in changes {
      try #require(text.contains(old))
      text = text.replacing(old, with: new)
    }
    let model = try SmallModel.read(text)
    try #require(model.choosesWarmUp)
    let choice = await WarmUpChoice.choose(for: model, seed: 1, threads: 2)
    return (model, try #require(choice))
  }

  /// Trials last four years where four horizons are shorter; the levels behind the focus measures are followed, each
  /// once: delayed patients for two of the four, occupancy for the others. Three mean stays of 20 days in the unit
  /// fill it to 95 %: the cut is no shorter than one and no longer than a year.
  @Test func levelsBehindTheFocus() async throws {
    let (model, choice) = try await choice()
    #expect(choice.trialDays == 1_460)
    #expect(choice.courses.map(\.level) == ["delayedPatients/place:acute", "occupancy/place:acute"])
    #expect(choice.courses.allSatisfy { $0.means.count == 292 })
    #expect(choice.unsettled.isEmpty)
    #expect(choice.days == choice.courses.map(\.days).max())
    #expect((20...365).contains(choice.days))
    let timing = try #require(model.warmedUp(days: choice.days)).scenarios[1].network.timing
    #expect(timing.start - timing.warmUpBegins == Int64(choice.days) * 86_400_000_000)
  }

  /// The number of workers changes nothing.
  @Test func anyNumberOfWorkers() async throws {
    let (model, two) = try await choice()
    #expect(await WarmUpChoice.choose(for: model, seed: 1, threads: 1) == two)
    #expect(await WarmUpChoice.choose(for: model, seed: 1, threads: 7) == two)
  }

  /// A unit that is asked for 24 beds and has 20 never settles: 0.9 × 20 d = 18 of 20 is settled, 1.2 × 20 d is not.
  @Test func overloadNeverSettles() async throws {
    let (_, choice) = try await choice([
      ("\"perDay\": 3,", "\"perDay\": 4,"), ("\"count\": 30,", "\"count\": \"unlimited\","),
    ])
    #expect(choice.unsettled.map(\.level).contains("delayedPatients/place:acute"))
  }

  /// With the warm-up stated as chosen, it is the same model: the same numbers, value for value.
  @Test func sameAsStated() async throws {
    let (model, choice) = try await choice()
    let stated = try SmallModel.read(
      SmallModel.text.replacing("\"warmUp\": \"28 d\"", with: "\"warmUp\": \"\(choice.days) d\""))
    let chosen = try #require(model.warmedUp(days: choice.days))
    for (one, other) in zip(chosen.scenarios, stated.scenarios) { #expect(one.network.words == other.network.words) }
  }
}
