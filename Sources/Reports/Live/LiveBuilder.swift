import Dispatch
import Experiments
import Figures
import LiveSimulator
import ModelFiles
import PatientFlow

/// Makes what the page needs to simulate from a model and the scenarios that were run.
public struct LiveBuilder {
  /// The plan that the simulator in the page reads.
  public private(set) var plan: LivePlan
  /// The controls that it has.
  public private(set) var controls: [Control]
  /// By start and control: the values; nil where a start has nothing to move.
  public private(set) var settings: [[ControlSetting?]]
  /// Controls of the model that the page cannot have, and why.
  public private(set) var leftOut: [(label: String, reason: String)]

  /// The plan for an experiment with a model.
  public init(_ experiment: Experiment, of model: ModelFile) {
    let scenarios = experiment.scenarios
    let measured = LiveMeasures(of: scenarios, focus: model.focus, headline: model.headline)
    var starts = scenarios.map { scenario in
      let names = scenarios[0].names
      return LiveStart(
        words: scenario.network.words, controls: [],
        keys: measured.keys(in: scenario.names),
        daily: measured.daily.map { series in
          LiveSeries(series.measure, translate(series.subject, names, scenario.names) ?? Subject(.all))
        },
        lengths: measured.lengths.flatMap { translate($0, names, scenario.names) })
    }
    var found = Self.moved(starts[0], scenarios[0], model.controls)
    leftOut = Self.leaveOut(&found, model.controls)
    let kept = model.controls.indices.filter { found[$0] != nil }
    controls = kept.map { model.controls[$0] }
    starts[0].controls = kept.compactMap { found[$0]?.words }
    var settings: [[ControlSetting?]] = [kept.map { found[$0]?.setting }]
    if !controls.isEmpty {
      for (index, own) in Self.others(starts, scenarios, controls, like: settings[0]).enumerated() {
        starts[index + 1].controls = own.map { $0?.words ?? LiveControl(places: [], values: [[]]) }
        settings.append(own.map { $0?.setting })
      }
    }
    self.settings = settings
    plan = LivePlan(seed: experiment.seed, starts: starts, content: measured.content)
  }

  /// A control in a network: its values, and the words they put there.
  private struct Moved: Sendable {
    var setting: ControlSetting
    var words: LiveControl
  }

  /// What controls do to a start; nil for one that moves nothing there.
  private static func moved(_ start: LiveStart, _ scenario: Scenario, _ controls: [Control]) -> [Moved?] {
    let all = controls.map { scenario.setting(of: $0) }
    let work = all.enumerated().flatMap { index, setting in (setting?.values ?? []).map { (index, $0) } }
    let networks = concurrently(work.count) { scenario.network(moving: controls[work[$0].0], to: work[$0].1)?.words }
    return all.indices.map { index in
      guard let setting = all[index] else { return nil }
      let own = zip(work, networks).filter { $0.0.0 == index }.map { ($0.0.1, $0.1) }
      return moved(start, setting, own)
    }
  }

  /// A control from the words that the network has at each of its values. Values that the model refuses, or that change
  /// the shape of the network, are left out.
  private static func moved(_ start: LiveStart, _ setting: ControlSetting, _ values: [(Double, [UInt64]?)]) -> Moved? {
    let own = setting.values[setting.unmoved]
    let good = values.compactMap { value, words in
      words.flatMap { $0.count == start.words.count ? (value: value, words: $0) : nil }
    }
    guard let unmoved = good.firstIndex(where: { $0.value == own }), good.count > 1 else { return nil }
    let places = start.words.indices.filter { at in good.contains { $0.words[at] != start.words[at] } }
    if places.isEmpty { return nil }
    var setting = setting
    setting.values = good.map(\.value)
    setting.unmoved = unmoved
    let words = LiveControl(
      places: places.map { Int32($0) }, values: good.map { each in places.map { each.words[$0] } })
    return Moved(setting: setting, words: words)
  }

  /// Takes out controls that move nothing, or the same as one before them.
  private static func leaveOut(_ found: inout [Moved?], _ controls: [Control]) -> [(label: String, reason: String)] {
    var owners: [Int32: Int] = [:]
    var reasons: [(label: String, reason: String)] = []
    for index in found.indices {
      guard let own = found[index] else {
        reasons.append((controls[index].label, "it moves nothing in the network that is simulated"))
        continue
      }
      if let other = own.words.places.compactMap({ owners[$0] }).first {
        reasons.append((controls[index].label, "it moves the same number as \"\(controls[other].label)\""))
        found[index] = nil
        continue
      }
      for place in own.words.places { owners[place] = index }
    }
    return reasons
  }

  /// The controls of the other starts. Where a scenario leaves alone what a control moves, and both ends of the control
  /// do there what they do in the baseline, so do the values between.
  private static func others(
    _ starts: [LiveStart], _ scenarios: [Scenario], _ controls: [Control], like baseline: [ControlSetting?]
  ) -> [[Moved?]] {
    let width = controls.count
    let flat: [Moved?] = concurrently((starts.count - 1) * width) { job in
      let (start, scenario, control) = (starts[1 + job / width], scenarios[1 + job / width], controls[job % width])
      guard let setting = scenario.setting(of: control) else { return nil }
      if let base = baseline[job % width], base.values[base.unmoved] == setting.values[setting.unmoved],
        let words = start.control(job % width, as: starts[0])
      {
        let isTheSame = [0, base.values.count - 1].allSatisfy { position in
          scenario.network(moving: control, to: base.values[position])?.words == start.words(with: words, at: position)
        }
        if isTheSame { return Moved(setting: base, words: words) }
      }
      return moved(start, setting, setting.values.map { ($0, scenario.network(moving: control, to: $0)?.words) })
    }
    return (0..<(starts.count - 1)).map { Array(flat[($0 * width)..<(($0 + 1) * width)]) }
  }

  /// What a function gives for 0, 1, ..., worked out on all cores.
  private static func concurrently<Value: Sendable>(
    _ count: Int, _ body: @Sendable (Int) -> Value
  ) -> [Value] {
    var values = [Value?](repeating: nil, count: count)
    values.withUnsafeMutableBufferPointer { buffer in
      nonisolated(unsafe) let buffer = buffer
      DispatchQueue.concurrentPerform(iterations: count) { buffer[$0] = body($0) }
    }
    return values.compactMap { $0 }
  }
}
