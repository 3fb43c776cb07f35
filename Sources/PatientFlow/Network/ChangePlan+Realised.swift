import RandomStreams

/// A change plan with its uncertain parts drawn: the amounts of one replication.
struct RealisedPlan: Sendable, Equatable {
  /// Moments at which the amount changes, ascending.
  private(set) var moments: [Int64] = []
  /// The amount from each moment on.
  private(set) var amounts: [Double] = []
  /// The amount before the first moment.
  let base: Double
  /// Steps of all ramps of a plan together; ramps over more units than that take several units a step.
  static let mostSteps = 10_000

  /// Draws a plan.
  ///
  /// Draws used: number 0 of purpose `purpose` for the slip; numbers of purpose `purpose` + 1 + 2k and + 2 + 2k
  /// for the ramp length and the factor of change k.
  init(
    _ plan: ChangePlan, library: DistributionLibrary, key: UInt64, replication: UInt32, purpose: UInt32,
    mostSteps: Int = RealisedPlan.mostSteps
  ) {
    base = plan.base
    if plan.changes.isEmpty { return }
    func draw(_ id: DistributionID, _ offset: UInt32) -> Double {
      var stream = RandomStream(key: key, replication, plan.key, purpose: purpose &+ offset)
      return library.sample(id, from: &stream)
    }
    let slip = plan.slip == .none ? 0 : Replication.duration(draw(plan.slip, 0))
    let order = plan.changes.indices.sorted {
      (plan.changes[$0].from, $0) < (plan.changes[$1].from, $1)
    }
    var courses: [Course] = []
    courses.reserveCapacity(order.count)
    for index in order {
      let change = plan.changes[index]
      let factor = change.times == .none ? 1 : draw(change.times, 2 + 2 * UInt32(index))
      let from = change.from + slip
      let until = change.until == .max ? Int64.max : change.until + slip
      var course = Course(effect: change.effect, from: from, until: until, first: 0, last: 0, length: 0, steps: 0)
      let before = Self.amount(base: base, courses, at: from)
      let unchanged: Double =
        switch change.effect {
        case .set: before
        case .add: 0
        case .scale: 1
        }
      course.first = change.amount.map { $0 * factor } ?? unchanged
      course.last = course.first
      if let reaching = change.reaching, change.over != .none {
        course.last = reaching * factor
        course.length = Replication.duration(draw(change.over, 1 + 2 * UInt32(index)))
        let distance = (course.last - course.first).magnitude
        let most = Double(max(20, mostSteps / plan.changes.count))
        course.steps = change.effect == .scale ? 20 : Int64(max(1, min(distance.rounded(.toNearestOrEven), most)))
      }
      courses.append(course)
    }
    var all: [Int64] = []
    for course in courses {
      all.append(course.from)
      if course.steps > 0 { for step in 1...course.steps { all.append(course.moment(of: step)) } }
      if course.until != .max { all.append(course.until) }
    }
    all.sort()
    var last = base
    for moment in all where moments.last != moment {
      let amount = Self.amount(base: base, courses, at: moment)
      if amount == last { continue }
      moments.append(moment)
      amounts.append(amount)
      last = amount
    }
  }

  /// The amount in force at a moment. O(log n) for n moments.
  func amount(at moment: Int64) -> Double {
    let past = countOfMoments(upTo: moment)
    return past == 0 ? base : amounts[past - 1]
  }

  /// The first change after a moment; `Int64.max` if there is none. O(log n) for n moments.
  func nextChange(after moment: Int64) -> Int64 {
    let past = countOfMoments(upTo: moment)
    return past < moments.count ? moments[past] : .max
  }

  /// How many of the moments are not after one.
  private func countOfMoments(upTo moment: Int64) -> Int {
    var (low, high) = (0, moments.count)
    while low < high {
      let middle = (low + high) / 2
      if moments[middle] <= moment { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// One change with its drawn parts.
  private struct Course {
    var effect: ChangePlan.Effect
    var from: Int64
    var until: Int64
    var first: Double
    var last: Double
    var length: Int64
    var steps: Int64

    /// When step k of the ramp is taken; the last is taken at its end.
    func moment(of step: Int64) -> Int64 {
      from + Int64((Double(length) * (Double(step) / Double(steps))).rounded(.toNearestOrEven))
    }

    func value(at moment: Int64) -> Double {
      if steps == 0 { return first }
      // The number of steps taken by then; a ramp of no length is taken at once.
      var low: Int64 = 0
      var high = steps
      while low < high {
        let middle = (low + high + 1) / 2
        if self.moment(of: middle) <= moment { low = middle } else { high = middle - 1 }
      }
      return low == steps ? last : first + (last - first) * (Double(low) / Double(steps))
    }
  }

  private static func amount(base: Double, _ courses: [Course], at moment: Int64) -> Double {
    var amount = base
    for course in courses where course.from <= moment && moment < course.until {
      let value = course.value(at: moment)
      switch course.effect {
      case .set: amount = value
      case .add: amount += value
      case .scale: amount *= value
      }
    }
    return amount
  }
}
