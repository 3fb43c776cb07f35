import Experiments
import Figures
import Foundation
import ModelFiles
import PatientFlow
import Reports

/// What a run says before it begins: what is run, the load of every place, and what differs from the baseline.
struct Announcement {
  private let model: ModelFile
  private let request: RunRequest
  private let warmUp: WarmUpChoice?
  private let console: Console
  private var scenarios: [Scenario] { request.experiment.scenarios }

  /// The announcement of a request.
  init(_ model: ModelFile, _ request: RunRequest, _ warmUp: WarmUpChoice?, _ console: Console) {
    self.model = model
    self.request = request
    self.warmUp = warmUp
    self.console = console
  }

  /// What a replication is called: "simulated year", or "simulated period" where the measured time is not about a year.
  static func replicationName(_ model: ModelFile) -> String {
    let timing = model.scenarios[0].network.timing
    return Days(count: Int((timing.end - timing.start) / WeeklySchedule.day), marks: []).replicationName
  }

  /// The whole text.
  var text: String {
    var text = console.heading(SafeText.line(model.title)) + " (status: \(SafeText.line(model.status)))\n"
    text += SafeText.wrapped(plan) + "\n\n"
    text += console.heading("Offered load against capacity, baseline") + "\n" + LoadTable.text(scenarios[0].load)
    if scenarios.count > 1 { text += "\n" + console.heading("What differs from the baseline") + "\n" + differences }
    return text + "\n"
  }

  private var plan: String {
    let timing = scenarios[0].network.timing
    let others = scenarios.count - 1
    let what = others == 0 ? "The baseline" : "The baseline and \(others) scenario\(others == 1 ? "" : "s")"
    let unit = Self.replicationName(model)
    let amount =
      switch request.experiment.amount {
      case .replications(let count): "\(count) \(unit)\(count == 1 ? "" : "s") each (replications)"
      case .precision(let precision):
        "\(unit)s (replications) in tens until \(MeasureNaming.text(precision.key, scenarios[0].names)) is known within \(Rounding.text(precision.share * 100, decimals: 1)) %"
      }
    let day = { (time: Int64) in DateText.long(timing.dayZero + Int32(time / WeeklySchedule.day)) }
    let chosen =
      self.warmUp.map { " (chosen by MSER-5 from \(WarmUpChoice.trials) trials of \($0.trialDays) days)" } ?? ""
    let warmUp = (timing.start - timing.warmUpBegins) / WeeklySchedule.day
    let period = MeasureWords.period(Int32(model.headline), scenarios[0].names)
    return SafeText.line(
      "\(what), \(amount), seed \"\(request.seed)\". Measured from \(day(timing.start)) to \(day(timing.end - 1)) after "
        + "\(warmUp) days of warm-up\(chosen); the answer is told for \(period).")
  }

  /// What each scenario changes: in full for a few, by name for many.
  private var differences: String {
    if scenarios.count - 1 > Self.mostInFull { return differencesByName }
    var text = ""
    for scenario in scenarios.dropFirst() {
      let head = "  " + SafeText.line(scenario.id) + (scenario.label == scenario.id ? "" : ": ")
      let label = scenario.label == scenario.id ? "" : SafeText.line(scenario.label)
      text += SafeText.wrapped(label, indent: "    ", first: head) + "\n"
      if scenario.changes.isEmpty { text += "    no change\n" }
      for change in scenario.changes.prefix(Self.mostChanges) {
        text += SafeText.cut("    " + Self.words(change), to: Console.width) + "\n"
      }
      let more = scenario.changes.count - Self.mostChanges
      if more > 0 { text += "    and \(more) more (run.json has them all)\n" }
      if let load = LoadTable.changes(from: scenarios[0].load, to: scenario.load) {
        text += SafeText.wrapped("load: " + load, indent: "      ", first: "    ") + "\n"
      }
    }
    return text
  }

  private var differencesByName: String {
    var text = ""
    for scenario in scenarios.dropFirst() {
      let head = "  " + SafeText.line(scenario.id)
      let label = scenario.label == scenario.id ? "" : SafeText.line(scenario.label)
      text += SafeText.wrapped(label, indent: "    ", first: label.isEmpty ? head : head + ": ") + "\n"
    }
    return text + "  (d2a check shows the load of each, run.json every change)\n"
  }

  private static let mostInFull = 4
  private static let mostChanges = 3

  private static func words(_ change: ChangeText) -> String {
    let values = [change.before, change.after].compactMap { $0 }.joined(separator: " → ")
    return SafeText.line("\(change.verb) \(change.path)" + (values.isEmpty ? "" : ": \(values)"))
  }
}
