import ModelFiles

extension ParsedArguments {
  /// Position of a scenario that the command line names; wrong usage when the model has none of that name.
  func scenario(_ name: String, in model: ModelFile) throws(Ending) -> Int {
    if let index = model.scenarios.firstIndex(where: { $0.id == name }) { return index }
    let all = model.scenarios.map(\.id)
    throw fault(
      "the model has no scenario \"\(SafeText.line(name))\"\(Suggestion.of(name, among: all)) It has "
        + all.map(SafeText.line).joined(separator: ", "))
  }
}
