import Memory

/// A step as the engine reads it: in place, for a copy of one would cost as much as what is done with it.
typealias StepPointer = UnsafePointer<Step>

/// The tables of a network that every event reads, in memory of their own.
struct FlowTables: Sendable {
  private let steps: Arena<Step>
  private let routes: Arena<Route>
  private let branches: Arena<Branch>
  private let options: Arena<Int32>
  private let levels: Arena<Int32>
  private let firstSteps: Arena<Int32>
  private let onlyCohorts: Arena<Int32>
  /// Cohorts of all sources with their cumulative shares, and where those of each source begin.
  private let cohorts: Arena<CohortShare>
  private let firstCohorts: Arena<Int32>

  private struct CohortShare: BitwiseCopyable, Sendable {
    var upTo: Double
    var cohort: Int32
  }

  init(of network: Network) {
    steps = Arena(network.steps)
    routes = Arena(network.routes)
    branches = Arena(network.branches)
    options = Arena(network.placeOptions)
    levels = Arena(network.cohorts.map { $0.level })
    firstSteps = Arena(network.sources.map { $0.firstStep })
    onlyCohorts = Arena(network.sources.map { $0.cohorts.count == 1 ? $0.cohorts[0] : -1 })
    cohorts = Arena(
      network.sources.flatMap { zip($0.cumulativeCohortShares, $0.cohorts).map { CohortShare(upTo: $0, cohort: $1) } })
    var firsts: [Int32] = [0]
    for source in network.sources { firsts.append((firsts.last ?? 0) + Int32(source.cohorts.count)) }
    firstCohorts = Arena(firsts)
  }

  /// A step; good as long as these tables.
  @inline(__always)
  func step(_ index: Int32) -> StepPointer { StepPointer(steps.address(of: Int(index))) }

  /// A branch; good as long as these tables.
  @inline(__always)
  func branch(_ index: Int32) -> UnsafePointer<Branch> { UnsafePointer(branches.address(of: Int(index))) }

  /// A place that stays may use.
  @inline(__always)
  func option(_ index: Int) -> Int32 { options[index] }

  /// The first step of a source's patients.
  @inline(__always)
  func firstStep(of source: Int32) -> Int32 { firstSteps[source] }

  /// The cohort of a source's patients, or -1 where there are several.
  @inline(__always)
  func onlyCohort(of source: Int32) -> Int32 { onlyCohorts[source] }

  /// The cohort of a source's patient that a uniform number selects.
  @inline(__always)
  func cohort(of source: Int32, at uniform: Double) -> Int32 {
    let first = cohorts.address(of: Int(firstCohorts[source]))
    var passed = 0
    for each in 0..<Int(firstCohorts[source + 1] &- firstCohorts[source] &- 1) {
      passed &+= uniform >= first[each].upTo ? 1 : 0
    }
    return first[passed].cohort
  }

  /// The priority level of a cohort.
  @inline(__always)
  func level(of cohort: Int32) -> Int32 { levels[cohort] }

  /// The branch out of a step that a uniform number selects for a patient of some cohort.
  @inline(__always)
  func branch(of step: StepPointer, cohort: Int32, at uniform: Double) -> Int32 {
    let route = routes[step.pointee.firstRoute + (step.pointee.routesByCohort ? cohort : 0)]
    // Cumulative shares rise, so that the branch is known from how many are passed: a sum, for nobody could foretell
    // where a search would end.
    let first = branches.address(of: Int(route.firstBranch))
    var passed: Int32 = 0
    for branch in 0..<Int(route.branchCount &- 1) { passed &+= uniform >= first[branch].upTo ? 1 : 0 }
    return route.firstBranch &+ passed
  }
}
