import Figures
import ModelFiles
import PatientFlow

// What is asked of the model, and what it is held against.

extension Teller {
  /// The scenarios as lists of changes.
  var scenarios: Description.Part {
    Description.Part(
      title: "Scenarios: the model with changes",
      lines: things("scenarios").flatMap { id, node in
        var telling = Telling(node)
        let name = title(id, in: "scenarios")
        let base = telling.take("basedOn").map { ", built on \(label(ValueWords.plain($0), in: "scenarios"))" } ?? ""
        var lines: [String] = []
        if let because = telling.take("because") {
          lines.append(ValueWords.sentence("Asked because: \(ValueWords.plain(because))"))
        }
        let changes = (telling.take("changes")?.elements ?? [])
        lines += changed(id, changes)
        return [Description.Line("\(name)\(base).")]
          + (lines + telling.rest).map { Description.Line($0, level: 1) }
      })
  }

  /// Its own changes in words; what a change replaces is known of those that the model has made.
  private func changed(_ id: String, _ changes: [Node]) -> [String] {
    let made = model.scenarios.first { $0.id == id }?.changes.suffix(changes.count) ?? []
    if made.count == changes.count {
      return made.map { change in
        let values = [change.before, change.after].compactMap { $0.map(ChangeWords.plain) }
        return "\(Self.verbs[change.verb] ?? change.verb) \(change.path)"
          + (values.isEmpty ? "." : ": \(values.joined(separator: " → ")).")
      }
    }
    return changes.map { ValueWords.plain($0) + "." }
  }

  private static let verbs = ["set": "Set", "scale": "Scale", "add": "Add", "remove": "Remove"]

  /// What the answer is told in, what was measured, and what a reader may move.
  var answers: Description.Part {
    func items(_ key: String) -> [Node] { tree[key].map { ($0["value"] ?? $0).elements ?? [] } ?? [] }
    let focus = items("focus").compactMap(\.string).map { Description.Line(words($0) + ".", level: 1) }
    let observed = items("observed").flatMap { observation($0) }
    let controls = items("controls").flatMap { control($0) }
    let groups = [
      ("The answer is told in:", focus), ("What was really measured:", observed),
      ("What a reader of the report may move:", controls),
    ]
    return Description.Part(
      title: "Measures, observations and controls",
      lines: groups.flatMap { $1.isEmpty ? [] : [Description.Line($0)] + $1 })
  }

  /// "Delay, mean of all stays: Acute beds (delay/place:acute/mean)".
  private func words(_ measure: String) -> String {
    let baseline = model.scenarios[0]
    guard let key = try? MeasureNaming.key(measure, baseline.names, period: 0) else { return measure }
    return "\(MeasureWords(key, of: baseline).heading) (\(measure))"
  }

  private func observation(_ node: Node) -> [Description.Line] {
    var telling = Telling(node)
    let measure = telling.take("measure").map { words(ValueWords.plain($0)) } ?? "?"
    let period = telling.take("period").map { ValueWords.plain($0) }
    let value = telling.take("value").map { ValueWords.plain($0) } ?? "?"
    let tolerance = telling.take("tolerance").map { ValueWords.plain($0) } ?? "?"
    let name = node["label"]?.string.map { "\($0): " } ?? ""
    let time = period.map { ", period \($0)" } ?? ""
    return [.init("\(name)\(measure)\(time): \(value), tolerance \(tolerance).", level: 1)]
      + telling.rest.map { Description.Line($0, level: 2) }
  }

  private func control(_ node: Node) -> [Description.Line] {
    var telling = Telling(node)
    let label = node["label"]?.string ?? "?"
    let path = telling.take("path").map { ValueWords.plain($0) } ?? "?"
    let limits = ["from", "to", "step"].map { key in telling.take(key).map { ValueWords.plain($0) } ?? "?" }
    let text = "\(label) (\(path)) from \(limits[0]) to \(limits[1]) in steps of \(limits[2])."
    return [.init(text, level: 1)] + telling.rest.map { Description.Line($0, level: 2) }
  }
}
