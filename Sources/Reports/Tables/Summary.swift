import Experiments
import ModelFiles
import PatientFlow
import Statistics

extension ResultsFolder {
  /// `summary.csv`: the selected numbers of every scenario.
  func writeSummary(_ results: ExperimentResults) throws(FileFault) {
    try write("summary.csv") { writer throws(FileFault) in
      var table = try CSVTable(
        writer,
        columns: [
          "scenario", "period", "measure", "of", "group", "statistic", "unit", "mean", "low95", "high95", "median",
          "replications",
        ])
      for each in results.scenarios {
        for position in each.selection.keys.indices {
          let estimate = Interval(of: each.values(at: position))
          table.text(each.scenario.id)
          table.key(each.selection.keys[position], each.scenario.names)
          table.rounded(estimate.mean)
          table.rounded(estimate.low)
          table.rounded(estimate.high)
          table.rounded(estimate.median)
          table.number(estimate.count)
          try table.endRow()
        }
      }
    }
  }

  /// `differences.csv`: every scenario against the baseline, paired by replication.
  func writeDifferences(_ results: ExperimentResults) throws(FileFault) {
    try write("differences.csv") { writer throws(FileFault) in
      var table = try CSVTable(
        writer,
        columns: [
          "scenario", "baseline", "period", "measure", "of", "group", "statistic", "unit", "difference", "low95",
          "high95", "replications",
        ])
      for index in results.scenarios.indices.dropFirst() {
        let scenario = results.scenarios[index].scenario
        for (key, estimate) in results.differences(of: index) {
          table.text(scenario.id)
          table.text(results.baseline.scenario.id)
          table.key(key, scenario.names)
          table.rounded(estimate.mean)
          table.rounded(estimate.low)
          table.rounded(estimate.high)
          table.number(estimate.count)
          try table.endRow()
        }
      }
    }
  }

  /// `replications.csv`: the numbers that are told replication by replication.
  func writeReplications(_ results: ExperimentResults) throws(FileFault) {
    try write("replications.csv") { writer throws(FileFault) in
      var table = try CSVTable(
        writer,
        columns: ["scenario", "replication", "period", "measure", "of", "group", "statistic", "unit", "value"])
      for each in results.scenarios {
        let columns = each.selection.told.map { each.values(at: $0) }
        for replication in 0..<each.replications {
          for (position, values) in zip(each.selection.told, columns) {
            table.text(each.scenario.id)
            table.number(replication + 1)
            table.key(each.selection.keys[position], each.scenario.names)
            table.number(values[replication])
            try table.endRow()
          }
        }
      }
    }
  }
}

extension CSVTable {
  /// The six cells that say which number a row holds: period, measure, of, group, statistic, unit.
  mutating func key(_ key: MeasureKey, _ names: Names) {
    text(MeasureNaming.period(key.period, names))
    text(key.measure.name)
    text(MeasureNaming.of(key.subject, names))
    text(MeasureNaming.group(key.group, names))
    text(key.statistic.name)
    text(MeasureNaming.unit(key.measure, key.statistic))
  }
}
