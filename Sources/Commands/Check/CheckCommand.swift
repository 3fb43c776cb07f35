import ModelFiles
import PatientFlow

/// `d2a check`: every fault, or what a sound model rests on.
struct CheckCommand {
  private let arguments: ParsedArguments
  private let console: Console

  /// The command for its arguments.
  init(_ arguments: ParsedArguments, on console: Console) {
    self.arguments = arguments
    self.console = console
  }

  /// Reads the model and prints load, sources and assumptions.
  func run() throws(Ending) {
    let model = try ModelFile.read(arguments.operand, telling: console)
    let scenarios = model.scenarios.count - 1
    var text = console.heading(SafeText.line(model.title)) + " (status: \(SafeText.line(model.status)))\n"
    text += "The model can run: the baseline and \(scenarios) scenario\(scenarios == 1 ? "" : "s").\n"
    text += "\n" + console.heading("Offered load against capacity, baseline") + "\n"
    text += LoadTable.text(model.scenarios[0].load) + "\n" + LoadTable.arithmetic(model.scenarios[0].load)
    text += loadOfScenarios(model)
    text += sources(model)
    text += assumptions(model)
    try console.say(text)
  }

  private func loadOfScenarios(_ model: ModelFile) -> String {
    let lines = model.scenarios.dropFirst().compactMap { scenario in
      LoadTable.changes(from: model.scenarios[0].load, to: scenario.load).map {
        SafeText.wrapped("\(SafeText.line(scenario.id)): \($0)", indent: "    ", first: "  ") + "\n"
      }
    }
    return lines.isEmpty ? "" : "\n" + console.heading("Where scenarios change it") + "\n" + lines.joined()
  }

  private func sources(_ model: ModelFile) -> String {
    let sourced = model.parameters.filter { $0.evidence != nil }
    if sourced.isEmpty { return "\n" + console.heading("Sources") + "\n  No figure names a source.\n" }
    var table = TextTable(["figure", "value", "source", "quality"], [.left, .left, .left, .left])
    for row in sourced {
      let record = model.evidence.first { $0.id == row.evidence }
      let source = record.map { [$0.title, $0.date].compactMap { $0 }.joined(separator: ", ") } ?? row.evidence ?? ""
      table.add([row.path, SafeText.cut(row.value, to: 40), SafeText.cut(source, to: 60), row.quality])
    }
    return "\n" + console.heading("Sources") + "\n" + table.text()
  }

  private func assumptions(_ model: ModelFile) -> String {
    let rows = model.assumptions
    let title = "\n" + console.heading("Assumptions: figures that no evidence stands behind") + "\n"
    if rows.isEmpty { return title + "  None.\n" }
    var table = TextTable(["figure", "value"], [.left, .left])
    for row in rows { table.add([row.path, SafeText.cut(row.value, to: 60)]) }
    return title + table.text()
  }
}
