extension Reader {
  /// The document of a tree, and everything that is wrong with it. O(size of the tree).
  mutating func read(_ root: Node) -> Document? {
    let cursor = Cursor(node: root, path: "", name: "", evidence: nil)
    guard let entries = entries(cursor, as: Vocabulary.model) else { return nil }
    var document = Document()
    readHead(entries, &document)
    readTiming(entries, &document)
    let cohorts = named(entries["cohorts"], "cohort")
    let places = named(entries["places"], "place")
    let staff = named(entries["staff"], "staff pool")
    let steps = named(entries["steps"], "step")
    let sources = named(entries["arrivals"], "source")
    document.names.cohorts = NameList(cohorts.map(\.name.value))
    document.names.places = NameList(places.map(\.name.value))
    document.names.staff = NameList(staff.map(\.name.value))
    document.names.steps = NameList(steps.map(\.name.value))
    for (key, count) in [
      ("cohorts", cohorts.count), ("places", places.count), ("steps", steps.count), ("arrivals", sources.count),
      ("staff", staff.count), ("periods", document.names.periods.ordered.count),
    ] {
      checkCount(entries[key], count, isNeeded: ["cohorts", "arrivals", "steps"].contains(key))
    }
    document.cohorts = read(cohorts, \.cohorts) { $0.readCohort($1, $2) }
    document.sources = read(sources, \.sources) { $0.readSource($1, $2) }
    document.places = read(places, \.places) { $0.readPlace($1, $2) }
    document.staff = read(staff, \.staff) { $0.readStaff($1, $2) }
    document.steps = read(steps, \.steps) { $0.readStep($1, $2) }
    let observed = list(entries["observed"], of: "observations").map { (Located($0.path, $0.node.span), $0) }
    document.observed = read(observed, \.observed) { $0.readObservation($2) }
    let controls = list(entries["controls"], of: "controls").map { (Located($0.path, $0.node.span), $0) }
    document.controls = read(controls, \.controls) { $0.readControl($2) }
    return document
  }

  private mutating func checkCount(_ cursor: Cursor?, _ count: Int, isNeeded: Bool) {
    guard let cursor, cursor.node.members != nil else { return }
    if count == 0, isNeeded {
      fault(.nothingThere, "\(quoted(cursor.name)) is empty; a model needs at least one", at: cursor.node.span)
    }
    let limits = ["cohorts": Limits.cohorts, "periods": Limits.periods]
    let limit = limits[cursor.name] ?? Limits.things
    if count > limit {
      fault(
        .tooLarge,
        "a model has at most \(grouped(Double(limit))) of \(quoted(cursor.name)); this has \(grouped(Double(count)))",
        at: cursor.node.span.opening)
    }
  }

  private mutating func readHead(_ entries: Entries, _ document: inout Document) {
    _ = text(entries["$schema"])
    if let format = text(entries["format"]), format.value != Vocabulary.format {
      fault(
        .wrongFormat,
        "this version reads the format \(quoted(Vocabulary.format)); the file says \(quoted(format.value))",
        at: format.span)
    }
    if let title = text(entries["title"]) {
      document.title = title.value
      if title.value.trimmingBlanks.isEmpty { fault(.nothingThere, "the title is empty", at: title.span) }
    }
    if let status = word(entries["status"], oneOf: Vocabulary.statuses) { document.status = status }
    if let seed = text(entries["seed"]) { document.seed = seed.value }
    if let replications = entries["replications"].flatMap({ wholeNumber($0, within: 1...Limits.replications) }) {
      document.replications = Int(replications)
    }
    document.headline = text(entries["headline"])
    document.focus = list(entries["focus"], of: "measures such as \"delay/place:acute/mean\"").compactMap { text($0) }
  }

  private mutating func readTiming(_ entries: Entries, _ document: inout Document) {
    if let start = date(entries["start"]) { document.start = start }
    if let cursor = entries["horizon"], let horizon = length(cursor) {
      document.horizon = Located(horizon, cursor.node.span)
      if horizon == 0 { fault(.outOfLimits, "\"horizon\" must be longer than nothing", at: cursor.node.span) }
    }
    if let cursor = entries["warmUp"] {
      if cursor.node.string == "auto" {
        let horizon = Double(document.horizon.value) / DurationUnit.day.microseconds
        document.warmUp = Int64(ModelFile.trialDays(horizon: horizon)) * microsecondsPerDay
        document.choosesWarmUp = true
      } else if let warmUp = length(cursor) {
        document.warmUp = warmUp
      }
    } else if !(entries["places"]?.node.members ?? []).contains(where: { $0.value.member("initial") != nil }) {
      note(
        .noWarmUp,
        "there is no \"warmUp\": the system is empty at the start, and filling it is part of what is measured",
        at: entries["start"]?.node.span ?? entries.cursor.node.span.opening)
    }
    if let census = timeOfDay(entries["censusAt"]) { document.censusTimeOfDay = census }
    let isTimed = document.start.value != 0 && document.horizon.value > 0
    let periods = named(entries["periods"], "period")
    document.names.periods = NameList(periods.map(\.name.value))
    for (name, cursor) in periods {
      if let period = readPeriod(name, cursor, isTimed ? document : nil) { document.periods.append(period) }
    }
  }

  /// A duration within the limit on horizons.
  private mutating func length(_ cursor: Cursor) -> Int64? {
    guard let length = duration(cursor) else { return nil }
    let days = length / DurationUnit.day.microseconds
    guard days <= Limits.days else {
      fault(
        .tooLarge,
        "\(quoted(cursor.name)) is at most 50 years, \(grouped(Limits.days)) d; this is \(grouped(days.rounded())) d",
        at: cursor.node.span)
      return nil
    }
    return Int64(length)
  }

  private mutating func readPeriod(_ name: Located<String>, _ cursor: Cursor, _ document: Document?) -> PeriodEntry? {
    guard let ends = cursor.node.elements, ends.count == 2 else {
      wrongKind(cursor, "a first and a last day such as [\"2022-10-01\", \"2023-03-31\"]")
      return nil
    }
    guard let begins = date(cursor.element(0, ends[0])), let last = date(cursor.element(1, ends[1]), endOfDay: true)
    else { return nil }
    guard begins.value < last.value else {
      fault(.periodForm, "the period \(quoted(name.value)) ends before it begins", at: cursor.node.span)
      return nil
    }
    if let document {
      for (moment, isOutside) in [
        (begins, begins.value < document.start.value || begins.value >= document.end),
        (last, last.value > document.end || last.value <= document.start.value),
      ] where isOutside {
        fault(
          .periodForm, "the period \(quoted(name.value)) reaches beyond the measured time", at: moment.span,
          help: ["measured are \(dateText(document.start.value)) up to, and without, \(dateText(document.end))"])
      }
    }
    return PeriodEntry(name: name, begins: begins.value, ends: last.value)
  }

  private mutating func readObservation(_ cursor: Cursor) -> ObservedEntry? {
    guard let entries = entries(cursor, as: Vocabulary.observation) else { return nil }
    let measure = text(entries["measure"])
    let period = text(entries["period"])
    let value = entries["value"].flatMap { observedNumber($0) }
    let tolerance = entries["tolerance"].flatMap { cursor -> Double? in
      if cursor.node.string != nil { return share(cursor, within: 0...100).map { $0 * abs(value ?? 0) } }
      return number(cursor, within: 0...1e12, .share)
    }
    guard let measure, let value, let tolerance else { return nil }
    let evidence = entries["measure"]?.evidence
    return ObservedEntry(measure: measure, period: period, value: value, tolerance: tolerance, evidence: evidence)
  }

  /// An observed value: a number, or a share such as "92 %".
  private mutating func observedNumber(_ cursor: Cursor) -> Double? {
    if cursor.node.string != nil { return share(cursor) }
    return number(cursor, within: -1e12...1e12)
  }

  private mutating func readControl(_ cursor: Cursor) -> ControlEntry? {
    guard let entries = entries(cursor, as: Vocabulary.control) else { return nil }
    let label = text(entries["label"])
    let path = text(entries["path"])
    let from = entries["from"].flatMap { number($0, within: -1e12...1e12) }
    let to = entries["to"].flatMap { number($0, within: -1e12...1e12) }
    let step = entries["step"].flatMap { number($0, within: 0...1e12) }
    guard let label, let path, let from, let to, let step else { return nil }
    if to <= from { fault(.rangeForm, "\"to\" is not above \"from\"", at: entries.keySpan("to")) }
    if step <= 0 { fault(.rangeForm, "\"step\" must be above 0", at: entries.keySpan("step")) }
    return ControlEntry(label: label.value, path: path, from: from, to: to, step: step)
  }
}
