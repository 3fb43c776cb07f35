/// A fixed piece of work that says how fast the machine is at the moment: a step of it is the unit of `relative`.
///
/// A step is what a simulation is made of, in small: a multiplication that waits for the one before, a look into a table
/// of 64 KiB at a place that nobody can foresee, a jump that goes either way, and a word written back. Nothing of the
/// project is called, so making the engine faster leaves it alone. **It must never be changed**: figures of different
/// days are comparable by it.
struct Calibration {
  /// Steps of one measurement.
  static let steps = 3_000_000
  /// What the words of the table and the number come to after `steps` steps from the beginning.
  static let expected: UInt64 = 0x0DF4_3C61_5339_BD9A

  private var table: [UInt32]
  private var state: UInt64 = 0
  private var sum: UInt64 = 0

  /// The work at its beginning.
  init() { table = (0..<16_384).map { UInt32(truncatingIfNeeded: $0 &* 2_654_435_761) } }

  /// Does `steps` steps from the beginning; the nanoseconds that one took.
  mutating func nanosecondsPerStep() -> Double {
    let began = Calibration()
    (table, state, sum) = (began.table, 88_172_645_463_325_252, 0)
    let nanoseconds = Stopwatch.time { go() }.nanoseconds
    return Double(nanoseconds) / Double(Self.steps)
  }

  /// What the last measurement came to: the same on every machine.
  var outcome: UInt64 { sum ^ state }

  @inline(never)
  private mutating func go() {
    var (state, sum) = (state, sum)
    table.withUnsafeMutableBufferPointer { table in
      for _ in 0..<Self.steps {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let place = Int(truncatingIfNeeded: state &>> 50)
        let word = table[place]
        if word & 0x40 == 0 {
          sum &+= UInt64(word) ^ (sum &>> 7)
        } else {
          sum = (sum &<< 9 | sum &>> 55) ^ state
          state ^= UInt64(word)
        }
        table[place] = word &+ UInt32(truncatingIfNeeded: sum)
      }
    }
    (self.state, self.sum) = (state, sum)
  }
}
