import Experiments
import ModelFiles
import PatientFlow
import Statistics

extension ResultsFolder {
  /// `flows.csv`: patients a week on every way that patients can take.
  func writeFlows(_ results: ExperimentResults) throws(FileFault) {
    try write("flows.csv") { writer throws(FileFault) in
      var table = try CSVTable(
        writer, columns: ["scenario", "period", "from", "to", "perWeek", "low95", "high95"])
      for each in results.scenarios {
        let (timing, names) = (each.scenario.network.timing, each.scenario.names)
        for (position, period) in each.selection.periods.enumerated() {
          let whole = Window(begins: timing.start, ends: timing.end)
          let window = period == 0 ? whole : timing.periods[Int(period) - 1]
          let weeks = Double(window.ends - window.begins) / Double(7 * WeeklySchedule.day)
          for (index, passage) in each.selection.passages.enumerated() {
            let counts = each.flow(passage: index, period: position)
            let estimate = Interval(of: counts.map { Double($0) / weeks })
            table.text(each.scenario.id)
            table.text(MeasureNaming.period(period, names))
            switch passage.from {
            case .source(let source): table.text("source:" + names.sources[Int(source)].id)
            case .step(let step): table.text(Self.end(Int(step), each.scenario))
            }
            table.text(Self.end(passage.to, each.scenario))
            table.rounded(estimate.mean)
            table.rounded(estimate.low)
            table.rounded(estimate.high)
            try table.endRow()
          }
        }
      }
    }
  }

  /// A step as the end of a flow.
  private static func end(_ step: Int, _ scenario: Scenario) -> String {
    (scenario.network.steps[step].kind == .exit ? "exit:" : "step:") + scenario.names.steps[step].id
  }

  /// `capacity-demand.csv`: referrals, starts and capacity (starts that the open units allow) of the pathways by month.
  func writeCapacityAndDemand(_ results: ExperimentResults) throws(FileFault) {
    try write("capacity-demand.csv") { writer throws(FileFault) in
      var table = try CSVTable(
        writer,
        columns: [
          "scenario", "month", "pathway", "referralsPerDay", "startsPerDay", "capacityPerDay",
          "meanDaysReferralToStart",
        ])
      for each in results.scenarios {
        for month in 0..<each.monthCount {
          for (pathway, name) in each.scenario.names.pathways.enumerated()
          where each.scenario.network.hasStays(ofPathway: pathway) {
            let sums = each.month(month, pathway: pathway)
            let days = Double(sums.days)
            table.text(each.scenario.id)
            table.text(DateText.month(sums.month))
            table.text(name.id)
            table.rounded(Double(sums.referrals) / days)
            table.rounded(Double(sums.starts) / days)
            table.rounded(sums.possibleStarts / days)
            table.rounded(sums.waitDays / Double(sums.starts))
            try table.endRow()
          }
        }
      }
    }
  }
}
