/// A model that `d2a new` writes.
struct Starter: Sendable {
  /// What `--from` calls it.
  var name: String
  /// What it is, in a few words.
  var summary: String
  /// The file.
  var text: String

  /// The starters; the first is written unless another is named.
  static let all: [Starter] = [.hospital, .ward]

  /// Their names, for messages.
  static let names = all.map(\.name).joined(separator: ", ")
}
