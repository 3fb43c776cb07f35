import Experiments
import ModelFiles
import RandomStreams

extension ModelFile {
  /// The model with its warm-up chosen, where that is "auto", and what it was chosen by; otherwise the model itself.
  ///
  /// The choice depends on the model and on `seed` alone.
  func warmedUp(seed: String, threads: Int) async throws(Ending) -> (model: ModelFile, choice: WarmUpChoice?) {
    guard choosesWarmUp else { return (self, nil) }
    let trials = seedHash((seed + "/warm-up").utf8)
    guard let choice = await WarmUpChoice.choose(for: self, seed: trials, threads: threads) else {
      throw Ending(Ending.interrupted, "Interrupted while the warm-up was chosen; nothing was written.")
    }
    guard choice.unsettled.isEmpty, let model = warmedUp(days: choice.days) else {
      throw Ending(Ending.model, Self.refusal(choice))
    }
    return (model, choice)
  }

  private static func refusal(_ choice: WarmUpChoice) -> String {
    let levels = choice.unsettled.map { SafeText.line($0.level) }.joined(separator: ", ")
    return """
      error: "warmUp" is "auto", but trials of \(choice.trialDays) days were too short to tell when the system has filled.
      Not settled in the first half of them: \(levels).
      A place that is asked for more than it has never settles: d2a check shows the load. Otherwise give a longer
      "horizon" (trials last four of them, at least 1,460 days) or state the "warmUp", such as "730 d".
      """
  }
}
