import ModelFiles

// What happens to patients, step by step.

extension Teller {
  /// The steps in the order of the file.
  var pathway: Description.Part {
    Description.Part(
      title: "What happens to patients, step by step",
      lines: things("steps").flatMap { id, node in
        var telling = Telling(node)
        let kind = self.kind(&telling)
        let lines = [kind.sentence] + rules(&telling) + kind.lines + after(&telling) + telling.rest
        return [Description.Line(title(id, in: "steps") + ".")] + lines.map { Description.Line($0, level: 1) }
      })
  }

  /// What the step does.
  private func kind(_ telling: inout Telling) -> (sentence: String, lines: [String]) {
    if telling.node["exit"] != nil {
      return ("Exit: \(telling.take("exit").map { ValueWords.plain($0) } ?? "?").", returns(telling.take("returns")))
    }
    if let several = telling.take("together") {
      return ("Side by side; the last to finish decides:", beside(several))
    }
    if telling.node["task"] != nil { return (task(&telling), []) }
    if telling.node["wait"] != nil { return (wait(&telling), []) }
    return stay(&telling)
  }

  private func stay(_ telling: inout Telling) -> (sentence: String, lines: [String]) {
    let places = telling.take("place").map { node in
      let names = (node.elements ?? [node]).compactMap(\.string).map { label($0, in: "places") }
      return names.joined(separator: ", or else ")
    }
    var lines: [String] = []
    if let stay = telling.take("stay") { lines.append("The clinical stay takes \(ValueWords.plain(stay, self)).") }
    if let units = telling.take("units") { lines.append("It takes units: \(self.units(units)).") }
    if let months = telling.take("monthly") {
      lines.append("Factors by month of the stay's begin: \(ValueWords.plain(months)).")
    }
    if let longer = telling.take("longerPerDelayedDay") {
      lines.append("Each day of the delay before it makes it \(ValueWords.percent(longer)) longer.")
    }
    if let changes = telling.take("changes") { lines += ValueWords.changes(changes, of: "the stay") }
    if let hours = telling.take("readyWithin") {
      lines.append("It ends with the next review that finds the patient ready: \(ValueWords.plain(hours)).")
    }
    if let transfer = telling.take("transfer") {
      lines.append("Getting there takes \(ValueWords.plain(transfer, self)), during which both places are held.")
    }
    if let prepare = telling.take("prepare") {
      var inner = Telling(prepare)
      let lead = inner.take("lead").map { ValueWords.plain($0, self) } ?? "?"
      lines.append("Beginning \(lead) before the stay's end, one after another:")
      lines += inner.take("steps").map { beside($0) } ?? []
      lines += inner.rest
    }
    return ("Stay in \(places ?? "?").", lines)
  }

  /// "3", "poisson with mean 2", "4 at first, falling to 1 at the end".
  private func units(_ node: Node) -> String {
    let inner = node["value"] ?? node
    guard let from = inner["from"], let to = inner["to"] else { return ValueWords.plain(node, self) }
    return "\(ValueWords.plain(from)) at first, falling to \(ValueWords.plain(to)) at the end and while delayed"
  }

  private func task(_ telling: inout Telling) -> String {
    let time = telling.take("task").map { ValueWords.plain($0, self) } ?? "?"
    let staff = telling.take("staff").map { label(ValueWords.plain($0), in: "staff") } ?? "?"
    let units = telling.take("units").map { ", units: \(self.units($0))" } ?? ""
    return "Task of \(staff): \(time)\(units)."
  }

  private func wait(_ telling: inout Telling) -> String {
    let time = telling.take("wait").map { ValueWords.plain($0, self) } ?? "?"
    let hours = telling.take("within").map { ", ending within: \(ValueWords.plain($0))" } ?? ""
    return "Wait: \(time)\(hours)."
  }

  /// Tasks and waits beside another step.
  private func beside(_ node: Node) -> [String] {
    ((node["value"] ?? node).elements ?? []).map { one in
      var telling = Telling(one)
      let name = one["label"]?.string.map { $0 + ": " } ?? ""
      let work = one["task"] != nil ? task(&telling) : wait(&telling)
      let reason = telling.take("reason").map { " Its delay is called \"\(ValueWords.plain($0))\"." } ?? ""
      return "– \(name)\(work)\(reason)" + telling.rest.map { " " + $0 }.joined()
    }
  }

  /// Names of delays and pathways.
  private func rules(_ telling: inout Telling) -> [String] {
    var lines: [String] = []
    if let reason = telling.take("reason") {
      lines.append("Delay because of it is called \"\(ValueWords.plain(reason))\".")
    }
    if let pathway = telling.take("pathway") {
      lines.append("Patients carry the pathway \(ValueWords.plain(pathway)) from here.")
    }
    return lines
  }

  /// What may happen instead, and what follows.
  private func after(_ telling: inout Telling) -> [String] {
    var lines: [String] = []
    if let risks = telling.take("risks") { lines += ((risks["value"] ?? risks).elements ?? []).map(risk) }
    if let then = telling.take("then") { lines.append("Then: \(ValueWords.shares(then, in: "steps", self)).") }
    return lines
  }

  private func risk(_ node: Node) -> String {
    var telling = Telling(node)
    let phases = ["queue": "while waiting for it", "stay": "while it goes on", "delay": "while delayed after it"]
    let during = telling.take("during").map { node in
      (node.elements ?? [node]).compactMap(\.string).map { phases[$0] ?? $0 }.joined(separator: " or ")
    }
    let after = telling.take("after").map { ValueWords.plain($0, self) } ?? "?"
    let to = telling.take("to").map { label(ValueWords.plain($0), in: "steps") } ?? "?"
    let leave = telling.take("leave").map { _ in ", giving up the place at once" } ?? ""
    return "Risk \(during ?? "?"): strikes after \(after), then \(to)\(leave)."
      + telling.rest.map { " " + $0 }.joined()
  }

  private func returns(_ node: Node?) -> [String] {
    guard let node else { return [] }
    var telling = Telling(node)
    let share = telling.take("share").map { returning($0) } ?? "?"
    let after = telling.take("after").map { ValueWords.plain($0, self) } ?? "?"
    let to = telling.take("to").map { label(ValueWords.plain($0), in: "steps") } ?? "?"
    let most = telling.take("atMost").map { ", at most \(ValueWords.plain($0)) times" } ?? ""
    return ["Readmission: \(share) come back to \(to) after \(after)\(most)."] + telling.rest
  }

  private func returning(_ node: Node) -> String {
    guard let branches = (node["value"] ?? node)["byCohort"]?.members else { return ValueWords.percent(node) }
    return branches.map { branch in
      let who = branch.key == "rest" ? "all others" : label(branch.key, in: "cohorts")
      return "\(returning(branch.value)) of \(who)"
    }.joined(separator: ", ")
  }
}
