import Experiments
import Figures
import LiveSimulator
import ModelFiles
import PatientFlow

/// What the page measures when it simulates: the numbers that its figures need, in the baseline's indices.
struct LiveMeasures {
  /// The daily series.
  private(set) var daily: [LiveSeries] = []
  /// Whose lengths are told.
  private(set) var lengths: Subject?
  /// The words.
  private(set) var content: LiveContent

  /// Numbers in the order of a record, each in the indices of the scenario it was found in.
  private var keys: [(key: MeasureKey, names: Names)?] = []

  init(of scenarios: [Scenario], focus: [MeasureKey], headline: Int) {
    let baseline = scenarios[0]
    let (names, timing, period) = (baseline.names, baseline.network.timing, Int32(headline))
    let days = Days(of: timing, headline: headline)
    content = LiveContent(
      period: MeasureWords.period(period, names), replicationName: days.replicationName, days: days)
    for key in focus {
      content.focus.append(Self.words(key, of: baseline))
      keys.append((key, names))
    }
    let chief = focus.first?.subject
    addReasons(of: chief, scenarios, period)
    addSetting(chief, scenarios, period)
    addPlaces(scenarios, period)
    addDaily(chief, baseline)
    if let chief, chief.kind == .place || chief.kind == .setting {
      lengths = chief
      content.lengthsOf = Self.words(MeasureKey(.delay, chief, .all, .mean), of: baseline).subject
    }
  }

  /// The words of a number, clipped to a length that people read.
  private static func words(_ key: MeasureKey, of scenario: Scenario) -> MeasureWords {
    var words = MeasureWords(key, of: scenario)
    words.subject = words.subject.clipped()
    words.unit = words.unit.clipped(to: 40)
    return words
  }

  /// The numbers in another scenario's indices; nil for those it does not have.
  func keys(in names: Names) -> [MeasureKey?] {
    keys.map { each in each.flatMap { translate($0.key, from: $0.names, to: names) } }
  }

  /// Delayed patients of the chief place: all, then by reason, in the order in which scenarios have them.
  private mutating func addReasons(of chief: Subject?, _ scenarios: [Scenario], _ period: Int32) {
    guard let chief, chief.kind == .place || chief.kind == .setting else {
      keys.append(nil)
      return
    }
    let baseline = scenarios[0]
    let total = MeasureKey(.delayedPatients, chief, .all, .census, period: period)
    keys.append((total, baseline.names))
    content.reasonsOf = Self.words(total, of: baseline).subject
    let kind: Subject.Kind = chief.kind == .place ? .placeReason : .settingReason
    for scenario in scenarios {
      guard let own = translate(chief, baseline.names, scenario.names) else { continue }
      for key in Catalogue(of: scenario.network, detail: .full).keys
      where key.measure == .delayedPatients && key.statistic == .census && key.period == period
        && key.subject.kind == kind && key.subject.index == own.index
      {
        let label = scenario.names.reasons[Int(key.subject.reason)].label.clipped()
        if content.reasons.contains(label) { continue }
        content.reasons.append(label)
        keys.append((key, scenario.names))
      }
    }
  }

  /// Length of stay and delay of the chief setting, if it has several places in all scenarios together; it is a place
  /// without a unit, of which no more is told.
  private mutating func addSetting(_ chief: Subject?, _ scenarios: [Scenario], _ period: Int32) {
    guard let chief, chief.kind == .setting else { return }
    let names = scenarios[0].names
    let places = scenarios.flatMap { scenario -> [String] in
      guard let own = translate(chief, names, scenario.names) else { return [] }
      return zip(scenario.network.places, scenario.names.places).filter { $0.0.setting == own.index }.map(\.1.id)
    }
    if Set(places).count < 2 { return }
    content.places.append(LivePlace(label: names.settings[Int(chief.index)].label.clipped(), unit: ""))
    keys += [nil, nil, nil]
    for measure in [Measure.lengthOfStay, .delay] {
      keys.append((MeasureKey(measure, chief, .all, .mean, period: period), names))
    }
  }

  /// Of every place of any scenario: units in use and open, occupancy, length of stay, delay.
  private mutating func addPlaces(_ scenarios: [Scenario], _ period: Int32) {
    var known: Set<String> = []
    let numbers: [(Measure, Statistic)] = [
      (.occupancy, .mean), (.open, .mean), (.occupancyShare, .mean), (.lengthOfStay, .mean), (.delay, .mean),
    ]
    for scenario in scenarios {
      for (index, place) in scenario.names.places.enumerated() where known.insert(place.id).inserted {
        content.places.append(
          LivePlace(
            label: place.label.clipped(), unit: UnitWords.single(scenario.names.units[index].clipped(to: 40))))
        for (measure, statistic) in numbers {
          keys.append(
            (MeasureKey(measure, Subject(.place, Int32(index)), .all, statistic, period: period), scenario.names))
        }
      }
    }
  }

  /// Delayed patients and occupancy of the chief place, by day, with the units open of a place.
  private mutating func addDaily(_ chief: Subject?, _ baseline: Scenario) {
    guard let chief, chief.kind == .place || chief.kind == .setting else { return }
    let subject = Self.words(MeasureKey(.delay, chief, .all, .mean), of: baseline).subject
    let index = Int(chief.index)
    let single = chief.kind == .place ? baseline.names.units[index] : baseline.unit(ofSetting: index)
    let unit = UnitWords.plural(single?.clipped(to: 40))
    let all: [(Measure, DailyComparison.Kind?, String)] = [
      (.delayedPatients, .delayed, "patients"), (.occupancy, .occupancy, unit), (.open, nil, unit),
    ]
    for (measure, kind, unit) in all where kind != nil || chief.kind == .place {
      daily.append(LiveSeries(measure, chief))
      content.daily.append(LiveDaily(kind: kind, subject: subject, unit: unit))
    }
  }
}

extension Days {
  /// The measured days of a model, with the period that the answer is told for.
  init(of timing: Timing, headline: Int) {
    let first = timing.dayZero + Int32(timing.start / WeeklySchedule.day)
    let count = Int((timing.end - timing.start) / WeeklySchedule.day)
    var period: ClosedRange<Int>?
    if headline > 0 {
      let window = timing.periods[headline - 1]
      let begins = Int((window.begins - timing.start) / WeeklySchedule.day)
      let ends = Int((window.ends - timing.start + WeeklySchedule.day - 1) / WeeklySchedule.day) - 1
      if begins >= 0 && ends < count && begins <= ends { period = begins...ends }
    }
    self.init(from: first, count: count, period: period)
  }
}
