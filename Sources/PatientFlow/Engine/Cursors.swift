/// Moments that are known beforehand, one pending for each of a few things, and which of them is next.
///
/// The next is found by looking at all: there are few, and they change rarely. Equal moments come in the order of
/// the things, whenever they were set, so that a run continued under other plans is the run that had them from the
/// beginning.
struct Cursors: Sendable {
  /// Stands for "not again".
  static let never = Int64.max / 2

  private var moments: [Int64]
  /// The earliest pending moment.
  private(set) var next = Cursors.never
  /// The first thing that has it.
  private(set) var nextThing = 0

  init(count: Int) {
    moments = Array(repeating: Self.never, count: count)
  }

  /// Sets when a thing comes up next.
  mutating func set(_ thing: Int, to moment: Int64) {
    moments[thing] = min(moment, Self.never)
    next = Self.never
    for index in moments.indices where moments[index] < next {
      next = moments[index]
      nextThing = index
    }
  }
}
