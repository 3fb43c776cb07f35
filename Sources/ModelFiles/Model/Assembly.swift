import PatientFlow

/// Puts a model file together from its text: the document, its evidence, and a network for each scenario.
struct Assembly {
  let text: SourceText
  let library: EvidenceLibrary
  /// The warm-up to put in place of the one written, in days, or nil.
  var warmUpDays: Int?
  /// The CSV files that the model names.
  private(set) var files: DataFiles
  /// Everything that was found.
  var diagnostics: [Diagnostic] = []

  init(_ text: SourceText, _ library: EvidenceLibrary, _ files: DataFiles) {
    self.text = text
    self.library = library
    self.files = files
  }

  /// Whether there is an error.
  private var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  /// The model, unless something is wrong with it.
  mutating func model() -> ModelFile? {
    let (parsed, faults) = JSONCParser.parse(text)
    diagnostics += faults
    guard let parsed else { return nil }
    let root = warmUpDays.map { Self.withWarmUp(parsed, days: $0) } ?? parsed
    files.load(namedIn: root)
    var reader = Reader(files)
    let document = reader.document(root, isScenario: false)
    let scenarios = readScenarios(root, &reader)
    diagnostics += reader.diagnostics
    var everything = reader
    let others = assemble(scenarios, root, &everything)
    checkEvidence(everything, isValidated: document?.status.value == "validated")
    guard let document, reader.isGood else { return nil }
    let compiled = Compiler.compile(document)
    let baseline = Scenario(
      id: "baseline", label: "Baseline", because: nil, evidence: nil, basedOn: nil, changes: [],
      network: compiled.network, names: compiled.names, load: OfferedLoad.loads(of: compiled), tree: root, files: files)
    diagnostics += loadWarnings(baseline, document) + beginningWarnings(compiled, document)
    if let excess = Self.excess(of: compiled, document) {
      diagnostics.append(excess)
      return nil
    }
    let keys = resolveMeasures(document, compiled.network, compiled.names)
    checkControls(document, root, knowing: reader.parts)
    let all = [baseline] + others
    diagnostics += loadWarnings(of: all.dropFirst(), beyond: baseline, scenarios)
    guard !hasErrors, let keys else { return nil }
    let used = usedEvidence(everything)
    return ModelFile(
      text: text, files: files(used), title: document.title, status: document.status.value,
      replications: document.replications, seed: document.seed, choosesWarmUp: document.choosesWarmUp,
      headline: period(document.headline, document), focus: keys.focus, scenarios: all, observed: keys.observed,
      controls: document.controls.map(Control.init),
      parameters: reader.figures.map(parameter), evidence: used, diagnostics: inFileOrder(diagnostics),
      library: library)
  }
}

extension Reader {
  /// The document of a tree with all checks made. With an error among the diagnostics it must not be compiled.
  mutating func document(_ root: Node, isScenario: Bool) -> Document? {
    guard let document = read(root) else { return nil }
    checkReferences(document)
    if isGood { checkStructure(document, isScenario: isScenario) }
    return document
  }

  /// Whether nothing found keeps the model from running.
  var isGood: Bool { diagnostics.allSatisfy { $0.severity != .error } }
}

// MARK: Evidence

extension Assembly {
  /// Reports evidence that does not exist, and figures of a validated model without any.
  fileprivate mutating func checkEvidence(_ reader: Reader, isValidated: Bool) {
    if !reader.evidenceUses.isEmpty { diagnostics += library.diagnostics }
    let ids = library.records.keys.sorted()
    var reported: Set<Span> = []
    for use in reader.evidenceUses where library.records[use.value] == nil && reported.insert(use.span).inserted {
      diagnostics.append(
        Diagnostic(
          .error, .unknownEvidence, "there is no evidence record \(quoted(use.value))", at: use.span,
          hint: didYouMean(nearest(use.value, among: ids)),
          help: [
            library.folder.map { "records are in \($0)/*.json" }
              ?? "there is no folder \"seeds\" beside the model or above it"
          ]))
    }
    guard isValidated else { return }
    var seen: Set<Span> = []
    for figure in reader.figures where figure.evidence == nil && seen.insert(figure.span).inserted {
      diagnostics.append(
        Diagnostic(
          .error, .missingEvidence, "\(figure.path) has no evidence, and the model is called validated",
          at: figure.span, help: ["give it \"evidence\", or call the model \"local\" or \"illustrative\""]))
    }
  }

  /// The records in use, in the order first used.
  fileprivate func usedEvidence(_ reader: Reader) -> [EvidenceRecord] {
    var seen: Set<String> = []
    return reader.evidenceUses.compactMap { seen.insert($0.value).inserted ? library.records[$0.value] : nil }
  }

  /// The model and the evidence files that hold the records in use.
  fileprivate func files(_ used: [EvidenceRecord]) -> [ReferencedFile] {
    let name = text.path.split(separator: "/").last.map(String.init) ?? text.path
    let model = ReferencedFile(path: name, bytes: text.bytes.count, digest: SHA256.digest(text.bytes))
    let indices = Set(used.compactMap { library.fileOfRecord[$0.id] }).sorted()
    let data = self.files.texts.map { file in
      ReferencedFile(path: file.path, bytes: file.bytes.count, digest: SHA256.digest(file.bytes))
    }
    return [model] + data + indices.map { library.files[$0] }
  }

  fileprivate func parameter(_ figure: Reader.Figure) -> ParameterRow {
    let quality = figure.evidence.flatMap { library.records[$0]?.quality } ?? "assumption"
    return ParameterRow(
      path: figure.path, value: figure.value, low: figure.low, high: figure.high, evidence: figure.evidence,
      quality: quality)
  }
}
