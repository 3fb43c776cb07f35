import PatientFlow
import RandomStreams

/// A number that changes over time, with what is uncertain about it drawn.
///
/// Left out: ramps of so many units (thousands) that several are taken in a step.
struct PlainPlan {
  /// One change: from `from` until `until` an amount that goes from `first` to `last` in equal steps.
  private struct Part {
    var effect: ChangePlan.Effect
    var from: Int64
    var until: Int64
    var first = 0.0
    var last = 0.0
    var steps: [Int64] = []

    func amount(at moment: Int64) -> Double {
      let taken = steps.count { $0 <= moment }
      return taken == steps.count ? last : first + (last - first) * (Double(taken) / Double(steps.count))
    }
  }

  let base: Double
  private var parts: [Part] = []

  /// Draw 0 of the purpose is the slip of all changes, draws 1 + 2k and 2 + 2k are length and factor of the k-th.
  init(_ plan: ChangePlan, base: Double? = nil, draw: (_ id: DistributionID, _ number: UInt32) -> Double) {
    self.base = base ?? plan.base
    let slip = plan.slip == .none ? 0 : microseconds(draw(plan.slip, 0))
    let inOrder = plan.changes.enumerated().sorted { ($0.element.from, $0.offset) < ($1.element.from, $1.offset) }
    for (number, change) in inOrder {
      let factor = change.times == .none ? 1 : draw(change.times, 2 + 2 * UInt32(number))
      var part = Part(effect: change.effect, from: change.from + slip, until: .max)
      if change.until != .max { part.until = change.until + slip }
      switch change.effect {
      case .set: part.first = amount(at: part.from)
      case .add: part.first = 0
      case .scale: part.first = 1
      }
      if let amount = change.amount { part.first = amount * factor }
      part.last = part.first
      if let reaching = change.reaching, change.over != .none {
        part.last = reaching * factor
        let length = Double(microseconds(draw(change.over, 1 + 2 * UInt32(number))))
        // A ramp takes a unit at each step; a factor takes twenty steps.
        let units = abs(part.last - part.first).rounded(.toNearestOrEven)
        let count = change.effect == .scale ? 20 : max(1, Int(units))
        part.steps = (1...count).map { part.from + microseconds(length * (Double($0) / Double(count))) }
      }
      parts.append(part)
    }
  }

  /// The amount in force at a moment: all changes that have begun and not ended, one after another.
  func amount(at moment: Int64) -> Double {
    var amount = base
    for part in parts where part.from <= moment && moment < part.until {
      switch part.effect {
      case .set: amount = part.amount(at: moment)
      case .add: amount += part.amount(at: moment)
      case .scale: amount *= part.amount(at: moment)
      }
    }
    return amount
  }

  /// The amount as a number of things.
  func number(at moment: Int64) -> Int {
    Int(min(max(0, amount(at: moment).rounded(.toNearestOrEven)), Place.unlimited))
  }

  /// Moments at which the amount may become another.
  var moments: [Int64] { parts.flatMap { [$0.from] + $0.steps + ($0.until == .max ? [] : [$0.until]) } }
}

/// A drawn number as whole microseconds: not negative, below a thousand years, halves to the even.
func microseconds(_ value: Double) -> Int64 {
  Int64(min(max(0, value), 3.2e16).rounded(.toNearestOrEven))
}
