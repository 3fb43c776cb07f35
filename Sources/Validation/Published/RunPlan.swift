import Experiments
import ModelFiles
import PatientFlow

/// What is simulated for the rows of a case: scenarios, some with a control moved, and what is kept of each.
struct RunPlan: Sendable {
  /// A scenario to simulate, and what is kept.
  struct Run: Sendable {
    /// Position of the scenario in the model.
    var scenario: Int
    /// The control moved and where to, or nil.
    var move: (control: Int, value: Double)?
    /// What is simulated.
    var network: Network
    /// Numbers that rows ask for.
    var keys: [MeasureKey] = []
    /// Places whose daily census rows ask for.
    var places: [Int] = []
  }

  /// What a row is worked out from.
  enum Source: Sendable {
    /// A sum in one run.
    case sum(run: Int, [Term])
    /// The chance of delay in a pool of places, which are positions in the run's `places`.
    case delayProbability(run: Int, places: [Int], beds: Int)
    /// Where over some runs a sum is lowest.
    case lowest([(value: Double, run: Int, terms: [Term])])
  }

  /// Part of a sum: a number times some of the run's keys.
  struct Term: Sendable {
    var coefficient: Double
    var keys: [Int]
  }

  var runs: [Run] = []
  var sources: [Source] = []
}

/// Finds what the rows of a table mean in a model.
struct RunPlanning {
  private let model: ModelFile
  private let path: String
  /// What has been planned so far.
  private(set) var plan = RunPlan()
  /// Names that the model does not know.
  private(set) var faults: [TableFault] = []

  /// Planning for a model; `path` is that of the table.
  init(_ model: ModelFile, path: String) {
    self.model = model
    self.path = path
  }

  /// Adds a row, or what is wrong with it.
  mutating func add(_ row: ExpectedRow) {
    do throws(TableFault) {
      plan.sources.append(try source(of: row))
    } catch {
      faults.append(error)
    }
  }

  private mutating func source(of row: ExpectedRow) throws(TableFault) -> RunPlan.Source {
    guard let scenario = model.scenarios.firstIndex(where: { $0.id == row.scenario }) else {
      throw fault(row, "the model has no scenario \"\(row.scenario)\"", near: row.scenario, model.scenarios.map(\.id))
    }
    switch row.quantity {
    case .sum(let terms):
      let run = try runs(scenario, row)[0].run
      return .sum(run: run, try resolved(terms, in: run, row))
    case .lowest(let terms):
      var places: [(value: Double, run: Int, terms: [RunPlan.Term])] = []
      for each in try runs(scenario, row) {
        places.append((each.value, each.run, try resolved(terms, in: each.run, row)))
      }
      return .lowest(places)
    case .delayProbability(let names, let beds):
      let run = try runs(scenario, row)[0].run
      var places: [Int] = []
      for name in names { places.append(try place(name, in: run, row)) }
      return .delayProbability(run: run, places: places, beds: beds)
    }
  }

  /// The runs of a row, each with the value of its control (0 without one).
  private mutating func runs(_ scenario: Int, _ row: ExpectedRow) throws(TableFault) -> [(value: Double, run: Int)] {
    guard let move = row.move else {
      return [(0, run(scenario, move: nil, network: model.scenarios[scenario].network))]
    }
    guard let control = model.controls.firstIndex(where: { $0.label == move.control }) else {
      throw fault(
        row, "the model has no control \"\(move.control)\"", near: move.control, model.controls.map(\.label))
    }
    guard let setting = model.scenarios[scenario].setting(of: model.controls[control]) else {
      throw fault(row, "the control \"\(move.control)\" moves nothing in this scenario")
    }
    let values = setting.values.filter { move.values.contains($0) }
    guard let first = values.first, let last = values.last, first...last == move.values else {
      let (from, to) = (setting.values.first ?? 0, setting.values.last ?? 0)
      throw fault(row, "the control \"\(move.control)\" goes in steps from \(from) to \(to), and not there")
    }
    var runs: [(value: Double, run: Int)] = []
    for value in values {
      let known = plan.runs.firstIndex { run in
        run.scenario == scenario && run.move.map { $0.control == control && $0.value == value } ?? false
      }
      if let known {
        runs.append((value, known))
        continue
      }
      guard let network = model.scenarios[scenario].network(moving: model.controls[control], to: value) else {
        throw fault(row, "the model refuses \(value) for the control \"\(move.control)\"")
      }
      runs.append((value, run(scenario, move: (control, value), network: network)))
    }
    return runs
  }

  /// Position of a run, which is added where there is none.
  private mutating func run(_ scenario: Int, move: (control: Int, value: Double)?, network: Network) -> Int {
    let known = plan.runs.firstIndex { $0.scenario == scenario && $0.move == nil && move == nil }
    if let known { return known }
    plan.runs.append(RunPlan.Run(scenario: scenario, move: move, network: network))
    return plan.runs.count - 1
  }

  private mutating func resolved(
    _ terms: [Quantity.Term], in run: Int, _ row: ExpectedRow
  ) throws(TableFault) -> [RunPlan.Term] {
    var result: [RunPlan.Term] = []
    for term in terms {
      var keys: [Int] = []
      for measure in term.measures { keys.append(try key(measure, in: run, row)) }
      result.append(RunPlan.Term(coefficient: term.coefficient, keys: keys))
    }
    return result
  }

  /// Position of a measure among the run's keys. `measure@PERIOD` is that of a named period.
  private mutating func key(_ measure: String, in run: Int, _ row: ExpectedRow) throws(TableFault) -> Int {
    let names = model.scenarios[plan.runs[run].scenario].names
    let cut = measure.lastIndex(of: "@")
    var period: Int32 = 0
    if let cut {
      let name = String(measure[measure.index(after: cut)...])
      guard let index = names.periods.firstIndex(where: { $0.id == name }) else {
        throw fault(row, "the model has no period \"\(name)\"", near: name, names.periods.map(\.id))
      }
      period = Int32(index) + 1
    }
    do throws(MeasureNamingError) {
      let key = try MeasureNaming.key(String(measure[..<(cut ?? measure.endIndex)]), names, period: period)
      if let known = plan.runs[run].keys.firstIndex(of: key) { return known }
      plan.runs[run].keys.append(key)
      return plan.runs[run].keys.count - 1
    } catch {
      throw fault(row, error.message + (didYouMean(error.near).map { "; " + $0 } ?? ""))
    }
  }

  /// Position of a place among those whose census the run keeps.
  private mutating func place(_ name: String, in run: Int, _ row: ExpectedRow) throws(TableFault) -> Int {
    let names = model.scenarios[plan.runs[run].scenario].names.places
    guard let place = names.firstIndex(where: { $0.id == name }) else {
      throw fault(row, "the model has no place \"\(name)\"", near: name, names.map(\.id))
    }
    if let known = plan.runs[run].places.firstIndex(of: place) { return known }
    plan.runs[run].places.append(place)
    return plan.runs[run].places.count - 1
  }

  private func fault(_ row: ExpectedRow, _ reason: String, near word: String = "", _ names: [String] = []) -> TableFault
  {
    let hint = didYouMean(Array(nearest(word, among: names).prefix(1))).map { "; " + $0 } ?? ""
    return TableFault(path: path, line: row.line, reason: reason + hint)
  }
}
