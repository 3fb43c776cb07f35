import Experiments
import ModelFiles
import PatientFlow
import Statistics

extension ResultsFolder {
  /// `daily.csv`: the series by day, over the replications and for one of them.
  func writeDaily(_ results: ExperimentResults) throws(FileFault) {
    try write("daily.csv") { writer throws(FileFault) in
      var table = try CSVTable(
        writer,
        columns: ["scenario", "date", "measure", "of", "unit", "mean", "p05", "p25", "p50", "p75", "p95", "example"])
      for each in results.scenarios {
        let firstDay = each.scenario.network.timing.censusDates.lowerBound
        for (series, what) in each.selection.daily.enumerated() {
          for day in 0..<each.dayCount {
            let values = each.daily(series: series, day: day)
            table.text(each.scenario.id)
            table.text(DateText.date(firstDay + Int32(day)))
            table.series(what, each.scenario.names)
            let spread = Spread(of: values)
            for value in [spread.mean, spread.p05, spread.p25, spread.p50, spread.p75, spread.p95] {
              table.rounded(value)
            }
            table.number(values[0])
            try table.endRow()
          }
        }
      }
    }
  }

  /// `hourly.csv`: the mean week, hour by hour.
  func writeHourly(_ results: ExperimentResults) throws(FileFault) {
    try write("hourly.csv") { writer throws(FileFault) in
      var table = try CSVTable(
        writer, columns: ["scenario", "measure", "of", "weekday", "hour", "unit", "mean"])
      for each in results.scenarios {
        for (series, what) in each.selection.hourly.enumerated() {
          for hour in 0..<168 {
            table.text(each.scenario.id)
            table.text(what.measure.name)
            table.text(MeasureNaming.of(what.subject, each.scenario.names))
            table.text(DateText.weekdays[hour / 24])
            table.number(hour % 24)
            table.text(MeasureNaming.unit(what.measure, .mean))
            table.rounded(each.hourly(series: series, hour: hour))
            try table.endRow()
          }
        }
      }
    }
  }
}

extension CSVTable {
  /// The three cells that name a series: measure, of, unit.
  fileprivate mutating func series(_ series: Selection.Series, _ names: Names) {
    text(series.measure.name)
    text(MeasureNaming.of(series.subject, names))
    text(MeasureNaming.unit(series.measure, .mean))
  }
}
