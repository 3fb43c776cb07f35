extension ModelFile {
  /// Length of the trials that a warm-up is chosen from, in days, for a horizon of so many: four horizons, at least
  /// four years, at most twenty. A model whose `warmUp` is "auto" is compiled with a warm-up of this length.
  static func trialDays(horizon days: Double) -> Int { Int(min(max(4 * days, 1_460), 7_300).rounded(.up)) }

  /// The same model with a stated warm-up. O(size of the model).
  ///
  /// Nil when that makes it a model that is refused, which takes a longer warm-up than it was read with.
  public func warmedUp(days: Int) -> ModelFile? {
    var assembly = Assembly(text, library, scenarios[0].files)
    assembly.warmUpDays = days
    return assembly.model()
  }
}

extension Assembly {
  /// The tree of a model with the length of its warm-up put in.
  static func withWarmUp(_ root: Node, days: Int) -> Node {
    guard case .object(var members) = root.value, let index = members.firstIndex(where: { $0.key == "warmUp" }) else {
      return root
    }
    members[index].value.value = .string("\(days) d")
    return Node(.object(members), root.span)
  }
}
