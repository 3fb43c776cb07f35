import RandomStreams

extension Replication {
  /// Draws the arrivals of the day that begins.
  ///
  /// The count of a source inverts one uniform of the day, unless the day's patients are counted beforehand; patient
  /// k's key and time of day are the first two numbers of the stream (day, k), whatever the count. So more demand adds
  /// patients and changes none. Where patients arrive in groups the count is of groups, the members of one follow each
  /// other, and its time is that of the first.
  mutating func beginDay() {
    arrivals.removeAll()
    for source in 0..<layout.sources {
      let mean = rate(of: source)
      let key = sourceKeys[source]
      let arriving: Int
      if network.sources[source].isCounted {
        arriving = Int(mean)
      } else {
        var stream = RandomStream(key: key, UInt32(bitPattern: today), 0, purpose: Purpose.count)
        arriving = count(uniform: stream.nextUniform(), mean: mean, dispersion: network.sources[source].dispersion)
      }
      let first = arrivals.count
      if network.sources[source].batch == .none {
        addSingle(arriving, of: source)
      } else {
        addGroups(arriving, of: source)
      }
      if midnight < network.timing.warmUpBegins {
        arrivals.removeAll(from: first, before: network.timing.warmUpBegins)
      }
      drawFirstSteps(of: Int32(truncatingIfNeeded: source), from: first)
    }
    arrivals.sort(after: midnight)
  }

  /// Adds arrivals that come one by one.
  private mutating func addSingle(_ arriving: Int, of source: Int) {
    if arriving == 0 { return }
    let (key, day) = (sourceKeys[source], UInt32(bitPattern: today))
    let first = arrivals.count
    arrivals.append(Arrival(key: 0, source: Int32(truncatingIfNeeded: source), index: 0), count: arriving)
    let added = arrivals.address(of: first)
    let blocks = arrivals.block(of: first)
    for index in 0..<arriving {
      blocks[index] = RandomStream.beginning(
        key: key, day, UInt32(truncatingIfNeeded: index), purpose: Purpose.patient)
    }
    for index in 0..<arriving {
      added[index].key = blocks[index].first
      added[index].index = Int32(truncatingIfNeeded: index)
      added[index].time = midnight &+ hours.timeOfDay(blocks[index].second, of: source)
    }
  }

  /// Adds groups of arrivals. The size of group k is the draw of (day, k), and its members' indices follow those of the
  /// groups before it.
  private mutating func addGroups(_ groups: Int, of source: Int) {
    let key = sourceKeys[source]
    var index: Int32 = 0
    for group in 0..<groups {
      var sizes = RandomStream(key: key, UInt32(bitPattern: today), UInt32(group), purpose: Purpose.batch)
      let drawn = network.distributions.sample(network.sources[source].batch, from: &sizes)
      let size = Int32(min(max(1, drawn.rounded(.toNearestOrEven)), Self.largestGroup))
      var time: Int64 = 0
      for member in 0..<size {
        var own = RandomStream(key: key, UInt32(bitPattern: today), UInt32(index), purpose: Purpose.patient)
        let patientKey = own.nextBits()
        if member == 0 { time = midnight + hours.timeOfDay(own.nextBits(), of: source) }
        arrivals.append(Arrival(time: time, key: patientKey, source: Int32(source), index: index))
        index += 1
      }
    }
  }

  /// No group is larger.
  private static var largestGroup: Double { 10_000 }

  /// Mean arrivals of a source on a day, in groups where they come so.
  private mutating func rate(of index: Int) -> Double {
    let source = network.sources[index]
    if !source.daily.isEmpty {
      let position = Int(midnight / WeeklySchedule.day)
      let expected = position < source.daily.count ? source.daily[position] : 0
      let factor = source.isCounted ? 1 : sourcePlans[index].amount(at: midnight)
      return min(expected * factor, Self.mostArrivals) / source.batchMean
    }
    var rate = source.perDay * source.weekday[weekday] * source.monthly[monthOfYear]
    if source.growthPerYear != 0 {
      let noon = midnight + WeeklySchedule.day / 2
      let years = Double(noon - network.timing.start) / (365.25 * Double(WeeklySchedule.day))
      rate *= Double.pow(1 + source.growthPerYear, years)
    }
    return min(rate * sourcePlans[index].amount(at: midnight), Self.mostArrivals) / source.batchMean
  }

  /// The mean of a source's day is not above this, whatever factors are drawn: a day has to fit into memory.
  private static var mostArrivals: Double { 1_000_000 }

  /// Draws the cohorts of a source's arrivals, from one on, and what `draw` would draw when their first step begins.
  ///
  /// All of a kind together, for what one of them waits for another need not: that takes half as long.
  private mutating func drawFirstSteps(of source: Int32, from first: Int) {
    let count = arrivals.count - first
    if count == 0 { return }
    let added = arrivals.address(of: first)
    let blocks = arrivals.block(of: first)
    let only = tables.onlyCohort(of: source)
    for index in 0..<count {
      added[index].cohort = only >= 0 ? only : drawCohort(of: source, key: added[index].key)
    }
    let step = tables.step(tables.firstStep(of: source))
    if step.pointee.firstRoute < 0 { return }
    let stepKey = step.pointee.key
    for index in 0..<count {
      blocks[index] = RandomStream.beginning(key: added[index].key, stepKey, 1, purpose: Purpose.visit)
    }
    for index in 0..<count {
      let branch = tables.branch(of: step, cohort: added[index].cohort, at: unitUniform(blocks[index].first))
      var stream = RandomStream(
        key: added[index].key, stepKey, 1, purpose: Purpose.visit, afterFirstOf: blocks[index])
      added[index].branch = branch
      added[index].length = Self.duration(
        network.distributions.sample(tables.branch(branch).pointee.duration, from: &stream))
    }
  }

  /// The cohort of a patient of a source that has several. Draws used: one, of its own.
  @inline(__always)
  private mutating func drawCohort(of source: Int32, key: UInt64) -> Int32 {
    var stream = RandomStream(key: key, 0, 0, purpose: Purpose.cohort)
    return tables.cohort(of: source, at: stream.nextUniform())
  }

  /// A patient arrives.
  @inline(__always)
  mutating func arrive(_ arrival: UnsafePointer<Arrival>) {
    let slot = patients.admit()
    let patient = patients.address(of: slot)
    let source = arrival.pointee.source
    patient.pointee.key = arrival.pointee.key
    patient.pointee.arrivedAt = now
    patient.pointee.day = today
    patient.pointee.indexInDay = arrival.pointee.index
    patient.pointee.source = source
    patient.pointee.cohort = arrival.pointee.cohort
    patient.pointee.branch = arrival.pointee.branch
    patient.pointee.workLeft = arrival.pointee.length
    enteredCount &+= 1
    recorder.arrival(source)
    note(.arrives, slot, place: -1)
    begin(slot, step: tables.firstStep(of: source), row: Int(source), isDrawn: true)
  }

  /// A patient returns after having left.
  mutating func comeBack(_ slot: Int32) {
    let exit = patients[slot].step
    let returning = network.returns[Int(tables.step(exit).pointee.returning)]
    patients[slot].arrivedAt = now
    patients[slot].pathway = -1
    enteredCount &+= 1
    recorder.returns(from: exit)
    note(.arrives, slot, place: -1)
    begin(slot, step: returning.next, row: layout.sources + Int(exit))
  }
}
