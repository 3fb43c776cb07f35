import PatientFlow
import RandomStreams

/// What the patients of a place are, when the traffic is what it is in the first week of the warm-up.
///
/// Among those in a clinical stay there are, of each cohort, stay, way out and label, as many as come a day times the
/// mean of the stay (J. D. C. Little, 1961). A stay that may use several places is divided among them in proportion to
/// their units. A place that nobody comes to in that week is taken as if each source had a patient a day.
struct OccupantMix {
  let network: Network
  let window: Window
  private let traffic: Traffic
  private var fallback: Traffic?
  private let means: Means

  init(_ network: Network, _ means: Means) {
    self.network = network
    let begins = network.timing.warmUpBegins
    window = Window(begins: begins, ends: begins + 7 * microsecondsPerDay)
    self.means = means
    traffic = Traffic(network, means, window, withLabels: true)
  }

  /// The rows of a group; none where it cannot be.
  mutating func rows(_ kind: InitialGroup.Kind, place: Int, step: Int?, cohort: Int?) -> [InitialShare] {
    let found = cumulative(weights(kind, place, step, cohort, traffic))
    if !found.isEmpty { return found }
    let even = fallback ?? evenTraffic()
    fallback = even
    return cumulative(weights(kind, place, step, cohort, even))
  }

  private func evenTraffic() -> Traffic {
    var even = network
    for index in even.sources.indices {
      even.sources[index].perDay = 1
      even.sources[index].daily = []
      even.sources[index].growthPerYear = 0
      even.sources[index].changes.changes = []
    }
    return Traffic(even, means, window, withLabels: true)
  }

  private func cumulative(_ rows: [InitialShare]) -> [InitialShare] {
    let total = rows.reduce(0) { $0 + $1.upTo }
    guard total > 0, total.isFinite else { return [] }
    let shares = Compiler.cumulative(rows.map { $0.upTo / total })
    return zip(rows, shares).map { row, upTo in
      var row = row
      row.upTo = upTo
      return row
    }
  }

  /// Rows with their weights in the place of cumulative shares.
  private mutating func weights(
    _ kind: InitialGroup.Kind, _ place: Int, _ step: Int?, _ cohort: Int?, _ traffic: Traffic
  ) -> [InitialShare] {
    let cohorts = cohort.map { [$0] } ?? Array(network.cohorts.indices)
    var rows: [InitialShare] = []
    for cohort in cohorts where !traffic.rates[cohort].isEmpty {
      switch kind {
      case .outside:
        guard let step else { continue }
        for (label, weight) in labels(of: step, cohort, traffic) {
          rows.append(row(weight, step, cohort, branch: -1, .none, label))
        }
      case .staying:
        for stay in stays(in: place) { rows += ofStay(stay, cohort, traffic, in: place, byLength: true) }
      case .stayingSince: if let step { rows += ofStay(step, cohort, traffic, in: place, byLength: false) }
      case .waiting:
        guard let step else { continue }
        for stay in stays(in: place) { rows += past(stay, cohort, traffic, in: place, waitingAt: step) }
      }
    }
    // A cohort that is given need not be one that comes.
    if rows.allSatisfy({ $0.upTo == 0 }), kind == .stayingSince, let step, let cohort {
      return ofStay(step, cohort, nil, in: place, byLength: false)
    }
    return rows
  }

  private func row(
    _ weight: Double, _ step: Int, _ cohort: Int, branch: Int, _ duration: DistributionID, _ label: Int32
  ) -> InitialShare {
    InitialShare(
      upTo: weight, step: Int32(step), cohort: Int32(cohort), branch: Int32(branch), duration: duration,
      pathway: label)
  }

  /// The stays that use a place.
  private func stays(in place: Int) -> [Int] {
    network.steps.indices.filter { network.options(of: $0).contains(Int32(place)) }
  }

  /// Labels with which patients come to a step, and how many a day; one a day and no label without traffic.
  private func labels(of step: Int, _ cohort: Int, _ traffic: Traffic?) -> [(Int32, Double)] {
    let own = network.steps[step].pathway
    guard let traffic else { return [(own, 1)] }
    if own >= 0 { return [(own, traffic.rates[cohort][step])] }
    return traffic.labelled[cohort][step].enumerated().filter { $0.element > 0 || $0.offset == 0 }
      .map { (Int32($0.offset) - 1, $0.element) }
  }

  /// Branches out of a step of a cohort, with their shares.
  private func branches(of step: Int, _ cohort: Int) -> [(index: Int, share: Double)] {
    let route = network.routes[Int(network.steps[step].firstRoute) + (network.steps[step].routesByCohort ? cohort : 0)]
    var before = 0.0
    return (Int(route.firstBranch)..<Int(route.firstBranch + route.branchCount)).map { index in
      defer { before = network.branches[index].upTo }
      return (index, network.branches[index].upTo - before)
    }
  }

  /// Rows of those in a stay: as many as come, or as are there.
  private mutating func ofStay(
    _ step: Int, _ cohort: Int, _ traffic: Traffic?, in place: Int, byLength: Bool
  ) -> [InitialShare] {
    let factors = network.steps[step].factors
    let factor = factors < 0 ? 1 : network.stayFactors[Int(factors)].mean(over: window, network, means)
    let here = share(of: step, in: place)
    var rows: [InitialShare] = []
    for branch in branches(of: step, cohort) {
      for part in network.distributions.parts(of: network.branches[branch.index].duration) {
        let length = byLength ? means[part.id] * factor : 1
        for (label, rate) in labels(of: step, cohort, traffic) {
          rows.append(
            row(
              rate * here * branch.share * part.share * length, step, cohort, branch: branch.index, part.id, label))
        }
      }
    }
    return rows
  }

  /// Share of a stay's patients who are in one of its places.
  private func share(of step: Int, in place: Int) -> Double {
    let options = network.options(of: step).map { Int($0) }
    let units = options.map { option in
      let plan = network.places[option].capacity
      if plan.base >= Place.unlimited { return Double.infinity }
      return plan.amount(at: Double(window.begins), means)
    }
    let shares = OfferedLoad.shares(of: units)
    return options.firstIndex(of: place).map { max(shares[$0], 1e-9) } ?? 0
  }

  // MARK: Past a stay

  /// Rows of those past a stay who wait at a step that follows it, or that a risk of it leads to.
  private mutating func past(
    _ stay: Int, _ cohort: Int, _ traffic: Traffic, in place: Int, waitingAt step: Int
  ) -> [InitialShare] {
    let all = ofStay(stay, cohort, traffic, in: place, byLength: false)
    var rows = all.compactMap { row -> InitialShare? in
      let branch = network.branches[Int(row.branch)]
      let firsts = [branch.next] + (branch.ifRoom >= 0 ? [branch.ifRoom] : [])
      guard let label = label(fromAnyOf: firsts, to: step, cohort) else { return nil }
      return labelled(row, label)
    }
    if rows.isEmpty {
      let risks = network.risks(of: network.steps[stay]).filter { !$0.leavesNow }
      if let label = label(fromAnyOf: risks.map(\.next), to: step, cohort) {
        rows = all.map { labelled($0, label) }
      }
    }
    return rows
  }

  private func labelled(_ row: InitialShare, _ label: Int32) -> InitialShare {
    var row = row
    if label >= 0 { row.pathway = label }
    return row
  }

  /// The label that the first of some steps from which a way leads to another gives; nil where none does.
  private func label(fromAnyOf firsts: [Int32], to target: Int, _ cohort: Int) -> Int32? {
    for first in firsts {
      if let label = label(from: Int(first), to: target, cohort) { return label }
    }
    return nil
  }

  /// The last label that patients are given on the way from a step to another (its own included), -1 for none; nil where
  /// no way leads there without a stay.
  private func label(from first: Int, to target: Int, _ cohort: Int) -> Int32? {
    var open = [(step: first, label: network.steps[first].pathway)]
    var seen: Set<Int> = [first]
    var position = 0
    while position < open.count {
      let (index, label) = open[position]
      position += 1
      if index == target { return label }
      let kind = network.steps[index].kind
      if kind == .stay || kind == .exit { continue }
      for branch in branches(of: index, cohort) {
        let next = network.branches[branch.index]
        for to in [next.next, next.ifRoom] where to >= 0 && seen.insert(Int(to)).inserted {
          let own = network.steps[Int(to)].pathway
          open.append((Int(to), own >= 0 ? own : label))
        }
      }
    }
    return nil
  }
}

extension Network {
  /// Places that a step may use; none where it is no stay.
  func options(of step: Int) -> ArraySlice<Int32> {
    let step = steps[step]
    return placeOptions[Int(step.firstOption)..<Int(step.firstOption + step.optionCount)]
  }

  fileprivate func risks(of step: Step) -> ArraySlice<Risk> {
    risks[Int(step.firstRisk)..<Int(step.firstRisk + step.riskCount)]
  }
}
