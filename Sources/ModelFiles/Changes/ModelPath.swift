/// The way to a value of a model: `places.p2.count`, `steps.p2Stay.risks[0].to`, `places."St. Mary's".count`.
///
/// Names are joined by points; a name with a point, a bracket or a quotation mark in it stands in double or single
/// quotation marks, within which a backslash takes the next character as it is. Entries of a list are counted from 0.
public struct ModelPath: Sendable, Equatable {
  /// One step of the way.
  public enum Segment: Sendable, Equatable {
    case name(String)
    case index(Int)
  }

  /// What keeps a text from being a path, as a sentence without a full stop.
  public struct Fault: Error, Equatable {
    /// The sentence.
    public var sentence: String
  }

  /// The steps, at least one.
  public let segments: [Segment]

  /// How many steps a path may have.
  public static let lengthLimit = 100

  /// The path that `text` writes. O(characters).
  public init(_ text: String) throws(Fault) {
    var reader = PathReader(text)
    segments = try reader.segments()
  }

  /// The path as it is written, from its first `count` steps.
  public func text(first count: Int? = nil) -> String {
    var result = ""
    for segment in segments.prefix(count ?? segments.count) {
      switch segment {
      case .index(let index): result += "[\(index)]"
      case .name(let name): result += (result.isEmpty ? "" : ".") + Self.written(name)
      }
    }
    return result
  }

  /// The bytes of which none may stand in a name without quotation marks.
  private static let marks = Array(".[]\"'\\".utf8)

  /// A name as a path writes it, in quotation marks where it needs them.
  public static func written(_ name: String) -> String {
    let needsMarks = name.isEmpty || name.utf8.contains { marks.contains($0) }
    guard needsMarks else { return name }
    var result = "\""
    for scalar in name.unicodeScalars {
      if scalar == "\"" || scalar == "\\" { result += "\\" }
      result.unicodeScalars.append(scalar)
    }
    return result + "\""
  }
}

/// Reads a path from its text.
private struct PathReader {
  private let scalars: [Unicode.Scalar]
  private var at = 0

  init(_ text: String) {
    scalars = Array(text.unicodeScalars)
  }

  mutating func segments() throws(ModelPath.Fault) -> [ModelPath.Segment] {
    guard !scalars.isEmpty else { throw ModelPath.Fault(sentence: "this path is empty") }
    var result = [ModelPath.Segment.name(try name())]
    while at < scalars.count {
      guard result.count < ModelPath.lengthLimit else {
        throw ModelPath.Fault(sentence: "a path has at most \(ModelPath.lengthLimit) steps")
      }
      switch scalars[at] {
      case ".":
        at += 1
        result.append(.name(try name()))
      case "[": result.append(.index(try index()))
      default: throw ModelPath.Fault(sentence: "after \(sofar) a path goes on with \".\" or \"[\"")
      }
    }
    return result
  }

  /// What has been read, for a sentence.
  private var sofar: String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[..<at])
    return shortened(String(view), to: 60)
  }

  private mutating func name() throws(ModelPath.Fault) -> String {
    var view = String.UnicodeScalarView()
    if at < scalars.count, scalars[at] == "\"" || scalars[at] == "'" {
      let mark = scalars[at]
      at += 1
      while at < scalars.count, scalars[at] != mark {
        if scalars[at] == "\\", at + 1 < scalars.count { at += 1 }
        view.append(scalars[at])
        at += 1
      }
      guard at < scalars.count else {
        throw ModelPath.Fault(sentence: "a name in this path has no closing quotation mark")
      }
      at += 1
    } else {
      while at < scalars.count, scalars[at] != ".", scalars[at] != "[" {
        view.append(scalars[at])
        at += 1
      }
      guard !view.isEmpty else {
        let place = at == 0 ? "at the beginning of this path" : "in this path after \(sofar)"
        throw ModelPath.Fault(sentence: "a name is missing \(place)")
      }
    }
    return String(view)
  }

  private mutating func index() throws(ModelPath.Fault) -> Int {
    at += 1
    var value = 0
    let first = at
    while at < scalars.count, let digit = UInt8(ascii: scalars[at]), digit.isDigit, at - first < 9 {
      value = value * 10 + Int(digit - .zero)
      at += 1
    }
    guard at > first, at < scalars.count, scalars[at] == "]" else {
      throw ModelPath.Fault(sentence: "between \"[\" and \"]\" stands a whole number, counted from 0")
    }
    at += 1
    return value
  }
}

extension UInt8 {
  /// The byte of an ASCII character.
  fileprivate init?(ascii scalar: Unicode.Scalar) {
    guard scalar.isASCII else { return nil }
    self = UInt8(scalar.value)
  }
}
