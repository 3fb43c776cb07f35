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

  /// The figures that were measured or published, source by source.
  private func sources(_ model: ModelFile) -> String {
    let title = "\n" + console.heading("Sources: what was measured or published") + "\n"
    let text = figures(model, of: model.parameters.filter { !$0.isAssumption })
    return title + (text.isEmpty ? "  No figure names a source.\n" : text)
  }

  /// The figures that are judgements: those with a record that says why, then those with none.
  private func assumptions(_ model: ModelFile) -> String {
    let rows = model.assumptions
    let count = "\(rows.count) of \(model.parameters.count) figures"
    let title = "\n" + console.heading("Assumptions: \(count)") + "\n"
    if rows.isEmpty { return title + "  None.\n" }
    let bare = rows.filter { $0.evidence == nil }
    let unnamed = bare.isEmpty ? "" : "  Without any evidence\n" + lines(bare)
    return title + figures(model, of: rows.filter { $0.evidence != nil }) + unnamed
  }

  /// Each record behind some figures, with the figures under it.
  private func figures(_ model: ModelFile, of rows: [ParameterRow]) -> String {
    model.evidence.map { record in
      let own = rows.filter { $0.evidence == record.id }
      if own.isEmpty { return "" }
      let says = record.quality == EvidenceRecord.assumption ? record.fact ?? record.title : record.title
      let source = [says, record.date].compactMap { $0 }.joined(separator: ", ")
      let head = SafeText.line("\(SafeText.cut(source, to: 160)) (\(record.quality); \(record.id))")
      return SafeText.wrapped(head, indent: "  ", first: "  ") + "\n" + lines(own)
    }.joined()
  }

  private func lines(_ rows: [ParameterRow]) -> String {
    rows.map { SafeText.cut("    " + SafeText.line("\($0.path): \($0.value)"), to: Console.width) + "\n" }.joined()
  }
}
