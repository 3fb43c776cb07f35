/// The days of a daily figure: how many, and how its axis is marked.
public struct Days: Sendable {
  /// A month that begins within the days, or the day they begin.
  public struct Mark: Sendable {
    /// Days after the first.
    public var offset: Int
    /// "Apr 2022".
    public var label: String

    /// A mark.
    public init(offset: Int, label: String) {
      self.offset = offset
      self.label = label
    }
  }

  /// How many days.
  public var count: Int
  /// Marks in ascending order.
  public var marks: [Mark]
  /// First and last day of the period that the answer is told for, as offsets, or nil for all days.
  public var period: ClosedRange<Int>?

  /// What a replication of so many days is called: "simulated year", or "simulated period".
  public var replicationName: String { (360...372).contains(count) ? "simulated year" : "simulated period" }

  /// Days with their marks.
  public init(count: Int, marks: [Mark], period: ClosedRange<Int>? = nil) {
    self.count = count
    self.marks = marks
    self.period = period
  }
}
