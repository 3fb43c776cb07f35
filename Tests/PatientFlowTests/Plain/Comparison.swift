import PatientFlow

/// One network, run by both engines.
struct Comparison {
  /// The first thing in which the two differ, or nil.
  private(set) var difference: String?
  /// How many events of patients were compared.
  private(set) var events = 0
  /// How many measures were compared.
  private(set) var values = 0

  init(of network: Network, seed: UInt64, mistake: PlainMistake? = nil) {
    let replication = Int(seed % 7) + 1
    let run = network.run(seed: seed, replication: replication, checked: false)
    let record = PlainEngine(network, seed: seed, replication: replication, mistake: mistake).run()
    compareLogs(run.log.events.map(PlainRecord.Event.init), record.log)
    if difference == nil { compareMeasures(network, run.result, record) }
  }

  private mutating func compareLogs(_ real: [PlainRecord.Event], _ plain: [PlainRecord.Event]) {
    events = plain.count
    for (number, pair) in zip(real, plain).enumerated() where pair.0 != pair.1 {
      difference = "event \(number): \(pair.0) in the engine, \(pair.1) in the plain one"
      return
    }
    if real.count != plain.count { difference = "\(real.count) events in the engine, \(plain.count) in the plain one" }
  }

  private mutating func compareMeasures(_ network: Network, _ result: ReplicationResult, _ record: PlainRecord) {
    let keys = Catalogue(of: network, detail: .full).keys
    let measures = PlainMeasures(record)
    for (key, value) in zip(keys, result.values(keys)) {
      // Of more than a thousand cases the engine keeps classes, which are within a hundredth.
      compare(value, measures.value(key), within: measures.cases(key) > 1000 ? 0.01 : 1e-9) { "\(key)" }
    }
    compareSeries(network, result, measures)
    var flows: [PlainRecord.Flow: Int64] = [:]
    for (at, flow) in record.flows where at >= network.timing.start { flows[flow, default: 0] += 1 }
    let origins: [ReplicationResult.FlowOrigin] =
      network.sources.indices.map { .source($0) } + network.steps.indices.map { .step($0) }
    for origin in origins {
      for step in network.steps.indices {
        let flow = flows[PlainRecord.Flow(from: origin, to: step), default: 0]
        compare(Double(result.flow(from: origin, to: step, period: 0)), Double(flow)) { "flow \(origin) to \(step)" }
      }
    }
  }

  /// The censuses, and the means by hour of the week.
  private mutating func compareSeries(_ network: Network, _ result: ReplicationResult, _ measures: PlainMeasures) {
    let timing = network.timing
    let censuses = measures.censuses(timing.start..<timing.end)
    let hour = NetworkBuilder.hour
    let halfHours = (0...(timing.end / hour)).map { $0 * hour + hour / 2 }.filter {
      $0 >= timing.start && $0 < timing.end
    }
    var levels: [(Measure, Subject, PlainRecord.Level)] = []
    for place in network.places.indices.map({ Subject(.place, Int32($0)) }) {
      levels += [(.occupancy, place, .used(place)), (.open, place, .open(place)), (.queue, place, .queue(place))]
    }
    levels += network.staff.indices.map { (.queue, Subject(.staff, Int32($0)), .queue(Subject(.staff, Int32($0)))) }
    for (measure, subject, level) in levels {
      let daily = result.daily(measure, subject)
      compare(Double(daily.count), Double(censuses.count)) { "censuses" }
      for (value, moment) in zip(daily, censuses) {
        compare(Double(value), Double(measures.level(level, at: moment))) { "\(measure) of \(subject) at \(moment)" }
      }
      if measure == .open { continue }
      var byHour = [[Double]](repeating: [], count: 168)
      for moment in halfHours {
        let day = CivilDate.weekday(ofDayNumber: timing.dayZero + Int32(moment / NetworkBuilder.day))
        byHour[Int(day) * 24 + Int(moment % NetworkBuilder.day / hour)].append(
          Double(measures.level(level, at: moment)))
      }
      for (index, value) in result.hourOfWeek(measure, subject).enumerated() {
        let mean = byHour[index].isEmpty ? .nan : byHour[index].reduce(0, +) / Double(byHour[index].count)
        compare(value, mean) { "\(measure) of \(subject) in hour \(index)" }
      }
    }
  }

  private mutating func compare(_ real: Double, _ plain: Double, within part: Double = 1e-9, _ what: () -> String) {
    values += 1
    if difference != nil || real.isNaN && plain.isNaN { return }
    if abs(real - plain) <= part * max(1, abs(real), abs(plain)) { return }
    difference = "\(what()): \(real) in the engine, \(plain) in the plain one"
  }
}

extension PlainRecord.Event {
  /// An event of the engine's log.
  init(_ event: PatientEvent) {
    self.init(
      day: event.day, index: Int(event.indexInDay), source: Int(event.source), cohort: Int(event.cohort),
      time: event.time, step: Int(event.step), place: Int(event.place), kind: event.kind, reason: Int(event.reason))
  }
}
