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
    let warmUpBegins = network.timing.warmUpBegins
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
      if network.sources[source].batch != .none {
        addGroups(arriving, of: source)
        continue
      }
      for index in 0..<UInt32(arriving) {
        var own = RandomStream(key: key, UInt32(bitPattern: today), index, purpose: Purpose.patient)
        let patientKey = own.nextBits()
        let time = midnight &+ hours.timeOfDay(own.nextBits(), of: source)
        if time < warmUpBegins { continue }
        arrivals.append(
          Arrival(
            time: time, key: patientKey, source: Int32(truncatingIfNeeded: source), index: Int32(bitPattern: index)))
      }
    }
    arrivals.sort(after: midnight)
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
        if time >= network.timing.warmUpBegins {
          arrivals.append(Arrival(time: time, key: patientKey, source: Int32(source), index: index))
        }
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

  /// A patient arrives.
  @inline(__always)
  mutating func arrive(_ arrival: Arrival) {
    let slot = patients.admit()
    let patient = patients.address(of: slot)
    patient.pointee.key = arrival.key
    patient.pointee.arrivedAt = now
    patient.pointee.day = today
    patient.pointee.indexInDay = arrival.index
    patient.pointee.source = arrival.source
    let cohort = tables.onlyCohort(of: arrival.source)
    patient.pointee.cohort = cohort >= 0 ? cohort : drawCohort(of: arrival)
    enteredCount &+= 1
    recorder.arrival(arrival.source)
    note(.arrives, slot, place: -1)
    begin(slot, step: tables.firstStep(of: arrival.source), row: Int(arrival.source))
  }

  /// The cohort of a patient of a source that has several. Draws used: one, of its own.
  private mutating func drawCohort(of arrival: Arrival) -> Int32 {
    var stream = RandomStream(key: arrival.key, 0, 0, purpose: Purpose.cohort)
    let uniform = stream.nextUniform()
    let source = Int(arrival.source)
    let last = network.sources[source].cohorts.count - 1
    var index = 0
    while index < last && uniform >= network.sources[source].cumulativeCohortShares[index] { index += 1 }
    return network.sources[source].cohorts[index]
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
