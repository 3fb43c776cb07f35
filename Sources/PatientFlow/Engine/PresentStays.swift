import Memory

/// Who is in each place and setting, by how long: kept up as stays begin and end, so that a census need not look at
/// every patient.
///
/// Stays are counted by the census before which they began. A ring of the last censuses is enough, for longer stays
/// are those that are not in it.
struct PresentStays: Sendable {
  /// What a census finds.
  struct Found {
    var present: Int64
    var week: Int64
    var twoWeeks: Int64
    var threeWeeks: Int64
  }

  /// Counts kept; more than the 21 that are asked for.
  private static let ring = 32
  private static let mask: Int64 = 31
  private static let asked: Int64 = 21

  private let firstCensus: Int64
  /// Number of the next census.
  private var next: Int64 = 0
  /// By subject × ring + number of the census, modulo the ring.
  private var begun: Arena<Int64>
  private var present: Arena<Int64>

  init(subjects: Int, firstCensus: Int64) {
    self.firstCensus = firstCensus
    begun = Arena(repeating: 0, count: subjects * Self.ring)
    present = Arena(repeating: 0, count: subjects)
  }

  /// See `Arena.makeUnique`.
  mutating func makeUnique() {
    begun.makeUnique()
    present.makeUnique()
  }

  /// The first census at or after a moment.
  ///
  /// Before the first one censuses are counted backwards, for stays that began before the replication.
  private func census(after moment: Int64) -> Int64 {
    let (difference, day) = (moment - firstCensus, WeeklySchedule.day)
    return difference <= 0 ? difference / day : (difference + day - 1) / day
  }

  /// A stay that began at a moment before the first census goes on.
  ///
  /// - Returns: the number of the census before which it began.
  mutating func goOn(_ subject: Int, since begin: Int64) -> Int32 {
    present[subject] += 1
    let census = census(after: begin)
    if next - census <= Self.asked { begun[subject * Self.ring + Int(census & Self.mask)] += 1 }
    return Int32(clamping: census)
  }

  /// A stay begins, before the next census or at its moment.
  ///
  /// - Returns: the number of that census.
  @inline(__always)
  mutating func begin(_ subject: Int) -> Int32 {
    present[subject] &+= 1
    begun[subject &* Self.ring &+ Int(next & Self.mask)] &+= 1
    return Int32(truncatingIfNeeded: next)
  }

  /// A stay ends that began before a census.
  @inline(__always)
  mutating func end(_ subject: Int, before number: Int32) {
    let census = Int64(number)
    present[subject] &-= 1
    if next &- census <= Self.asked { begun[subject &* Self.ring &+ Int(census & Self.mask)] &-= 1 }
  }

  /// What the census just taken finds of a subject.
  func found(_ subject: Int) -> Found {
    let base = subject &* Self.ring
    /// Stays that began before the censuses of these ages, those of the last one being 0.
    func recent(_ ages: Range<Int64>) -> Int64 {
      var sum: Int64 = 0
      for age in ages { sum &+= begun[base &+ Int((next &- 1 &- age) & Self.mask)] }
      return sum
    }
    let week = present[subject] - recent(0..<7)
    let twoWeeks = week - recent(7..<14)
    return Found(
      present: present[subject], week: week, twoWeeks: twoWeeks, threeWeeks: twoWeeks - recent(14..<Self.asked))
  }

  /// A census is taken.
  mutating func advance() {
    next += 1
    let ring = Int(next & Self.mask)
    for subject in 0..<present.count { begun[subject * Self.ring + ring] = 0 }
  }
}
