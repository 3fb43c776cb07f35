import Foundation

/// The evidence records that a model can refer to: those of the nearest `seeds` folder above it.
struct EvidenceLibrary: Sendable {
  /// Words for how good a record is.
  static let qualities = ["local measured", "national measured", "published model", EvidenceRecord.assumption]
  /// Format of the files that hold records.
  static let format = "d2a-evidence/1"
  /// How many folders above the model are searched.
  private static let depthLimit = 64

  /// Records by id.
  private(set) var records: [String: EvidenceRecord] = [:]
  /// The file of each record.
  private(set) var fileOfRecord: [String: Int] = [:]
  /// The files, with paths relative to the model's folder.
  private(set) var files: [ReferencedFile] = []
  /// What is wrong with the files.
  private(set) var diagnostics: [Diagnostic] = []
  /// The folder, or nil when there is none.
  private(set) var folder: String?

  /// A library without records.
  init() {}

  /// The library for a model at `path`. Reads every `.json` and `.jsonc` file of the folder.
  init(forModelAt path: String) {
    var folder = URL(fileURLWithPath: path).standardizedFileURL.deletingLastPathComponent()
    var way = ""
    for _ in 0..<Self.depthLimit {
      let seeds = folder.appendingPathComponent("seeds", isDirectory: true)
      var isFolder: ObjCBool = false
      if FileManager.default.fileExists(atPath: seeds.path, isDirectory: &isFolder), isFolder.boolValue {
        self.folder = way + "seeds"
        read(seeds, shownAs: way + "seeds/")
        return
      }
      let above = folder.deletingLastPathComponent().standardizedFileURL
      if above.path == folder.path { return }
      folder = above
      way += "../"
    }
  }

  private mutating func read(_ folder: URL, shownAs way: String) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    for name in names.sorted() where name.hasSuffix(".json") || name.hasSuffix(".jsonc") {
      guard let data = FileManager.default.contents(atPath: folder.appendingPathComponent(name).path) else {
        warn("the evidence file \(way)\(name) cannot be read")
        continue
      }
      read(SourceText(path: way + name, bytes: Array(data)))
    }
  }

  private mutating func read(_ text: SourceText) {
    let (root, faults) = JSONCParser.parse(text)
    guard let root, faults.allSatisfy({ $0.severity != .error }) else {
      let first = faults.first.map { ": \($0.message)" } ?? ""
      warn("the evidence file \(text.path) cannot be read\(first)")
      return
    }
    guard root["format"]?.string == Self.format else { return }
    guard let entries = root["evidence"]?.elements else {
      warn("the evidence file \(text.path) has no list called \"evidence\"")
      return
    }
    let file = files.count
    files.append(
      ReferencedFile(path: text.path, bytes: text.bytes.count, digest: SHA256.digest(text.bytes)))
    for (position, entry) in entries.enumerated() { add(entry, position, file, text.path) }
  }

  private mutating func add(_ entry: Node, _ position: Int, _ file: Int, _ path: String) {
    guard let id = entry["id"]?.string, let title = entry["title"]?.string, let quality = entry["quality"]?.string
    else {
      warn("record \(position + 1) of the evidence file \(path) lacks \"id\", \"title\" or \"quality\"")
      return
    }
    guard Self.qualities.contains(quality) else {
      warn(
        "the quality of \(quoted(id)) in \(path) cannot be \(quoted(quality))",
        help: ["accepted: " + Self.qualities.map(quoted).joined(separator: ", ")])
      return
    }
    if let other = fileOfRecord[id] {
      warn("the evidence record \(quoted(id)) is in \(files[other].path) and again in \(path)")
      return
    }
    fileOfRecord[id] = file
    records[id] = EvidenceRecord(
      id: id, title: title, publisher: entry["publisher"]?.string, date: entry["date"]?.string,
      url: entry["url"]?.string, place: entry["place"]?.string, quality: quality, fact: entry["fact"]?.string)
  }

  private mutating func warn(_ message: String, help: [String] = []) {
    diagnostics.append(Diagnostic(.error, .evidenceFile, message, at: nil, help: help))
  }
}
