import PatientFlow
import RandomStreams

extension Reader {
  /// Reports cohorts, places and staff that nothing uses.
  mutating func checkUse(_ document: Document) {
    var places: Set<String> = []
    var staff: Set<String> = []
    for step in document.stepsAndBeside {
      switch step.kind {
      case .stay(let stay): places.formUnion(stay.places.map(\.value))
      case .task(let task): staff.insert(task.staff.value)
      case .wait, .together, .exit: break
      }
    }
    for place in document.places where !places.contains(place.name.value) {
      fault(.unusedThing, "no step uses the place \(quoted(place.name.value))", at: place.name.span)
    }
    for pool in document.staff where !staff.contains(pool.name.value) {
      fault(.unusedThing, "no task is done by \(quoted(pool.name.value))", at: pool.name.span)
    }
    guard document.cohorts.count > 1 else { return }
    let cohorts = Set(document.sources.flatMap { ($0.cohorts ?? []).map(\.name.value) })
    for cohort in document.cohorts where !cohorts.contains(cohort.name.value) {
      fault(.unusedThing, "no source has patients of the cohort \(quoted(cohort.name.value))", at: cohort.name.span)
    }
  }

  /// Reports hours that never open and staff who are never on duty.
  mutating func checkHours(_ document: Document) {
    for place in document.places {
      checkOpen(place.admits, "\(quoted(place.name.value)) never admits")
      if let starts = place.rules.startsPerDay, starts.allSatisfy({ $0 == 0 }) {
        fault(.neverOpen, "nobody may start in \(quoted(place.name.value)) on any day", at: place.rules.startsSpan)
      }
    }
    for pool in document.staff {
      checkOpen(pool.hours, "\(quoted(pool.name.value)) is never on duty")
    }
    for step in document.stepsAndBeside {
      switch step.kind {
      case .stay(let stay): checkOpen(stay.readyWithin, "no review of \(quoted(step.name.value)) ever takes place")
      case .wait(let wait): checkOpen(wait.within, "\(quoted(step.name.value)) can never end")
      case .task, .together, .exit: break
      }
    }
  }

  private mutating func checkOpen(_ hours: Hours?, _ message: String) {
    guard let hours, let schedule = hours.schedule else { return }
    if schedule.week.count > 2 * Limits.spans {
      fault(.tooLarge, "the hours of a week have at most \(grouped(Double(Limits.spans))) spans", at: hours.span)
    }
    guard schedule.week.allSatisfy({ $0.value == 0 }) else { return }
    fault(.neverOpen, message, at: hours.span, help: ["these hours are empty in every week"])
  }

  /// Reports steps that need more at once than there ever is.
  mutating func checkUnits(_ document: Document) {
    let staff = Dictionary(document.staff.map { ($0.name.value, $0) }, uniquingKeysWith: { first, _ in first })
    let places = Dictionary(document.places.map { ($0.name.value, $0) }, uniquingKeysWith: { first, _ in first })
    for step in document.stepsAndBeside {
      switch step.kind {
      case .stay(let stay):
        let all = stay.places.compactMap { places[$0.value] }
        guard all.allSatisfy({ $0.changes.changes.isEmpty }) else { continue }
        let most = all.map { $0.count + Double($0.rules.surge?.units ?? 0) }.max() ?? 0
        // A place that has no unit at all may be there for a scenario to open.
        if all.allSatisfy({ $0.count == 0 }), stay.units.rows.allSatisfy({ $0.value.share(above: 1) == 0 }) { continue }
        check(step, stay.units, of: "units", most, "there are never more than \(shortestNumber(most))")
      case .task(let task):
        guard let pool = staff[task.staff.value], pool.changes.changes.isEmpty, let schedule = pool.hours.schedule
        else { continue }
        let most = schedule.week.map(\.value).max() ?? 0
        guard most > 0 else { continue }
        check(step, task.units, of: "staff", Double(most), "there are never more than \(most) on duty")
      default: break
      }
    }
  }

  /// Reports units of which more than one patient in a thousand million needs more than there are.
  private mutating func check(
    _ step: StepEntry, _ units: Cases<Units>, of what: String, _ most: Double, _ words: String
  ) {
    guard let row = units.rows.first(where: { $0.value.share(above: most) > 1e-9 }) else { return }
    var help: [String] = []
    if case .drawn = row.value { help = ["\"cap\" keeps what is drawn below what there is"] }
    fault(
      .neverEnough, "\(quoted(step.name.value)) \(row.value.need(of: what)), and \(words)",
      at: step.name.span, help: help)
  }

  /// Reports demand beyond what is accepted, with the figure. Growth and changes are taken at their highest.
  mutating func checkDemand(_ document: Document) {
    let years = Double(document.horizon.value) / Double(microsecondsPerDay) / 365.25
    let yearsBefore = Double(document.warmUp) / Double(microsecondsPerDay) / 365.25
    var total = 0.0
    for source in document.sources {
      let growth = 1 + source.growth
      let highest = max(1, powerOf(growth, years), powerOf(growth, -yearsBefore))
      let factors = source.changes.changes.reduce(1.0) { $0 * max(1, $1.times.map(highValue) ?? 1) }
      total += source.daily.map { $0.most * factors } ?? source.perDay * highest * factors
    }
    let span = document.sources.first?.name.span ?? Span(0, 0)
    guard total <= Limits.arrivalsPerDay else {
      fault(
        .tooLarge,
        "a model has at most \(grouped(Limits.arrivalsPerDay)) arrivals a day, all sources together; this reaches \(grouped(total.rounded()))",
        at: span)
      return
    }
    let days = Double(document.horizon.value + document.warmUp) / Double(microsecondsPerDay)
    guard total * days > Limits.arrivalsPerReplication else { return }
    fault(
      .tooLarge,
      "a replication has at most \(grouped(Limits.arrivalsPerReplication)) arrivals; this has about \(grouped((total * days).rounded()))",
      at: span, help: ["shorten \"horizon\" or \"warmUp\", or model a part of the demand"])
  }

  private func powerOf(_ base: Double, _ exponent: Double) -> Double {
    let power = Double.pow(base, exponent)
    return power.isFinite ? power : Double.greatestFiniteMagnitude
  }

  /// The value that one draw in a thousand is above.
  private func highValue(_ distribution: Distribution) -> Double {
    var library = DistributionLibrary()
    let id = distribution.add(to: &library)
    return library.quantile(id, 0.999)
  }
}
