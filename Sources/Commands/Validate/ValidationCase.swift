import Validation

/// Something that can be validated.
enum ValidationCase {
  /// A published model: the path of its model file.
  case published(modelPath: String)
  /// A model that theory knows the answer for.
  case analytic(AnalyticCase)

  /// What it is called on the command line.
  var name: String {
    switch self {
    case .published(let path): PublishedCase.name(ofModelAt: path)
    case .analytic(let analytic): analytic.name
    }
  }

  /// The cases that need no folder.
  static var analytic: [ValidationCase] { AnalyticCase.all.map { .analytic($0) } }

  /// Every case: the published models of a folder, then the analytic ones.
  static func all(models folder: String) throws(Ending) -> [ValidationCase] {
    guard let paths = PublishedCase.models(in: folder) else {
      throw Ending(
        Ending.noInput,
        "error: there is no folder \(SafeText.line(folder)); --models names the one with the published models")
    }
    return paths.map { .published(modelPath: $0) } + analytic
  }

  /// Whether a word of the command line is the path of a model rather than the name of a case.
  static func isPath(_ word: String) -> Bool { word.contains("/") || word.hasSuffix(PublishedCase.ending) }

  /// The case that a word of the command line names: a name among `all`, or the path of a model.
  static func named(_ word: String, among all: [ValidationCase]) throws(Ending) -> ValidationCase {
    if let known = all.first(where: { $0.name == word }) { return known }
    if isPath(word) { return .published(modelPath: word) }
    let names = all.map(\.name)
    throw Ending(
      Ending.usage,
      "error: there is no case \"\(SafeText.line(word))\"\(Suggestion.of(word, among: names))\n"
        + "`d2a validate --list` names the cases.")
  }
}
