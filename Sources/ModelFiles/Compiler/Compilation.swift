import PatientFlow

/// What a document becomes: the network that the engine runs, its names, and the averages that loads and limits are
/// told from.
struct Compilation: Sendable {
  let network: Network
  let names: Names
  /// Means of the network's distributions.
  let means: Means
  /// Patients a day in the measured time, where all who look for room find some.
  let traffic: Traffic

  init(_ network: Network, _ names: Names, _ means: Means) {
    self.network = network
    self.names = names
    self.means = means
    traffic = Traffic(network, means, Self.measured(network))
  }

  /// The measured time.
  var window: Window { Self.measured(network) }

  private static func measured(_ network: Network) -> Window {
    Window(begins: network.timing.start, ends: network.timing.end)
  }
}
