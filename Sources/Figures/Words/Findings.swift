import Statistics

/// Titles of figures: the finding where there is a clear one, otherwise only what is shown.
///
/// Labels come from the model, so no sentence bends them: they stand as they are, after a colon.
public enum Findings {
  /// Patients or units day by day: "Fewer patients wait: 48 rather than 59".
  public static func course(_ data: DailyComparison, of outcome: Outcome) -> String {
    let place = clipped(data.subject)
    switch data.kind {
    case .delayed:
      for row in outcome.focus where row.words.clause == .delayedAtCensus || row.words.clause == .delayedOnAverage {
        guard isSame(row.words.subject, data.subject), isClear(row.values, outcome) else { continue }
        let opening = row.values.difference.mean < 0 ? "Fewer patients wait: " : "More patients wait: "
        return opening + pair(row.values, row.words)
      }
      return "Delayed patients by day: " + place
    case .occupancy:
      for row in outcome.places where isSame(row.label, data.subject) && isClear(row.used, outcome) {
        let opening = row.used.difference.mean < 0 ? "Fewer " : "More "
        return opening + clipped(data.unit) + " in use: " + pair(row.used)
      }
      return "In use by day: " + place
    case .queue: return "Patients asking for a place by day: " + place
    case .other: return "By day: " + place
    }
  }

  /// Delayed patients by reason: "Largest change: Community bed, 5 rather than 23 patients".
  public static func reasons(_ data: DelayReasons, of outcome: Outcome) -> String {
    var change: PartRow?
    for part in data.parts where isClear(part.values, outcome) {
      if part.values.difference.mean.magnitude > (change?.values.difference.mean.magnitude ?? 0) { change = part }
    }
    if let change {
      return "Largest change: " + clipped(change.label) + ", " + pair(change.values) + " " + clipped(data.unit)
    }
    let sorted = data.parts.filter { drawable($0.values.scenario.mean).isFinite }
      .sorted { $0.values.scenario.mean > $1.values.scenario.mean }
    guard let first = sorted.first, first.values.scenario.count > 1, first.values.scenario.mean > 0 else {
      return "What delayed patients wait for"
    }
    let next = sorted.count > 1 ? sorted[1].values.scenario.high : 0
    guard first.values.scenario.low > next else { return "What delayed patients wait for" }
    let decimals = Rounding.decimals(halfWidth: data.total.scenario.halfWidth, value: data.total.scenario.mean)
    return "Main reason for delay: " + clipped(first.label) + ", "
      + Rounding.text(first.values.scenario.mean, decimals: decimals) + " of "
      + Rounding.text(data.total.scenario.mean, decimals: decimals) + " " + clipped(data.unit)
  }

  /// Lengths of stay or delay: "Shorter stays: 7.1 rather than 7.6 days on average".
  public static func spread(_ data: LengthSpread, of outcome: Outcome) -> String {
    let clause: MeasureWords.Clause = data.kind == .stay ? .lengthOfStay : .delay
    for row in outcome.focus where row.words.clause == clause && isSame(row.words.subject, data.subject) {
      guard isClear(row.values, outcome) else { continue }
      let isShorter = row.values.difference.mean < 0
      let opening =
        data.kind == .stay
        ? (isShorter ? "Shorter stays: " : "Longer stays: ") : (isShorter ? "Shorter delays: " : "Longer delays: ")
      return opening + pair(row.values, row.words) + " on average"
    }
    return (data.kind == .stay ? "How long patients stay: " : "How long patients are delayed: ") + clipped(data.subject)
  }

  /// Needed and waiting days: "Fewer days of waiting: Acute beds, 0.9 rather than 1.1 a stay"; those of the setting that
  /// the answer is about, if they are clear.
  public static func stays(_ places: [PlaceRow], of outcome: Outcome) -> String {
    var change: PlaceRow?
    for row in places where isClear(row.delay, outcome) {
      if row.delay.difference.mean.magnitude > (change?.delay.difference.mean.magnitude ?? 0) { change = row }
      if row.isSetting { break }
    }
    guard let change else { return "Needed and waiting days of a stay" }
    let opening = change.delay.difference.mean < 0 ? "Fewer days of waiting: " : "More days of waiting: "
    return opening + clipped(change.label) + ", " + pair(change.delay) + " a stay"
  }

  /// How full places are: "Less full: Acute beds, 94 % rather than 97 %".
  public static func places(_ places: [PlaceRow], of outcome: Outcome) -> String {
    var change: PlaceRow?
    for row in places where isClear(row.occupancy, outcome) && row.open.baseline.mean > 0 {
      if row.occupancy.difference.mean.magnitude > (change?.occupancy.difference.mean.magnitude ?? 0) { change = row }
    }
    guard let change else { return "How full each place is" }
    let words = MeasureWords(title: "", subject: "", unit: "%", comparison: .level, scale: 100)
    let decimals = words.decimals(of: change.occupancy.difference)
    return (change.occupancy.difference.mean < 0 ? "Less full: " : "Fuller: ") + clipped(change.label) + ", "
      + words.text(change.occupancy.scenario.mean, decimals: decimals) + " rather than "
      + words.text(change.occupancy.baseline.mean, decimals: decimals)
  }

  /// A measure by weekday and hour; there is no interval, so no finding.
  public static func week(_ table: WeekTable) -> String {
    clipped(table.title) + " by weekday and hour: " + clipped(table.subject)
  }

  /// Differences of several scenarios: "Delayed patients: fewer in 3 of 5 scenarios, more in 1".
  public static func forest(_ words: MeasureWords, _ differences: [Interval]) -> String {
    var (below, above, same) = (0, 0, 0)
    for difference in differences {
      switch Sentences.finding(difference) {
      case .clear: if difference.mean < 0 { below += 1 } else { above += 1 }
      case .same: same += 1
      case .unclear, .unknown: break
      }
    }
    let heading = clipped(words.heading, 120)
    if below + above == 0 {
      return heading + (same == differences.count ? ": the same" : ": no clear difference")
    }
    let (less, more) = directions(words)
    let count = String(differences.count)
    var text = heading + ": "
    if differences.count == 1 { return text + (below > 0 ? less : more) + " than in the baseline" }
    let scenarios = " of " + count + " scenarios"
    if below > 0 { text += less + " in " + String(below) + scenarios }
    if above > 0 { text += (below > 0 ? ", " : "") + more + " in " + String(above) + (below > 0 ? "" : scenarios) }
    return text
  }

  /// Measured numbers beside simulated ones: "7 of 9 measured numbers are met within their tolerance".
  public static func observed(_ rows: [ObservedComparison]) -> String {
    var inside = 0
    for row in rows where row.isInside { inside += 1 }
    if inside == rows.count {
      return rows.count == 1
        ? "The measured number is met within its tolerance"
        : "All " + String(rows.count) + " measured numbers are met within their tolerance"
    }
    return String(inside) + " of " + String(rows.count) + " measured numbers are met within their tolerance"
  }

  /// What is asked of places beside what there is.
  public static func load(_ rows: [LoadRow]) -> String {
    var over: [LoadRow] = []
    for row in rows where row.offered > row.capacity { over.append(row) }
    if let first = over.first, over.count == 1 { return "Asked for more than there is: " + clipped(first.label) }
    if over.isEmpty { return "Nothing is asked for more than there is" }
    return String(over.count) + " of " + String(rows.count) + " are asked for more than there is"
  }

  /// "fewer" and "more", "shorter" and "longer", "lower" and "higher".
  static func directions(_ words: MeasureWords) -> (less: String, more: String) {
    switch words.comparison {
    case .count: ("fewer", "more")
    case .time: ("shorter", "longer")
    case .level: ("lower", "higher")
    }
  }

  private static func isClear(_ values: Comparison, _ outcome: Outcome) -> Bool {
    !outcome.isBaseline && Sentences.finding(values.difference) == .clear
  }

  /// "48 rather than 59", with no more digits than the difference supports.
  private static func pair(_ values: Comparison, _ words: MeasureWords) -> String {
    let decimals = words.decimals(of: values.difference)
    return words.text(values.scenario.mean, decimals: decimals, withUnit: false) + " rather than "
      + words.text(values.baseline.mean, decimals: decimals, withUnit: words.comparison != .count)
  }

  private static func pair(_ values: Comparison) -> String {
    let decimals = Rounding.decimals(halfWidth: values.difference.halfWidth, value: values.difference.mean)
    return Rounding.text(values.scenario.mean, decimals: decimals) + " rather than "
      + Rounding.text(values.baseline.mean, decimals: decimals)
  }

  private static func clipped(_ label: String, _ count: Int = 60) -> String { Fit.clip(label, count: count) }
}

/// Whether two texts are the same bytes; comparing them as texts needs tables that the browser's engine lacks.
func isSame(_ first: String, _ second: String) -> Bool { first.utf8.elementsEqual(second.utf8) }
