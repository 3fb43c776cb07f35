import EventSimulation
import Testing

@Suite("The event list in one heap")
struct EventListTests {
  @Test("It says what is next without taking it")
  func next() {
    var events = EventList<Int32>()
    #expect(events.nextTime == Int64.max && events.nextPhase == nil)
    events.schedule(1, at: 10, phase: 3)
    events.schedule(2, at: 5, phase: 9)
    #expect(events.nextTime == 5 && events.nextPhase == 9 && events.count == 2)
    _ = events.popNext()
    #expect(events.nextTime == 10 && events.nextPhase == 3)
    _ = events.popNext()
    #expect(events.nextTime == Int64.max && events.nextPhase == nil)
  }

  @Test("What was forgotten does not come back, and its slots are used again")
  func removeAll() {
    var events = EventList<Int32>()
    for event in 0..<20 { events.schedule(Int32(event), at: 5, phase: 0) }
    _ = events.popNext()
    events.removeAll()
    events.checkInvariants()
    #expect(events.isEmpty && events.nextTime == Int64.max && events.scheduledCount == 20)
    for event in 0..<20 { events.schedule(Int32(event), at: 6, phase: 0) }
    events.checkInvariants()
    #expect(events.popNext() == (6, 0, 0))
  }
}
