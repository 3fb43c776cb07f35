import Foundation

/// An earlier report, read to be compared with: its names and ratios.
public struct Baseline: Sendable, Equatable {
  /// Why a file cannot be compared with.
  public enum Fault: Error, Sendable, Equatable {
    /// It is not there or cannot be read; the text says why.
    case missing(String)
    /// It is not such a report; the text says what is wrong and where.
    case damaged(String)
  }

  /// Size of its workloads.
  public var scale: Double
  /// Ratio of every workload, in the order of the file.
  public var ratios: [(name: String, relative: Double)]

  /// Reads a file.
  public init(path: String) throws(Fault) {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw .missing("it is not there")
    }
    if isFolder.boolValue { throw .missing("it is a folder") }
    let size = (try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? NSNumber
    if let size, size.intValue > Self.sizeLimit { throw .damaged("it is larger than \(Self.sizeLimit >> 20) MiB") }
    guard let data = FileManager.default.contents(atPath: path) else { throw .missing("it cannot be opened") }
    try self.init(data: data)
  }

  /// Reads the bytes of a file.
  init(data: Data) throws(Fault) {
    let written: Written
    do {
      written = try JSONDecoder().decode(Written.self, from: data)
    } catch let error as DecodingError {
      throw .damaged(Self.words(for: error))
    } catch {
      throw .damaged("it is not JSON")
    }
    scale = written.scale ?? 1
    guard scale.isFinite, scale > 0 else { throw .damaged("scale is \(scale); it is greater than 0") }
    if written.workloads.isEmpty { throw .damaged("workloads is empty") }
    ratios = []
    for (index, workload) in written.workloads.enumerated() {
      let place = "workloads[\(index)]"
      guard workload.relative.isFinite, workload.relative > 0, workload.relative < 1e12 else {
        throw .damaged("\(place).relative is \(workload.relative); it is a ratio greater than 0")
      }
      if ratios.contains(where: { $0.name == workload.name }) {
        throw .damaged("\(place).name is \"\(workload.name.prefix(60))\" for the second time")
      }
      ratios.append((workload.name, workload.relative))
    }
  }

  /// Two are equal when they say the same.
  public static func == (a: Baseline, b: Baseline) -> Bool {
    a.scale == b.scale && a.ratios.elementsEqual(b.ratios) { $0 == $1 }
  }

  /// The part of a report that matters.
  private struct Written: Decodable {
    struct Workload: Decodable {
      var name: String
      var relative: Double
    }
    var scale: Double?
    var workloads: [Workload]
  }

  private static let sizeLimit = 16 << 20

  private static func words(for error: DecodingError) -> String {
    func place(_ path: [any CodingKey]) -> String {
      let text = path.reduce("") { text, key in
        key.intValue.map { "\(text)[\($0)]" } ?? (text.isEmpty ? "" : text + ".") + key.stringValue
      }
      return text.isEmpty ? "the whole" : text
    }
    switch error {
    case .keyNotFound(let key, let context):
      return "\(place(context.codingPath + [key])) is missing"
    case .typeMismatch(let type, let context), .valueNotFound(let type, let context):
      return "\(place(context.codingPath)) is not \(name(of: type))"
    case .dataCorrupted(let context):
      return context.codingPath.isEmpty ? "it is not JSON" : "\(place(context.codingPath)) cannot be read"
    @unknown default: return "it is not a report of this program"
    }
  }

  private static func name(of type: Any.Type) -> String {
    if type == Double.self { return "a number" }
    if type == String.self { return "a text" }
    return "what a report has there"
  }
}
