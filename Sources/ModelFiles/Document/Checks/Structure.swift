import RandomStreams

/// The steps of a document as a graph: who can follow whom.
struct StepGraph: Sendable {
  /// Edges for one cohort: those that some patient takes.
  struct Edge: Sendable {
    var to: Int
    /// Whether the way from the beginning of the step to the next can take no time at all.
    var canTakeNoTime: Bool
    /// Whether a share above 0 goes this way.
    var isTaken: Bool
    /// Whether it can be taken any number of times.
    var isUnlimited: Bool
  }

  var edges: [[Edge]]
  var exits: [Bool]

  /// Which durations of a document can be nothing: by step, for each row of its duration, each risk and the return.
  struct Timeless: Sendable {
    var durations: [[Bool]]
    var risks: [[Bool]]
    var returns: [Bool]
    /// A risk of a shorter mean time is taken to strike in no time: whoever goes round through a queue's risk may do
    /// so for as long as the queue lasts.
    private static let leastRisk = 60_000_000.0

    init(_ document: Document) {
      durations = document.steps.map { step in
        if case .together = step.kind {
          return [step.beside.allSatisfy { $0.duration?.rows.contains { $0.value.canBeNothing } ?? true }]
        }
        // A stay is nothing also where a factor on it is.
        let isCut = if case .stay(let stay) = step.kind { stay.factors.changes.canBeNothing } else { false }
        return (step.duration?.rows ?? []).map { isCut || $0.value.canBeNothing }
      }
      risks = document.steps.map { $0.risks.map { $0.after.canBeNothing || $0.after.mean < Self.leastRisk } }
      returns = document.steps.map { step in
        if case .exit(let exit) = step.kind { exit.returns?.after.canBeNothing ?? false } else { false }
      }
    }
  }

  /// The graph of a cohort; `index` gives the steps by name. O(branches).
  init(_ document: Document, cohort: String, _ index: [String: Int], _ timeless: Timeless) {
    let full = Dictionary(
      document.places.compactMap { place in place.rules.ifFull.map { (place.name.value, $0.value) } },
      uniquingKeysWith: { first, _ in first })
    edges = document.steps.enumerated().map { position, step in
      var edges: [Edge] = []
      func add(_ name: String, noTime: Bool, taken: Bool, unlimited: Bool = true) {
        guard let to = index[name] else { return }
        edges.append(Edge(to: to, canTakeNoTime: noTime, isTaken: taken, isUnlimited: unlimited))
      }
      let ways = step.then?.value(cohort: cohort)
      for part in ways?.parts ?? [] {
        let row = step.duration?.row(cohort: cohort, route: part.name.value)
        let noTime = row.map { timeless.durations[position][$0] } ?? false
        add(part.name.value, noTime: noTime, taken: part.share > 0)
        if let ifRoom = ways?.ifRoom, part.share > 0 { add(ifRoom.value, noTime: noTime, taken: true) }
      }
      // Who finds the queues of a stay full goes on at once.
      if case .stay(let stay) = step.kind {
        for name in stay.places {
          if let ifFull = full[name.value] { add(ifFull, noTime: true, taken: true) }
        }
      }
      for (risk, isTimeless) in zip(step.risks, timeless.risks[position]) {
        add(risk.to.value, noTime: isTimeless, taken: true)
      }
      if case .exit(let exit) = step.kind, let returns = exit.returns {
        let share = returns.share.value(cohort: cohort) ?? 0
        add(
          returns.to.value, noTime: timeless.returns[position], taken: share > 0, unlimited: returns.atMost == nil)
      }
      return edges
    }
    exits = document.steps.map { if case .exit = $0.kind { true } else { false } }
  }

  /// The steps that can be reached from `first`, over all edges or only those taken. O(edges).
  func reached(from first: [Int], onlyTaken: Bool) -> [Bool] {
    var isReached = [Bool](repeating: false, count: edges.count)
    var open = first
    while let step = open.popLast() {
      guard !isReached[step] else { continue }
      isReached[step] = true
      for edge in edges[step] where edge.isTaken || !onlyTaken { open.append(edge.to) }
    }
    return isReached
  }

  /// The steps from which an exit can be reached over edges that are taken. O(edges).
  var ending: [Bool] {
    var before = [[Int]](repeating: [], count: edges.count)
    for (from, list) in edges.enumerated() {
      for edge in list where edge.isTaken { before[edge.to].append(from) }
    }
    var ends = [Bool](repeating: false, count: edges.count)
    var open = exits.indices.filter { exits[$0] }
    while let step = open.popLast() {
      guard !ends[step] else { continue }
      ends[step] = true
      open += before[step]
    }
    return ends
  }

  /// The steps of a circle that can be gone round without time passing, or nil. O(edges).
  var timelessCircle: [Int]? {
    let next = edges.map { list in list.filter { $0.isTaken && $0.canTakeNoTime && $0.isUnlimited }.map(\.to) }
    var before = [[Int]](repeating: [], count: edges.count)
    var ways = next.map(\.count)
    for (from, list) in next.enumerated() {
      for to in list { before[to].append(from) }
    }
    var open = ways.indices.filter { ways[$0] == 0 }
    var isDone = [Bool](repeating: false, count: edges.count)
    while let step = open.popLast() {
      isDone[step] = true
      for from in before[step] {
        ways[from] -= 1
        if ways[from] == 0 { open.append(from) }
      }
    }
    guard var step = isDone.firstIndex(of: false) else { return nil }
    var way: [Int] = []
    var seen: [Int: Int] = [:]
    while seen[step] == nil {
      seen[step] = way.count
      way.append(step)
      guard let following = next[step].first(where: { !isDone[$0] }) else { return nil }
      step = following
    }
    return Array(way[(seen[step] ?? 0)...])
  }
}

extension Distribution {
  /// Whether a value of exactly 0 has a probability above 0.
  var canBeNothing: Bool {
    if let fixedValue { return fixedValue == 0 }
    var library = DistributionLibrary()
    let id = add(to: &library)
    return library.cumulative(id, 0) > 0
  }
}

extension ChangeListEntry {
  /// Whether a factor of exactly 0 has a probability above 0.
  var canBeNothing: Bool { changes.contains { $0.times?.canBeNothing ?? false } }
}

extension Reader {
  /// Checks what patients can do: get everywhere, leave, and take time.
  ///
  /// A scenario may leave steps and places unused, so those checks are for the model itself.
  mutating func checkStructure(_ document: Document, isScenario: Bool) {
    let differs = document.steps.contains { $0.then?.differsByCohort ?? false }
    let cohorts = differs ? document.cohorts : Array(document.cohorts.prefix(1))
    var isReached = [Bool](repeating: false, count: document.steps.count)
    var reported: Set<Int> = []
    let index = Dictionary(
      zip(document.steps.map(\.name.value), document.steps.indices), uniquingKeysWith: { first, _ in first })
    let timeless = StepGraph.Timeless(document)
    for cohort in cohorts {
      let graph = StepGraph(document, cohort: cohort.name.value, index, timeless)
      let first = firstSteps(document, index, cohort: differs ? cohort.name.value : nil)
      for (step, reached) in graph.reached(from: first, onlyTaken: false).enumerated() where reached {
        isReached[step] = true
      }
      let gotTo = graph.reached(from: first, onlyTaken: true)
      let ends = graph.ending
      for step in document.steps.indices where gotTo[step] && !ends[step] && reported.insert(step).inserted {
        let who = differs ? "patients of cohort \(quoted(cohort.name.value))" : "patients"
        fault(
          .neverEnds,
          "\(who) who get to \(quoted(document.steps[step].name.value)) never leave: no exit follows from it",
          at: document.steps[step].name.span)
      }
      if let circle = graph.timelessCircle, reported.insert(circle[0]).inserted {
        let names = (circle + [circle[0]]).map { quoted(document.steps[$0].name.value) }
        fault(
          .loopsInNoTime, "patients can go round in no time: \(names.joined(separator: " → "))",
          at: document.steps[circle[0]].name.span, help: ["give one of these steps a duration above 0"])
      }
    }
    if !isScenario {
      for step in document.steps.indices where !isReached[step] {
        fault(
          .unreachable, "no patient ever gets to \(quoted(document.steps[step].name.value))",
          at: document.steps[step].name.span, help: ["name it in a \"then\", \"to\" or \"risks\" of another step"])
      }
      checkUse(document)
    }
    checkHours(document)
    checkUnits(document)
    for source in document.sources { checkDays(source, document) }
    checkDemand(document)
  }

  private func firstSteps(_ document: Document, _ index: [String: Int], cohort: String?) -> [Int] {
    document.sources.compactMap { source in
      let has = cohort.map { cohort in source.cohorts?.contains { $0.name.value == cohort && $0.share > 0 } ?? true }
      guard has ?? true else { return nil }
      return index[source.to.value]
    }
  }
}
