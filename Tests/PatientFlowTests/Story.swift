import PatientFlow

/// What a story's network did, told so that it can be compared with a calculation by hand.
struct Story {
  let result: ReplicationResult
  let events: [PatientEvent]

  /// Runs the network of a story with its invariants checked.
  init(_ builder: NetworkBuilder) {
    let (result, log) = builder.network.run()
    self.result = result
    events = log.events
  }

  /// The course of the patient of a source: what happened, in which place (A, B, …), at which hour after time zero.
  ///
  /// Securing a place is left out, since one arrives in it at the same moment; so are arrivals.
  func course(_ source: Int32) -> String {
    events.filter { $0.source == source }.compactMap { event -> String? in
      let place = event.place < 0 ? "" : String(UnicodeScalar(UInt8(65 + event.place)))
      let name: String
      switch event.kind {
      case .arrives, .secures: return nil
      case .asks: name = "asks \(place)"
      case .arrivesInPlace: name = "enters \(place)"
      case .ready: name = "ready"
      case .taskStarts: name = "starts"
      case .taskEnds: name = "ends"
      case .leaves: name = "leaves \(place)"
      case .exits: name = "exits"
      }
      let hours = Double(event.time) / Double(NetworkBuilder.hour)
      let clock = hours == hours.rounded() ? "\(Int(hours))" : "\(hours)"
      return "\(name.last == " " ? String(name.dropLast()) : name) \(clock)"
    }.joined(separator: ", ")
  }

  /// A value of a place.
  func place(
    _ index: Int32, _ measure: Measure, _ statistic: Statistic = .mean, group: Group = .all, period: Int32 = 0
  ) -> Double {
    result.value(MeasureKey(measure, Subject(.place, index), group, statistic, period: period))
  }

  /// Hours of delay per stay in a place that are due to a reason.
  func delay(_ place: Int32, for reason: Int32) -> Double {
    24 * result.value(MeasureKey(.delay, Subject(.placeReason, place, reason: reason), .all, .mean))
  }

  /// A value of anything.
  func value(
    _ measure: Measure, _ subject: Subject, _ statistic: Statistic, group: Group = .all, period: Int32 = 0
  ) -> Double {
    result.value(MeasureKey(measure, subject, group, statistic, period: period))
  }
}

/// Whether two numbers are the same but for rounding.
func equal(_ a: Double, _ b: Double) -> Bool { abs(a - b) <= 1e-9 * max(1, abs(a), abs(b)) }
