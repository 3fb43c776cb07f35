import Figures
import Foundation
import Statistics

/// The published results of the Sandwell model as the data of figures: real numbers to draw.
struct Sandwell: Sendable {
  static let shared = Sandwell()

  private let summary: [[String]]
  private let differences: [[String]]
  private let root: URL
  let period = "winter after opening"

  init() {
    root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Results/sandwell")
    summary = Self.rows(root, "summary.csv").filter { $0[1] == "winter after opening" }
    differences = Self.rows(root, "differences.csv").filter { $0[2] == "winter after opening" }
  }

  private static func rows(_ root: URL, _ name: String) -> [[String]] {
    guard let text = try? String(contentsOf: root.appendingPathComponent(name), encoding: .utf8) else { return [] }
    return text.split(whereSeparator: \.isNewline).dropFirst()
      .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
  }

  private func interval(_ row: [String]?, mean: Int) -> Interval {
    guard let row, let value = Double(row[mean]) else {
      return Interval(count: 0, mean: .nan, low: .nan, high: .nan, median: .nan)
    }
    return Interval(
      count: 50, mean: value, low: Double(row[mean + 1]) ?? .nan, high: Double(row[mean + 2]) ?? .nan, median: value)
  }

  func comparison(_ scenario: String, _ measure: String, _ of: String, _ statistic: String) -> Comparison {
    func own(_ name: String) -> Interval {
      interval(
        summary.first { $0[0] == name && $0[2] == measure && $0[3] == of && $0[4] == "all" && $0[5] == statistic },
        mean: 7)
    }
    return Comparison(
      baseline: own("baseline"), scenario: own(scenario),
      difference: difference(scenario, measure, of, statistic))
  }

  func difference(_ scenario: String, _ measure: String, _ of: String, _ statistic: String) -> Interval {
    interval(
      differences.first {
        $0[0] == scenario && $0[3] == measure && $0[4] == of && $0[5] == "all" && $0[6] == statistic
      },
      mean: 8)
  }

  /// All statistics that a measure has, to find out what they are called.
  func statistics(_ measure: String) -> Set<String> { Set(summary.filter { $0[2] == measure }.map { $0[5] }) }

  var days: Days {
    let months = ["Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar"]
    let lengths = [30, 31, 30, 31, 31, 30, 31, 30, 31, 31, 28, 31]
    var (marks, offset): ([Days.Mark], Int) = ([], 0)
    for (index, month) in months.enumerated() {
      marks.append(Days.Mark(offset: offset, label: "\(month) \(index < 9 ? 2022 : 2023)"))
      offset += lengths[index]
    }
    return Days(count: 365, marks: marks, period: 244...364)
  }

  func course(_ scenario: String, _ measure: String, _ of: String) -> DailyCourse {
    var course = DailyCourse()
    for row in Self.rows(root, "daily.csv") where row[0] == scenario && row[2] == measure && row[3] == of {
      let values = row[5...].map { Double($0) ?? .nan }
      course.mean.append(values[0])
      course.p05.append(values[1])
      course.p25.append(values[2])
      course.p50.append(values[3])
      course.p75.append(values[4])
      course.p95.append(values[5])
      course.example.append(values[6])
    }
    return course
  }

  func outcome(_ scenario: String, label: String) -> Outcome {
    let isBaseline = scenario == "baseline"
    var outcome = Outcome(label: label, isBaseline: isBaseline, period: period, replications: 50)
    let delayed = MeasureWords(
      title: "Delayed patients at the daily census", subject: "Acute beds", unit: "patients", comparison: .count,
      clause: .delayedAtCensus, isHospital: true)
    let delay = MeasureWords(
      title: "Delay, average", subject: "Acute beds", unit: "days", comparison: .time, clause: .delay, isHospital: true)
    let stay = MeasureWords(
      title: "Length of stay, average", subject: "Acute beds", unit: "days", comparison: .time, clause: .lengthOfStay,
      isHospital: true)
    outcome.focus = [
      FocusRow(words: delayed, values: comparison(scenario, "delayedPatients", "place:acute", "census")),
      FocusRow(words: delay, values: comparison(scenario, "delay", "place:acute", "mean")),
      FocusRow(words: stay, values: comparison(scenario, "lengthOfStay", "place:acute", "mean")),
    ]
    outcome.daily = [
      DailyComparison(
        kind: .delayed, subject: "Acute beds", unit: "patients", days: days,
        scenario: course(scenario, "delayedPatients", "place:acute"),
        baseline: isBaseline ? DailyCourse() : course("baseline", "delayedPatients", "place:acute")),
      DailyComparison(
        kind: .occupancy, subject: "Acute beds", unit: "beds", days: days,
        scenario: course(scenario, "occupancy", "place:acute"),
        baseline: isBaseline ? DailyCourse() : course("baseline", "occupancy", "place:acute"),
        capacity: [CapacityStep(offset: 0, open: 607)]),
      DailyComparison(
        kind: .occupancy, subject: "Intermediate care beds", unit: "beds", days: days,
        scenario: course(scenario, "occupancy", "place:p2"),
        capacity: [
          CapacityStep(offset: 0, open: 0), CapacityStep(offset: 91, open: 20), CapacityStep(offset: 122, open: 40),
          CapacityStep(offset: 153, open: 60),
        ]),
    ]
    let reasons = summary.filter {
      $0[0] == "baseline" && $0[2] == "delayedPatients" && $0[3].hasPrefix("reason:place:acute/") && $0[5] == "mean"
    }.map { $0[3] }
    outcome.reasons = DelayReasons(
      subject: "Acute beds", unit: "patients", total: comparison(scenario, "delayedPatients", "place:acute", "mean"),
      parts: reasons.map {
        PartRow(label: String($0.dropFirst(19)), values: comparison(scenario, "delayedPatients", $0, "mean"))
      })
    outcome.lengths = [
      spread(scenario, .stay, "lengthOfStay", "Acute beds"), spread(scenario, .delay, "delay", "Acute beds"),
    ]
    let places = [
      ("acute", "Acute beds", "bed"), ("homeCare", "Home care and reablement", "place"),
      ("p2", "Intermediate care beds", "bed"), ("knowle", "Knowle centre", "bed"),
      ("careHome", "Care home places for assessment", "place"),
    ]
    outcome.places = places.map { key, label, unit in
      PlaceRow(
        label: label, unit: unit, used: comparison(scenario, "occupancy", "place:\(key)", "mean"),
        open: comparison(scenario, "open", "place:\(key)", "mean"),
        occupancy: comparison(scenario, "occupancyShare", "place:\(key)", "mean"),
        stay: comparison(scenario, "lengthOfStay", "place:\(key)", "mean"),
        delay: comparison(scenario, "delay", "place:\(key)", "mean"))
    }
    return outcome
  }

  private func spread(_ scenario: String, _ kind: LengthSpread.Kind, _ measure: String, _ subject: String)
    -> LengthSpread
  {
    func shares(_ name: String) -> [[String]] {
      Self.rows(root, "distributions.csv").filter {
        $0[0] == name && $0[1] == period && $0[2] == measure && $0[3] == "place:acute" && $0[4] == "all"
      }
    }
    let own = shares(scenario)
    return LengthSpread(
      kind: kind, subject: subject, edges: own.map { Double($0[6]) ?? 0 }, scenario: own.map { Double($0[8]) ?? 0 },
      baseline: scenario == "baseline" ? [] : shares("baseline").map { Double($0[8]) ?? 0 })
  }

  var week: WeekTable {
    let rows = Self.rows(root, "hourly.csv").filter {
      $0[0] == "baseline" && $0[1] == "delayedPatients" && $0[2] == "place:acute"
    }
    return WeekTable(
      title: "Delayed patients", subject: "Acute beds", unit: "patients", values: rows.map { Double($0[6]) ?? .nan })
  }

  /// All scenarios that were run.
  var scenarios: [String] {
    var names: [String] = []
    for row in differences where !names.contains(row[0]) { names.append(row[0]) }
    return names
  }

  func map(_ scenario: String) -> PathwayMap {
    let labels = [
      "source:emergency": "Emergency", "source:elective": "Elective", "source:stepUpHomeCare": "Referred to home care",
      "source:stepUpBed": "Referred to a bed", "step:emergencyStay": "Emergency stay",
      "step:electiveStay": "Elective stay",
      "step:goingHome": "Medicines, letter, transport", "step:heldUp": "Held up for days",
      "step:electiveGoingHome": "Medicines, letter, transport (elective)", "step:p1Hub": "Hub plans home care",
      "step:p2Hub": "Hub plans a community bed", "step:p3Hub": "Hub plans a care home",
      "step:p1Arranging": "Handover to home care", "step:p2Arranging": "Handover to a community bed",
      "step:p3Arranging": "Choice, funding and the home's own assessment", "step:p1Care": "Home care",
      "step:p1Onward": "Finding a lasting package", "step:p2Stay": "Intermediate care",
      "step:p2AwaitHomeCare": "Waiting in the bed for home care",
      "step:p2AwaitCareHome": "Waiting in the bed for a care home", "step:p3Stay": "Assessment in a care home",
      "step:p3Onward": "Agreeing the lasting place", "exit:home": "Home", "exit:homeAfterCare": "Home after home care",
      "exit:homeFromBed": "Home from a community bed", "exit:careHomeFromBed": "Care home from a community bed",
      "exit:inCareHome": "Care home after assessment", "exit:putOff": "Elective admission put off",
      "exit:diedInHospital": "Died in hospital", "exit:diedInBed": "Died in a community bed",
    ]
    let details = [
      "step:emergencyStay": "Acute beds, 607", "step:electiveStay": "Acute beds, 607", "step:p1Hub": "Discharge hub",
      "step:p2Hub": "Discharge hub", "step:p3Hub": "Discharge hub", "step:p1Care": "Home care, 225",
      "step:p2Stay": "Knowle centre, 60 and others", "step:p3Stay": "Care home places, 66",
    ]
    var (names, edges): ([String], [PathwayMap.Edge]) = ([], [])
    for row in Self.rows(root, "flows.csv") where row[0] == scenario && row[1] == period {
      for name in [row[2], row[3]] where !names.contains(name) { names.append(name) }
      edges.append(
        PathwayMap.Edge(
          from: names.firstIndex(of: row[2])!, to: names.firstIndex(of: row[3])!, perWeek: Double(row[4]) ?? 0))
    }
    let nodes = names.map { name in
      let kind: PathwayMap.Kind =
        name.hasPrefix("source")
        ? .source
        : name.hasPrefix("exit")
          ? .exit
          : name.hasSuffix("Stay") || name.hasSuffix("Care")
            ? .stay
            : name.contains("Await") || name.hasSuffix("Onward") ? .wait : .task
      let isChanged = name == "step:p2Stay"
      return PathwayMap.Node(
        kind: kind, label: labels[name] ?? String(name.drop { $0 != ":" }.dropFirst()), detail: details[name] ?? "",
        isChanged: isChanged, change: isChanged ? "0 → 60 beds" : "")
    }
    return PathwayMap(nodes: nodes, edges: edges)
  }

  var observed: [ObservedComparison] {
    let place = "place:acute"
    func row(_ title: String, _ unit: String, _ scale: Double, _ value: (String, String), _ at: Double, _ by: Double)
      -> ObservedComparison
    {
      ObservedComparison(
        words: MeasureWords(
          title: title, subject: "Acute beds", unit: unit, comparison: unit == "%" ? .level : .count, scale: scale),
        period: period, observed: at, tolerance: by,
        simulated: comparison("baseline", value.0, place, value.1).scenario, source: "Board papers, 2022")
    }
    return [
      row("Delayed patients at the daily census", "patients", 1, ("delayedPatients", "census"), 59, 6),
      row("Occupancy", "%", 100, ("occupancyShare", "mean"), 0.95, 0.02),
      row("Length of stay, average", "days", 1, ("lengthOfStay", "mean"), 6.5, 0.5),
      row("Beds in use", "beds", 1, ("occupancy", "mean"), 585, 20),
    ]
  }

  var load: [LoadRow] {
    [
      LoadRow(label: "Acute beds", unit: "beds", offered: 574.3, capacity: 607, arithmetic: "66.9 a day × 8.6 days"),
      LoadRow(
        label: "Home care and reablement", unit: "places", offered: 231, capacity: 225, arithmetic: "10 × 23 days"),
      LoadRow(
        label: "Intermediate care beds", unit: "beds", offered: 98, capacity: 96, arithmetic: "3.5 a day × 28 days"),
      LoadRow(label: "Discharge hub", unit: "hours a week", offered: 310, capacity: 420, arithmetic: "100 × 3.1 hours"),
      LoadRow(label: "Care homes", unit: "places", offered: 61, capacity: .infinity, arithmetic: ""),
    ]
  }

  /// Every figure of a scenario.
  func figures(_ scenario: String, label: String, id: String = "f") -> [FigureFrame] {
    let outcome = outcome(scenario, label: label)
    var figures = outcome.daily.enumerated().compactMap { Charts.fan($1, of: outcome, id: "\(id)-fan\($0)") }
    if let reasons = outcome.reasons {
      figures += [Charts.reasons(reasons, of: outcome, id: "\(id)-reasons")].compactMap { $0 }
    }
    figures += outcome.lengths.enumerated().compactMap { Charts.spread($1, of: outcome, id: "\(id)-spread\($0)") }
    let words = outcome.focus[0].words
    figures += [
      Charts.stays(outcome.places, of: outcome, id: "\(id)-stays"),
      Charts.places(outcome.places, of: outcome, id: "\(id)-places"), Charts.week(week, id: "\(id)-week"),
      Charts.forest(
        words: words, period: period,
        rows: scenarios.map {
          ForestRow(label: $0, difference: difference($0, "delayedPatients", "place:acute", "census"))
        }, id: "\(id)-forest"),
      Charts.flow(map(scenario), id: "\(id)-flow"), Charts.map(map(scenario), id: "\(id)-map"),
      Charts.observed(observed, id: "\(id)-observed"), Charts.load(load, id: "\(id)-load"),
    ].compactMap { $0 }
    return figures
  }
}
