import Statistics
import Testing

/// Where a transient ends, by MSER-5.
struct InitialTransientTests {
  /// Each of some values five times, so that they are the means.
  private func series(_ means: [Double]) -> [Double] { means.flatMap { Array(repeating: $0, count: 5) } }

  /// Means 0, 3, then ten of alternately 5 and 7. By hand: of the last ten the squares are 10 × 1, over 10² that is
  /// 0.1; with the 3 before them 10 + 10/11 × 9 = 18.18 over 11² is 0.150; with one fewer, 80/9 over 9² is 0.110.
  @Test func cutByHand() {
    let transient = InitialTransient(of: series([0, 3, 5, 7, 5, 7, 5, 7, 5, 7, 5, 7]))
    #expect(transient.means.count == 12)
    #expect(transient.cut == 2)
    #expect(transient.isSettled)
  }

  /// What never settles is cut in its second half.
  @Test func riseHasNoEnd() {
    let transient = InitialTransient(of: series((0..<40).map(Double.init)))
    #expect(2 * transient.cut > 40)
    #expect(!transient.isSettled)
  }

  /// A level that is the same from the beginning loses nothing.
  @Test func nothingToCut() {
    let transient = InitialTransient(of: series(Array(repeating: 8, count: 30)))
    #expect(transient.cut == 0)
    #expect(transient.isSettled)
  }

  /// Too few values to tell anything: fewer than eight means.
  @Test func tooShort() {
    #expect(!InitialTransient(of: []).isSettled)
    #expect(!InitialTransient(of: series([1, 1, 1, 1, 1, 1, 1])).isSettled)
    #expect(InitialTransient(of: [1, 2, 3, 4]).means.isEmpty)
  }
}
