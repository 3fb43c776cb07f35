/// A linear scale from values to places on the drawing.
struct Scale {
  /// The value at `start`.
  let low: Double
  /// The value at the other end.
  let high: Double
  /// Where `low` lies.
  let start: Double
  /// How far `high` lies from it; negative upwards.
  let length: Double
  /// Distance of two marks, a value.
  let step: Double

  /// A scale whose ends are the values given.
  init(from low: Double, to high: Double, start: Double, length: Double, marks: Int = 5) {
    self.low = low
    self.high = high > low ? high : low + 1
    self.start = start
    self.length = length
    step = Self.step(self.high - low, marks: marks)
  }

  /// A scale from zero (or a mark below the smallest value, when that is negative) to a mark above the largest.
  init(holding smallest: Double, _ largest: Double, start: Double, length: Double, marks: Int = 5) {
    let (bottom, top) = (min(0, smallest), max(0, largest))
    let step = Self.step(top > bottom ? top - bottom : 1, marks: marks)
    low = (bottom / step).rounded(.down) * step
    high = top > bottom ? (top / step).rounded(.up) * step : step
    self.start = start
    self.length = length
    self.step = step
  }

  /// Distance on the drawing for one unit of value.
  var perUnit: Double { length / (high - low) }

  /// Where a value lies; values beyond the ends lie at the ends.
  func callAsFunction(_ value: Double) -> Double { start + (min(max(value, low), high) - low) * perUnit }

  /// Values with a mark.
  var marks: [Double] {
    var marks: [Double] = []
    var index = (low / step - 1e-9).rounded(.up)
    while index * step <= high + step * 1e-9 && marks.count < 30 {
      marks.append(index * step)
      index += 1
    }
    return marks
  }

  /// Decimals that the marks need.
  var decimals: Int {
    var (rest, places) = (step, 0)
    while rest < 0.999 && places < 6 {
      rest *= 10
      places += 1
    }
    return places
  }

  /// A mark as text.
  func text(_ mark: Double) -> String { Rounding.text(mark, decimals: decimals) }

  /// 1, 2 or 5 times a power of ten, so that a range has about so many marks.
  private static func step(_ range: Double, marks: Int) -> Double {
    let rough = range / Double(marks)
    var power = 1.0
    while power > rough && power > 1e-12 { power /= 10 }
    while power * 10 <= rough { power *= 10 }
    if rough <= power * 1.0001 { return power }
    return rough <= power * 2 ? power * 2 : rough <= power * 5 ? power * 5 : power * 10
  }
}

/// A value that can be drawn: NaN for what is not a number or larger than anything that is counted.
func drawable(_ value: Double) -> Double { value.magnitude <= 1e12 ? value : .nan }

/// The smallest and largest of those values that can be drawn; nil without any.
func range(_ values: [Double]) -> (low: Double, high: Double)? {
  var (low, high) = (Double.infinity, -Double.infinity)
  for value in values where value.magnitude <= 1e12 {
    low = min(low, value)
    high = max(high, value)
  }
  return low <= high ? (low, high) : nil
}
