import Memory

/// The steps of a network sorted by the courses that patients may take through it: two steps are of one course if a
/// patient may come to both. Hospitals that share places and staff, but no step, are courses of their own.
///
/// What is counted by patient and step, or by step and step, needs a column for each step of a course only, so that
/// a region of many hospitals costs each patient no more than one hospital.
struct Courses: Sendable {
  /// Steps of the longest course.
  let columns: Int
  /// Number of each step within its course.
  private let column: Arena<Int32>
  /// A step of the course to which each step belongs, the same for all of them.
  private let course: [Int32]

  init(of network: Network) {
    var parent = network.steps.indices.map { Int32($0) }
    func root(_ step: Int32) -> Int32 {
      var step = step
      while parent[Int(step)] != step {
        parent[Int(step)] = parent[Int(parent[Int(step)])]
        step = parent[Int(step)]
      }
      return step
    }
    func join(_ first: Int32, _ second: Int32) {
      if second >= 0 { parent[Int(root(first))] = root(second) }
    }
    for (index, step) in network.steps.enumerated() {
      let here = Int32(index)
      for branch in network.branches(of: step) {
        join(here, branch.next)
        join(here, branch.ifRoom)
      }
      for option in network.options(of: step) { join(here, network.places[Int(option)].ifFull) }
      for strand in network.strands(of: step) { join(here, strand) }
      for risk in network.risks(of: step) { join(here, risk.next) }
      if step.returning >= 0 { join(here, network.returns[Int(step.returning)].next) }
    }
    for group in network.initial where group.step >= 0 {
      for row in network.initialShares[Int(group.firstShare)..<Int(group.firstShare + group.shareCount)] {
        join(group.step, row.step)
      }
    }
    var length = [Int32](repeating: 0, count: network.steps.count)
    var columns: [Int32] = []
    for step in network.steps.indices {
      let course = Int(root(Int32(step)))
      columns.append(length[course])
      length[course] += 1
    }
    course = network.steps.indices.map { root(Int32($0)) }
    column = Arena(columns)
    self.columns = Int(length.max() ?? 0)
  }

  /// Number of a step within its course.
  @inline(__always)
  func column(of step: Int32) -> Int32 { column[step] }

  /// Whether two steps are of one course.
  func areOne(_ first: Int32, _ second: Int32) -> Bool { course[Int(first)] == course[Int(second)] }
}
