/// The bytes of a file, with line numbers.
public struct SourceText: Sendable {
  /// Path as the user gave it.
  public var path: String
  /// Contents, UTF-8 (not yet checked).
  public var bytes: [UInt8]

  /// A text that came from `path`.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}

/// A stretch of a text, in byte offsets.
public struct Span: Sendable, Hashable {
  /// First byte.
  public var start: Int
  /// First byte after it.
  public var end: Int

  /// The bytes from `start` up to `end`.
  public init(_ start: Int, _ end: Int) {
    self.start = start
    self.end = end
  }
}
