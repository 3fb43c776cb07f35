import Statistics

/// An SVG element being drawn.
///
/// The names of series are classes and the scales are `data-` attributes, so that a drawing can be read back into
/// numbers: x = (px − data-x0) / data-dx, and the same for y.
struct Canvas {
  /// What has been drawn.
  private(set) var markup = Markup()
  /// Whether the next pair of a path follows its command at once.
  var isFirst = false

  /// Begins a drawing.
  ///
  /// - Parameter classes: space-separated classes beside `chart`.
  init(
    _ classes: StaticString, id: String, width: Double, height: Double, title: String, description: String,
    x: Scale? = nil, y: Scale? = nil
  ) {
    markup.raw("<svg class=\"chart ")
    markup.raw(classes)
    markup.raw("\" viewBox=\"0 0 ")
    markup.number(width)
    markup.raw(" ")
    markup.number(height)
    markup.raw("\" role=\"img\" aria-labelledby=\"")
    markup.text(id)
    markup.raw("-t ")
    markup.text(id)
    markup.raw("-d\"")
    if let x { scale("x", zero: x(0) - (min(max(0, x.low), x.high)) * x.perUnit, unit: x.perUnit) }
    if let y { scale("y", zero: y(0) - (min(max(0, y.low), y.high)) * y.perUnit, unit: y.perUnit) }
    markup.raw("><title id=\"")
    markup.text(id)
    markup.raw("-t\">")
    markup.text(title)
    markup.raw("</title><desc id=\"")
    markup.text(id)
    markup.raw("-d\">")
    markup.text(description)
    markup.raw("</desc>")
  }

  private mutating func scale(_ name: StaticString, zero: Double, unit: Double) {
    markup.raw(" data-")
    markup.raw(name)
    markup.raw("0=\"")
    markup.number(zero, decimals: 3)
    markup.raw("\" data-d")
    markup.raw(name)
    markup.raw("=\"")
    markup.number(unit, decimals: 9)
    markup.raw("\"")
  }

  /// Begins a group with scales of its own: where a value of zero lies, and the distance for one unit.
  mutating func beginRow(zero: Double, unit: Double) {
    markup.raw("<g class=\"row\"")
    scale("x", zero: zero, unit: unit)
    markup.raw(">")
  }

  /// Appends what the program itself wrote.
  mutating func raw(_ part: StaticString) { markup.raw(part) }

  /// Appends a number.
  mutating func number(_ value: Double) { markup.number(value) }

  /// Appends a text from anywhere, escaped.
  mutating func escaped(_ text: String) { markup.text(text) }

  /// Appends a number with nine decimals, for a scale.
  mutating func precise(_ value: Double) { markup.number(value, decimals: 9) }

  /// The drawing, ended.
  mutating func end() -> Markup {
    markup.raw("</svg>")
    return markup
  }

  /// A text; its class says how it is aligned.
  mutating func text(_ text: String, _ x: Double, _ y: Double, _ classes: StaticString = "") {
    markup.raw("<text x=\"")
    markup.number(x)
    markup.raw("\" y=\"")
    markup.number(y)
    attribute(classes)
    markup.raw(">")
    markup.text(text)
    markup.raw("</text>")
  }

  /// A rectangle; one that is narrower or lower than half a tenth, and so would be written without size, is not drawn.
  mutating func rectangle(
    _ x: Double, _ y: Double, _ width: Double, _ height: Double, _ classes: StaticString, radius: Double = 0
  ) {
    guard width >= 0.05, height >= 0.05 else { return }
    markup.raw("<rect x=\"")
    markup.number(x)
    markup.raw("\" y=\"")
    markup.number(y)
    markup.raw("\" width=\"")
    markup.number(width)
    markup.raw("\" height=\"")
    markup.number(height)
    if radius > 0 {
      markup.raw("\" rx=\"")
      markup.number(radius)
    }
    attribute(classes)
    markup.raw("/>")
  }

  /// A straight line.
  mutating func line(_ x: Double, _ y: Double, _ endX: Double, _ endY: Double, _ classes: StaticString) {
    path(classes) {
      $0.point("M", x, y)
      if y == endY { $0.go("H", endX) } else if x == endX { $0.go("V", endY) } else { $0.point("L", endX, endY) }
    }
  }

  /// A round mark.
  mutating func dot(_ x: Double, _ y: Double, radius: Double, _ classes: StaticString) {
    markup.raw("<circle cx=\"")
    markup.number(x)
    markup.raw("\" cy=\"")
    markup.number(y)
    markup.raw("\" r=\"")
    markup.number(radius)
    attribute(classes)
    markup.raw("/>")
  }

  /// A path whose commands are written by `draw`.
  mutating func path(_ classes: StaticString, _ draw: (inout Canvas) -> Void) {
    markup.raw("<path d=\"")
    draw(&self)
    attribute(classes)
    markup.raw("/>")
  }

  /// A path command with a point.
  mutating func point(_ command: StaticString, _ x: Double, _ y: Double) {
    markup.raw(command)
    markup.number(x)
    markup.raw(" ")
    markup.number(y)
  }

  /// A curve that leaves one point and reaches another level.
  mutating func bend(from start: (x: Double, y: Double), to end: (x: Double, y: Double)) {
    let middle = (start.x + end.x) / 2
    point("C", middle, start.y)
    point(" ", middle, end.y)
    point(" ", end.x, end.y)
  }

  /// A path command with one number.
  mutating func go(_ command: StaticString, _ value: Double) {
    markup.raw(command)
    markup.number(value)
  }

  /// A whole number.
  mutating func number(_ value: Int) { markup.number(value) }

  /// The end of a quoted attribute, and a class when there is one.
  private mutating func attribute(_ classes: StaticString) {
    markup.raw("\"")
    if classes.utf8CodeUnitCount > 0 {
      markup.raw(" class=\"")
      markup.raw(classes)
      markup.raw("\"")
    }
  }

  /// A label in one or two lines, its middle at a height.
  mutating func label(
    _ text: String, _ x: Double, middle: Double, width: Double, size: Double = 14, _ classes: StaticString = ""
  ) {
    let lines = Fit.lines(text, width: width, size: size)
    let top = middle + size * 0.35 - Double(lines.count - 1) * size * 0.55
    for (index, line) in lines.enumerated() { self.text(line, x, top + Double(index) * size * 1.1, classes) }
  }

  /// The 95 % bar of an interval, with ends; nothing where there is no interval.
  mutating func interval(low: Double, high: Double, on scale: Scale, y: Double) {
    guard drawable(low).isFinite, drawable(high).isFinite, high > low else { return }
    let (from, to) = (scale(low), scale(high))
    path("interval") {
      $0.point("M", from, y)
      $0.go("H", to)
      $0.point("M", from, y - 5)
      $0.raw("v10")
      $0.point("M", to, y - 5)
      $0.raw("v10")
    }
  }

  /// Vertical grid lines with their values below, for horizontal bars.
  mutating func axis(below scale: Scale, from top: Double, to bottom: Double, _ text: (Double) -> String) {
    path("grid") {
      for mark in scale.marks {
        $0.point("M", scale(mark), top)
        $0.go("V", bottom)
      }
    }
    for mark in scale.marks { self.text(text(mark), scale(mark), bottom + 16, "m s") }
  }
}
