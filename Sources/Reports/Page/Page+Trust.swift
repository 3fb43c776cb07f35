import Figures
import Statistics

/// Section 8: what speaks for and against the results.
extension Page {
  func writeTrust(into page: inout Markup) {
    page.section("trust", "Can these results be trusted") { page in
      writeStatus(into: &page)
      writeObserved(into: &page)
      writeLoad(into: &page)
      writeWarmUp(into: &page)
      writePrecision(into: &page)
      writeChecks(into: &page)
    }
  }

  private func writeStatus(into page: inout Markup) {
    page.paragraph(Status.title(record.model.status))
    if record.isPartial {
      page.paragraph(
        "The run was interrupted. These are the \(run.replications) that were complete in every scenario by then.")
    }
  }

  /// Measured numbers beside the baseline's.
  var observations: [ObservedComparison] {
    record.observed.map { row in
      let source = row.evidence.flatMap { id in record.evidence.first { $0.id == id } }
      return ObservedComparison(
        words: MeasureWords(row.words), period: run.period(row.period), observed: row.value, tolerance: row.tolerance,
        simulated: run.tables.values[0][RunTables.Number(row.words)] ?? .absent, source: source?.title ?? "")
    }
  }

  private func writeObserved(into page: inout Markup) {
    page.heading("Observed beside simulated")
    let observations = observations
    if observations.isEmpty {
      return page.paragraph("The model names nothing that was measured, so nothing stands beside its results.")
    }
    let inside = observations.filter(\.isInside).count
    page.paragraph(
      "\(inside) of \(observations.count) measured numbers are within the tolerance that the model states for them (baseline)."
    )
    Charts.observed(observations, id: "observed")?.write(into: &page, level: 4)
    let rows = zip(record.observed, observations).map { row, each in
      let words = each.words
      let decimals = max(words.decimals(of: each.simulated), Self.decimals(of: each.observed * words.scale))
      var source = Markup()
      writeSource(row.evidence, into: &source)
      return TableRow(
        head: .of(words.heading),
        cells: [
          .of(each.period), .of(words.text(each.observed, decimals: Self.decimals(of: each.observed * words.scale))),
          .of(words.text(each.simulated.mean, decimals: decimals, withUnit: false)),
          .of(Sentences.range(each.simulated, words, decimals)),
          .of(
            (each.isInside ? "inside ±" : "outside ±")
              + words.text(each.tolerance, decimals: Self.decimals(of: each.tolerance * words.scale), withUnit: false)),
          source,
        ])
    }
    page.table(
      caption: "Measured numbers and what the baseline gives, with the 95 % confidence interval of its average",
      columns: ["Measure", "Period", "Observed", "Simulated", "95 % interval", "Tolerance", "Source"], rows: rows)
  }

  /// Decimals that a given number has, three at most.
  private static func decimals(of value: Double) -> Int {
    var scaled = value.magnitude
    for places in 0..<3 {
      if (scaled - scaled.rounded()).magnitude < 1e-9 * max(1, scaled) { return places }
      scaled *= 10
    }
    return 3
  }

  private func writeLoad(into page: inout Markup) {
    page.heading("Offered load against capacity")
    page.paragraph(
      """
      What is asked of each place and team, as a sum that can be checked by hand. Near or above 100 % a queue grows \
      for as long as the model runs; delays at the end of a stay come on top.
      """)
    Charts.load(baselineLoad, id: "load")?.write(into: &page, level: 4)
    for index in [0] + told.map(\.index) where index == 0 || record.scenarios.count > 1 {
      let rows = record.scenarios[index].load.map { load in
        let share = Self.share(load)
        return TableRow(load.name, [share, load.arithmetic])
      }
      let write = { (page: inout Markup) in
        page.table(
          caption: record.scenarios[index].label, columns: ["Place or team", "Load", "As a sum"], isWords: true,
          rows: rows)
      }
      if index == 0 { write(&page) } else { page.block(of: index, write) }
    }
  }

  private var baselineLoad: [LoadRow] {
    record.scenarios[0].load.map { load in
      LoadRow(
        label: load.name, unit: load.unit, offered: load.offered ?? .nan, capacity: load.capacity ?? .infinity,
        arithmetic: load.arithmetic)
    }
  }

  private static func share(_ load: RunRecord.Load) -> String {
    guard let offered = load.offered, let capacity = load.capacity, capacity > 0 else {
      return load.capacity == nil ? "no limit" : (load.offered ?? 0) > 0 ? "no capacity" : "–"
    }
    return Rounding.text(offered / capacity * 100, decimals: 0) + " %"
  }

  private func writeWarmUp(into page: inout Markup) {
    page.heading("Warm-up")
    page.paragraph(
      """
      Each \(run.replication) begins on \
      \(RunCalendar.day(record.time.warmUpBegins).map(DateText.long) ?? record.time.warmUpBegins.clipped(to: 20)) and \
      runs for \(Rounding.text(record.time.warmUpDays, decimals: 0)) days before anything is counted (length: \
      \(record.time.warmUpChosen.clipped())). Where the bands of the baseline in sections 3 and 4 neither rise nor fall \
      from the first day on, it was long enough.
      """)
    guard let choice = record.time.warmUpChoice else { return }
    page.paragraph(
      """
      The trials began as empty as the model does. Each of these levels was averaged over them and cut where the
      standard error of the rest is smallest; the longest cut is the warm-up (run.json has the levels themselves):
      """)
    page.list(choice.levels.map { "\($0.level.clipped()): \($0.days) days" })
  }

  private func writePrecision(into page: inout Markup) {
    page.heading("Precision")
    var words = "\(run.replications) of each scenario (replications)."
    if let first = record.focusWords.first, let estimate = run.tables.values[0][RunTables.Number(first)],
      estimate.halfWidth.isFinite, estimate.mean != 0
    {
      let measure = MeasureWords(first)
      let share = Rounding.text(estimate.halfWidth / estimate.mean.magnitude * 100, decimals: 1)
      words += " The baseline's average of \(measure.heading) is known within ±\(share) % (95 % confidence)."
    }
    if record.replications.completed == 1 { words += " One gives no interval: nothing can be said about chance." }
    if let asked = record.replications.precision { words += " The precision asked for was \(asked.clipped(to: 40))." }
    page.paragraph(words)
  }

  private func writeChecks(into page: inout Markup) {
    page.heading("Checks and warnings")
    page.paragraph(
      """
      \(Rounding.text(Double(record.events), decimals: 0)) events were simulated. \
      \(record.swaps == 0 ? "No patients in full places had to be exchanged." : "\(Rounding.text(Double(record.swaps), decimals: 0)) times patients in full places who waited for each other's place moved at once.") \
      The program's tests check that patients are neither lost nor made up, that no place holds more than it has, \
      and that the reasons of delay add up.
      """)
    page.raw("<div id=\"warnings\">")
    if record.warnings.isEmpty { page.paragraph("The run gave no warning.") } else { page.list(record.warnings) }
    page.raw("</div>")
  }
}
