import Statistics

extension Interval {
  /// Standard error of the mean that a 95 % interval was made from; 0 with fewer than two values.
  var standardError: Double {
    count < 2 ? 0 : halfWidth / studentQuantile(0.975, degreesOfFreedom: Double(count - 1))
  }
}
