import Foundation

/// The CSV files that a model names, as they were when the model was read.
///
/// They are read once, before the model is looked at: every text under a key called `file`, wherever it stands. A file
/// lies inside the folder of the model.
struct DataFiles: Sendable {
  /// A file: its cells, or why it cannot be read.
  enum File: Sendable {
    case table(CSVTable)
    case unreadable(String)
  }

  /// By the path as the model writes it.
  private(set) var files: [String: File] = [:]
  /// The folder of the model, links resolved; nil for a model that is not in a file.
  private var folder: URL?

  /// No files, of a model that is not in one.
  init() {}

  /// Files that have been read already, by their paths.
  init(_ texts: [SourceText]) {
    for text in texts { files[text.path] = .table(CSVTable(text)) }
  }

  /// The files for the model at `path`, as yet none.
  init(forModelAt path: String) {
    folder = URL(fileURLWithPath: path).standardizedFileURL.deletingLastPathComponent().resolvingSymlinksInPath()
  }

  /// The texts of all files that could be read, by path.
  var texts: [SourceText] {
    files.values.compactMap { if case .table(let table) = $0 { table.text } else { nil } }.sorted { $0.path < $1.path }
  }

  /// Reads the files that a tree names.
  mutating func load(namedIn tree: Node) {
    switch tree.value {
    case .array(let elements): for element in elements { load(namedIn: element) }
    case .object(let members):
      for member in members {
        if member.key == "file", let path = member.value.string { load(path) }
        load(namedIn: member.value)
      }
    default: break
    }
    // A change of a scenario may put a path at a key called "file".
    if let member = tree.member("to") ?? tree.member("as"), let path = member.value.string, path.hasSuffix(".csv") {
      load(path)
    }
  }

  private mutating func load(_ path: String) {
    if files[path] != nil { return }
    guard files.count < Limits.files else {
      files[path] = .unreadable("a model names at most \(Limits.files) files")
      return
    }
    files[path] = read(path)
  }

  private func read(_ path: String) -> File {
    guard let folder else { return .unreadable("a model that is not in a file has no folder to look in") }
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    if path.isEmpty || path.utf8.count > 1_000 || path.utf8.contains(0) { return .unreadable("that is not a path") }
    if parts[0].isEmpty || parts.contains("..") { return .unreadable(Self.outside) }
    let real = folder.appendingPathComponent(path).resolvingSymlinksInPath().path
    guard real.hasPrefix(folder.path == "/" ? "/" : folder.path + "/") else { return .unreadable(Self.outside) }
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: real) else {
      return .unreadable("there is no such file")
    }
    guard attributes[.type] as? FileAttributeType == .typeRegular else {
      return .unreadable("it is not a regular file")
    }
    let size = (attributes[.size] as? NSNumber)?.intValue ?? 0
    guard size <= Limits.fileBytes else { return .unreadable("it is larger than \(Limits.fileBytes >> 20) MiB") }
    guard let data = FileManager.default.contents(atPath: real) else { return .unreadable("it cannot be opened") }
    return .table(CSVTable(SourceText(path: path, bytes: Array(data))))
  }

  private static let outside = "a file lies inside the folder of the model, and is named by its path from there"
}
