import PatientFlow
import RandomStreams
import Testing

extension NetworkBuilder {
  /// Puts tasks and waits, whose next step until now is -1 at the end of a strand, beside a step.
  mutating func beside(_ step: Int32, _ strands: [Int32]) {
    network.steps[Int(step)].firstStrand = Int32(network.strands.count)
    network.steps[Int(step)].strandCount = Int32(strands.count)
    network.strands += strands
    for branch in network.branches.indices where network.branches[branch].next == -1 {
      network.branches[branch].next = step
    }
  }

  /// Marks a step as part of a strand.
  mutating func isBeside(_ step: Int32) -> Int32 {
    network.steps[Int(step)].isBeside = true
    return step
  }
}

/// Tasks and waits side by side, and beside a stay. Clocks are hours after Monday 00:00.
@Suite struct BesideStories {
  /// A stay of 5 h in A, then a wait of 1 h, then a task of 3 h (staff on duty from a clock on) and a wait of some hours
  /// side by side. Gives the builder, the patient and the reasons: before, task queue, task, wait.
  private func sideBySide(task: Double, wait: Double, from: Double = 0) -> (Story, Int32, [Int32]) {
    var builder = NetworkBuilder(days: 4)
    let place = builder.place(1)
    let exit = builder.exit()
    let pool = builder.staff(builder.weekly([(from, 168, 1)]))
    let work = builder.task(pool, builder.hours(task), then: -1)
    let time = builder.wait(builder.hours(wait), then: -1)
    _ = builder.isBeside(work)
    _ = builder.isBeside(time)
    let both = builder.wait(builder.hours(0), then: exit)
    builder.beside(both, [work, time])
    let before = builder.wait(builder.hours(1), then: both)
    let patient = builder.patient(at: 10, to: builder.stay([place], builder.hours(5), then: [(1, before)]))
    let steps = builder.network.steps
    let reasons = [
      steps[Int(before)].workReason, steps[Int(work)].queueReason, steps[Int(work)].workReason,
      steps[Int(time)].workReason,
    ]
    return (Story(builder), patient, reasons)
  }

  @Test func theDelayIsThatOfWhicheverFinishesLast() {
    // From 16: the task ends at 19, the wait at 24. Ready at 15: one hour before, eight hours for the wait.
    let (story, patient, reasons) = sideBySide(task: 3, wait: 8)
    #expect(
      story.course(patient) == "asks A 10, enters A 10, ready 15, starts 16, ends 19, leaves A 24, exits 24")
    #expect(reasons.map { story.delay(0, for: $0) } == [1, 0, 0, 8])
    #expect(equal(24 * story.place(0, .delay), 9))
  }

  @Test func aTaskThatFinishesLastHasItsOwnCourse() {
    // Staff come on duty at 20: the task queues for four hours and takes three; the wait of two is over before.
    let (story, patient, reasons) = sideBySide(task: 3, wait: 2, from: 20)
    #expect(
      story.course(patient) == "asks A 10, enters A 10, ready 15, asks 16, starts 20, ends 23, leaves A 23, exits 23")
    #expect(reasons.map { story.delay(0, for: $0) } == [1, 4, 3, 0])
  }

  @Test func aRiskEndsWhatRunsSideBySide() {
    // A delay risk after 3 h, at 18: the task's staff are free for another at once.
    var builder = NetworkBuilder(days: 4)
    let place = builder.place(1)
    let exit = builder.exit()
    let pool = builder.staff(builder.always(1))
    let work = builder.isBeside(builder.task(pool, builder.hours(30), then: -1))
    let time = builder.isBeside(builder.wait(builder.hours(40), then: -1))
    let both = builder.wait(builder.hours(0), then: exit)
    builder.beside(both, [work, time])
    let stay = builder.stay([place], builder.hours(5), then: [(1, both)])
    builder.risks(of: stay, [Risk(key: 1, during: .delay, after: builder.hours(3), next: exit)])
    let one = builder.patient(at: 10, to: stay)
    let two = builder.patient(at: 16, to: builder.task(pool, builder.hours(1), then: exit))
    let story = Story(builder)
    #expect(story.course(one) == "asks A 10, enters A 10, ready 15, starts 15, leaves A 18, exits 18")
    #expect(story.course(two) == "asks 16, starts 18, ends 19, exits 19")
    #expect(story.delay(0, for: builder.network.steps[Int(work)].workReason) == 3)
  }

  // MARK: Prepared beside the stay

  /// A stay of 10 h from 10 on, prepared from `lead` hours before its end by a task of 2 h and a wait of 3 h.
  private func prepared(lead: Double) -> (Story, Int32, [Int32]) {
    var builder = NetworkBuilder(days: 3)
    let place = builder.place(1)
    let exit = builder.exit()
    let pool = builder.staff(builder.always(1))
    let time = builder.isBeside(builder.wait(builder.hours(3), then: -1))
    let work = builder.isBeside(builder.task(pool, builder.hours(2), then: time))
    let stay = builder.stay([place], builder.hours(10), then: [(1, exit)])
    builder.beside(stay, [work])
    builder.network.steps[Int(stay)].lead = builder.hours(lead)
    let steps = builder.network.steps
    let patient = builder.patient(at: 10, to: stay)
    return (Story(builder), patient, [steps[Int(work)].workReason, steps[Int(time)].workReason])
  }

  @Test func whatIsPreparedInTimeDelaysNobody() {
    let (story, patient, _) = prepared(lead: 6)
    #expect(story.course(patient) == "asks A 10, enters A 10, starts 14, ends 16, ready 20, leaves A 20, exits 20")
    #expect(story.place(0, .delay) == 0)
  }

  @Test func whatIsUnfinishedAtTheEndIsDelayUnderItsOwnReason() {
    // From 19 the task, until 21; then the wait, until 24.
    let (story, patient, reasons) = prepared(lead: 1)
    #expect(story.course(patient) == "asks A 10, enters A 10, starts 19, ready 20, ends 21, leaves A 24, exits 24")
    #expect(reasons.map { story.delay(0, for: $0) } == [1, 3])
  }

  @Test func aLeadLongerThanTheStayBeginsWithIt() {
    let (story, patient, _) = prepared(lead: 50)
    #expect(story.course(patient) == "asks A 10, enters A 10, starts 10, ends 12, ready 20, leaves A 20, exits 20")
  }

  @Test func withoutALeadAllOfItFollowsTheStay() {
    let (story, patient, reasons) = prepared(lead: 0)
    #expect(story.course(patient) == "asks A 10, enters A 10, starts 20, ready 20, ends 22, leaves A 25, exits 25")
    #expect(reasons.map { story.delay(0, for: $0) } == [2, 3])
  }

  // MARK: Theory

  @Test func theLongestOfTwoExponentialTimes() {
    // E[max] = 1/λ + 1/μ - 1/(λ + μ), in a system without queues: means of 1 and 2 days.
    var builder = NetworkBuilder(warmUp: 20, days: 1000)
    let exit = builder.exit()
    let one = builder.isBeside(builder.wait(builder.exponential(days: 1), then: -1))
    let two = builder.isBeside(builder.wait(builder.exponential(days: 2), then: -1))
    let both = builder.wait(builder.hours(0), then: exit)
    builder.beside(both, [one, two])
    builder.source(10, to: builder.stay([builder.place(Place.unlimited)], builder.hours(1), then: [(1, both)]))
    let study = Study(builder.network, seed: 141)
    let truth = 3 - 2.0 / 3
    study.expect("longest of two: delay (d)", .delay, Subject(.place, 0), is: truth, width: 0.02)
    // The second, of mean 2, is the last with probability 2/3; given that either is last, it was the longest.
    let last = Subject(.placeReason, 0, reason: builder.network.steps[Int(two)].workReason)
    // E[X₂; X₂ > X₁] = 2 - 2/9 for means 1 and 2: 2 - ∫ x e^(-x/2)/2 e^(-x) dx.
    study.expect("longest of two: delay of the second (d)", .delay, last, is: 2 - 2.0 / 9, width: 0.03)
  }
}
