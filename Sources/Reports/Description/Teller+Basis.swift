import ModelFiles

// What the figures rest on, what is drawn by chance, and what is left out.

extension Teller {
  /// Sources with what they stand behind, and the assumptions.
  var evidence: Description.Part {
    let assumed = model.assumptions
    var lines = [Description.Line(Caveats.assumptions(assumed.count, of: model.parameters.count))]
    let mentions = Self.mentions(in: tree, path: "")
    for (id, paths) in mentions {
      let record = model.evidence.first { $0.id == id }
      let source = record.map {
        [$0.title, $0.date].compactMap { $0 }.joined(separator: ", ") + " (\($0.quality); \(id))"
      }
      lines.append(.init("\(source ?? id): \(paths.joined(separator: ", "))."))
    }
    let bare = assumed.filter { $0.evidence == nil }.map(\.path)
    if !bare.isEmpty { lines.append(.init("Assumptions without any record: \(bare.joined(separator: ", ")).")) }
    return Description.Part(title: "Evidence and assumptions", lines: lines)
  }

  /// The records that objects name, in the order of the file, each with the paths of these objects.
  private static func mentions(in node: Node, path: String) -> [(id: String, paths: [String])] {
    var found: [(id: String, paths: [String])] = []
    func add(_ id: String, _ path: String) {
      if let index = found.firstIndex(where: { $0.id == id }) {
        found[index].paths.append(path)
      } else {
        found.append((id, [path]))
      }
    }
    func walk(_ node: Node, _ path: String) {
      for member in node.members ?? [] {
        if member.key == "evidence", let id = member.value.string {
          add(id, path.isEmpty ? "the whole model" : path)
        } else {
          let key =
            member.key == "value"
            ? path : path.isEmpty ? ModelPath.written(member.key) : "\(path).\(ModelPath.written(member.key))"
          walk(member.value, key)
        }
      }
      for (index, element) in (node.elements ?? []).enumerated() { walk(element, "\(path)[\(index)]") }
    }
    walk(node, path)
    return found
  }

  /// What is random, and by what it is named.
  var randomness: Description.Part {
    let seed = tree["seed"]?.string ?? "baseline by default"
    return Description.Part(
      title: "Chance",
      lines: [
        .init("Seed: \(seed). The same seed gives the same numbers on any machine."),
        .init(
          """
          Drawn by chance: how many patients come on a day and when, their cohorts, routes, stays, tasks, waits, risks \
          and returns, and what dated changes leave open. Each draw belongs to one patient and purpose, so every \
          scenario meets the same patients with the same luck.
          """),
      ])
  }

  /// What the model leaves out, as far as its own words tell.
  var omissions: Description.Part {
    let sources = things("arrivals").map(\.node)
    let steps = things("steps").map(\.node)
    let places = things("places").map(\.node)
    func none(_ nodes: [Node], _ keys: String...) -> Bool {
      nodes.allSatisfy { node in keys.allSatisfy { node[$0] == nil } }
    }
    let rules: [(Bool, String)] = [
      (none(sources, "monthly") && none(steps, "monthly"), "Seasons: arrivals and stays are alike all year."),
      (none(sources, "growth", "changes", "file"), "Change of demand over the years."),
      (none(steps, "risks"), "Anything that befalls patients while they wait: nobody falls ill, dies or gives up."),
      (none(steps, "returns"), "Readmissions: nobody comes back."),
      (none(steps, "longerPerDelayedDay"), "Harm by waiting: a delay makes no later stay longer."),
      (none(steps, "transfer"), "The way from place to place, which takes no time."),
      (none(places, "turnaround"), "Cleaning: a place is free at the moment a patient leaves it."),
      (none(places, "initial"), "Who was there before: places begin empty and fill during the warm-up."),
      (things("staff").isEmpty, "Staff: nothing waits for people's time."),
      (
        none(places, "costPerDay", "costPerUsedDay") && none(things("staff").map(\.node), "costPerHour"),
        "Costs."
      ),
      (tree["observed"] == nil, "Comparison: nothing measured stands beside the results."),
    ]
    let always = [
      "Clock changes: every day has 24 hours. Bank holidays, unless hours name them.",
      "Everything about a patient but the cohort: two patients of a cohort differ by luck alone.",
    ]
    let left = rules.filter(\.0).map(\.1) + always
    return Description.Part(title: "What the model leaves out", lines: left.map { Description.Line($0) })
  }
}
