import Foundation
import PatientFlow

extension ModelFile {
  /// Reads, checks and compiles the model at `path` with all its scenarios.
  ///
  /// All that is wrong is found at once. Besides the model, only the files of the nearest `seeds` folder and the CSV
  /// files that the model names, inside its own folder, are read.
  public static func read(path: String) -> ModelReading {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      return ModelReading(failure: .notFound(path: path))
    }
    guard !isFolder.boolValue else {
      return ModelReading(failure: .unreadable(path: path, reason: "it is a folder"))
    }
    let real = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    let attributes = (try? FileManager.default.attributesOfItem(atPath: real)) ?? [:]
    guard attributes[.type] as? FileAttributeType == .typeRegular else {
      return ModelReading(failure: .unreadable(path: path, reason: "it is not a regular file"))
    }
    let size = (attributes[.size] as? NSNumber)?.intValue ?? 0
    guard size <= JSONCParser.sizeLimit else {
      let limit = JSONCParser.sizeLimit >> 20
      return ModelReading(failure: .unreadable(path: path, reason: "it is larger than \(limit) MiB"))
    }
    guard let data = FileManager.default.contents(atPath: path) else {
      return ModelReading(failure: .unreadable(path: path, reason: "it cannot be opened"))
    }
    return read(
      SourceText(path: path, bytes: Array(data)), evidence: EvidenceLibrary(forModelAt: path),
      files: DataFiles(forModelAt: path))
  }

  /// Reads a model from a text; `evidence` holds the records it may refer to, `files` reads the files it may name.
  static func read(
    _ text: SourceText, evidence: EvidenceLibrary, files: DataFiles = DataFiles()
  ) -> ModelReading {
    var assembly = Assembly(text, evidence, files)
    let model = assembly.model()
    return ModelReading(
      model: model, text: text, files: assembly.files.texts, diagnostics: inFileOrder(assembly.diagnostics),
      failure: nil)
  }
}

extension ModelReading {
  init(failure: FileFailure) {
    self.init(model: nil, text: nil, files: [], diagnostics: [], failure: failure)
  }
}
