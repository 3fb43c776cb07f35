import Memory

/// Moments that are known beforehand, one pending for each of some things, and which of them is next.
///
/// A tournament: things are the leaves of a tree, and every node above holds the winner of its two, so that a change
/// is played again along one way to the root. Equal moments come in the order of the things, whenever they were set,
/// so that a run continued under other plans is the run that had them from the beginning.
struct Cursors: Sendable {
  /// Stands for "not again".
  static let never = Int64.max / 2

  private var moments: Arena<Int64>
  /// The thing that has won at each node; the root is node 1, the children of node k are 2k and 2k + 1, and the things
  /// are the nodes from `leaves` on.
  private var winners: Arena<Int32>
  private let leaves: Int
  /// The earliest pending moment.
  private(set) var next = Cursors.never

  init(count: Int) {
    var leaves = 1
    while leaves < count { leaves *= 2 }
    self.leaves = leaves
    moments = Arena(repeating: Self.never, count: leaves)
    winners = Arena(repeating: 0, count: 2 * leaves)
    for thing in 0..<leaves { winners[leaves + thing] = Int32(thing) }
    for node in (1..<max(1, leaves)).reversed() { winners[node] = winners[2 * node] }
  }

  /// See `Arena.makeUnique`.
  mutating func makeUnique() {
    moments.makeUnique()
    winners.makeUnique()
  }

  /// The first thing that has the earliest moment.
  var nextThing: Int { Int(winners[1]) }

  /// Sets when a thing comes up next. O(log of the number of things).
  mutating func set(_ thing: Int, to moment: Int64) {
    moments[thing] = min(moment, Self.never)
    var node = (leaves + thing) / 2
    while node > 0 {
      let (left, right) = (winners[2 * node], winners[2 * node + 1])
      winners[node] = moments[right] < moments[left] ? right : left
      node /= 2
    }
    next = moments[Int(winners[1])]
  }
}
