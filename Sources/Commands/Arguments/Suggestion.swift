import ModelFiles

/// The end of a message that says which word was probably meant.
enum Suggestion {
  /// "; did you mean "run"?", or nothing when no word is near.
  static func of(_ word: String, among words: [String]) -> String {
    didYouMean(Array(nearest(word, among: words).prefix(1))).map { "; " + $0 } ?? ""
  }
}
