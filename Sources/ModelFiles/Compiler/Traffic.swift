import PatientFlow
import RandomStreams

/// How many patients a day come to each step, from the traffic equations.
struct Traffic {
  /// Visits of a step, all cohorts together.
  struct Visits {
    /// A day.
    var rate = 0.0
    /// Time they take, in microseconds a day.
    var time = 0.0
    /// stay: time for which they hold the place, in microseconds a day: the transfer to it, the stay, the tasks and
    /// waits that follow before the patient moves on, and the transfer to the next place, at their mean lengths.
    var hold = 0.0
    /// The same times units.
    var unitHold = 0.0
    /// task: the time times staff.
    var unitTime = 0.0
    /// Units that are left with a visit, on average.
    var unitsLeft = 0.0
  }

  /// By step.
  var visits: [Visits]
  /// Arrivals a day.
  var arrivals = 0.0
  /// By cohort and step, visits a day; empty for cohorts without patients.
  private(set) var rates: [[Double]] = []
  /// By cohort, step and label (none first), the visits a day with which patients come to a step under a label; empty
  /// unless asked for.
  private(set) var labelled: [[[Double]]] = []
  /// Whether the equations were solved; if not, patients go round for so long that the visits are too few.
  var isSolved = true
  /// The sweeps after which an answer is taken as it is, and the edges looked at in all of them.
  private static let sweepLimit = 10_000
  private static let workLimit = 20_000_000

  /// Solves the equations for the arrivals of a window. O(cohorts · sweeps · branches).
  ///
  /// - Parameters:
  ///   - room: for each step, the share of those who look for room in it that find some; all where nil.
  ///   - withLabels: whether patients are told apart by their pathway labels.
  init(_ network: Network, _ means: Means, _ window: Window, room: [Double]? = nil, withLabels: Bool = false) {
    self.rates = [[Double]](repeating: [], count: network.cohorts.count)
    labelled = [[[Double]]](repeating: [], count: network.cohorts.count)
    visits = [Visits](repeating: Visits(), count: network.steps.count)
    let rates = network.sources.map { $0.meanRate(over: window, network, means) }
    arrivals = rates.reduce(0, +)
    let cohorts = network.cohorts.indices.filter { cohort in
      zip(network.sources, rates).contains { $0.share(of: cohort) * $1 > 0 }
    }
    for cohort in cohorts {
      var external = [Double](repeating: 0, count: network.steps.count)
      for (source, rate) in zip(network.sources, rates) {
        external[Int(source.firstStep)] += rate * source.share(of: cohort)
      }
      let steps = network.steps.indices.map { Flow(network, means, $0, cohort, window, room) }
      var (rates, isSolved) = Self.solve(external, steps, work: Self.workLimit / max(1, cohorts.count))
      if !isSolved { self.isSolved = false }
      self.rates[cohort] = rates
      if withLabels { labelled[cohort] = Self.labels(network, external, steps, rates) }
      let following = Self.following(network, steps, work: Self.workLimit / max(1, cohorts.count))
      for (index, step) in network.steps.enumerated() where step.strandCount > 0 {
        for start in network.strands[Int(step.firstStrand)..<Int(step.firstStrand + step.strandCount)] {
          for beside in network.strand(from: start) { rates[beside] += rates[index] }
        }
      }
      for (index, rate) in rates.enumerated() {
        visits[index].rate += rate
        visits[index].time += rate * steps[index].time
        visits[index].unitTime += rate * steps[index].unitTime
        let flow = steps[index]
        let arriving = means[network.steps[index].transfer]
        visits[index].hold += rate * flow.edges.reduce(flow.time + arriving) { $0 + $1.share * following[$1.to] }
        visits[index].unitHold +=
          rate
          * flow.edges.reduce(flow.unitTime + arriving * flow.unitsAtFirst) { $0 + $1.unitShare * following[$1.to] }
        visits[index].unitsLeft += rate * flow.edges.reduce(0) { $0 + $1.unitShare }
      }
    }
  }

  /// For each step, the mean time from its beginning until the patient begins a stay or leaves, queues left out.
  private static func following(_ network: Network, _ steps: [Flow], work: Int) -> [Double] {
    var times = [Double](repeating: 0, count: steps.count)
    let edges = steps.reduce(1) { $0 + $1.edges.count }
    for _ in 0..<min(sweepLimit, max(100, work / edges)) {
      var change = 0.0
      for index in steps.indices.reversed() {
        let step = network.steps[index]
        let stretch: Double
        switch step.kind {
        case .stay:
          times[index] = step.transfer == .none ? 0 : steps[index].transfer
          continue
        case .exit: continue
        case .task: stretch = 1 / network.staff[Int(step.staff)].productive
        case .wait: stretch = 1
        }
        // Of what runs side by side, the longest.
        let own = network.strands(beside: step).map { steps[$0].length(network) }.max() ?? steps[index].time * stretch
        let time = steps[index].edges.reduce(own) { $0 + $1.share * times[$1.to] }
        change = max(change, abs(time - times[index]) / max(time, 1))
        times[index] = time
      }
      if change < 1e-12 { break }
    }
    return times
  }

  /// λ = e + λP by sweeps in which each new value is used at once (Gauss–Seidel).
  private static func solve(_ external: [Double], _ steps: [Flow], work: Int) -> (rates: [Double], isSolved: Bool) {
    var into = [[(from: Int, share: Double)]](repeating: [], count: steps.count)
    for (from, flow) in steps.enumerated() {
      for edge in flow.edges where edge.share > 0 { into[edge.to].append((from, edge.share)) }
    }
    let edges = into.reduce(1) { $0 + $1.count }
    var rates = external
    for _ in 0..<min(sweepLimit, max(100, work / edges)) {
      var change = 0.0
      for step in rates.indices {
        let rate = into[step].reduce(external[step]) { $0 + rates[$1.from] * $1.share }
        change = max(change, abs(rate - rates[step]) / max(rate, 1e-9))
        rates[step] = rate
      }
      if change < 1e-12 { return (rates, true) }
    }
    return (rates, false)
  }

  /// The visits to each step by the label (none first) with which patients come to it, after the step has given its own.
  private static func labels(
    _ network: Network, _ external: [Double], _ steps: [Flow], _ rates: [Double]
  ) -> [[Double]] {
    var into = [[(from: Int, share: Double)]](repeating: [], count: steps.count)
    for (from, flow) in steps.enumerated() {
      for edge in flow.edges where edge.share > 0 { into[edge.to].append((from, edge.share)) }
    }
    let count = network.pathwayCount + 1
    var found = [[Double]](repeating: [Double](repeating: 0, count: count), count: steps.count)
    for (index, step) in network.steps.enumerated() where step.pathway >= 0 {
      found[index][Int(step.pathway) + 1] = rates[index]
    }
    let edges = into.reduce(1) { $0 + $1.count }
    for _ in 0..<min(sweepLimit, max(100, workLimit / (edges * count))) {
      var change = 0.0
      for index in steps.indices where network.steps[index].pathway < 0 && !network.steps[index].isBeside {
        var own = [Double](repeating: 0, count: count)
        own[0] = external[index]
        for edge in into[index] {
          // Whoever comes back has no label.
          if network.steps[edge.from].kind == .exit {
            own[0] += rates[edge.from] * edge.share
          } else {
            for label in 0..<count { own[label] += found[edge.from][label] * edge.share }
          }
        }
        for label in 0..<count { change = max(change, abs(own[label] - found[index][label])) }
        found[index] = own
      }
      if change < 1e-12 { break }
    }
    return found
  }

  /// Steps that patients begin in so many days, on average, as far as the time their steps take lets them.
  func steps(in days: Double) -> Double {
    let rate = visits.reduce(0) { $0 + $1.rate }
    guard arrivals > 0, rate > 0 else { return 0 }
    let each = max(visits.reduce(0) { $0 + $1.time } / rate, 1)
    let most = days * Double(microsecondsPerDay) / each + 1
    return arrivals * days * (isSolved ? min(rate / arrivals, most) : most)
  }

  /// Where the patients of a cohort go from a step, and how long it takes them.
  private struct Flow {
    var edges: [Edge] = []
    /// Mean time in the step, in microseconds.
    var time = 0.0
    /// The same times units.
    var unitTime = 0.0
    /// Mean units at the beginning.
    var unitsAtFirst = 0.0
    /// Mean time under way to its place.
    var transfer = 0.0
    /// Staff of a task, or -1.
    private var staff: Int32 = -1

    /// Mean time that a task or wait takes, queues left out.
    func length(_ network: Network) -> Double {
      staff < 0 ? time : time / network.staff[Int(staff)].productive
    }

    /// A way to another step.
    struct Edge {
      var to: Int
      var share: Double
      /// Share times the units with which patients go that way.
      var unitShare: Double
    }

    init(_ network: Network, _ means: Means, _ index: Int, _ cohort: Int, _ window: Window, _ room: [Double]?) {
      let step = network.steps[index]
      if step.kind == .exit {
        guard step.returning >= 0 else { return }
        let back = network.returns[Int(step.returning)]
        let share = network.sharesByCohort[Int(back.firstShare) + cohort]
        edges.append(Edge(to: Int(back.next), share: Self.effective(share, atMost: back.atMost), unitShare: 0))
        time = share * means[back.after]
        return
      }
      staff = step.staff
      transfer = means[step.transfer]
      let factor = step.factors < 0 ? 1 : network.stayFactors[Int(step.factors)].mean(over: window, network, means)
      var hazard = 0.0
      var risks: [(to: Int, rate: Double)] = []
      for risk in network.risks[Int(step.firstRisk)..<Int(step.firstRisk + step.riskCount)]
      where risk.during.contains(.stay) {
        let rate = 1 / max(means[risk.after], 1)
        hazard += rate
        risks.append((Int(risk.next), rate))
      }
      let route = network.routes[Int(step.firstRoute) + (step.routesByCohort ? cohort : 0)]
      var before = 0.0
      for branch in network.branches[Int(route.firstBranch)..<Int(route.firstBranch + route.branchCount)] {
        let share = branch.upTo - before
        before = branch.upTo
        let mean = means[branch.duration] * factor
        let struck = hazard == 0 ? 0 : -Double.expm1(-mean * hazard)
        let length = share * (hazard == 0 ? mean : struck / hazard)
        let units = means.units(of: step, branch, network)
        time += length
        // What falls evenly takes the middle of its first and last units on average.
        unitTime += length * (units.first + units.last) / 2
        unitsAtFirst += share * units.first
        func add(_ to: Int, _ share: Double) {
          // Out of a strand nobody goes on.
          if step.isBeside && !network.steps[to].isBeside { return }
          edges.append(Edge(to: to, share: share, unitShare: share * units.last))
        }
        let found = branch.ifRoom < 0 ? 0 : room?[Int(branch.ifRoom)] ?? 1
        if found < 1 { add(Int(branch.next), share * (1 - struck) * (1 - found)) }
        if found > 0 { add(Int(branch.ifRoom), share * (1 - struck) * found) }
        for risk in risks { add(risk.to, share * struck * risk.rate / hazard) }
      }
    }

    /// The share of exits that are followed by a return, when each patient returns at most so often.
    private static func effective(_ share: Double, atMost: Int32) -> Double {
      guard atMost < 1000 else { return share }
      guard share < 1 else { return Double(atMost) / Double(atMost + 1) }
      let power = Double.pow(share, Double(atMost))
      return share * (1 - power) / (1 - share * power)
    }
  }
}

extension Network {
  /// The steps of a strand, in order.
  fileprivate func strand(from first: Int32) -> [Int] {
    var steps: [Int] = []
    var next = first
    while self.steps[Int(next)].isBeside {
      steps.append(Int(next))
      next = branches[Int(routes[Int(self.steps[Int(next)].firstRoute)].firstBranch)].next
    }
    return steps
  }

  /// The steps that run side by side in a wait for them.
  fileprivate func strands(beside step: Step) -> [Int] {
    guard step.kind == .wait, step.strandCount > 0 else { return [] }
    return strands[Int(step.firstStrand)..<Int(step.firstStrand + step.strandCount)].map { Int($0) }
  }
}
