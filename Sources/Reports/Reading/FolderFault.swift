/// Why a results folder cannot be read.
public struct FolderFault: Error, Sendable, Equatable {
  /// The two ways in which reading fails.
  public enum Kind: Sendable, Equatable {
    /// A file or the folder is not there, or may not be read.
    case missing
    /// It is there and is not what a run wrote.
    case damaged
  }

  /// Which way.
  public var kind: Kind
  /// The file, with its folder.
  public var path: String
  /// The line that is at fault, or nil.
  public var line: Int?
  /// What is wrong, in words that go on after "it".
  public var reason: String

  /// A fault with its reason in words.
  public init(_ kind: Kind, _ path: String, line: Int? = nil, reason: String) {
    self.kind = kind
    self.path = path
    self.line = line
    self.reason = reason
  }
}
