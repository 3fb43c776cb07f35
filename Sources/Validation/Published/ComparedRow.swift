import Statistics

/// A row of a published case with what was simulated for it.
public struct ComparedRow: Sendable {
  /// What becomes of an expected value.
  public enum Verdict: Sendable, Equatable {
    /// The simulated value is within the tolerance.
    case within
    /// It is not.
    case misses
    /// It is not, as the table says, with the reason.
    case missesAsKnown(String)
    /// It is, though the table says that it misses: the table is out of date.
    case knownButWithin(String)

    /// Whether nothing is wrong with it.
    public var isExpected: Bool {
      switch self {
      case .within, .missesAsKnown: true
      case .misses, .knownButWithin: false
      }
    }
  }

  /// The row.
  public let row: ExpectedRow
  /// The simulated value with its 95 % interval; without a half-width where there is none, as for where a sum is lowest.
  public let simulated: Interval
  /// Standard error of the simulated value; 0 where there is none.
  public let simulatedError: Double

  /// A row and what was simulated for it.
  public init(_ row: ExpectedRow, simulated: Interval, simulatedError: Double) {
    self.row = row
    self.simulated = simulated
    self.simulatedError = simulatedError.isNaN ? 0 : simulatedError
  }

  /// How far the simulated value may be off, in the unit of both.
  public var allowed: Double {
    row.tolerance.allowed(
      expected: row.value, standardError: row.standardError, simulatedError: simulatedError)
  }

  /// The difference in standard errors of both together; nil where that makes no sense: the expected value is neither
  /// exact nor has a standard error, or neither value has one.
  public var z: Double? {
    if row.truth != .exact && row.standardError == 0 { return nil }
    let error = (row.standardError * row.standardError + simulatedError * simulatedError).squareRoot()
    return error > 0 ? (simulated.mean - row.value) / error : nil
  }

  /// Whether the simulated value is within the tolerance. A value that no replication has is not.
  public var isWithin: Bool { (simulated.mean - row.value).magnitude <= allowed + 1e-12 * row.value.magnitude }

  /// What becomes of it.
  public var verdict: Verdict {
    switch (isWithin, row.known) {
    case (true, nil): .within
    case (false, nil): .misses
    case (false, let reason?): .missesAsKnown(reason)
    case (true, let reason?): .knownButWithin(reason)
    }
  }
}
