import Foundation

/// A results folder in the making: all files of a run appear together, or none does.
///
/// Every file is first written under a temporary name in the folder itself. `publish` renames them all once the last
/// is safely on the disk, and removes what an earlier run left that this one did not write (only files that d2a
/// writes, by name). Whatever happens before leaves the folder as it was.
public final class ResultsFolder {
  /// Every file name that a run may write.
  public static let fileNames = [
    "summary.csv", "differences.csv", "daily.csv", "hourly.csv", "flows.csv", "capacity-demand.csv",
    "distributions.csv", "replications.csv", "patients.csv", "measures.csv", "run.json", "report.html",
  ]
  /// Stands at the beginning of every `run.json`, and tells a results folder from other folders.
  public static let mark = "d2a-run/1"

  /// The folder.
  public let path: String
  /// Where pieces of large files wait until they can be put together; made when first asked for.
  public var pieces: String { path + "/" + Self.temporary("pieces") }

  private var madeFolders: [String] = []
  private var written: [(name: String, bytes: Int64)] = []
  private var isOpen = true

  /// Makes the folder, with those above it, or takes one that is there.
  ///
  /// A folder that holds files of these names which no run of d2a wrote is refused.
  public init(path: String) throws(FileFault) {
    self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    do throws(FileFault) {
      try makeFolders()
      if access(self.path, W_OK | X_OK) != 0 { throw FileFault.system(.cannotCreate, self.path) }
      try refuseStrangers()
      removeLeftovers()
    } catch {
      removeMadeFolders()
      isOpen = false
      throw error
    }
  }

  deinit { abandon() }

  /// Writes one file of the set.
  public func write(_ name: String, _ body: (FileWriter) throws(FileFault) -> Void) throws(FileFault) {
    precondition(Self.fileNames.contains(name), "a results folder has no file of that name")
    let writer = try FileWriter(path: path + "/" + Self.temporary(name))
    written.append((name, 0))
    do throws(FileFault) {
      try body(writer)
      try writer.finish()
    } catch {
      throw FileFault(error.kind, path + "/" + name, reason: error.reason)
    }
    written[written.count - 1].bytes = writer.count
  }

  /// Where a file is until it is published.
  func unpublished(_ name: String) -> String { path + "/" + Self.temporary(name) }

  /// Puts a new page into a folder of an earlier run, in one step; whatever goes wrong leaves the old one as it was.
  public static func replacePage(in path: String, with bytes: [UInt8]) throws(FileFault) {
    let final = path + "/report.html"
    let unfinished = path + "/" + temporary("report.html")
    do throws(FileFault) {
      if isFolder(final) { throw FileFault(.cannotCreate, final, reason: "a folder of that name is in the way") }
      let writer = try FileWriter(path: unfinished)
      try writer.write(bytes)
      try writer.finish()
      if rename(unfinished, final) != 0 { throw .system(.cannotWrite, final) }
    } catch {
      unlink(unfinished)
      throw FileFault(error.kind, final, reason: error.reason)
    }
  }

  /// The files written so far and their lengths.
  public var files: [(name: String, bytes: Int64)] { written }

  /// Makes the folder for pieces.
  public func makePieces() throws(FileFault) {
    if mkdir(pieces, 0o755) != 0 && errno != EEXIST { throw .system(.cannotCreate, pieces) }
  }

  /// Puts all files in their places and takes away those of earlier runs.
  public func publish() throws(FileFault) {
    for (name, _) in written where Self.isFolder(path + "/" + name) {
      throw FileFault(.cannotCreate, path + "/" + name, reason: "a folder of that name is in the way")
    }
    // The record of the run goes first: it marks the folder as one that d2a may write to.
    for (name, _) in written.sorted(by: { ($0.name == "run.json" ? 0 : 1) < ($1.name == "run.json" ? 0 : 1) }) {
      let final = path + "/" + name
      if rename(path + "/" + Self.temporary(name), final) != 0 { throw .system(.cannotWrite, final) }
    }
    for name in Self.fileNames where !written.contains(where: { $0.name == name }) { unlink(path + "/" + name) }
    let folder = open(path, O_RDONLY | O_CLOEXEC)
    if folder >= 0 {
      fsync(folder)
      close(folder)
    }
    removePieces()
    isOpen = false
  }

  /// Takes back everything that is not published.
  public func abandon() {
    if !isOpen { return }
    isOpen = false
    for (name, _) in written { unlink(path + "/" + Self.temporary(name)) }
    removePieces()
    removeMadeFolders()
  }

  // MARK: Names

  private static let suffix = ".d2a-writing"

  private static func temporary(_ name: String) -> String { ".\(name).\(getpid())\(suffix)" }

  private static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
  }

  // MARK: Before the first file

  private func makeFolders() throws(FileFault) {
    if path.isEmpty || path.utf8.contains(0) {
      throw FileFault(.cannotCreate, path, reason: "that is not the name of a folder")
    }
    var here = path.hasPrefix("/") ? "" : "."
    for part in path.split(separator: "/") {
      here += "/" + part
      if mkdir(here, 0o755) == 0 {
        madeFolders.append(here)
      } else if !Self.isFolder(here) {
        throw .system(.cannotCreate, path)
      }
    }
  }

  private func refuseStrangers() throws(FileFault) {
    let strangers = Self.fileNames.filter { FileManager.default.fileExists(atPath: path + "/" + $0) }
    guard let first = strangers.first else { return }
    let record = FileHandle(forReadingAtPath: path + "/run.json")
    let head = (try? record?.read(upToCount: 200)) ?? Data()
    if String(decoding: head, as: UTF8.self).contains(Self.mark) { return }
    throw FileFault(
      .cannotCreate, path,
      reason: """
        it holds a \(first) that no run of d2a wrote (there is no run.json of d2a beside it); name another folder
        """)
  }

  /// Removes temporary files of runs that were killed.
  private func removeLeftovers() {
    for name in (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [] {
      guard name.hasPrefix("."), name.hasSuffix(Self.suffix) else { continue }
      let parts = name.dropLast(Self.suffix.count).split(separator: ".")
      guard let process = parts.last.flatMap({ Int32($0) }), process != getpid() else { continue }
      if kill(process, 0) != 0 && errno == ESRCH { try? FileManager.default.removeItem(atPath: path + "/" + name) }
    }
  }

  private func removePieces() {
    if Self.isFolder(pieces) { try? FileManager.default.removeItem(atPath: pieces) }
  }

  private func removeMadeFolders() {
    for folder in madeFolders.reversed() { rmdir(folder) }
    madeFolders = []
  }
}
