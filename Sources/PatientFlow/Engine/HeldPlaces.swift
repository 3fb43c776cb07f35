/// Which places patients may hold when they come to each step, found by following all routes.
struct HeldPlaces {
  private let network: Network
  /// `held[step][place]`; the last column stands for holding none.
  private var held: [[Bool]]

  init(in network: Network) {
    self.network = network
    let outside = network.places.count
    held = [[Bool]](repeating: [Bool](repeating: false, count: outside + 1), count: network.steps.count)
    var open = network.sources.map { Visit(step: Int($0.firstStep), place: outside) }
    open += Self.beginnings(in: network)
    while let visit = open.popLast() {
      if held[visit.step][visit.place] { continue }
      held[visit.step][visit.place] = true
      open.append(contentsOf: Self.successors(of: visit.step, holding: visit.place, in: network))
    }
  }

  /// A step, and the place held on coming to it.
  private struct Visit {
    var step: Int
    var place: Int
  }

  /// What comes first for those who are there at the beginning.
  private static func beginnings(in network: Network) -> [Visit] {
    network.initial.flatMap { group -> [Visit] in
      switch group.kind {
      case .outside: [Visit(step: Int(group.step), place: network.places.count)]
      case .waiting: [Visit(step: Int(group.step), place: Int(group.place))] + afterStays(of: group, in: network)
      case .staying, .stayingSince: afterStays(of: group, in: network)
      }
    }
  }

  /// What may follow the stays that a group is in, or is past, in its place.
  private static func afterStays(of group: InitialGroup, in network: Network) -> [Visit] {
    let rows = network.initialShares[Int(group.firstShare)..<Int(group.firstShare + group.shareCount)]
    var stays: [Int32] = []
    for row in rows where !stays.contains(row.step) { stays.append(row.step) }
    return stays.flatMap { successors(of: Int($0), holding: network.places.count, in: network) }
  }

  /// Steps that may follow, each with the place then held.
  private static func successors(of index: Int, holding place: Int, in network: Network) -> [Visit] {
    let outside = network.places.count
    let step = network.steps[index]
    var after: [Int] = [place]
    var next: [Visit] = []
    switch step.kind {
    case .stay: after = network.options(of: step).map { Int($0) }
    case .exit:
      if step.returning >= 0 {
        next.append(Visit(step: Int(network.returns[Int(step.returning)].next), place: outside))
      }
      after = []
    case .task, .wait: break
    }
    for strand in network.strands(of: step) {
      for each in after { next.append(Visit(step: Int(strand), place: each)) }
    }
    for branch in network.branches(of: step) where !step.isBeside || network.steps[Int(branch.next)].isBeside {
      for each in after { next.append(Visit(step: Int(branch.next), place: each)) }
      if branch.ifRoom >= 0 { for each in after { next.append(Visit(step: Int(branch.ifRoom), place: each)) } }
    }
    for option in network.options(of: step) {
      let ifFull = network.places[Int(option)].ifFull
      if ifFull >= 0 { next.append(Visit(step: Int(ifFull), place: place)) }
    }
    for risk in network.risks(of: step) {
      if risk.leavesNow {
        next.append(Visit(step: Int(risk.next), place: outside))
      } else {
        if risk.during.contains(.queue) { next.append(Visit(step: Int(risk.next), place: place)) }
        for each in after { next.append(Visit(step: Int(risk.next), place: each)) }
      }
    }
    return next
  }

  /// Whether a patient in a place may be delayed for a reason.
  func canDelay(in place: Int, for reason: Int) -> Bool {
    for (index, step) in network.steps.enumerated() where held[index][place] {
      if step.kind == .exit { continue }
      if Int(step.queueReason) == reason || Int(step.workReason) == reason || Int(step.hoursReason) == reason {
        return true
      }
    }
    return false
  }

  /// For each pair (held, wanted), row by row: whether someone may wait so, and `held` be reached from `wanted` in turn.
  func rings() -> [Bool] {
    let count = network.places.count
    var edge = [Bool](repeating: false, count: count * count)
    for (index, step) in network.steps.enumerated() where step.kind == .stay {
      for place in 0..<count where held[index][place] {
        for option in network.options(of: step) where Int(option) != place { edge[place * count + Int(option)] = true }
      }
    }
    var reach = edge
    for middle in 0..<count {
      for from in 0..<count where reach[from * count + middle] {
        for to in 0..<count where reach[middle * count + to] { reach[from * count + to] = true }
      }
    }
    var ring = [Bool](repeating: false, count: count * count)
    for from in 0..<count {
      for to in 0..<count { ring[from * count + to] = edge[from * count + to] && reach[to * count + from] }
    }
    return ring
  }
}

extension Network {
  /// Places that a stay may use, in order of preference.
  func options(of step: Step) -> ArraySlice<Int32> {
    placeOptions[Int(step.firstOption)..<Int(step.firstOption + step.optionCount)]
  }

  /// First steps of the strands beside a step.
  func strands(of step: Step) -> ArraySlice<Int32> {
    if step.strandCount == 0 { return [] }
    return strands[Int(step.firstStrand)..<Int(step.firstStrand + step.strandCount)]
  }

  /// Risks of a step.
  func risks(of step: Step) -> ArraySlice<Risk> {
    risks[Int(step.firstRisk)..<Int(step.firstRisk + step.riskCount)]
  }

  /// Branches out of a step, of all cohorts.
  func branches(of step: Step) -> [Branch] {
    if step.firstRoute < 0 { return [] }
    let count = step.routesByCohort ? cohorts.count : 1
    var all: [Branch] = []
    for route in routes[Int(step.firstRoute)..<(Int(step.firstRoute) + count)] {
      all.append(contentsOf: branches[Int(route.firstBranch)..<Int(route.firstBranch + route.branchCount)])
    }
    return all
  }
}
