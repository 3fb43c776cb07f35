import Memory
import Statistics

/// What a replication measures while it runs.
///
/// Levels (units in use, queues, delayed patients) are integrated only when they change. Nothing is kept of the
/// warm-up: at `Timing.start` levels are kept and their history is forgotten.
struct Recorder: Sendable {
  /// Microseconds in a day.
  private static let day = WeeklySchedule.day
  /// The exact shares told of a length of stay: over 7, 14 and 21 days.
  static let stayThresholds: [Int64] = [7 * day, 14 * day, 21 * day]
  /// The exact shares told of a wait: over 12 hours and 2 days.
  static let waitThresholds: [Int64] = [day / 2, 2 * day]

  let layout: Layout
  /// Current segment, or -1 during the warm-up and after the end.
  private(set) var segment = -1

  // Levels over time. Histories: units used by place, by setting; queues. Areas: open, delayed units, staff.
  private(set) var histories: LevelHistories
  private(set) var areas: LevelAreas
  /// Histories and areas of finished segments.
  private(set) var finishedHistories: [[Int64]] = []
  private(set) var finishedAreas: [Double] = []

  // Observations by cell = (row × segments + segment) × atoms + atom, rows as `Layout.row`.
  private(set) var stays: TallyTable
  /// Of rows that may be delayed, as all until `pairDelays`.
  private(set) var delays: TallyTable
  private(set) var reviews: Arena<Int64>
  /// By cell × 8: sum of days delayed, then counts of the seven classes.
  private(set) var daysDelayed: Arena<Int64>
  private(set) var pairDelays: Arena<Int64>
  private(set) var settingReasonDelays: Arena<Int64>
  private(set) var timesInSystem: TallyTable
  /// By (step × segments + segment) × atoms + atom, × 9: weekdays, then before 12:00 and before 17:00.
  private(set) var exits: Arena<Int64>

  // Counts by subject × segments + segment.
  private(set) var waits: TallyTable
  private(set) var withdrawn: Arena<Int64>
  private(set) var admissions: Arena<Int64>
  private(set) var arrivals: Arena<Int64>
  private(set) var returns: Arena<Int64>
  private(set) var swaps: Arena<Int64>
  /// See `Layout.flow`.
  private(set) var flows: Arena<Int64>

  // The daily census: rows of `Layout.censusColumns`.
  private(set) var census: [Int32] = []
  private(set) var censusSegments: [Int32] = []
  /// By row × segments + segment, × 4: patients present at censuses, then those of them there for at least one,
  /// two and three weeks.
  private(set) var longStays: Arena<Int64>
  private var present: PresentStays
  // By month.
  private(set) var referrals: Arena<Int64>
  private(set) var starts: Arena<Int64>
  private(set) var startWaits: Arena<Int64>
  private(set) var openUnitDays: Arena<Int64>
  private(set) var daysOfMonth: Arena<Int64>
  /// Patients delayed in each place at present, the sum over its atoms.
  private var delayedPatients: Arena<Int64>
  // By hour of the week × columns up to `pairColumn`.
  private(set) var hourly: Arena<Int64>
  private(set) var hourlyCounts: Arena<Int64>

  /// Whether the levels of any hour were observed.
  var hasHours: Bool { hourlyCounts.elements.contains { $0 > 0 } }

  /// Whether the measured time has begun and not ended.
  @inline(__always)
  var isMeasuring: Bool { segment >= 0 }

  init(layout: Layout, firstCensus: Int64) {
    self.layout = layout
    let subjects = layout.staySubjects
    let cells = layout.segments * layout.atoms
    histories = LevelHistories(count: subjects + layout.queues)
    areas = LevelAreas(count: layout.areas)
    stays = TallyTable(thresholds: Self.stayThresholds, count: subjects * cells)
    delays = TallyTable(thresholds: [0], count: subjects * cells)
    reviews = Arena(repeating: 0, count: subjects * cells)
    daysDelayed = Arena(repeating: 0, count: subjects * cells * 8)
    pairDelays = Arena(repeating: 0, count: layout.pairs.count * cells)
    settingReasonDelays = Arena(repeating: 0, count: layout.settings * layout.reasons * cells)
    timesInSystem = TallyTable(thresholds: [], count: cells)
    exits = Arena(repeating: 0, count: layout.steps * cells * 9)
    waits = TallyTable(thresholds: Self.waitThresholds, count: layout.queues * layout.segments)
    withdrawn = Arena(repeating: 0, count: layout.queues * layout.segments)
    admissions = Arena(repeating: 0, count: subjects * layout.segments)
    arrivals = Arena(repeating: 0, count: layout.sources * layout.segments)
    returns = Arena(repeating: 0, count: layout.steps * layout.segments)
    swaps = Arena(repeating: 0, count: layout.segments)
    flows = Arena(repeating: 0, count: layout.flows)
    longStays = Arena(repeating: 0, count: subjects * layout.segments * 4)
    present = PresentStays(subjects: subjects, firstCensus: firstCensus)
    referrals = Arena(repeating: 0, count: layout.months * layout.pathways)
    starts = Arena(repeating: 0, count: layout.months * layout.pathways)
    startWaits = Arena(repeating: 0, count: layout.months * layout.pathways)
    openUnitDays = Arena(repeating: 0, count: layout.months * layout.places)
    daysOfMonth = Arena(repeating: 0, count: layout.months)
    delayedPatients = Arena(repeating: 0, count: layout.places)
    hourly = Arena(repeating: 0, count: 168 * (2 * layout.places + layout.queues))
    hourlyCounts = Arena(repeating: 0, count: 168)
  }

  /// See `Arena.makeUnique`.
  mutating func makeUnique() {
    histories.makeUnique()
    areas.makeUnique()
    stays.makeUnique()
    delays.makeUnique()
    reviews.makeUnique()
    daysDelayed.makeUnique()
    pairDelays.makeUnique()
    settingReasonDelays.makeUnique()
    timesInSystem.makeUnique()
    exits.makeUnique()
    waits.makeUnique()
    withdrawn.makeUnique()
    admissions.makeUnique()
    arrivals.makeUnique()
    returns.makeUnique()
    swaps.makeUnique()
    flows.makeUnique()
    longStays.makeUnique()
    present.makeUnique()
    referrals.makeUnique()
    starts.makeUnique()
    startWaits.makeUnique()
    openUnitDays.makeUnique()
    daysOfMonth.makeUnique()
    delayedPatients.makeUnique()
    hourly.makeUnique()
    hourlyCounts.makeUnique()
  }

  // MARK: Segments

  /// Begins the measured time, or its next segment.
  mutating func beginSegment(at now: Int64) {
    if segment < 0 {
      histories.restart(at: now)
      areas.restart(at: now)
    } else {
      keepSegment(at: now)
    }
    segment += 1
  }

  /// Ends the measured time.
  mutating func end(at now: Int64) {
    keepSegment(at: now)
    segment = -1
  }

  private mutating func keepSegment(at now: Int64) {
    histories.flush(at: now)
    areas.flush(at: now)
    for quantity in 0..<(layout.staySubjects + layout.queues) {
      finishedHistories.append(histories.timeAtLevels(quantity))
    }
    for quantity in 0..<layout.areas { finishedAreas.append(areas.area(quantity)) }
    histories.restart(at: now)
    areas.restart(at: now)
  }

  // MARK: Levels

  /// Changes a level; only the measured time keeps its history.
  @inline(__always)
  private mutating func moveHistory(_ quantity: Int, by change: Int, at now: Int64) {
    if segment < 0 { histories.shift(quantity, by: change) } else { histories.change(quantity, by: change, at: now) }
  }

  /// The same for the light kind.
  @inline(__always)
  private mutating func moveArea(_ quantity: Int, by change: Int, at now: Int64) {
    if segment < 0 { areas.shift(quantity, by: change) } else { areas.change(quantity, by: change, at: now) }
  }

  /// Units of a place come into use, or out of it; they are also those of its setting, if that has a row of its own
  /// (otherwise -1).
  @inline(__always)
  mutating func used(_ place: Int32, settingRow: Int, by units: Int32, at now: Int64) {
    moveHistory(Int(place), by: Int(units), at: now)
    if settingRow >= 0 { moveHistory(settingRow, by: Int(units), at: now) }
  }

  @inline(__always)
  mutating func open(_ place: Int32, by units: Int32, at now: Int64) {
    moveArea(Int(place), by: Int(units), at: now)
  }

  /// A place, or a setting, becomes full (+1) or has a unit free again (-1).
  @inline(__always)
  mutating func full(_ row: Int, by change: Int, at now: Int64) {
    moveArea(layout.firstFullArea + row, by: change, at: now)
  }

  @inline(__always)
  mutating func queued(_ queue: Int32, by requests: Int32, at now: Int64) {
    moveHistory(layout.staySubjects + Int(queue), by: Int(requests), at: now)
  }

  @inline(__always)
  mutating func duty(_ pool: Int32, by staff: Int32, at now: Int64) {
    moveArea(layout.firstDutyArea + Int(pool), by: Int(staff), at: now)
  }

  @inline(__always)
  mutating func busy(_ pool: Int32, by staff: Int32, at now: Int64) {
    moveArea(layout.firstBusyArea + Int(pool), by: Int(staff), at: now)
  }

  /// A patient begins (+1) or ceases (-1) to be delayed in a place.
  @inline(__always)
  mutating func delayed(_ place: Int32, atom: Int, units: Int32, by patients: Int, at now: Int64) {
    delayedPatients[place] &+= Int64(patients)
    moveArea(layout.firstDelayedArea + Int(place) * layout.atoms + atom, by: patients, at: now)
    moveArea(layout.firstDelayedUnitsArea + Int(place), by: patients * Int(units), at: now)
  }

  /// The same for a reason.
  @inline(__always)
  mutating func delayed(_ place: Int32, reason: Int32, by patients: Int, at now: Int64) {
    moveArea(layout.firstPairArea + layout.pair(place, reason), by: patients, at: now)
  }

  // MARK: Observations

  /// A stay that began before a census ends: it is no longer found at the census.
  @inline(__always)
  mutating func leavesCensus(row: Int, before census: Int32) { present.end(row, before: census) }

  /// A stay in a place or setting has ended.
  @inline(__always)
  mutating func stayEnds(row: Int, atom: Int, stay: Int64, delay: Int64, review: Int64, days: Int64) {
    if segment < 0 { return }
    let cell = (row &* layout.segments &+ segment) &* layout.atoms &+ atom
    stays.record(stay, in: cell)
    if review != 0 { reviews[cell] &+= review }
    if !layout.canDelay(row: row) { return }
    delays.record(delay, in: cell)
    daysDelayed[cell &* 8] &+= days
    daysDelayed[cell &* 8 &+ Self.classOfDays(days)] &+= 1
  }

  /// Number of the class of days delayed, from 1: none, 1, 2 to 3, 4 to 6, 7 to 13, 14 to 20, more.
  @inline(__always)
  private static func classOfDays(_ days: Int64) -> Int {
    switch days {
    case ..<1: 1
    case 1: 2
    case 2...3: 3
    case 4...6: 4
    case 7...13: 5
    case 14...20: 6
    default: 7
    }
  }

  /// Part of the delay of a stay in a place that has ended.
  @inline(__always)
  mutating func delayOfStay(place: Int32, reason: Int32, atom: Int, time: Int64) {
    if segment < 0 { return }
    pairDelays[(segment * layout.pairs.count + layout.pair(place, reason)) * layout.atoms + atom] &+= time
  }

  /// Part of the delay of a stay in a setting of several places that has ended.
  @inline(__always)
  mutating func delayOfStay(setting: Int32, reason: Int32, atom: Int, time: Int64) {
    if segment < 0 { return }
    let row = (segment * layout.settings + Int(setting)) * layout.reasons + Int(reason)
    settingReasonDelays[row * layout.atoms + atom] &+= time
  }

  /// Delay for a reason of the stays in a setting that ended in a segment.
  func settingReasonDelay(_ segment: Int, _ subject: Subject, atom: Int) -> Int64 {
    let place = layout.row(ofSetting: subject.index)
    if place < layout.places {
      guard let pair = layout.pairIfAny(place, Int(subject.reason)) else { return 0 }
      return pairDelays[(segment * layout.pairs.count + pair) * layout.atoms + atom]
    }
    let row = (segment * layout.settings + Int(subject.index)) * layout.reasons + Int(subject.reason)
    return settingReasonDelays[row * layout.atoms + atom]
  }

  @inline(__always)
  mutating func wait(_ queue: Int32, _ time: Int64) {
    if segment < 0 { return }
    waits.record(time, in: Int(queue) &* layout.segments &+ segment)
  }

  @inline(__always)
  mutating func withdraws(_ queue: Int32) {
    if segment < 0 { return }
    withdrawn[Int(queue) &* layout.segments &+ segment] &+= 1
  }

  /// A stay in a place or setting begins: the number of the census before which it does.
  @inline(__always)
  mutating func stayBegins(row: Int) -> Int32 {
    if segment >= 0 { admissions[row &* layout.segments &+ segment] &+= 1 }
    return present.begin(row)
  }

  /// A stay that began before the replication goes on: nobody is admitted.
  mutating func stayGoesOn(row: Int, since begin: Int64) -> Int32 { present.goOn(row, since: begin) }

  @inline(__always)
  mutating func arrival(_ source: Int32) {
    if segment < 0 { return }
    arrivals[Int(source) &* layout.segments &+ segment] &+= 1
  }

  mutating func swap() {
    if segment < 0 { return }
    swaps[segment] &+= 1
  }

  /// `row` is a source, or `sources` + a step.
  @inline(__always)
  mutating func flow(row: Int, to step: Int32) {
    if segment < 0 { return }
    flows[layout.flow(segment, row, to: step)] &+= 1
  }

  @inline(__always)
  mutating func returns(from step: Int32) {
    if segment < 0 { return }
    returns[Int(step) &* layout.segments &+ segment] &+= 1
  }

  @inline(__always)
  mutating func exit(_ step: Int32, atom: Int, timeInSystem: Int64, weekday: Int, timeOfDay: Int64) {
    if segment < 0 { return }
    timesInSystem.record(timeInSystem, in: segment &* layout.atoms &+ atom)
    let cell = ((Int(step) &* layout.segments &+ segment) &* layout.atoms &+ atom) &* 9
    exits[cell &+ weekday] &+= 1
    if timeOfDay < Self.day / 2 { exits[cell &+ 7] &+= 1 }
    if timeOfDay < 17 * Self.day / 24 { exits[cell &+ 8] &+= 1 }
  }

  // MARK: Months and the clock

  @inline(__always)
  mutating func referral(_ pathway: Int32, month: Int) {
    if segment < 0 { return }
    referrals[month * layout.pathways + Int(pathway)] &+= 1
  }

  @inline(__always)
  mutating func start(_ pathway: Int32, month: Int, after wait: Int64) {
    if segment < 0 { return }
    starts[month * layout.pathways + Int(pathway)] &+= 1
    startWaits[month * layout.pathways + Int(pathway)] &+= wait
  }

  /// Appends a census row: units used and open, queues, delayed patients by place and atom, and by reason.
  mutating func takeCensus(month: Int) {
    present.advance()
    if segment < 0 { return }
    for subject in 0..<layout.staySubjects {
      let base = (subject * layout.segments + segment) * 4
      let found = present.found(subject)
      longStays[base] &+= found.present
      longStays[base + 1] &+= found.week
      longStays[base + 2] &+= found.twoWeeks
      longStays[base + 3] &+= found.threeWeeks
    }
    censusSegments.append(Int32(segment))
    for place in 0..<layout.places { census.append(Int32(histories.level(place))) }
    for place in 0..<layout.places {
      let open = areas.level(place)
      census.append(Int32(open))
      openUnitDays[month * layout.places + place] &+= Int64(open)
    }
    for queue in 0..<layout.queues { census.append(Int32(histories.level(layout.staySubjects + queue))) }
    for area in layout.firstDelayedArea..<layout.firstFullArea { census.append(Int32(areas.level(area))) }
    daysOfMonth[month] &+= 1
  }

  /// Adds the levels of this moment to those of its hour of the week.
  mutating func takeHour(_ hourOfWeek: Int) {
    if segment < 0 { return }
    let (places, queues) = (layout.places, layout.queues)
    let levels = hourly.address(of: hourOfWeek &* (2 &* places &+ queues))
    for place in 0..<places {
      levels[place] &+= Int64(histories.level(place))
      levels[places &+ place] &+= delayedPatients[place]
    }
    for queue in 0..<queues { levels[2 &* places &+ queue] &+= Int64(histories.level(layout.staySubjects &+ queue)) }
    hourlyCounts[hourOfWeek] &+= 1
  }
}
