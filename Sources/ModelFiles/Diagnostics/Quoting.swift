/// A name or text of the file as a message shows it: in quotation marks, at most 60 characters of it.
public func quoted(_ text: String) -> String {
  "\"\(shortened(text, to: 60))\""
}

/// At most the first `limit` characters of a text, with an ellipsis when more follow. O(limit).
public func shortened(_ text: String, to limit: Int) -> String {
  guard let end = text.unicodeScalars.index(text.startIndex, offsetBy: limit, limitedBy: text.endIndex),
    end < text.endIndex
  else { return text }
  return String(text.unicodeScalars[..<end]) + "…"
}

/// A character by its number, "U+00A0".
func codePoint(_ scalar: Unicode.Scalar) -> String {
  let digits = String(scalar.value, radix: 16, uppercase: true)
  return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
}
