/// What a simulation is about: a state, and what each event does to it.
///
/// A model is a value. `handle` is called with static dispatch, once per event, in the order of the contract of
/// `FutureEventList`.
public protocol EventModel {
  /// What can happen; usually an enumeration with numbers as payload.
  associatedtype Event: BitwiseCopyable & Sendable

  /// Does what an event does, and schedules what follows from it.
  ///
  /// - Parameters:
  ///   - event: what happens.
  ///   - now: the event's moment, in microseconds.
  ///   - events: the future event list, for scheduling at `now` or later.
  mutating func handle(_ event: Event, at now: Int64, scheduling events: inout some FutureEventList<Event>)

  /// Gives this copy memory of its own if it shares memory that it writes to, as an `Arena` does. A simulation calls it
  /// before it runs. Does nothing unless the model says otherwise, which is right for numbers and arrays.
  mutating func makeUnique()
}

extension EventModel {
  /// Does nothing.
  @inlinable
  public mutating func makeUnique() {}
}

/// A clock, a future event list and a model: the run loop.
///
/// A simulation is a value: assign it to fork it. What it has in common with its copies is parted when it schedules or
/// runs; who changes `model` or `events` directly after a copy was made calls `makeUnique` first. Hold it in a local
/// variable or pass it `inout` while it runs; reading it through a class costs a check of exclusive access at every
/// event.
@frozen
public struct Simulation<Model: EventModel, Events: FutureEventList<Model.Event>> {
  /// State and rules.
  public var model: Model
  /// What is still to happen.
  public var events: Events
  /// The moment that has been reached, in microseconds. It never goes back.
  public var clock: Int64 {
    @inlinable get { reached }
  }
  @usableFromInline var reached: Int64
  /// Number of events handled so far.
  public var handledCount: Int64 {
    @inlinable get { handled }
  }
  @usableFromInline var handled: Int64

  /// A simulation of a model at time 0 in which nothing is going to happen yet: schedule the first events.
  ///
  /// - Parameters:
  ///   - model: state and rules.
  ///   - events: an empty future event list.
  @inlinable
  public init(_ model: Model, events: Events) {
    precondition(events.isEmpty && events.lastTime == 0, "a simulation begins with an empty list at time 0")
    self.model = model
    self.events = events
    reached = 0
    handled = 0
  }

  /// A simulation with the list that is the quickest on the whole, a ladder queue.
  @inlinable
  public init(_ model: Model) where Events == LadderQueue<Model.Event> {
    self.init(model, events: LadderQueue())
  }

  /// Schedules an event, not before the clock.
  @inlinable
  public mutating func schedule(_ event: Model.Event, at time: Int64, phase: UInt8 = 0) {
    precondition(time >= reached, "an event is scheduled before the clock")
    events.makeUnique()
    events.schedule(event, at: time, phase: phase)
  }

  /// Handles the next event, whenever it is. False if nothing is pending; then nothing changes.
  @inlinable @discardableResult
  public mutating func runNext() -> Bool {
    makeUnique()
    guard let next = events.popNext(before: Int64.max) else { return false }
    handle(next.event, at: next.time)
    return true
  }

  /// Handles everything that lies before `end`, then sets the clock to it. Events at `end` itself stay pending, so that
  /// running to a moment in several steps is the same as running there in one.
  ///
  /// - Parameter end: microseconds, not before the clock.
  @inlinable
  public mutating func run(until end: Int64) {
    precondition(end >= reached, "a simulation cannot run back in time")
    makeUnique()
    while let next = events.popNext(before: end) { handle(next.event, at: next.time) }
    reached = end
  }

  /// Parts the list and the model from those of copies.
  @inlinable
  public mutating func makeUnique() {
    events.makeUnique()
    model.makeUnique()
  }

  @inlinable @inline(__always)
  mutating func handle(_ event: Model.Event, at time: Int64) {
    precondition(time >= reached, "time goes backwards")
    reached = time
    handled &+= 1
    model.handle(event, at: time, scheduling: &events)
  }
}

extension Simulation: Sendable where Model: Sendable {}
