import RandomStreams

/// `d2a bits`: the random bits that the simulation draws, as bytes.
struct BitsCommand {
  private let arguments: ParsedArguments
  private let console: Console

  /// The command for its arguments.
  init(_ arguments: ParsedArguments, on console: Console) {
    self.arguments = arguments
    self.console = console
  }

  /// Streams bytes until the reader goes away or so many have been written.
  func run() throws(Ending) {
    let limit = try arguments.whole("--bytes", in: 0...Int.max)
    var left = limit ?? .max
    var bits = KeyedBits(seed: seedHash((arguments.value("--seed") ?? "bits").utf8))
    while left > 0 {
      let bytes = bits.nextDayBytes()
      try console.say(bytes: bytes.count <= left ? bytes : Array(bytes.prefix(left)))
      if limit != nil { left -= min(left, bytes.count) }
    }
  }
}
