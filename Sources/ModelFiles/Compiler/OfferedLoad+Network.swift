import PatientFlow
import RandomStreams

extension OfferedLoad {
  /// Offered load against capacity of every place and staff pool, averaged over the measured time.
  ///
  /// The traffic equations λ = e + λP are solved for each cohort: e the arrivals, P the shares of the routes. What is
  /// offered to a place is the rate of its stays, times the mean of the stay and of the tasks and waits that follow in
  /// the place, times their units. What depends on the answer is left out: queues, and nights and weekends that reviews
  /// and staff wait for. Approximations:
  /// - a risk during a stay of mean m with mean time r is taken as exponential and the stay as fixed: it strikes with
  ///   probability 1 − e^(−m/r), and the mean stay becomes r times that; risks in queues and delays are left out;
  /// - of a share s of readmissions, at most n times each, s(1 − sⁿ)/(1 − sⁿ⁺¹) is taken, as if every return led back
  ///   to the exit;
  /// - a stay that may use several places is divided among them in proportion to their capacity;
  /// - of those who look for room (`ifRoom`) as many find some as their places can take;
  /// - factors on stays are averaged over the window, but those for delays left out; units in turnaround are offered as
  ///   the time of who left them, and so are transfers in both places; full queues turn nobody away; extra units of a
  ///   surge count as capacity, and limits of starts do not lower it.
  static func loads(of model: Compilation) -> [OfferedLoad] {
    let (network, names, means, window) = (model.network, model.names, model.means, model.window)
    let capacities = network.places.map { place in
      place.capacity.base >= Place.unlimited
        ? Double.infinity : place.capacity.mean(over: window, means) + Double(place.surge.units)
    }
    let traffic =
      room(model, capacities).map { Traffic(network, means, window, room: $0) } ?? model.traffic
    var (places, staff) = demands(of: traffic, network, capacities)
    let cleaning = network.places.map { means[$0.turnaround] }
    for place in places.indices where cleaning[place] > 0 { places[place].addCleaning(cleaning[place]) }
    let ofPlaces = places.indices.map { index in
      ofPlace(index, places[index], capacities[index], names)
    }
    let ofStaff = staff.indices.map { index in
      let pool = network.staff[index]
      let hours = pool.hoursAWeek(over: window, network, means)
      return Self.ofStaff(index, staff[index], hours, pool.productive, names)
    }
    return ofPlaces + ofStaff
  }

  /// For each step, the share of those who look for room in it that find some: all, but for what its places cannot take.
  private static func room(_ model: Compilation, _ capacities: [Double]) -> [Double]? {
    let network = model.network
    guard network.branches.contains(where: { $0.ifRoom >= 0 }) else { return nil }
    let (places, _) = demands(of: model.traffic, network, capacities)
    return network.steps.map { step in
      guard step.kind == .stay else { return 1 }
      let options = network.placeOptions[Int(step.firstOption)..<Int(step.firstOption + step.optionCount)].map(Int.init)
      let offered = options.reduce(0) { $0 + places[$1].unitTime } / Double(microsecondsPerDay)
      let capacity = options.reduce(0) { $0 + capacities[$1] }
      return offered == 0 ? 1 : min(1, 0.99 * capacity / offered)
    }
  }

  /// What the traffic asks of places and of staff.
  private static func demands(
    of traffic: Traffic, _ network: Network, _ capacities: [Double]
  ) -> (places: [Demand], staff: [Demand]) {
    var places = [Demand](repeating: Demand(), count: network.places.count)
    var staff = [Demand](repeating: Demand(), count: network.staff.count)
    for (index, step) in network.steps.enumerated() {
      let visits = traffic.visits[index]
      switch step.kind {
      case .stay:
        let options = network.placeOptions[Int(step.firstOption)..<Int(step.firstOption + step.optionCount)].map(
          Int.init)
        for (place, share) in zip(options, shares(of: options.map { capacities[$0] })) {
          places[place].add(visits, time: visits.hold, unitTime: visits.unitHold, share: share)
        }
      case .task: staff[Int(step.staff)].add(visits, time: visits.time, unitTime: visits.unitTime, share: 1)
      case .wait, .exit: break
      }
    }
    return (places, staff)
  }

  /// How a stay is divided among places of these capacities.
  static func shares(of capacities: [Double]) -> [Double] {
    if let unlimited = capacities.firstIndex(of: .infinity) {
      return capacities.indices.map { $0 == unlimited ? 1 : 0 }
    }
    let total = capacities.reduce(0, +)
    if total == 0 { return capacities.indices.map { $0 == 0 ? 1 : 0 } }
    return capacities.map { $0 / total }
  }

  private static func ofPlace(_ index: Int, _ demand: Demand, _ capacity: Double, _ names: Names) -> OfferedLoad {
    let unit = plural(names.units[index])
    let offered = demand.unitTime / Double(microsecondsPerDay)
    let each = demand.rate == 0 ? 0 : demand.time / demand.rate / Double(microsecondsPerDay)
    let units = demand.time == 0 ? 1 : demand.unitTime / demand.time
    let factor = abs(units - 1) < 1e-9 ? "" : " × \(figure(units))"
    let has = capacity == .infinity ? "it is unlimited" : "it has \(figure(capacity))"
    return OfferedLoad(
      kind: .place, index: index, name: names.places[index].label, unit: unit, offered: offered, capacity: capacity,
      arithmetic: "\(figure(demand.rate)) a day × \(figure(each)) days\(factor) = \(figure(offered)) \(unit); \(has)")
  }

  private static func ofStaff(
    _ index: Int, _ demand: Demand, _ hours: Double, _ productive: Double, _ names: Names
  ) -> OfferedLoad {
    let hour = Double(microsecondsPerHour)
    let offered = demand.unitTime / hour * 7 / productive
    let each = demand.rate == 0 ? 0 : demand.unitTime / demand.rate / hour
    let share = productive == 1 ? "" : " ÷ \(figure(productive * 100)) %"
    return OfferedLoad(
      kind: .staff, index: index, name: names.staff[index].label, unit: "hours a week", offered: offered,
      capacity: hours,
      arithmetic:
        "\(figure(demand.rate)) a day × 7 × \(figure(each)) hours\(share) = \(figure(offered)) hours a week; it has \(figure(hours))"
    )
  }

  /// "bed" as "beds", "visit a day" as "visits a day".
  private static func plural(_ unit: String) -> String {
    let words = unit.split(separator: " ", maxSplits: 1)
    guard let first = words.first, !first.hasSuffix("s") else { return unit }
    return "\(first)s" + words.dropFirst().map { " \($0)" }.joined()
  }

  /// A figure of a sum: whole from 100 on, one decimal from 10 on, else two significant digits or so.
  private static func figure(_ value: Double) -> String {
    let size = abs(value)
    return size >= 100 ? grouped(value.rounded()) : rounded(value, size >= 10 ? 1 : 2)
  }

  /// What is asked of a place or pool a day.
  private struct Demand {
    /// Requests a day.
    var rate = 0.0
    /// Time they take, in microseconds.
    var time = 0.0
    /// The same times units.
    var unitTime = 0.0

    /// Units that are left a day.
    var unitsLeft = 0.0

    mutating func add(_ visits: Traffic.Visits, time each: Double, unitTime units: Double, share: Double) {
      rate += visits.rate * share
      time += each * share
      unitTime += units * share
      unitsLeft += visits.unitsLeft * share
    }

    /// After each visit the units are occupied for so long.
    mutating func addCleaning(_ length: Double) {
      time += rate * length
      unitTime += unitsLeft * length
    }
  }
}
