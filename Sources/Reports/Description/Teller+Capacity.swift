import ModelFiles

// Places and staff, with every rule they keep.

extension Teller {
  /// Bed-like capacity.
  var places: Description.Part {
    Description.Part(
      title: "Places",
      lines: things("places").flatMap { id, node in
        [Description.Line(title(id, in: "places") + ".")] + place(node).map { Description.Line($0, level: 1) }
      })
  }

  private func place(_ node: Node) -> [String] {
    var telling = Telling(node)
    var lines: [String] = []
    let unit = telling.take("unit").map { ValueWords.plain($0) } ?? "place"
    if let count = telling.take("count") {
      let setting = telling.take("setting").map { ValueWords.plain($0) } ?? "other"
      lines.append("Units: \(ValueWords.plain(count)), each a \(unit); setting: \(setting).")
    }
    if let changes = telling.take("changes") { lines += ValueWords.changes(changes, of: "the count") }
    if let hours = telling.take("admits") { lines.append("Patients may start: \(ValueWords.plain(hours)).") }
    if let starts = telling.take("startsPerDay") { lines.append("Starts a day, at most: \(ValueWords.plain(starts)).") }
    if let skips = telling.take("skipUnfit") {
      lines.append(
        (skips["value"] ?? skips).bool == true
          ? "Who fits may pass who needs more units than are free." : "Nobody passes who waits in front.")
    }
    let full = telling.take("ifFull").map { label(ValueWords.plain($0), in: "steps") }
    if let limit = telling.take("queueLimit") {
      lines.append(
        "At most \(ValueWords.plain(limit)) may wait for it; who finds the queue full goes on to \(full ?? "?").")
    }
    if let turnaround = telling.take("turnaround") {
      lines.append(
        "After each patient a unit is cleaned, and taken by nobody, for \(ValueWords.plain(turnaround, self)).")
    }
    if let surge = telling.take("surge") { lines += self.surge(surge) }
    if let initial = telling.take("initial") { lines += beginning(initial) }
    if let cost = telling.take("costPerDay") { lines.append("An open \(unit) costs \(ValueWords.plain(cost)) a day.") }
    if let cost = telling.take("costPerUsedDay") {
      lines.append("A used \(unit) costs \(ValueWords.plain(cost)) a day.")
    }
    return lines + telling.rest
  }

  private func surge(_ node: Node) -> [String] {
    var telling = Telling(node)
    let count = telling.take("count").map { ValueWords.plain($0) } ?? "?"
    let place = telling.take("place").map { label(ValueWords.plain($0), in: "places") } ?? "?"
    let above = telling.take("above").map { ValueWords.percent($0) } ?? "?"
    let below = telling.take("below").map { ValueWords.percent($0) } ?? "?"
    let time = telling.take("at").map { ValueWords.plain($0) } ?? "08:00 by default"
    let text =
      "Surge: \(count) extra open when \(place) is more than \(above) full at the daily review (\(time)), "
      + "and close when it is less than \(below) full."
    return [text] + telling.rest
  }

  private func beginning(_ node: Node) -> [String] {
    var telling = Telling(node)
    var lines: [String] = []
    if let count = telling.take("count") {
      lines.append(
        "At the beginning \(ValueWords.plain(count)) are in their clinical stay; what each is, how long it has been there "
          + "and will be is drawn.")
    }
    for entry in telling.take("queue")?.elements ?? [] { lines += queueAtBeginning(entry) }
    if let file = telling.take("file") {
      lines.append("Who is there at the beginning, and since when, stands in \(ValueWords.plain(file)).")
    }
    return lines + telling.rest
  }

  private func queueAtBeginning(_ node: Node) -> [String] {
    var telling = Telling(node)
    let count = telling.take("count").map { ValueWords.plain($0) } ?? "?"
    let who = telling.take("cohort").map { " of \(label(ValueWords.plain($0), in: "cohorts"))" } ?? ""
    let step = telling.take("step").map { label(ValueWords.plain($0), in: "steps") } ?? "?"
    let waited = telling.take("waited").map { ValueWords.plain($0, self) } ?? "?"
    let been = telling.take("been").map { ", in the place for \(ValueWords.plain($0, self))" } ?? ""
    return ["At the beginning \(count)\(who) wait for \(step): waited for \(waited) so far\(been)."] + telling.rest
  }

  /// Who carries out tasks.
  var staff: Description.Part {
    Description.Part(
      title: "Staff",
      lines: things("staff").flatMap { id, node in
        [Description.Line(title(id, in: "staff") + ".")] + pool(node).map { Description.Line($0, level: 1) }
      })
  }

  private func pool(_ node: Node) -> [String] {
    var telling = Telling(node)
    var lines: [String] = []
    if let hours = telling.take("hours") { lines.append("On duty: \(ValueWords.rota(hours)).") }
    if let share = telling.take("productive") {
      lines.append("\(ValueWords.percent(share)) of the time goes into tasks.")
    }
    if let changes = telling.take("changes") { lines += ValueWords.changes(changes, of: "the number on duty") }
    if let cost = telling.take("costPerHour") { lines.append("One on duty costs \(ValueWords.plain(cost)) an hour.") }
    let end = telling.take("atShiftEnd")?.string
    let isStated = end == nil ? "" : ", as the model says"
    lines.append(
      end == "finish"
        ? "A task in progress at the end of a shift is finished first."
        : "A task in progress at the end of a shift pauses, and is resumed first\(isStated).")
    return lines + telling.rest
  }
}
