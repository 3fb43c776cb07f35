import PatientFlow

/// Hours and rotas, read off day by day.
struct PlainHours {
  static let day: Int64 = 86_400_000_000
  let schedule: WeeklySchedule
  let dayZero: Int64

  /// The numbers of a day after time zero, each with the moment from which it holds; the first holds from midnight.
  private func numbers(ofDay day: Int64) -> [(from: Int64, number: Int)] {
    let midnight = day * Self.day
    if let own = schedule.exceptions.first(where: { Int64($0.day) == dayZero + day }) {
      return own.breaks.map { (midnight + $0.at, Int($0.value)) }
    }
    // 1 January 1970 was a Thursday.
    let begins = (dayZero + day + 3) % 7 * Self.day
    var numbers = [(from: midnight, number: 0)]
    for each in schedule.week {
      if each.at <= begins {
        numbers[0].number = Int(each.value)
      } else if each.at < begins + Self.day {
        numbers.append((midnight + each.at - begins, Int(each.value)))
      }
    }
    return numbers
  }

  /// The number in force at a moment.
  func number(at moment: Int64) -> Int {
    numbers(ofDay: moment / Self.day).last { $0.from <= moment }?.number ?? 0
  }

  /// The moments of a stretch of time, its beginning left out, at which the number becomes another.
  func changes(from begins: Int64, to ends: Int64) -> [Int64] {
    var last = number(at: begins)
    var changes: [Int64] = []
    for day in begins / Self.day...ends / Self.day {
      for (from, number) in numbers(ofDay: day) where from > begins && number != last {
        changes.append(from)
        last = number
      }
    }
    return changes
  }

  /// The first moment from another on at which the number is above 0.
  func opening(from moment: Int64) -> Int64? {
    if number(at: moment) > 0 { return moment }
    for day in moment / Self.day...moment / Self.day + 400 {
      if let open = numbers(ofDay: day).first(where: { $0.from > moment && $0.number > 0 }) { return open.from }
    }
    return nil
  }
}
