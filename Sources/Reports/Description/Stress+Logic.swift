import Figures
import ModelFiles
import PatientFlow

// Sections 1 and 2 of the checklist: what the model is for, and how it works.

extension Teller {
  /// Section 1.
  var objectives: [StressChecklist.Item] {
    let asked = scenarios.lines.filter { $0.level == 0 || $0.text.hasPrefix("Asked because") }
    return [
      .init(
        "1.1", "Purpose of the model", saying: [model.title + ".", Status.title(model.status)],
        missing: "the background, and the question that the model is to answer"),
      .init(
        "1.2", "Model outputs",
        saying: model.focus.map(output) + [
          "Averages over replications, with Student's 95 % confidence interval; differences from the baseline are "
            + "taken within each replication and then averaged.",
          "All other outputs are defined in measures.csv of a results folder.",
        ]),
      .init(
        "1.3", "Experimentation aims",
        asked.isEmpty ? [.init("No scenario: the model is run as it is.")] : asked,
        missing: isReasoned ? nil : "why each scenario was chosen (\"because\")"),
    ]
  }

  private var isReasoned: Bool { things("scenarios").allSatisfy { $0.node["because"] != nil } }

  /// A measure of the answer with its definition.
  private func output(_ key: MeasureKey) -> String {
    let words = MeasureWords(key, of: model.scenarios[0])
    let definition = Definitions.of(key.measure) + " " + Definitions.of(key.statistic, in: key.measure)
    return "\(words.heading), \(words.unit): \(definition)"
  }

  /// Items 2.1 to 2.4.
  var logic: [StressChecklist.Item] {
    [
      .init(
        "2.1", "Base model overview diagram",
        saying: ["The report of a run draws the pathways (report.html, section 2). Their ways:"] + ways),
      .init("2.2", "Base model logic", pathway.lines),
      .init(
        "2.3", "Scenario logic",
        scenarios.lines.isEmpty ? [.init("There are no scenarios.")] : scenarios.lines),
      .init("2.4", "Algorithms", saying: Self.algorithms),
    ]
  }

  /// "Emergency stay → Discharge hub, Discharge round".
  private var ways: [String] {
    let (network, names) = (model.scenarios[0].network, model.scenarios[0].names)
    let entries = network.sources.indices.map { index in
      "\(names.sources[index].label) → \(names.steps[Int(network.sources[index].firstStep)].label)"
    }
    let others = things("steps").compactMap { id, node -> String? in
      let next = Self.targets(node).map { label($0, in: "steps") }
      return next.isEmpty ? nil : "\(label(id, in: "steps")) → \(next.joined(separator: ", "))"
    }
    return entries + others
  }

  /// The steps that may follow a step.
  private static func targets(_ node: Node) -> [String] {
    var found: [String] = []
    func walk(_ node: Node) {
      if let name = node.string { found.append(name) }
      for member in (node["value"] ?? node).members ?? [] {
        switch member.key {
        case "evidence": break
        case "byCohort": for branch in member.value.members ?? [] { walk(branch.value) }
        case "ifRoom", "else": walk(member.value)
        default: found.append(member.key)
        }
      }
    }
    if let then = node["then"] { walk(then) }
    for risk in node["risks"].map({ ($0["value"] ?? $0).elements ?? [] }) ?? [] { risk["to"].map(walk) }
    if let returns = node["returns"]?["to"] { walk(returns) }
    var seen: Set<String> = []
    return found.filter { seen.insert($0).inserted }
  }

  private static let algorithms = [
    "Queues for places and staff go by priority, then first come, first served.",
    "A patient keeps a place until the next has been secured; a full place thus blocks the one before it.",
    "Delay runs from being declared ready until leaving the place; each moment of it has one reason.",
    "Patients in full places who each wait for the place of the next move at the same moment.",
    "A fall in the count closes places as they empty; nobody is sent away.",
    "The route out of a step is drawn when the step begins.",
  ]

  /// Item 2.5 in its five parts.
  var components: [StressChecklist.Item] {
    let kinds = things("steps").map { id, node in
      let kind = ["exit", "together", "task", "wait"].first { node[$0] != nil } ?? "stay"
      return (kind: kind, label: label(id, in: "steps"))
    }
    let activities = ["stay", "task", "wait", "together"].compactMap { kind -> String? in
      let labels = kinds.filter { $0.kind == kind }.map(\.label)
      return labels.isEmpty ? nil : "\(kind): \(labels.joined(separator: ", "))."
    }
    let exits = kinds.filter { $0.kind == "exit" }.map(\.label).joined(separator: ", ")
    let queues = (things("places").map { ($0, "places", $1) } + things("staff").map { ($0, "staff", $1) })
      .map { id, section, node in
        let limit = node["queueLimit"].map { ", at most \(ValueWords.plain($0))" } ?? ""
        return "One for \(label(id, in: section))\(limit)."
      }
    return [
      .init("2.5.1", "Components: entities", [.init("Patients, of these kinds:")] + cohorts.lines),
      .init("2.5.2", "Components: activities", saying: activities + ["Their times are in item 2.2."]),
      .init("2.5.3", "Components: resources", places.lines + staff.lines),
      .init(
        "2.5.4", "Components: queues",
        saying: queues + ["Each goes by priority, then first come, first served; nobody leaves it but by a risk."]),
      .init("2.5.5", "Components: entry and exit points", demand.lines + [.init("Exits: \(exits).")]),
    ]
  }
}
