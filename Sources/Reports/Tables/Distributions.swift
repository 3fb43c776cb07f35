import Experiments
import ModelFiles
import PatientFlow

extension ResultsFolder {
  /// `distributions.csv`: shares of time by level, and of patients by length.
  func writeDistributions(_ results: ExperimentResults) throws(FileFault) {
    try write("distributions.csv") { writer throws(FileFault) in
      var table = try CSVTable(
        writer, columns: ["scenario", "period", "measure", "of", "group", "unit", "from", "to", "share"])
      for each in results.scenarios {
        for (index, spread) in each.selection.levels.enumerated() {
          for (level, share) in each.timeShares(index).enumerated() where share > 0 {
            table.spread(spread, each.scenario, unit: MeasureNaming.unit(spread.measure, .mean))
            table.number(level)
            table.number(level)
            table.rounded(share)
            try table.endRow()
          }
        }
        for (index, spread) in each.selection.lengths.enumerated() {
          let bins = Bins.of(spread.measure)
          for (bin, share) in each.patientShares(index).enumerated() {
            table.spread(spread, each.scenario, unit: MeasureNaming.unit(spread.measure, .mean))
            table.number(bins.edges[bin])
            table.number(bins.upperEdge(of: bin))
            table.rounded(share)
            try table.endRow()
          }
        }
      }
    }
  }
}

extension CSVTable {
  /// The six cells that name a distribution: scenario, period, measure, of, group, unit.
  fileprivate mutating func spread(_ spread: Selection.Spread, _ scenario: Scenario, unit: String) {
    text(scenario.id)
    text(MeasureNaming.period(spread.period, scenario.names))
    text(spread.measure.name)
    text(MeasureNaming.of(spread.subject, scenario.names))
    text(MeasureNaming.group(spread.group, scenario.names))
    text(unit)
  }
}
