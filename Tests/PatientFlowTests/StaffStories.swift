import PatientFlow
import RandomStreams
import Testing

/// Staff: shifts, pauses, overtime, changes. Clocks are hours after Monday 00:00.
@Suite struct StaffStories {
  /// Patients who ask for a task of some hours at some hours, and no more.
  private func tasks(
    _ asks: [(at: Double, hours: Double)], days: Int = 4, units: Int32 = 1,
    staff: (inout NetworkBuilder) -> Int32, cohorts: [Int32] = []
  ) -> (story: Story, patients: [Int32]) {
    var builder = NetworkBuilder(days: days)
    if !cohorts.isEmpty { builder.cohorts([0, 1]) }
    let pool = staff(&builder)
    let exit = builder.exit()
    let patients = asks.enumerated().map { index, ask in
      let step = builder.task(pool, builder.hours(ask.hours), then: exit, units: units)
      return builder.patient(at: ask.at, to: step, cohort: cohorts.isEmpty ? 0 : cohorts[index])
    }
    return (Story(builder), patients)
  }

  @Test func aTaskPausesAtTheEndOfTheShiftAndIsResumedFirst() {
    // One nurse from 8 to 18. A task of four hours begun at 16 has two left at 18; it is done at 10 next day (34). Who
    // asked at 17 begins then.
    let (story, patients) = tasks([(16, 4), (17, 1)]) { $0.staff($0.daily(8, 18)) }
    #expect(story.course(patients[0]) == "starts 16, ends 34, exits 34")
    #expect(story.course(patients[1]) == "asks 17, starts 34, ends 35, exits 35")
    // Busy 5 h of the 40 h on duty; waits of 0 and 17 h; one in the queue for 17 h of 96.
    let staff = Subject(.staff, 0)
    #expect(equal(story.value(.utilisation, staff, .mean), 5.0 / 40))
    #expect(equal(story.value(.wait, staff, .mean), 8.5))
    #expect(equal(story.value(.queue, staff, .mean), 17.0 / 96))
  }

  @Test func aTaskThatEndsWithTheShiftIsNotPaused() {
    let (story, patients) = tasks([(16, 2)]) { $0.staff($0.daily(8, 18)) }
    #expect(story.course(patients[0]) == "starts 16, ends 18, exits 18")
  }

  @Test func aTaskMayBeFinishedInOvertime() {
    let (story, patients) = tasks([(16, 4), (17, 1)]) {
      let pool = $0.staff($0.daily(8, 18))
      $0.network.staff[0].atShiftEnd = .finish
      return pool
    }
    #expect(story.course(patients[0]) == "starts 16, ends 20, exits 20")
    #expect(story.course(patients[1]) == "asks 17, starts 32, ends 33, exits 33")
  }

  @Test func whenFewerStayOnDutyTheTasksBegunLastPause() {
    // Three on duty until 12, one from 12 to 14, three again until 20. Tasks of six hours begun at 9, 10 and 11: the
    // first goes on to 15; the others have 4 and 5 hours left at 12, and end at 18 and 19.
    let (story, patients) = tasks([(9, 6), (10, 6), (11, 6), (13, 1)]) {
      $0.staff($0.weekly([(8, 12, 3), (12, 14, 1), (14, 20, 3)]))
    }
    #expect(story.course(patients[0]) == "starts 9, ends 15, exits 15")
    #expect(story.course(patients[1]) == "starts 10, ends 18, exits 18")
    #expect(story.course(patients[2]) == "starts 11, ends 19, exits 19")
    // The fourth asks at 13 and begins after the paused ones have been resumed, when the first ends.
    #expect(story.course(patients[3]) == "asks 13, starts 15, ends 16, exits 16")
  }

  @Test func aTaskTakesLongerWhenOnlyPartOfTheTimeIsProductive() {
    // Two hours of task at 50 %: four on the clock, which are half of the eight on duty.
    let (story, patients) = tasks([(10, 2)], days: 1) { $0.staff($0.daily(8, 16), productive: 0.5) }
    #expect(story.course(patients[0]) == "starts 10, ends 14, exits 14")
    #expect(equal(story.value(.utilisation, Subject(.staff, 0), .mean), 0.5))
  }

  @Test func changesApplyWhileSomeoneIsRostered() {
    // One on duty from 8 to 16, two from day 1 on; nobody at night even then.
    let (story, patients) = tasks([(10, 3), (10, 3), (34, 3), (34, 3), (41, 1)]) {
      let pool = $0.staff($0.daily(8, 16))
      $0.network.staff[0].costPerHour = 30
      $0.network.staff[0].changes.changes = [.init(from: NetworkBuilder.day, effect: .add, amount: 1)]
      return pool
    }
    let first = [story.course(patients[0]), story.course(patients[1])].sorted()
    #expect(first == ["asks 10, starts 13, ends 16, exits 16", "starts 10, ends 13, exits 13"])
    #expect(story.course(patients[2]) == "starts 34, ends 37, exits 37")
    #expect(story.course(patients[3]) == "starts 34, ends 37, exits 37")
    #expect(story.course(patients[4]) == "asks 41, starts 56, ends 57, exits 57")
    // On duty 8 h, then 16 h on each of three days, at £30.
    #expect(equal(story.value(.cost, Subject(.staff, 0), .perDay), 30 * 56 / 4))
  }

  @Test func staffGoToHigherPriorityFirst() {
    let (story, patients) = tasks([(9, 4), (10, 1), (11, 1)], staff: { $0.staff($0.always(1)) }, cohorts: [1, 1, 0])
    #expect(story.course(patients[2]) == "asks 11, starts 13, ends 14, exits 14")
    #expect(story.course(patients[1]) == "asks 10, starts 14, ends 15, exits 15")
  }

  @Test func aTaskMayNeedTwoOfTheStaff() {
    // Three on duty: one task of two at a time.
    let (story, patients) = tasks([(9, 2), (10, 2)], units: 2) { $0.staff($0.always(3)) }
    #expect(story.course(patients[0]) == "starts 9, ends 11, exits 11")
    #expect(story.course(patients[1]) == "asks 10, starts 11, ends 13, exits 13")
  }

  @Test func whoStandsBehindSomeoneWhoGivesUpMayBegin() {
    // Two on duty; one is busy from 9 to 20. At 10 a task for two must wait and gives up after three hours; the task for
    // one that asked at 11 begins then, at 13.
    var builder = NetworkBuilder(days: 1)
    let pool = builder.staff(builder.always(2))
    let exit = builder.exit()
    let single = builder.task(pool, builder.hours(11), then: exit)
    let double = builder.task(pool, builder.hours(1), then: exit, units: 2)
    builder.risks(of: double, [Risk(key: 1, during: .queue, after: builder.hours(3), next: exit)])
    let short = builder.task(pool, builder.hours(2), then: exit)
    builder.patient(at: 9, to: single)
    let impatient = builder.patient(at: 10, to: double)
    let behind = builder.patient(at: 11, to: short)
    let story = Story(builder)
    #expect(story.course(impatient) == "asks 10, exits 13")
    #expect(story.course(behind) == "asks 11, starts 13, ends 15, exits 15")
    #expect(equal(story.value(.wait, Subject(.staff, 0), .withdrawn), 1))
  }

  @Test func delayIsToldByQueueingForStaffAndByTheirTask() {
    // Ready at 20, when the hub (8 to 18) is shut: queueing until 32, task until 36, transport until 39.
    var builder = NetworkBuilder(days: 3)
    let ward = builder.place(1)
    let hub = builder.staff(builder.daily(8, 18))
    let exit = builder.exit()
    let transport = builder.wait(builder.hours(3), then: exit)
    let task = builder.task(hub, builder.hours(4), then: transport)
    let patient = builder.patient(at: 10, to: builder.stay([ward], builder.hours(10), then: [(1, task)]))
    let story = Story(builder)
    #expect(
      story.course(patient)
        == "asks A 10, enters A 10, ready 20, asks A 20, starts 32, ends 36, leaves A 39, exits 39")
    let steps = builder.network.steps
    #expect(equal(story.delay(ward, for: steps[Int(task)].queueReason), 12))
    #expect(equal(story.delay(ward, for: steps[Int(task)].workReason), 4))
    #expect(equal(story.delay(ward, for: steps[Int(transport)].workReason), 3))
    #expect(equal(story.place(ward, .delay), 19.0 / 24))
  }
}
