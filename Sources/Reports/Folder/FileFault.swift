import Foundation

/// Why results could not be put where they were asked for.
public struct FileFault: Error, Sendable, Equatable {
  /// The two ways in which output fails.
  public enum Kind: Sendable, Equatable {
    /// A folder or file cannot be made there.
    case cannotCreate
    /// Writing began and failed: a full disk, a limit.
    case cannotWrite
  }

  /// Which way.
  public var kind: Kind
  /// The file or folder.
  public var path: String
  /// What stood in the way, in words.
  public var reason: String

  /// A fault with its reason in words.
  public init(_ kind: Kind, _ path: String, reason: String) {
    self.kind = kind
    self.path = path
    self.reason = reason
  }

  /// A fault that the system reported through `errno`.
  static func system(_ kind: Kind, _ path: String, _ code: Int32 = errno) -> FileFault {
    FileFault(kind, path, reason: words(for: code))
  }

  private static func words(for code: Int32) -> String {
    switch code {
    case ENOSPC: "the disk is full"
    case EDQUOT: "the disk quota is used up"
    case EFBIG: "the file would be larger than the system allows"
    case EACCES, EPERM: "there is no permission to write there"
    case EROFS: "the disk is read-only"
    case ENOTDIR, EEXIST: "something on the way there is a file, not a folder"
    case ENAMETOOLONG: "the name is too long"
    default: String(cString: strerror(code))
    }
  }
}
