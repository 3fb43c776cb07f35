import Figures
import PatientFlow

extension LivePlan {
  /// The network of a start with its controls at some positions; nil when there is no such start or position.
  public func network(start: Int, positions: [Int]) -> Network? {
    guard starts.indices.contains(start), positions.count == starts[start].controls.count else { return nil }
    var chosen = starts[start]
    for (control, position) in zip(chosen.controls, positions) {
      guard control.values.indices.contains(position) else { return nil }
      chosen.words = chosen.words(with: control, at: position)
    }
    return Network(words: chosen.words)
  }

  /// What a replication of a start's network gives: the numbers that `LiveContent` describes.
  public func record(of network: Network, start: Int, replication: Int) -> [Double] {
    let start = starts[start]
    var state = Replication(
      network: network, seed: seed, number: replication, observing: Observation(hourly: false),
      log: PatientLog(isOn: false))
    state.run(until: network.timing.end)
    let (result, _) = state.finish()
    let present = start.keys.compactMap { $0 }
    var values = result.values(present).makeIterator()
    // Nobody waits for a reason that a network does not have; anything else it does not have has no value.
    let reasons = content.focus.count + 1..<content.focus.count + 1 + content.reasons.count
    var record: [Double] = []
    for (index, key) in start.keys.enumerated() {
      let missing = reasons.contains(index) ? 0 : Double.nan
      record.append(key == nil ? missing : values.next() ?? .nan)
    }
    for series in start.daily {
      let days = result.daily(series.measure, series.subject)
      for day in 0..<content.days.count { record.append(day < days.count ? Double(days[day]) : .nan) }
    }
    if let subject = start.lengths, let period = present.first?.period {
      for measure in [Measure.lengthOfStay, .delay] {
        for count in result.binned(measure, subject, group: .all, period: Int(period)) { record.append(Double(count)) }
      }
    }
    return record
  }
}
