import Memory
import RandomStreams

/// How many are on duty when the rota has a number of staff, over a replication.
struct DutyPlan: Sendable {
  var rostered: Int32
  var plan: RealisedPlan
}

extension Replication {
  /// Draws what is uncertain about the plans of places, staff and sources.
  mutating func drawPlans() {
    let (library, key, replication) = (network.distributions, seed, number)
    placePlans = network.places.map {
      RealisedPlan($0.capacity, library: library, key: key, replication: replication, purpose: Purpose.placePlan)
    }
    sourcePlans = network.sources.map {
      RealisedPlan($0.changes, library: library, key: key, replication: replication, purpose: Purpose.sourcePlan)
    }
    stayPlans = network.stayFactors.map {
      RealisedPlan($0.changes, library: library, key: key, replication: replication, purpose: Purpose.stepPlan)
    }
    dutyPlans = network.staff.map { pool in
      let schedule = network.schedules[Int(pool.rota)]
      var numbers: [Int32] = []
      for each in schedule.week where !numbers.contains(each.value) { numbers.append(each.value) }
      for day in schedule.exceptions {
        for each in day.breaks where !numbers.contains(each.value) { numbers.append(each.value) }
      }
      return numbers.filter { $0 > 0 }.map { rostered in
        var plan = pool.changes
        plan.base = Double(rostered)
        return DutyPlan(
          rostered: rostered,
          plan: RealisedPlan(
            plan, library: library, key: key, replication: replication, purpose: Purpose.staffPlan,
            mostSteps: RealisedPlan.mostSteps / numbers.count))
      }
    }
  }

  /// Sets everything to what it is when the warm-up begins.
  mutating func beginCalendar() {
    for place in 0..<layout.places {
      setRules(of: place)
      setCapacity(of: Int32(place))
      setAdmission(of: Int32(place))
    }
    for pool in 0..<layout.pools { setDuty(of: Int32(pool)) }
    calendar.set(firstSurge - 1, to: now)
    for (index, place) in surges.enumerated() {
      let timeOfDay = network.places[Int(place)].surge.timeOfDay
      calendar.set(firstSurge + index, to: Self.first(timeOfDay, from: now))
    }
    observations.set(0, to: Self.firstCensus(network.timing))
    if observation.hourly {
      // Nothing is kept of the hours before the measured time.
      let (half, hour) = (WeeklySchedule.day / 48, WeeklySchedule.day / 24)
      observations.set(1, to: max(0, (network.timing.start - half + hour - 1) / hour) * hour + half)
    }
    settle()
  }

  /// Goes on under another network that had the same past: its plans, where they differ, lie ahead.
  public mutating func proceed(under network: Network) {
    precondition(
      network.places.count == self.network.places.count && network.steps.count == self.network.steps.count,
      "A replication can only proceed under a network of the same places and steps.")
    if now == network.timing.warmUpBegins {
      // Nothing has happened yet, and what holds from the first moment on may differ too.
      let log = PatientLog(isOn: log.isOn)
      self = Replication(network: network, seed: seed, number: Int(number), observing: observation, log: log)
      return
    }
    makeUnique()
    self.network = network
    tables = FlowTables(of: network)
    drawPlans()
    // Moments at `now` itself are still ahead.
    for place in 0..<layout.places { calendar.set(place, to: placePlans[place].nextChange(after: now - 1)) }
    for pool in 0..<layout.pools {
      calendar.set(2 * layout.places + pool, to: nextDutyChange(of: pool, after: now - 1))
    }
  }

  /// A thing of the calendar is due. At midnight the date changes before anything else does.
  mutating func turnCalendar(_ thing: Int) {
    if now >= dateEnds { beginDate() }
    if thing < layout.places {
      setCapacity(of: Int32(thing))
    } else if thing < 2 * layout.places {
      setAdmission(of: Int32(thing - layout.places))
    } else if thing < 2 * layout.places + layout.pools {
      setDuty(of: Int32(thing - 2 * layout.places))
    } else if thing < firstSurge {
      beginDay()
      giveStarts()
      calendar.set(thing, to: dateEnds)
    } else {
      review(surges[thing - firstSurge])
      calendar.set(thing, to: now + WeeklySchedule.day)
    }
  }

  /// A date begins: its month, and starts left of the last date are lost.
  private mutating func beginDate() {
    let day = now / WeeklySchedule.day
    today = network.timing.dayZero + Int32(day)
    weekday = WeeklySchedule.weekday(ofDay: today)
    let date = CivilDate(dayNumber: today)
    monthOfYear = Int(date.month) - 1
    month = max(0, min(layout.months - 1, Int(date.year) * 12 + Int(date.month) - 1 - layout.firstMonth))
    loseStarts()
    midnight = day * WeeklySchedule.day
    dateEnds = midnight + WeeklySchedule.day
  }

  /// The calendar's first look at a surge; midnight comes before it.
  private var firstSurge: Int { 2 * layout.places + layout.pools + 1 }

  mutating func setCapacity(of place: Int32) {
    let plan = placePlans[Int(place)]
    let planned = Self.whole(plan.amount(at: now))
    setUse(of: place, capacity: planned + places[Int(place)].surge, used: places[Int(place)].used)
    markDirty(place)
    calendar.set(Int(place), to: plan.nextChange(after: now))
  }

  private mutating func setAdmission(of place: Int32) {
    let schedule = network.places[Int(place)].admits
    if schedule < 0 { return }
    let hours = network.schedules[Int(schedule)]
    places[Int(place)].admits = hours.value(at: now, dayZero: network.timing.dayZero) > 0
    markDirty(place)
    if places[Int(place)].admits { swapRings(through: place) }
    calendar.set(layout.places + Int(place), to: hours.nextChange(after: now, dayZero: network.timing.dayZero))
  }

  private mutating func setDuty(of pool: Int32) {
    let schedule = network.schedules[Int(network.staff[Int(pool)].rota)]
    let rostered = schedule.value(at: now, dayZero: network.timing.dayZero)
    var onDuty: Int32 = 0
    for each in dutyPlans[Int(pool)] where each.rostered == rostered { onDuty = Self.whole(each.plan.amount(at: now)) }
    recorder.duty(pool, by: onDuty - pools[Int(pool)].onDuty, at: now)
    pools[Int(pool)].onDuty = onDuty
    if network.staff[Int(pool)].atShiftEnd == .pause { pauseTasks(of: pool) }
    markDirty(Int32(layout.places) + pool)
    calendar.set(2 * layout.places + Int(pool), to: nextDutyChange(of: Int(pool), after: now))
  }

  private mutating func nextDutyChange(of pool: Int, after moment: Int64) -> Int64 {
    let schedule = network.schedules[Int(network.staff[pool].rota)]
    var next = moment < 0 ? 0 : schedule.nextChange(after: moment, dayZero: network.timing.dayZero)
    for each in dutyPlans[pool] { next = min(next, each.plan.nextChange(after: moment)) }
    return next
  }

  /// A daily census or a half hour is due.
  mutating func observe(_ thing: Int) {
    if thing == 0 {
      recorder.takeCensus(month: month)
      observations.set(0, to: now + WeeklySchedule.day)
    } else {
      let day = network.timing.dayZero + Int32(now / WeeklySchedule.day)
      recorder.takeHour(
        WeeklySchedule.weekday(ofDay: day) * 24 + Int(now % WeeklySchedule.day / (WeeklySchedule.day / 24)))
      observations.set(1, to: now + WeeklySchedule.day / 24)
    }
  }

  /// The first census at or after the beginning of the warm-up.
  static func firstCensus(_ timing: Timing) -> Int64 { first(timing.censusTimeOfDay, from: timing.warmUpBegins) }

  /// The first moment, at or after another, that has a time of day.
  private static func first(_ timeOfDay: Int64, from begins: Int64) -> Int64 {
    let day = WeeklySchedule.day
    return begins <= timeOfDay ? timeOfDay : (begins - timeOfDay + day - 1) / day * day + timeOfDay
  }

  /// An amount as a number of units: rounded half to even, at least 0.
  private static func whole(_ amount: Double) -> Int32 {
    Int32(min(max(0, amount.rounded(.toNearestOrEven)), Place.unlimited))
  }
}
