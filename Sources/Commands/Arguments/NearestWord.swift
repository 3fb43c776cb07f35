/// The word that was probably meant.
enum NearestWord {
  /// The nearest of some words, if one is near enough: at most a third of the letters wrong, and one in any case.
  static func of(_ word: String, among words: [String]) -> String? {
    let limit = max(1, word.count / 3)
    var best: (word: String, distance: Int)?
    for candidate in words {
      let distance = distance(word.lowercased(), candidate.lowercased())
      let isBeginning = word.count > 2 && candidate.lowercased().hasPrefix(word.lowercased())
      let counted = isBeginning ? min(distance, limit) : distance
      if counted <= limit, counted < (best?.distance ?? .max) { best = (candidate, counted) }
    }
    return best?.word
  }

  /// "; did you mean "run"?", or nothing.
  static func hint(for word: String, among words: [String]) -> String {
    of(word, among: words).map { "; did you mean \"\($0)\"?" } ?? ""
  }

  /// Edit distance with exchange of neighbours (optimal string alignment).
  ///
  /// - Complexity: O(product of the lengths).
  static func distance(_ first: String, _ second: String) -> Int {
    let (a, b) = (Array(first), Array(second))
    var before = [Int](repeating: 0, count: b.count + 1)
    var above = Array(0...b.count)
    for i in 1..<(a.count + 1) {
      var row = [i] + [Int](repeating: 0, count: b.count)
      for j in 1..<(b.count + 1) {
        row[j] = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { row[j] = min(row[j], before[j - 2] + 1) }
      }
      (before, above) = (above, row)
    }
    return above[b.count]
  }
}
