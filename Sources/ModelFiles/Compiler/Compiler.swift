import PatientFlow
import RandomStreams

/// Turns a document without faults into the network that the engine runs.
///
/// Things get the indices of their order in the file. Each id's hash keys its random draws, so neither labels
/// nor what else is in the model touch a patient's luck.
struct Compiler {
  /// The document, whose references have been checked.
  let document: Document
  /// The network as far as it has been filled.
  var network: Network
  /// The names of its tables.
  var names = Names()
  /// The means of its distributions.
  var means = Means()
  /// Midnight that is time zero, in microseconds from 1 January 1970.
  let zero: Int64
  let placeIndex: [String: Int]
  let staffIndex: [String: Int]
  let stepIndex: [String: Int]
  let cohortIndex: [String: Int]
  private var reasonIndex: [String: Int32] = [:]
  private var pathwayIndex: [String: Int32] = [:]

  /// The network, its names and averages. O(size of the document).
  static func compile(_ document: Document) -> Compilation {
    var compiler = Compiler(document)
    compiler.compileCohorts()
    compiler.compilePlaces()
    compiler.compileStaff()
    compiler.compileSteps()
    compiler.compileSources()
    compiler.network.reasonCount = compiler.names.reasons.count
    compiler.network.pathwayCount = compiler.names.pathways.count
    compiler.compileBeginnings()
    return Compilation(compiler.network, compiler.names, compiler.means)
  }

  private init(_ document: Document) {
    self.document = document
    let begins = document.start.value - document.warmUp
    let dayZero = Int32((Double(begins) / Double(microsecondsPerDay)).rounded(.down))
    let zero = Int64(dayZero) * microsecondsPerDay
    self.zero = zero
    network = Network(
      timing: Timing(
        dayZero: dayZero, warmUpBegins: begins - zero, start: document.start.value - zero, end: document.end - zero,
        censusTimeOfDay: document.censusTimeOfDay,
        periods: document.periods.map { Window(begins: $0.begins - zero, ends: $0.ends - zero) }))
    names.periods = document.periods.map { Name($0.name.value) }
    placeIndex = Self.index(document.places.map(\.name.value))
    staffIndex = Self.index(document.staff.map(\.name.value))
    stepIndex = Self.index(document.steps.map(\.name.value))
    cohortIndex = Self.index(document.cohorts.map(\.name.value))
  }

  private static func index(_ ids: [String]) -> [String: Int] {
    Dictionary(zip(ids, ids.indices), uniquingKeysWith: { first, _ in first })
  }

  /// Index of a name whose existence has been checked, or -1.
  func index(_ name: String, in table: [String: Int]) -> Int32 { Int32(table[name] ?? -1) }

  /// Index of a delay reason; equal texts share one.
  mutating func reason(_ text: String) -> Int32 {
    if let known = reasonIndex[text] { return known }
    let index = Int32(names.reasons.count)
    reasonIndex[text] = index
    names.reasons.append(Name(text))
    return index
  }

  /// Index of a pathway label.
  mutating func pathway(_ text: String?) -> Int32 {
    guard let text else { return -1 }
    if let known = pathwayIndex[text] { return known }
    let index = Int32(names.pathways.count)
    pathwayIndex[text] = index
    names.pathways.append(Name(text))
    return index
  }

  /// Index of a schedule, shared by equal ones; -1 for always.
  mutating func schedule(_ hours: Hours?) -> Int32 {
    guard let schedule = hours?.schedule else { return -1 }
    if let known = network.schedules.firstIndex(of: schedule) { return Int32(known) }
    network.schedules.append(schedule)
    return Int32(network.schedules.count - 1)
  }

  /// Adds a distribution to the network's library.
  mutating func distribution(_ distribution: Distribution) -> DistributionID {
    means.add(distribution, to: &network.distributions)
  }

  /// A plan of dated changes.
  mutating func plan(_ list: ChangeListEntry, key: UInt32, base: Double) -> ChangePlan {
    var plan = ChangePlan(key: key, base: base)
    plan.slip = list.slip.map { distribution($0) } ?? .none
    for entry in list.changes { plan.changes.append(change(entry)) }
    return plan
  }

  private mutating func change(_ entry: ChangeEntry) -> ChangePlan.Change {
    var effect = ChangePlan.Effect.set
    var amount = entry.amount?.value
    var factor = entry.times
    if case .relative? = entry.amount ?? entry.reaching {
      effect = .add
      amount = amount ?? 0
    }
    if entry.amount == nil, entry.reaching == nil {
      effect = .scale
      amount = factor?.fixedValue ?? 1
      if factor?.fixedValue != nil { factor = nil }
    }
    return ChangePlan.Change(
      from: entry.from.value - zero, until: entry.until.map { $0.value - zero } ?? .max, effect: effect,
      amount: amount, reaching: entry.reaching?.value, over: entry.over.map { distribution($0) } ?? .none,
      times: factor.map { distribution($0) } ?? .none)
  }

  /// Keys of ids: their hashes, made different where two are equal, in an order that the file's does not touch.
  static func keys(_ ids: [String]) -> [UInt32] {
    var used: Set<UInt32> = []
    var keys: [String: UInt32] = [:]
    for id in ids.sorted() where keys[id] == nil {
      var key = keyHash(id.utf8)
      while !used.insert(key).inserted { key &+= 1 }
      keys[id] = key
    }
    return ids.map { keys[$0] ?? 0 }
  }
}
