/// Staff who carry out tasks, all alike.
public struct StaffPool: Sendable, Equatable {
  /// What becomes of tasks in progress when too few staff stay on duty.
  public enum ShiftEnd: UInt8, Sendable, BitwiseCopyable {
    /// The tasks that began last pause, and are resumed before any other begins.
    case pause
    /// Tasks in progress are finished in overtime.
    case finish
  }

  /// Hash of the id.
  public var key: UInt32
  /// Schedule whose values are the numbers on duty.
  public var rota: Int32
  /// Share of time on duty that goes into tasks; a task takes `duration / productive`.
  public var productive: Double
  /// What becomes of tasks in progress at a shift's end.
  public var atShiftEnd: ShiftEnd
  /// Dated changes, applied to the rostered number whenever it is above 0; its base amount is 0.
  public var changes: ChangePlan
  /// Pounds an hour on duty.
  public var costPerHour: Double

  /// A pool that works by `rota`.
  public init(key: UInt32, rota: Int32, productive: Double = 1) {
    self.key = key
    self.rota = rota
    self.productive = productive
    atShiftEnd = .pause
    changes = ChangePlan(key: key, base: 0)
    costPerHour = 0
  }
}
