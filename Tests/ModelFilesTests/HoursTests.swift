import PatientFlow
import Testing

@testable import ModelFiles

@Suite struct HoursOfAModel {
  static let hour: Int64 = 3_600_000_000
  static let day: Int64 = 24 * hour

  /// The schedule of a ward's admission hours.
  static func schedule(_ hours: String) throws -> WeeklySchedule {
    let text = Samples.ward(["places": "{ \"ward\": { \"count\": 110, \"admits\": \(hours) } }"])
    let network = try Samples.model(text).scenarios[0].network
    return network.schedules[Int(network.places[0].admits)]
  }

  /// Breaks as hours of the week and values.
  static func breaks(_ list: [WeeklySchedule.Break]) -> [[Double]] {
    list.map { [Double($0.at) / Double(hour), Double($0.value)] }
  }

  @Test func ofWorkingDays() throws {
    let schedule = try Self.schedule(#"{ "mon-tue": "08:00-18:00", "sat": ["09:00-12:00", "13:00-15:00"] }"#)
    #expect(
      Self.breaks(schedule.week) == [
        [0, 0], [8, 1], [18, 0], [32, 1], [42, 0], [129, 1], [132, 0], [133, 1], [135, 0],
      ])
    #expect(schedule.exceptions.isEmpty)
  }

  @Test func alwaysIsNoSchedule() throws {
    let text = Samples.ward(["places": #"{ "ward": { "count": 110, "admits": "always" } }"#])
    let network = try Samples.model(text).scenarios[0].network
    #expect(network.places[0].admits == -1)
    #expect(network.schedules.isEmpty)
  }

  @Test func aWholeDayEndsAtTwentyFourAndJoinsTheNext() throws {
    let schedule = try Self.schedule(#"{ "mon": "00:00-24:00", "tue": "00:00-06:30" }"#)
    #expect(Self.breaks(schedule.week) == [[0, 1], [30.5, 0]])
  }

  @Test func aNightGoesOverMidnightAlsoFromSundayToMonday() throws {
    let schedule = try Self.schedule(#"{ "fri": "22:00-06:00", "sun": "22:00-06:00" }"#)
    #expect(Self.breaks(schedule.week) == [[0, 1], [6, 0], [118, 1], [126, 0], [166, 1]])
  }

  @Test func daysMayRunOverTheEndOfTheWeek() throws {
    let schedule = try Self.schedule(#"{ "sun-mon": "10:00-11:00" }"#)
    #expect(Self.breaks(schedule.week) == [[0, 0], [10, 1], [11, 0], [154, 1], [155, 0]])
  }

  @Test func anExceptedDayIsShutButTheNightBeforeEndsAsUsual() throws {
    // 26 December 2022 is a Monday.
    let schedule = try Self.schedule(#"{ "sun-mon": "22:00-06:00", "except": ["2022-12-26"] }"#)
    let monday = CivilDate(year: 2022, month: 12, day: 26).dayNumber
    #expect(schedule.exceptions.map(\.day) == [monday, monday + 1])
    #expect(Self.breaks(schedule.exceptions[0].breaks) == [[0, 1], [6, 0]])
    #expect(Self.breaks(schedule.exceptions[1].breaks) == [[0, 0]])
  }

  @Test func equalHoursShareOneSchedule() throws {
    let text = Samples.ward([
      "places": #"{ "ward": { "count": 110, "admits": { "mon-fri": "09:00-17:00" } } }"#,
      "steps": #"""
      { "rehab": { "place": "ward", "stay": "28 d", "readyWithin": { "mon-fri": "09:00-17:00" }, "then": "go" },
        "go": { "wait": "1 h", "within": { "mon-thu": "09:00-17:00", "fri": "09:00-17:00" }, "then": "home" },
        "home": { "exit": "home" } }
      """#,
    ])
    let network = try Samples.model(text).scenarios[0].network
    #expect(network.schedules.count == 1)
    #expect(network.places[0].admits == 0 && network.steps[0].hours == 0 && network.steps[1].hours == 0)
  }

  @Test func aRotaHoldsTheNumberOnDuty() throws {
    let text = Samples.ward([
      "staff":
        #"{ "hub": { "hours": { "mon-fri": { "08:00-13:00": 12, "13:00-18:00": 8 }, "sat": { "22:00-02:00": 3 } } } }"#,
      "steps": #"""
      { "rehab": { "place": "ward", "stay": "28 d", "then": "call" },
        "call": { "task": "1 h", "staff": "hub", "then": "home" }, "home": { "exit": "home" } }
      """#,
    ])
    let network = try Samples.model(text).scenarios[0].network
    let week = Self.breaks(network.schedules[Int(network.staff[0].rota)].week)
    #expect(week.prefix(4) == [[0, 0], [8, 12], [13, 8], [18, 0]])
    #expect(week.suffix(2) == [[142, 3], [146, 0]])
  }
}
