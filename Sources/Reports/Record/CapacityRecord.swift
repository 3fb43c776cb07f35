import Experiments
import ModelFiles
import PatientFlow

extension JSONText {
  /// Units open in every place of a scenario as steps: the days after the first on which the number changes, and the
  /// numbers (means over the replications, to a tenth). A place without limit has none.
  static func capacity(of results: ScenarioResults) -> JSONText {
    let (network, names) = (results.scenario.network, results.scenario.names)
    return .list(
      network.places.indices.filter { network.places[$0].capacity.base < Place.unlimited }.map { place in
        var (days, open): ([Double], [Double]) = ([], [])
        for (day, units) in results.openUnits(ofPlace: place).enumerated() {
          let rounded = (units * 10).rounded() / 10
          if rounded == open.last { continue }
          days.append(Double(day))
          open.append(rounded)
        }
        return .object([
          ("of", .text("place:" + names.places[place].id)), ("days", .row(days)), ("open", .row(open)),
        ])
      })
  }
}
