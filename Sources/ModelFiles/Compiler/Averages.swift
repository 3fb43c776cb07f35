import PatientFlow
import RandomStreams

extension ChangePlan {
  /// The amount at a moment, with the mean of every uncertain part; a ramp is taken as a straight line. O(changes).
  func amount(at time: Double, _ means: Means) -> Double {
    amount(at: time, base: base, means)
  }

  /// The same from another amount before any change.
  func amount(at time: Double, base: Double, _ means: Means) -> Double {
    let shift = means[slip]
    var amount = base
    for change in changes.enumerated().sorted(by: { ($0.element.from, $0.offset) < ($1.element.from, $1.offset) }) {
      let change = change.element
      let from = Double(change.from) + shift
      let until = change.until == .max ? Double.infinity : Double(change.until) + shift
      guard time >= from, time < until else { continue }
      let factor = change.times == .none ? 1 : means[change.times]
      let first = change.amount.map { $0 * factor } ?? amount
      var value = first
      if let reaching = change.reaching {
        let length = means[change.over]
        let part = length > 0 ? min(1, (time - from) / length) : 1
        value = first + (reaching * factor - first) * part
      }
      switch change.effect {
      case .set: amount = value
      case .add: amount += value
      case .scale: amount *= value
      }
    }
    return max(0, amount)
  }

  /// The average amount over a window, with the mean of every uncertain part. O(changes²).
  func mean(over window: Window, base: Double? = nil, _ means: Means) -> Double {
    let base = base ?? self.base
    guard !changes.isEmpty else { return base }
    let shift = means[slip]
    var moments = [Double(window.begins), Double(window.ends)]
    for change in changes {
      let from = Double(change.from) + shift
      moments.append(from)
      if change.over != .none { moments.append(from + means[change.over]) }
      if change.until != .max { moments.append(Double(change.until) + shift) }
    }
    let inside = moments.filter { $0 >= Double(window.begins) && $0 <= Double(window.ends) }.sorted()
    let total = zip(inside, inside.dropFirst()).reduce(0.0) { sum, ends in
      sum + (ends.1 - ends.0) * amount(at: (ends.0 + ends.1) / 2, base: base, means)
    }
    return total / Double(window.ends - window.begins)
  }
}

extension Source {
  /// Share of a cohort among its patients.
  func share(of cohort: Int) -> Double {
    var before = 0.0
    var share = 0.0
    for (index, upTo) in zip(cohorts, cumulativeCohortShares) {
      if Int(index) == cohort { share += upTo - before }
      before = upTo
    }
    return share
  }

  /// Mean arrivals a day over a window: weights of the days and months in it, growth and changes. O(days).
  func meanRate(over window: Window, _ network: Network, _ means: Means) -> Double {
    let first = window.begins / microsecondsPerDay
    let last = max(first + 1, (window.ends + microsecondsPerDay - 1) / microsecondsPerDay)
    if !daily.isEmpty {
      let total = (first..<last).reduce(0.0) { sum, day in
        let expected = day >= 0 && Int(day) < daily.count ? daily[Int(day)] : 0
        if isCounted || changes.changes.isEmpty { return sum + expected }
        let noon = Double(day) * Double(microsecondsPerDay) + Double(microsecondsPerDay) / 2
        return sum + expected * changes.amount(at: noon, means)
      }
      return total / Double(last - first)
    }
    let isPlain = growthPerYear == 0 && changes.changes.isEmpty
    let isFlat = Set(weekday).count == 1 && Set(monthly).count == 1
    if isPlain, isFlat { return perDay }
    let change = isFlat ? changes.mean(over: window, means) : 1
    var total = 0.0
    for day in first..<last {
      let number = network.timing.dayZero + Int32(day)
      let weight =
        weekday[Int(CivilDate.weekday(ofDayNumber: number))] * monthly[Int(CivilDate(dayNumber: number).month) - 1]
      let noon = Double(day) * Double(microsecondsPerDay) + Double(microsecondsPerDay) / 2
      let years = (noon - Double(network.timing.start)) / Double(microsecondsPerDay) / 365.25
      let growth = growthPerYear == 0 ? 1 : Double.exp(Double.log1p(growthPerYear) * years)
      let factor = isFlat || changes.changes.isEmpty ? change : changes.amount(at: noon, means)
      total += perDay * weight * growth * factor
    }
    return total / Double(last - first)
  }
}

extension StayFactors {
  /// Mean factor over a window: months and dated changes, not delays. O(days).
  func mean(over window: Window, _ network: Network, _ means: Means) -> Double {
    let change = changes.mean(over: window, means)
    if Set(monthly).count == 1 { return monthly[0] * change }
    let first = window.begins / microsecondsPerDay
    let last = max(first + 1, (window.ends + microsecondsPerDay - 1) / microsecondsPerDay)
    let total = (first..<last).reduce(0.0) { sum, day in
      let date = CivilDate(dayNumber: network.timing.dayZero + Int32(day))
      let noon = Double(day) * Double(microsecondsPerDay) + Double(microsecondsPerDay) / 2
      let factor = changes.changes.isEmpty ? 1 : changes.amount(at: noon, means)
      return sum + monthly[Int(date.month) - 1] * factor
    }
    return total / Double(last - first)
  }
}

extension StaffPool {
  /// Mean hours on duty a week over a window, with its changes and excepted days. O(days).
  func hoursAWeek(over window: Window, _ network: Network, _ means: Means) -> Double {
    guard rota >= 0 else { return 0 }
    let schedule = network.schedules[Int(rota)]
    var hours: [Int32: Double] = [:]
    let first = window.begins / microsecondsPerDay
    let last = max(first + 1, (window.ends + microsecondsPerDay - 1) / microsecondsPerDay)
    let days = schedule.hoursByWeekday
    var exceptions: [Int32: [WeeklySchedule.Break]] = [:]
    for exception in schedule.exceptions { exceptions[exception.day] = exception.breaks }
    for day in first..<last {
      let number = network.timing.dayZero + Int32(day)
      let own = exceptions[number].map { WeeklySchedule.hours(of: $0, from: 0) }
      for (value, length) in own ?? days[Int(CivilDate.weekday(ofDayNumber: number))] where value > 0 {
        hours[value, default: 0] += length
      }
    }
    let total = hours.sorted { $0.key < $1.key }.reduce(0.0) { sum, level in
      sum + level.value * changes.mean(over: window, base: Double(level.key), means)
    }
    return total / (Double(last - first) / 7)
  }
}

extension WeeklySchedule {
  /// Hours of each number on each day of the week, Monday first.
  var hoursByWeekday: [[Int32: Double]] {
    (0..<7).map { day in
      let begins = Int64(day) * microsecondsPerDay
      let before = week.last { $0.at <= begins } ?? Break(at: 0, value: 0)
      let inside = week.filter { $0.at > begins && $0.at < begins + microsecondsPerDay }
      return Self.hours(of: [Break(at: begins, value: before.value)] + inside, from: begins)
    }
  }

  /// Hours of each number on a day that begins at `begins`.
  static func hours(of breaks: [Break], from begins: Int64) -> [Int32: Double] {
    var hours: [Int32: Double] = [:]
    for (position, part) in breaks.enumerated() {
      let ends = position + 1 < breaks.count ? breaks[position + 1].at : begins + microsecondsPerDay
      hours[part.value, default: 0] += Double(ends - part.at) / Double(microsecondsPerHour)
    }
    return hours
  }
}
