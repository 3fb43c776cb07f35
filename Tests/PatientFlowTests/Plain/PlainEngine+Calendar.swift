import PatientFlow
import RandomStreams

// What is known beforehand: counts, hours, rotas, midnights, surges; and the arrivals of a day.

extension PlainEngine {
  /// Sets what holds at the beginning, and schedules all changes of the run: the date before places before hours before
  /// rotas before what a day brings before surges.
  func writeCalendar() {
    let (begins, ends) = (now, network.timing.end)
    func ahead(_ moments: [Int64]) -> [Int64] { Set(moments).filter { $0 > begins && $0 < ends }.sorted() }
    let midnights = (begins / PlainHours.day + 1...max(begins / PlainHours.day + 1, ends / PlainHours.day)).map {
      $0 * PlainHours.day
    }
    loseStarts()
    for midnight in midnights { schedule(at: midnight, .calendar) { [self] in loseStarts() } }
    for place in places.indices {
      setCapacity(of: place)
      for moment in ahead(places[place].plan.moments) {
        schedule(at: moment, .calendar) { [self] in setCapacity(of: place) }
      }
    }
    for place in places.indices where network.places[place].admits >= 0 {
      setAdmission(of: place)
      for moment in hours[Int(network.places[place].admits)].changes(from: begins, to: ends) {
        schedule(at: moment, .calendar) { [self] in setAdmission(of: place) }
      }
    }
    for pool in pools.indices {
      setDuty(of: pool)
      let shifts = hours[Int(network.staff[pool].rota)].changes(from: begins, to: ends)
      for moment in ahead(shifts + pools[pool].plans.values.flatMap(\.moments)) {
        schedule(at: moment, .calendar) { [self] in setDuty(of: pool) }
      }
    }
    for moment in [begins] + midnights { schedule(at: moment, .calendar) { [self] in beginDay() } }
    for place in places.indices where network.places[place].surge.units > 0 {
      for day in begins / PlainHours.day...ends / PlainHours.day {
        let moment = day * PlainHours.day + network.places[place].surge.timeOfDay
        if moment >= begins { schedule(at: moment, .calendar) { [self] in review(place) } }
      }
    }
  }

  func setCapacity(of place: Int) {
    places[place].capacity = places[place].plan.number(at: now) + places[place].surge
    offer(place: place)
  }

  func setAdmission(of place: Int) {
    places[place].admits = hours[Int(network.places[place].admits)].number(at: now) > 0
    offer(place: place)
    if places[place].admits { turnRings(through: place) }
  }

  func setDuty(of pool: Int) {
    let rostered = hours[Int(network.staff[pool].rota)].number(at: now)
    pools[pool].onDuty = pools[pool].plans[rostered]?.number(at: now) ?? 0
    if network.staff[pool].atShiftEnd == .pause { pauseTasks(of: pool) }
    offer(pool: pool)
  }

  /// Opens extra units when the place watched is fuller than one share, and closes them when it is emptier than another.
  func review(_ place: Int) {
    let surge = network.places[place].surge
    let used = used(Int(surge.watched))
    let share = Double(max(places[Int(surge.watched)].capacity, used))
    let before = places[place].surge
    if Double(used) > surge.above * share { places[place].surge = Int(surge.units) }
    if Double(used) < surge.below * share { places[place].surge = 0 }
    if places[place].surge != before { setCapacity(of: place) }
  }

  /// A date begins: starts left of the last are lost.
  private func loseStarts() {
    for place in places.indices where !network.places[place].startsPerDay.isEmpty { places[place].startsLeft = 0 }
  }

  /// What a day brings: its arrivals, and its starts for those who wait.
  func beginDay() {
    let day = now / PlainHours.day
    let date = network.timing.dayZero + Int32(day)
    for source in network.sources.indices { addArrivals(of: source, day: day, date: date) }
    for place in places.indices where !network.places[place].startsPerDay.isEmpty {
      places[place].startsLeft = Int(network.places[place].startsPerDay[Int(CivilDate.weekday(ofDayNumber: date))])
      offer(place: place)
      if places[place].startsLeft > 0 { turnRings(through: place) }
    }
  }

  private func addArrivals(of index: Int, day: Int64, date: Int32) {
    let source = network.sources[index]
    let midnight = day * PlainHours.day
    var luck = RandomStream(key: seed, replication, source.key, purpose: Purpose.source.rawValue)
    let key = luck.nextBits()
    func stream(_ number: Int, _ purpose: Purpose) -> RandomStream {
      RandomStream(key: key, UInt32(bitPattern: date), UInt32(number), purpose: purpose.rawValue)
    }
    var mean = source.perDay * source.weekday[Int(CivilDate.weekday(ofDayNumber: date))]
    mean *= source.monthly[Int(CivilDate(dayNumber: date).month) - 1]
    if source.growthPerYear != 0 {
      let noon = midnight + PlainHours.day / 2
      mean *= Double.pow(
        1 + source.growthPerYear, Double(noon - network.timing.start) / (365.25 * Double(PlainHours.day)))
    }
    if !source.daily.isEmpty { mean = Int(day) < source.daily.count ? source.daily[Int(day)] : 0 }
    mean = mean * sourcePlans[index].amount(at: midnight) / source.batchMean
    var counting = stream(0, .count)
    var groups = count(uniform: counting.nextUniform(), mean: mean, dispersion: source.dispersion)
    // What has been counted is not drawn.
    if source.isCounted { groups = Int(day) < source.daily.count ? Int(source.daily[Int(day)]) : 0 }
    var number = 0
    for group in 0..<groups {
      var size = 1
      if source.batch != .none {
        var sizing = stream(group, .batch)
        let drawn = network.distributions.sample(source.batch, from: &sizing)
        size = Int(max(1, drawn.rounded(.toNearestOrEven)))
      }
      // A group comes when its first member does.
      var first = stream(number, .patient)
      _ = first.nextBits()
      let time = midnight + timeOfDay(first.nextUniform(), source)
      for member in number..<number + size where time >= network.timing.warmUpBegins {
        var own = stream(member, .patient)
        let key = own.nextBits()
        schedule(at: time, .arrival) { [self] in arrive(key, source: index, day: date, index: member) }
      }
      number += size
    }
  }

  /// Inverts the shares of the hours, within which arrivals are uniform.
  private func timeOfDay(_ uniform: Double, _ source: Source) -> Int64 {
    let hour = source.cumulativeByHour.firstIndex { uniform < $0 } ?? 23
    let before = hour == 0 ? 0 : source.cumulativeByHour[hour - 1]
    let width = source.cumulativeByHour[hour] - before
    let length = PlainHours.day / 24
    let within = width > 0 ? (uniform - before) / width : 0
    return Int64(hour) * length + min(length - 1, Int64(within * Double(length)))
  }

  private func arrive(_ key: UInt64, source index: Int, day: Int32, index number: Int) {
    let source = network.sources[index]
    var cohort = source.cohorts[0]
    if source.cohorts.count > 1 {
      var luck = RandomStream(key: key, 0, 0, purpose: Purpose.cohort.rawValue)
      let uniform = luck.nextUniform()
      let last = source.cohorts.count - 1
      cohort = source.cohorts[source.cumulativeCohortShares[..<last].firstIndex { uniform < $0 } ?? last]
    }
    let patient = PlainPatient(key: key, source: index, day: day, index: number, cohort: Int(cohort), at: now)
    patients.append(patient)
    record.arrivals.append((now, Subject(.source, Int32(index))))
    note(.arrives, patient)
    begin(patient, Int(source.firstStep), from: .source(index))
  }
}
