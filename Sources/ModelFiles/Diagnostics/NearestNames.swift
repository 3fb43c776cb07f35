/// The names among `candidates` that someone who wrote `word` may have meant, likeliest first, at most three.
///
/// A name that `synonyms` gives for the word, or for a word close to it, comes first. Then come names at a small
/// Damerau-Levenshtein distance (insertions, deletions, exchanges, swaps of neighbours), capitals counted as small
/// letters: one such change for words of up to 4 letters, two up to 8, three beyond. Equal distances keep the order
/// given. Words of more than 64 characters are near to nothing, and only the first 5,000 candidates are looked at.
/// O(candidates · letters²).
public func nearest(
  _ word: String, among candidates: some Sequence<String>, synonyms: Synonyms = .none
) -> [String] {
  let letters = folded(word)
  guard !letters.isEmpty, letters.count <= 64 else { return [] }
  var found: [(name: String, distance: Int)] = []
  var preferred: [String] = []
  let meant = synonyms.meanings(of: letters)
  for candidate in candidates.prefix(5000) {
    if meant.contains(candidate) {
      preferred.append(candidate)
    } else if let distance = distance(letters, folded(candidate), atMost: distanceLimit(letters.count)) {
      found.append((candidate, distance))
    }
  }
  let ordered = found.enumerated().sorted {
    ($0.element.distance, $0.offset) < ($1.element.distance, $1.offset)
  }
  let exact = ordered.prefix { $0.element.distance == 0 }.map(\.element.name)
  let others = ordered.dropFirst(exact.count).map(\.element.name)
  preferred.sort { (meant.firstIndex(of: $0) ?? 0) < (meant.firstIndex(of: $1) ?? 0) }
  return Array((exact + preferred + others).prefix(3))
}

/// `did you mean "count"?` for a hint, or nil without names.
public func didYouMean(_ names: [String]) -> String? {
  guard let last = names.last else { return nil }
  let first = names.dropLast().map(quoted).joined(separator: ", ")
  return "did you mean \(first.isEmpty ? "" : first + " or ")\(quoted(last))?"
}

/// Words that people use for a word of the model file.
public struct Synonyms: Sendable {
  /// For each word in small letters, the names that it may stand for, likeliest first.
  public var names: [String: [String]]

  /// A table of synonyms; the words are given in small letters.
  public init(_ names: [String: [String]]) {
    self.names = names
  }

  /// No synonyms.
  public static let none = Synonyms([:])

  /// What `letters`, or a word of the table close to it, may stand for.
  func meanings(of letters: [Unicode.Scalar]) -> [String] {
    guard !names.isEmpty else { return [] }
    var word = String.UnicodeScalarView()
    word.append(contentsOf: letters)
    if let exact = names[String(word)] { return exact }
    let near = names.keys.compactMap { key in
      distance(letters, folded(key), atMost: distanceLimit(letters.count)).map { (key, $0) }
    }
    guard let best = near.min(by: { ($0.1, $0.0) < ($1.1, $1.0) }) else { return [] }
    return names[best.0] ?? []
  }
}

/// How many changes still count as near, for a word of `length` characters.
private func distanceLimit(_ length: Int) -> Int {
  length <= 4 ? 1 : length <= 8 ? 2 : 3
}

/// The characters of a word in small letters; of a very long word only the first ones.
private func folded(_ word: String) -> [Unicode.Scalar] {
  var result: [Unicode.Scalar] = []
  for scalar in word.unicodeScalars {
    if result.count > 80 { break }
    if scalar.isASCII {
      let isCapital = scalar.value >= 0x41 && scalar.value <= 0x5A
      result.append(isCapital ? Unicode.Scalar(UInt8(scalar.value) | 0x20) : scalar)
    } else {
      result.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
    }
  }
  return result
}

/// The optimal string alignment distance (Damerau-Levenshtein without edits inside a swapped pair), or nil above
/// `limit`. O(one · other).
private func distance(_ one: [Unicode.Scalar], _ other: [Unicode.Scalar], atMost limit: Int) -> Int? {
  guard abs(one.count - other.count) <= limit else { return nil }
  var beforeLast: [Int] = []
  var last = Array(0...other.count)
  for i in 0..<one.count {
    var row = [i + 1]
    row.reserveCapacity(other.count + 1)
    for j in 0..<other.count {
      var best = min(last[j + 1] + 1, row[j] + 1, last[j] + (one[i] == other[j] ? 0 : 1))
      if i > 0, j > 0, one[i] == other[j - 1], one[i - 1] == other[j] { best = min(best, beforeLast[j - 1] + 1) }
      row.append(best)
    }
    if (row.min() ?? 0) > limit { return nil }
    (beforeLast, last) = (last, row)
  }
  return last[other.count] <= limit ? last[other.count] : nil
}
