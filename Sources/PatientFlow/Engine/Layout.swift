import Memory

/// How the results of a network are laid out in tables: computed once from the network, the same for every replication.
///
/// Measured time is cut into *segments* at the boundaries of all periods, so that each observation is counted once
/// and a period is a run of segments. Patients are told apart by *atoms*, a cohort with a pathway label, so that
/// every group is a sum of atoms.
struct Layout: Sendable {
  let places: Int
  let settings: Int
  let pools: Int
  let steps: Int
  let sources: Int
  let cohorts: Int
  let pathways: Int
  let reasons: Int
  /// Segment boundaries, ascending: from `start` to `end`.
  let boundaries: [Int64]
  /// Segments of each period, the whole first.
  let segmentsOfPeriod: [Range<Int>]
  /// Number of (place, reason) pairs that can occur.
  let pairs: [(place: Int32, reason: Int32)]
  private let pairIndex: Arena<Int32>
  /// Whether a patient in the first place may come to wait for the second and, through others, the other way round.
  private let ringIndex: Arena<Bool>
  /// Places for which `canRing` holds with a wanted one, for each wanted one after the other, and where each begins.
  private let ringHolders: Arena<Int32>
  private let firstRingHolders: Arena<Int32>
  /// Row of each setting: that of its place where it has one only, for then the two are the same.
  private let settingRows: Arena<Int32>
  /// First step of each source.
  private let firstSteps: [Int32]
  /// Whether stays of a row may be delayed at all.
  private let delayRows: Arena<Bool>
  /// Which steps a patient may come to from each.
  let courses: Courses
  /// First month (year × 12 + month − 1) of the measured time.
  let firstMonth: Int
  /// Months of the measured time.
  let months: Int

  let segments: Int
  let atoms: Int
  /// Queues: one for each place, then one for each pool.
  var queues: Int { places + pools }
  /// Subjects of stays: places, then settings.
  var staySubjects: Int { places + settings }

  // Areas, in this order: open units and delayed units by place, staff on duty and busy by pool, delayed patients by
  // place and atom and by pair, and by row whether it is full.

  /// Units of a place used by patients in delay.
  let firstDelayedUnitsArea: Int
  /// Staff of a pool on duty.
  let firstDutyArea: Int
  /// Staff of a pool at work.
  let firstBusyArea: Int
  /// Patients delayed in a place, by atom.
  let firstDelayedArea: Int
  /// Patients delayed for the reason of a pair.
  let firstPairArea: Int
  /// 1 while a row has no unit free.
  let firstFullArea: Int
  /// Number of areas.
  var areas: Int { firstFullArea + staySubjects }

  /// Columns of a census row.
  var usedColumn: Int { 0 }
  var openColumn: Int { places }
  var queueColumn: Int { 2 * places }
  var delayedColumn: Int { 2 * places + queues }
  var pairColumn: Int { delayedColumn + places * atoms }
  var censusColumns: Int { pairColumn + pairs.count }

  init(of network: Network) {
    places = network.places.count
    settings = network.settingCount
    pools = network.staff.count
    steps = network.steps.count
    sources = network.sources.count
    cohorts = network.cohorts.count
    pathways = network.pathwayCount
    reasons = network.reasonCount
    atoms = network.cohorts.count * (network.pathwayCount + 1)

    let timing = network.timing
    var marks = [timing.start, timing.end]
    for window in timing.periods {
      marks.append(min(max(window.begins, timing.start), timing.end))
      marks.append(min(max(window.ends, timing.start), timing.end))
    }
    marks.sort()
    var unique: [Int64] = []
    for mark in marks where unique.last != mark { unique.append(mark) }
    if unique.count == 1 { unique.append(unique[0]) }
    boundaries = unique
    segments = unique.count - 1
    func segment(at moment: Int64) -> Int {
      var found = 0
      for index in unique.indices where unique[index] <= moment { found = index }
      return min(found, unique.count - 1)
    }
    segmentsOfPeriod =
      [0..<(unique.count - 1)]
      + timing.periods.map {
        let first = segment(at: min(max($0.begins, timing.start), timing.end))
        return first..<max(first, segment(at: min(max($0.ends, timing.start), timing.end)))
      }

    let held = HeldPlaces(in: network)
    var found: [(place: Int32, reason: Int32)] = []
    var index = [Int32](repeating: -1, count: places * reasons)
    for place in 0..<places {
      for reason in 0..<reasons where held.canDelay(in: place, for: reason) {
        index[place * reasons + reason] = Int32(found.count)
        found.append((Int32(place), Int32(reason)))
      }
    }
    pairs = found
    firstDelayedUnitsArea = places
    firstDutyArea = 2 * places
    firstBusyArea = firstDutyArea + pools
    firstDelayedArea = firstBusyArea + pools
    firstPairArea = firstDelayedArea + places * atoms
    firstFullArea = firstPairArea + found.count
    pairIndex = Arena(index)
    let rings = held.rings()
    ringIndex = Arena(rings)
    var (holders, firstHolders) = ([Int32](), [Int32(0)])
    for wanted in 0..<places {
      for held in 0..<places where rings[held * places + wanted] { holders.append(Int32(held)) }
      firstHolders.append(Int32(holders.count))
    }
    ringHolders = Arena(holders)
    firstRingHolders = Arena(firstHolders)
    settingRows = Arena(
      (0..<network.settingCount).map { setting in
        let own = network.places.indices.filter { Int(network.places[$0].setting) == setting }
        return Int32(own.count == 1 ? own[0] : network.places.count + setting)
      })
    let delayed = network.places.indices.map { place in found.contains { Int($0.place) == place } }
    delayRows = Arena(
      delayed
        + (0..<network.settingCount).map { setting in
          network.places.indices.contains { Int(network.places[$0].setting) == setting && delayed[$0] }
        })
    courses = Courses(of: network)
    firstSteps = network.sources.map { $0.firstStep }

    let first = CivilDate(dayNumber: timing.dayZero + Int32(timing.start / WeeklySchedule.day))
    let last = CivilDate(dayNumber: timing.dayZero + Int32(max(timing.start, timing.end - 1) / WeeklySchedule.day))
    firstMonth = Int(first.year) * 12 + Int(first.month) - 1
    months = Int(last.year) * 12 + Int(last.month) - firstMonth
  }

  /// Row of the stays in a setting: that of a place, or past the places.
  @inline(__always)
  func row(ofSetting setting: Int32) -> Int { Int(settingRows[setting]) }

  /// Whether stays of a row may be delayed at all; where not, nothing need be recorded of that.
  @inline(__always)
  func canDelay(row: Int) -> Bool { delayRows[row] }

  /// Number of cells of the flow table.
  var flows: Int { segments * (sources + steps) * courses.columns }

  /// Cell of the flow table: by segment × (sources + steps) × columns of steps.
  @inline(__always)
  func flow(_ segment: Int, _ row: Int, to step: Int32) -> Int {
    (segment &* (sources &+ steps) &+ row) &* courses.columns &+ Int(courses.column(of: step))
  }

  /// Whether anybody may come to a step from a row of the flow table.
  func canFlow(_ row: Int, to step: Int) -> Bool {
    courses.areOne(row < sources ? firstSteps[row] : Int32(row - sources), Int32(step))
  }

  /// Index of a (place, reason) pair.
  @inline(__always)
  func pair(_ place: Int32, _ reason: Int32) -> Int {
    let index = pairIndex[Int(place) &* reasons &+ Int(reason)]
    precondition(index >= 0, "A delay occurred for a reason that the network does not allow in that place.")
    return Int(index)
  }

  /// The same, or nil when it cannot occur.
  func pairIfAny(_ place: Int, _ reason: Int) -> Int? {
    let index = pairIndex[place * reasons + reason]
    return index < 0 ? nil : Int(index)
  }

  /// The atom of a cohort and a pathway label (-1 none).
  @inline(__always)
  func atom(cohort: Int32, pathway: Int32) -> Int {
    Int(cohort) &* (pathways &+ 1) &+ Int(pathway) &+ 1
  }

  /// The atoms that make up a group.
  func atoms(of group: Group) -> [Int] {
    switch group {
    case .all: Array(0..<atoms)
    case .cohort(let cohort): Array((Int(cohort) * (pathways + 1))..<((Int(cohort) + 1) * (pathways + 1)))
    case .pathway(let pathway): (0..<cohorts).map { $0 * (pathways + 1) + Int(pathway) + 1 }
    }
  }

  /// Whether waiting for `wanted` while holding `held` can be part of a ring.
  func canRing(held: Int32, wanted: Int32) -> Bool {
    ringIndex[Int(held) * places + Int(wanted)]
  }

  /// Numbers of the places from which patients may wait for `wanted` as part of a ring, for `ringHolder`.
  func ringHolders(wanting wanted: Int32) -> Range<Int32> { firstRingHolders[wanted]..<firstRingHolders[wanted + 1] }

  /// A place from which patients may wait as part of a ring.
  func ringHolder(_ number: Int32) -> Int32 { ringHolders[number] }
}
