import Foundation
import ModelFiles

/// A published model: a model file, and beside it a table of what its authors, or a formula, expect of it.
///
/// `NAME.jsonc` is the model, `NAME.expected.csv` the table, and `NAME.md`, which may be missing, a note that says how
/// the rules differ from the original's and what that does.
public struct PublishedCase: Sendable {
  /// Name: that of the model file without its ending.
  public let name: String
  /// The model.
  public let model: ModelFile
  /// What is expected, as written.
  public let rows: [ExpectedRow]
  /// The paragraphs of the note.
  public let note: [String]
  /// What is simulated for each row.
  let plan: RunPlan

  /// Why a case cannot be read.
  public enum Refusal: Error {
    /// The model cannot run.
    case model(ModelReading)
    /// A file beside the model is missing or cannot be opened.
    case missing(path: String)
    /// Lines of the table are wrong.
    case table([TableFault])
  }

  /// Reads the case whose model is at a path.
  public init(modelPath: String) throws(Refusal) {
    let reading = ModelFile.read(path: modelPath)
    guard let model = reading.model else { throw .model(reading) }
    let stem = String(modelPath.dropLast(Self.ending.count))
    guard let bytes = FileManager.default.contents(atPath: stem + Self.tableEnding) else {
      throw .missing(path: stem + Self.tableEnding)
    }
    let note = FileManager.default.contents(atPath: stem + ".md").map { String(decoding: $0, as: UTF8.self) } ?? ""
    try self.init(
      name: Self.name(ofModelAt: modelPath), model: model,
      table: ExpectedTable(path: stem + Self.tableEnding, bytes: Array(bytes)), tablePath: stem + Self.tableEnding,
      note: note)
  }

  /// A case from its parts; `note` is Markdown without more than headings and paragraphs.
  init(name: String, model: ModelFile, table: ExpectedTable, tablePath: String, note: String) throws(Refusal) {
    if !table.faults.isEmpty { throw .table(table.faults) }
    var planning = RunPlanning(model, path: tablePath)
    for row in table.rows { planning.add(row) }
    if !planning.faults.isEmpty { throw .table(planning.faults) }
    plan = planning.plan
    self.name = name
    self.model = model
    rows = table.rows
    self.note = Self.paragraphs(note)
  }

  /// Ending of a model file.
  public static let ending = ".jsonc"
  /// Ending of the table beside a model file.
  public static let tableEnding = ".expected.csv"

  /// Name of the case whose model is at a path.
  public static func name(ofModelAt path: String) -> String {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    return file.hasSuffix(ending) ? String(file.dropLast(ending.count)) : file
  }

  /// Paths of the models in a folder that have a table beside them, by name; nil when there is no such folder.
  public static func models(in folder: String) -> [String]? {
    guard let files = try? FileManager.default.contentsOfDirectory(atPath: folder) else { return nil }
    let all = Set(files)
    return files.filter { $0.hasSuffix(ending) && all.contains($0.dropLast(ending.count) + tableEnding) }
      .sorted().map { folder + "/" + $0 }
  }

  private static func paragraphs(_ text: String) -> [String] {
    var paragraphs: [String] = []
    var isOpen = false
    for whole in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      let line = whole.trimmingCharacters(in: .whitespaces)
      if line.isEmpty || line.hasPrefix("#") {
        isOpen = false
      } else if isOpen, !line.hasPrefix("- ") {
        paragraphs[paragraphs.count - 1] += " " + line
      } else {
        paragraphs.append(line)
        isOpen = true
      }
    }
    return paragraphs
  }
}
