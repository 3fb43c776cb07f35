extension String {
  /// The text, or its beginning and an ellipsis where it has more than so many characters (Unicode scalars, so that a
  /// letter with ten thousand accents is long too).
  func clipped(to most: Int = 200) -> String {
    let end = unicodeScalars.index(startIndex, offsetBy: most, limitedBy: unicodeScalars.endIndex)
    guard let end, end < unicodeScalars.endIndex else { return self }
    return String(unicodeScalars[..<end]) + "…"
  }
}
