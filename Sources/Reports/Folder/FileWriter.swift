import Foundation

/// A file being written, front to back, through a buffer.
public final class FileWriter {
  /// Where it is.
  public let path: String
  /// Bytes handed over so far.
  public private(set) var count: Int64 = 0

  private var descriptor: Int32
  private var buffer: [UInt8] = []
  private static let bufferSize = 1 << 16

  /// Makes an empty file, replacing one that is there.
  public init(path: String) throws(FileFault) {
    self.path = path
    descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    if descriptor < 0 { throw .system(.cannotCreate, path) }
    buffer.reserveCapacity(Self.bufferSize + 4_096)
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// Appends bytes.
  public func write(_ bytes: [UInt8]) throws(FileFault) {
    buffer += bytes
    count += Int64(bytes.count)
    if buffer.count >= Self.bufferSize { try flush() }
  }

  /// Hands everything to the disk and closes the file; it is complete only after this.
  public func finish() throws(FileFault) {
    try flush()
    let synced = fsync(descriptor)
    // Devices and pipes cannot be synchronised, which is no failure.
    if synced != 0 && errno != EINVAL && errno != EROFS { throw .system(.cannotWrite, path) }
    let closed = close(descriptor)
    descriptor = -1
    if closed != 0 { throw .system(.cannotWrite, path) }
  }

  private func flush() throws(FileFault) {
    var done = 0
    while done < buffer.count {
      let written = buffer.withUnsafeBytes { bytes in
        Foundation.write(descriptor, bytes.baseAddress.map { $0 + done }, bytes.count - done)
      }
      if written < 0 {
        if errno == EINTR { continue }
        throw .system(.cannotWrite, path)
      }
      done += written
    }
    buffer.removeAll(keepingCapacity: true)
  }
}
