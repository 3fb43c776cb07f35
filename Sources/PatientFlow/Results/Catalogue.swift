/// How much of the results is told.
public enum Detail: Sendable {
  /// What a reader of the answer needs.
  case standard
  /// Everything.
  case full
}

/// The values that a network's results consist of, in the order of the output files.
public struct Catalogue: Sendable {
  /// One key for each value, period by period.
  public var keys: [MeasureKey] = []

  /// The values of a network.
  public init(of network: Network, detail: Detail) {
    let layout = Layout(of: network)
    let groups = Self.groups(of: network)
    for period in 0...Int32(network.timing.periods.count) {
      for measure in Measure.allCases {
        for kind in measure.subjects where detail == .full || measure.isStandard(of: kind) {
          for subject in Self.subjects(kind, in: network, layout) {
            let ofReason = kind == .placeReason || kind == .settingReason
            let told = measure.hasGroups && !(ofReason && measure == .delayedPatients) ? groups : [.all]
            for group in told where detail == .full || group == .all {
              for statistic in measure.statistics {
                if ofReason && statistic != .mean && statistic != .census { continue }
                if ofReason && measure == .delay && statistic == .census { continue }
                if detail == .standard && !measure.standardStatistics.contains(statistic) { continue }
                if statistic == .ofDelayPerDay && kind == .staff { continue }
                keys.append(MeasureKey(measure, subject, group, statistic, period: period))
              }
            }
          }
        }
      }
    }
  }

  /// Everyone, then the cohorts where there are several, then the pathway labels where there are any.
  public static func groups(of network: Network) -> [Group] {
    var groups: [Group] = [.all]
    if network.cohorts.count > 1 { groups += network.cohorts.indices.map { .cohort(Int32($0)) } }
    if network.pathwayCount > 0 { groups += (-1..<Int32(network.pathwayCount)).map { .pathway($0) } }
    return groups
  }

  /// The subjects of a kind that a network has.
  private static func subjects(_ kind: Subject.Kind, in network: Network, _ layout: Layout) -> [Subject] {
    switch kind {
    case .all: [Subject(.all)]
    case .setting: (0..<Int32(layout.settings)).map { Subject(.setting, $0) }
    case .place: (0..<Int32(layout.places)).map { Subject(.place, $0) }
    case .step: (0..<Int32(layout.steps)).map { Subject(.step, $0) }
    case .staff: (0..<Int32(layout.pools)).map { Subject(.staff, $0) }
    case .source: (0..<Int32(layout.sources)).map { Subject(.source, $0) }
    case .exit:
      network.steps.indices.filter { network.steps[$0].kind == .exit }.map { Subject(.exit, Int32($0)) }
    case .placeReason: layout.pairs.map { Subject(.placeReason, $0.place, reason: $0.reason) }
    case .settingReason:
      (0..<Int32(layout.settings)).flatMap { setting in
        (0..<Int32(layout.reasons)).filter { reason in
          layout.pairs.contains { network.places[Int($0.place)].setting == setting && $0.reason == reason }
        }.map { Subject(.settingReason, setting, reason: $0) }
      }
    }
  }
}

extension Measure {
  /// Statistics told at standard detail.
  var standardStatistics: [Statistic] {
    switch self {
    case .lengthOfStay: [.mean, .median, .p90]
    case .delay: [.mean, .meanOfDelayed, .shareDelayed]
    case .daysDelayed: [.mean, .shareOnReadyDate, .share21d]
    case .delayedPatients: [.mean, .census, .censusP95]
    case .longStayPatients: [.over21d, .shareOver21d]
    case .occupancy: [.mean, .p95, .shareFull]
    case .occupancyShare, .queue, .wait: [.mean]
    case .exits: [.perDay]
    default: statistics
    }
  }

  /// Whether it is told of a kind of subject at standard detail.
  func isStandard(of kind: Subject.Kind) -> Bool {
    switch kind {
    case .setting: self == .cost
    case .settingReason: false
    case .placeReason: self == .delayedPatients
    default: self != .swaps
    }
  }
}
