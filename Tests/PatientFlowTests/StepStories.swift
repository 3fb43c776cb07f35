import PatientFlow
import RandomStreams
import Testing

/// Steps and the routes between them. Clocks are hours after Monday 00:00.
@Suite struct StepStories {
  // MARK: Review and discharge hours

  @Test func awaitingTheReviewIsNotDelay() {
    // Clinically done at 25 (01:00), declared ready by the review at 32 (08:00), leaves by the transport at 36.
    var builder = NetworkBuilder(days: 3)
    let ward = builder.place(1)
    let transport = builder.wait(builder.hours(4), then: builder.exit())
    let stay = builder.stay([ward], builder.hours(15), then: [(1, transport)], review: builder.daily(8, 18))
    let patient = builder.patient(at: 10, to: stay)
    let story = Story(builder)
    #expect(story.course(patient) == "asks A 10, enters A 10, ready 32, leaves A 36, exits 36")
    #expect(equal(story.place(ward, .awaitingReview), 7.0 / 24))
    #expect(equal(story.value(.awaitingReview, Subject(.setting, 0), .mean), 7.0 / 24))
    #expect(equal(story.place(ward, .delay), 4.0 / 24))
    #expect(equal(story.place(ward, .lengthOfStay), 26.0 / 24))
  }

  @Test func aStayThatEndsWithinReviewHoursNeedsNoWait() {
    var builder = NetworkBuilder(days: 3)
    let ward = builder.place(1)
    let stay = builder.stay([ward], builder.hours(5), then: [(1, builder.exit())], review: builder.daily(8, 18))
    let patient = builder.patient(at: 10, to: stay)
    let story = Story(builder)
    #expect(story.course(patient) == "asks A 10, enters A 10, ready 15, leaves A 15, exits 15")
    #expect(story.place(ward, .awaitingReview) == 0)
    #expect(story.place(ward, .delay, .shareDelayed) == 0)
  }

  @Test func aWaitEndsWithinItsHours() {
    // Ready at 17; an hour's wait ends at 18, when discharge hours (10 to 18) are just over: leaves at 34.
    var builder = NetworkBuilder(days: 3)
    let ward = builder.place(1)
    let round = builder.wait(builder.hours(1), within: builder.daily(10, 18), then: builder.exit())
    let patient = builder.patient(at: 10, to: builder.stay([ward], builder.hours(7), then: [(1, round)]))
    let early = builder.patient(at: 34, to: builder.stay([ward], builder.hours(7), then: [(1, round)]))
    let story = Story(builder)
    #expect(story.course(patient) == "asks A 10, enters A 10, ready 17, leaves A 34, exits 34")
    #expect(story.course(early) == "asks A 34, enters A 34, ready 41, leaves A 58, exits 58")
    #expect(equal(story.place(ward, .delay), 17.0 / 24))
    #expect(equal(story.delay(ward, for: builder.network.steps[Int(round)].workReason), 17))
  }

  // MARK: Routes

  @Test func routesGoByCohort() {
    // The first cohort goes to the first exit, the second to the second.
    var builder = NetworkBuilder(days: 3)
    builder.cohorts([0, 0])
    let ward = builder.place(5)
    let exits = [builder.exit(), builder.exit()]
    let stay = builder.stay([ward], builder.hours(5), then: [(1, exits[0])])
    let five = builder.hours(5)
    let nine = builder.hours(9)
    let route = builder.route([(1, exits[0])], [five])
    _ = builder.route([(0, exits[0]), (1, exits[1])], [five, nine])
    builder.network.steps[Int(stay)].firstRoute = route
    builder.network.steps[Int(stay)].routesByCohort = true
    let first = builder.patient(at: 10, to: stay, cohort: 0)
    let second = builder.patient(at: 10, to: stay, cohort: 1)
    let story = Story(builder)
    #expect(story.course(first).hasSuffix("exits 15"))
    #expect(story.course(second).hasSuffix("exits 19"))
    #expect(equal(story.value(.exits, Subject(.exit, exits[0]), .perDay), 1.0 / 3))
    #expect(equal(story.value(.exits, Subject(.exit, exits[1]), .perDay, group: .cohort(1)), 1.0 / 3))
    #expect(story.value(.exits, Subject(.exit, exits[1]), .perDay, group: .cohort(0)) == 0)
  }

  @Test func theRouteIsDrawnFirstAndTheStayDependsOnIt() {
    // A quarter go to the first exit after two hours, the rest to the second after six; 400 a day for 10 days.
    var builder = NetworkBuilder(days: 10)
    let ward = builder.place(Place.unlimited)
    let exits = [builder.exit(), builder.exit()]
    let stay = builder.stay([ward], builder.hours(2), then: [(1, exits[0])])
    let (two, six) = (builder.hours(2), builder.hours(6))
    builder.network.steps[Int(stay)].firstRoute = builder.route([(0.25, exits[0]), (0.75, exits[1])], [two, six])
    builder.source(400, to: stay)
    let story = Story(builder)
    var began: [Int64: Int64] = [:]
    var counts = [0, 0]
    for event in story.events {
      let patient = Int64(event.day) << 32 | Int64(event.indexInDay)
      if event.kind == .arrivesInPlace { began[patient] = event.time }
      if event.kind == .exits {
        let hours: Int64 = event.step == exits[0] ? 2 : 6
        #expect(event.time - (began[patient] ?? 0) == hours * NetworkBuilder.hour)
        counts[event.step == exits[0] ? 0 : 1] += 1
      }
    }
    let all = Double(counts[0] + counts[1])
    let z = (Double(counts[0]) - 0.25 * all) / (0.25 * 0.75 * all).squareRoot()
    print("share of the first branch:", Double(counts[0]) / all, "truth 0.25, z", z)
    #expect(abs(z) < 4)
    #expect(story.result.flow(from: .step(Int(stay)), to: Int(exits[0]), period: 0) == Int64(counts[0]))
  }

  @Test func aRouteBackToThePlaceHeldIsOnePlaceStay() {
    // In A from 10; ready at 20; a task until 24 (4 h of delay); back in A for 6 h more; ready again at 30; a task until
    // 34; then home. One stay of 24 h with 8 h of delay, though another asks for A at 12 and gets it only at 34.
    var builder = NetworkBuilder(days: 3)
    let ward = builder.place(1)
    let pool = builder.staff(builder.always(9))
    let exit = builder.exit()
    let last = builder.task(pool, builder.hours(4), then: exit)
    let second = builder.stay([ward], builder.hours(6), then: [(1, last)])
    let assess = builder.task(pool, builder.hours(4), then: second)
    let patient = builder.patient(at: 10, to: builder.stay([ward], builder.hours(10), then: [(1, assess)]))
    let other = builder.patient(at: 12, to: builder.stay([ward], builder.hours(1), then: [(1, exit)]))
    let story = Story(builder)
    #expect(
      story.course(patient)
        == "asks A 10, enters A 10, ready 20, starts 20, ends 24, ready 30, starts 30, ends 34, leaves A 34, exits 34")
    #expect(story.course(other).hasPrefix("asks A 12, enters A 34"))
    #expect(equal(story.place(ward, .admissions, .perDay), 2.0 / 3))
    // Means over the two stays: 24 h and 1 h long, 8 h and 0 h delayed.
    #expect(equal(story.place(ward, .lengthOfStay), 25.0 / 48))
    #expect(equal(story.place(ward, .delay), 8.0 / 48))
    #expect(equal(story.place(ward, .delay, .meanOfDelayed), 8.0 / 24))
    #expect(equal(story.place(ward, .delayedPatients), 8.0 / 72))
    // The last readiness and the departure are on the same date.
    #expect(story.place(ward, .daysDelayed, .shareOnReadyDate) == 1)
  }

  // MARK: Delay of place and setting

  @Test func aSettingsStayGoesOnThroughItsPlaces() {
    // A and B are of setting 0, C is of setting 1. In A 10 to 25 (ready at 20, B taken until 25), in B 25 to 40 (ready
    // at 35, C taken until 40), in C 40 to 45.
    var builder = NetworkBuilder(days: 3)
    let (a, b) = (builder.place(1), builder.place(1))
    let c = builder.place(1, setting: 1)
    let exit = builder.exit()
    let inC = builder.stay([c], builder.hours(5), then: [(1, exit)])
    let inB = builder.stay([b], builder.hours(10), then: [(1, inC)])
    let inA = builder.stay([a], builder.hours(10), then: [(1, inB)])
    builder.patient(at: 5, to: builder.stay([b], builder.hours(20), then: [(1, exit)]))
    builder.patient(at: 5, to: builder.stay([c], builder.hours(35), then: [(1, exit)]))
    let patient = builder.patient(at: 10, to: inA)
    let story = Story(builder)
    #expect(story.course(patient).hasSuffix("leaves B 40, enters C 40, ready 45, leaves C 45, exits 45"))
    #expect(equal(story.delay(a, for: builder.network.steps[Int(inB)].queueReason), 5))
    #expect(equal(story.delay(b, for: builder.network.steps[Int(inC)].queueReason), 2.5))
    // The setting had two stays: 20 h without delay, and 30 h with 10 h of delay under two reasons.
    let acute = Subject(.setting, 0)
    #expect(equal(story.value(.lengthOfStay, acute, .mean), 25.0 / 24))
    #expect(equal(story.value(.delay, acute, .mean), 5.0 / 24))
    #expect(equal(story.value(.admissions, acute, .perDay), 2.0 / 3))
    for step in [inB, inC] {
      let reason = Subject(.settingReason, 0, reason: builder.network.steps[Int(step)].queueReason)
      #expect(equal(story.value(.delay, reason, .mean), 2.5 / 24))
      #expect(equal(story.value(.delayedPatients, reason, .mean), 5.0 / 72))
    }
    #expect(equal(story.value(.delayedPatients, acute, .mean), 10.0 / 72))
    #expect(equal(story.value(.occupancy, acute, .mean), 50.0 / 72))
    #expect(story.value(.occupancy, acute, .peak) == 2)
    // Both places of the setting are full from 10 to 25 and never else together.
    #expect(equal(story.value(.occupancy, acute, .shareFull), 15.0 / 72))
  }

  // MARK: Risks

  /// A ward of one bed whose patient is clinically done after 10 h and then waits 10 h for transport, and a second ward.
  private func risky(_ make: (inout NetworkBuilder, _ other: Int32, _ exit: Int32) -> [Risk]) -> (Story, Int32) {
    var builder = NetworkBuilder(days: 3)
    let (a, b) = (builder.place(1), builder.place(1))
    let exit = builder.exit()
    let other = builder.stay([b], builder.hours(2), then: [(1, exit)])
    let transport = builder.wait(builder.hours(10), then: exit)
    let stay = builder.stay([a], builder.hours(10), then: [(1, transport)])
    // The second ward is taken until 20, the first until 15.
    builder.patient(at: 5, to: builder.stay([b], builder.hours(15), then: [(1, exit)]))
    builder.patient(at: 5, to: builder.stay([a], builder.hours(10), then: [(1, exit)]))
    builder.risks(of: stay, make(&builder, other, exit))
    let patient = builder.patient(at: 10, to: stay)
    return (Story(builder), patient)
  }
  // Without a risk: asks A 10, enters A 15, ready 25, leaves A 35.

  @Test func aRiskDuringTheQueueWithdrawsTheRequest() {
    let (story, patient) = risky { builder, _, exit in
      [Risk(key: 1, during: .queue, after: builder.hours(4), next: exit)]
    }
    #expect(story.course(patient) == "asks A 10, exits 14")
    #expect(equal(story.place(0, .wait, .withdrawn), 1.0 / 3))
  }

  @Test func aRiskStrikesOnlyIfStrictlyBeforeThePhaseEnds() {
    let (atTheEnd, patient) = risky { builder, _, exit in
      [Risk(key: 1, during: .queue, after: builder.hours(5), next: exit)]
    }
    #expect(atTheEnd.course(patient) == "asks A 10, enters A 15, ready 25, leaves A 35, exits 35")
    let (stay, second) = risky { builder, _, exit in
      [Risk(key: 1, during: .stay, after: builder.hours(10), next: exit)]
    }
    #expect(stay.course(second) == "asks A 10, enters A 15, ready 25, leaves A 35, exits 35")
  }

  @Test func aRiskDuringTheStayKeepsThePlaceUntilTheNextIsSecured() {
    // Strikes at 17, three hours before B is free.
    let (story, patient) = risky { builder, other, _ in
      [Risk(key: 1, during: .stay, after: builder.hours(2), next: other)]
    }
    #expect(
      story.course(patient)
        == "asks A 10, enters A 15, asks B 17, leaves A 20, enters B 20, ready 22, leaves B 22, exits 22")
    // Three hours of delay in A, over its two stays.
    #expect(equal(story.place(0, .delay), 1.5 / 24))
  }

  @Test func aRiskMayMakeThePatientLeaveAtOnce() {
    let (story, patient) = risky { builder, other, _ in
      [Risk(key: 1, during: .stay, after: builder.hours(2), next: other, leavesNow: true)]
    }
    #expect(
      story.course(patient)
        == "asks A 10, enters A 15, leaves A 17, asks B 17, enters B 20, ready 22, leaves B 22, exits 22")
    #expect(story.place(0, .delay) == 0)
  }

  @Test func aRiskDuringTheDelayEndsWhateverFollowed() {
    let (story, patient) = risky { builder, other, _ in
      [Risk(key: 1, during: .delay, after: builder.hours(3), next: other)]
    }
    #expect(
      story.course(patient)
        == "asks A 10, enters A 15, ready 25, asks B 28, leaves A 28, enters B 28, ready 30, leaves B 30, exits 30")
    // Delayed from 25 to 28.
    #expect(equal(story.place(0, .delay, .meanOfDelayed), 3.0 / 24))
  }

  @Test func overConsecutivePhasesOneClockRunsFromTheFirst() {
    // From asking at 10: 3 h strike in the queue, 8 h in the stay, 20 h in the delay.
    for (hours, course) in [
      (3.0, "asks A 10, exits 13"), (8, "asks A 10, enters A 15, leaves A 18, exits 18"),
      (20, "asks A 10, enters A 15, ready 25, leaves A 30, exits 30"),
    ] {
      let (story, patient) = risky { builder, _, exit in
        [Risk(key: 1, during: [.queue, .stay, .delay], after: builder.hours(hours), next: exit)]
      }
      #expect(story.course(patient) == course)
    }
    // From the start of the stay at 15.
    let (story, patient) = risky { builder, _, exit in
      [Risk(key: 1, during: [.stay, .delay], after: builder.hours(12), next: exit)]
    }
    #expect(story.course(patient) == "asks A 10, enters A 15, ready 25, leaves A 27, exits 27")
  }

  @Test func theEarliestRiskWins() {
    let (story, patient) = risky { builder, other, exit in
      [
        Risk(key: 1, during: .stay, after: builder.hours(7), next: other),
        Risk(key: 2, during: .stay, after: builder.hours(4), next: exit),
      ]
    }
    #expect(story.course(patient) == "asks A 10, enters A 15, leaves A 19, exits 19")
  }

  @Test func afterARiskOfTheStayThoseOfTheDelayAreAtWork() {
    // The first strikes at 17, two hours into the stay; the wait for B is delay, and the second strikes an hour into it.
    let (story, patient) = risky { builder, other, exit in
      [
        Risk(key: 1, during: .stay, after: builder.hours(2), next: other),
        Risk(key: 2, during: .delay, after: builder.hours(1), next: exit),
      ]
    }
    #expect(story.course(patient) == "asks A 10, enters A 15, asks B 17, leaves A 18, exits 18")
  }

  @Test func risksOfADelayThatStrikeAtOneMomentStrikeOnceEach() {
    // Both at 28: the first begins a wait of 30 h, the second ends it at once with another of 1 h.
    let (story, patient) = risky { builder, _, exit in
      let long = builder.wait(builder.hours(30), then: exit)
      let short = builder.wait(builder.hours(1), then: exit)
      return [
        Risk(key: 1, during: .delay, after: builder.hours(3), next: long),
        Risk(key: 2, during: .delay, after: builder.hours(3), next: short),
      ]
    }
    #expect(story.course(patient) == "asks A 10, enters A 15, ready 25, leaves A 29, exits 29")
  }

  @Test func aRiskDuringATaskFreesItsStaff() {
    // Task from 10, struck at 13; the next in line begins at 13. A paused task can be struck too: begun at 13 for 10 h,
    // paused from 18, struck 12 h after its start, at 25.
    var builder = NetworkBuilder(days: 3)
    let pool = builder.staff(builder.daily(8, 18))
    let exit = builder.exit()
    let first = builder.task(pool, builder.hours(6), then: exit)
    builder.risks(of: first, [Risk(key: 1, during: .stay, after: builder.hours(3), next: exit)])
    let second = builder.task(pool, builder.hours(10), then: exit)
    builder.risks(of: second, [Risk(key: 1, during: .stay, after: builder.hours(12), next: exit)])
    let third = builder.task(pool, builder.hours(1), then: exit)
    let patients = [builder.patient(at: 10, to: first), builder.patient(at: 11, to: second)]
    let last = builder.patient(at: 12, to: third)
    let story = Story(builder)
    #expect(story.course(patients[0]) == "starts 10, exits 13")
    #expect(story.course(patients[1]) == "asks 11, starts 13, exits 25")
    #expect(story.course(last) == "asks 12, starts 32, ends 33, exits 33")
  }

  @Test func oneClockRunsOverTheQueueForATaskAndTheTask() {
    // Staff are busy until 20. Asking at 10, with a risk after 12 h over queue and task: it strikes at 22, in the task.
    // In the queue alone it would strike at 22 too, but that phase is over.
    for (phases, end) in [
      (Risk.Phases([.queue, .stay]), "starts 20, exits 22"), (.queue, "starts 20, ends 25, exits 25"),
    ] {
      var builder = NetworkBuilder(days: 2)
      let pool = builder.staff(builder.always(1))
      let exit = builder.exit()
      let task = builder.task(pool, builder.hours(5), then: exit)
      builder.risks(of: task, [Risk(key: 1, during: phases, after: builder.hours(12), next: exit)])
      builder.patient(at: 9, to: builder.task(pool, builder.hours(11), then: exit))
      let patient = builder.patient(at: 10, to: task)
      #expect(Story(builder).course(patient) == "asks 10, " + end)
    }
  }

  @Test func aRiskDuringAWaitEndsIt() {
    // In A from 5, ready at 10; transport due at 20, but a fall at 14 begins a new stay in the same bed: 14 to 17. The
    // second transport, 17 to 27, is a new visit whose clock starts anew and strikes at 21, again.
    var builder = NetworkBuilder(days: 2)
    let ward = builder.place(1)
    let exit = builder.exit()
    let transport = builder.wait(builder.hours(10), then: exit)
    let again = builder.stay([ward], builder.hours(3), then: [(1, transport)])
    builder.risks(of: transport, [Risk(key: 1, during: .stay, after: builder.hours(4), next: again)])
    let patient = builder.patient(at: 5, to: builder.stay([ward], builder.hours(5), then: [(1, transport)]))
    let story = Story(builder)
    #expect(story.course(patient) == "asks A 5, enters A 5, ready 10, ready 17, ready 24, ready 31, ready 38, ready 45")
    // Four hours of delay in every seven: 10 to 14, 17 to 21, 24 to 28, 31 to 35, 38 to 42, 45 to 48.
    #expect(equal(story.place(ward, .delayedPatients), 23.0 / 48))
  }

  @Test func aDelayRiskIsAtWorkWhateverStepFollows() {
    // Ready at 10, a risk of the stay strikes 8 h later. By then a task (10 to 14) is over, and at 18 the patient is
    // in the queue for B, which is taken until 40.
    var builder = NetworkBuilder(days: 2)
    let (a, b) = (builder.place(1), builder.place(1))
    let pool = builder.staff(builder.always(1))
    let exit = builder.exit()
    let next = builder.stay([b], builder.hours(1), then: [(1, exit)])
    let task = builder.task(pool, builder.hours(4), then: next)
    let stay = builder.stay([a], builder.hours(5), then: [(1, task)])
    builder.risks(of: stay, [Risk(key: 1, during: .delay, after: builder.hours(8), next: exit)])
    builder.patient(at: 4, to: builder.stay([b], builder.hours(36), then: [(1, exit)]))
    let patient = builder.patient(at: 5, to: stay)
    let story = Story(builder)
    #expect(
      story.course(patient)
        == "asks A 5, enters A 5, ready 10, starts 10, ends 14, asks B 14, leaves A 18, exits 18")
    #expect(equal(story.delay(a, for: builder.network.steps[Int(task)].workReason), 4))
    #expect(equal(story.delay(a, for: builder.network.steps[Int(next)].queueReason), 4))
    #expect(equal(story.place(b, .wait, .withdrawn), 0.5))
  }

  // MARK: Readmission

  @Test func whoLeavesMayReturnUpToSomeTimes() {
    // Everyone returns 20 h after leaving, at most twice: stays 10 to 15, 35 to 40, 60 to 65.
    var builder = NetworkBuilder(days: 5)
    let ward = builder.place(1)
    let exit = builder.exit()
    let stay = builder.stay([ward], builder.hours(5), then: [(1, exit)])
    builder.returns(from: exit, shares: [1], after: builder.hours(20), to: stay, atMost: 2)
    let patient = builder.patient(at: 10, to: stay)
    let story = Story(builder)
    let stays = [10, 35, 60].map {
      "asks A \($0), enters A \($0), ready \($0 + 5), leaves A \($0 + 5), exits \($0 + 5)"
    }
    #expect(story.course(patient) == stays.joined(separator: ", "))
    #expect(equal(story.value(.returns, Subject(.exit, exit), .perDay), 2.0 / 5))
    #expect(equal(story.value(.exits, Subject(.exit, exit), .perDay), 3.0 / 5))
    #expect(story.result.flow(from: .step(Int(exit)), to: Int(stay), period: 0) == 2)
    // The first episode began within the first hour, at a moment drawn; the returns last from coming back to leaving.
    let arrival = story.events.first { $0.kind == .arrives }?.time ?? 0
    let first = 15 - Double(arrival) / Double(NetworkBuilder.hour)
    #expect(equal(story.value(.timeInSystem, Subject(.all), .mean), (first + 5 + 5) / 3 / 24))
  }

  @Test func returnsAreCountedExitByExit() {
    // Leaves by the first exit, returns once to another stay, leaves by the second exit, and may return once from that.
    var builder = NetworkBuilder(days: 5)
    let ward = builder.place(1)
    let (first, second) = (builder.exit(), builder.exit())
    let one = builder.stay([ward], builder.hours(5), then: [(1, first)])
    let two = builder.stay([ward], builder.hours(5), then: [(1, second)])
    builder.returns(from: first, shares: [1], after: builder.hours(5), to: two, atMost: 1)
    builder.returns(from: second, shares: [1], after: builder.hours(5), to: two, atMost: 1)
    let patient = builder.patient(at: 10, to: one)
    let story = Story(builder)
    #expect(story.course(patient).hasSuffix("exits 25, asks A 30, enters A 30, ready 35, leaves A 35, exits 35"))
  }

  @Test func theShareOfReturnsGoesByCohort() {
    // None of the first cohort, all of the second.
    var builder = NetworkBuilder(days: 3)
    builder.cohorts([0, 0])
    let ward = builder.place(5)
    let exit = builder.exit()
    let stay = builder.stay([ward], builder.hours(5), then: [(1, exit)])
    builder.returns(from: exit, shares: [0, 1], after: builder.hours(20), to: stay, atMost: 1)
    let first = builder.patient(at: 10, to: stay, cohort: 0)
    let second = builder.patient(at: 10, to: stay, cohort: 1)
    let story = Story(builder)
    #expect(story.course(first).hasSuffix("exits 15"))
    #expect(story.course(second).hasSuffix("exits 40"))
  }

  @Test func averagesOverTimeGoByTheLabelOfTheTime() {
    // Ready at 20 without a label; a task until 24; then labelled for B, which is taken until 30.
    var builder = NetworkBuilder(days: 2)
    builder.network.pathwayCount = 1
    builder.network.timing.censusTimeOfDay = 22 * NetworkBuilder.hour
    let (a, b) = (builder.place(1), builder.place(1))
    let pool = builder.staff(builder.always(1))
    let exit = builder.exit()
    let inB = builder.stay([b], builder.hours(5), then: [(1, exit)], pathway: 0)
    let task = builder.task(pool, builder.hours(4), then: inB)
    builder.patient(at: 5, to: builder.stay([b], builder.hours(25), then: [(1, exit)]))
    builder.patient(at: 10, to: builder.stay([a], builder.hours(10), then: [(1, task)]))
    let story = Story(builder)
    #expect(equal(story.place(a, .delayedPatients, group: .pathway(-1)), 4.0 / 48))
    #expect(equal(story.place(a, .delayedPatients, group: .pathway(0)), 6.0 / 48))
    #expect(equal(story.place(a, .delayedPatients), 10.0 / 48))
    #expect(equal(story.place(a, .delayedPatients, .census, group: .pathway(-1)), 0.5))
    #expect(story.place(a, .delayedPatients, .census, group: .pathway(0)) == 0)
    // The stay that ends under the label has all of its delay.
    #expect(equal(story.place(a, .delay, group: .pathway(0)), 10.0 / 24))
  }

  @Test func aPatientCarriesTheLabelFromTheMomentOfTheRoute() {
    // In A 10 to 30, ready at 20 and then labelled for B, which is taken until 30; in B 30 to 35.
    var builder = NetworkBuilder(days: 2)
    builder.network.pathwayCount = 1
    let (a, b) = (builder.place(1), builder.place(1))
    let exit = builder.exit()
    let inB = builder.stay([b], builder.hours(5), then: [(1, exit)], pathway: 0)
    builder.patient(at: 5, to: builder.stay([b], builder.hours(25), then: [(1, exit)]))
    builder.patient(at: 10, to: builder.stay([a], builder.hours(10), then: [(1, inB)]))
    let story = Story(builder)
    // The stay in A ends under the label; so does the delay, all of which comes after the route.
    #expect(equal(story.place(a, .lengthOfStay, group: .pathway(0)), 20.0 / 24))
    #expect(story.place(a, .lengthOfStay, group: .pathway(-1)).isNaN)
    #expect(equal(story.place(a, .delayedPatients, group: .pathway(0)), 10.0 / 48))
    #expect(story.place(a, .delayedPatients, group: .pathway(-1)) == 0)
    let month = story.result.month(0, pathway: 0)
    #expect(month.referrals == 1)
    #expect(month.starts == 1)
    #expect(equal(month.waitDays, 10.0 / 24))
    // One bed for two days; stays of 25 and 5 hours in it, 15 on average.
    #expect(equal(month.possibleStarts, 48.0 / 15))
    #expect(month.days == 2)
    #expect(month.month == 1970 * 12)
  }
}
