/// What a drawing has no room for any more: the boxes of its texts and bars.
struct Room {
  private var taken: [Box] = []

  /// A box that something takes up.
  struct Box {
    let left: Double
    let right: Double
    let top: Double
    let bottom: Double

    /// A box between four edges.
    init(left: Double, right: Double, top: Double, bottom: Double) {
      (self.left, self.right, self.top, self.bottom) = (left, right, top, bottom)
    }

    /// The box of a text on its base line, from `x` or, when `isEnd`, up to there; a bold one a little wider than
    /// estimated, for typefaces whose bold is very wide.
    init(_ text: String, _ x: Double, _ y: Double, size: Double, isEnd: Bool = false, isBold: Bool = false) {
      let width = Fit.width(text, size: size, isBold: isBold) * (isBold ? 1.08 : 1)
      self.init(left: isEnd ? x - width : x, right: isEnd ? x : x + width, top: y - size * 0.7, bottom: y + size * 0.15)
    }
  }

  /// Takes a box up, free or not.
  mutating func take(_ box: Box) { taken.append(box) }

  /// Takes a box up if nothing lies there or within two of it to the left or right; whether it did.
  mutating func takeIfFree(_ box: Box) -> Bool {
    for other in taken where box.left < other.right + 2 && other.left < box.right + 2 {
      if box.top < other.bottom && other.top < box.bottom { return false }
    }
    taken.append(box)
    return true
  }
}
