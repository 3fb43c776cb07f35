/// What `--version` says.
enum VersionText {
  /// Name, version, Swift and platform.
  static let whole = "d2a \(Program.version)\n\(platform)\n"

  /// "Swift 6.3, Linux x86_64".
  static let platform = "Swift \(swift), \(system) \(processor)"

  /// Version of the compiler.
  static var swift: String {
    #if compiler(>=6.5)
      "6.5 or later"
    #elseif compiler(>=6.4)
      "6.4"
    #elseif compiler(>=6.3)
      "6.3"
    #elseif compiler(>=6.2)
      "6.2"
    #else
      "6.1"
    #endif
  }

  /// What it was built for.
  static var system: String {
    #if os(Linux)
      "Linux"
    #elseif os(macOS)
      "macOS"
    #elseif os(Windows)
      "Windows"
    #else
      "another system"
    #endif
  }

  /// The kind of processor that it was built for.
  static var processor: String {
    #if arch(x86_64)
      "x86_64"
    #elseif arch(arm64)
      "arm64"
    #else
      "another processor"
    #endif
  }
}
