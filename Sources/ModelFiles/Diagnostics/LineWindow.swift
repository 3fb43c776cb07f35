/// The part of a line that is shown above a caret, made harmless for a terminal, and where the caret stands below it.
///
/// A short line is shown whole. Of a long one as much is shown as fits, with an ellipsis where it was cut; no more than
/// a bounded number of bytes is looked at, however long the line.
struct LineWindow {
  /// The text to show.
  private(set) var text = ""
  /// Columns before the caret.
  private(set) var markColumn = 0
  /// Columns that the caret underlines, at least one.
  private(set) var markWidth = 1

  /// The window of `line` around `mark`, which begins in it.
  init(_ bytes: [UInt8], line: Span, mark: Span) {
    var start = line.start
    if start == 0, bytes.has([0xEF, 0xBB, 0xBF], at: 0) { start = min(3, line.end) }
    let markStart = min(max(mark.start, start), line.end)
    let isLong = line.end - start > DiagnosticRenderer.windowWidth && !Self.fits(bytes, start, line.end)
    if isLong {
      let first = Self.stepBack(bytes, from: markStart, to: start, characters: DiagnosticRenderer.windowLead)
      if first > start { text = "…" }
      start = first
    }
    build(bytes, from: start, to: line.end, mark: Span(markStart, max(mark.end, markStart)), isCut: isLong)
  }

  private mutating func build(_ bytes: [UInt8], from start: Int, to end: Int, mark: Span, isCut: Bool) {
    var shown = DisplayText()
    let lead = text.isEmpty ? 0 : 1
    var offset = start
    var markEnd: Int?
    markColumn = lead
    while offset < end {
      if isCut, shown.width >= DiagnosticRenderer.windowWidth || shown.count >= 2 * DiagnosticRenderer.windowWidth {
        break
      }
      if offset == mark.start { markColumn = lead + shown.width }
      if offset >= mark.end, markEnd == nil, offset > mark.start { markEnd = lead + shown.width }
      let (scalar, length) = UTF8Check.scalar(at: offset, in: bytes)
      shown.append(scalar)
      offset += length
    }
    if offset <= mark.start { markColumn = lead + shown.width }
    markWidth = max(1, (markEnd ?? lead + shown.width) - markColumn)
    if mark.end <= mark.start { markWidth = 1 }
    text += shown.text
    if offset < end { text += "…" }
  }

  /// Whether a line of more bytes than columns still fits: only short ones are tried.
  private static func fits(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
    guard end - start <= 4 * DiagnosticRenderer.windowWidth else { return false }
    var shown = DisplayText()
    var offset = start
    while offset < end {
      let (scalar, length) = UTF8Check.scalar(at: offset, in: bytes)
      shown.append(scalar)
      offset += length
    }
    return shown.width <= DiagnosticRenderer.windowWidth
  }

  /// The offset `characters` before `offset`, not before `limit`.
  private static func stepBack(_ bytes: [UInt8], from offset: Int, to limit: Int, characters: Int) -> Int {
    var at = offset
    for _ in 0..<characters where at > limit {
      var first = at - 1
      while first > limit, first > at - 4, bytes[first] & 0xC0 == 0x80 { first -= 1 }
      at = first + (UTF8Check.length(at: first, in: bytes) ?? 1) == at ? first : at - 1
    }
    return at
  }
}
