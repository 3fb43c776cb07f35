/// Hours of admission, of review and of leaving.
extension AnalyticCase {
  static var hours: [AnalyticCase] { [admissionHours, reviews, leavingHours, startsPerDay, surge] }

  /// Six beds that admit from nine to five. A state is (in beds, waiting); in shut hours beds empty and nobody starts.
  private static var admissionHours: AnalyticCase {
    let (warmUp, days, perDay) = (28, 364, 8.0)
    func chain(isOpen: Bool) -> MarkovChain<[Int]> {
      let states = (0...6).flatMap { used in (0...90).map { [used, $0] } }
      return MarkovChain(from: states) { state in
        let (used, waiting) = (state[0], state[1])
        let comes = isOpen && used < 6 && waiting == 0 ? [used + 1, 0] : [used, min(90, waiting + 1)]
        let goes = isOpen && waiting > 0 ? [used, waiting - 1] : [max(0, used - 1), waiting]
        // In open hours nobody waits beside an empty bed; such states are left at once at each opening.
        return [(comes, perDay / 24), (goes, Double(used) / 12)]
      }
    }
    let (open, shut) = (chain(isOpen: true), chain(isOpen: false))
    var now = shut.certain([0, 0])
    var (queue, used) = (0.0, 0.0)
    for day in 0..<warmUp + days {
      let (morning, early) = shut.evolve(now, for: 9)
      var opened = [Double](repeating: 0, count: morning.count)
      for (index, state) in shut.states.enumerated() {
        let starting = min(6 - state[0], state[1])
        opened[shut.position[[state[0] + starting, state[1] - starting]] ?? index] += morning[index]
      }
      let (evening, late) = open.evolve(opened, for: 8)
      let (end, night) = shut.evolve(evening, for: 7)
      now = end
      guard day >= warmUp else { continue }
      for times in [early, late, night] {
        queue += shut.mean(times) { Double($0[1]) } / Double(days * 24)
        used += shut.mean(times) { Double($0[0]) } / Double(days * 24)
      }
    }
    let model = ModelText.station(
      "Six beds that admit from nine to five", perDay: perDay, count: "6", stay: ModelText.exponential("12 h"),
      warmUp: warmUp, days: days, place: #""admits": { "mon-sun": "09:00-17:00" }, "#)
    return AnalyticCase(
      name: "admission-hours", title: "Six beds that admit from nine to five", source: "Kolmogorov equations",
      text: model.text, replications: 120,
      measures: [
        .value("queue/place:ward/mean", queue, unit: "patients"),
        .value("occupancy/place:ward/mean", used, unit: "places"),
        .value("wait/place:ward/mean", 24 * queue / perDay, unit: "h"),
      ])
  }

  /// Stays end at any time of day, reviews are from eight to six: 14 of 24 wait, for seven hours on average.
  private static var reviews: AnalyticCase {
    let review = 14 / 24.0 * 7 / 24
    let model = ModelText.station(
      "Reviews in the daytime", perDay: 60, count: #""unlimited""#, stay: ModelText.exponential("6 h"), warmUp: 14,
      days: 140, step: #""readyWithin": { "mon-sun": "08:00-18:00" }, "#)
    return AnalyticCase(
      name: "reviews", title: "Reviews in the daytime", source: "uniform ends of stays", text: model.text,
      replications: 60,
      measures: [
        .value("lengthOfStay/place:ward/mean", 0.25 + review, unit: "d"),
        .value("awaitingReview/place:ward/mean", review, unit: "d"),
        .value("exits/exit:home/shareBefore12", 18 / 24.0, unit: "share"),
        .value("exits/exit:home/shareBefore17", 23 / 24.0, unit: "share"),
      ])
  }

  /// A wait of an hour that ends between ten and four on weekdays: shut for four times 18 hours and once 66.
  private static var leavingHours: AnalyticCase {
    let wait = (4 * 18 * 18 + 66 * 66) / (2 * 168.0)
    var model = ModelText.station(
      "Leaving in discharge hours", perDay: 60, count: #""unlimited""#, stay: ModelText.exponential("6 h"), warmUp: 14,
      days: 140)
    model.steps = """
      {
          "care": { "place": "ward", "stay": { "exponential": { "mean": "6 h" } }, "then": "leave" },
          "leave": { "wait": "1 h", "within": { "mon-fri": "10:00-16:00" }, "then": "home" },
          "home": { "exit": "home" },
        }
      """
    return AnalyticCase(
      name: "leaving-hours", title: "Leaving in discharge hours", source: "uniform ends of stays", text: model.text,
      replications: 60,
      measures: [
        .value("lengthOfStay/place:ward/mean", 0.25 + (1 + wait) / 24, unit: "d"),
        .value("delay/place:ward/mean", (1 + wait) / 24, unit: "d"),
        .value("exits/exit:home/byWeekdayMonday", 60 * 72 / 24, unit: "patients / d"),
        .value("exits/exit:home/byWeekdayWednesday", 60, unit: "patients / d"),
        .value("exits/exit:home/byWeekdaySunday", 0, unit: "patients / d"),
      ])
  }

  /// Eight may start on each weekday, none at weekends.
  private static var startsPerDay: AnalyticCase {
    let queue = CountChain.queueOfDailyStarts([8, 8, 8, 8, 8, 0, 0], perDay: 5)
    let model = ModelText.station(
      "Eight starts on each weekday", perDay: 5, count: #""unlimited""#, stay: ModelText.exponential("1 d"),
      warmUp: 140, days: 1400, place: #""startsPerDay": { "mon-fri": 8 }, "#)
    return AnalyticCase(
      name: "starts-per-day", title: "Eight starts on each weekday, none at weekends",
      source: "Markov chain by the day", text: model.text, replications: 60,
      measures: [
        .value("queue/place:ward/mean", queue, unit: "patients"),
        .value("wait/place:ward/mean", 24 * queue / 5, unit: "h"),
        .value("occupancy/place:ward/mean", 5, unit: "places"),
      ])
  }

  /// Two beds, and two more from eight in the morning after they were found full, until they are found less than half
  /// full. A state is (in beds, waiting, extra beds); beds that close do so as they empty.
  private static var surge: AnalyticCase {
    let (warmUp, days, perDay, most) = (28, 182, 7.0, 50)
    let states = (0...4).flatMap { used in (0...most).flatMap { waiting in [0, 2].map { [used, waiting, $0] } } }
    let chain = MarkovChain(from: states) { state in
      let (used, waiting, extra) = (state[0], state[1], state[2])
      let comes = used < 2 + extra && waiting == 0 ? [used + 1, 0, extra] : [used, min(most, waiting + 1), extra]
      let goes = waiting > 0 && used <= 2 + extra ? [used, waiting - 1, extra] : [max(0, used - 1), waiting, extra]
      return [(comes, perDay), (goes, Double(used) * 4)]
    }
    var now = chain.certain([0, 0, 0])
    var (queue, used, extra) = (0.0, 0.0, 0.0)
    for day in 0..<warmUp + days {
      let (morning, early) = chain.evolve(now, for: 8 / 24.0)
      var reviewed = [Double](repeating: 0, count: morning.count)
      for (index, state) in chain.states.enumerated() {
        let open = Double(max(2 + state[2], state[0]))
        var next = state
        if Double(state[0]) > 0.9 * open { next[2] = 2 }
        if Double(state[0]) < 0.5 * open { next[2] = 0 }
        let starting = max(0, min(2 + next[2] - next[0], next[1]))
        next = [next[0] + starting, next[1] - starting, next[2]]
        reviewed[chain.position[next] ?? index] += morning[index]
      }
      let (end, late) = chain.evolve(reviewed, for: 16 / 24.0)
      now = end
      guard day >= warmUp else { continue }
      for times in [early, late] {
        queue += chain.mean(times) { Double($0[1]) } / Double(days)
        used += chain.mean(times) { Double($0[0]) } / Double(days)
        extra += chain.mean(times) { Double(max(2 + $0[2], $0[0])) } / Double(days)
      }
    }
    let model = ModelText.station(
      "Two beds, and two more when they are full", perDay: perDay, count: "2", stay: ModelText.exponential("6 h"),
      warmUp: warmUp, days: days,
      place: #""surge": { "count": 2, "place": "ward", "above": 0.9, "below": 0.5, "at": "08:00" }, "#)
    return AnalyticCase(
      name: "surge", title: "Two more beds when the daily review finds two full", source: "Kolmogorov equations",
      text: model.text, replications: 200,
      measures: [
        .value("queue/place:ward/mean", queue, unit: "patients"),
        .value("open/place:ward/mean", extra, unit: "places"),
        .value("occupancy/place:ward/mean", used, unit: "places"),
      ])
  }
}
