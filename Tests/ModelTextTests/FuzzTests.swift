import Foundation
import Testing

@testable import ModelFiles

/// Damaged models go through the parser, the renderer and the scenarios' changes, and none of it may crash, loop, give
/// a tree silently for a text that is not JSON, or let a control character through to the terminal.
///
/// `FUZZ_INPUTS` sets how many inputs (a few thousand without it), `FUZZ_SEED` which ones.
@Suite struct DamagedModelsAreToldNotSuffered {
  static let count = ProcessInfo.processInfo.environment["FUZZ_INPUTS"].flatMap { Int($0) } ?? 3000

  static let seed = ProcessInfo.processInfo.environment["FUZZ_SEED"].flatMap { UInt64($0) } ?? 1

  @Test(arguments: [seed, seed + 1]) func noInputCrashes(seed: UInt64) throws {
    let models = [Samples.hospital, Samples.small].map { Array($0.utf8) }
    var mutator = Mutator(seed: seed)
    var input = models[0]
    var silent = 0
    var faulty = 0
    for number in 0..<Self.count / 2 {
      let base = number % 4 == 3 && input.count < 20_000 ? input : models[number % models.count]
      input = mutator.mutate(base, with: models[(number + 1) % models.count])
      try withKnownInput(input) {
        if try Self.check(input) { silent += 1 } else { faulty += 1 }
      }
    }
    print("seed \(seed): \(faulty) faulty, \(silent) still well-formed")
    #expect(faulty > silent / 4 && silent > 0)
  }

  private func withKnownInput(_ input: [UInt8], _ body: () throws -> Void) throws {
    do { try body() } catch {
      Issue.record("\(error) on \(Data(input).base64EncodedString())")
      throw error
    }
  }

  /// Runs one input through everything; true when it has no fault.
  static func check(_ input: [UInt8]) throws -> Bool {
    let source = SourceText(path: "Models/x.jsonc", bytes: input)
    let (root, diagnostics) = JSONCParser.parse(source)
    guard root != nil || !diagnostics.isEmpty else { throw Finding("no tree and no fault") }
    try checkText(render(diagnostics, of: source, color: false), diagnostics)
    try compareWithFoundation(input, diagnostics)
    guard let root else { return false }
    let again = JSONCParser.parse(SourceText(path: "again", bytes: Array(compactJSON(root).utf8)))
    guard let copy = again.root, again.diagnostics.isEmpty, copy.saysTheSame(as: root) else {
      throw Finding("the printed tree reads back differently")
    }
    for scenario in root["scenarios"]?.members ?? [] {
      guard let changes = scenario.value["changes"] else { continue }
      let changed = ChangedModel(root, changes: changes)
      try checkText(render(changed.diagnostics, of: source, color: false), changed.diagnostics)
      _ = compactJSON(changed.root)
    }
    return diagnostics.isEmpty
  }

  /// Every diagnostic lies in the text, the order is the file's, and what is shown is harmless.
  private static func checkText(_ text: String, _ diagnostics: [Diagnostic]) throws {
    for scalar in text.unicodeScalars where scalar != "\n" {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: throw Finding("shows \(codePoint(scalar))")
      default: break
      }
    }
    for diagnostic in diagnostics where DiagnosticCode(rawValue: diagnostic.code) == nil {
      throw Finding("unknown code \(diagnostic.code)")
    }
    for line in text.split(separator: "\n") where line.unicodeScalars.count > 2200 { throw Finding("a line too long") }
  }

  /// What Foundation's reader of JSON takes must have no fault here but those that JSON leaves open.
  private static func compareWithFoundation(_ input: [UInt8], _ diagnostics: [Diagnostic]) throws {
    guard input.first != 0xEF, !input.isEmpty,
      (try? JSONSerialization.jsonObject(with: Data(input), options: .fragmentsAllowed)) != nil
    else { return }
    let stricter: Set<DiagnosticCode> = [.duplicateKey, .numberRange, .tooDeep, .loneSurrogate]
    for diagnostic in diagnostics where !stricter.contains(where: { $0.rawValue == diagnostic.code }) {
      throw Finding("\(diagnostic.code) for what is JSON")
    }
  }

  struct Finding: Error, CustomStringConvertible {
    var description: String
    init(_ description: String) { self.description = description }
  }
}
