extension Canvas {
  /// A line through the values of days, broken where one is missing.
  ///
  /// Its coordinates are days and tenths of a pixel below zero's height, whole numbers, so that a point takes four to
  /// six bytes; the group around it carries the transform.
  mutating func course(_ values: [Double], step: Int, unit: Double, _ classes: StaticString) {
    begin(classes, step)
    var last: Int? = nil
    var previous = 0
    for day in stride(from: 0, to: values.count, by: step) {
      guard let height = Self.height(values[day], unit) else {
        last = nil
        continue
      }
      if let last { move(day - last, height - previous) } else { start(day, height) }
      (last, previous) = (day, height)
    }
    raw("\"/>")
  }

  /// The area between two courses, a piece for each run of days that have both.
  mutating func band(_ lower: [Double], _ upper: [Double], step: Int, unit: Double, _ classes: StaticString) {
    begin(classes, step)
    var run: [(day: Int, low: Int, high: Int)] = []
    for day in stride(from: 0, to: min(lower.count, upper.count), by: step) {
      if let low = Self.height(lower[day], unit), let high = Self.height(upper[day], unit) {
        run.append((day, low, high))
      } else {
        area(run)
        run = []
      }
    }
    area(run)
    raw("\"/>")
  }

  private mutating func area(_ run: [(day: Int, low: Int, high: Int)]) {
    guard let first = run.first, let last = run.last, run.count > 1 else { return }
    start(first.day, first.high)
    for index in 1..<run.count { move(run[index].day - run[index - 1].day, run[index].high - run[index - 1].high) }
    move(0, last.low - last.high)
    for index in stride(from: run.count - 2, through: 0, by: -1) {
      move(run[index].day - run[index + 1].day, run[index].low - run[index + 1].low)
    }
    raw("z")
  }

  private mutating func begin(_ classes: StaticString, _ step: Int) {
    raw("<path class=\"")
    raw(classes)
    if step > 1 {
      raw("\" data-step=\"")
      number(step)
    }
    raw("\" d=\"")
  }

  private mutating func start(_ day: Int, _ height: Int) {
    raw("M")
    number(day)
    raw(" ")
    number(height)
    raw("l")
    isFirst = true
  }

  private mutating func move(_ days: Int, _ height: Int) {
    if !isFirst && days >= 0 { raw(" ") }
    isFirst = false
    number(days)
    if height >= 0 { raw(" ") }
    number(height)
  }

  /// Tenths of a pixel below zero's height, or nil for what cannot be drawn.
  private static func height(_ value: Double, _ unit: Double) -> Int? {
    let value = drawable(value)
    return value.isFinite ? Int((value * unit * 10).rounded()) : nil
  }
}
