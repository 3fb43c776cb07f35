import ModelFiles
import PatientFlow

/// What a selection keeps of one replication of one scenario.
struct ReplicationRecord: Sendable {
  var values: [Double]
  var daily: [Int32]
  var hourly: [Double]
  var levels: [[Double]]
  var lengths: [[Int64]]
  var flows: [Int64]
  var open: [Int64]
  var months: [ReplicationResult.PathwayMonth]
  var dayCount: Int
  var events: Int64
  var swaps: Int64

  /// Reads what is selected out of a replication's result.
  init(_ result: ReplicationResult, selection: Selection, network: Network) {
    values = result.values(selection.keys)
    daily = selection.daily.flatMap { result.daily($0.measure, $0.subject) }
    hourly = selection.hourly.flatMap { result.hourOfWeek($0.measure, $0.subject) }
    levels = selection.levels.map { result.timeShares($0.measure, $0.subject, period: Int($0.period)) }
    lengths = selection.lengths.map { spread in
      result.binned(spread.measure, spread.subject, group: spread.group, period: Int(spread.period))
    }
    flows = selection.periods.flatMap { period in
      selection.passages.map { result.flow(from: $0.from, to: $0.to, period: Int(period)) }
    }
    open = network.places.indices.flatMap { place in
      result.daily(.open, Subject(.place, Int32(place))).map(Int64.init)
    }
    months = (0..<result.monthCount).flatMap { month in
      (0..<network.pathwayCount).map { result.month(month, pathway: $0) }
    }
    dayCount = result.censusDays
    events = result.events
    swaps = result.swaps
  }
}
