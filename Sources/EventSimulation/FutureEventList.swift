/// What is still to happen, and the order in which it happens.
///
/// **Contract.** `popNext` removes, of all pending events, the one with the least time; of those with the same time the
/// one with the least phase; of those the one scheduled first. Nothing else decides, so the order is the same on every
/// machine and for every structure that keeps this contract. While the events of a moment are handled, an event of an
/// earlier phase of that same moment may still be scheduled and is then the next one; nothing can be scheduled before
/// the moment of the last event removed. Asking for what lies before a limit promises nothing about the limit: events
/// before it may be scheduled afterwards.
///
/// **Limits.** At most some 16.7 million events (2²⁴) can be pending, and 68 billion (2³⁶) be scheduled in a list's life.
///
/// **Value.** Copies of a list share their memory until `makeUnique` is called: call it on a copy, and on what was
/// copied, before it is changed. A `Simulation` does so itself, so that it is forked by assignment. Events are
/// `BitwiseCopyable`, so the compiler refuses closures and classes in them. Nothing is allocated or reference-counted
/// per event once a list has grown to its largest size.
///
/// **Cancelling.** There is no removal from the middle. Let the event carry a stamp of what it is about, and drop it
/// when it surfaces with a stamp that is no longer valid; <doc:EventSimulation> shows how.
public protocol FutureEventList<Event>: Sendable {
  /// What can happen; usually an enumeration with numbers as payload.
  associatedtype Event: BitwiseCopyable & Sendable

  /// An empty list at time 0.
  init()

  /// Moment of the last event removed, in microseconds; 0 before the first.
  var lastTime: Int64 { get }
  /// Number of pending events.
  var count: Int { get }
  /// Number of events scheduled so far, removed ones included.
  var scheduledCount: Int64 { get }

  /// Adds an event.
  ///
  /// - Parameters:
  ///   - event: what is to happen.
  ///   - time: microseconds, not before `lastTime` and before `Int64.max`.
  ///   - phase: order among simultaneous events, 0 to 15, least first.
  mutating func schedule(_ event: Event, at time: Int64, phase: UInt8)

  /// Removes the next event if it lies before a moment; nil if there is none.
  mutating func popNext(before limit: Int64) -> (time: Int64, phase: UInt8, event: Event)?

  /// Gives this copy memory of its own if it shares it. To be called before a copy, or what was copied, is changed.
  mutating func makeUnique()

  /// Stops the program if the list is not what it should be. O(size).
  func checkInvariants()
}

extension FutureEventList {
  /// Whether nothing is pending.
  @inlinable public var isEmpty: Bool { count == 0 }

  /// Removes the next event. The list is not empty.
  @inlinable
  public mutating func popNext() -> (time: Int64, phase: UInt8, event: Event) {
    guard let next = popNext(before: Int64.max) else {
      preconditionFailure("an event is taken from a list in which nothing is pending")
    }
    return next
  }

  /// Checks the invariants after every change in builds with the condition `CHECK_INVARIANTS`; otherwise nothing.
  @inlinable @inline(__always)
  func checkInvariantsIfAsked() {
    #if CHECK_INVARIANTS
      checkInvariants()
    #endif
  }
}
