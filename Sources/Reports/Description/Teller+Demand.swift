import ModelFiles

// When the model runs, who comes, and how they differ.

extension Teller {
  /// Title, status and time.
  var head: Description.Part {
    var telling = Telling(
      tree,
      but: [
        "evidence", "cohorts", "arrivals", "places", "staff", "steps", "scenarios", "observed", "controls", "focus",
        "title", "periods", "headline", "seed",
      ])
    var lines = [Description.Line(Status.title(telling.take("status")?.string ?? "?"))]
    let start = telling.take("start").map { ValueWords.plain($0) } ?? "?"
    lines.append(.init("Measured from \(start) for \(telling.take("horizon").map { ValueWords.plain($0) } ?? "?")."))
    let warmUp = telling.take("warmUp")
    lines.append(
      .init(
        warmUp.map { Self.warmUp(ValueWords.plain($0)) }
          ?? "There is no warm-up: the system is empty at the start."))
    let census = telling.take("censusAt").map { ValueWords.plain($0) } ?? "23:59 by default"
    lines.append(.init("Patients are counted every day at \(census)."))
    let count = telling.take("replications").map { ValueWords.plain($0) } ?? "50 by default"
    lines.append(.init("Simulated runs (replications): \(count)."))
    for (name, ends) in things("periods") {
      let last = ends.elements?.last.map { ValueWords.plain($0) } ?? "?"
      lines.append(.init("Period \"\(name)\": \(ends.elements?.first.map { ValueWords.plain($0) } ?? "?") to \(last)."))
    }
    if let headline = tree["headline"]?.string {
      lines.append(
        .init("The answer is told for \(headline == "all" ? "the whole measured time" : "\"\(headline)\"")."))
    }
    let format = telling.take("format").map { ValueWords.plain($0) } ?? "?"
    let schema = telling.take("$schema").map { "; editors find its schema at \(ValueWords.plain($0))" } ?? ""
    lines.append(.init("Written in the format \(format)\(schema)."))
    return Description.Part(
      title: tree["title"]?.string ?? "A model without a title",
      lines: lines + telling.rest.map { Description.Line($0) })
  }

  private static func warmUp(_ length: String) -> String {
    let time = length == "auto" ? "for as long as its own measures need to settle" : "for \(length)"
    return "Before that the system fills \(time) (warm-up), which is not measured."
  }

  private static let weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
  private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

  /// The sources of arrivals.
  var demand: Description.Part {
    Description.Part(
      title: "Who comes",
      lines: things("arrivals").flatMap { id, node in
        [Description.Line(title(id, in: "arrivals") + ".")] + source(node).map { Description.Line($0, level: 1) }
      })
  }

  private func source(_ node: Node) -> [String] {
    var telling = Telling(node)
    var lines: [String] = []
    if let rate = telling.take("perDay") { lines.append("\(ValueWords.plain(rate)) a day on average at the start.") }
    if let file = telling.take("file") {
      lines.append("Day by day as \(ValueWords.plain(file)) says: so many expected (rate), or exactly so many (count).")
    }
    if let to = telling.take("to")?.string { lines.append("They begin with \(label(to, in: "steps")).") }
    if let cohorts = telling.take("cohorts") {
      lines.append("Kind of patient: \(ValueWords.shares(cohorts, in: "cohorts", self)).")
    }
    if let weights = telling.take("weekday") {
      lines.append("By weekday, average 1: \(ValueWords.weights(weights, Self.weekdays)).")
    }
    if let weights = telling.take("hourly") {
      let hours = (0..<24).map { "\($0)h" }
      lines.append("By hour, average 1 (scaled if need be): \(ValueWords.weights(weights, hours)).")
    }
    if let weights = telling.take("monthly") {
      lines.append("By month, average 1: \(ValueWords.weights(weights, Self.months)).")
    }
    if let growth = telling.take("growth") { lines.append("The rate grows by \(ValueWords.percent(growth)) a year.") }
    if let dispersion = telling.take("dispersion") {
      lines.append("Days differ: the variance of a day's count is \(ValueWords.plain(dispersion)) times its mean.")
    } else if telling.node["perDay"] != nil {
      lines.append("Days differ as chance alone makes them (Poisson).")
    }
    if let batch = telling.take("batch") { lines.append("They come in groups of \(ValueWords.plain(batch, self)).") }
    if let changes = telling.take("changes") { lines += ValueWords.changes(changes, of: "the rate") }
    return lines + telling.rest
  }

  /// Kinds of patient.
  var cohorts: Description.Part {
    Description.Part(
      title: "Kinds of patient",
      lines: things("cohorts").flatMap { id, node in
        var telling = Telling(node)
        let rank = telling.take("priority").map { "priority \(ValueWords.plain($0)) in queues (1 goes first)" }
        let text = "\(title(id, in: "cohorts")): \(rank ?? "no priority: goes last in queues")."
        return [Description.Line(text)] + telling.rest.map { Description.Line($0, level: 1) }
      })
  }
}
