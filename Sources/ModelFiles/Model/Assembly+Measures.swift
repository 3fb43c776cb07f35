import PatientFlow

extension Assembly {
  /// Index of a period: 0 is all.
  func period(_ name: Located<String>?, _ document: Document) -> Int {
    guard let name, let index = document.periods.firstIndex(where: { $0.name.value == name.value }) else { return 0 }
    return index + 1
  }

  /// The keys of the focus and of the observed rows, or nil when one names no measure.
  mutating func resolveMeasures(
    _ document: Document, _ network: Network, _ names: Names
  ) -> (focus: [MeasureKey], observed: [ObservedRow])? {
    let headline = period(document.headline, document)
    let isNamed = !document.focus.isEmpty || !document.observed.isEmpty
    let told = isNamed ? Set(Catalogue(of: network, detail: .full).keys) : []
    var isGood = true
    func defaultFocus() -> [MeasureKey] {
      guard !names.places.isEmpty else {
        return [MeasureKey(.timeInSystem, Subject(.all), .all, .mean, period: Int32(headline))]
      }
      let first = Subject(.place, 0)
      return [
        MeasureKey(.delayedPatients, first, .all, .census, period: Int32(headline)),
        MeasureKey(.delay, first, .all, .mean, period: Int32(headline)),
        MeasureKey(.lengthOfStay, first, .all, .mean, period: Int32(headline)),
        MeasureKey(.occupancyShare, first, .all, .mean, period: Int32(headline)),
      ]
    }
    var focus: [MeasureKey] = []
    for name in document.focus {
      guard let key = key(name, names, headline, told) else {
        isGood = false
        continue
      }
      focus.append(key)
    }
    var observed: [ObservedRow] = []
    for entry in document.observed {
      let period = period(entry.period, document)
      guard let key = key(entry.measure, names, period, told) else {
        isGood = false
        continue
      }
      observed.append(
        ObservedRow(
          measure: entry.measure.value, key: key, period: period, value: entry.value, tolerance: entry.tolerance,
          evidence: entry.evidence))
    }
    return isGood ? (focus.isEmpty ? defaultFocus() : focus, observed) : nil
  }

  /// The key of a name; `told` holds those that this model has results for.
  private mutating func key(
    _ name: Located<String>, _ names: Names, _ period: Int, _ told: Set<MeasureKey>
  ) -> MeasureKey? {
    do {
      let key = try MeasureNaming.key(name.value, names, period: Int32(period))
      if told.contains(key) { return key }
      diagnostics.append(
        Diagnostic(
          .error, .unknownMeasure, "this model has no \(quoted(name.value))", at: name.span,
          help: ["there is no such case: one cohort, no pathway label, or a reason for which no one there can wait"]))
      return nil
    } catch {
      diagnostics.append(
        Diagnostic(
          .error, .unknownMeasure, error.message, at: name.span, hint: didYouMean(error.near), help: error.help))
      return nil
    }
  }
}
